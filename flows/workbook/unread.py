"""What stands in a copy of the workbook, or is gone from it, and decides nothing: it is told, and never lost.

The program writes the workbook anew at every run. Whatever a person wrote into it beside the cells that are read is
found here, so that the file can be kept as it was.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from flows.sheets import Book
from flows.sheets.book import address, column_letter
from flows.workbook.form import form
from flows.workbook.parent import Parent
from flows.workbook.read import ReadRow, ReadSheet, plain

_WORD = re.compile(r"[^\W\d_]{2}")  # the program writes none where it writes figures

Kind = Literal[
    "row",  # a row that the program does not know, in which nothing is decided
    "cells",  # a row of the program's, with something in it that the program did not write
    "column",  # a column that the form does not have
    "comment",  # a comment or a text box
    "sheet",  # a sheet that the form does not have
    "alone",  # initials or a remark about an edition, of which no verdict is said
    "gone",  # a sheet of the form is not there
]


@dataclass(frozen=True)
class Unread:
    """Something that is not read; `place` is a row, a column's letters, a cell or a sheet's number."""

    kind: Kind
    sheet: str
    place: str = ""


def find_unread(book: Book, sheets: Iterable[ReadSheet], parent: Parent) -> Iterator[Unread]:
    """Find what a person wrote beside the cells that are read.

    Args:
        book: The copy.
        sheets: Those of it that are known.
        parent: What the copy carries of itself.
    """
    sheets = list(sheets)
    written = {row.sheet for row in parent.rows} | parent.marks.keys()
    for key in sorted(written - {sheet.key for sheet in sheets}):
        yield Unread("gone", form().sheets[key].title)
    known = {sheet.number for sheet in sheets}
    for number, other in enumerate(book.sheets, 1):
        if number not in known and other.name != form().parent and (other.cells or other.boxes):
            yield Unread("sheet", "", str(number))
    for sheet in sheets:
        for box in book.sheets[sheet.number - 1].boxes:
            yield Unread("comment", sheet.title, address(box.row, box.column))
        yield from (Unread("row", sheet.title, str(row)) for row in sheet.above)
        yield from (Unread("column", sheet.title, column_letter(column)) for column in sheet.beside)
        yield from _find_cells(sheet, parent.marks.get(sheet.key))


def _find_cells(sheet: ReadSheet, marks: frozenset[str] | None) -> Iterator[Unread]:
    compared = compared_columns(sheet.key)
    figures = tuple(key for key, column in sheet.form.columns.items() if column.measured or key == "number")
    if not set(compared) <= sheet.columns:  # what is gone from a row is lost to nobody
        marks = None
    for row in sheet.rows:
        known = all(row.text(key) for key in sheet.form.ids)
        worded = any(_WORD.search(row.text(key)) for key in figures)
        there = any(row.text(key) for key in compared)
        other = marks is not None and there and mark_of(_texts(row, compared)) not in marks
        if known and (worded or other):
            yield Unread("cells", sheet.title, str(row.number))


def _texts(row: ReadRow, compared: Iterable[str]) -> dict[str, str]:
    return {key: row.text(key) for key in compared}


@lru_cache
def compared_columns(sheet: str) -> tuple[str, ...]:
    """Give the columns of a sheet that only the program writes; not those whose text is checked by itself."""
    shape = form().sheets[sheet]
    checked = {*shape.ids, *shape.texts, *(("theme", "subthemes", "number") if sheet == "notes" else ())}
    return tuple(
        key
        for key, column in shape.columns.items()
        if not column.edited and not column.measured and key not in checked
    )


def mark_of(cells: Mapping[str, object]) -> str:
    """Give a short mark of what stands in cells, whatever spaces a program writes."""
    texts = "\0".join(f"{key}={_plain(str(value))}" for key, value in cells.items() if value != "")
    return f"{zlib.crc32(texts.encode()):08x}"


@lru_cache(maxsize=50_000)
def _plain(text: str) -> str:
    return plain(text)
