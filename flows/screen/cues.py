"""The words of `cues.yaml` and `names.yaml`, ready for looking up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from pydantic import BaseModel, ConfigDict

from flows.yaml_source import read_packaged

_UNACCENTED = str.maketrans(
    {"ı": "i", "đ": "d", "ð": "d", "ł": "l", "ß": "ss", "ə": "e", "þ": "th", "ä": "æ", "ö": "ø", "’": "'"}
)
_LETTERS = "a-zæøå"


class _Lists(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Streets(_Lists):
    sure: list[str]
    unsure: list[str]
    ordinary: list[str]
    right_before: list[str]
    before: list[str]
    units: list[str]


class _Names(_Lists):
    before: list[str]
    titles: list[str]
    particles: list[str]
    named_after: list[str]
    named_after_endings: list[str]
    not_before: list[str]
    titles_before: list[str]
    not_names: list[str]
    no_surnames: list[str]
    surname_endings: list[str]
    landscape_endings: list[str]
    place_beginnings: list[str]
    place_endings: list[str]
    lettered: list[str]
    abbreviated: list[str]
    surname_beginnings: list[str]


class _Special(_Lists):
    reach: int
    categories: list[str]
    persons: list[str]


class _Roles(_Lists):
    owners: list[str]
    nouns: list[str]
    placed: list[str]
    places: list[str]
    alone: list[str]


class _Initials(_Lists):
    greetings: list[str]
    before: list[str]
    not_initials: list[str]


class Cues(_Lists):
    """The whole of cues.yaml."""

    cpr: list[str]
    birth: list[str]
    phone: list[str]
    calling: list[str]
    account: list[str]
    banks: list[str]
    identifiers: list[str]
    numbered_with_nr: list[str]
    things: list[str]
    things_with_nr: list[str]
    marks: list[str]
    amounts: list[str]
    streets: _Streets
    names: _Names
    special: _Special
    roles: _Roles
    initials: _Initials


class _NameLists(_Lists):
    given_common: str
    given: str
    given_also_words: str
    surnames: str
    surnames_also_words: str
    given_second: str


@dataclass(frozen=True)
class NameLists:
    """Names as `fold_name` gives them; those that are words, too, stand apart.

    Attributes:
        common: The given names that are common in Denmark; they are among `given`.
        second: Given names that people have besides another.
    """

    common: frozenset[str]
    given: frozenset[str]
    given_also_words: frozenset[str]
    surnames: frozenset[str]
    surnames_also_words: frozenset[str]
    second: frozenset[str]

    @cached_property
    def all_surnames(self) -> frozenset[str]:
        """Surnames, those that are words among them."""
        return self.surnames | self.surnames_also_words


@cache
def cues() -> Cues:
    """Read the cues that come with the program."""
    return read_packaged("flows.screen", "cues.yaml", Cues)


@cache
def name_lists() -> NameLists:
    """Read the names that come with the program."""
    lists = read_packaged("flows.screen", "names.yaml", _NameLists)
    common, given, *others = (frozenset(names.split()) for _, names in lists)
    return NameLists(common, common | given, *others)


@lru_cache(maxsize=1 << 14)
def fold_name(name: str) -> str:
    """Give a name as the lists have it: in lower case, without accents but for the Danish letters."""
    folded = name.casefold()
    if folded.isascii():
        return folded
    folded = unicodedata.normalize("NFC", name.replace("İ", "I")).casefold().translate(_UNACCENTED)
    return "".join(sign if sign in "æøå" else unicodedata.normalize("NFD", sign)[0] for sign in folded)


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """Give the entries of a list."""
    return _words_of(tuple(lines))


@cache
def _words_of(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for line in lines for word in line.split())


def pattern_of(lines: Iterable[str]) -> str:
    """Give one regular expression for a list: "*" is any letters, "_" a space; with a backslash it is one."""
    return "|".join(sorted(map(_pattern, words_of(lines)), key=len, reverse=True))


def _pattern(word: str) -> str:
    if "\\" in word:
        return word.replace(" ", r"\s+")
    before, after = r"\w*" * word.startswith("*"), r"\w*" * word.endswith("*")
    return before + re.escape(word.strip("*")).replace(r"\ ", r"\s+") + after
