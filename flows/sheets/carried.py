"""A book as data on its way between two processes."""

from __future__ import annotations

from typing import Any

from flows.notes import Caution, Source
from flows.sheets.book import Area, Book, Box, Cell, Sheet


def unpack(answer: dict[str, Any]) -> Book:
    """Make a book of what `carry` wrote."""
    return Book(
        tuple(_sheet_of(sheet) for sheet in answer["sheets"]),
        "",
        tuple(Caution(code, message, Source(*source)) for code, message, source in answer["cautions"]),
    )


def _sheet_of(sheet: dict[str, Any]) -> Sheet:
    return Sheet(
        sheet["name"],
        tuple(map(Cell._make, sheet["cells"])),
        sheet["count"],
        hidden=sheet["hidden"],
        hidden_rows=frozenset(sheet["hidden_rows"]),
        hidden_columns=frozenset(sheet["hidden_columns"]),
        merged=tuple(map(Area._make, sheet["merged"])),
        boxes=tuple(map(Box._make, sheet["boxes"])),
    )


def carry(book: Book) -> dict[str, Any]:
    """Write a book as values that JSON holds."""
    return {
        "sheets": [
            {
                "name": sheet.name,
                "cells": sheet.cells,
                "count": sheet.count,
                "hidden": sheet.hidden,
                "hidden_rows": sorted(sheet.hidden_rows),
                "hidden_columns": sorted(sheet.hidden_columns),
                "merged": sheet.merged,
                "boxes": sheet.boxes,
            }
            for sheet in book.sheets
        ],
        "cautions": [
            (caution.code, caution.message, (caution.source.file, caution.source.sheet, caution.source.cell))
            for caution in book.cautions
            if caution.source
        ],
    }
