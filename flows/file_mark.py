"""Tells a workbook that the program wrote from any other spreadsheet: by a mark inside, whatever its name."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import IO

from flows.errors import DAMAGED_ZIP
from flows.plain_files import open_plain

_PARTS = ("docProps/custom.xml", "meta.xml", "xl/workbook.xml", "xl/workbook.bin", "content.xml")
_OLD = b"\xd0\xcf\x11\xe0"  # what an .xls file begins with
_MOST = 64_000_000  # bytes of a part that are looked through
_PIECE = 1 << 16


def bears_mark(path: Path, mark: str, sheet: str) -> bool:
    """Tell whether a file bears a mark: the custom property, or the hidden sheet's name where that was lost.

    A file that can't be opened now bears none; who reads it tells why.

    Args:
        path: The file, of any kind.
        mark: The custom property's name.
        sheet: The hidden sheet's.
    """
    try:
        with open_plain(path) as file:
            begins = file.read(4)
            if begins == _OLD:
                return _holds(file, _name_in_xls(sheet))
            if not begins.startswith(b"PK"):
                return False
            with zipfile.ZipFile(file) as package:
                return any(_part_bears(package, part, mark, sheet) for part in _PARTS)
    except DAMAGED_ZIP:
        return False


def _part_bears(package: zipfile.ZipFile, part: str, mark: str, sheet: str) -> bool:
    if part not in package.NameToInfo:
        return False
    told = {"xl/workbook.xml": f'name="{sheet}"', "content.xml": f'table:name="{sheet}"'}.get(
        part, f'name="{mark}"'
    )
    wanted = sheet.encode("utf-16-le") if part.endswith(".bin") else told.encode()
    with package.open(part) as stream:
        return _holds(stream, wanted)


def _name_in_xls(sheet: str) -> bytes:
    """Give the sheet's name as the list of an .xls file's sheets has it: behind its length, a byte a letter."""
    name = sheet.encode("latin-1")
    return bytes([len(name), 0]) + name


def _holds(stream: IO[bytes], wanted: bytes) -> bool:
    seen, before = 0, b""
    while seen < _MOST and (piece := stream.read(_PIECE)):
        if wanted in before + piece:
            return True
        seen, before = seen + len(piece), piece[-len(wanted) :]
    return False
