"""Tells a copy of the workbook from a spreadsheet with notes, whatever its name: by a mark, not by its cells."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from flows.plain_files import open_plain
from flows.workbook.form import form

_PARTS = ("docProps/custom.xml", "meta.xml", "xl/workbook.xml", "content.xml")
_MOST = 64_000_000  # bytes of a part that are looked through
_PIECE = 1 << 16


def is_workbook(path: Path) -> bool:
    """Tell whether a file bears the mark: the custom property, or the hidden sheet's name where that was lost.

    A file that can't be opened now is none; who reads it tells why.
    """
    try:
        with open_plain(path) as file:
            if file.read(2) != b"PK":
                return False
            file.seek(0)
            with zipfile.ZipFile(file) as package:
                return any(_bears_mark(package, part) for part in _PARTS)
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError):
        return False


def _bears_mark(package: zipfile.ZipFile, part: str) -> bool:
    if part not in package.NameToInfo:
        return False
    sheet = form().parent
    marks = {"xl/workbook.xml": f'name="{sheet}"', "content.xml": f'table:name="{sheet}"'}
    mark = marks.get(part, f'name="{form().mark}"').encode()
    with package.open(part) as stream:
        seen, before = 0, b""
        while seen < _MOST and (piece := stream.read(_PIECE)):
            if mark in before + piece:
                return True
            seen, before = seen + len(piece), piece[-len(mark) :]
    return False
