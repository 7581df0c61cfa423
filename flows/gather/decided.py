"""What people decided in the review workbook about how files are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class SheetDecided:
    """What goes for one sheet; None: not decided.

    Attributes:
        first_row: Whether the first row that holds something is a heading or a note.
        header_row: The row with the headings; 0: there is none.
        split: Whether each line of a cell is a note.
        theme: Where a theme that people gave stands.
    """

    first_row: Literal["heading", "note"] | None = None
    header_row: int | None = None
    split: Literal["lines", "none"] | None = None
    theme: Literal["nothing", "heading", "row", "sheet"] | None = None

    def as_columns(self, first: int, last: int) -> dict[str, object]:
        """Give the keys that `columns` in workshop.yaml has for it, for a sheet with something in these rows.

        A row of headings below the last of them is none.
        """
        header = self.header_row
        if self.first_row is not None:
            header = first if self.first_row == "heading" else 0
        chosen = {
            "header_row": None if header is None or header > last else header,
            "split": self.split,
            "theme": self.theme,
        }
        return {key: value for key, value in chosen.items() if value is not None}


@dataclass(frozen=True)
class Decided:
    """What goes for a workshop's files.

    Attributes:
        sheets: By file and sheet.
        cells: Ids of cells that hold notes, whatever they look like.
    """

    sheets: Mapping[tuple[str, str], SheetDecided] = field(default_factory=dict)
    cells: frozenset[str] = frozenset()


NOTHING_DECIDED = Decided()
