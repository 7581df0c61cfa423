"""What becomes of each cell of small sheets, at the limits of what tells headings, notes and columns apart.

The cases stand in cell_by_cell.txt: the layout's name, and the rows, with | between them and / between the cells of
one. A cell begins with what becomes of it, in the letters of test_layouts, and what is told of it; * is bold.
"""

from collections import defaultdict
from pathlib import Path

import pytest
from openpyxl.styles import Font

from flows.sheets.book import address
from tests.gather.make import csv, gather, xlsx
from tests.gather.test_layouts import LETTERS

TEXT = Path(__file__).with_name("cell_by_cell.txt").read_text(encoding="utf-8")
CASES = dict(line.split(": ", 1) for line in TEXT.splitlines() if line and not line.startswith("#"))
MARKS = {reason: letter for letter, reason in LETTERS.items()}
TOLD = {
    "looks_like_note": "!",
    "read_as_heading": "?",
    "read_as_section": "§",
    "looks_like_name": "@",
    "name_as_note": "&",
    "counted_values": "=",
    "choice_column": "%",
}  # any other: +


def read(folder, case, raw=False):
    """Give the case as it was read."""
    cells = {}
    for row, line in enumerate(case.split("|") if raw else case.partition("; ")[2].split("|"), 1):
        for column, text in enumerate(line.split("/"), 1):
            cells[row, column] = text.strip() if raw else text.strip().partition(" ")[2]

    def fill(workbook):
        for (row, column), text in cells.items():
            if text:
                cell = workbook.active.cell(row, column, int(text) if text.isdecimal() else text.lstrip("*"))
                cell.font = Font(bold=text.startswith("*"))

    other = csv([["Input"], ["Luk døren"]])  # so that there are notes, whatever becomes of the sheet
    found = gather(folder, a__xlsx=xlsx([], fill), b__csv=other).files[0]
    marks = {cell.source.cell: MARKS[cell.reason] for cell in found.set_aside}
    marks |= {note.source.cell: "N" for note in found.notes}
    told = defaultdict(str)
    for caution in found.cautions:
        for place in caution.message.partition(":")[0].split(", "):
            told[place] += TOLD.get(caution.code, "+")
    rows = {}
    for (row, column), text in cells.items():
        place = address(row, column)
        rows.setdefault(row, []).append(f"{marks[place]}{told[place]} {text}" if text else "")
    return f"{found.sheets[0].layout}; " + "|".join(map(" / ".join, rows.values()))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_sheet_is_read_cell_by_cell(tmp_path, case):
    assert read(tmp_path, case) == case
