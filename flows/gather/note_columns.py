"""The cells of each note column, without headings, sections and rows that name themes."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from flows.gather.given_themes import GivenThemes
from flows.gather.headers import Vocabulary
from flows.gather.layout import Layout, Region
from flows.sheets.book import Cell

Place = tuple[int, int]


class NoteColumn(NamedTuple):
    """The notes of a column of one table, and the heading over them, where it has one."""

    heading: Cell | None
    cells: Sequence[Cell]


def note_columns(
    cells: Sequence[Cell],
    layout: Layout,
    regions: Mapping[int, Region],
    themes: GivenThemes,
    vocabulary: Vocabulary,
) -> tuple[list[NoteColumn], Callable[[], frozenset[Place]]]:
    """Give the cells of each note column, block by block, and what tells the cells that stand alone in their row.

    Args:
        cells: Those that are seen, in reading order.
        layout: The sheet's.
        regions: Its tables by column.
        themes: Where rows name themes.
        vocabulary: The word lists.
    """
    plans = layout.plans()
    blocks = {(column, block.top): block for _, block, column, plan in plans if plan.role == "note"}
    of_notes = {column for column, _ in blocks}
    tops = {id(region): [block.top for block in region.blocks] for region in layout.regions}
    columns: dict[Place, list[Cell]] = defaultdict(list)
    headings: dict[Place, Cell] = {}
    for cell in cells:
        if cell.column not in of_notes or not cell.text.strip():
            continue
        region = id(regions[cell.column])
        place = bisect_right(tops[region], cell.row)
        top = tops[region][place - 1] if place else -1
        block = blocks.get((cell.column, top))
        if block is None or cell.row <= block.header_row or cell.row in block.titles:
            if block and cell.row == block.header_row:
                headings[cell.column, top] = cell
            continue
        if not vocabulary.is_section(cell.text) and (cell.row, region) not in themes.rows:
            columns[cell.column, top].append(cell)
    found = [NoteColumn(headings.get(key), column) for key, column in columns.items()]
    return found, lru_cache(1)(lambda: _alone(cells, regions))


def _alone(cells: Sequence[Cell], regions: Mapping[int, Region]) -> frozenset[Place]:
    """Find the cells beside which nothing stands in their table."""
    alone: dict[Place, Place | None] = {}
    for cell in cells:
        if cell.text.strip():
            table = cell.row, id(regions.get(cell.column))
            alone[table] = None if table in alone else cell[:2]
    return frozenset(filter(None, alone.values()))
