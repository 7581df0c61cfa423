"""Which files a workshop gets, and what writes each: the place to add a document."""

from __future__ import annotations

from collections.abc import Callable

from flows.notes import Edition
from flows.settings import WorkshopSettings
from flows.write import write_answer, write_appendix, write_board, write_summary
from flows.write.result_json import write_result


def list_documents(settings: WorkshopSettings, template: bytes | None) -> dict[str, Callable[[Edition], bytes]]:
    """Give, by file name, the function that writes it from an edition."""
    documents: dict[str, Callable[[Edition], bytes]] = {
        appendix_name(settings): lambda edition: write_appendix(edition, settings, template),
        "sammenfatning.docx": lambda edition: write_summary(edition, settings, template),
        "tavle.html": lambda edition: write_board(edition, settings),
        "resultat.json": lambda edition: write_result(edition, settings),
    }
    if settings.answer is not None:
        documents["svar.docx"] = lambda edition: write_answer(edition, settings, template)
    return documents


def appendix_name(settings: WorkshopSettings) -> str:
    """Give the appendix' file name, "bilag-1.docx" where its number is 1."""
    return f"bilag-{settings.appendix.number}.docx"
