"""`appendix` and `answer` in `workshop.yaml`."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

StyleRole = Literal["title", "theme", "subtheme", "bullet", "variant", "body", "caption", "quote", "mark", "detail"]


class AppendixSettings(BaseModel):
    """The form of Bilag N."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

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


class CaseNumber(BaseModel):
    """Where the letter is filed; some cases are filed in two systems."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    system: str = Field("", description="The system's name, for example F2; empty where there is only one.")
    case: str = Field("", description="The case number.")
    document: str = Field("", description="The document number.")


class Question(BaseModel):
    """One question and its answer."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    text: str = Field(min_length=1, description="The question, verbatim.")
    answer: str = Field(
        "", description="themes: what the summary says of the themes; else the answer itself; empty leaves a mark."
    )


class Signature(BaseModel):
    """Who signs."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    name: str = ""
    title: str = ""


class Contact(BaseModel):
    """The box that says where to turn."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    name: str = Field("", description="The office.")
    address: tuple[str, ...] = Field((), description="A line each.")
    phone: str = ""
    email: str = ""
    web: str = ""


class AnswerSettings(BaseModel):
    """The fields of the answer letter; what is missing is marked in the letter for a caseworker to write."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    subject: str = Field("", description="The letter's heading, instead of the default.")
    recipient: str = Field("", description='Whom the letter goes to, for example "Karen Vestergaard, MB".')
    email: str = Field("", description="The recipient's e-mail address.")
    date: datetime.date | None = Field(None, description="The letter's date.")
    cases: tuple[CaseNumber, ...] = Field((), description="Case and document numbers, one entry a system.")
    asked_by: str = Field("", description="Who asked, where that is not the recipient.")
    asked_on: datetime.date | None = Field(None, description="When the questions were asked.")
    administration: str = Field("", description="Who answers, for example Økonomiforvaltningen.")
    department: str = Field("", description="The part of the administration, above the letter.")
    questions: tuple[Question, ...] = Field((), description="The questions with their answers.")
    appendices: tuple[str, ...] = Field((), description="Further appendices than Bilag N.")
    signature: Signature = Signature()
    contact: Contact = Contact()
