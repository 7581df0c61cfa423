"""`appendix` and `answer` in `workshop.yaml`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

StyleRole = Literal["title", "theme", "subtheme", "bullet", "variant", "body", "caption", "quote", "mark"]


class AppendixSettings(BaseModel):
    """The form of Bilag N."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int = Field(1, ge=1, le=999, description="The N of Bilag N.")
    duplicates: Literal["grouped", "all"] = Field(
        "grouped", description="grouped: one bullet a group, with the count; all: a bullet a note."
    )
    template: str = Field("", description="A .docx or .dotx in the workshop's folder, whose look is taken.")
    intro: str = Field("", description="The sentence on top, instead of the default; {antal} is the count.")
    subthemes: bool = Field(False, description="true: a heading a subtheme.")
    styles: dict[StyleRole, str] = Field(
        default_factory=dict, description="The template's own names of styles, by their role in the documents."
    )


class AnswerSettings(BaseModel):
    """The fields of the answer letter."""

    model_config = ConfigDict(extra="forbid", frozen=True)
