"""Reads a table that came back: the cells that differ from the table as it was sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from flows.danish.days import read_day
from flows.fingerprint import sha256_of
from flows.follow_up.book import About, Reply
from flows.follow_up.form import FIELDS, FORM_VERSION, Field, form, means
from flows.follow_up.table import Origin, OriginError, Sent, read_origin
from flows.gather.text import clean_text
from flows.sheets import Cell, NoHints, Sheet, read_book
from flows.sheets.book import address, by_rows

_HEADER_WITHIN = 30  # rows
_CORRECTED = 80  # of 100: a text that is so near was corrected; another one belongs to another row
_NEEDED = frozenset(("text", "status", "id"))


@dataclass(frozen=True)
class Fault:
    """What can't be used; `typed` is what stands there, for the console only."""

    cell: str
    message: str
    typed: str = ""


@dataclass(frozen=True)
class Returned:
    """A table that came back.

    Attributes:
        name: What messages call it.
        receiver: The id of who sent it back; empty where the file can't be used.
        file: Tells it from every other: by where it lies and what it was when it was sent.
        replies: What was filled in.
        cells: By what it is about and the field, where it stands.
        refused: Why nothing of it can be used; empty where something can.
        faults: What of it can't be used.
    """

    name: str
    receiver: str = ""
    file: str = ""
    replies: tuple[Reply, ...] = ()
    cells: Mapping[tuple[About, Field], str] = field(default_factory=dict)
    refused: str = ""
    faults: tuple[Fault, ...] = ()


def read_returned(raw: bytes, name: str, place: str, workshop: str) -> Returned:
    """Read a table that came back.

    Args:
        raw: The file.
        name: What messages call it.
        place: Where it lies; a file that is put in its place speaks instead of it.
        workshop: The name of the workshop's folder.

    Raises:
        InputError: It is no spreadsheet that can be read.
    """
    book = read_book(raw, name, NoHints())
    words = form().faults
    try:
        hidden = next(sheet for sheet in book.sheets if sheet.name == form().parent)
        origin = read_origin([cell.text for cell in cells] for _, cells in by_rows(hidden.cells))
    except (StopIteration, OriginError):
        return Returned(name, refused=words["damaged"])
    if origin.form > FORM_VERSION:
        return Returned(name, refused=words["newer"])
    if origin.workshop != workshop:
        return Returned(name, refused=words["other_workshop"].format(other=origin.workshop))
    tables = [table for sheet in book.sheets if sheet.name != form().parent and (table := _find_table(sheet))]
    if not tables:
        return Returned(name, origin.receiver, refused=words["no_table"].format(sheet=form().sheet))
    file = sha256_of(f"{place}\0{origin.mark}".encode())[:12]
    return _Reader(origin, file).read(name, tables)


@dataclass(frozen=True)
class _Row:
    """A row of the table; `cells` are by the form's key: text and address."""

    number: int
    cells: Mapping[str, tuple[str, str]]

    def text(self, key: str) -> str:
        return self.cells[key][0] if key in self.cells else ""

    def place(self, key: str) -> str:
        return self.cells[key][1] if key in self.cells else f"A{self.number}"


def _find_table(sheet: Sheet) -> list[_Row] | None:
    rows = list(by_rows(sheet.cells))
    for place, (number, cells) in enumerate(rows):
        if number > _HEADER_WITHIN:
            return None
        columns = {
            cell.column: form().by_heading[heading]
            for cell in cells
            if (heading := _plain(cell.text).casefold()) in form().by_heading
        }
        if set(columns.values()) >= _NEEDED:
            return [_row(number, cells, columns, sheet.escapes) for number, cells in rows[place + 1 :]]
    return None


def _row(number: int, cells: Iterable[Cell], columns: Mapping[int, str], escapes: bool) -> _Row:
    texts = {cell.column: cell.text for cell in cells}
    return _Row(
        number,
        {
            key: (clean_text(texts.get(column, ""), escapes).text.strip(), address(number, column))
            for column, key in columns.items()
        },
    )


def _plain(text: str) -> str:
    """Give a text as it is compared: a program that saves a workbook may write spaces and accents otherwise."""
    return " ".join(clean_text(text).text.split())


class _Reader:
    """Reads the rows of one file."""

    def __init__(self, origin: Origin, file: str) -> None:
        self._origin = origin
        self._file = file
        self._texts = {_plain(sent.text) for sent in origin.rows.values()}
        self._faults: list[Fault] = []
        self._cells: dict[tuple[About, Field], str] = {}

    def read(self, name: str, tables: Sequence[Sequence[_Row]]) -> Returned:
        """Read every row; of a note that stands in two rows that differ, neither is used."""
        replies: list[Reply] = []
        for sent, rows in self._by_note(row for table in tables for row in table).items():
            said = [self._values(row) for row in rows]
            if any(values != said[0] for values in said):
                differs = next(row for row, values in zip(rows, said, strict=True) if values != said[0])
                self._fault(differs, "id", "twice", other=rows[0].place("id"))
                continue
            if reply := self._reply(self._origin.rows[sent], rows[0], said[0]):
                replies.append(reply)
        return Returned(
            name, self._origin.receiver, self._file, tuple(replies), self._cells, faults=tuple(self._faults)
        )

    def _by_note(self, rows: Iterable[_Row]) -> dict[str, list[_Row]]:
        """Put the rows that belong to a note that was sent under its id."""
        found: dict[str, list[_Row]] = {}
        for row in rows:
            note = _plain(row.text("id"))
            sent = self._origin.rows.get(note)
            if note.casefold() in form().by_heading:  # the header, copied
                continue
            if sent is None:
                filled = next((key for key in FIELDS if row.text(key) not in ("", self._origin.statuses[0])), None)
                if filled and note:
                    self._fault(row, "id", "unknown_id")
                elif filled:
                    self._fault(row, filled, "no_id")
                continue
            text = _plain(row.text("text"))
            if text != _plain(sent.text):
                if text in self._texts or ratio(text, _plain(sent.text)) < _CORRECTED:
                    self._fault(row, "text", "text_differs")
                    continue
                self._fault(row, "text", "text_edited")
            found.setdefault(note, []).append(row)
        return found

    def _values(self, row: _Row) -> dict[Field, str]:
        return {key: row.text(key) for key in FIELDS if key in row.cells}

    def _reply(self, sent: Sent, row: _Row, values: Mapping[Field, str]) -> Reply | None:
        """Give what a row says that was not in it when it was sent."""
        said: dict[Field, str] = {}
        for key, typed in values.items():
            value = self._read(row, key, typed)
            if value is not None and _plain(value) != _plain(sent.values.get(key, "")):
                said[key] = value
        status = said.get("status", sent.values.get("status", ""))
        answer = said.get("answer", sent.values.get("answer", ""))
        if "status" in said and means(status, form().meanings.reason) and not answer:
            column = form().columns["answer"].heading
            self._fault(row, "status", "no_reason", status=status, column=column)
            del said["status"]
        if not said:
            return None
        about = self._origin.receiver, sent.note
        self._cells |= {(about, key): row.place(key) for key in said}
        return Reply(receiver=about[0], note=about[1], text=sent.text, file=self._file, over=sent.known, **said)

    def _read(self, row: _Row, key: Field, typed: str) -> str | None:
        """Read a cell; None where it can't be used. A status that was emptied is that of a new note."""
        if key == "status":
            wanted = _plain(typed).casefold()
            if not wanted:
                return self._origin.statuses[0]
            found = next((name for name in self._origin.statuses if name.casefold() == wanted), None)
            if found is None:
                self._fault(row, key, "unknown_status", choices=", ".join(self._origin.statuses))
            return found
        if key == "deadline" and typed:
            day = read_day(_plain(typed))
            if day is None:
                self._fault(row, key, "no_date")
            return day.isoformat() if day else None
        return typed

    def _fault(self, row: _Row, key: str, message: str, **words: object) -> None:
        self._faults.append(Fault(row.place(key), form().faults[message].format(**words), row.text(key)))


def iter_cells(returned: Iterable[Returned]) -> Iterator[tuple[Reply, Returned]]:
    """Give each reply with the file in which it stands."""
    for each in returned:
        yield from ((reply, each) for reply in each.replies)
