"""The sentences of wording.yaml, and how numbers are said in Danish."""

from __future__ import annotations

import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict

from flows.yaml_source import parse_yaml, validate

_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip


class Counted(BaseModel):
    """A sentence in the singular and in the plural."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    one: str
    many: str

    def of(self, number: int, **names: Any) -> str:
        """Say it of a number; `{count}` is the number as Danish writes it."""
        return (self.one if number == 1 else self.many).format(count=count(number), **names)


class AppendixWording(BaseModel):
    """What the appendix says by itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mark: str
    title: str
    without_theme: str
    without_subtheme: str
    all_printed: Counted
    some_left_out: Counted
    left_out: Counted
    grouped: str
    variants: str
    mentioned: str
    blank: str


class Wording(BaseModel):
    """The whole of wording.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    appendix: AppendixWording


@cache
def wording() -> Wording:
    """Read the sentences."""
    name = "wording.yaml"
    return validate(parse_yaml((files("flows.write") / name).read_bytes(), name), Wording)


def count(number: int) -> str:
    """Write a number as Danish does: 1.234."""
    return f"{number:,}".replace(",", ".")


def long_date(date: datetime.date) -> str:
    """Write a date as "13. august 2025"."""
    return f"{date.day}. {_MONTHS[date.month - 1]} {date.year}"
