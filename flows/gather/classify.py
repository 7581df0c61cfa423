"""Makes each cell of a sheet a note or sets it aside with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from flows.gather.appearance import is_email, is_full_name
from flows.gather.boxes import read_boxes
from flows.gather.cautions import SheetCautions
from flows.gather.cleaned_cells import clean_cells
from flows.gather.columns import ColumnPlan
from flows.gather.doubt import reason_of_column, tell_doubt
from flows.gather.foot import Foot, find_foot
from flows.gather.given_themes import GivenThemes
from flows.gather.headers import Vocabulary
from flows.gather.heads import Heads, find_heads
from flows.gather.ids import CellIds
from flows.gather.layout import Layout, Region, lay_out
from flows.gather.merged import MergedCells
from flows.gather.neighbours import Neighbours, find_neighbours
from flows.gather.note_columns import note_columns
from flows.gather.people import find_hidden_people, find_people
from flows.gather.plain_text import is_marked_list, is_running_text
from flows.gather.rows import RowKinds, Walk
from flows.gather.staff_choice import StaffChoice
from flows.gather.taking import NoteTaker
from flows.notes import Caution, Note, Reason, SetAside, SheetReading, Source
from flows.sheets.book import NO_LOOKS, Cell, Sheet, address, by_rows
from flows.theme_names import NO_THEMES, ThemeNames

_NO_PLAN = ColumnPlan("other", "")
_WHOLE = ("ignored", "guidance", "running_text")  # set aside as a whole


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
    choice: StaffChoice | None = None,
    themes: ThemeNames = NO_THEMES,
    guidance: bool = True,
    beside: str = "",
) -> SheetResult:
    """Read one sheet.

    Args:
        file: The file's name.
        sheet: As the format's reader found it.
        vocabulary: The word lists.
        choice: What staff decided; without it the headings and the content decide.
        themes: The scheme's: where people sorted by them, their names are no notes.
        guidance: A sheet with a name such as "Vejledning" holds no notes.
        beside: The caution that says why it stands beside sheets of notes and holds none.
    """
    return _Sheet(file, sheet, vocabulary, choice or StaffChoice(), themes, guidance, beside).result()


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a sheet as a whole when its cells are decided on.

    Attributes:
        regions: By column.
        unseen: Cells under a merged one, by row and column.
        decided: Cells that hold notes because a person said so, by row and column, with their ids.
    """

    layout: Layout
    regions: Mapping[int, Region]
    unseen: AbstractSet[tuple[int, int]]
    themes: GivenThemes
    neighbours: Neighbours
    heads: Heads
    foot: Foot
    kinds: RowKinds
    taker: NoteTaker
    decided: Mapping[tuple[int, int], str]


class _Sheet:
    def __init__(
        self,
        file: str,
        sheet: Sheet,
        vocabulary: Vocabulary,
        choice: StaffChoice,
        themes: ThemeNames,
        guidance: bool,
        beside: str,
    ) -> None:
        self._guidance = guidance
        self._beside = beside
        self._file = file
        self._sheet = sheet
        self._vocabulary = vocabulary
        self._choice = choice
        self._theme_names = themes
        self._cautions = SheetCautions(file, sheet.name, choice)
        self._set_aside: list[SetAside] = []
        self._ids = CellIds(file, sheet.name)
        self._merged = MergedCells(sheet)
        self._all_shown = choice.read_hidden or not (sheet.hidden or sheet.hidden_rows or sheet.hidden_columns)

    def result(self) -> SheetResult:
        cells = clean_cells(self._sheet, self._cautions, self._ids)
        layout, name = self._layout(cells)
        decided = self._decided_cells(cells)
        if name in _WHOLE:
            lists_people = self._vocabulary.lists_people(self._sheet.name or self._bare_name())
            people = find_people(cells, self._sheet.merged, self._vocabulary)
            for cell in cells:
                if cell[:2] in decided:
                    continue
                person = lists_people or cell.column in people or is_email(cell.text)
                self._put_aside(cell, "person" if person else name)  # type: ignore[arg-type]
        left = cells if layout else [cell for cell in cells if cell[:2] in decided]
        taker = self._classify(left, layout or Layout(()), name, decided)
        count = self._sheet.count + len(self._sheet.boxes)
        if count and not taker.notes and name not in (*_WHOLE, "hidden"):
            self._cautions.add_sheet("no_notes_in_sheet")
        columns = taker.text_columns(layout) if layout else ()
        headers = sorted({block.header_row for _, block, _, _ in layout.plans()} - {0}) if layout else ()
        reading = SheetReading(self._sheet.name, name, columns, count, len(taker.notes), tuple(headers))
        return SheetResult(reading, tuple(taker.notes), tuple(self._set_aside), self._cautions.all())

    def _decided_cells(self, cells: Sequence[Cell]) -> Mapping[tuple[int, int], str]:
        """Give the cells that hold notes because a person said so, with their ids."""
        if not self._choice.cells:
            return {}
        ids = {cell[:2]: self._ids.id_of(cell[:2], cell.text) for cell in cells if cell.text.strip()}
        return {place: cell for place, cell in ids.items() if cell in self._choice.cells}

    def _layout(self, cells: list[Cell]) -> tuple[Layout | None, str]:
        if self._choice.ignore:
            return None, "ignored"
        if not cells and self._sheet.hidden and not self._choice.read_hidden:
            return None, "hidden"
        chosen = bool(self._choice.notes)
        name = self._sheet.name or self._bare_name()
        if self._beside or (self._guidance and not chosen and self._vocabulary.is_guidance(name)):
            self._cautions.add_sheet(self._beside or "guidance_sheet")
            return None, "guidance"
        if not cells:
            return None, "empty"
        if self._sheet.plain and not chosen and is_running_text([cell.text for cell in cells]):
            self._cautions.add_sheet("running_text")
            return None, "running_text"
        seen = cells if self._sheet.hidden else self._shown(cells)
        layout = lay_out(
            [cell for cell in seen if cell.text.strip() and cell.kind not in ("error", "formula")],
            self._sheet.merged,
            self._vocabulary,
            self._choice,
            self._theme_names if self._choice.theme_from != "nothing" else NO_THEMES,
            self._sheet.looks,
        )
        return layout, self._name(layout)

    def _name(self, layout: Layout) -> str:
        if self._sheet.hidden and not self._choice.read_hidden:
            return "hidden"
        if layout.export:
            return layout.export
        if self._sheet.plain:
            return "text"
        columns = {column for _, _, column, plan in layout.plans() if plan.role == "note"}
        if len(layout.regions) > 1:
            return "side_by_side"
        if not layout.has_header:
            return "no_header"
        return "columns" if len(columns) > 1 else "list"

    def _bare_name(self) -> str:
        """Give the file's name without folder and ending."""
        return self._file.rsplit("/", 1)[-1].rsplit(".", 1)[0]

    def _shown(self, cells: list[Cell]) -> list[Cell]:
        return cells if self._all_shown else [cell for cell in cells if self._is_shown(cell)]

    def _is_shown(self, cell: Cell) -> bool:
        sheet = self._sheet
        return not (sheet.hidden or cell.row in sheet.hidden_rows or cell.column in sheet.hidden_columns)

    def _classify(
        self, cells: list[Cell], layout: Layout, name: str, decided: Mapping[tuple[int, int], str]
    ) -> NoteTaker:
        """Take the notes of cells and boxes."""
        marked = self._sheet.plain and is_marked_list([cell.text for cell in cells])
        export = self._vocabulary.exports.get(layout.export)
        regions = {column: region for region in layout.regions for column in region.columns}
        unseen = set() if self._choice.read_hidden else self._merged.covered()
        themes = GivenThemes(
            cells,
            layout,
            self._merged,
            self._sheet.name,
            self._choice,
            self._theme_names,
            self._cautions,
            self._vocabulary,
        )
        kinds = RowKinds(self._vocabulary, self._merged, themes, self._cautions, self._sheet.plain, marked)
        shown = self._shown(cells)
        if unseen:
            shown = [cell for cell in shown if cell[:2] not in unseen]
        columns, alone = note_columns(shown, layout, regions, themes, self._vocabulary)
        neighbours = find_neighbours([column.cells for column in columns], alone, self._vocabulary.lines.is_ditto)
        heads = find_heads(columns, alone, NO_LOOKS if export else self._sheet.looks)
        foot = find_foot(shown, layout, self._vocabulary)
        taker = NoteTaker(self._file, self._sheet, layout, export, self._choice, neighbours, self._cautions)
        if cells:
            self._walk(
                cells, _Known(layout, regions, unseen, themes, neighbours, heads, foot, kinds, taker, decided)
            )
        bare = not self._sheet.hidden and any(layout.bare(self._vocabulary))
        if (bare and name != "text") or (name == "text" and not marked):
            self._tell_first_row(taker, layout)
        if name == "no_header" or (export and export.twice):
            taker.tell_repeated_texts()
        whole: Reason | None = name if name in (*_WHOLE, "hidden") else None  # type: ignore[assignment]
        self._set_aside.extend(
            read_boxes(
                self._file,
                self._sheet,
                self._choice,
                self._vocabulary,
                whole,
                taker,
                themes.of_sheet,
                self._cautions,
                self._ids,
            )
        )
        return taker

    def _walk(self, cells: list[Cell], known: _Known) -> None:
        """Walk down the rows and decide on every cell."""
        hidden_people = find_hidden_people(cells, known.regions.keys(), self._vocabulary)
        self._tell_choices(known.layout)
        walks = {id(region): Walk(region, self._vocabulary) for region in known.layout.regions}
        rows = list(by_rows(cells))
        if self._choice.continued:
            by_place = {(cell.row, cell.column): cell for cell in cells}
            for rest, first in known.neighbours.goes_on.items():
                known.taker.go_on(by_place[rest], first)
        after_all = self._sheet.boxes[0].text if self._sheet.boxes else ""
        for place, (row, row_cells) in enumerate(rows):
            after = rows[place + 1][1][0].text if place + 1 < len(rows) else after_all
            for walk in walks.values():
                walk.enter(row, row_cells)
            for cell in row_cells:
                region = known.regions.get(cell.column)
                if not cell.text.strip():
                    self._put_aside(cell, "empty")
                elif known.decided and cell[:2] in known.decided:
                    self._take_decided(cell, walks.get(id(region)), known)
                elif cell.column in hidden_people:
                    self._put_aside(cell, "person")
                elif region is None or (known.unseen and cell[:2] in known.unseen):
                    self._put_aside_unseen(cell)
                else:
                    aside = self._decide(cell, row_cells, walks[id(region)], after, known)
                    if aside:
                        self._put_aside(cell, aside)
                        if not known.layout.is_known:
                            tell_doubt(cell, aside, self._cautions)

    def _decide(
        self, cell: Cell, row_cells: Sequence[Cell], walk: Walk, after: str, known: _Known
    ) -> Reason | None:
        """Take the notes of a cell that stands in a table, or give the reason why it has none."""
        block, place = walk.block, cell[:2]
        plan = block.columns.get(cell.column, _NO_PLAN)
        if plan.role == "person" and cell.row > block.header_row:
            if plan.doubtful or plan.guessed:
                code = "looks_like_name" if plan.guessed else "looks_like_note"
                self._cautions.add(code, cell.row, cell.column)
            return "person"
        if aside := self._without_text(cell):
            return aside
        if self._choice.is_note(cell.row, cell.column):
            return self._take(cell, plan, walk, known)
        if at_foot := known.foot.reasons.get(place):
            if told := known.foot.told.get(place):
                self._cautions.add(told, *place)
            return at_foot
        aside = known.kinds.reason(cell, row_cells, walk, after)
        is_note = plan.role == "note"
        if aside is None and is_note and (place in known.heads.sure or place in known.heads.told):
            aside = "heading"
            if place in known.heads.told or len(cell.text.split()) > 2:
                self._cautions.add("read_as_section", *place)
        if aside:
            if aside == "heading" and cell.row > block.header_row and cell.row not in block.titles:
                walk.enter_section(cell.text.strip(), known.themes.rows.get((cell.row, id(walk.region)), ""))
            return aside
        if not is_note:
            return reason_of_column(cell, plan, walk.alone, self._vocabulary, self._cautions)
        if self._vocabulary.answers.is_none(cell.text):
            return "other"
        return self._take(cell, plan, walk, known)

    def _take(self, cell: Cell, plan: ColumnPlan, walk: Walk, known: _Known) -> Reason | None:
        """Take the notes of a cell in a note column, and tell what is odd about where it stands."""
        place, neighbours, taker = (cell.row, cell.column), known.neighbours, known.taker
        if walk.rejected:
            self._cautions.add("rejected", *place)
            return "rejected"
        if place in neighbours.initials and not self._vocabulary.is_acronym(cell.text):
            self._cautions.add("looks_like_name", *place)
            return "person"
        if place in neighbours.goes_on:
            if self._choice.continued and taker.has_taken(neighbours.goes_on[place]):
                return "continued"
            self._cautions.add("continued_row", *place)
        if is_full_name(cell.text) and cell.kind == "text":
            self._cautions.add("name_as_note", *place)
        if place in neighbours.closing:
            self._cautions.add("closing_line", *place)
        if place in known.heads.doubtful:
            self._cautions.add("may_head_others", *place)
        heading = walk.question or (walk.section if plan.generic else "") or plan.heading or walk.section
        theme = known.themes.of(cell.row, walk.region, plan, walk.theme)
        walk.begun = True
        if place in neighbours.again and not self._choice.is_note(*place):
            return taker.take_again(cell, neighbours.again[place], heading, theme)
        return taker.take(cell, heading, theme, walk.row_id)

    def _take_decided(self, cell: Cell, walk: Walk | None, known: _Known) -> None:
        """Take the notes of a cell that a person said holds some, wherever it stands."""
        heading, theme = "", known.themes.of_sheet
        if walk is not None:
            plan = walk.block.columns.get(cell.column, _NO_PLAN)
            theme = known.themes.of(cell.row, walk.region, plan, walk.theme)
            heading = plan.heading if plan.role == "note" else ""
        if aside := known.taker.take(cell, heading, theme, "", known.decided[cell[:2]]):
            self._put_aside(cell, aside)

    def _put_aside_unseen(self, cell: Cell) -> None:
        """Set aside what Excel does not show: hidden columns, and what lies under a merged cell."""
        aside = self._without_text(cell)
        if not aside:
            self._cautions.add("hidden", cell.row, cell.column)
        self._put_aside(cell, aside or "hidden")

    def _without_text(self, cell: Cell) -> Reason | None:
        """Tell what is hidden or has no text, whatever its column."""
        if not (self._all_shown or self._is_shown(cell)):
            self._cautions.add("hidden", cell.row, cell.column)
            return "hidden"
        if cell.kind == "error":
            self._cautions.add("error_value", cell.row, cell.column)
            return "error"
        if cell.kind == "formula":
            self._cautions.add("formula_without_value", cell.row, cell.column)
            return "formula"
        return None

    def _tell_choices(self, layout: Layout) -> None:
        for _, block, column, plan in layout.plans():
            if plan.multiple_choice:
                self._cautions.add("choice_column", block.header_row, column)
            if plan.slip:
                self._cautions.add("theme_by_slip", block.header_row, column)

    def _tell_first_row(self, taker: NoteTaker, layout: Layout) -> None:
        """Tell of a first row that may be something else than what people wrote."""
        first = taker.notes[0] if taker.notes else None
        bare = layout.bare(self._vocabulary)
        columns = {column for column, plan in bare if plan.role == "note" or not layout.has_header}
        if first and len(columns) == 1 and self._vocabulary.asks_for_something(first.text):
            self._cautions.add("asks_on_top", *taker.place_of(first))
        elif not layout.has_header:
            taker.tell_short_first_row()

    def _put_aside(self, cell: Cell, reason: Reason) -> None:
        source = Source(self._file, self._sheet.name, address(cell.row, cell.column))
        text, person = ("", cell.text) if reason == "person" else (cell.text, "")
        self._set_aside.append(SetAside(source, reason, text, self._ids.id_of(cell[:2], cell.text), person))


def rename(result: SheetResult, layout: str) -> SheetResult:
    """Give a sheet another layout's name."""
    return replace(result, reading=replace(result.reading, layout=layout))
