"""Tells a copy of the workbook from a spreadsheet with notes, whatever its name: by a mark, not by its cells."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from flows.errors import DAMAGED_ZIP
from flows.plain_files import open_plain
from flows.workbook.form import form

_PARTS = ("docProps/custom.xml", "meta.xml", "xl/workbook.xml", "xl/workbook.bin", "content.xml")
_OLD = b"\xd0\xcf\x11\xe0"  # what an .xls file begins with
_MOST = 64_000_000  # bytes of a part that are looked through
_PIECE = 1 << 16


def is_workbook(path: Path) -> bool:
    """Tell whether a file bears the mark: the custom property, or the hidden sheet's name where that was lost.

    A file that can't be opened now is none; who reads it tells why.
    """
    try:
        with open_plain(path) as file:
            begins = file.read(4)
            file.seek(0)
            if begins == _OLD:
                return _holds(file, [_name_in_xls()])
            if not begins.startswith(b"PK"):
                return False
            with zipfile.ZipFile(file) as package:
                return any(_bears_mark(package, part) for part in _PARTS)
    except DAMAGED_ZIP:
        return False


def _bears_mark(package: zipfile.ZipFile, part: str) -> bool:
    if part not in package.NameToInfo:
        return False
    sheet = form().parent
    marks = {
        "xl/workbook.xml": [f'name="{sheet}"'],
        "content.xml": [f'table:name="{sheet}"'],
    }.get(part, [f'name="{form().mark}"'])
    wanted = [mark.encode() for mark in marks]
    if part.endswith(".bin"):
        wanted = [sheet.encode("utf-16-le")]
    with package.open(part) as stream:
        return _holds(stream, wanted)


def _name_in_xls() -> bytes:
    """Give the sheet's name as the list of an .xls file's sheets has it: behind its length, a byte a letter."""
    name = form().parent.encode("latin-1")
    return bytes([len(name), 0]) + name


def _holds(stream: IO[bytes], wanted: Sequence[bytes]) -> bool:
    longest = max(map(len, wanted))
    seen, before = 0, b""
    while seen < _MOST and (piece := stream.read(_PIECE)):
        if any(mark in before + piece for mark in wanted):
            return True
        seen, before = seen + len(piece), piece[-longest:]
    return False
