"""What merged cells say of a sheet: what lies hidden under them, and which of them are sub-headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet

from flows.sheets.book import Area, Cell, Sheet

_MOST_WORK = 5_000_000  # places looked at; no honest sheet comes near


class MergedCells:
    """The merged ranges of one sheet.

    Attributes:
        down: The last row of each range that goes down, by its first cell.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.down = {(area.top, area.left): area.bottom for area in sheet.merged if area.bottom > area.top}
        self._wide = {(area.top, area.left): area for area in sheet.merged if area.right > area.left}
        self._widths = Counter((area.left, area.right) for area in self._wide.values())
        self._row_count = len({cell.row for cell in sheet.cells}) if self._wide else 0

    def is_sub_heading(self, cell: Cell, columns: AbstractSet[int]) -> bool:
        """Tell a sub-heading that is merged over the table from a note that is, as others around it are."""
        area = self._wide.get((cell.row, cell.column))
        if area is None or len(cell.text.split()) > 8:
            return False
        alike = self._widths[area.left, area.right]
        over = sum(area.left <= column <= area.right for column in columns)
        return over > 1 and alike <= max(1, self._row_count // 3)

    def covered(self) -> set[tuple[int, int]]:
        """Give the cells under a merged one, by row and column: what they hold is not to be seen in Excel."""
        covered: set[tuple[int, int]] = set()
        if not self._sheet.merged:
            return covered
        places = {(cell.row, cell.column) for cell in self._sheet.cells}
        work = 0
        for area in self._sheet.merged:
            size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
            work += min(size, len(places))
            if work > _MOST_WORK:
                break
            if size > len(places):
                inside = {place for place in places if _is_in(area, place)}
            else:
                rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
                inside = {(row, column) for row in rows for column in columns} & places
            covered |= inside - {(area.top, area.left)}
        return covered


def _is_in(area: Area, place: tuple[int, int]) -> bool:
    return area.top <= place[0] <= area.bottom and area.left <= place[1] <= area.right
