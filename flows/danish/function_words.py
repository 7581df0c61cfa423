"""Small words, words that say nothing of a subject, and which words are ordinary ones and no abbreviation."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from flows.danish.known_words import is_known
from flows.yaml_source import read_yaml, validate


class _FunctionWords(BaseModel):
    """The whole of `function_words.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: str
    empty: str
    circumstances: str
    everyday: str
    general: str
    accents: str


@cache
def function_words() -> frozenset[str]:
    """List the words that hold sentences together, in lower case."""
    return frozenset(_lists().words.split())


@cache
def empty_words() -> frozenset[str]:
    """List the words that say nothing of a subject, function words included."""
    return function_words().union(_lists().empty.split())


@cache
def no_subjects() -> frozenset[str]:
    """List the words by which no notes are about the same: the empty ones, and those for where, when and how."""
    return empty_words().union(_lists().circumstances.split())


@cache
def everyday_words() -> frozenset[str]:
    """List the words that stand in notes of any subject, so that a rule that finds one finds too much."""
    return empty_words().union(_lists().everyday.split())


@cache
def general_words() -> frozenset[str]:
    """List the dictionary words that stand in notes of any subject, and so gather what has no subject in common."""
    return no_subjects().union(_lists().general.split())


@cache
def _without_accent() -> frozenset[str]:
    return function_words().union(_lists().accents.split())


def means_another_without_accent(plain: str) -> bool:
    """Tell whether what is left of a word without its accents is another word: "allé" is no "alle"."""
    return plain in _without_accent()


@cache
def _lists() -> _FunctionWords:
    path = Path(__file__).with_name("function_words.yaml")
    return validate(read_yaml(path, path.name), _FunctionWords)


def is_ordinary(word: str) -> bool:
    """Tell whether a word in lower case is Danish; of short words only the empty ones are known."""
    return word in empty_words() or is_known(word)
