"""What staff decided for one sheet, as numbers of rows and columns; what is left open, the program decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flows.sheets.book import Area

ThemeFrom = Literal["heading", "row", "sheet", "nothing"]


@dataclass(frozen=True, slots=True)
class StaffChoice:
    """What goes for one sheet.

    Attributes:
        notes: The columns with notes; empty: not decided.
        theme: The column with the theme that staff gave; 0: not decided.
        theme_from: Where else such a theme stands; None: wherever the scheme's themes are named.
        header_row: 0: there is none; None: not decided.
        read_hidden: Hidden cells are read like others.
        ignore: Nothing here is a note.
        split_lines: Each line of a cell is a note; None: not decided.
        continued: A row that begins in small letters goes on from the row above; None: not decided.
        read_comments: Comments to cells are notes; None: not decided.
        read: Cells that are notes, whatever they look like.
        cells: Ids of cells that are notes, as the review workbook has them.
        checked: What a person has looked at and found right.
        settled: Codes of cautions that a decision here has answered.
    """

    notes: frozenset[int] = frozenset()
    theme: int = 0
    theme_from: ThemeFrom | None = None
    header_row: int | None = None
    read_hidden: bool = False
    ignore: bool = False
    split_lines: bool | None = None
    continued: bool | None = None
    read_comments: bool | None = None
    read: tuple[Area, ...] = ()
    cells: frozenset[str] = frozenset()
    checked: tuple[Area, ...] = ()
    settled: frozenset[str] = frozenset()

    def is_settled(self, code: str, row: int, column: int) -> bool:
        """Tell whether a person has answered what would be told of a cell."""
        if code == "read_as_heading" and self.header_row is not None and row <= self.header_row:
            return True
        return code in self.settled or _is_in(self.checked, row, column) or self.is_note(row, column)

    def is_note(self, row: int, column: int) -> bool:
        """Tell whether staff said that a cell is a note."""
        return bool(self.read) and _is_in(self.read, row, column)


def _is_in(areas: tuple[Area, ...], row: int, column: int) -> bool:
    return any(area.top <= row <= area.bottom and area.left <= column <= area.right for area in areas)
