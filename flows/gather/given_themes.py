"""The theme that people gave a note by where it stands: beside it, above it, under a heading, on a sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from flows.gather.appearance import is_email
from flows.gather.cautions import SheetCautions
from flows.gather.columns import ColumnPlan
from flows.gather.headers import Vocabulary
from flows.gather.layout import Layout, Region
from flows.gather.merged import MergedCells
from flows.gather.staff_choice import StaffChoice
from flows.sheets.book import Cell, by_rows
from flows.theme_names import FoundTheme, ThemeNames

_FILLED_DOWN = 5_000  # rows that a merged theme is carried down at most


class GivenThemes:
    """The themes that people gave on one sheet.

    Attributes:
        rows: The title of the theme that a row of its own names, by row and region.
        of_sheet: The theme that the sheet's name gives, empty where it gives none.
    """

    def __init__(
        self,
        cells: Sequence[Cell],
        layout: Layout,
        merged: MergedCells,
        sheet: str,
        choice: StaffChoice,
        names: ThemeNames,
        cautions: SheetCautions,
        vocabulary: Vocabulary,
    ) -> None:
        self._cautions = cautions
        self._vocabulary = vocabulary
        self._from = choice.theme_from
        self._names = names
        self._beside = self._themes_beside(cells, layout, merged) if layout.regions else {}
        self._ticked = self._ticks(cells, layout) if self._may_be("heading") else {}
        self.rows = self._rows(cells, layout) if self._may_be("row") else {}
        found = names.find(sheet) if sheet and self._may_be("sheet") else None
        self.of_sheet = found.title if found else sheet if choice.theme_from == "sheet" else ""
        if found and not found.exact:
            cautions.add_sheet("theme_by_slip")

    def of(self, row: int, region: Region, plan: ColumnPlan, above: str) -> str:
        """Give the theme of a note: what stands nearest to it wins; empty where people gave none."""
        heading = plan.theme if self._may_be("heading") else ""
        if self._from == "heading":
            heading = heading or plan.heading
        key = (row, id(region))
        return self._beside.get(key) or self._ticked.get(key) or above or heading or self.of_sheet

    def _may_be(self, place: str) -> bool:
        return self._from in (None, place)

    def _themes_beside(
        self, cells: Sequence[Cell], layout: Layout, merged: MergedCells
    ) -> dict[tuple[int, int], str]:
        """Give the theme in a column: a merged cell's goes for its rows, "do." is the one above, "-" is none."""
        columns = {column: region for region, _, column, plan in layout.plans() if plan.role == "theme"}
        words = self._vocabulary
        themes: dict[tuple[int, int], str] = {}
        above: dict[int, str] = {}
        headings = _heading_rows(layout)
        for cell in cells if columns else ():
            if cell.column not in columns or cell.kind in ("error", "formula") or is_email(cell.text):
                continue
            if cell.text.strip() and (cell.row, id(columns[cell.column])) not in headings:
                if not words.lines.is_ditto(cell.text):
                    is_none = words.answers.is_none(cell.text) and self._names.find(cell.text) is None
                    above[cell.column] = "" if is_none else cell.text
                bottom = merged.down.get((cell.row, cell.column), cell.row)
                if bottom > cell.row:
                    self._cautions.add("theme_filled_down", cell.row, cell.column)
                for row in range(cell.row, min(bottom, cells[-1].row, cell.row + _FILLED_DOWN) + 1):
                    themes[row, id(columns[cell.column])] = above.get(cell.column, "")
        return themes

    def _ticks(self, cells: Sequence[Cell], layout: Layout) -> dict[tuple[int, int], str]:
        """Give the theme whose column is ticked in a row; of two ticks none is believed, and it is told."""
        columns = {
            column: (region, plan.theme) for region, _, column, plan in layout.plans() if plan.role == "tick"
        }
        ticks: dict[tuple[int, int], list[Cell]] = defaultdict(list)
        headings = _heading_rows(layout)
        for cell in cells if columns else ():
            if cell.column in columns and cell.text.strip():
                key = (cell.row, id(columns[cell.column][0]))
                if key not in headings:
                    ticks[key].append(cell)
        for several in ticks.values():
            if len(several) > 1:
                self._cautions.add("several_ticks", several[0].row, several[0].column)
        return {key: columns[ticked[0].column][1] for key, ticked in ticks.items() if len(ticked) == 1}

    def _rows(self, cells: Sequence[Cell], layout: Layout) -> dict[tuple[int, int], str]:
        """Find the rows of their own that name a theme, and tell of a slip."""
        rows: dict[tuple[int, int], str] = {}
        for region in layout.regions if self._names.names else ():
            for cell, found in self._believed(cells, region):
                rows[cell.row, id(region)] = found.title
                if not found.exact:
                    self._cautions.add("theme_by_slip", cell.row, cell.column)
        return rows

    def _believed(self, cells: Sequence[Cell], region: Region) -> Iterator[tuple[Cell, FoundTheme]]:
        """Give a region's theme rows. One alone between short notes may be a note that is just a theme's word."""
        headers = {block.header_row for block in region.blocks}
        candidates: list[tuple[Cell, FoundTheme]] = []
        words = others = 0
        first = 0
        inside = [cell for cell in cells if cell.column in region.columns and cell.text.strip()]
        for row, row_cells in by_rows(inside):
            if row in headers:
                continue
            first = first or row
            found = self._names.find(row_cells[0].text) if len(row_cells) == 1 else None
            if found:
                candidates.append((row_cells[0], found))
            else:
                others += 1
                words += max(len(cell.text.split()) for cell in row_cells)
        themes = {found.id for _, found in candidates}
        on_top = bool(candidates) and candidates[0][0].row == first
        if others and words >= 2 * others and (len(themes) > 1 or on_top):
            yield from candidates


def _heading_rows(layout: Layout) -> set[tuple[int, int]]:
    """Give the rows of headings, each with the region that they head."""
    return {
        (row, id(region))
        for region in layout.regions
        for block in region.blocks
        for row in (block.header_row, *block.headings)
    }
