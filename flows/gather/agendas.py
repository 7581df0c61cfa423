"""Sheets that say when what happens at the workshop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from flows.sheets.book import Cell, Sheet, by_rows

_CLOCK = r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?"
_TIME = re.compile(rf"{_CLOCK}(?:\s*(?:-|–|—|til)\s*{_CLOCK})?\s*", re.IGNORECASE)
_POINTS = 3  # of an agenda, at least
_MINUTES = 5  # between two of its points: a chat goes on sooner
_MOST = 0.8  # of the rows below the first point begin with a time


def is_agenda(sheet: Sheet) -> bool:
    """Tell whether the rows of a sheet begin with times of one day, each at least some minutes after the last."""
    rows = [[cell for cell in cells if cell.text.strip()] for _, cells in by_rows(sheet.cells)]
    begins = [_minutes_of(cells) for cells in rows if cells]
    first = next((place for place, minutes in enumerate(begins) if minutes is not None), len(begins))
    points = [minutes for minutes in begins[first:] if minutes is not None]
    if len(points) < _POINTS or len(points) < _MOST * len(begins[first:]):
        return False
    return all(then - minutes >= _MINUTES for minutes, then in pairwise(points))


def _minutes_of(cells: Sequence[Cell]) -> int | None:
    """Give the time of day that a row begins with, where something stands beside it."""
    clock = _TIME.fullmatch(cells[0].text.strip()) if len(cells) > 1 else None
    if clock is None or cells[0].kind == "number" or not (clock[2] or clock[3]):
        return None
    hours, minutes = int(clock[1]), int(clock[2] or 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None
