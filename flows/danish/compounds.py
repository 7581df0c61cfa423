"""What compounds are made of, and words that only look like them: "normal" does not begin with "norm"."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from flows.danish.inflection import dictionary_word
from flows.danish.known_words import is_ordinary
from flows.yaml_source import read_yaml, validate

_SHORTEST_PART = 4  # letters: shorter words stand in many others by accident
_LINKS = ("", "s", "e")


@lru_cache(maxsize=1 << 16)
def parts_of(word: str) -> tuple[str, ...]:
    """Give the two parts of a compound, as dictionary words; none for a word that is no compound of known ones.

    Of several ways to part it, that with the longest last part holds.
    """
    for firsts, last in ways_to_part(word):
        return dictionary_word(firsts[0]), dictionary_word(last)
    return ()


def ways_to_part(word: str, short: Container[str] = frozenset()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give the parts of a compound as they are written: what the first may be, its link cut off, and the last.

    Args:
        word: In the dictionary's form, for "måltidet" ends like "idet".
        short: Words of fewer letters than a part must have that may be one, too, beside one that is long enough.
    """
    for cut in range(1, len(word)):
        start, last = word[:cut], word[cut:]
        if not _may_be_part(last, short) or dictionary_word(last) in _no_parts():
            continue
        stems = (start.removesuffix(link) for link in _LINKS if start.endswith(link))
        firsts = tuple(stem for stem in stems if _may_be_part(stem, short) and stem not in _no_firsts())
        if firsts and max(len(firsts[0]), len(last)) >= _SHORTEST_PART:
            yield firsts, last


def _may_be_part(word: str, short: Container[str]) -> bool:
    return is_ordinary(word) if len(word) >= _SHORTEST_PART else word in short


@cache
def _no_parts() -> frozenset[str]:
    return frozenset(_accidents().no_parts.split())


@cache
def _no_firsts() -> frozenset[str]:
    return frozenset(_accidents().no_firsts.split())


class Accidents(BaseModel):
    """The whole of `compounds.yaml`: by the part, what words that are no compounds of it begin with or hold.

    `no_parts` are words that end many others without being a part of them, `no_firsts` such that begin them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: dict[str, list[str]]
    head: dict[str, list[str]]
    no_parts: str
    no_firsts: str


@cache
def _accidents() -> Accidents:
    path = Path(__file__).with_name("compounds.yaml")
    return validate(read_yaml(path, path.name), Accidents)


def is_accident(word: str, part: str, where: Literal["start", "head"]) -> bool:
    """Tell whether a word only looks like a compound that begins or ends with the part."""
    if where == "start":
        return any(word.startswith(start) for start in _accidents().start.get(part, ()))
    return any(end in word for end in _accidents().head.get(part, ()))
