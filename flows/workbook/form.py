"""The form of the workbook, as form.yaml has it: sheets, headings, drop-downs and what is said of them."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from flows.yaml_source import read_packaged

FORM_VERSION = 1


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Column(_Model):
    """A column of a sheet.

    Attributes:
        width: In characters.
        edited: Whether what a person writes here is read.
        choices: The drop-down, by its key in the form; empty for free text.
        help: Shown where a cell of the column is chosen.
        measured: Whether it holds a fraction, which no two programs write alike.
    """

    heading: str
    width: int
    edited: bool = False
    choices: str = ""
    help: str = ""
    measured: bool = False


class SheetForm(_Model):
    """A sheet.

    Attributes:
        ids: The columns with the ids of the notes that a row is about; a sheet without is never read back.
        texts: The columns with their texts.
        columns: By key, in the order in which they stand.
        print_to: The last column that is printed, where not all of them are.
    """

    title: str
    ids: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    print_to: str = ""
    columns: dict[str, Column]

    @property
    def by_heading(self) -> dict[str, str]:
        """The keys of the columns by their headings, in small letters."""
        return {column.heading.casefold(): key for key, column in self.columns.items()}

    @property
    def edited(self) -> tuple[str, ...]:
        """The columns that a person writes in."""
        return tuple(key for key, column in self.columns.items() if column.edited)


class Confidence(_Model):
    """The three classes of a placement by its lead, and where they begin."""

    low: str
    middle: str
    high: str
    middle_from: float
    high_from: float

    def of(self, lead: float) -> str:
        """Give the class of a lead."""
        return self.high if lead >= self.high_from else self.middle if lead >= self.middle_from else self.low


class Counted(_Model):
    """What is said of one and of several."""

    one: str
    many: str

    def of(self, count: int) -> str:
        """Say it of a number."""
        return self.one if count == 1 else self.many.format(count=count)


class Form(_Model):
    """The whole of form.yaml; what a sentence's key means is seen where it is used."""

    file: str
    mark: str
    parent: str
    title: str
    theme_list: str
    scheme_list: str
    receivers: dict[str, str]
    scheme_help: str
    again: str
    without_theme: str
    confidence: Confidence
    choices: dict[str, dict[str, str]]
    sheets: dict[str, SheetForm]
    empty: str
    facts: dict[str, str]
    facts_where: dict[str, str]
    cells: dict[str, str]
    fates: dict[str, dict[str, str]]
    about: dict[str, str]
    why: dict[str, str]
    found_states: dict[str, str]
    pairs: dict[str, str]
    twins: str
    headings: dict[str, str]
    ways: dict[str, str]
    approval: dict[str, str]
    chart: dict[str, str]
    follow_up: dict[str, str]
    print: dict[str, str]
    guide: tuple[str, ...]
    faults: dict[str, str]
    conflicts: dict[str, str]
    preview: dict[str, str | Counted]
    unread: dict[str, str]
    keep: dict[str, str]


@cache
def form() -> Form:
    """Read form.yaml, once."""
    return read_packaged("flows.workbook", "form.yaml", Form)
