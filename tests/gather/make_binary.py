"""Makes small .xls, .xlsb and .ods files byte by byte, so that tests need no Office program."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from tests.gather.make import Rows

_NO_SECTOR, _END, _FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ods(sheets: Mapping[str, Rows], hidden_rows: Sequence[int] = (), extra: str = "") -> bytes:
    tables = ""
    for name, rows in sheets.items():
        lines = ""
        for number, row in enumerate(rows, 1):
            hidden = ' table:visibility="collapse"' if number in hidden_rows else ""
            cells = "".join(_ods_cell(value) for value in row)
            lines += f"<table:table-row{hidden}>{cells}</table:table-row>"
        tables += f'<table:table table:name="{name}"><table:table-column/>{lines}{extra}</table:table>'
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2">'
        "<office:body>"
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = f'<m:manifest xmlns:m="{space}"><m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>'
    return _zip({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int):
        number = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {number}><text:p>{value}</text:p></table:table-cell>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def xls(
    sheets: Mapping[str, Rows],
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    extra: bytes = b"",
    stream: str = "Workbook",
    beside: bytes = b"",
) -> bytes:
    """Write BIFF8 in a compound file; with `extra` records in every sheet, and some `beside` the list of sheets."""

    def record(kind: int, body: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def start(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))

    parts = []
    for rows in sheets.values():
        part = start(0x0010) + extra
        for column in hidden_columns:
            part += record(0x007D, struct.pack("<HHHHHH", column - 1, column - 1, 0, 15, 1, 0))
        for row in hidden_rows:
            part += record(0x0208, struct.pack("<HHHHHHI", row - 1, 0, 9, 255, 0, 0, 0x20))
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                where = struct.pack("<HHH", row, column, 0)
                if isinstance(value, int):
                    part += record(0x0203, where + struct.pack("<d", value))
                elif value is not None:
                    part += record(0x0204, where + struct.pack("<HB", _units(value), 1) + value.encode("utf-16-le"))
        parts.append(part + record(0x000A))
    names = [struct.pack("<BBBB", 0, 0, len(name), 1) + name.encode("utf-16-le") for name in sheets]
    place = len(start(5)) + len(beside) + sum(8 + len(name) for name in names) + 4
    listing = b""
    for name, part in zip(names, parts, strict=True):
        listing += record(0x0085, struct.pack("<I", place) + name)
        place += len(part)
    return _compound_file(start(5) + beside + listing + record(0x000A) + b"".join(parts), stream)


def _compound_file(stream: bytes, name: str) -> bytes:
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    chain = [*range(1, sectors), _END, _END, _FAT_SECTOR]
    fat = struct.pack("<128I", *(chain + [_NO_SECTOR] * (128 - len(chain))))

    def entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
        wide = (name + "\0").encode("utf-16-le")
        body = wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide), kind, 1, _NO_SECTOR, _NO_SECTOR, child)
        return body + bytes(36) + struct.pack("<IQ", first, size)

    directory = entry("Root Entry", 5, 1, _END, 0) + entry(name, 2, _NO_SECTOR, 0, len(stream))
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIIII", 0, 1, sectors, 0, 4096, _END, 0, _END, 0, sectors + 1)
    header += struct.pack("<I", _NO_SECTOR) * 108
    return header + stream + directory.ljust(512, b"\0") + fat


def xlsb(sheets: Mapping[str, Rows], hidden_rows: Sequence[int] = ()) -> bytes:
    """Write records of MS-XLSB in a zip."""

    def record(kind: int, body: bytes = b"") -> bytes:
        head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        size, length = b"", len(body)
        while True:
            size += bytes([length & 0x7F | (0x80 if length > 127 else 0)])
            length >>= 7
            if not length:
                return head + size + body

    def wide(text: str) -> bytes:
        return struct.pack("<I", _units(text)) + text.encode("utf-16-le")

    workbook = record(131) + record(143)
    relations = ""
    parts: dict[str, bytes | str] = {}
    for number, (name, rows) in enumerate(sheets.items(), 1):
        workbook += record(156, struct.pack("<II", 0, number) + wide(f"rId{number}") + wide(name))
        relations += f'<Relationship Id="rId{number}" Type="x/worksheet" Target="worksheets/sheet{number}.bin"/>'
        width = max(map(len, rows), default=1)
        sheet = record(129) + record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1)) + record(145)
        for row, values in enumerate(rows):
            flags = 0x10 if row + 1 in hidden_rows else 0
            sheet += record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, flags, 0, 0))
            for column, value in enumerate(values):
                place = struct.pack("<II", column, 0)
                if isinstance(value, int):
                    sheet += record(5, place + struct.pack("<d", value))
                elif value is not None:
                    sheet += record(6, place + wide(value))
        parts[f"xl/worksheets/sheet{number}.bin"] = sheet + record(146) + record(130)
    workbook += record(144) + record(132)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    listing = f'<?xml version="1.0"?><Relationships xmlns="{space}">{relations}</Relationships>'
    return _zip(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.bin": workbook,
            "xl/_rels/workbook.bin.rels": listing,
            **parts,
        }
    )


def _zip(parts: Mapping[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
