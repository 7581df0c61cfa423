"""Makes each cell of a sheet a note or sets it aside with a reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.gather.cautions import SheetCautions
from flows.gather.columns import ColumnPlan, is_email, reads_as_prose
from flows.gather.grid import Cell, Sheet, address, by_rows, column_letter
from flows.gather.headers import Vocabulary, fold
from flows.gather.ids import NoteIds
from flows.gather.layout import Block, Choice, Layout, Region, is_running_text, lay_out
from flows.gather.markup import decode_markup
from flows.gather.merged import MergedCells
from flows.gather.splitting import has_mark, split_notes, without_mark
from flows.gather.text import clean_text
from flows.notes import Caution, Note, Reason, SetAside, SheetReading, Source, TextColumn

_NO_PLAN = ColumnPlan("other", "")
_REASONS: dict[str, Reason] = {"theme": "label"}
_IDS = frozenset({"id", "uid", "uuid", "guid", "commentid", "noteid", "stickyid", "rowid", "inputid", "responseid"})
_CELL_REFERENCE = re.compile(r"\$?[A-Z]{1,3}\$?\d|[A-ZÆØÅ.]{2,}\(|^=[\d\s+*/().,;^&%<>=-]*$|^=\"")


@dataclass(frozen=True, slots=True)
class SheetResult:
    """What one sheet came to."""

    reading: SheetReading
    notes: tuple[Note, ...]
    set_aside: tuple[SetAside, ...]
    cautions: tuple[Caution, ...]


def classify_sheet(
    file: str,
    sheet: Sheet,
    vocabulary: Vocabulary,
    choice: Choice | None = None,
    read_hidden: bool = False,
    ignore: bool = False,
    guidance: bool = True,
) -> SheetResult:
    """Read one sheet.

    Args:
        file: The file's name.
        sheet: As the format's reader found it.
        vocabulary: The word lists.
        choice: What staff decided; without it the headings and the content decide.
        read_hidden: Hidden cells are read like others.
        ignore: Nothing here is a note.
        guidance: A sheet with a name such as "Vejledning" holds no notes.
    """
    return _Sheet(file, sheet, vocabulary, choice or Choice(), read_hidden, ignore, guidance).result()


class _Walk:
    """Where the walk down one region stands: its block, section and row."""

    def __init__(self, region: Region) -> None:
        self.region = region
        self.section = ""
        self.alone = False
        self.row_id = ""
        self._place = 0
        self._enter_block()

    def enter(self, row: int, row_cells: Sequence[Cell]) -> None:
        """Go to a row: to the next block where it begins there, and see what else stands in it."""
        blocks = self.region.blocks
        while self._place + 1 < len(blocks) and row >= blocks[self._place + 1].top:
            self._place += 1
            self.section = ""
            self._enter_block()
        filled = 0
        self.row_id = ""
        for cell in row_cells:
            if cell.column in self.region.columns and cell.text.strip():
                filled += 1
                if cell.column == self._id_column:
                    self.row_id = cell.text
        self.alone = filled == 1

    def _enter_block(self) -> None:
        self.block: Block = self.region.blocks[self._place]
        self._id_column = next(
            (
                column
                for column, plan in self.block.columns.items()
                if plan.role == "metadata" and fold(plan.heading) in _IDS
            ),
            0,
        )


class _Sheet:
    def __init__(
        self,
        file: str,
        sheet: Sheet,
        vocabulary: Vocabulary,
        choice: Choice,
        read_hidden: bool,
        ignore: bool,
        guidance: bool,
    ) -> None:
        self._guidance = guidance
        self._file = file
        self._sheet = sheet
        self._vocabulary = vocabulary
        self._choice = choice
        self._read_hidden = read_hidden
        self._ignore = ignore
        self._cautions = SheetCautions(file, sheet.name)
        self._ids = NoteIds(file, sheet.name)
        self._notes: list[Note] = []
        self._set_aside: list[SetAside] = []
        self._seen_rows: set[tuple[str, int, str]] = set()
        self._headings: dict[int, str] = {}
        self._merged = MergedCells(sheet)
        self._all_shown = read_hidden or not (sheet.hidden or sheet.hidden_rows or sheet.hidden_columns)

    def result(self) -> SheetResult:
        cells = self._cleaned()
        layout, name = self._layout(cells)
        if name in ("ignored", "guidance", "running_text"):
            people = self._people(cells)
            for cell in cells:
                person = cell.column in people or is_email(cell.text)
                self._put_aside(cell, "person" if person else name)  # type: ignore[arg-type]
        elif layout:
            self._classify(cells, layout)
        if layout and name == "no_header":
            self._tell_short_first_row()
        if self._sheet.count and not self._notes and name not in ("ignored", "guidance", "running_text", "hidden"):
            self._cautions.add_sheet("no_notes_in_sheet")
        if name in ("mural", "no_header"):
            texts = Counter(note.text for note in self._notes)
            for note in self._notes:
                if texts[note.text] > 1:
                    self._cautions.add("repeated_text", *_place(note.source.cell))
        reading = SheetReading(
            self._sheet.name, name, self._text_columns(layout), self._sheet.count, len(self._notes)
        )
        return SheetResult(reading, tuple(self._notes), tuple(self._set_aside), self._cautions.all())

    def _cleaned(self) -> list[Cell]:
        """Clean every text; a formula that is prose is text, and one that has no value is told."""
        cleaned = []
        for cell in self._sheet.cells:
            text, codes = clean_text(cell.text, self._sheet.escapes)
            kind = cell.kind
            if kind == "formula" and " " in text and not _CELL_REFERENCE.search(text):
                kind = "text"
                codes = (*codes, "formula_as_text")
            for code in codes:
                self._cautions.add(code, cell.row, cell.column)
            cleaned.append(
                cell if text is cell.text and kind == cell.kind else Cell(cell.row, cell.column, kind, text)
            )
        return cleaned

    def _layout(self, cells: list[Cell]) -> tuple[Layout | None, str]:
        if not cells:
            return None, "empty"
        if self._ignore:
            return None, "ignored"
        chosen = bool(self._choice.notes)
        name = self._sheet.name or self._file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if self._guidance and not chosen and self._vocabulary.is_guidance(name):
            self._cautions.add_sheet("guidance_sheet")
            return None, "guidance"
        if self._sheet.plain and not chosen and is_running_text([cell.text for cell in cells]):
            self._cautions.add_sheet("running_text")
            return None, "running_text"
        seen = [cell for cell in cells if self._is_read(cell) or (self._sheet.hidden and not self._read_hidden)]
        layout = lay_out(
            [cell for cell in seen if cell.text.strip() and cell.kind not in ("error", "formula")],
            self._sheet.merged,
            self._vocabulary,
            self._choice,
        )
        return layout, self._name(layout)

    def _name(self, layout: Layout) -> str:
        if self._sheet.hidden and not self._read_hidden:
            return "hidden"
        if layout.export:
            return layout.export
        if self._sheet.plain:
            return "text"
        columns = {
            column
            for region in layout.regions
            for block in region.blocks
            for column, plan in block.columns.items()
            if plan.role == "note"
        }
        if len(layout.regions) > 1:
            return "side_by_side"
        if not layout.has_header:
            return "no_header"
        return "columns" if len(columns) > 1 else "list"

    def _is_read(self, cell: Cell) -> bool:
        sheet = self._sheet
        if self._read_hidden:
            return True
        return not (sheet.hidden or cell.row in sheet.hidden_rows or cell.column in sheet.hidden_columns)

    def _classify(self, cells: list[Cell], layout: Layout) -> None:
        regions = {column: region for region in layout.regions for column in region.columns}
        covered = set() if self._read_hidden else self._merged.covered()
        themes = self._merged_themes(cells, layout)
        marked = self._is_marked_list(cells)
        hidden_people = self._hidden_people(cells, regions)
        self._tell_choices(layout)
        walks = {id(region): _Walk(region) for region in layout.regions}
        rows = list(by_rows(cells))
        for place, (row, row_cells) in enumerate(rows):
            for walk in walks.values():
                walk.enter(row, row_cells)
            for cell in row_cells:
                region = regions.get(cell.column)
                shown = self._all_shown or self._is_read(cell)
                if not cell.text.strip():
                    self._put_aside(cell, "empty")
                    continue
                if cell.column in hidden_people:
                    self._put_aside(cell, "person")
                    continue
                if region is None or (row, cell.column) in covered:
                    if not self._early(cell, shown):
                        self._put_aside(cell, "hidden")
                        self._cautions.add("hidden", row, cell.column)
                    continue
                walk = walks[id(region)]
                plan = walk.block.columns.get(cell.column, _NO_PLAN)
                if plan.role == "person" and row > walk.block.header_row:
                    self._put_aside(cell, "person")
                    if plan.doubtful or plan.guessed:
                        self._cautions.add(
                            "looks_like_name" if plan.guessed else "looks_like_note", row, cell.column
                        )
                    continue
                if self._early(cell, shown):
                    continue
                after = rows[place + 1][1][0].text if place + 1 < len(rows) else ""
                aside = self._aside_row(cell, row_cells, walk, marked, after)
                if aside:
                    if aside == "heading" and row > walk.block.header_row and row not in walk.block.titles:
                        walk.section = cell.text.strip()
                    self._put_aside(cell, aside)
                elif plan.role != "note":
                    self._put_aside_by_column(cell, plan)
                else:
                    theme = themes.get((row, id(region)), "") if themes else ""
                    heading = (walk.section if plan.generic else "") or plan.heading or walk.section
                    self._take(cell, heading, theme, walk.row_id, layout, marked)

    def _early(self, cell: Cell, shown: bool) -> bool:
        """Set aside what is hidden or has no text, whatever its column."""
        if not shown:
            self._put_aside(cell, "hidden")
            self._cautions.add("hidden", cell.row, cell.column)
        elif cell.kind == "error":
            self._put_aside(cell, "error")
            self._cautions.add("error_value", cell.row, cell.column)
        elif cell.kind == "formula":
            self._put_aside(cell, "formula")
            self._cautions.add("formula_without_value", cell.row, cell.column)
        else:
            return False
        return True

    def _aside_row(
        self, cell: Cell, row_cells: Sequence[Cell], walk: _Walk, marked: bool, after: str
    ) -> Reason | None:
        """Tell titles, headings, sections and closing lines from data; `after` is the text of the next line."""
        words = self._vocabulary
        row, text = cell.row, cell.text
        if row < walk.block.header_row or row in walk.block.titles:
            return self._title(cell, row_cells)
        if row == walk.block.header_row:
            return "heading"
        if walk.alone:
            if self._is_section(text, after) or self._merged.is_sub_heading(cell, walk.region.columns):
                return "heading"
            if row in walk.region.last_rows and words.names_person(text):
                return "person"
        if words.is_sum(text) or (len(row_cells) == 2 and self._is_sum_row(row_cells)):
            return "label"
        names_list = marked and has_mark(after) and not has_mark(text)
        return "heading" if names_list and text[:1].isupper() and not reads_as_prose(text) else None

    def _is_section(self, text: str, after: str) -> bool:
        """Tell a section's name from notes that begin with their table ("Bord 2: lys"): those stand in a row."""
        words = self._vocabulary
        if not words.is_section(text):
            return False
        return words.is_bare_section(text) or bool(after and not words.is_section(after))

    def _title(self, cell: Cell, row_cells: Sequence[Cell]) -> Reason:
        words, text = self._vocabulary, cell.text
        before = [other.text for other in row_cells if other.column < cell.column]
        if words.names_person(text) or is_email(text) or any(map(words.is_person_caption, before)):
            return "person"
        if cell.kind in ("date", "number"):
            return "date" if cell.kind == "date" else "number"
        if len(text.split()) >= 15:
            self._cautions.add("looks_like_note", cell.row, cell.column)
        return "heading"

    def _is_sum_row(self, row_cells: Sequence[Cell]) -> bool:
        return self._vocabulary.is_sum(f"{row_cells[0].text.strip().rstrip(':')} {row_cells[1].text.strip()}")

    def _merged_themes(self, cells: Sequence[Cell], layout: Layout) -> dict[tuple[int, int], str]:
        """Give the theme that staff wrote, by row and region; a merged cell's goes for all of its rows."""
        columns = {
            column: region
            for region in layout.regions
            for block in region.blocks
            for column, plan in block.columns.items()
            if plan.role == "theme"
        }
        if not columns:
            return {}
        down = self._merged.down
        themes = {}
        for cell in cells:
            if cell.column in columns and cell.text.strip() and cell.kind not in ("error", "formula"):
                bottom = down.get((cell.row, cell.column), cell.row)
                if bottom > cell.row:
                    self._cautions.add("theme_filled_down", cell.row, cell.column)
                for row in range(cell.row, min(bottom, cells[-1].row, cell.row + 5_000) + 1):
                    themes[row, id(columns[cell.column])] = cell.text
        return themes

    def _tell_short_first_row(self) -> None:
        """Tell of a first row that may hold headings which no list knows."""
        first = min((_place(note.source.cell)[0] for note in self._notes), default=0)
        top = [note for note in self._notes if _place(note.source.cell)[0] == first]
        below = [len(note.text) for note in self._notes if _place(note.source.cell)[0] > first]
        short = all(len(note.text.split()) <= 3 and note.text[-1:].isalnum() for note in top)
        longer = below and sum(below) / len(below) >= 1.5 * sum(len(note.text) for note in top) / len(top)
        if top and below and short and (len(top) > 1 or longer):
            self._cautions.add("first_row_short", *_place(top[0].source.cell))

    def _tell_choices(self, layout: Layout) -> None:
        for region in layout.regions:
            for block in region.blocks:
                for column, plan in block.columns.items():
                    if plan.choice:
                        self._cautions.add("choice_column", block.header_row, column)

    def _is_marked_list(self, cells: Sequence[Cell]) -> bool:
        """Tell whether a text file is a list whose lines begin with a bullet or a number."""
        if not self._sheet.plain:
            return False
        marks = sum(has_mark(cell.text) for cell in cells)
        return marks >= 2 and marks >= 0.5 * len(cells)

    def _people(self, cells: Sequence[Cell]) -> set[int]:
        """Find the columns with names on a sheet that is set aside whole."""
        layout = lay_out(
            [cell for cell in cells if cell.text.strip()], self._sheet.merged, self._vocabulary, Choice()
        )
        blocks = [block for region in layout.regions for block in region.blocks]
        return {column for block in blocks for column, plan in block.columns.items() if plan.role == "person"}

    def _hidden_people(self, cells: Sequence[Cell], regions: dict[int, Region]) -> set[int]:
        """Find hidden columns whose heading says that they hold names."""
        people = set()
        for cell in cells:
            if cell.column in regions or cell.column in people or len(cell.text) > 60:
                continue
            if self._vocabulary.role_of_word(cell.text) == "person" or is_email(cell.text):
                people.add(cell.column)
        return people

    def _put_aside_by_column(self, cell: Cell, plan: ColumnPlan) -> None:
        if plan.role in ("label", "other", "metadata") and is_email(cell.text):
            self._put_aside(cell, "person")
            return
        if (
            (plan.doubtful or plan.role in ("number", "date"))
            and reads_as_prose(cell.text)
            and not self._choice.notes
        ) or (plan.doubtful and plan.role == "other" and not self._choice.notes):
            self._cautions.add("looks_like_note", cell.row, cell.column)
        self._put_aside(cell, _REASONS.get(plan.role, plan.role))  # type: ignore[arg-type]

    def _take(self, cell: Cell, heading: str, theme: str, row_id: str, layout: Layout, marked: bool) -> None:
        """Read the notes of one cell."""
        text = cell.text
        if row_id:
            key = (row_id, cell.column, text)
            if key in self._seen_rows:
                self._put_aside(cell, "repeated")
                self._cautions.add("repeated_row", cell.row, cell.column)
                return
            self._seen_rows.add(key)
        if cell.kind != "text":
            self._cautions.add("typed_value", cell.row, cell.column)
        if "<" in text or "&" in text:
            text = self._without_markup(cell, text, layout)
        texts = split_notes(text)
        if len(texts) > 1:
            self._cautions.add("several_notes_in_cell", cell.row, cell.column)
        elif marked:
            texts = (without_mark(text),)
        if not any(part.strip() for part in texts):
            self._put_aside(cell, "empty")
            return
        source = Source(self._file, self._sheet.name, address(cell.row, cell.column), heading)
        self._headings.setdefault(cell.column, heading)
        self._notes.extend(Note(self._ids.next_id(part), part, source, theme) for part in texts)

    def _without_markup(self, cell: Cell, text: str, layout: Layout) -> str:
        """Decode what a whiteboard's export has encoded; elsewhere `&amp;` and `<b>` are what somebody wrote."""
        export = self._vocabulary.exports.get(layout.export)
        board = not layout.has_header and not self._sheet.escapes and not self._sheet.plain
        if not board and not (export and export.html):
            return text
        decoded = clean_text(decode_markup(text, tags=board)).text
        if decoded != text:
            self._cautions.add("markup_decoded", cell.row, cell.column)
        return decoded

    def _put_aside(self, cell: Cell, reason: Reason) -> None:
        source = Source(self._file, self._sheet.name, address(cell.row, cell.column))
        self._set_aside.append(SetAside(source, reason, "" if reason == "person" else cell.text))

    def _text_columns(self, layout: Layout | None) -> tuple[TextColumn, ...]:
        found: dict[int, TextColumn] = {}
        for region in layout.regions if layout else ():
            for block in region.blocks:
                for column, plan in block.columns.items():
                    if plan.role == "note" and column in self._headings:
                        found.setdefault(column, TextColumn(column_letter(column), plan.heading, plan.why))
        return tuple(found[column] for column in sorted(found))


def _place(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters) :]), column


def rename(result: SheetResult, layout: str) -> SheetResult:
    """Give a sheet another layout's name."""
    return replace(result, reading=replace(result.reading, layout=layout))
