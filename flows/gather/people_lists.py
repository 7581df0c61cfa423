"""Lists of people above, between and below tables of notes, in the same columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from flows.gather.headings import BESIDE, NOTE_ROLES, WORD
from flows.gather.profile import Profile
from flows.gather.table import HEADER_WITHIN, Rows, Table
from flows.sheets.book import Cell

_MOST_LISTS = 50  # of one table; no honest sheet comes near


class PeopleList(NamedTuple):
    """The rows of a list of people: its title or else its headings, its headings, and its last."""

    top: int
    header: int
    last: int


def find_people_lists(table: Table) -> list[PeopleList]:
    """Find heading rows over names, on top or below a gap, and the rows down to the next gap.

    They are known by a heading such as "Navn" whose cells are names, addresses or initials, and by having neither a
    heading of notes nor a column of sentences. A table that is nothing else is left to its headings.
    """
    found: list[PeopleList] = []
    for place, (row, cells) in enumerate(table.rows[:-1]):
        if len(found) == _MOST_LISTS:
            break
        if len(cells) == 1 or len(cells) > BESIDE or (found and row <= found[-1].last):
            continue
        title = _title_place(table, place)
        if title is None or not _may_head_people(cells, table):
            continue
        below = _list_below(table.rows[place + 1 :], row, table)
        if below and _are_people(cells, below, table):
            found.append(PeopleList(table.rows[title][0], row, below[-1][0]))
    taken = sum(len(cells) for part in found for row, cells in table.rows if part.top <= row <= part.last)
    return found if taken < sum(len(cells) for _, cells in table.rows) else []


def without_people(table: Table, lists: Sequence[PeopleList]) -> Table:
    """Give the table without the rows of lists of people."""
    rows = [row for row in table.rows if not any(part.top <= row[0] <= part.last for part in lists)]
    return Table(rows, table.merged, table.vocabulary, table.themes, table.looks)


def _title_place(table: Table, place: int) -> int | None:
    """Give the place of a title over a row, or its own: on top or below a gap; None elsewhere."""
    if place == 0 or table.has_gap_above(place):
        return place
    above = place - 1
    alone = len(table.rows[above][1]) == 1
    return above if alone and (above == 0 or table.has_gap_above(above)) else None


def _may_head_people(cells: Sequence[Cell], table: Table) -> bool:
    """Tell headings of which half or more are known, one of them as a person's and none as one of notes."""
    known = [role for cell in cells if (role := _role(cell, table))]
    if len(known) < len(cells) / 2 or "person" not in known:
        return False
    return all(table.vocabulary.role_of(cell.text) not in (*NOTE_ROLES, "question") for cell in cells)


def _list_below(rows: Rows, row: int, table: Table) -> Rows:
    """Give the rows down to a gap, to a line that stands alone below wider ones, or to other headings."""
    below: Rows = []
    for number, cells in rows:
        alone = len(cells) == 1 and bool(below) and len(below[-1][1]) > 1
        heads = len(cells) > 1 and all(_role(cell, table) for cell in cells[:HEADER_WITHIN])
        if number > row + 1 or alone or heads:
            break
        below.append((number, cells))
        row = number
    return below


def _are_people(cells: Sequence[Cell], below: Rows, table: Table) -> bool:
    named = {cell.column for cell in cells if _role(cell, table) == "person"}
    columns: dict[int, list[Cell]] = defaultdict(list)
    for _, row in below:
        for cell in row:
            columns[cell.column].append(cell)
    people = [cell for column in named for cell in columns[column]]
    others = (Profile(inside, table.vocabulary) for column, inside in columns.items() if column not in named)
    return Profile(people, table.vocabulary).is_people and not any(profile.is_prose for profile in others)


def _role(cell: Cell, table: Table) -> str | None:
    return table.vocabulary.role_of_word(cell.text) if cell.kind == "text" and len(cell.text) <= WORD else None
