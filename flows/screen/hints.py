"""What may tell of a person without a name: a special category told of somebody, a role that one has, initials."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from flows.findings import Finding
from flows.screen.cues import cues, pattern_of, words_of

_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"\w+")
_BEGINNING = 4  # letters
_FAR = 400  # signs, more than as many words have as may stand between a person and what is told
_LETTERS = re.compile(r"(?<![\w.-])(?:(?:[A-ZÆØÅ]\.){2,4}(?!\s?[A-ZÆØÅ][a-zæøå])(?!\w)|[A-ZÆØÅ]{3,4}(?![\w-]))")
_LONGEST_BEFORE = 12  # signs of a word in front of initials
_SIGNATURE = 24  # signs at the end of a note in which initials stand


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in lower case, and how they begin: what can't stand in it need not be looked for."""

    whole: frozenset[str]
    beginnings: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Words:
        """Take a text apart."""
        whole = frozenset(_WORD.findall(text.lower()))
        return cls(whole, frozenset([word[:_BEGINNING] for word in whole]))


@dataclass(frozen=True, slots=True)
class _Gate:
    """Tells whether a text can hold an entry of a list: by a whole word, how one begins, or what is in one."""

    whole: frozenset[str]
    beginnings: frozenset[str]
    inside: tuple[str, ...]

    @classmethod
    def of(cls, lines: Iterable[str]) -> _Gate:
        entries = words_of(lines)
        plain = [entry for entry in entries if "*" not in entry]
        begun = [entry for entry in entries if entry.endswith("*") and not entry.startswith("*")]
        return cls(
            frozenset(max(_WORD.findall(entry), key=len) for entry in plain),
            frozenset(_WORD.findall(entry)[0][:_BEGINNING] for entry in begun),
            tuple(entry.strip("*") for entry in entries if entry.startswith("*")),
        )

    def lets_through(self, text: str, words: Words) -> bool:
        if not (self.whole.isdisjoint(words.whole) and self.beginnings.isdisjoint(words.beginnings)):
            return True
        return any(part in text for part in self.inside)


def find_special(text: str, names: Iterable[Finding], words: Words) -> Iterator[Finding]:
    """Find special categories that are told of somebody in a plain copy.

    Args:
        text: The copy.
        names: The names that were found in it.
        words: Its words.
    """
    if not _category_gate().lets_through(text, words):
        return
    categories = list(_categories().finditer(text))
    if not categories:
        return
    told = [(name.start, name.end) for name in names]
    persons = sorted({*told, *(found.span() for found in _persons().finditer(text))})
    for category in categories:
        place = bisect_left(persons, category.span())
        if any(_is_told_of(text, category, person) for person in persons[max(0, place - 1) : place + 1]):
            yield Finding(*category.span(), "special", "warn")


def names_category(text: str, words: Words) -> bool:
    """Tell whether a plain copy names a special category at all, of whomever it is told."""
    return _category_gate().lets_through(text, words) and _categories().search(text) is not None


def _is_told_of(text: str, category: re.Match[str], person: tuple[int, int]) -> bool:
    """Tell whether a category stands in the sentence of a person, and near: that is seen by the nearest persons."""
    start, end = person
    begin, stop = min(end, category.end()), max(start, category.start())
    if stop - begin > _FAR:
        return False
    between = text[begin:stop]
    return bool(_SENTENCE.fullmatch(f" {between} ")) and len(_WORD.findall(between)) <= cues().special.reach


def find_roles(text: str, words: Words) -> Iterator[Finding]:
    """Find roles that only one person has in a plain copy: "vores leder", "sekretæren på 3. sal"."""
    if not _role_gate().lets_through(text, words):
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


@cache
def _category_gate() -> _Gate:
    return _Gate.of(cues().special.categories)


@cache
def _role_gate() -> _Gate:
    says = cues().roles
    return _Gate.of((*says.nouns, *says.placed, *says.alone))


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
