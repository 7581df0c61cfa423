"""Reads a copy of the workbook: its sheets by their headings and its rows, wherever they have been moved to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from flows.gather.text import clean_text
from flows.sheets import Book, Cell, Sheet
from flows.sheets.book import address, by_rows
from flows.workbook.form import SheetForm, form
from flows.workbook.parent import Parent, ParentError, read_parent

_HEADER_WITHIN = 30  # rows
_KNOWN = 3  # headings of a sheet must be there for it to be known by them, or all where it has fewer


@dataclass(frozen=True)
class ReadCell:
    """A cell's text and its address.

    Attributes:
        broken: Whether it is an error, or a formula that was never reckoned: its text is no word of a person's.
    """

    text: str
    address: str
    broken: bool = False


@dataclass(frozen=True)
class ReadRow:
    """A row; `cells` are by the form's key of their column, and an empty one has its address, too."""

    number: int
    cells: Mapping[str, ReadCell]

    def text(self, key: str) -> str:
        """Give what stands in a column, without the space around it; empty where the column is not there."""
        return self.cells[key].text if key in self.cells else ""


@dataclass(frozen=True)
class ReadSheet:
    """A sheet that was known by its headings.

    Attributes:
        key: The form's.
        number: Its place in the file, from 1.
        copies: How many sheets before it have the same form.
        above: The rows above the header that hold something.
        beside: The columns that hold something and are not the form's, from 1.
        twice: Columns whose heading stands twice, with the address of the second.
        columns: The keys of the columns that are there.
    """

    key: str
    rows: tuple[ReadRow, ...]
    columns: frozenset[str]
    twice: Mapping[str, str]
    header: str
    number: int = 1
    copies: int = 0
    above: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        """What messages call it: never a name that a person gave it."""
        return form().again.format(title=self.form.title, number=self.number) if self.copies else self.form.title

    @property
    def form(self) -> SheetForm:
        """What the sheet should look like."""
        return form().sheets[self.key]


def plain(text: str) -> str:
    """Give a text as it is compared: a program that saves a workbook may write spaces and accents otherwise."""
    return " ".join(clean_text(text).text.split())


def read_sheets(book: Book) -> tuple[ReadSheet, ...]:
    """Read the sheets that are known, hidden rows and all."""
    found: list[ReadSheet] = []
    for number, sheet in enumerate(book.sheets, 1):
        if (read := _read_sheet(sheet)) is not None:
            copies = sum(each.key == read.key for each in found)
            found.append(replace(read, number=number, copies=copies))
    return tuple(found)


def parent_of(book: Book) -> Parent:
    """Read what the workbook carries of itself.

    Raises:
        ParentError: It is gone or was changed.
    """
    name = form().parent
    sheet = next((sheet for sheet in book.sheets if sheet.name == name), None)
    if sheet is None:
        raise ParentError("the hidden sheet is gone")
    return read_parent([cell.text for cell in row] for _, row in by_rows(sheet.cells))


def _read_sheet(sheet: Sheet) -> ReadSheet | None:
    if sheet.name == form().parent:
        return None
    rows = list(by_rows(sheet.cells))
    for place, (number, cells) in enumerate(rows):
        if number > _HEADER_WITHIN:
            return None
        if (key := _known_by(cells)) is not None:
            read = _read_below(sheet, key, cells, rows[place + 1 :])
            return replace(read, above=tuple(above for above, _ in rows[:place]))
    return None


def _known_by(cells: Iterable[Cell]) -> str | None:
    """Give the sheet most of whose headings a row holds: some of its columns may be gone."""
    there = {plain(cell.text).casefold() for cell in cells}
    known = {key: len(there & shape.by_heading.keys()) for key, shape in form().sheets.items()}
    best = max(known, key=lambda key: (known[key], known[key] / len(form().sheets[key].columns)))
    return best if known[best] >= min(_KNOWN, len(form().sheets[best].columns)) else None


def _read_below(sheet: Sheet, key: str, header: list[Cell], rows: Iterable[tuple[int, list[Cell]]]) -> ReadSheet:
    keys = form().sheets[key].by_heading
    found = [(cell, keys[heading]) for cell in header if (heading := plain(cell.text).casefold()) in keys]
    times = Counter(name for _, name in found)
    twice = {name: address(cell.row, cell.column) for cell, name in found if times[name] > 1}
    columns = {cell.column: name for cell, name in found}
    rows = list(rows)
    read = tuple(ReadRow(number, dict(_cells(number, cells, columns, sheet.escapes))) for number, cells in rows)
    lines = (header, *(cells for _, cells in rows))
    beside = sorted({cell.column for cells in lines for cell in cells if cell.text.strip()} - columns.keys())
    return ReadSheet(
        key,
        read,
        frozenset(columns.values()),
        twice,
        address(header[0].row, header[0].column),
        beside=tuple(beside),
    )


def _cells(
    number: int, cells: Iterable[Cell], columns: Mapping[int, str], escapes: bool
) -> Iterator[tuple[str, ReadCell]]:
    there = {cell.column: cell for cell in cells}
    for column, key in columns.items():
        cell = there.get(column)
        text = clean_text(cell.text, escapes).text.strip() if cell else ""
        yield key, ReadCell(text, address(number, column), cell is not None and cell.kind in ("error", "formula"))
