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
_LETTERS = re.compile(r"(?<![\w.-])(?:(?:[A-ZÆØÅ]\.){2,4}(?!\s?[A-ZÆØÅ][a-zæøå])(?!\w)|[A-ZÆØÅ]{3,4}(?![\w-]))")
_LONGEST_BEFORE = 12  # signs of a word in front of initials
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
    if beginnings.isdisjoint(_begin_category()) and not any(part in text.lower() for part in _inside_category()):
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
    if beginnings.isdisjoint(_begin_role()) and not any(part in text.lower() for part in _inside_role()):
        return
    for found in _roles().finditer(text):
        yield Finding(*found.span(), "role", "warn")


def find_initials(text: str) -> Iterator[Finding]:
    """Find the initials that a note is signed with."""
    begin = max(0, len(text) - _SIGNATURE)
    if text[begin:].islower():
        return
    found = _initials().search(text, begin)
    if found and found["letters"].casefold() not in _not_initials():
        yield Finding(*found.span("letters"), "initials", "warn")


def find_initials_inside(text: str) -> Iterator[Finding]:
    """Find initials in a sentence: with points ("A.R."), or in capitals behind a word like "hos"."""
    for found in _LETTERS.finditer(text):
        dotted = "." in found[0]
        if found[0].replace(".", "").casefold() in _not_initials():
            continue
        if dotted or _before_initials().search(text, max(0, found.start() - _LONGEST_BEFORE), found.start()):
            yield Finding(*found.span(), "initials", "warn")


def _beginnings(lines: Iterable[str]) -> frozenset[str]:
    """Give how the first words of a list's entries begin."""
    entries = [entry for entry in words_of(lines) if not entry.startswith("*")]
    return frozenset(_WORD.findall(entry)[0][:_BEGINNING] for entry in entries)


def _endings(lines: Iterable[str]) -> tuple[str, ...]:
    """Give what a word holds that an entry of a list tells with a star in front."""
    return tuple(entry.strip("*") for entry in words_of(lines) if entry.startswith("*"))


@cache
def _inside_category() -> tuple[str, ...]:
    return _endings(cues().special.categories)


@cache
def _inside_role() -> tuple[str, ...]:
    return _endings(cues().roles.alone)


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
def _not_initials() -> frozenset[str]:
    return words_of(cues().initials.not_initials)


@cache
def _before_initials() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern_of(cues().initials.before)}):?\s$", re.IGNORECASE)


@cache
def _initials() -> re.Pattern[str]:
    greetings = "|".join(re.escape(word) for word in words_of(cues().initials.greetings))
    return re.compile(
        rf"(?:(?<=\s)[-/]|(?:^|\s)/|\(|\b(?i:{greetings})[,.:]?\s)\s?(?P<letters>[A-ZÆØÅ]{{2,4}})\)?[.!]?\s*$"
    )
