"""A document at a time, from settings as staff type them, for the tests that are about one document."""

from __future__ import annotations

from flows.notes import Edition
from flows.settings import WorkshopSettings
from flows.write import list_documents
from flows.write.document_settings import AnswerSettings


def write_appendix(made: Edition, settings: WorkshopSettings, template: bytes | None) -> bytes:
    return _write(made, settings, template, f"bilag-{settings.appendix.number}.docx")


def write_summary(made: Edition, settings: WorkshopSettings, template: bytes | None) -> bytes:
    return _write(made, settings, template, "sammenfatning.docx")


def write_answer(made: Edition, settings: WorkshopSettings, template: bytes | None) -> bytes:
    """Without `answer` in the settings, a letter in which all is open."""
    asked = settings.model_copy(update={"answer": settings.answer or AnswerSettings()})
    return _write(made, asked, template, "svar.docx")


def write_board(made: Edition, settings: WorkshopSettings) -> bytes:
    return _write(made, settings, None, "tavle.html")


def _write(made: Edition, settings: WorkshopSettings, template: bytes | None, name: str) -> bytes:
    return list_documents(settings, template)[name](made)
