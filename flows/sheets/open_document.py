"""Reads .ods in one walk over the cells that hold something; what is repeated is unfolded within limits."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from xml.etree.ElementTree import Element

from flows.errors import InputError
from flows.sheets.book import Area, Book, Box, Cell, Kind, Looks, Sheet
from flows.sheets.frames import numbers
from flows.sheets.limits import (
    MAX_ALL_TEXT,
    MAX_CELLS,
    MAX_REPEATED,
    MAX_ROWS,
    refuse_damaged,
    refuse_endless_text,
    refuse_locked,
    refuse_repeated,
    refuse_too_many_cells,
)
from flows.sheets.number_formats import is_duration_format
from flows.sheets.open_styles import Styles
from flows.sheets.open_text import DRAW, OFFICE, PARAGRAPHS, text_below, text_of
from flows.sheets.values import show_boolean, show_date, show_number
from flows.sheets.xml_parts import DAMAGE, Parts, local_name

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_EXTENDED_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_ROW, _SHEET = _TABLE + "table-row", _TABLE + "table"
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_STYLE_NAME, _VALUE_TYPE = _TABLE + "style-name", OFFICE + "value-type"
_ROWS_REPEATED, _COLUMNS_REPEATED = _TABLE + "number-rows-repeated", _TABLE + "number-columns-repeated"
_ROWS_SPANNED, _COLUMNS_SPANNED = _TABLE + "number-rows-spanned", _TABLE + "number-columns-spanned"
_EMPTY_MAY_HAVE = frozenset({_STYLE_NAME, _COLUMNS_REPEATED})
_ERROR = re.compile(r"#(?:[A-ZÆØÅ0-9/]{2,14}[!?]?)|Err:\d{3}|Fejl:\d{3}")
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?")
_TRUTHS = {"TRUE": True, "SAND": True, "FALSE": False, "FALSK": False}
_DAY = timedelta(days=1)


def read_open_document(raw: bytes, name: str) -> Book:
    """Read a spreadsheet in the OpenDocument format.

    Raises:
        InputError: It is damaged, encrypted, no spreadsheet, or repeats cells without end.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = Parts(archive, name)
            if "META-INF/manifest.xml" in parts and b"encryption-data" in parts.read("META-INF/manifest.xml"):
                refuse_locked(name)
            return Book(tuple(_Document(parts).sheets()))
    except InputError:
        raise
    except DAMAGE as exc:
        refuse_damaged(name, exc)


class _Document:
    """The walk over one document."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._styles = Styles()
        self._count = 0
        self._repeated = 0
        self._characters = 0

    def sheets(self) -> list[Sheet]:
        if "styles.xml" in self._parts:
            for element in self._parts.walk("styles.xml"):
                self._styles.add(element)
        done: list[Sheet] = []
        sheet = _Sheet(self)
        is_spreadsheet = False
        for element in self._parts.walk("content.xml", _ROW, _SHEET):
            tag = element.tag
            if tag == _ROW:
                sheet.add_row(element)
            elif tag == _TABLE + "table-column":
                sheet.add_columns(element)
            elif tag == _TABLE + "shapes":
                sheet.boxes.extend(_text_boxes(element, 1, 1))
            elif tag == _SHEET:
                done.append(sheet.finish(element))
                sheet = _Sheet(self)
            elif tag == _TABLE + "dde-link":
                done.pop()  # another file's cells, kept for when that file is away
            elif tag == OFFICE + "spreadsheet":
                is_spreadsheet = True
            else:
                self._styles.add(element)
        if not is_spreadsheet or not done:
            raise InputError(
                f"{self._parts.name}: filen er et OpenDocument, men ikke et regneark. "
                "Sæt teksterne ind i et regneark (.xlsx)."
            )
        return done

    @property
    def styles(self) -> Styles:
        return self._styles

    def is_hidden(self, family: str, element: Element) -> bool:
        return (
            element.get(_TABLE + "visibility", "visible") != "visible"
            or (family, element.get(_TABLE + "style-name", "")) in self._styles.hidden
        )

    def allow(self, times: int, cells: list[tuple[int, int, Kind, str]]) -> None:
        """Count what a row is about to unfold to, and refuse it while it is not unfolded."""
        more = times * sum(repeated for _, repeated, _, _ in cells)
        self._count += more
        self._repeated += more - len(cells)
        self._characters += times * sum(repeated * len(text) for _, repeated, _, text in cells)
        if self._repeated > MAX_REPEATED:
            refuse_repeated(self._parts.name)
        if self._count > MAX_CELLS:
            refuse_too_many_cells(self._parts.name)
        if self._characters > MAX_ALL_TEXT:
            refuse_endless_text(self._parts.name)


class _Sheet:
    """One sheet while it is walked."""

    def __init__(self, document: _Document) -> None:
        self._document = document
        self._row = self._columns = 0
        self._last_row = self._last_column = 0
        self._cells: list[Cell] = []
        self._count = 0
        self._default_styles: list[tuple[int, str]] = []  # (last column, style)
        self._hidden_rows: list[tuple[int, int]] = []
        self._hidden_columns: list[tuple[int, int]] = []
        self._merged: list[Area] = []
        self._strong: set[tuple[int, int]] = set()
        self._filled: set[tuple[int, int]] = set()
        self.boxes: list[Box] = []

    def add_columns(self, element: Element) -> None:
        first = self._columns + 1
        self._columns += _times(element, _COLUMNS_REPEATED)
        self._default_styles.append((self._columns, element.get(_TABLE + "default-cell-style-name", "")))
        if self._document.is_hidden("table-column", element):
            self._hidden_columns.append((first, self._columns))

    def add_row(self, element: Element) -> None:
        first = self._row + 1
        times = _times(element, _ROWS_REPEATED)
        self._row += times
        if self._document.is_hidden("table-row", element):
            self._hidden_rows.append((first, self._row))
        style = element.get(_TABLE + "default-cell-style-name", "")
        found: list[tuple[int, int, Kind, str]] = []
        column = 1
        for cell in element:
            if cell.tag not in _CELLS:
                continue
            repeated = _times(cell, _COLUMNS_REPEATED)
            if len(cell) or not _EMPTY_MAY_HAVE.issuperset(cell.attrib):
                self._look_beside(cell, first, column)
                if cell.get(_VALUE_TYPE) in (None, "string"):
                    value = _value_of(cell, "")
                else:
                    own = cell.get(_STYLE_NAME) or style or self._default_style(column)
                    value = _value_of(cell, self._document.styles.number_format(own))
                if value is not None:
                    found.append((column, repeated, *value))
                    self._look_at(cell.get(_STYLE_NAME) or style, column)
            column += repeated
        if found:
            self._document.allow(times, found)
            self._last_row = self._row
            self._unfold(first, found)

    def _look_at(self, style: str, column: int) -> None:
        """Note a text that stands out; one that is repeated does so once."""
        if style and self._document.styles.is_strong(style):
            self._strong.add((self._row, column))
        if style and self._document.styles.is_filled(style):
            self._filled.add((self._row, column))

    def _unfold(self, first: int, found: list[tuple[int, int, Kind, str]]) -> None:
        for row in range(first, self._row + 1):
            for column, repeated, kind, text in found:
                for place in range(column, column + repeated):
                    self._count += 1
                    self._cells.append(Cell(row, place, kind, text))
                self._last_column = max(self._last_column, column + repeated - 1)

    def _look_beside(self, cell: Element, row: int, column: int) -> None:
        """Note what a cell has beside its value: how far it is merged, comments, text boxes."""
        if _ROWS_SPANNED in cell.attrib or _COLUMNS_SPANNED in cell.attrib:
            down, right = _times(cell, _ROWS_SPANNED), _times(cell, _COLUMNS_SPANNED)
            if (down, right) != (1, 1):
                self._merged.append(Area(row, column, row + down - 1, column + right - 1))
        for child in cell:
            if child.tag == OFFICE + "annotation":
                if (text := text_below(child)).strip():
                    self.boxes.append(Box(row, column, "comment", text))
            elif child.tag.startswith(DRAW):
                self.boxes.extend(_text_boxes([child], row, column))

    def _default_style(self, column: int) -> str:
        return next((style for last, style in self._default_styles if column <= last), "")

    def finish(self, element: Element) -> Sheet:
        return Sheet(
            element.get(_TABLE + "name", ""),
            tuple(self._cells),
            self._count,
            hidden=self._document.is_hidden("table", element) or element.find(_TABLE + "table-source") is not None,
            hidden_rows=numbers(self._hidden_rows, self._last_row),
            hidden_columns=numbers(self._hidden_columns, self._last_column),
            merged=tuple(self._merged),
            boxes=tuple(sorted(self.boxes, key=lambda box: box[:3])),
            looks=Looks(frozenset(self._strong), frozenset(self._filled)),
        )


def _text_boxes(shapes: Element | list[Element], row: int, column: int) -> Iterator[Box]:
    """Give the text boxes among shapes, also those in groups."""
    for shape in shapes:
        if local_name(shape) == "g":
            yield from _text_boxes(list(shape), row, column)
        elif (text := text_below(shape)).strip():
            yield Box(row, column, "text_box", text)


def _value_of(cell: Element, number_format: str) -> tuple[Kind, str] | None:
    """Give what a cell shows; one whose value can't be understood shows its text."""
    text = text_of(cell)
    formula = cell.get(_TABLE + "formula")
    if cell.get(_EXTENDED_TYPE) == "error" or (formula and _ERROR.fullmatch(text)):
        return "error", text
    if formula and text in _TRUTHS:  # LibreOffice writes what =A1>0 gives as a number that shows so
        return "boolean", show_boolean(_TRUTHS[text])
    try:
        value = _typed(cell, number_format)
    except (ValueError, OverflowError):
        value = None
    if value is not None:
        return value
    text = text or cell.get(OFFICE + "string-value", "")
    if text:
        return "text", text
    if formula and not cell.get(OFFICE + "value-type") and cell.find(PARAGRAPHS[0]) is None:
        return "formula", "=" + re.sub(r"^[a-z]+:=?", "", formula)
    return None


def _typed(cell: Element, number_format: str) -> tuple[Kind, str] | None:
    kind = cell.get(OFFICE + "value-type")
    if kind in ("float", "currency", "percentage"):
        plain = cell.get(OFFICE + "value", "")
        number = int(plain) if plain.lstrip("-").isdigit() else float(plain)
        if kind == "percentage" and not number_format:
            return "number", show_number(number * 100) + "%"
        return "number", show_number(number, number_format)
    if kind == "date":
        moment = datetime.fromisoformat(cell.get(OFFICE + "date-value", "").removesuffix("Z"))
        return "date", show_date(moment, number_format)
    if kind == "time":
        return "date", show_date(_time_of(cell.get(OFFICE + "time-value", ""), number_format))
    if kind == "boolean":
        return "boolean", show_boolean(cell.get(OFFICE + "boolean-value") == "true")
    return None


def _time_of(value: str, number_format: str) -> time | timedelta:
    match = _DURATION.fullmatch(value)
    if match is None:
        raise ValueError("no time")
    days, hours, minutes = (int(part or 0) for part in match.groups()[1:4])
    seconds = float((match[5] or "0").replace(",", "."))
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    if match[1] or length >= _DAY or is_duration_format(number_format):
        return -length if match[1] else length
    return (datetime.min + length).time()  # noqa: DTZ901 - a time of day has no zone


def _times(element: Element, attribute: str) -> int:
    value = element.get(attribute)
    return min(max(int(value), 1), MAX_ROWS) if value else 1
