"""Finds the tables that came back: among the inputs, and where packages were delivered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from flows.errors import InputError
from flows.follow_up.form import form
from flows.follow_up.mark import is_follow_up
from flows.follow_up.returned import Returned, read_returned
from flows.sheets import ENDINGS, read_bytes


def collect_returned(
    folder: Path, inputs: Sequence[Path], delivered: Mapping[str, Path], workshop: str
) -> tuple[Returned, ...]:
    """Read every table that came back; one that can't be read now is told of and stops nothing.

    Args:
        folder: The workshop's.
        inputs: The tables in it.
        delivered: By the id of a receiver, the folder its package was laid into.
        workshop: The name of its folder.
    """
    names = form().names
    found = [
        (path, names["input"].format(number=number), path.relative_to(folder).as_posix())
        for number, path in enumerate(inputs, 1)
    ]
    for receiver, target in delivered.items():
        tables = filter(is_follow_up, list_spreadsheets(target))
        found += [(path, names["delivered"], f"{receiver}\0{path.name}") for path in tables]
    return tuple(_read(path, name, place, workshop) for path, name, place in found)


def list_spreadsheets(target: Path) -> list[Path]:
    """Give what may be tables in a folder that others use; one that is away for a while holds none now."""
    try:
        return sorted(path for path in target.iterdir() if _may_be_table(path))
    except OSError:
        return []


def _may_be_table(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and not path.name.startswith(("~$", ".")) and path.is_file()


def _read(path: Path, name: str, place: str, workshop: str) -> Returned:
    try:
        return read_returned(read_bytes(path, name), name, place, workshop)
    except InputError as exc:
        return Returned(name, refused=str(exc).removeprefix(f"{name}: "))
