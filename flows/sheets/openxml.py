"""Reads .xlsx and .xlsm through openpyxl, in one walk over the cells that exist.

openpyxl's own rows are not used: they fill the gaps (hours for one cell in XFD1048576), and a formula's text and
its value come in one pass here, beside what is hidden and merged.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any, cast
from xml.etree.ElementTree import Element, iterparse

from defusedxml.common import DefusedXmlException
from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from flows.errors import InputError
from flows.notes import Caution, Source
from flows.sheets.book import Area, Book, Cell, Kind, Sheet
from flows.sheets.content import MAX_CELLS, refuse_damaged, refuse_too_many_cells
from flows.sheets.values import show_boolean, show_date, show_number
from flows.sheets.xml_parts import open_part

_NS = f"{{{SHEET_MAIN_NS}}}"
_ROW, _CELL, _VALUE, _FORMULA, _INLINE = (_NS + tag for tag in ("row", "c", "v", "f", "is"))
_SHARED = _NS + "si"
_COLUMN, _MERGED, _DATA = (_NS + tag for tag in ("col", "mergeCell", "sheetData"))
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", SHEET_MAIN_NS.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    EOFError,
    NotImplementedError,
)  # lxml's and expat's are SyntaxErrors
_UNREADABLE = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, OverflowError)


def read_openxml(raw: bytes, name: str) -> Book:
    """Read a workbook in the Open XML format, also in its Strict variant.

    Raises:
        InputError: It is damaged, holds no sheet, or unfolds entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _refuse_entities(archive, name)
            cautions = _what_is_not_read(archive, name)
            if "xl/workbook.xml" in archive.namelist() and _STRICT[0][0] in archive.read("xl/workbook.xml"):
                raw = _as_transitional(archive)
        return _read_book(raw, name, cautions)
    except (DefusedXmlException, RecursionError) as exc:
        refuse_damaged(name, exc)
    except (*_BROKEN, *_UNREADABLE) as exc:
        if isinstance(exc, InputError):
            raise
        refuse_damaged(name, exc)


def _read_book(raw: bytes, name: str, cautions: list[Caution]) -> Book:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            reader = _open(raw)
        except _UNREADABLE as exc:
            if _is_broken(exc):
                raise
            # Exports often have styles that openpyxl rejects; the texts are whole without them.
            reader = _open(_without_styles(raw))
            cautions.append(
                Caution(
                    "styles_not_read",
                    f"{name}: filens formatering kan ikke læses; datoer kan stå som tal.",
                    Source(name, "", ""),
                )
            )
        with reader.archive:
            sheets: list[Sheet] = []
            for sheet, relation in reader.parser.find_sheets():
                if relation.target in reader.valid_files and relation.Type.endswith("/worksheet"):
                    walk = _Walk(reader, name, sheet.name, relation.target, sum(done.count for done in sheets))
                    sheets.append(walk.sheet(sheet.state != "visible"))
    if not sheets:
        raise InputError(
            f"{name}: filen indeholder ingen ark, der kan læses. Åbn den i Excel, og gem den som .xlsx."
        )
    return Book(tuple(sheets), "", tuple(cautions))


def _open(raw: bytes) -> Any:
    """Read all of a workbook but its sheets; `load_workbook` would parse those without a stated size once more."""
    reader: Any = ExcelReader(io.BytesIO(raw), read_only=True, keep_links=False)
    reader.read_manifest()
    reader.shared_strings = _shared_strings(reader)
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    return reader


def _shared_strings(reader: Any) -> list[str]:
    """Read the shared texts as they stand: openpyxl's own reading halves Excel's escapes."""
    part = reader.package.find(SHARED_STRINGS)
    if part is None:
        return []
    texts = []
    with reader.archive.open(part.PartName[1:]) as source:
        for _, element in iterparse(source):  # noqa: S314 - _refuse_entities has looked through every part
            if element.tag == _SHARED:
                texts.append(_plain_text(element))
                element.clear()
    return texts


def _is_broken(exc: BaseException | None) -> bool:
    while exc is not None:
        if isinstance(exc, (*_BROKEN, DefusedXmlException)):
            return True
        exc = exc.__cause__ or exc.__context__
    return False


class _Walk:
    """The walk over one sheet's XML."""

    def __init__(self, reader: Any, file: str, name: str, part: str, before: int) -> None:
        self._workbook = reader.wb
        self._archive: zipfile.ZipFile = reader.archive
        self._strings: Any = reader.shared_strings
        self._file = file
        self._name = name
        self._part = part
        self._formats: dict[int, str] = {}
        self._before = before
        self._count = 0
        self._row = 0

    def sheet(self, hidden: bool) -> Sheet:
        cells: list[Cell] = []
        hidden_rows: set[int] = set()
        hidden_columns: set[int] = set()
        merged: list[Area] = []
        spans = 0
        with open_part(self._archive, self._part, self._file) as source:
            for _, element in iterparse(source):  # noqa: S314 - open_part refuses what makes it unsafe
                if element.tag == _ROW:
                    cells.extend(self._cells_of(element))
                    if element.get("hidden") in ("1", "true"):
                        hidden_rows.add(self._row)
                    element.clear()
                elif element.tag == _COLUMN and element.get("hidden") in ("1", "true") and spans < 16_384:
                    spans += 1
                    hidden_columns.update(
                        range(int(element.get("min") or 1), min(int(element.get("max") or 1), 16_384) + 1)
                    )
                elif element.tag == _MERGED:
                    left, top, right, bottom = range_boundaries(element.get("ref") or "A1")
                    merged.append(Area(top or 1, left or 1, bottom or 1, right or 1))
                elif element.tag == _DATA:
                    element.clear()
        return Sheet(
            self._name,
            tuple(cells if _in_order(cells) else _put_in_order(cells, self._file)),
            self._count,
            hidden=hidden,
            hidden_rows=frozenset(hidden_rows),
            hidden_columns=frozenset(hidden_columns),
            merged=tuple(merged),
            escapes=True,
        )

    def _cells_of(self, row: Element) -> Iterator[Cell]:
        number = row.get("r")
        self._row = int(float(number)) if number else self._row + 1
        column = 0
        for element in row:
            if element.tag != _CELL:
                continue
            place = element.get("r")
            column = coordinate_to_tuple(place)[1] if place else column + 1
            if not len(element):
                continue  # formatted, but empty
            value = self._value(element)
            if value is not None:
                self._count += 1
                if self._before + self._count > MAX_CELLS:
                    refuse_too_many_cells(self._file)
                yield Cell(self._row, column, *value)

    def _value(self, element: Element) -> tuple[Kind, str] | None:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            inline = element.find(_INLINE)
            text = _plain_text(inline) if inline is not None else ""
            return ("text", text) if text else None
        value = element.findtext(_VALUE)
        if not value:
            formula = element.find(_FORMULA)
            if formula is None or (value == "" and kind == "str"):  # a formula that gives "" shows nothing
                return None
            return "formula", "=" + (formula.text or "")
        if kind == "s":
            return self._text(self._strings[int(value)])
        if kind == "str":
            return self._text(value)
        if kind == "n":
            return self._number(value, int(element.get("s") or 0))
        if kind == "b":
            return "boolean", show_boolean(value not in ("0", "false"))
        if kind == "d":
            return "date", show_date(cast(Any, from_ISO8601)(value))
        return "error", value

    @staticmethod
    def _text(text: str) -> tuple[Kind, str] | None:
        return ("text", text) if text else None

    def _number(self, value: str, style: int) -> tuple[Kind, str]:
        number = float(value) if not value.lstrip("-").isdigit() else int(value)
        if style in self._workbook._date_formats:
            try:
                moment = from_excel(
                    number, self._workbook.epoch, timedelta=style in self._workbook._timedelta_formats
                )
            except (OverflowError, ValueError):
                return "error", value  # Excel shows #####
            if isinstance(moment, datetime) and 0 <= number < 1:
                moment = moment.time()
            return "date", show_date(moment, self._format(style)) if moment is not None else value
        return "number", show_number(number, self._format(style))

    def _format(self, style: int) -> str:
        if style not in self._formats:
            styles = self._workbook._cell_styles
            number = styles[style].numFmtId if style < len(styles) else 0
            if number < BUILTIN_FORMATS_MAX_SIZE:
                code = BUILTIN_FORMATS.get(number, "General")
            else:
                code = self._workbook._number_formats[number - BUILTIN_FORMATS_MAX_SIZE]
            self._formats[style] = code or "General"
        return self._formats[style]


def _in_order(cells: list[Cell]) -> bool:
    return all(first[:2] < then[:2] for first, then in pairwise(cells))


def _put_in_order(cells: list[Cell], name: str) -> list[Cell]:
    """Sort cells that stand in odd order in the XML; Excel, too, takes two cells in one place for damage."""
    if len({cell[:2] for cell in cells}) < len(cells):
        refuse_damaged(name)
    return sorted(cells, key=lambda cell: cell[:2])


def _plain_text(inline: Element) -> str:
    if len(inline) == 1 and inline[0].tag == _NS + "t":
        return inline[0].text or ""
    return str(cast(Any, Text).from_tree(inline).content)


def _refuse_entities(archive: zipfile.ZipFile, name: str) -> None:
    for part in archive.namelist():
        if part.endswith((".xml", ".rels")):
            open_part(archive, part, name).close()


def _what_is_not_read(archive: zipfile.ZipFile, name: str) -> list[Caution]:
    """Tell of texts that stand in no cell: comments and text boxes."""
    source = Source(name, "", "")
    cautions = []
    names = archive.namelist()
    if any(re.match(r"xl/(?:threadedComments/|comments)", part) for part in names):
        cautions.append(
            Caution(
                "comments_not_read",
                f"{name}: filen har kommentarer til celler; de læses ikke. Er de input, så skriv dem i celler.",
                source,
            )
        )
    if any(
        re.match(r"xl/drawings/drawing\d*\.xml", part) and re.search(rb"<a:t>[^<]*\S", archive.read(part))
        for part in names
    ):
        cautions.append(
            Caution(
                "text_boxes_not_read",
                f"{name}: filen har tekstbokse; de læses ikke. Er de input, så skriv dem i celler.",
                source,
            )
        )
    return cautions


def _as_transitional(archive: zipfile.ZipFile) -> bytes:
    """Give a Strict workbook the namespaces that openpyxl knows; what is hidden stays known that way."""
    return _rewrite(archive, lambda _, content: _replace_all(content))


def _replace_all(content: bytes) -> bytes:
    for strict, transitional in _STRICT:
        content = content.replace(strict, transitional)
    return content


def _without_styles(raw: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return _rewrite(
            archive,
            lambda part, content: b"" if part.startswith("docProps/") or part.endswith("styles.xml") else content,
        )


def _rewrite(archive: zipfile.ZipFile, change: Any) -> bytes:
    """Copy an archive; a part that changes to nothing is left out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as copy:
        for part in archive.namelist():
            content = archive.read(part)
            if part.endswith((".xml", ".rels")):
                content = change(part, content)
            if content:
                copy.writestr(part, content)
    return buffer.getvalue()
