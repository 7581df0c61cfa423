"""Tells a table that was handed off from a spreadsheet with notes, whatever its name."""

from __future__ import annotations

from pathlib import Path

from flows.file_mark import bears_mark
from flows.follow_up.form import form


def is_follow_up(path: Path) -> bool:
    """Tell whether a file is a copy of opfoelgning.xlsx; one that can't be opened now is none."""
    return bears_mark(path, form().mark, form().parent)
