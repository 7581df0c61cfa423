"""The cells of a sheet with clean texts, counted for their ids."""

from __future__ import annotations

import re

from flows.gather.cautions import SheetCautions
from flows.gather.ids import CellIds
from flows.gather.text import clean_text, is_ordinary
from flows.sheets.book import Cell, Sheet

_CELL_REFERENCE = re.compile(r"\$?[A-Z]{1,3}\$?\d|[A-ZÆØÅ.]{2,}\(|^=[\d\s+*/().,;^&%<>=-]*$|^=\"")


def clean_cells(sheet: Sheet, cautions: SheetCautions, ids: CellIds) -> list[Cell]:
    """Clean every text; a formula that is prose is text, and one that has no value is told."""
    cleaned = []
    for cell in sheet.cells:
        if cell.kind == "formula" or not is_ordinary(cell.text):
            cell = _clean(cell, sheet.escapes, cautions)
        cleaned.append(cell)
        ids.count(cell[:2], cell.text)
    return cleaned


def _clean(cell: Cell, escapes: bool, cautions: SheetCautions) -> Cell:
    text, codes = clean_text(cell.text, escapes)
    kind = cell.kind
    if kind == "formula" and " " in text and not _CELL_REFERENCE.search(text):
        kind = "text"
        codes = (*codes, "formula_as_text")
    for code in codes:
        cautions.add(code, cell.row, cell.column)
    return Cell(cell.row, cell.column, kind, text)
