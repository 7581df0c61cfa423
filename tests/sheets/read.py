"""Reads a book as its tests need it: no words known, cells by address."""

from __future__ import annotations

from collections.abc import Iterable

from flows.sheets import Book, Sheet, read_book
from flows.sheets.book import address


class NoHints:
    """Knows no word."""

    def count_known(self, fields: Iterable[str]) -> int:
        return 0

    def names_a_list(self, line: str) -> bool:
        return False

    def begins_item(self, line: str) -> bool:
        return line.startswith("- ")


def read(raw: bytes, name: str) -> Book:
    return read_book(raw, name, NoHints())


def shown(sheet: Sheet) -> dict[str, str]:
    """Give what each cell shows, by its address."""
    return {address(cell.row, cell.column): cell.text for cell in sheet.cells}


def kinds(sheet: Sheet) -> dict[str, str]:
    return {address(cell.row, cell.column): cell.kind for cell in sheet.cells}
