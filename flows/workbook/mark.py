"""Tells a copy of the workbook from a spreadsheet with notes, whatever its name: by a mark, not by its cells."""

from __future__ import annotations

from pathlib import Path

from flows.file_mark import bears_mark
from flows.workbook.form import form


def is_workbook(path: Path) -> bool:
    """Tell whether a file is a copy of the workbook; one that can't be opened now is none."""
    return bears_mark(path, form().mark, form().parent)
