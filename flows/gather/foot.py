"""What stands at the foot of a list and is no note: counts of codes, a remark of the one who typed, a signature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.gather.appearance import is_full_name, is_number
from flows.gather.folding import fold_heading
from flows.gather.headers import Vocabulary, are_names
from flows.gather.layout import Layout, Region
from flows.notes import Reason
from flows.sheets.book import Cell, by_rows

Place = tuple[int, int]
Rows = list[tuple[int, list[Cell]]]
_Found = tuple[Cell, Reason, str]

_LAST_ROWS = 20
_SIGNED_ROWS = 4  # below a greeting: name, post, department, telephone
_REMARK_ROWS = 3
_LIST = 2  # rows above that make a list


@dataclass(frozen=True, slots=True)
class Foot:
    """Why cells at the foot of a sheet's tables are no notes, by row and column, and the cautions that tell so."""

    reasons: Mapping[Place, Reason]
    told: Mapping[Place, str]


def find_foot(cells: Sequence[Cell], layout: Layout, vocabulary: Vocabulary) -> Foot:
    """Look at the last rows of each table.

    Args:
        cells: Those that are seen, in reading order.
        layout: The sheet's.
        vocabulary: The word lists.
    """
    reasons: dict[Place, Reason] = {}
    told: dict[Place, str] = {}
    for region in layout.regions:
        rows = _last_rows(cells, region)
        reasons |= _counts(rows, region)
        for place, why in _counted_values(rows, cells, region).items():
            reasons.setdefault(place, why)
            if why == "label":
                told[place] = "counted_values"
        for cell, reason, code in (*_remark(rows, vocabulary), *_signature(rows, vocabulary)):
            reasons[cell[:2]] = reason
            if code:
                told[cell[:2]] = code
    return Foot(reasons, told)


def _last_rows(cells: Sequence[Cell], region: Region) -> Rows:
    last: list[Cell] = []
    rows = 0
    for cell in reversed(cells):
        if cell.column in region.columns and cell.text.strip():
            rows += not last or last[-1].row != cell.row
            if rows > _LAST_ROWS:
                break
            last.append(cell)
    return list(by_rows(last[::-1]))


def _below_last_gap(rows: Rows) -> list[list[Cell]]:
    """Give the rows below the last gap, where a list stands above it."""
    for place in range(len(rows) - 1, _LIST - 1, -1):
        if rows[place][0] > rows[place - 1][0] + 1:
            return [cells for _, cells in rows[place:]]
    return []


def _counts(rows: Rows, region: Region) -> dict[Place, Reason]:
    """Find figures under the notes, each beside the code or name that it counts."""
    plans = region.blocks[-1].columns
    foot = _below_last_gap(rows)
    figures: dict[Place, Reason] = {}
    for cells in foot:
        of_notes = [cell for cell in cells if cell.column in plans and plans[cell.column].role == "note"]
        if len(of_notes) in (0, len(cells)) or not all(is_number(cell.text) for cell in of_notes):
            return {}
        figures |= {cell[:2]: "number" for cell in of_notes}
    return figures


def _counted_values(rows: Rows, cells: Sequence[Cell], region: Region) -> dict[Place, Reason]:
    """Find lines under a table that count the values of a column without notes, also below a line that says so."""
    foot = _below_last_gap(rows)
    counted = [line for line in foot if len(line) > 1]
    if len(counted) < _LIST or counted != foot[-len(counted) :] or len(foot) > len(counted) + 1:
        return {}
    of_notes = {column for block in region.blocks for column, plan in block.columns.items() if plan.role == "note"}
    above = Counter(
        fold_heading(cell.text)
        for cell in cells
        if cell.column in region.columns - of_notes and cell.row < foot[0][0].row
    )
    for name, *figures in counted:
        times = above[fold_heading(name.text)]
        right = str(times) in {cell.text for cell in figures}
        if not times or not right or not all(is_number(cell.text) for cell in figures):
            return {}
    return {cell[:2]: "number" if is_number(cell.text) else "label" for line in foot for cell in line}


def _remark(rows: Rows, vocabulary: Vocabulary) -> list[_Found]:
    """Find up to three lines below the last gap, the first of which is a remark, or that say what signs mean."""
    foot = _below_last_gap(rows)
    if not 0 < len(foot) <= _REMARK_ROWS or any(len(cells) > 1 for cells in foot):
        return []
    lines = vocabulary.lines
    if not (lines.is_remark(foot[0][0].text) or all(lines.is_legend(cells[0].text) for cells in foot)):
        return []
    return [(cells[0], "other", "looks_like_note") for cells in foot]


def _signature(rows: Rows, vocabulary: Vocabulary) -> list[_Found]:
    """Find a greeting and the few lines below it, a cell a row."""
    for place in range(max(_LIST, len(rows) - 1 - _SIGNED_ROWS), len(rows)):
        (cell, *more), below = rows[place][1], [row for _, row in rows[place + 1 :]]
        if more or any(len(row) > 1 for row in below):
            continue
        name = "" if vocabulary.lines.is_salutation(cell.text) else vocabulary.lines.names_after(cell.text)
        announced = bool(below) and vocabulary.announces_person(cell.text)
        if announced or vocabulary.lines.is_greeting(cell.text) or (name and are_names(name)):
            greeting: _Found = (cell, "person", "looks_like_name") if name else (cell, "label", "")
            return [greeting, *(_signed(row[0]) for row in below)]
    return []


def _signed(cell: Cell) -> _Found:
    if is_full_name(cell.text):
        return cell, "person", ""
    if " " not in cell.text.strip():
        return cell, "person", "looks_like_name"
    return cell, "other", "looks_like_note"
