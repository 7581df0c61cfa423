"""The words that the comparison of notes knows, from `flows/danish/contrasts.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from flows.yaml_source import read_yaml, validate

_FILE = Path(__file__).parent.parent / "danish" / "contrasts.yaml"


class Contrasts(BaseModel):
    """The whole of `contrasts.yaml`; the words of a line are separated by spaces, its sides by a bar."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    negations: str
    opposite_prefixes: str
    contrasts: list[str]
    harmless: list[str]
    confused: list[str]
    abbreviations: list[str]
    prepositions: str
    numbers: str
    short_words: str


@dataclass(frozen=True, eq=False)
class WordLists:
    """The lists, ready for looking up."""

    negations: frozenset[str]
    opposite_prefixes: tuple[str, ...]
    contrasts: dict[str, tuple[tuple[int, int], ...]]  # word: (line, side)
    harmless: dict[str, int]  # word: line
    confused: dict[str, int]
    abbreviations: tuple[tuple[str, str], ...]  # short form, written out
    prepositions: frozenset[str]
    numbers: dict[str, str]  # word: digits
    short_words: frozenset[str]

    def with_contrasts(self, lines: tuple[str, ...]) -> WordLists:
        """Add lines such as "kvote / måltal" to the contrasts."""
        added = dict(self.contrasts)
        first = 1 + max((line for places in added.values() for line, _ in places), default=-1)
        for word, places in _sides(lines, first).items():
            added[word] = added.get(word, ()) + places
        return WordLists(**{**self.__dict__, "contrasts": added})


@cache
def word_lists() -> WordLists:
    """Read the lists that come with the program."""
    data = validate(read_yaml(_FILE, _FILE.name), Contrasts)
    abbreviations: list[tuple[str, str]] = []
    for line in data.abbreviations:
        short, _, long = line.partition("/")
        abbreviations.extend((form, long.strip()) for form in short.split())
    return WordLists(
        negations=frozenset(data.negations.split()),
        opposite_prefixes=tuple(data.opposite_prefixes.split()),
        contrasts=_sides(tuple(data.contrasts), 0),
        harmless=_line_of_word(data.harmless),
        confused=_line_of_word(data.confused),
        abbreviations=tuple(abbreviations),
        prepositions=frozenset(data.prepositions.split()),
        numbers={word: str(value) for value, word in enumerate(data.numbers.split())},
        short_words=frozenset(data.short_words.split()),
    )


def _line_of_word(lines: list[str]) -> dict[str, int]:
    return {word: number for number, line in enumerate(lines) for word in line.split()}


def _sides(lines: tuple[str, ...], first: int) -> dict[str, tuple[tuple[int, int], ...]]:
    sides: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, line in enumerate(lines, start=first):
        for side, words in enumerate(line.casefold().split("/")):
            for word in words.split():
                sides[word] = (*sides.get(word, ()), (number, side))
    return sides
