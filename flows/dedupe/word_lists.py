"""The words that the comparison of notes knows, from `word_lists.yaml` and the lists that stages share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from flows.danish.function_words import function_words
from flows.danish.staff_words import own_abbreviations
from flows.yaml_source import read_yaml, validate

_FILE = Path(__file__).with_name("word_lists.yaml")


class _WordListsFile(BaseModel):
    """The whole of `word_lists.yaml`; the words of a line are separated by spaces, its sides by a bar."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    negations: str
    opposite_prefixes: str
    contrasts: list[str]
    harmless: list[str]
    confused: list[str]
    abbreviations: list[str]
    spellings: list[str]
    capitals: str
    small_words: str
    near_small_words: str
    prepositions: str
    numbers: str
    tens: str
    ordinals: str
    labels: str
    greetings: list[str]
    fillers: str
    turns: str
    ordered: str
    asks: str
    short_words: str


@dataclass(frozen=True, eq=False)
class WordLists:
    """The lists, ready for looking up."""

    negations: frozenset[str]
    opposite_prefixes: tuple[str, ...]
    contrasts: dict[str, tuple[tuple[int, int], ...]]  # word: (line, side)
    contrast_lines: tuple[tuple[tuple[str, int], ...], ...]  # by line, each word and its side
    contrasts_by_start: dict[str, tuple[str, ...]]  # first two letters: words
    harmless: dict[str, int]  # word: line
    confused: dict[str, int]
    abbreviations: tuple[tuple[str, str], ...]  # short form, written out
    spellings: tuple[tuple[str, str], ...]  # a part of a word, how it is compared
    small_words: frozenset[str]
    near_small_words: frozenset[str]
    prepositions: frozenset[str]
    numbers: dict[str, str]  # word: digits
    ordinals: tuple[str, ...]  # from 1 up
    labels: frozenset[str]
    greetings: tuple[str, ...]
    fillers: frozenset[str]
    turns: frozenset[str]
    ordered: frozenset[str]
    asks: frozenset[str]
    short_words: frozenset[str]


def word_lists(more_contrasts: tuple[str, ...] = ()) -> WordLists:
    """Give the lists that come with the program, with lines such as "kvote / måltal" added to the contrasts."""
    return _read(more_contrasts)


@lru_cache(maxsize=8)
def _read(more_contrasts: tuple[str, ...]) -> WordLists:
    data = validate(read_yaml(_FILE, _FILE.name), _WordListsFile)
    abbreviations: list[tuple[str, str]] = []
    for line in data.abbreviations:
        short, _, long = line.partition("/")
        abbreviations.extend((form, long.strip()) for form in short.split())
    abbreviations.extend((short, own_abbreviations()[short][0]) for short in data.capitals.split())
    lines = [*data.contrasts, *more_contrasts]
    contrasts = _sides(lines)
    by_start: dict[str, tuple[str, ...]] = {}
    for word in contrasts:
        by_start[word[:2]] = (*by_start.get(word[:2], ()), word)
    return WordLists(
        negations=frozenset(data.negations.split()),
        opposite_prefixes=tuple(data.opposite_prefixes.split()),
        contrasts=contrasts,
        contrast_lines=tuple(tuple(_words_of_line(line)) for line in lines),
        contrasts_by_start=by_start,
        harmless=_line_of_word(data.harmless),
        confused=_line_of_word(data.confused),
        abbreviations=tuple(abbreviations),
        spellings=tuple(_pair(line) for line in data.spellings),
        small_words=function_words().union(data.small_words.split()),
        near_small_words=frozenset(data.near_small_words.split()),
        prepositions=frozenset(data.prepositions.split()),
        numbers={
            **{word: str(value) for value, word in enumerate(data.numbers.split())},
            **{word: str(10 * value) for value, word in enumerate(data.tens.split(), start=3)},
        },
        ordinals=tuple(data.ordinals.split()),
        labels=frozenset(data.labels.split()),
        greetings=tuple(data.greetings),
        ordered=frozenset(data.ordered.split()),
        asks=frozenset(data.asks.split()),
        fillers=frozenset(data.fillers.split()),
        turns=frozenset(data.turns.split()),
        short_words=frozenset(data.short_words.split()),
    )


def _pair(line: str) -> tuple[str, str]:
    part, _, full = line.partition("/")
    return part.strip(), full.strip()


def _line_of_word(lines: list[str]) -> dict[str, int]:
    return {word: number for number, line in enumerate(lines) for word in line.split()}


def _sides(lines: Sequence[str]) -> dict[str, tuple[tuple[int, int], ...]]:
    sides: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, line in enumerate(lines):
        for word, side in _words_of_line(line):
            sides[word] = (*sides.get(word, ()), (number, side))
    return sides


def _words_of_line(line: str) -> Iterator[tuple[str, int]]:
    for side, words in enumerate(line.casefold().split("/")):
        yield from ((word, side) for word in words.split())
