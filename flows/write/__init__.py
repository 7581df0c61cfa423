"""Word, HTML and JSON, built in memory: a function a document, from an edition to bytes.

Nothing heavy is imported before a document is made: `workshop check` imports this package and writes none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.notes import Edition
    from flows.settings import WorkshopSettings


def write_appendix(edition: Edition, settings: WorkshopSettings, template: bytes | None) -> bytes:
    """Make Bilag N as a .docx; see `flows.write.appendix`."""
    from flows.write import appendix

    return appendix.write_appendix(edition, settings, template)


def write_summary(edition: Edition, settings: WorkshopSettings, template: bytes | None) -> bytes:
    """Make the summary as a .docx; see `flows.write.summary`."""
    from flows.write import summary

    return summary.write_summary(edition, settings, template)


def write_answer(edition: Edition, settings: WorkshopSettings, template: bytes | None) -> bytes:
    """Make the answer letter as a .docx; see `flows.write.answer`."""
    from flows.write import answer

    return answer.write_answer(edition, settings, template)


def open_marks(settings: WorkshopSettings) -> list[str]:
    """List what a caseworker must still write in the answer letter; see `flows.write.answer`."""
    from flows.write import answer

    return answer.open_marks(settings)


def write_board(edition: Edition, settings: WorkshopSettings) -> bytes:
    """Make the board as HTML; see `flows.write.board`."""
    from flows.write import board

    return board.write_board(edition, settings)
