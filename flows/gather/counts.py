"""Sheets that count what the others hold: a pivot of their categories, key figures, notes per table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from flows.gather.folding import fold_heading
from flows.gather.headers import Vocabulary
from flows.sheets.book import Cell, Sheet, by_rows

_KEY_WORDS = 5  # of what a figure is of: "Participants under 30"
_MOST = 0.8
_FEWEST = 2  # rows that count something


def holds_key_figures(sheet: Sheet, vocabulary: Vocabulary) -> bool:
    """Tell whether each row of a sheet is a few words and figures beside them: "Participants | 41"."""
    rows = list(_rows(sheet))
    return bool(rows) and all(_is_key_figure(cells, vocabulary) for cells in rows)


def _is_key_figure(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    name, *figures = cells
    few = name.kind == "text" and len(name.text.split()) <= _KEY_WORDS
    return few and _are_figures(figures, vocabulary)


def _are_figures(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    return bool(cells) and all(cell.kind == "formula" or vocabulary.lines.is_figure(cell.text) for cell in cells)


def counts_others(sheet: Sheet, others: Sequence[Sheet], vocabulary: Vocabulary) -> bool:
    """Tell whether a sheet only counts or lists values of others, as a pivot and the list of a drop-down do.

    Each row below its headings is a value, and figures beside it. The figures are how often the value stands on the
    others, or the values are those of one of their columns, or the sheets' names.

    Args:
        sheet: The sheet.
        others: Those that hold notes.
        vocabulary: The word lists.
    """
    columns = [column for other in others for column in _values(other)]
    rows = list(_rows(sheet))
    if len(rows) > _FEWEST and all(len(cells) == 1 for cells in rows):
        values = {fold_heading(cells[0].text) for cells in rows}
        first = fold_heading(rows[0][0].text)
        return any(_is_covered(column, values) and values - column.keys() <= {first} for column in columns)
    counted = [cells for cells in _below_headings(rows, vocabulary) if not vocabulary.says_nothing(cells[0].text)]
    if len(counted) < _FEWEST or not all(_is_counted(cells, vocabulary) for cells in counted):
        return False
    figures = {fold_heading(cells[0].text): {cell.text for cell in cells[1:]} for cells in counted}
    if figures.keys() <= {fold_heading(other.name) for other in others}:
        return True
    there = sum(columns, Counter[str]())
    if not figures.keys() <= there.keys():
        return False
    right = sum(str(there[name]) in said for name, said in figures.items())
    return right >= _MOST * len(figures) or any(_is_covered(column, figures.keys()) for column in columns)


def _is_counted(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    return cells[0].kind == "text" and _are_figures(cells[1:], vocabulary)


def _below_headings(rows: list[list[Cell]], vocabulary: Vocabulary) -> list[list[Cell]]:
    """Give the rows from the first one that counts something."""
    first = next((place for place, cells in enumerate(rows) if _is_counted(cells, vocabulary)), len(rows))
    return rows[first:]


def _rows(sheet: Sheet) -> Iterator[list[Cell]]:
    for _, cells in by_rows(sheet.cells):
        if filled := [cell for cell in cells if cell.text.strip()]:
            yield filled


def _values(sheet: Sheet) -> list[Counter[str]]:
    """Count the texts of each column."""
    columns: dict[int, Counter[str]] = defaultdict(Counter)
    for cell in sheet.cells:
        if cell.kind == "text":
            columns[cell.column][fold_heading(cell.text)] += 1
    return list(columns.values())


def _is_covered(column: Counter[str], names: AbstractSet[str]) -> bool:
    """Tell whether a column holds little else than some values again and again."""
    held = sum(column[name] for name in names)
    return held >= _MOST * column.total() and held > len(names)
