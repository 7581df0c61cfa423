"""Sheets that say when what happens at the workshop.

What was said or seen at times of the day stands on sheets that look the same: an agenda has words of its own, and
few.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from flows.gather.headers import Vocabulary
from flows.sheets.book import Cell, Sheet, by_rows

_CLOCK = r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?"
_TIME = re.compile(rf"{_CLOCK}(?:\s*(?:-|–|—|til)\s*{_CLOCK})?\s*", re.IGNORECASE)
_POINTS = 3  # of an agenda, at least
_MINUTES = 5  # between two of its points: a chat goes on sooner
_MOST = 0.8  # of the rows below the first point begin with a time
_HEADINGS = 3  # rows above the first point, at most
_WORDS = 6  # of what stands in a cell, at most
_SAID_SO = 0.5  # of the points name what happens: "Welcome", "Lunch"


def is_agenda(sheet: Sheet, vocabulary: Vocabulary) -> bool:
    """Tell whether the rows of a sheet are times of one day, some minutes apart, and a few words of an agenda."""
    rows = [row for _, cells in by_rows(sheet.cells) if (row := [cell for cell in cells if cell.text.strip()])]
    begins = [_minutes_of(cells) for cells in rows]
    first = next((place for place, minutes in enumerate(begins) if minutes is not None), len(begins))
    points = [minutes for minutes in begins[first:] if minutes is not None]
    if first > _HEADINGS or len(points) < _POINTS or len(points) < _MOST * len(begins[first:]):
        return False
    if any(len(cell.text.split()) > _WORDS for cells in rows for cell in cells):
        return False
    named = sum(any(vocabulary.is_on_agenda(cell.text) for cell in cells) for cells in rows[first:])
    if named < _SAID_SO * len(points):
        return False
    return all(then - minutes >= _MINUTES for minutes, then in pairwise(points))


def _minutes_of(cells: Sequence[Cell]) -> int | None:
    """Give the time of day that a row begins with, where something stands beside it."""
    clock = _TIME.fullmatch(cells[0].text.strip()) if len(cells) > 1 else None
    if clock is None or cells[0].kind == "number" or not (clock[2] or clock[3]):
        return None
    hours, minutes = int(clock[1]), int(clock[2] or 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None
