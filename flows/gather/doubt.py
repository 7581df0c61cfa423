"""What is told of a cell that was set aside and may be a note after all."""

from __future__ import annotations

import re

from flows.gather.appearance import is_date, is_email, is_number, reads_as_prose
from flows.gather.cautions import SheetCautions
from flows.gather.columns import ColumnPlan
from flows.gather.headers import Vocabulary
from flows.notes import Reason
from flows.sheets.book import Cell

_REASONS: dict[str, Reason] = {"theme": "label", "tick": "label"}
_IN_DOUBT = ("heading", "label", "other")
_TOLD = ("looks_like_note", "read_as_heading", "read_as_section", "summary_line")


def reason_of_column(
    cell: Cell, plan: ColumnPlan, alone: bool, vocabulary: Vocabulary, cautions: SheetCautions
) -> Reason:
    """Give the reason of a cell in a column without notes; what may be a note is told."""
    if is_email(cell.text):
        return "person"
    figures = plan.role in ("number", "date")
    stray = figures and cell.kind == "text" and not re.search(r"\d", cell.text)
    misplaced = alone and (figures or plan.role == "label") and re.search(r"[^\W\d_]{2}", cell.text)
    may_be_note = (
        plan.guessed
        or (stray and len(cell.text.split()) > 1)
        or (misplaced and not (is_number(cell.text) or is_date(cell.text)))
        or (plan.doubtful and (plan.role == "other" or reads_as_prose(cell.text)))
        or (figures and reads_as_prose(cell.text))
    )
    if may_be_note and not vocabulary.is_caption(cell.text):
        cautions.add("looks_like_note", cell.row, cell.column)
    if stray:
        return "other"
    return _REASONS.get(plan.role, plan.role)  # type: ignore[arg-type]


def tell_doubt(cell: Cell, aside: Reason, cautions: SheetCautions) -> None:
    """Tell of a text of three words or more, set aside on a sheet whose headings are not known word for word."""
    if aside not in _IN_DOUBT or sum(any(map(str.isalpha, word)) for word in cell.text.split()) < 3:
        return
    if not any(cautions.has(code, cell.row, cell.column) for code in _TOLD):
        cautions.add("read_as_heading" if aside == "heading" else "looks_like_note", cell.row, cell.column)
