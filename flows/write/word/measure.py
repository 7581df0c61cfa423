"""Lengths as Word writes them: a number in the attribute's own unit, or with a unit such as `11pt` or `2.5cm`."""

from __future__ import annotations

import re

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}


def points(length: str, own_unit: float) -> float | None:
    """Give a length in points, or None where it is none.

    Args:
        length: As in the attribute.
        own_unit: The points that a bare number counts: 0.5 for sizes of letters, 0.05 for margins.
    """
    found = _LENGTH.fullmatch(length.strip())
    if found is None:
        return None
    return float(found[1]) * (_POINTS[found[2]] if found[2] else own_unit)
