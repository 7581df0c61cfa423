"""The frames of an .ods: hidden rows and columns, and how far its cells reach."""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import Element, iterparse

from flows.sheets.frames import Frame
from flows.sheets.xml_parts import open_part

_TABLE_NS = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE_NS = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CELLS = (_TABLE_NS + "table-cell", _TABLE_NS + "covered-table-cell")
_MOST = 2_000_000  # more rows than any program has


def read_ods_frames(raw: bytes, name: str) -> tuple[dict[str, Frame], bool]:
    """Give each sheet's frame by its name, and whether cells have comments."""
    frames: dict[str, Frame] = {}
    comments = False
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, open_part(archive, "content.xml", name) as source:
        sheet = _Sheet()
        for _, element in iterparse(source):  # noqa: S314 - open_part refuses what makes it unsafe
            if element.tag == _TABLE_NS + "table-column":
                sheet.add_columns(element)
            elif element.tag == _TABLE_NS + "table-row":
                sheet.add_row(element)
                element.clear()
            elif element.tag == _OFFICE_NS + "annotation":
                comments = True
            elif element.tag == _TABLE_NS + "table":
                frames[element.get(_TABLE_NS + "name", "")] = sheet.frame()
                sheet = _Sheet()
                element.clear()
    return frames, comments


class _Sheet:
    def __init__(self) -> None:
        self._row = self._column = 0
        self._last_row = self._last_column = 0
        self._hidden_rows: list[tuple[int, int]] = []
        self._hidden_columns: list[tuple[int, int]] = []

    def frame(self) -> Frame:
        return Frame(self._last_row, self._last_column, tuple(self._hidden_rows), tuple(self._hidden_columns))

    def add_columns(self, element: Element) -> None:
        first = self._column + 1
        self._column += _repeated(element, "columns")
        if element.get(_TABLE_NS + "visibility", "visible") != "visible":
            self._hidden_columns.append((first, self._column))

    def add_row(self, element: Element) -> None:
        first = self._row + 1
        self._row += _repeated(element, "rows")
        if element.get(_TABLE_NS + "visibility", "visible") != "visible":
            self._hidden_rows.append((first, self._row))
        column = 0
        for cell in element:
            if cell.tag in _CELLS:
                column += _repeated(cell, "columns")
                if len(cell) or cell.get(_OFFICE_NS + "value-type"):
                    self._last_row = self._row
                    self._last_column = max(self._last_column, column)


def _repeated(element: Element, what: str) -> int:
    return min(max(int(element.get(f"{_TABLE_NS}number-{what}-repeated") or 1), 1), _MOST)
