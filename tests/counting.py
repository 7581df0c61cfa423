"""Counts steps where a test is about cost: a busy machine changes seconds, not these."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(action: Callable[[], object]) -> int:
    """Count the lines of Python that are gone through, each turn of a loop again."""
    count = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return counting

    before = sys.gettrace()
    sys.settrace(counting)
    try:
        action()
    finally:
        sys.settrace(before)
    return count
