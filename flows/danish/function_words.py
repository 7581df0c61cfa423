"""Words that say nothing of a subject, and which words are ordinary ones and no abbreviation."""

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


@cache
def function_words() -> frozenset[str]:
    """List them, in lower case."""
    path = Path(__file__).with_name("function_words.yaml")
    return frozenset(validate(read_yaml(path, path.name), _FunctionWords).words.split())


def is_ordinary(word: str) -> bool:
    """Tell whether a word in lower case is Danish; of short words only the function words are known."""
    return word in function_words() or is_known(word)
