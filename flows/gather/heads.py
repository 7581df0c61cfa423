"""Which lines of a column of notes say what those below them are about.

A line is one by a sign that the column as a whole bears out: each line with the sign stands over others without it,
and where blank rows part the column, on top of a part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from flows.gather.folding import fold_heading
from flows.gather.note_columns import NoteColumn
from flows.gather.splitting import has_mark
from flows.sheets.book import Cell, Looks

Place = tuple[int, int]

_NUMBER = re.compile(r"\d{1,2}[.)]\s+")
_MOST_WORDS = 6  # of a heading that ends in a colon
_FEW_WORDS = 3  # of one that only its place and its length tell
_LONGEST = 80  # letters
_A_WORD = 3  # letters: "OK" in capitals says nothing
_PARTS = 3  # parts that begin with a few words each: fewer may be so by chance
_BELOW = 2  # lines at least below a heading of few words
_MOSTLY = 0.8  # of the lines below such headings: they have more words
_SELDOM = 1 / 3  # of a table's rows: where no more stand alone, such a row may part the table


@dataclass(frozen=True, slots=True)
class Heads:
    """Lines that head others, by row and column.

    Attributes:
        sure: They say so themselves, by a colon or as questions.
        told: They are headings by how they look or where they stand.
        doubtful: They may be headings, and are read as notes.
    """

    sure: frozenset[Place]
    told: frozenset[Place]
    doubtful: frozenset[Place]


@dataclass(frozen=True, slots=True)
class _Sign:
    holds: Callable[[Cell], bool]
    is_look: bool


def _look(places: AbstractSet[Place]) -> _Sign:
    return _Sign(lambda cell: cell[:2] in places, is_look=True)


def find_heads(columns: Sequence[NoteColumn], alone: Callable[[], AbstractSet[Place]], looks: Looks) -> Heads:
    """Look at each column of notes.

    Args:
        columns: The columns.
        alone: Gives the cells beside which nothing stands.
        looks: How the sheet's cells look.
    """
    signs = [_look(places) for places in (looks.strong, looks.filled) if places]
    signs.append(_Sign(_is_in_capitals, is_look=False))
    asks = _Sign(lambda cell: cell.text.rstrip().endswith("?"), is_look=False)
    sure: set[Place] = set()
    told: set[Place] = set()
    doubtful: set[Place] = set()
    for column in columns:
        if said := _with_colon(column.cells) or _questions(column.cells):
            sure |= said & alone()
            continue
        parts = _Parts(column, alone)
        found: set[Place] = next(filter(None, map(parts.headed_by, signs)), set()) or parts.headed_alike()
        may_be: set[Place] = set()
        if not found:
            found, may_be = parts.headed_by_few_words()
            may_be = may_be.union(parts.on_top_of_rows(), *map(parts.may_be_headed_by, (*signs, asks)))
        told |= found
        doubtful |= may_be - found
    return Heads(frozenset(sure), frozenset(told), frozenset(doubtful))


class _Parts:
    """A column of notes, and where its parts begin."""

    def __init__(self, column: NoteColumn, alone: Callable[[], AbstractSet[Place]]) -> None:
        self._heading, self._cells = column
        self._find_alone = alone

    @cached_property
    def _alone(self) -> set[int]:
        places = self._find_alone()
        return {place for place, cell in enumerate(self._cells) if cell[:2] in places} if places else set()

    @cached_property
    def _starts(self) -> set[int]:
        """Give the first cell and those below a blank row; where most stand so, the rows tell of no parts."""
        below_gaps = {
            place for place, (above, cell) in enumerate(pairwise(self._cells), 1) if cell.row > above.row + 1
        }
        if len(below_gaps) > len(self._cells) / 2:
            below_gaps = set()
        return below_gaps | {0}

    def headed_by(self, sign: _Sign) -> set[Place]:
        """Give the lines with a sign, where there are several and all of them stand over others without it."""
        marked = self._marked(sign)
        on_top = sign.is_look and marked == [0] and self._heading is None and len(self._cells) > _PARTS
        if not (len(marked) > 1 or on_top) or not self._head_others(marked) or _alternate(marked):
            return set()
        return self._places(marked) if on_top or self._begin_parts(marked) else set()

    def may_be_headed_by(self, sign: _Sign) -> set[Place]:
        """Give the lines with a sign that may be headings: too few to be sure of, or without a gap above."""
        marked = self._marked(sign)
        if not marked or not self._head_others(marked) or (sign.is_look and _alternate(marked)):
            return set()
        on_first = marked[0] == 0 and len(marked) > 1
        return self._places(marked) if on_first or self._begin_parts(marked) else set()

    def headed_by_few_words(self) -> tuple[set[Place], set[Place]]:
        """Give the lines of few words that each part begins with, and those of which that is less sure."""
        starts = sorted(self._starts)
        if self._heading is not None and not _is_short(self._cells[0]):
            del starts[0]  # the heading of the column is that of its first part
        if not starts or not all(map(_is_short, (self._cells[place] for place in starts))):
            return set(), set()
        ends = [*starts[1:], len(self._cells)]
        parts = [self._cells[start:end] for start, end in zip(starts, ends, strict=True)]
        if any(len(part) <= _BELOW for part in parts) or not self._alone.issuperset(starts):
            return set(), set()
        most = max(len(part[0].text.split()) for part in parts)
        below = [cell for part in parts for cell in part[1:]]
        longer = sum(len(cell.text.split()) > most for cell in below)
        count = len(parts) + (starts[0] > 0)
        if count < 2 or longer < _MOSTLY * len(below):
            return set(), set()
        shortest = all(len(part[0].text.split()) < len(cell.text.split()) for part in parts for cell in part[1:])
        found = self._places(starts)
        return (found, set()) if shortest and count >= _PARTS else (set(), found)

    def headed_alike(self) -> set[Place]:
        """Give the lines, two or more, that stand in each part in the same order, the first of them on top."""
        starts = sorted(self._starts)
        if len(starts) < 2:
            return set()
        ends = [*starts[1:], len(self._cells)]
        times = Counter(fold_heading(cell.text) for cell in self._cells)
        again = [
            [place for place in range(start, end) if times[fold_heading(self._cells[place].text)] == len(starts)]
            for start, end in zip(starts, ends, strict=True)
        ]
        orders = {tuple(fold_heading(self._cells[place].text) for place in places) for places in again}
        if len(orders) > 1 or len(again[0]) < 2:
            return set()
        marked = [place for places in again for place in places]
        on_top = all(places[0] == start for places, start in zip(again, starts, strict=True))
        return self._places(marked) if on_top and self._head_others(marked) else set()

    def on_top_of_rows(self) -> set[Place]:
        """Give lines of few words, alone in a table of rows, the first right below its headings."""
        places = sorted(self._alone)
        if not places or places[0] or len(places) > _SELDOM * len(self._cells) or not self._head_others(places):
            return set()
        return self._places(places) if all(map(_is_short, (self._cells[place] for place in places))) else set()

    def _marked(self, sign: _Sign) -> list[int]:
        return [place for place, cell in enumerate(self._cells) if cell.kind == "text" and sign.holds(cell)]

    def _places(self, places: Sequence[int]) -> set[Place]:
        return {self._cells[place][:2] for place in places}

    def _begin_parts(self, marked: Sequence[int]) -> bool:
        """Tell whether lines stand on top of parts: below blank rows, or alone, the first on top, where few do."""
        starts = self._starts
        if marked[0] == 0 and len(self._alone) <= _SELDOM * len(self._cells):
            starts = starts | self._alone
        return marked != [0] and starts.issuperset(marked)

    def _head_others(self, marked: Sequence[int]) -> bool:
        """Tell whether lines may be headings: each over one that is none, alone in its row, and no sentence."""
        if len(marked) > len(self._cells) / 2 or marked[-1] == len(self._cells) - 1:
            return False
        cells = [self._cells[place] for place in marked]
        if any(len(cell.text) > _LONGEST or cell.text.rstrip().endswith((".", "!", ",")) for cell in cells):
            return False
        below_each_other = any(
            then == place + 1 for place, then in pairwise(marked) if place or then not in self._starts
        )
        return not below_each_other and self._alone.issuperset(marked)


def _alternate(marked: Sequence[int]) -> bool:
    """Tell whether every other line is marked, as in a striped list."""
    return len(marked) > 1 and all(then == place + 2 for place, then in pairwise(marked))


def _is_in_capitals(cell: Cell) -> bool:
    return cell.text.isupper() and sum(map(str.isalpha, cell.text)) >= _A_WORD


def _is_short(cell: Cell) -> bool:
    text = _NUMBER.sub("", cell.text.strip())
    words = text.split()
    few = cell.kind == "text" and len(words) <= _FEW_WORDS and not text.endswith((".", "!", "?", ",", ";"))
    return few and text[:1].isupper() and len(text) > 2


def _with_colon(cells: Sequence[Cell]) -> set[Place]:
    """Find lines that end in a colon over others that do not: two or more, or one below a gap or over bullets."""
    ends = [cell.kind == "text" and cell.text.rstrip().endswith(":") for cell in cells]
    if not any(ends) or sum(ends) > len(cells) / 2:
        return set()
    found: list[Place] = []
    sure = False
    for place, (cell, then) in enumerate(pairwise(cells)):
        if ends[place] and not ends[place + 1] and len(cell.text.split()) <= _MOST_WORDS:
            gap = place > 0 and cell.row > cells[place - 1].row + 1
            sure = sure or gap or (has_mark(then.text) and not has_mark(cell.text))
            found.append(cell[:2])
    return set(found) if sure or len(found) > 1 else set()


def _questions(cells: Sequence[Cell]) -> set[Place]:
    """Find questions where each part of a list, between gaps, begins with one and there is no other."""
    asked = [place for place, cell in enumerate(cells) if cell.text.rstrip().endswith("?")]
    if len(asked) < 2 or asked[0] or asked[-1] == len(cells) - 1:
        return set()
    parts = [place for place, (above, cell) in enumerate(pairwise(cells), 1) if cell.row > above.row + 1]
    return {cells[place][:2] for place in asked} if asked == [0, *parts] else set()
