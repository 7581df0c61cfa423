"""One table of a sheet, ready for the questions that are asked of its rows."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from flows.gather.headers import Vocabulary
from flows.sheets.book import NO_LOOKS, Area, Cell, Looks
from flows.theme_names import NO_THEMES, ThemeNames

HEADER_WITHIN = 25

Rows = list[tuple[int, list[Cell]]]


@dataclass(slots=True)
class Table:
    """The rows of one region.

    Attributes:
        themes: The scheme's: a heading or a row of its own may name one.
        full: How many cells its fullest row has.
        wide: The merged ranges over several columns, by their first row.
    """

    rows: Rows
    merged: tuple[Area, ...]
    vocabulary: Vocabulary
    themes: ThemeNames = NO_THEMES
    looks: Looks = NO_LOOKS
    full: int = field(init=False)
    by_row: dict[int, list[Cell]] = field(init=False)
    wide: dict[int, list[Area]] = field(init=False)
    _texts: dict[int, dict[int, str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.by_row = dict(self.rows)
        self.wide = defaultdict(list)
        for area in self.merged:
            if 0 < area.right - area.left < 60:
                self.wide[area.top].append(area)
        self.full = max(len(cells) for _, cells in self.rows[: HEADER_WITHIN + 25])

    def headings(self, header: int) -> dict[int, str]:
        """Give the headings by column; a merged heading stands over all columns that it covers."""
        if not header:
            return {}
        headings = {cell.column: " ".join(cell.text.split()) for cell in self.by_row.get(header, ())}
        for area in self.wide.get(header, ()):
            if heading := headings.get(area.left):
                for column in range(area.left, area.right + 1):
                    headings.setdefault(column, heading)
        return headings

    def text_at(self, row: int, column: int) -> str | None:
        """Give the text of a cell, None where there is none."""
        if row not in self._texts:
            self._texts[row] = {cell.column: cell.text for cell in self.by_row.get(row, ())}
        return self._texts[row].get(column)

    def place_of(self, row: int) -> int:
        """Give the place in `rows` of a row, or of the next one where it is empty."""
        return bisect_left(self.rows, row, key=lambda numbered: numbered[0])

    def has_gap_above(self, place: int) -> bool:
        """Tell whether rows are empty above the row at a place of `rows`."""
        return place > 0 and self.rows[place][0] > self.rows[place - 1][0] + 1
