"""`columns` in `workshop.yaml`: which columns hold notes, where detection should not decide."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

_RANGE = re.compile(r"[A-Za-z]{1,3}[1-9]\d{0,6}(?::[A-Za-z]{1,3}[1-9]\d{0,6})?")


def _is_range(text: str) -> str:
    if not _RANGE.fullmatch(text):
        raise ValueError(f"'{text}' er ingen celle. Skriv en celle (B7) eller flere (B2:B9).")
    return text


CellRange = Annotated[str, AfterValidator(_is_range)]


class SheetColumns(BaseModel):
    """What staff decide for a sheet, instead of detection. All keys are optional."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    notes: tuple[str, ...] = Field((), description="The columns with notes: letters (C) or headings (Input).")
    theme: str = Field(
        "",
        description="The column with the theme that staff gave: a letter or a heading. Or where else it stands: "
        "heading (over the column), row (a row of its own above the notes), sheet (its name), nothing (nowhere).",
    )
    header_row: int | None = Field(
        None, ge=0, le=1_048_576, description="The row with the headings, as Excel numbers it; 0: there is none."
    )
    hidden: Literal["read", "set_aside"] | None = Field(None, description="read: hidden cells are read, too.")
    ignore: bool = Field(False, description="true: nothing here is a note; the cells are set aside.")
    split: Literal["lines", "none"] | None = Field(
        None, description="lines: each line of a cell is a note; none: a cell with line breaks is one note."
    )
    continued: bool | None = Field(
        None,
        description="true: a row that begins in small letters goes on from the row above; false: it is a note.",
    )
    comments: Literal["read", "set_aside"] | None = Field(
        None, description="read: comments to cells are notes; set_aside: they are not."
    )
    read: tuple[CellRange, ...] = Field(
        (), description="Cells (B7) or ranges (B2:B9) that are notes, whatever they look like."
    )
    checked: tuple[CellRange, ...] = Field(
        (), description="Cells (B7) or ranges (B2:B9) that somebody has looked at and found right: no line on them."
    )

    @field_validator("notes", "read", "checked", mode="before")
    @classmethod
    def _one_is_a_list_of_one(cls, value: object) -> object:
        return [value] if isinstance(value, str) else value


class FileColumns(SheetColumns):
    """What staff decide for a file: for all of its sheets, or a sheet at a time."""

    is_copy: bool | None = Field(None, description="false: it is no copy, though it is named or filled like one.")
    sheets: dict[str, SheetColumns] = Field(
        default_factory=dict,
        description="By the sheet's name; * stands for anything. It wins over the file's keys.",
    )


class ColumnSettings(BaseModel):
    """Empty: detection decides everywhere."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    hidden: Literal["read", "set_aside"] = Field(
        "set_aside", description="read: hidden rows, columns and sheets are read like the others."
    )
    comments: Literal["read", "set_aside"] | None = Field(
        None, description="read: comments to cells are notes everywhere; set_aside: nowhere."
    )
    files: dict[str, FileColumns] = Field(
        default_factory=dict, description="By the file's name in the workshop's folder; * stands for anything."
    )
