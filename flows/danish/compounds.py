"""What compounds are made of, and words that only look like them: "normal" does not begin with "norm"."""

from __future__ import annotations

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
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, last = word[:cut], dictionary_word(word[cut:])
        if not is_ordinary(word[cut:]) or last in _no_parts():
            continue
        for link in _LINKS:
            stem = first.removesuffix(link)
            if first.endswith(link) and len(stem) >= _SHORTEST_PART and is_ordinary(stem):
                return dictionary_word(stem), last
    return ()


@cache
def _no_parts() -> frozenset[str]:
    return frozenset(_accidents().no_parts.split())


class Accidents(BaseModel):
    """The whole of `compounds.yaml`: by the part, what words that are no compounds of it begin with or hold.

    `no_parts` are words that end many others without being a part of them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: dict[str, list[str]]
    head: dict[str, list[str]]
    no_parts: str


@cache
def _accidents() -> Accidents:
    path = Path(__file__).with_name("compounds.yaml")
    return validate(read_yaml(path, path.name), Accidents)


def is_accident(word: str, part: str, where: Literal["start", "head"]) -> bool:
    """Tell whether a word only looks like a compound that begins or ends with the part."""
    if where == "start":
        return any(word.startswith(start) for start in _accidents().start.get(part, ()))
    return any(end in word for end in _accidents().head.get(part, ()))
