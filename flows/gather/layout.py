"""How a sheet is laid out: its tables, their heading rows and the rows that are no data."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flows.gather.columns import ColumnPlan, plan_columns
from flows.gather.exports import Role
from flows.gather.header_shapes import below_variable_names, find_header_by_shape, with_side_of_matrix
from flows.gather.headers import Vocabulary
from flows.gather.headings import (
    Header,
    HeaderKind,
    find_header_by_content,
    find_known_header,
    has_notes_above,
)
from flows.gather.later_headings import find_later_headers
from flows.gather.people_lists import PeopleList, find_people_lists, without_people
from flows.gather.staff_choice import StaffChoice
from flows.gather.table import Table
from flows.gather.titles import find_titles
from flows.sheets.book import NO_LOOKS, Area, Cell, Looks, by_rows
from flows.theme_names import NO_THEMES, ThemeNames


@dataclass(frozen=True, slots=True)
class Block:
    """A table: a heading row, or none, and the rows below it down to the next block.

    Attributes:
        top: The first row that belongs to it; rows above `header_row` are titles.
        header_row: 0 where there is none.
        titles: The rows on top of a table without headings that are its title.
        found_by: What its headings were known by.
        headings: Rows above `header_row` that are headings, too.
    """

    top: int
    header_row: int
    columns: dict[int, ColumnPlan]
    titles: frozenset[int] = frozenset()
    found_by: HeaderKind = "words"
    headings: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Region:
    """Tables below each other in the same columns."""

    columns: frozenset[int]
    blocks: tuple[Block, ...]
    last_rows: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet's tables.

    Attributes:
        export: The tool that wrote it, by its key in headers.yaml.
        has_header: A table has headings.
        is_known: All tables have headings that leave no doubt.
    """

    regions: tuple[Region, ...]
    export: str = ""
    has_header: bool = False
    is_known: bool = False

    def plans(self) -> Iterator[tuple[Region, Block, int, ColumnPlan]]:
        """Walk the columns of all tables."""
        for region in self.regions:
            for block in region.blocks:
                for column, plan in block.columns.items():
                    yield region, block, column, plan

    def bare(self, vocabulary: Vocabulary) -> Iterator[tuple[int, ColumnPlan]]:
        """Walk the columns of which no heading says what they hold; "Bord 4" says only where it was collected."""
        for _, block, column, plan in self.plans():
            if not block.header_row or vocabulary.is_bare_section(plan.heading):
                yield column, plan


def lay_out(
    cells: Sequence[Cell],
    merged: tuple[Area, ...],
    vocabulary: Vocabulary,
    choice: StaffChoice | None = None,
    themes: ThemeNames = NO_THEMES,
    looks: Looks = NO_LOOKS,
) -> Layout:
    """Find a sheet's tables. `cells` are the visible ones that hold something, in reading order."""
    choice = choice or StaffChoice()
    if not cells:
        return Layout(())
    groups = [frozenset(cell.column for cell in cells)]
    if not choice.notes and choice.header_row is None:
        groups = _side_by_side(cells, merged, vocabulary, themes) or groups
    regions = []
    exports = []
    for group in groups:
        rows = (
            list(by_rows([cell for cell in cells if cell.column in group]))
            if len(groups) > 1
            else list(by_rows(list(cells)))
        )
        region, export = _lay_out_region(Table(rows, merged, vocabulary, themes, looks), group, choice)
        regions.append(region)
        exports.append(export)
    blocks = [block for region in regions for block in region.blocks]
    return Layout(
        tuple(regions),
        next(filter(None, exports), ""),
        has_header=any(block.header_row for block in blocks),
        is_known=all(block.header_row and block.found_by == "words" for block in blocks),
    )


def _side_by_side(
    cells: Sequence[Cell], merged: tuple[Area, ...], vocabulary: Vocabulary, themes: ThemeNames
) -> list[frozenset[int]] | None:
    """Split tables beside each other: an empty column between them, and heading rows that differ."""
    used = sorted({cell.column for cell in cells})
    groups: list[list[int]] = []
    for column in used:
        if groups and column == groups[-1][-1] + 1:
            groups[-1].append(column)
        else:
            groups.append([column])
    if len(groups) < 2 or len(groups) > 50:
        return None
    headers = []
    for group in groups:
        rows = list(by_rows([cell for cell in cells if cell.column in group]))
        headers.append(find_known_header(Table(rows, merged, vocabulary, themes)))
    found = {header.row for header in headers if header}
    return [frozenset(group) for group in groups] if len(found) > 1 and all(headers) else None


def _find_header(table: Table) -> Header:
    """Find the heading row of a table: by its words, else by its place, else by what stands below it."""
    header = find_known_header(table) or find_header_by_shape(table) or find_header_by_content(table) or Header()
    if not header.row or table.vocabulary.export_of(table.headings(header.row).values()):
        return header
    return with_side_of_matrix(table, below_variable_names(table, header))


def _lay_out_region(table: Table, columns: frozenset[int], choice: StaffChoice) -> tuple[Region, str]:
    lists = find_people_lists(table) if choice.header_row is None else []
    blocks, export = _lay_out_blocks(without_people(table, lists) if lists else table, choice)
    for part in lists:
        blocks = _with_people(blocks, part, table, choice)
    last = frozenset(row for row, _ in table.rows[-3:])
    return Region(columns, tuple(blocks), last), export


def _with_people(blocks: Sequence[Block], part: PeopleList, table: Table, choice: StaffChoice) -> list[Block]:
    """Put a list of people between the blocks; the one around it goes on below."""
    bodies = _bodies(table, part.header, part.last + 1, frozenset())
    _, plans = plan_columns(table.headings(part.header), bodies, table.vocabulary, table.themes)
    plans = _without_notes(plans)
    if choice.notes or choice.theme:
        plans = _as_chosen(plans, choice)
    around = [block for block in blocks if block.top <= part.last]
    below = [block for block in blocks if block.top > part.last]
    goes_on = [replace(around[-1], top=part.last + 1)] if around else []
    if around and not any(around[-1].top <= row < part.top for row, _ in table.rows):
        around.pop()
    return [*around, Block(part.top, part.header, plans), *goes_on, *below]


def _top_of(table: Table, header: int) -> int:
    """Give the first row of a later table: a line below a gap and right above the headings is its name."""
    place = table.place_of(header)
    if place == 0 or not table.has_gap_above(place - 1):
        return header
    row, cells = table.rows[place - 1]
    return row if row == header - 1 and len(cells) == 1 and len(table.by_row.get(header, ())) > 1 else header


def _lay_out_blocks(table: Table, choice: StaffChoice) -> tuple[list[Block], str]:
    header = _find_header(table) if choice.header_row is None else Header(choice.header_row)
    starts = [header.row, *find_later_headers(table, header.row)]
    written_by_tool = bool(table.vocabulary.export_of(table.headings(header.row).values()))
    above = header.first or header.row
    if choice.header_row is None and not written_by_tool and has_notes_above(table, above):
        starts.insert(0, 0)
    tops = [_top_of(table, start) for start in starts]
    blocks: list[Block] = []
    export = ""
    for place, start in enumerate(starts):
        top = 1 if place == 0 else tops[place]
        end = tops[place + 1] if place + 1 < len(starts) else None
        headings = table.headings(start)
        if header.first and start == header.row:
            headings = {**table.headings(header.first), **headings}
        if place and headings == table.headings(starts[place - 1]):
            blocks.append(Block(top, start, blocks[-1].columns, found_by=header.kind))
            continue
        titles = frozenset() if start or choice.header_row == 0 else find_titles(table)
        bodies = _bodies(table, start, end, titles)
        by_place = dict(header.by_place)
        if place:
            by_place = _of_later(by_place, headings, table.vocabulary)
        export_here, plans = plan_columns(headings, bodies, table.vocabulary, table.themes, by_place)
        export = export or export_here
        if choice.notes or choice.theme:
            plans = _as_chosen(plans, choice)
        more = range(header.first, header.row) if header.first and start == header.row else ()
        blocks.append(Block(top, start, plans, titles, header.kind, frozenset(more)))
    return blocks, export


def _of_later(by_place: Mapping[int, Role], headings: Mapping[int, str], vocabulary: Vocabulary) -> dict[int, Role]:
    """Give what columns further down are by their place, where no heading of their own says so."""
    return {column: role for column, role in by_place.items() if not vocabulary.role_of(headings.get(column, ""))}


def _without_notes(plans: dict[int, ColumnPlan]) -> dict[int, ColumnPlan]:
    """Take no notes from a list of people; what reads like one is told."""
    return {
        column: ColumnPlan("other", plan.heading, doubtful=True) if plan.role == "note" else plan
        for column, plan in plans.items()
    }


def _as_chosen(plans: dict[int, ColumnPlan], choice: StaffChoice) -> dict[int, ColumnPlan]:
    """Let what staff wrote in workshop.yaml win over what was found."""
    chosen = {}
    for column, plan in plans.items():
        if column == choice.theme:
            chosen[column] = ColumnPlan("theme", plan.heading)
        elif column in choice.notes:
            chosen[column] = ColumnPlan("note", plan.heading, "valgt i workshop.yaml", generic=plan.generic)
        elif choice.notes and plan.role == "note":
            chosen[column] = ColumnPlan("other", plan.heading)
        else:
            chosen[column] = plan
    return chosen


def _bodies(table: Table, header: int, end: int | None, titles: frozenset[int]) -> dict[int, list[Cell]]:
    bodies: dict[int, list[Cell]] = defaultdict(list)
    first = bisect_right(table.rows, header, key=lambda row: row[0])
    for row, cells in table.rows[first:]:
        if end is not None and row >= end:
            break
        if row not in titles:
            if len(cells) == 1 and table.full > 1 and _is_of_rows_below(cells[0].text, table):
                continue
            for cell in cells:
                bodies[cell.column].append(cell)
    return dict(bodies)


def _is_of_rows_below(text: str, table: Table) -> bool:
    """Tell a line that says something of the rows below it."""
    words = table.vocabulary
    return bool(words.is_section(text) or words.is_captioned_section(text) or table.themes.find(text))
