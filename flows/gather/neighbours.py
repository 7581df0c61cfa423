"""What a note's cell is to those above and below it: the next number of a list, the rest of a note, initials."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from flows.gather.appearance import is_initials
from flows.gather.splitting import is_second_level, last_number_of, number_of
from flows.sheets.book import Cell

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Cells of note columns, by row and column.

    Attributes:
        marked: It begins with a list's mark: a number that runs on from the note above or to the one below, or
            Word's "o" as one of those does.
        signs: Its plus, or its minus where others have a plus, says something: it is no mark.
        goes_on: The cell that it goes on from, where it reads like the rest of a note.
        initials: Somebody's, under what they wrote.
        closing: It stands alone below a list.
        again: The cell that it says once more ("do."), itself where there is none.
    """

    marked: frozenset[Place]
    signs: frozenset[Place]
    goes_on: Mapping[Place, Place]
    initials: frozenset[Place]
    closing: frozenset[Place]
    again: Mapping[Place, Place]


def find_neighbours(
    columns: Iterable[Sequence[Cell]],
    alone: Callable[[], AbstractSet[Place]],
    is_ditto: Callable[[str], bool],
) -> Neighbours:
    """Look at the cells of each note column, which stand in the order of their rows.

    Args:
        columns: The cells of each.
        alone: Gives the cells beside which nothing stands: a row with a number of its own goes on from none.
        is_ditto: Tells a text that stands for the one above it.
    """
    again: dict[Place, Place] = {}
    marked: set[Place] = set()
    signs: set[Place] = set()
    goes_on: dict[Place, Place] = {}
    initials: set[Place] = set()
    closing: set[Place] = set()
    for cells in columns:
        dittos = {cell[:2] for cell in cells if is_ditto(cell.text)}
        marked |= _marked(cells)
        signs |= _signs(cells)
        goes_on |= _goes_on([cell for cell in cells if cell[:2] not in dittos] if dittos else cells, alone)
        initials |= _initials(cells)
        closing |= _closing(cells)
        again |= _again(cells, dittos) if dittos else {}
    return Neighbours(frozenset(marked), frozenset(signs), goes_on, frozenset(initials), frozenset(closing), again)


def _marked(cells: Sequence[Cell]) -> set[Place]:
    found: set[Place] = set()
    for cell, then in pairwise(cells):
        after = number_of(then.text)
        runs_on = after is not None and last_number_of(cell.text) == after - 1
        if runs_on or (is_second_level(cell.text) and is_second_level(then.text)):
            found |= {cell[:2], then[:2]}
    return found


def _signs(cells: Sequence[Cell]) -> set[Place]:
    signed = [cell for cell in cells if cell.text.lstrip()[:2] in ("+ ", "- ", "– ")]
    starts = {cell.text.lstrip()[0] for cell in signed}
    return {cell[:2] for cell in signed} if "+" in starts else set()


def _goes_on(cells: Sequence[Cell], alone: Callable[[], AbstractSet[Place]]) -> dict[Place, Place]:
    """Find rows that begin in small letters below one that ends in none of .!?; where many do, it is a habit."""
    texts = [cell for cell in cells if cell.kind == "text" and cell.text.strip()]
    small = [cell for cell in texts if cell.text.lstrip()[0].islower()]
    if not small or len(small) > len(texts) / 3:
        return {}
    found: dict[Place, Place] = {}
    places = alone()
    for above, cell in pairwise(cells):
        is_open = " " in above.text.strip() and not above.text.rstrip().endswith((".", "!", "?", ":"))
        is_next = cell.row == above.row + 1 and cell[:2] in places
        if is_open and is_next and cell.text.lstrip()[:1].islower():
            found[cell[:2]] = found.get(above[:2], above[:2])
    return found


def _initials(cells: Sequence[Cell]) -> set[Place]:
    """Find initials: each below a longer text, and under every note, or under half of them and some again."""
    short = {cell[:2] for cell in cells if is_initials(cell.text)}
    if len(short) < 2:
        return set()
    found = [
        cell
        for above, cell in pairwise(cells)
        if cell[:2] in short and " " in above.text.strip() and above[:2] not in short
    ]
    notes = len(cells) - len(found)
    again = len({cell.text.strip() for cell in found}) < len(found)
    if len(found) != len(short) or len(found) < (notes / 2 if again else notes):
        return set()
    return {cell[:2] for cell in found}


def _closing(cells: Sequence[Cell]) -> set[Place]:
    """Find a last line below a gap, where the list itself has none."""
    gaps = [place for place, (above, cell) in enumerate(pairwise(cells), 1) if cell.row > above.row + 1]
    last = len(cells) - 1
    return {cells[last][:2]} if last >= 3 and gaps == [last] and " " in cells[last].text.strip() else set()


def _again(cells: Sequence[Cell], dittos: AbstractSet[Place]) -> dict[Place, Place]:
    """Find cells that stand for the one above them, which may stand for the one above it."""
    found: dict[Place, Place] = {}
    above: Place | None = None
    for cell in cells:
        if cell[:2] in dittos:
            found[cell[:2]] = above or cell[:2]
        else:
            above = cell[:2]
    return found
