"""What may tell of a person without a name: a special category told of somebody, a role that one has, initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from flows.findings import Finding
from flows.screen.cues import cues, pattern_of, words_of

_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"\w+")
_BEGINNING = 4  # letters
_BEGINS = re.compile(rf"\b\w{{1,{_BEGINNING}}}")
_SIGNATURE = 24  # signs at the end of a note in which initials stand


def beginnings_of(text: str) -> frozenset[str]:
    """Give the first letters of each word of a text: what can't stand in it need not be looked for."""
    return frozenset(_BEGINS.findall(text.lower()))


def find_special(text: str, names: Iterable[Finding], beginnings: frozenset[str]) -> Iterator[Finding]:
    """Find special categories that are told of somebody in a plain copy.

    Args:
        text: The copy.
        names: The names that were found in it.
        beginnings: Those of its words.
    """
    if beginnings.isdisjoint(_begin_category()):
        return
    categories = list(_categories().finditer(text))
    if not categories:
        return
    persons = [(name.start, name.end) for name in names] + [found.span() for found in _persons().finditer(text)]
    for category in categories:
        for start, end in persons:
            between = text[min(end, category.end()) : max(start, category.start())]
            if _SENTENCE.fullmatch(f" {between} ") and len(_WORD.findall(between)) <= cues().special.reach:
                yield Finding(*category.span(), "special", "warn")
                break


def find_roles(text: str, beginnings: frozenset[str]) -> Iterator[Finding]:
    """Find roles that only one person has in a plain copy: "vores leder", "sekretæren på 3. sal"."""
    if beginnings.isdisjoint(_begin_role()):
        return
    for found in _roles().finditer(text):
        yield Finding(*found.span(), "role", "warn")


def find_initials(text: str) -> Iterator[Finding]:
    """Find the initials that a note is signed with."""
    begin = max(0, len(text) - _SIGNATURE)
    if text[begin:].islower():
        return
    found = _initials().search(text, begin)
    if found and found["letters"].casefold() not in words_of(cues().initials.not_initials):
        yield Finding(*found.span("letters"), "initials", "warn")


def _beginnings(lines: Iterable[str]) -> frozenset[str]:
    """Give how the first words of a list's entries begin."""
    firsts = (_WORD.findall(entry)[0] for entry in words_of(lines))
    return frozenset(first[:_BEGINNING] for first in firsts)


@cache
def _begin_category() -> frozenset[str]:
    return _beginnings(cues().special.categories)


@cache
def _begin_role() -> frozenset[str]:
    says = cues().roles
    return _beginnings((*says.nouns, *says.placed, *says.alone))


@cache
def _categories() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern_of(cues().special.categories)})(?!\w)", re.IGNORECASE)


@cache
def _persons() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern_of(cues().special.persons)})(?!\w)", re.IGNORECASE)


@cache
def _roles() -> re.Pattern[str]:
    says = cues().roles
    owners, nouns, placed = map(pattern_of, (says.owners, says.nouns, says.placed))
    places, alone = map(pattern_of, (says.places, says.alone))
    ours = rf"(?:{owners})(?:\s(?:nye|gamle|egen|tidligere|nuværende))?\s(?:{nouns})"
    return re.compile(rf"(?<!\w)(?:{ours}|(?:{placed})\s(?:{places})|{alone})(?!\w)", re.IGNORECASE)


@cache
def _initials() -> re.Pattern[str]:
    greetings = "|".join(re.escape(word) for word in words_of(cues().initials.greetings) if word != "/")
    return re.compile(
        rf"(?:(?<=\s)[-/]|(?:^|\s)/|\(|\b(?i:{greetings})[,.:]?\s)\s?(?P<letters>[A-ZÆØÅ]{{2,4}})\)?[.!]?\s*$"
    )
