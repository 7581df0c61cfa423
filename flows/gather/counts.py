"""Sheets that count what the others hold: a pivot of their categories, key figures, notes per table.

Every row of one has figures: a list of texts is a list of notes, also where another sheet has the same texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from flows.gather.folding import fold_heading
from flows.gather.headers import Vocabulary
from flows.sheets.book import Cell, Sheet, by_rows

_KEY_WORDS = 5  # of what a figure is of: "Participants under 30"
_MOST = 0.8
_FEWEST = 2  # rows that count something
_HEADINGS = 3  # rows above them, as over a pivot with a filter


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
    """Tell whether a sheet only counts values of others, as a pivot does.

    Each row below its headings is a value, and figures beside it. The figures are how often the value stands on the
    others, the heading over the values is a pivot's, or they are the sheets' names.

    Args:
        sheet: The sheet.
        others: Those that hold notes.
        vocabulary: The word lists.
    """
    above, rows = _parted(list(_rows(sheet)), vocabulary)
    counted = [cells for cells in rows if not vocabulary.says_nothing(cells[0].text)]
    if len(counted) < _FEWEST or not all(_is_counted(cells, vocabulary) for cells in counted):
        return False
    if len(above) > _HEADINGS or any(len(cell.text.split()) > _KEY_WORDS for cells in above for cell in cells):
        return False
    figures = {fold_heading(cells[0].text): {cell.text for cell in cells[1:]} for cells in counted}
    if figures.keys() <= {fold_heading(other.name) for other in others}:
        return True
    there = Counter(fold_heading(cell.text) for other in others for cell in other.cells if cell.kind == "text")
    if not figures.keys() <= there.keys():
        return False
    if any(vocabulary.is_pivot(cells[0].text) for cells in above):
        return True
    right = [name for name, said in figures.items() if str(there[name]) in said]
    return len(right) >= _MOST * len(figures) and any(there[name] > 1 for name in right)


def _is_counted(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    return cells[0].kind == "text" and _are_figures(cells[1:], vocabulary)


def _parted(rows: list[list[Cell]], vocabulary: Vocabulary) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """Give the rows above the first one that counts something, and the others."""
    first = next((place for place, cells in enumerate(rows) if _is_counted(cells, vocabulary)), len(rows))
    return rows[:first], rows[first:]


def _rows(sheet: Sheet) -> Iterator[list[Cell]]:
    for _, cells in by_rows(sheet.cells):
        if filled := [cell for cell in cells if cell.text.strip()]:
            yield filled
