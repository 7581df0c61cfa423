"""How a sheet is laid out: its tables, their heading rows and the rows that are no data."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.gather.columns import ColumnPlan, plan_columns
from flows.gather.headers import Vocabulary
from flows.gather.headings import (
    Header,
    HeaderKind,
    find_header,
    find_known_header,
    has_notes_above,
)
from flows.gather.later_headings import find_later_headers
from flows.gather.staff_choice import StaffChoice
from flows.gather.table import Table
from flows.gather.titles import find_titles
from flows.sheets.book import Area, Cell, by_rows
from flows.theme_names import NO_THEMES, ThemeNames


@dataclass(frozen=True, slots=True)
class Block:
    """A table: a heading row, or none, and the rows below it down to the next block.

    Attributes:
        top: The first row that belongs to it; rows above `header_row` are titles.
        header_row: 0 where there is none.
        titles: The rows on top of a table without headings that are its title.
        found_by: What its headings were known by.
    """

    top: int
    header_row: int
    columns: dict[int, ColumnPlan]
    titles: frozenset[int] = frozenset()
    found_by: HeaderKind = "words"


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


def lay_out(
    cells: Sequence[Cell],
    merged: tuple[Area, ...],
    vocabulary: Vocabulary,
    choice: StaffChoice | None = None,
    themes: ThemeNames = NO_THEMES,
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
        region, export = _lay_out_region(Table(rows, merged, vocabulary, themes), group, choice)
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


def _lay_out_region(table: Table, columns: frozenset[int], choice: StaffChoice) -> tuple[Region, str]:
    header = find_header(table) if choice.header_row is None else Header(choice.header_row)
    starts = [header.row, *find_later_headers(table, header.row)]
    written_by_tool = bool(table.vocabulary.export_of(table.headings(header.row).values()))
    if choice.header_row is None and not written_by_tool and has_notes_above(table, header.row):
        starts.insert(0, 0)
    blocks: list[Block] = []
    export = ""
    for place, start in enumerate(starts):
        top = 1 if place == 0 else start
        end = starts[place + 1] if place + 1 < len(starts) else None
        headings = table.headings(start)
        if place and headings == table.headings(starts[place - 1]):
            blocks.append(Block(top, start, blocks[-1].columns, found_by=header.kind))
            continue
        titles = frozenset() if start or choice.header_row == 0 else find_titles(table)
        bodies = _bodies(table, start, end, titles)
        export_here, plans = plan_columns(headings, bodies, table.vocabulary, table.themes)
        export = export or export_here
        if choice.notes or choice.theme:
            plans = _as_chosen(plans, choice)
        blocks.append(Block(top, start, plans, titles, header.kind))
    last = frozenset(row for row, _ in table.rows[-3:])
    return Region(columns, tuple(blocks), last), export


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
