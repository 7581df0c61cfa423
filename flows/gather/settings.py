"""`columns` in `workshop.yaml`: which columns hold notes, where detection should not decide."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator


class SheetColumns(BaseModel):
    """What staff decide for a sheet, instead of detection. All keys are optional."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    notes: tuple[str, ...] = Field((), description="The columns with notes: letters (C) or headings (Input).")
    theme: str = Field("", description="The column with the theme that staff gave: a letter or a heading.")
    header_row: int | None = Field(
        None, ge=0, le=1_048_576, description="The row with the headings, as Excel numbers it; 0: there is none."
    )
    hidden: Literal["read", "set_aside"] | None = Field(None, description="read: hidden cells are read, too.")
    ignore: bool = Field(False, description="true: nothing here is a note; the cells are set aside.")

    @field_validator("notes", mode="before")
    @classmethod
    def _one_is_a_list_of_one(cls, value: object) -> object:
        return [value] if isinstance(value, str) else value


class FileColumns(SheetColumns):
    """What staff decide for a file: for all of its sheets, or a sheet at a time."""

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
    files: dict[str, FileColumns] = Field(
        default_factory=dict, description="By the file's name in the workshop's folder; * stands for anything."
    )
