"""Python's search for circles of references: seldom, and not at all where very many cells are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_ALLOCATED = 50_000  # things more than were freed, between two searches among the new; Python's own is 700
_OLDER = 20  # such searches between two among older things; Python's own is 10


def search_seldom() -> None:
    """Let Python search seldom, for as long as the process lives.

    A command makes word lists, rules and notes that it keeps, and imports libraries of many thousand things: to
    search among them again and again took a fifth of `check`. What is never found meanwhile is some megabytes.
    """
    gc.set_threshold(_ALLOCATED, _OLDER, _OLDER)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let Python look for no circles of references: cells make none, and a quarter of the time would go to it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
