"""`workshop.yaml`: what staff say of one workshop. Every key is optional."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from flows.deliver.settings import HandOffSettings
from flows.gather.settings import ColumnSettings
from flows.staff_files import SETTINGS_FILE
from flows.write.document_settings import AnswerSettings, AppendixSettings, BoardSettings, SummarySettings
from flows.yaml_source import read_yaml, validate


class DedupeSettings(BaseModel):
    """How alike two notes must be to stand together."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    similarity: float = Field(0.88, ge=0.5, le=1.0, description="From 0.5 to 1; 1 groups identical notes only.")


class PrivacySettings(BaseModel):
    """What is published of few people."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    smallest_group: int = Field(
        5, ge=1, description="Notes of a theme from one sheet; of fewer no document names the sheet."
    )


class WorkshopSettings(BaseModel):
    """The whole of `workshop.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    title: str = Field("", description="The subject, without 'workshop om'.")
    date: datetime.date | None = Field(None, description="When the workshop was held.")
    place: str = ""
    host: str = Field("", description="Who held it.")
    categories: str = Field("", description="The scheme's file name in categories/, without .yaml.")
    appendix: AppendixSettings = AppendixSettings()
    dedupe: DedupeSettings = DedupeSettings()
    columns: ColumnSettings = ColumnSettings()
    paper_notes: dict[str, Annotated[int, Field(ge=0)]] = Field(
        default_factory=dict, description="How many notes there were on paper, by file: told where they differ."
    )
    board: BoardSettings = BoardSettings()
    summary: SummarySettings = SummarySettings()
    privacy: PrivacySettings = PrivacySettings()
    delete_after: datetime.date | None = Field(
        None, description="From then on every run reminds of deleting the workshop."
    )
    require_approval: bool = Field(
        False, description="Publish only an edition that a person has approved in the review workbook."
    )
    answer: AnswerSettings | None = None
    hand_off: HandOffSettings = HandOffSettings()

    @field_validator("title")
    @classmethod
    def _without_workshop(cls, title: str) -> str:
        """Take off "workshop om ": documents put it in."""
        return re.sub(r"^workshop om ", "", title.strip(), flags=re.IGNORECASE)


def read_settings(folder: Path, corrected: Mapping[str, str] | None = None) -> WorkshopSettings:
    """Read a workshop's settings; without the file or a title, the folder's name is the title.

    Args:
        folder: The workshop's.
        corrected: Facts that people put right in the review workbook, by name: they win.

    Raises:
        RulesError: With file and line of every mistake.
    """
    settings = with_facts(parse_settings(folder), corrected or {})
    return settings if settings.title else settings.model_copy(update={"title": folder.name})


def parse_settings(folder: Path) -> WorkshopSettings:
    """Read workshop.yaml as it is; without the file, nothing is said in it."""
    path = folder / SETTINGS_FILE
    if not path.exists():
        return WorkshopSettings()
    return validate(read_yaml(path, f"{folder.name}/{SETTINGS_FILE}"), WorkshopSettings)


def facts_of(settings: WorkshopSettings) -> dict[str, str]:
    """Give the workshop's own facts by the names that the review workbook has for them."""
    return {
        "title": settings.title,
        "date": settings.date.isoformat() if settings.date else "",
        "place": settings.place,
        "host": settings.host,
        "scheme": settings.categories,
    }


def with_facts(settings: WorkshopSettings, corrected: Mapping[str, str]) -> WorkshopSettings:
    """Let facts that people put right win over workshop.yaml."""
    known = {"categories" if fact == "scheme" else fact: value for fact, value in corrected.items()}
    checked = WorkshopSettings.model_validate(known)
    return settings.model_copy(update={key: getattr(checked, key) for key in known})
