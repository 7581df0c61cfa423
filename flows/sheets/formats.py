"""The formats that are read: the one table of them. A new one is a line here and its reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain

from flows.notes import Caution, Source
from flows.sheets.book import Book, Sheet, address
from flows.sheets.content import FileKind, recognise_content
from flows.sheets.hints import Hints
from flows.sheets.limits import MAX_ALL_TEXT, MAX_TEXT, refuse_endless_text

Reader = Callable[[bytes, str, Hints], Book]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of content, the endings its files have (content decides, not they), and what reads it."""

    kind: FileKind
    endings: tuple[str, ...]
    reader: Reader


# Each import waits for the first file of its kind: a reader may take longer to load than its file to read.
def _openxml(raw: bytes, name: str, _: Hints) -> Book:
    from flows.sheets.openxml import read_openxml

    return read_openxml(raw, name)


def _open_document(raw: bytes, name: str, _: Hints) -> Book:
    from flows.sheets.open_document import read_open_document

    return read_open_document(raw, name)


def _xls(raw: bytes, name: str, _: Hints) -> Book:
    from flows.sheets.apart import read_apart

    return read_apart(raw, name, "xls")


def _xlsb(raw: bytes, name: str, _: Hints) -> Book:
    from flows.sheets.apart import read_apart

    return read_apart(raw, name, "xlsb")


def _delimited(raw: bytes, name: str, hints: Hints) -> Book:
    from flows.sheets.delimited import read_delimited

    return read_delimited(raw, name, hints)


def _archive(raw: bytes, name: str, hints: Hints) -> Book:
    from flows.sheets.archive import read_archive

    return read_archive(raw, name, hints)


FORMATS = (
    Format("openxml", (".xlsx", ".xlsm", ".xltx"), _openxml),
    Format("xls", (".xls",), _xls),
    Format("xlsb", (".xlsb",), _xlsb),
    Format("ods", (".ods",), _open_document),
    Format("text", (".csv", ".tsv", ".tab", ".txt"), _delimited),
    Format("zip", (".zip",), _archive),
)
ENDINGS = frozenset(ending for form in FORMATS for ending in form.endings)


def read_book(raw: bytes, name: str, hints: Hints) -> Book:
    """Read a file of any of the formats, told by its content.

    Args:
        raw: The file.
        name: How messages call it; its ending matters for texts only (`.txt` is lines).
        hints: What is known of the words in a text file.

    Raises:
        InputError: It can't be read: what it is, and what to do.
    """
    kind = recognise_content(raw, name)
    reader = next(form.reader for form in FORMATS if form.kind == kind)
    book = _name_apart(reader(raw, name, hints), name)
    _refuse_endless_text(book, name)
    return book


def _name_apart(book: Book, name: str) -> Book:
    """Give the second of two sheets with one name another: a cell is told by its sheet's name."""
    taken = Counter(sheet.name for sheet in book.sheets)
    if max(taken.values(), default=0) < 2:
        return book
    seen: set[str] = set()
    sheets: list[Sheet] = []
    cautions: list[Caution] = []
    for sheet in book.sheets:
        given, number = sheet.name, 2
        while given in seen or (given != sheet.name and given in taken):
            given, number = f"{sheet.name} ({number})", number + 1
        seen.add(given)
        if given != sheet.name:
            message = (
                f"{name}: to ark hedder {sheet.name}; det andet kaldes her {given}. Giv arkene hvert sit navn."
            )
            cautions.append(Caution("same_sheet_name", message, Source(name, given, "")))
        sheets.append(replace(sheet, name=given))
    return replace(book, sheets=tuple(sheets), cautions=(*book.cautions, *cautions))


def _refuse_endless_text(book: Book, name: str) -> None:
    total = 0
    for sheet in book.sheets:
        for row, column, _, text in chain(sheet.cells, sheet.boxes):
            total += len(text)
            if len(text) > MAX_TEXT or total > MAX_ALL_TEXT:
                place = address(row, column)
                refuse_endless_text(", ".join(part for part in (name, sheet.name, place) if part))
