"""Reads a zip of text files, as Padlet sends it: each is a sheet of its own."""

from __future__ import annotations

import io
import zipfile

from flows.errors import DAMAGED_ZIP, InputError
from flows.notes import Caution, Source
from flows.sheets.book import Book, Sheet
from flows.sheets.content import path_ends
from flows.sheets.delimited import read_delimited
from flows.sheets.hints import Hints
from flows.sheets.limits import MAX_CELLS, refuse_damaged, refuse_too_many_cells


def read_archive(raw: bytes, name: str, hints: Hints) -> Book:
    """Read the text files in a zip; other files in it are told and not read.

    Raises:
        InputError: It is damaged, or one of its text files can't be read.
    """
    sheets: list[Sheet] = []
    encodings: list[str] = []
    cautions: list[Caution] = []
    cells = 0
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for part in sorted(archive.namelist()):
            if part.endswith("/") or part.startswith("__MACOSX/") or part.rsplit("/", 1)[-1].startswith("."):
                continue
            if not path_ends(part, ".csv", ".tsv", ".tab", ".txt"):
                message = f"{name}: {part} i zip-filen læses ikke. Er der input i den, så læg den i mappen for sig."
                cautions.append(Caution("file_not_read", message, Source(name, part, "")))
                continue
            try:
                content = archive.read(part)
            except DAMAGED_ZIP as exc:
                refuse_damaged(name, exc)
            if not content.strip():
                continue
            book = read_delimited(content, name, hints, part)
            sheets.extend(book.sheets)
            cells += sum(sheet.count for sheet in book.sheets)
            if cells > MAX_CELLS:
                refuse_too_many_cells(name)
            encodings.append(book.encoding)
            cautions.extend(book.cautions)
    if not sheets:
        raise InputError(f"{name}: tekstfilerne i zip-filen er tomme. Hent eksporten igen.")
    return Book(tuple(sheets), ", ".join(dict.fromkeys(encodings)), tuple(cautions))
