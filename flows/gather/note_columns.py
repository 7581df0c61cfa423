"""The cells of each note column, without headings, sections and rows that name themes."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from flows.gather.given_themes import GivenThemes
from flows.gather.headers import Vocabulary
from flows.gather.layout import Layout, Region
from flows.sheets.book import Cell

Place = tuple[int, int]


def note_columns(
    cells: Sequence[Cell],
    layout: Layout,
    regions: Mapping[int, Region],
    themes: GivenThemes,
    vocabulary: Vocabulary,
) -> tuple[Iterable[Sequence[Cell]], Callable[[], frozenset[Place]]]:
    """Give the cells of each note column, block by block, and what tells the cells that stand alone in their row.

    Args:
        cells: Those that are seen, in reading order.
        layout: The sheet's.
        regions: Its tables by column.
        themes: Where rows name themes.
        vocabulary: The word lists.
    """
    plans = layout.plans()
    blocks = {(column, block.header_row): block for _, block, column, plan in plans if plan.role == "note"}
    of_notes = {column for column, _ in blocks}
    starts = {id(region): [block.header_row for block in region.blocks] for region in layout.regions}
    columns: dict[Place, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.column not in of_notes or not cell.text.strip():
            continue
        region = regions[cell.column]
        above = bisect_left(starts[id(region)], cell.row)
        header = starts[id(region)][above - 1] if above else -1
        block = blocks.get((cell.column, header))
        if block is None or cell.row in block.titles or vocabulary.is_section(cell.text):
            continue
        if (cell.row, id(region)) not in themes.rows:
            columns[cell.column, header].append(cell)
    return columns.values(), lambda: _alone(cells, regions)


def _alone(cells: Sequence[Cell], regions: Mapping[int, Region]) -> frozenset[Place]:
    """Find the cells beside which nothing stands in their table."""
    filled = Counter((cell.row, id(regions.get(cell.column))) for cell in cells if cell.text.strip())
    return frozenset(
        (cell.row, cell.column) for cell in cells if filled[cell.row, id(regions.get(cell.column))] == 1
    )
