"""Makes the small files that the tests read, and tells what came of them."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from flows.gather import check_ledger, gather_notes
from flows.gather.settings import ColumnSettings
from flows.notes import Gathered

Rows = Sequence[Any]  # of lists of values


def xlsx(rows: Rows | Mapping[str, Rows], change: Any = None) -> bytes:
    """Write a workbook; `change(workbook)` adds what rows can't say."""
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    for name, sheet_rows in (rows if isinstance(rows, Mapping) else {"Ark1": rows}).items():
        sheet = workbook.create_sheet(name)
        for row in sheet_rows:
            sheet.append(list(row))
    if change:
        change(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def csv(rows: Rows, delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """Write a file as Danish Excel does: quotes where they are needed."""

    def quote(value: Any) -> str:
        text = "" if value is None else str(value)
        return '"' + text.replace('"', '""') + '"' if any(c in text for c in (delimiter, '"', "\n")) else text

    return "".join(delimiter.join(map(quote, row)) + "\r\n" for row in rows).encode(encoding)


def gather(folder: Path, columns: Any = None, skip: Any = False, **files: bytes) -> Gathered:
    """Put files into a folder, read it and check the ledger; `name__xlsx=...` makes name.xlsx."""
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_bytes(content)
    gathered = gather_notes(folder, ColumnSettings.model_validate(columns or {}), skip)
    check_ledger(gathered)
    return gathered


def texts(gathered: Gathered) -> list[str]:
    return [note.text for note in gathered.notes]


def aside(gathered: Gathered) -> dict[str, str]:
    """Give the reason of each cell that was set aside, by its address."""
    return {cell.source.cell: cell.reason for cell in gathered.set_aside}


def codes(gathered: Gathered) -> list[str]:
    return [caution.code for caution in gathered.cautions]


def became(gathered: Gathered) -> list[str]:
    """Give what each row became, cell by cell: "note", or why it was set aside; with "!" where it is told."""
    told = {cell for c in gathered.cautions for cell in re.findall(r"\b[A-Z]\d+\b", c.message.partition(": ")[0])}
    reasons = aside(gathered) | {note.source.cell: "note" for note in gathered.notes}
    rows: dict[int, list[str]] = {}
    for cell in sorted(reasons, key=lambda cell: (int(cell[1:]), cell)):
        rows.setdefault(int(cell[1:]), []).append(reasons[cell] + "!" * (cell in told))
    return [" ".join(cells) for cells in rows.values()]
