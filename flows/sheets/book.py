"""What every format is read into: sheets of cells that are not empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple

from flows.notes import Caution

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")

Kind = Literal["text", "number", "date", "boolean", "error", "formula"]
BoxKind = Literal["text_box", "comment"]


class Cell(NamedTuple):
    """One non-empty cell. A NamedTuple, because a workbook has a million of them.

    Attributes:
        row: From 1, as Excel shows it; in a text file the record's number.
        column: From 1.
        kind: "formula" is a formula without a value; its text is then the formula.
        text: As Danish Excel shows the value; for kind "text" as it stands in the file.
    """

    row: int
    column: int
    kind: Kind
    text: str


class Area(NamedTuple):
    """A merged range, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Box(NamedTuple):
    """A text that stands in no cell, and the cell that it is anchored to (A1 where it is to none)."""

    row: int
    column: int
    kind: BoxKind
    text: str


class Looks(NamedTuple):
    """Cells that stand out, by row and column.

    Attributes:
        strong: In bold or larger letters.
        filled: On a coloured ground.
    """

    strong: frozenset[tuple[int, int]] = frozenset()
    filled: frozenset[tuple[int, int]] = frozenset()


NO_LOOKS = Looks()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as a format's reader found it, in reading order.

    Attributes:
        count: How many non-empty cells the reader met, counted apart from the list.
        escapes: Text may hold `_x000D_`, Excel's way to write what XML can't hold.
        plain: A text file without columns, a line a cell.
        boxes: Texts that stand in no cell; `count` leaves them out.
        looks: Where the format says so; files of text and the older binary ones say nothing.
    """

    name: str
    cells: tuple[Cell, ...]
    count: int
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    escapes: bool = False
    plain: bool = False
    boxes: tuple[Box, ...] = ()
    looks: Looks = NO_LOOKS


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of one file; `encoding` is empty for a workbook."""

    sheets: tuple[Sheet, ...]
    encoding: str = ""
    cautions: tuple[Caution, ...] = ()


@lru_cache(maxsize=20_000)
def column_letter(column: int) -> str:
    """Give the letters of a column: 1 is A, 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """Give the number of a column: A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def place_of(address: str) -> tuple[int, int]:
    """Give the row and column of a cell's address, also of "$B$7".

    Raises:
        ValueError: It is none.
    """
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise ValueError("no address of a cell")
    return int(match[2]), column_number(match[1])


def address(row: int, column: int) -> str:
    """Give a cell's address as Excel shows it."""
    return f"{column_letter(column)}{row}"


def by_rows(cells: tuple[Cell, ...] | list[Cell]) -> Iterator[tuple[int, list[Cell]]]:
    """Walk the rows that hold something; the cells must be in reading order."""
    for row, inside in groupby(cells, attrgetter("row")):
        yield row, list(inside)
