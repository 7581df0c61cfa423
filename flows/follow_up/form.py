"""The form of opfoelgning.xlsx, as form.yaml has it, and what is said of what comes back."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from flows.write.wording import Counted
from flows.yaml_source import read_packaged

Field = Literal["status", "responsible", "deadline", "answer"]
FIELDS: tuple[Field, ...] = get_args(Field)
FORM_VERSION = 1


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Column(_Model):
    """A column; `width` is in characters, and `edited` says that the department writes in it."""

    heading: str
    width: int
    edited: bool = False
    help: str = ""


class Meanings(_Model):
    """What statuses say beside their own words.

    Attributes:
        settled: Nothing more is to be done.
        reason: An answer must stand beside it.
        money: It waits for money.
        done: It was done.
    """

    settled: tuple[str, ...]
    reason: tuple[str, ...]
    money: tuple[str, ...]
    done: tuple[str, ...]


class Told(_Model):
    """What is said of what came back."""

    head: str
    new: Counted
    changed: Counted
    gone: Counted
    same: Counted
    nothing: str
    fault: str
    refused: str
    contested: str
    place: str
    kept: str
    differ: str
    answer: str
    empty: str


class Form(_Model):
    """The whole of form.yaml."""

    file: str
    mark: str
    parent: str
    sheet: str
    about: str
    title: str
    status_list: str
    without_theme: str
    columns: dict[str, Column]
    meanings: Meanings
    no_deadline: str
    lacking: str
    print_footer: str
    facts: dict[str, str]
    guide_heading: str
    guide: tuple[str, ...]
    back: str
    stays: str
    statuses: str
    faults: dict[str, str]
    told: Told
    names: dict[str, str]

    @property
    def by_heading(self) -> dict[str, str]:
        """The keys of the columns by their headings, in small letters."""
        return {column.heading.casefold(): key for key, column in self.columns.items()}


@cache
def form() -> Form:
    """Read form.yaml, once."""
    return read_packaged("flows.follow_up", "form.yaml", Form)


def means(status: str, meaning: Iterable[str]) -> bool:
    """Tell whether a status is one of those, whatever its case."""
    return status.casefold() in {each.casefold() for each in meaning}
