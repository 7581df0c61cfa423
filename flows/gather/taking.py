"""Takes the notes of one sheet from its cells."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile

from flows.gather.cautions import SheetCautions
from flows.gather.exports import Export
from flows.gather.ids import NoteIds
from flows.gather.layout import Layout
from flows.gather.markup import decode_markup
from flows.gather.neighbours import Neighbours
from flows.gather.splitting import has_breaks, split_notes, without_bullet, without_mark
from flows.gather.staff_choice import StaffChoice
from flows.gather.text import clean_text
from flows.notes import Note, Reason, Source, TextColumn
from flows.sheets.book import Box, Cell, Sheet, address, column_letter, place_of


class NoteTaker:
    """The notes of one sheet so far.

    Attributes:
        headings: The heading or section of each column's first note.
    """

    def __init__(
        self,
        file: str,
        sheet: Sheet,
        layout: Layout,
        export: Export | None,
        choice: StaffChoice,
        neighbours: Neighbours,
        cautions: SheetCautions,
    ) -> None:
        self.notes: list[Note] = []
        self.headings: dict[int, str] = {}
        self._file = file
        self._sheet = sheet
        self._cautions = cautions
        self._choice = choice
        self._neighbours = neighbours
        self._html = export.html if export else ""
        self._board = not layout.has_header and not sheet.escapes and not sheet.plain
        self._ids = NoteIds(file, sheet.name)
        self._seen_rows: set[tuple[str, int, str]] = set()
        self._taken: set[tuple[int, int]] = set()
        self._above: dict[tuple[int, int], list[str]] = {place: [] for place in neighbours.again.values()}
        self._rest: dict[tuple[int, int], list[str]] = {}  # by the cell that a note begins in

    def go_on(self, cell: Cell, first: tuple[int, int]) -> None:
        """Keep the text of a row that goes on from a cell above; `take` of that cell adds it."""
        self._rest.setdefault(first, []).append(cell.text.strip())

    def has_taken(self, place: tuple[int, int]) -> bool:
        """Tell whether a note begins in a cell."""
        return place in self._taken

    def take(self, cell: Cell, heading: str, theme: str, row_id: str, decided: str = "") -> Reason | None:
        """Read the notes of one cell; gives the reason where it holds none after all.

        `decided` is the cell's id where a person said that it holds notes: these have ids of their own, so that no
        other note's changes.
        """
        text, place = cell.text, cell[:2]
        if row_id:
            key = (row_id, cell.column, text)
            if key in self._seen_rows:
                self._cautions.add("repeated_row", cell.row, cell.column)
                return "repeated"
            self._seen_rows.add(key)
        if cell.kind != "text":
            self._cautions.add("typed_value", cell.row, cell.column)
        if "<" in text or "&" in text:
            text = self._without_markup(cell, text)
        texts = self._split(cell, text)
        if rest := self._rest.get(place):
            texts = (*texts[:-1], " ".join((texts[-1].rstrip(), *rest)))
        source = Source(self._file, self._sheet.name, address(cell.row, cell.column), heading)
        if not self._add(texts, source, theme, decided):
            return "empty"
        self._taken.add(place)
        if place in self._above:
            self._above[place].extend(texts)
        self.headings.setdefault(cell.column, heading)
        return None

    def take_again(self, cell: Cell, above: tuple[int, int], heading: str, theme: str) -> Reason | None:
        """Read once more what a cell above says; gives the reason where nothing was read there."""
        texts = tuple(self._above[above])
        source = Source(self._file, self._sheet.name, address(cell.row, cell.column), heading)
        if not self._add(texts, source, theme, ""):
            self._cautions.add("looks_like_note", cell.row, cell.column)
            return "other"
        self._cautions.add("said_again", cell.row, cell.column)
        return None

    def take_box(self, box: Box, name: str, theme: str, decided: str = "") -> bool:
        """Read the notes of a text box or a comment; False where there are none in it."""
        source = Source(self._file, self._sheet.name, address(box.row, box.column), box=name)
        return self._add(split_notes(box.text, lines=self._choice.split_lines is True), source, theme, decided)

    def _add(self, texts: tuple[str, ...], source: Source, theme: str, decided: str) -> bool:
        if not any(part.strip() for part in texts):
            return False
        ids = NoteIds(self._file, f"{self._sheet.name}\0{decided}") if decided else self._ids
        for part in texts:
            self.notes.append(Note(ids.next_id(part), part, source, theme, decided))
        return True

    def _split(self, cell: Cell, text: str) -> tuple[str, ...]:
        """Part the notes of a cell and take the marks off that begin them."""
        texts = split_notes(text, lines=self._choice.split_lines is True)
        if len(texts) > 1:
            if self._choice.split_lines is None:
                self._cautions.add("several_notes_in_cell", cell.row, cell.column)
            return texts
        typed_in = not (self._html or self._board)  # a note of a whiteboard is one, however many lines it has
        if "\n" in text and typed_in and self._choice.split_lines is None and has_breaks(text):
            self._cautions.add("line_breaks_in_cell", cell.row, cell.column)
        (note,) = texts
        if cell[:2] in self._neighbours.marked:
            return (without_mark(note),)
        return (note,) if cell[:2] in self._neighbours.signs else (without_bullet(note),)

    def _without_markup(self, cell: Cell, text: str) -> str:
        """Decode what a whiteboard's export has encoded; elsewhere `&amp;` and `<b>` are what somebody wrote."""
        if not self._board and not self._html:
            return text
        decoded = clean_text(decode_markup(text, tags=self._board or self._html == "tags")).text
        if decoded != text:
            self._cautions.add("markup_decoded", cell.row, cell.column)
        return decoded

    @staticmethod
    def place_of(note: Note) -> tuple[int, int]:
        """Give the row and column that a note stands in."""
        return place_of(note.source.cell)

    def tell_short_first_row(self) -> None:
        """Tell of a first row that may hold headings which no list knows."""
        first = self.place_of(self.notes[0])[0] if self.notes else 0
        top = list(takewhile(lambda note: self.place_of(note)[0] == first, self.notes))
        below = [len(note.text) for note in self.notes[len(top) :]]
        short = all(len(note.text.split()) <= 3 and note.text[-1:] not in ".!,;" for note in top)
        longer = below and sum(below) / len(below) >= 1.5 * sum(len(note.text) for note in top) / len(top)
        if top and below and short and (len(top) > 1 or longer):
            self._cautions.add("first_row_short", *place_of(top[0].source.cell))

    def text_columns(self, layout: Layout) -> tuple[TextColumn, ...]:
        """Give the columns that notes were taken from, each with why."""
        found: dict[int, TextColumn] = {}
        for _, _, column, plan in layout.plans():
            if plan.role == "note" and column in self.headings:
                found.setdefault(column, TextColumn(column_letter(column), plan.heading, plan.why))
        return tuple(found[column] for column in sorted(found))

    def tell_repeated_texts(self) -> None:
        """Tell of texts that stand several times on a board."""
        texts = Counter(note.text for note in self.notes)
        for note in self.notes:
            if texts[note.text] > 1:
                self._cautions.add("repeated_text", *place_of(note.source.cell))
