"""What `workshop.yaml` says of the documents, and the values that their writers are given of it."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

from flows.write.form import AppendixForm, Heading, Look, StyleRole


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
    numbers: bool = Field(True, description="false: bullets without numbers.")
    styles: dict[StyleRole, str] = Field(
        default_factory=dict, description="The template's own names of styles, by their role in the documents."
    )


class BoardSettings(BaseModel):
    """What the board shows beside the notes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sources: bool = Field(False, description="true: the file, sheet and cell of each note.")


class SummarySettings(BaseModel):
    """What the summary holds beside its numbers and themes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    changes: bool = Field(True, description="false: nothing of what differs from the edition before.")


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

    template: str = Field("", description="A .docx or .dotx for the letter, instead of the appendix'.")
    styles: dict[StyleRole, str] = Field(
        default_factory=dict, description="The letter's own names of styles, by their role."
    )
    subject: str = Field("", description="The letter's heading, instead of the default.")
    recipient: str = Field("", description='Whom the letter goes to, for example "Karen Vestergaard, MB".')
    greeting: str = Field("", description='The whole greeting, instead of "Kære" and the recipient\'s name.')
    email: str = Field("", description="The recipient's e-mail address.")
    date: datetime.date | None = Field(None, description="The letter's date.")
    cases: tuple[CaseNumber, ...] = Field((), description="Case and document numbers, one entry a system.")
    asked_by: str = Field("", description="Who asked, where that is not the recipient.")
    asked_on: datetime.date | None = Field(None, description="When the questions were asked.")
    municipality: str = Field("", description="What stands on top of the letter; the template's head may say it.")
    administration: str = Field("", description="Who answers, for example Økonomiforvaltningen.")
    department: str = Field("", description="The part of the administration, above the letter.")
    questions: tuple[Question, ...] = Field((), description="The questions with their answers.")
    appendices: tuple[str, ...] = Field((), description="Further appendices than Bilag N.")
    signature: Signature = Signature()
    contact: Contact = Contact()


class SmallestGroup(Protocol):
    """What of the settings about privacy the documents need."""

    @property
    def smallest_group(self) -> int: ...  # noqa: D102 - as in workshop.yaml


class DocumentSettings(Protocol):
    """What of a workshop's settings the documents need."""

    @property
    def title(self) -> str: ...  # noqa: D102 - as in `Heading`
    @property
    def date(self) -> datetime.date | None: ...  # noqa: D102
    @property
    def place(self) -> str: ...  # noqa: D102
    @property
    def host(self) -> str: ...  # noqa: D102
    @property
    def appendix(self) -> AppendixSettings: ...  # noqa: D102
    @property
    def board(self) -> BoardSettings: ...  # noqa: D102
    @property
    def summary(self) -> SummarySettings: ...  # noqa: D102
    @property
    def privacy(self) -> SmallestGroup: ...  # noqa: D102
    @property
    def answer(self) -> AnswerSettings | None: ...  # noqa: D102


def heading_of(settings: DocumentSettings) -> Heading:
    """Give what stands over the documents."""
    return Heading(settings.title, settings.date, settings.place, settings.host)


def form_of(settings: DocumentSettings) -> AppendixForm:
    """Give the appendix' form."""
    appendix = settings.appendix
    return AppendixForm(
        appendix.number,
        appendix.duplicates == "grouped",
        appendix.intro,
        appendix.subthemes,
        appendix.numbers,
    )


def look_of(settings: DocumentSettings, template: bytes | None) -> Look:
    """Give the look of a template, whose contents somebody has read."""
    return Look(template, settings.appendix.template, settings.appendix.styles)


def letter_look_of(letter: AnswerSettings, look: Look, template: bytes | None) -> Look:
    """Give the letter's look: that of its own template, whose contents somebody has read, else the others'."""
    if template is None:
        return replace(look, styles={**look.styles, **letter.styles})
    return Look(template, letter.template, letter.styles, "answer.styles")
