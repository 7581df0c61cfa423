"""The frames of .xls and .xlsb, read from their records: hidden rows and columns, and how far their cells reach.

Record numbers and layouts as in Microsoft's open specifications [MS-XLS] and [MS-XLSB].
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import fromstring

from flows.sheets.frames import Frame
from flows.sheets.xml_parts import open_part

_END_OF_CHAIN = 0xFFFFFFFA  # and above: no sector
# .xls
_BOUND_SHEET, _XLS_ROW, _XLS_COLUMNS, _XLS_EOF = 0x0085, 0x0208, 0x007D, 0x000A
_XLS_CELLS = frozenset({0x0006, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
_XLS_RUN_OF_CELLS = 0x00BD
# .xlsb
_XLSB_SHEET, _XLSB_ROW, _XLSB_COLUMNS = 156, 0, 60
_XLSB_CELLS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 62})


class _Reach:
    def __init__(self) -> None:
        self.rows = self.columns = 0
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []

    def add(self, row: int, column: int) -> None:
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)

    def frame(self) -> Frame:
        return Frame(self.rows, self.columns, tuple(self.hidden_rows), tuple(self.hidden_columns))


def read_xls_frames(raw: bytes) -> dict[str, Frame]:
    """Give each sheet's frame by its name.

    Raises:
        ValueError, struct.error, IndexError: The file is damaged.
    """
    stream = _workbook_stream(raw)
    starts = {}
    for kind, body in _xls_records(stream, 0):
        if kind == _BOUND_SHEET:
            wide = body[7] & 1
            text = body[8 : 8 + body[6] * (2 if wide else 1)]
            starts[text.decode("utf-16-le" if wide else "latin-1")] = struct.unpack_from("<I", body)[0]
    return {name: _xls_frame(stream, start) for name, start in starts.items()}


def _xls_frame(stream: bytes, start: int) -> Frame:
    reach = _Reach()
    for kind, body in _xls_records(stream, start):
        if kind in _XLS_CELLS:
            reach.add(*struct.unpack_from("<HH", body))
        elif kind == _XLS_RUN_OF_CELLS:
            reach.add(struct.unpack_from("<H", body)[0], struct.unpack_from("<H", body, len(body) - 2)[0])
        elif kind == _XLS_ROW and body[12] & 0x20:
            row = struct.unpack_from("<H", body)[0] + 1
            reach.hidden_rows.append((row, row))
        elif kind == _XLS_COLUMNS and body[8] & 1:
            first, last = struct.unpack_from("<HH", body)
            reach.hidden_columns.append((first + 1, last + 1))
    return reach.frame()


def _xls_records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Walk the records of one substream, to its end."""
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        if kind == _XLS_EOF:
            return
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


def _workbook_stream(raw: bytes) -> bytes:
    """Take the stream "Workbook" out of the compound file."""
    sector_size = 1 << struct.unpack_from("<H", raw, 30)[0]
    mini_size = 1 << struct.unpack_from("<H", raw, 32)[0]
    (directory,) = struct.unpack_from("<I", raw, 48)
    cutoff, mini_fat, _, difat, difat_sectors = struct.unpack_from("<5I", raw, 56)
    entries = sector_size // 4

    def sector(number: int) -> bytes:
        return raw[(number + 1) * sector_size : (number + 2) * sector_size]

    fat_sectors = list(struct.unpack_from("<109I", raw, 76))
    for _ in range(min(difat_sectors, len(raw) // sector_size)):
        more = struct.unpack(f"<{entries}I", sector(difat))
        fat_sectors.extend(more[:-1])
        difat = more[-1]
    fat: list[int] = []
    for number in fat_sectors:
        if number < _END_OF_CHAIN:
            fat.extend(struct.unpack(f"<{entries}I", sector(number)))

    def chain(number: int, table: list[int]) -> Iterator[int]:
        for _ in range(len(table)):
            if number >= _END_OF_CHAIN:
                return
            yield number
            number = table[number]

    listing = b"".join(map(sector, chain(directory, fat)))
    files = {}
    for place in range(0, len(listing) - 127, 128):
        (length,) = struct.unpack_from("<H", listing, place + 64)
        name = listing[place : place + max(length - 2, 0)].decode("utf-16-le", "replace")
        files[name] = struct.unpack_from("<II", listing, place + 116)
    start, size = files.get("Workbook") or files["Book"]
    if size >= cutoff:
        return b"".join(map(sector, chain(start, fat)))[:size]
    whole = b"".join(map(sector, chain(files["Root Entry"][0], fat)))
    table = [number for part in chain(mini_fat, fat) for number in struct.unpack(f"<{entries}I", sector(part))]
    return b"".join(whole[n * mini_size : (n + 1) * mini_size] for n in chain(start, table))[:size]


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
        for kind, body in _xlsb_records(archive.read("xl/workbook.bin")):
            if kind == _XLSB_SHEET:
                relation, place = _wide_string(body, 8)
                sheet, _ = _wide_string(body, place)
                target = targets[relation]
                part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
                if "worksheets/" in part:
                    frames[sheet] = _xlsb_frame(archive.read(part))
    return frames


def _xlsb_frame(part: bytes) -> Frame:
    reach = _Reach()
    row = 0
    for kind, body in _xlsb_records(part):
        if kind == _XLSB_ROW:
            (row,) = struct.unpack_from("<I", body)
            if body[11] & 0x10:
                reach.hidden_rows.append((row + 1, row + 1))
        elif kind in _XLSB_CELLS:
            reach.add(row, struct.unpack_from("<I", body)[0])
        elif kind == _XLSB_COLUMNS and body[16] & 1:
            first, last = struct.unpack_from("<II", body)
            reach.hidden_columns.append((first + 1, last + 1))
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
