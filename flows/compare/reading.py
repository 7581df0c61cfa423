"""Reads two workshops that can be compared: both published, and placed by one scheme."""

from __future__ import annotations

from flows.compare.comparison import Comparison, compare
from flows.compare.printed import read_printed
from flows.compare.wording import wording
from flows.errors import InputError, RulesError, UsageError
from flows.publish import Published, read_published
from flows.record import RESULT
from flows.workshop import Folders, find_workshops


def read_compared(first: str, second: str, folders: Folders) -> Comparison:
    """Compare what two workshops published; nothing is written.

    Args:
        first: The name of the earlier one's folder.
        second: That of the later one.
        folders: Where they are.

    Raises:
        UsageError: There is no such workshop, or they are the same.
        InputError: One has published nothing, or nothing that holds.
        RulesError: They have not the same scheme.
    """
    first, second = (find_workshops(folders.inputs, (name,))[0] for name in (first, second))
    faults = wording().faults
    if first == second:
        raise UsageError(faults["same"].format(name=first))
    stand = {name: _published(name, folders) for name in (first, second)}
    one, other = (read_printed(published.result) for published in stand.values())
    if one.scheme != other.scheme:
        names = {"first": first, "second": second}
        raise RulesError(faults["schemes"].format(**names, one=one.scheme, other=other.scheme))
    if len({str(published.record.parts.get("scheme")) for published in stand.values()}) > 1:
        raise RulesError(faults["changed"].format(first=first, second=second, scheme=one.scheme))
    return compare(one, other, wording().without_theme, wording().subtheme)


def _published(name: str, folders: Folders) -> Published:
    faults, published = wording().faults, read_published(folders.outputs / name)
    if published is None:
        raise InputError(faults["nothing"].format(name=name))
    listed = [output for output in published.record.outputs if output.file == RESULT]
    if not listed or not listed[0].is_at(folders.outputs / name / RESULT):
        raise InputError(faults["edited"].format(name=name, file=RESULT))
    return published
