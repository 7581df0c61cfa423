"""What python-calamine does not tell of a sheet: what is hidden or merged, number formats, how far its cells reach.

calamine lays a sheet out in full, 64 bytes a place: one cell far out would take all memory. So the reach is found
first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from flows.errors import InputError
from flows.sheets.book import Area

MAX_PLACES = 5_000_000


@dataclass(frozen=True, slots=True)
class Frame:
    """One sheet's reach and look.

    Attributes:
        hidden_rows: Pairs of first and last, as for columns.
        errors: The error values, by row and column; calamine gives them as nothing.
        formats: The number formats of cells with a number or a date, by row and column, where they have one.
    """

    rows: int = 0
    columns: int = 0
    hidden_rows: tuple[tuple[int, int], ...] = ()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    merged: tuple[Area, ...] = ()
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)


def numbers(spans: Iterable[tuple[int, int]], last: int) -> frozenset[int]:
    """Write pairs of first and last out, up to the last row or column in use."""
    return frozenset(number for first, end in spans for number in range(first, min(end, last) + 1))


def refuse_far_cells(frames: dict[str, Frame], name: str) -> None:
    """Refuse a workbook whose sheets would take too much memory.

    Raises:
        InputError: With the sheet and how far it reaches.
    """
    for sheet, frame in frames.items():
        if frame.rows * frame.columns > MAX_PLACES:
            raise InputError(
                f"{name}, {sheet}: arket når ud til række {frame.rows} og kolonne nr. {frame.columns}. "
                "Slet, hvad der står langt ude, eller gem filen som .xlsx, og kør igen."
            )
