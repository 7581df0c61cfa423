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
_BEGINNING = 5  # letters
_BEGUN = re.compile(rf"\w{{{_BEGINNING}}}.*\*$")
_FAR = 400  # signs, more than as many words have as may stand between a person and what is told
_LETTERS = re.compile(r"(?<![\w.-])(?:(?:[A-ZÆØÅ]\.){2,4}(?!\s?[A-ZÆØÅ][a-zæøå])(?!\w)|[A-ZÆØÅ]{3,4}(?![\w-]))")
_LONGEST_BEFORE = 12  # signs of a word in front of initials
_SIGNATURE = 24  # signs at the end of a note in which initials stand


@dataclass(frozen=True, slots=True)
class Words:
    """A text in lower case, its words and how they begin: what can't stand in it need not be looked for."""

    lower: str
    whole: frozenset[str]
    beginnings: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Words:
        """Take a text apart."""
        lower = text.lower()
        whole = frozenset(_WORD.findall(lower))
        return cls(lower, whole, frozenset([word[:_BEGINNING] for word in whole]))


@dataclass(frozen=True, slots=True)
class _Gate:
    """Tells whether a text can hold an entry of a list: by whole words, how one begins, or what is in one."""

    whole: frozenset[str]
    phrases: tuple[frozenset[str], ...]
    of_phrases: frozenset[str]
    beginnings: frozenset[str]
    inside: tuple[str, ...]

    @classmethod
    def of(cls, lines: Iterable[str]) -> _Gate:
        entries = words_of(lines)
        plain = [frozenset(_WORD.findall(entry)) for entry in entries if "*" not in entry]
        phrases = tuple(words for words in plain if len(words) > 1)
        begun = {entry for entry in entries if entry[-1] == "*" and _BEGUN.match(entry)}
        return cls(
            frozenset(word for words in plain if len(words) == 1 for word in words),
            phrases,
            frozenset(max(words, key=len) for words in phrases),
            frozenset(entry[:_BEGINNING] for entry in begun),
            tuple(entry.strip("*") for entry in entries - begun if "*" in entry),
        )

    def lets_through(self, words: Words) -> bool:
        if not (self.whole.isdisjoint(words.whole) and self.beginnings.isdisjoint(words.beginnings)):
            return True
        for part in self.inside:
            if part in words.lower:
                return True
        return not self.of_phrases.isdisjoint(words.whole) and any(phrase <= words.whole for phrase in self.phrases)


def find_special(text: str, names: Iterable[Finding], words: Words) -> Iterator[Finding]:
    """Find special categories that are told of somebody in a plain copy.

    Args:
        text: The copy.
        names: The names that were found in it.
        words: Its words.
    """
    if not _category_gate().lets_through(words):
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
    return _category_gate().lets_through(words) and _categories().search(text) is not None


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
    if not _role_gate().lets_through(words):
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
