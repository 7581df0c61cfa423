"""Heading rows that are known by where they stand: over a matrix, over walls, below another heading row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from flows.gather.exports import Role
from flows.gather.folding import fold_heading
from flows.gather.headings import NOTE_ROLES, QUESTION, WORD, Header, HeaderKind
from flows.gather.profile import Profile
from flows.gather.table import HEADER_WITHIN, Rows, Table
from flows.sheets.book import Cell

_CODE = re.compile(r"[a-zæøå]{1,8}[_.]?\d+(?:[_.]\w+)*$|[a-z]+_\w+$", re.IGNORECASE)
_SHORT = 5  # words of a heading, or of what names a row
_LONG = 8  # words of one where questions or places stand along the other side of a matrix
_LONGER = 1.3  # times a heading's length: the notes below it, as a rule
_ROWS = 2  # rows at least that make a matrix
_TOPIC: Role = "topic"
_LABEL: Role = "label"
_SAY_NOTES = frozenset(("note", "remark", "comment"))
_NO_NOTES = ("person", "date", "number", "metadata")
_MOST = 0.8
_HALF = 0.5
_TITLES = 4  # rows above the headings; where more have one cell, they are notes


def find_header_by_shape(table: Table) -> Header | None:
    """Find a row over a matrix, over walls, or one that stands out; nothing but titles stands above it."""
    if table.full < 2:
        return None
    for place, (row, cells) in enumerate(table.rows[:HEADER_WITHIN]):
        if len(cells) == 1 and place < _TITLES:
            continue
        below = table.rows[place + 1 :]
        if len(below) < _ROWS or not all(cell.kind == "text" and _may_head(cell.text, table) for cell in cells):
            return None
        return _header_by_shape(row, cells, below, table)
    return None


def _header_by_shape(row: int, cells: Sequence[Cell], below: Rows, table: Table) -> Header | None:
    if all(_CODE.match(cell.text) for cell in cells) and _asks(below[0][1], table):
        return Header(below[0][0], "words", first=row)
    topics = tuple((cell.column, _TOPIC) for cell in cells)
    if _are_places(cells, below, table) or all(table.vocabulary.lines.is_colour(cell.text) for cell in cells):
        return Header(row, "guess", by_place=topics)
    if len(cells) > 2 and _are_places(cells[1:], below, table) and _names_rows(cells[0].column, below, table):
        return Header(row, "guess", by_place=((cells[0].column, _LABEL), *topics[1:]))
    if side := find_side_of_matrix(cells, below, table):
        kind: HeaderKind = "words" if side.is_sure else "guess"
        return Header(row, kind, by_place=(*topics, (side.column, _LABEL)))
    return (
        Header(row, "guess", by_place=_by_look(cells, below, table)) if _stands_out(cells, below, table) else None
    )


def _may_head(text: str, table: Table) -> bool:
    if table.vocabulary.is_question(text):
        return len(text) <= QUESTION
    return len(text) <= WORD and len(text.split()) <= _LONG and not text.rstrip().endswith((".", "!"))


def _is_short(text: str, table: Table) -> bool:
    return len(text.split()) <= _SHORT or table.vocabulary.is_question(text)


def _stands_out(cells: Sequence[Cell], below: Rows, table: Table) -> bool:
    """Tell whether a row is in bold or coloured as a whole, and none below it but for the first column."""
    if len(cells) < _HALF * table.full:
        return False
    first = min(cell.column for _, row in below for cell in row)
    body = [cell[:2] for _, row in below for cell in row if cell.column > first]
    return any(all(cell[:2] in look for cell in cells) and look.isdisjoint(body) for look in table.looks)


def _by_look(cells: Sequence[Cell], below: Rows, table: Table) -> tuple[tuple[int, Role], ...]:
    """Take headings that only their look tells for subjects, but for those over other things than notes.

    Ticks stay open, and words that may be first names beside a column that holds more; where none does, they are
    notes.
    """
    roles = {cell.column: table.vocabulary.role_of(cell.text) for cell in cells}
    if not _SAY_NOTES.isdisjoint(roles.values()):
        return ()
    columns: dict[int, list[Cell]] = defaultdict(list)
    for _, row in below:
        for cell in row:
            columns[cell.column].append(cell)
    profiles = {cell.column: Profile(columns[cell.column], table.vocabulary) for cell in cells}
    all_alike = all(profile.is_names for profile in profiles.values())
    return tuple(
        (cell.column, _TOPIC)
        for cell in cells
        if roles[cell.column] not in _NO_NOTES
        and profiles[cell.column].ticks < _HALF
        and (all_alike or not profiles[cell.column].is_names)
    )


def _are_places(cells: Sequence[Cell], below: Rows, table: Table) -> bool:
    """Tell "Væg til venstre | Væg til højre": a word for a place, the same in all cells and in none below."""
    firsts = {fold_heading(cell.text).partition(" ")[0] for cell in cells}
    if len(firsts) > 1 or not table.vocabulary.is_place(*firsts):
        return False
    (first,) = firsts
    return not any(fold_heading(cell.text).startswith(first) for _, row in below[:HEADER_WITHIN] for cell in row)


def _names_rows(column: int, below: Rows, table: Table) -> bool:
    """Tell whether a column holds a few words or a question in most rows, as the side of a matrix does."""
    names = [cell for _, row in below for cell in row if cell.column == column]
    return len(names) >= _MOST * len(below) and all(_is_short(cell.text, table) for cell in names)


class Side(NamedTuple):
    """The column that names the rows of a matrix.

    Attributes:
        is_sure: Questions or places stand along both sides.
    """

    column: int
    is_sure: bool


def find_side_of_matrix(over: Sequence[Cell], below: Rows, table: Table) -> Side | None:
    """Find the column that names the rows of a matrix: headings over all others, and an empty corner over it.

    It holds questions, or places ("Bord 2"), or a few words each, to which the rest of the matrix says more. Over
    questions and places a word for them may stand, too.
    """
    columns: dict[int, list[Cell]] = defaultdict(list)
    for _, row in below:
        for cell in row:
            columns[cell.column].append(cell)
    cells = over
    side, headed = min(columns), {cell.column for cell in cells}
    if side == min(headed) and len(cells) > 2 and _is_corner(cells[0].text, table):
        headed, cells = headed - {side}, cells[1:]
    names = [cell for cell in columns[side] if not table.vocabulary.says_nothing(cell.text)]
    if side >= min(headed) or columns.keys() != headed | {side}:
        return None
    named, heads = ([cell.text for cell in axis] for axis in (names, cells))
    is_named, is_headed = _is_axis(named, table), _is_axis(heads, table)
    if is_named and len(names) >= _ROWS and names[0].row == below[0][0]:
        return Side(side, is_sure=is_headed)
    if len(columns[side]) < _MOST * len(below) or min(cell.column for cell in over) == side:
        return None
    most = _LONG if is_headed else _SHORT
    distinct = len({text.casefold() for text in named})
    if any(len(text.split()) > most or text.rstrip().endswith((".", "!")) for text in named + heads) or (
        distinct < _MOST * len(named)
    ):
        return None
    if is_headed and len(names) >= _ROWS and all(len(row) > 1 for _, row in below):
        return Side(side, is_sure=False)
    body = [cell for column in headed for cell in columns[column] if cell.kind == "text"]
    longer = sum(len(cell.text) for cell in body) * len(heads) >= _LONGER * sum(map(len, heads)) * len(body) > 0
    strong = table.looks.strong.issuperset(cell[:2] for cell in names)
    strong = strong and table.looks.strong.isdisjoint(cell[:2] for cell in body)
    return Side(side, is_sure=False) if strong or (longer and len(below) > _ROWS) else None


def _is_corner(text: str, table: Table) -> bool:
    words = table.vocabulary
    return not words.is_section(text) and words.role_of_word(text) in ("remark", "label", "theme")


def _is_axis(texts: Sequence[str], table: Table) -> bool:
    """Tell whether texts along one side of a matrix are questions, or places, and can be nothing else."""
    words = table.vocabulary
    asked = [words.is_question(text) for text in texts]
    others = [text for text, asks in zip(texts, asked, strict=True) if not asks]
    if sum(asked) >= _ROWS and all(map(words.is_rest, others)):
        return True
    return sum(map(words.is_section, texts)) >= _MOST * len(texts) > 0


def with_side_of_matrix(table: Table, header: Header) -> Header:
    """Add to headings of places and questions the column without one that names the rows."""
    cells = table.by_row.get(header.row, [])
    if header.by_place or not _is_axis([cell.text for cell in cells], table):
        return header
    below = table.rows[table.place_of(header.row) + 1 :]
    side = find_side_of_matrix(cells, below, table) if below else None
    return header._replace(by_place=((side.column, _LABEL),)) if side else header


def below_variable_names(table: Table, header: Header) -> Header:
    """Go down to the row of questions that stands below a survey's row of variable names, where there is one.

    Such a row is text in columns that hold figures or dates below it, or stands under names such as "s_1"; half of
    it or more are questions or known headings, and those questions stand under names that no list has.
    """
    place = table.place_of(header.row)
    if not header.row or place + 2 >= len(table.rows) or table.rows[place + 1][0] != header.row + 1:
        return header
    names, (row, cells) = table.headings(header.row), table.rows[place + 1]
    if len(cells) < max(2, _HALF * len(names)) or any(
        cell.kind != "text" or len(cell.text) > QUESTION or cell.column not in names for cell in cells
    ):
        return header
    words = table.vocabulary
    if not _asks(cells, table):
        return header
    over = [names[cell.column] for cell in cells if words.is_question(cell.text)]
    coded = all(_CODE.match(name) or words.is_question_number(name) for name in over)
    if not coded and any(words.role_of(name) in (*NOTE_ROLES, "question") for name in over):
        return header
    if not (coded or _stands_over_figures(cells, table.rows[place + 2 :], table)):
        return header
    return header._replace(row=row, kind="words" if coded else "guess", first=header.first or header.row)


def _asks(cells: Sequence[Cell], table: Table) -> bool:
    """Tell whether half of a row or more are questions and known headings, and one is a question."""
    words = table.vocabulary
    asked = [words.is_question(cell.text) for cell in cells]
    known = [ask or words.role_of_word(cell.text) for ask, cell in zip(asked, cells, strict=True)]
    return any(asked) and sum(map(bool, known)) >= _HALF * len(cells)


def _stands_over_figures(cells: Sequence[Cell], below: Rows, table: Table) -> bool:
    columns: dict[int, list[Cell]] = defaultdict(list)
    for _, row in below[:HEADER_WITHIN]:
        for cell in row:
            columns[cell.column].append(cell)
    for cell in cells:
        profile = Profile(columns.get(cell.column, ()), table.vocabulary)
        if len(cell.text) > 3 and max(profile.numbers, profile.dates) >= _MOST:
            return True
    return False
