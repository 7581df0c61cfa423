"""Which files a workshop gets, and what writes each: the place to add a document.

Nothing heavy is imported before a document is made: `workshop check` imports this package and writes none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flows.notes import Edition
from flows.write.document_settings import DocumentSettings, form_of, heading_of, letter_look_of, look_of


def list_documents(
    settings: DocumentSettings, template: bytes | None, letter_template: bytes | None = None
) -> dict[str, Callable[[Edition], bytes]]:
    """Give, by file name, the function that writes it from an edition, whole or narrowed.

    Args:
        settings: Of the workshop.
        template: The contents of `appendix.template`; None for the built-in one.
        letter_template: Those of `answer.template`; None for the same as the other documents.
    """
    heading, form, look = heading_of(settings), form_of(settings), look_of(settings, template)
    letter = settings.answer

    def appendix(edition: Edition) -> bytes:
        from flows.write.appendix import write_appendix

        return write_appendix(edition, heading, form, look)

    def summary(edition: Edition) -> bytes:
        from flows.write.summary import write_summary

        shown = edition if settings.summary.changes else replace(edition, changes=None)
        return write_summary(shown, heading, form, look)

    def board(edition: Edition) -> bytes:
        from flows.write.board import write_board

        return write_board(
            edition,
            heading,
            form,
            with_sources=settings.board.sources,
            smallest_group=settings.privacy.smallest_group,
        )

    def result(edition: Edition) -> bytes:
        from flows.write.result_json import write_result

        return write_result(edition, heading, form)

    documents: dict[str, Callable[[Edition], bytes]] = {
        form.file_name: appendix,
        "sammenfatning.docx": summary,
        "tavle.html": board,
        "resultat.json": result,
    }
    if letter is not None:

        def answer(edition: Edition) -> bytes:
            from flows.write.answer import write_answer

            return write_answer(edition, heading, letter, form, letter_look_of(letter, look, letter_template))

        documents["svar.docx"] = answer
    return documents
