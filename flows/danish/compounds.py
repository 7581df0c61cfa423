"""Words that look like compounds of another word and are none: "normal" does not begin with "norm"."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from flows.yaml_source import read_yaml, validate


class Accidents(BaseModel):
    """The whole of `compounds.yaml`: by the part, what words that are no compounds of it begin with or hold."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: dict[str, list[str]]
    head: dict[str, list[str]]


@cache
def _accidents() -> Accidents:
    path = Path(__file__).with_name("compounds.yaml")
    return validate(read_yaml(path, path.name), Accidents)


def is_accident(word: str, part: str, where: Literal["start", "head"]) -> bool:
    """Tell whether a word only looks like a compound that begins or ends with the part."""
    if where == "start":
        return any(word.startswith(start) for start in _accidents().start.get(part, ()))
    return any(end in word for end in _accidents().head.get(part, ()))
