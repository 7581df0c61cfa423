"""Reads .xlsx and .xlsm, the usual and the Strict ones, in one walk over the cells that exist.

No library is used: those at hand fill the gaps (hours for one cell in XFD1048576), read a formula's text and its
value in two passes, stumble over a style that no cell has, and pass over sheets in silence.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import pairwise
from xml.etree.ElementTree import Element

from flows.errors import InputError
from flows.notes import Caution, Source
from flows.sheets.book import Area, Book, Cell, Kind, Looks, Sheet, column_number, place_of
from flows.sheets.limits import MAX_CELLS, MAX_COLUMNS, refuse_damaged, refuse_too_many_cells
from flows.sheets.number_formats import EPOCH, EPOCH_1904, is_date_format, moment_of
from flows.sheets.openxml_boxes import read_boxes
from flows.sheets.openxml_package import Package, SheetEntry, read_workbook
from flows.sheets.openxml_styles import CellStyles, read_styles
from flows.sheets.values import show_boolean, show_date, show_number
from flows.sheets.xml_parts import DAMAGE

_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_LOOKED_AT = 4_096
_NO_CELLS = ("chartsheet",)


def read_openxml(raw: bytes, name: str) -> Book:
    """Read a workbook in the Open XML format.

    Raises:
        InputError: It is damaged, holds no sheet, or unfolds entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _read_book(Package(archive, name))
    except InputError:
        raise
    except DAMAGE as exc:
        refuse_damaged(name, exc)


def _read_book(package: Package) -> Book:
    workbook = package.workbook()
    entries, from_1904 = read_workbook(package, workbook)
    parts = {relation.kind: relation.target for relation in package.relations(workbook).values()}
    cautions: list[Caution] = []
    styles = _styles(package, parts.get("styles", "xl/styles.xml"), cautions)
    texts = _shared_texts(package, parts.get("sharedStrings", "xl/sharedStrings.xml"))
    values = _Values(texts, styles, EPOCH_1904 if from_1904 else EPOCH)
    sheets: list[Sheet] = []
    count = 0
    spaces: set[str] = set()
    for entry in entries:
        if entry.relation and entry.relation.kind == "worksheet" and entry.relation.target in package:
            walk = _Walk(package, entry, entry.relation.target, values, count)
            sheets.append(walk.sheet())
            count += sheets[-1].count
            spaces.add(walk.namespace)
            if len(spaces) > 1:
                cautions.append(_mixed(package.name, entry.name))
        elif not entry.relation or entry.relation.kind not in _NO_CELLS:
            cautions.append(_not_read(package.name, entry))
    if not sheets:
        raise InputError(
            f"{package.name}: filen indeholder ingen ark, der kan læses. Åbn den i Excel, og gem den som .xlsx."
        )
    return Book(tuple(sheets), "", tuple(cautions))


def _not_read(name: str, entry: SheetEntry) -> Caution:
    missing = not entry.relation or entry.relation.kind == "worksheet"
    what = "mangler i filen" if missing else "er af en slags, der ikke læses"
    source = Source(name, entry.name, "")
    return Caution(
        "sheet_not_read", f"{source}: arket {what}. Åbn filen i Excel, se efter, og gem den igen.", source
    )


def _mixed(name: str, sheet: str) -> Caution:
    source = Source(name, sheet, "")
    message = f"{source}: arket er gemt i en anden udgave af formatet end arkene før det. Se, om det er læst helt."
    return Caution("mixed_formats", message, source)


def _styles(package: Package, part: str, cautions: list[Caution]) -> CellStyles:
    if part not in package:
        return CellStyles()
    try:
        return read_styles(package, part)
    except InputError:
        raise
    except ValueError:  # the texts are whole without them
        message = f"{package.name}: filens formatering kan ikke læses; datoer kan stå som tal."
        cautions.append(Caution("styles_not_read", message, Source(package.name, "", "")))
        return CellStyles()


def _shared_texts(package: Package, part: str) -> list[str]:
    if part not in package:
        return []
    tags = (f"{{{_NAMESPACE}}}si", f"{{{_STRICT}}}si")
    return [_plain_text(element) for element in package.walk(part, *tags) if element.tag in tags]


def _plain_text(element: Element) -> str:
    """Give a text without its fonts, and without how it is pronounced."""
    if len(element) == 1 and element[0].tag.endswith("}t"):
        return element[0].text or ""
    texts = []
    for child in element:
        if child.tag.endswith("}t"):
            texts.append(child.text or "")
        elif child.tag.endswith("}r"):
            texts.extend(run.text or "" for run in child if run.tag.endswith("}t"))
    return "".join(texts)


class _Values:
    """Shows the values of cells."""

    def __init__(self, texts: Sequence[str], styles: CellStyles, epoch: datetime) -> None:
        self._texts = texts
        self._formats = styles.formats
        self.styles = styles
        self._epoch = epoch

    def shared(self, number: int) -> str:
        if number < 0:
            raise IndexError("no such text")
        return self._texts[number]

    def number(self, value: str, style: int) -> tuple[Kind, str]:
        number = float(value) if not value.lstrip("-").isdigit() else int(value)
        code = self._formats[style] if style < len(self._formats) else ""
        if not code or not is_date_format(code):
            return "number", show_number(number, code)
        try:
            return "date", show_date(moment_of(number, code, self._epoch), code)
        except (OverflowError, ValueError):
            return "error", value  # Excel shows #####

    @staticmethod
    def moment(value: str) -> tuple[Kind, str]:
        plain = value.removesuffix("Z")
        return "date", show_date(datetime.fromisoformat(plain) if "-" in plain else time.fromisoformat(plain))


class _Walk:
    """The walk over one sheet's XML.

    Attributes:
        namespace: Of its elements: the usual one or that of Strict files.
    """

    def __init__(self, package: Package, entry: SheetEntry, part: str, values: _Values, before: int) -> None:
        self._package = package
        self._entry = entry
        self._part = part
        self._values = values
        self._before = before
        self._count = 0
        self._row = 0
        self._strong: list[tuple[int, int]] = []
        self._filled: list[tuple[int, int]] = []
        self.namespace = space = self._namespace()
        self._cell, self._value, self._formula, self._inline = (
            f"{{{space}}}{tag}" for tag in ("c", "v", "f", "is")
        )
        self._row_tag, self._column, self._merged = (f"{{{space}}}{tag}" for tag in ("row", "col", "mergeCell"))

    def _namespace(self) -> str:
        with self._package.open(self._part) as source:
            start = source.read(_LOOKED_AT).replace(b"\0", b"")  # UTF-16, too
        return _STRICT if _STRICT.encode() in start else _NAMESPACE

    def sheet(self) -> Sheet:
        cells: list[Cell] = []
        hidden_rows: set[int] = set()
        hidden_columns: set[int] = set()
        merged: list[Area] = []
        spans = 0
        for element in self._package.walk(self._part, self._row_tag):
            tag = element.tag
            if tag == self._row_tag:
                cells.extend(self._cells_of(element))
                if _is_on(element.get("hidden")) or _is_zero(element.get("ht")):
                    hidden_rows.add(self._row)
            elif tag == self._column and spans < MAX_COLUMNS:
                if _is_on(element.get("hidden")) or _is_zero(element.get("width")):
                    spans += 1
                    first, last = int(element.get("min") or 1), int(element.get("max") or 1)
                    hidden_columns.update(range(first, min(last, MAX_COLUMNS) + 1))
            elif tag == self._merged:
                merged.append(_area(element.get("ref") or "A1"))
        return Sheet(
            self._entry.name,
            tuple(cells if _in_order(cells) else _put_in_order(cells, self._package.name)),
            self._count,
            hidden=self._entry.hidden,
            hidden_rows=frozenset(hidden_rows),
            hidden_columns=frozenset(hidden_columns),
            merged=tuple(merged),
            escapes=True,
            boxes=read_boxes(self._package, self._part),
            looks=Looks(frozenset(self._strong), frozenset(self._filled)),
        )

    def _cells_of(self, row: Element) -> Iterator[Cell]:
        number = row.get("r")
        self._row = int(float(number)) if number else self._row + 1
        column = 0
        _, strong, filled = self._values.styles
        for element in row:
            if element.tag != self._cell:
                continue
            place = element.get("r")
            column = column_number(place.rstrip("0123456789")) if place else column + 1
            if not len(element):
                continue  # formatted, but empty
            value = self._value_of(element)
            if value is not None:
                if not 1 <= column <= MAX_COLUMNS:
                    refuse_damaged(self._package.name)
                self._count += 1
                style = element.get("s")
                if style in strong:
                    self._strong.append((self._row, column))
                if style in filled:
                    self._filled.append((self._row, column))
                yield Cell(self._row, column, *value)
        if self._before + self._count > MAX_CELLS:
            refuse_too_many_cells(self._package.name)

    def _value_of(self, element: Element) -> tuple[Kind, str] | None:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            inline = element.find(self._inline)
            text = _plain_text(inline) if inline is not None else ""
            return ("text", text) if text else None
        value = element.findtext(self._value)
        if not value:
            formula = element.find(self._formula)
            if formula is None or (value == "" and kind == "str"):  # a formula that gives "" shows nothing
                return None
            return "formula", "=" + (formula.text or "")
        if kind == "s":
            text = self._values.shared(int(value))
            return ("text", text) if text else None
        if kind == "str":
            return "text", value
        if kind == "n":
            return self._values.number(value, int(element.get("s") or 0))
        if kind == "b":
            return "boolean", show_boolean(value not in ("0", "false"))
        if kind == "d":
            return self._values.moment(value)
        return "error", value


def _is_on(value: str | None) -> bool:
    return value in ("1", "true")


def _is_zero(size: str | None) -> bool:
    """Tell a width or height that shows nothing."""
    return size is not None and float(size) == 0


def _area(reference: str) -> Area:
    first, _, last = reference.partition(":")
    top, left = place_of(first)
    bottom, right = place_of(last or first)
    return Area(top, left, bottom, right)


def _in_order(cells: list[Cell]) -> bool:
    return all(first[:2] < then[:2] for first, then in pairwise(cells))


def _put_in_order(cells: list[Cell], name: str) -> list[Cell]:
    """Sort cells that stand in odd order in the XML; Excel, too, takes two cells in one place for damage."""
    if len({cell[:2] for cell in cells}) < len(cells):
        refuse_damaged(name)
    return sorted(cells, key=lambda cell: cell[:2])
