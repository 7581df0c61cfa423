"""All searches of a text, and what of their findings counts where they overlap."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from flows.findings import Finding
from flows.screen.hints import (
    Words,
    find_initials,
    find_initials_inside,
    find_roles,
    find_special,
    names_category,
)
from flows.screen.lower_names import find_lower_names
from flows.screen.numbers import find_numbers
from flows.screen.persons import find_names, names_thing
from flows.screen.places import find_addresses, find_emails
from flows.screen.plain_copy import plain_copy
from flows.screen.staff_list import StaffList

_MANY_DIGITS = re.compile(r"(?:\d\D*){6}")  # of a person's number, however it is parted
_DIGIT = re.compile(r"\d")
_CAPITALS = re.compile("[A-ZÆØÅ]\\.?[A-ZÆØÅ]")
_TELLS_NO_MORE = ("name", "single_name", "initials")
_NOBODY = StaffList(())


def screen_text(text: str, listed: StaffList = _NOBODY) -> tuple[Finding, ...]:
    """Find personal data in a text, in the order in which it stands there; no two findings overlap.

    Args:
        text: As it would be printed.
        listed: The names that the unit supplied.
    """
    copy = plain_copy(text)
    words = Words.of(copy.text)
    found = _resolve(_stop_known(copy.text, words, _search(copy.text, words, listed)))
    if copy.origins is None:
        return tuple(found)
    return tuple(
        Finding(*copy.verbatim(finding.start, finding.end), finding.kind, finding.grade) for finding in found
    )


def _stop_known(text: str, words: Words, findings: Iterable[Finding]) -> list[Finding]:
    """Let a name that is only told of stop, too, where a text tells more of somebody: a colleague may have it."""
    found = list(findings)
    if not any(finding.kind == "name" and finding.grade == "warn" for finding in found):
        return found
    if all(finding.kind in _TELLS_NO_MORE for finding in found) and not names_category(text, words):
        return found
    of_somebody = any(finding.grade == "stop" or finding.kind == "special" for finding in found)
    return [
        replace(finding, grade="stop")
        if finding.kind == "name" and (of_somebody or not names_thing(text, finding.end))
        else finding
        for finding in found
    ]


def _search(text: str, words: Words, listed: StaffList) -> Iterator[Finding]:
    if _DIGIT.search(text):
        yield from find_addresses(text, words.whole)
        if _MANY_DIGITS.search(text):
            yield from find_numbers(text)
    yield from find_emails(text, words.whole)
    names = [*listed.find(text), *find_names(text), *find_lower_names(text, words.whole)]
    yield from names
    yield from find_special(text, names, words)
    yield from find_roles(text, words)
    yield from find_initials(text)
    if _CAPITALS.search(text):
        yield from find_initials_inside(text)


def _resolve(findings: Iterable[Finding]) -> list[Finding]:
    """Keep of findings that overlap the one that stops, then the longer one."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda each: (each.grade != "stop", each.start - each.end, each.start)):
        place = bisect_left(kept, finding.start, key=lambda each: each.start)
        before_ends = kept[place - 1].end if place else 0
        after_starts = kept[place].start if place < len(kept) else finding.end
        if before_ends <= finding.start and finding.end <= after_starts:
            kept.insert(place, finding)
    return kept
