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
    abbreviations: list[str]
    numbers: str


@dataclass(frozen=True)
class WordLists:
    """The lists, ready for looking up."""

    negations: frozenset[str]
    opposite_prefixes: tuple[str, ...]
    contrasts: dict[str, tuple[tuple[int, int], ...]]  # word: (line, side)
    harmless: dict[str, int]  # word: line
    abbreviations: tuple[tuple[str, str], ...]  # short form, written out
    numbers: dict[str, str]  # word: digits


@cache
def word_lists() -> WordLists:
    """Read the lists that come with the program."""
    data = validate(read_yaml(_FILE, _FILE.name), Contrasts)
    contrasts: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(data.contrasts):
        for side, words in enumerate(line.split("/")):
            for word in words.split():
                contrasts.setdefault(word, []).append((number, side))
    abbreviations = []
    for line in data.abbreviations:
        short, _, long = line.partition("/")
        abbreviations.extend((form, long.strip()) for form in short.split())
    return WordLists(
        negations=frozenset(data.negations.split()),
        opposite_prefixes=tuple(data.opposite_prefixes.split()),
        contrasts={word: tuple(places) for word, places in contrasts.items()},
        harmless={word: number for number, line in enumerate(data.harmless) for word in line.split()},
        abbreviations=tuple(abbreviations),
        numbers={word: str(value) for value, word in enumerate(data.numbers.split())},
    )
