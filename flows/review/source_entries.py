"""Decisions that are not about a note: what a cell is, how a sheet is read, and the workshop's own facts."""

from __future__ import annotations

import datetime
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Fact = Literal["title", "date", "place", "host", "scheme"]
FirstRow = Literal["heading", "note"]
Split = Literal["lines", "none"]
ThemeFrom = Literal["nothing", "heading", "row", "sheet"]


class _SourceEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CellDecision(_SourceEntry):
    """A cell that the program sets aside holds notes."""

    topic: ClassVar[str] = "cell"

    cell: str = Field(description="Its id, as the sheet 'Sat til side' has it.")
    text: str = Field("", description="The cell's text when it was decided; empty where a name may stand in it.")

    @property
    def ids(self) -> tuple[str, ...]:
        """What is decided about."""
        return (self.cell,)


class ReadingDecision(_SourceEntry):
    """How a sheet is read, where detection should not decide."""

    topic: ClassVar[str] = "reading"

    file: str
    sheet: str = Field("", description="Empty for a text file.")
    first_row: FirstRow | None = None
    header_row: int | None = Field(None, ge=0, le=1_048_576, description="0: there are no headings.")
    split: Split | None = None
    theme: ThemeFrom | None = Field(None, description="Where a theme that people gave stands.")

    @model_validator(mode="after")
    def _says_something(self) -> ReadingDecision:
        chosen = (self.first_row, self.header_row, self.split, self.theme)
        if all(each is None for each in chosen):
            raise ValueError("der mangler et valg. Skriv first_row, header_row, split eller theme.")
        if self.first_row is not None and self.header_row is not None:
            raise ValueError("first_row og header_row siger det samme. Slet den ene.")
        return self

    @property
    def ids(self) -> tuple[str, ...]:
        """What is decided about."""
        return (", ".join(filter(None, (self.file, self.sheet))),)


class FactDecision(_SourceEntry):
    """A fact of the workshop, as a person put it right; it wins over workshop.yaml while that says what it said."""

    topic: ClassVar[str] = "fact"

    fact: Fact
    value: str = Field(min_length=1)
    was: str = Field("", description="What workshop.yaml said then; empty where it said nothing.")

    @field_validator("value", "was", mode="before")
    @classmethod
    def _as_text(cls, value: object) -> object:
        """Take a date that YAML made of an unquoted one."""
        return value.isoformat() if isinstance(value, datetime.date) else value

    @model_validator(mode="after")
    def _is_a_date(self) -> FactDecision:
        if self.fact == "date":
            try:
                datetime.date.fromisoformat(self.value)
            except ValueError:
                raise ValueError("datoen skrives som 2025-05-06.") from None
        return self

    @property
    def ids(self) -> tuple[str, ...]:
        """What is decided about."""
        return (self.fact,)
