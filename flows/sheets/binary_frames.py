"""The frames of .xls and .xlsb, read from their records: what is hidden or merged, formats, how far cells reach.

Record numbers and layouts as in Microsoft's open specifications [MS-XLS] and [MS-XLSB].
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import fromstring

from flows.sheets.book import Area
from flows.sheets.builtin_formats import BUILTIN_FORMATS
from flows.sheets.compound import CompoundFile
from flows.sheets.frames import Frame
from flows.sheets.limits import refuse_locked
from flows.sheets.xml_parts import open_part

# .xls
_BOUND_SHEET, _XLS_ROW, _XLS_COLUMNS, _XLS_EOF, _FILE_PASS = 0x0085, 0x0208, 0x007D, 0x000A, 0x002F
_XLS_FORMAT, _XLS_XF, _XLS_MERGED = 0x041E, 0x00E0, 0x00E5
_XLS_FORMULA, _XLS_ERROR, _IS_ERROR = 0x0006, 0x0205, 2
_XLS_NUMBERS = frozenset({_XLS_FORMULA, 0x0203, 0x027E})
_XLS_CELLS = _XLS_NUMBERS | {0x00FD, 0x0204, _XLS_ERROR}
_XLS_RUN_OF_NUMBERS = 0x00BD
# .xlsb
_XLSB_SHEET, _XLSB_ROW, _XLSB_COLUMNS, _XLSB_MERGED = 156, 0, 60, 176
_XLSB_NUMBERS, _XLSB_ERRORS = frozenset({2, 5, 9}), frozenset({3, 11})
_XLSB_CELLS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 62})
_XLSB_FORMAT, _XLSB_XF, _XLSB_XFS, _XLSB_XFS_END = 44, 47, 617, 618


_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


class _Reach:
    def __init__(self, formats: Sequence[str]) -> None:
        self._styles = formats
        self._rows = self._columns = 0
        self._formats: dict[tuple[int, int], str] = {}
        self._errors: dict[tuple[int, int], str] = {}
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.merged: list[Area] = []

    def add(self, row: int, column: int) -> None:
        self._rows = max(self._rows, row + 1)
        self._columns = max(self._columns, column + 1)

    def add_number(self, row: int, column: int, style: int) -> None:
        self.add(row, column)
        if style < len(self._styles) and self._styles[style] not in ("", "General"):
            self._formats[row + 1, column + 1] = self._styles[style]

    def add_error(self, row: int, column: int, code: int) -> None:
        self.add(row, column)
        self._errors[row + 1, column + 1] = _ERRORS.get(code, "#N/A")

    def frame(self) -> Frame:
        return Frame(
            self._rows,
            self._columns,
            tuple(self.hidden_rows),
            tuple(self.hidden_columns),
            tuple(self.merged),
            self._formats,
            self._errors,
        )


def open_xls(raw: bytes, name: str) -> tuple[bytes, bytes]:
    """Give the file as calamine takes it, which knows its stream in one case only, and that stream.

    Raises:
        InputError: It is encrypted.
        ValueError, struct.error, IndexError, KeyError: It is damaged.
    """
    compound = CompoundFile(raw)
    stream = compound.stream("Workbook")
    if any(kind == _FILE_PASS for kind, _ in _xls_records(stream, 0)):
        refuse_locked(name)
    return compound.renamed("Workbook"), stream


def read_xls_frames(stream: bytes) -> dict[str, Frame]:
    """Give each sheet's frame by its name.

    Raises:
        ValueError, struct.error, IndexError: The file is damaged.
    """
    starts: dict[str, int] = {}
    codes: dict[int, str] = dict(BUILTIN_FORMATS)
    styles: list[int] = []
    for kind, body in _xls_records(stream, 0):
        if kind == _BOUND_SHEET:
            starts[_xls_text(body, body[6], 7)] = struct.unpack_from("<I", body)[0]
        elif kind == _XLS_FORMAT:
            number, length = struct.unpack_from("<HH", body)
            codes[number] = _xls_text(body, length, 4)
        elif kind == _XLS_XF:
            styles.append(struct.unpack_from("<H", body, 2)[0])
    formats = [codes.get(number, "") for number in styles]
    return {name: _xls_frame(stream, start, formats) for name, start in starts.items()}


def _xls_text(body: bytes, length: int, flags: int) -> str:
    wide = body[flags] & 1
    text = body[flags + 1 : flags + 1 + length * (2 if wide else 1)]
    return text.decode("utf-16-le" if wide else "latin-1")


def _xls_frame(stream: bytes, start: int, formats: Sequence[str]) -> Frame:
    reach = _Reach(formats)
    for kind, body in _xls_records(stream, start):
        if kind in _XLS_CELLS:
            row, column, style = struct.unpack_from("<HHH", body)
            if kind == _XLS_ERROR and body[7]:
                reach.add_error(row, column, body[6])
            elif kind == _XLS_FORMULA and body[6] == _IS_ERROR and body[12:14] == b"\xff\xff":
                reach.add_error(row, column, body[8])
            elif kind in _XLS_NUMBERS:
                reach.add_number(row, column, style)
            else:
                reach.add(row, column)
        elif kind == _XLS_RUN_OF_NUMBERS:
            row, first = struct.unpack_from("<HH", body)
            for place in range((len(body) - 6) // 6):
                reach.add_number(row, first + place, struct.unpack_from("<H", body, 4 + 6 * place)[0])
        elif kind == _XLS_ROW:
            if body[12] & 0x20 or not struct.unpack_from("<H", body, 6)[0] & 0x7FFF:
                row = struct.unpack_from("<H", body)[0] + 1
                reach.hidden_rows.append((row, row))
        elif kind == _XLS_COLUMNS:
            first, last, width = struct.unpack_from("<HHH", body)
            if body[8] & 1 or not width:
                reach.hidden_columns.append((first + 1, last + 1))
        elif kind == _XLS_MERGED:
            for place in range(struct.unpack_from("<H", body)[0]):
                top, bottom, left, right = struct.unpack_from("<4H", body, 2 + 8 * place)
                reach.merged.append(Area(top + 1, left + 1, bottom + 1, right + 1))
    return reach.frame()


def _xls_records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Walk the records of one substream, to its end."""
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        if kind == _XLS_EOF:
            return
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


def read_xlsb_frames(raw: bytes, name: str) -> dict[str, Frame]:
    """Give each sheet's frame by its name.

    Raises:
        ValueError, struct.error, IndexError, KeyError: The file is damaged.
    """
    frames = {}
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        with open_part(archive, "xl/_rels/workbook.bin.rels", name) as source:
            relations = fromstring(source.read())  # noqa: S314 - open_part refuses what makes it unsafe
        targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
        formats = _xlsb_formats(archive.read("xl/styles.bin")) if "xl/styles.bin" in archive.namelist() else []
        for kind, body in _xlsb_records(archive.read("xl/workbook.bin")):
            if kind == _XLSB_SHEET:
                relation, place = _wide_string(body, 8)
                sheet, _ = _wide_string(body, place)
                target = targets[relation]
                part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
                if "worksheets/" in part:
                    frames[sheet] = _xlsb_frame(archive.read(part), formats)
    return frames


def _xlsb_formats(part: bytes) -> list[str]:
    codes: dict[int, str] = dict(BUILTIN_FORMATS)
    styles: list[int] = []
    of_cells = False
    for kind, body in _xlsb_records(part):
        if kind == _XLSB_FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = _wide_string(body, 2)[0]
        elif kind in (_XLSB_XFS, _XLSB_XFS_END):
            of_cells = kind == _XLSB_XFS
        elif kind == _XLSB_XF and of_cells:
            styles.append(struct.unpack_from("<H", body, 2)[0])
    return [codes.get(number, "") for number in styles]


def _xlsb_frame(part: bytes, formats: Sequence[str]) -> Frame:
    reach = _Reach(formats)
    row = 0
    for kind, body in _xlsb_records(part):
        if kind == _XLSB_ROW:
            (row,) = struct.unpack_from("<I", body)
            if body[11] & 0x10 or not struct.unpack_from("<H", body, 8)[0]:
                reach.hidden_rows.append((row + 1, row + 1))
        elif kind in _XLSB_CELLS:
            column, style = struct.unpack_from("<II", body)
            if kind in _XLSB_ERRORS:
                reach.add_error(row, column, body[8])
            elif kind in _XLSB_NUMBERS:
                reach.add_number(row, column, style & 0xFFFFFF)
            else:
                reach.add(row, column)
        elif kind == _XLSB_COLUMNS:
            first, last, width = struct.unpack_from("<III", body)
            if body[16] & 1 or not width:
                reach.hidden_columns.append((first + 1, last + 1))
        elif kind == _XLSB_MERGED:
            top, bottom, left, right = struct.unpack_from("<4I", body)
            reach.merged.append(Area(top + 1, left + 1, bottom + 1, right + 1))
    return reach.frame()


def _xlsb_records(part: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(part):
        kind = part[place]
        place += 1
        if kind & 0x80:
            kind = kind & 0x7F | part[place] << 7
            place += 1
        size = 0
        for shift in range(0, 28, 7):
            byte = part[place]
            place += 1
            size |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield kind, part[place : place + size]
        place += size


def _wide_string(body: bytes, place: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", body, place)
    end = place + 4 + 2 * length
    return body[place + 4 : end].decode("utf-16-le"), end
