"""Which lines of a column say what those below them are about.

The cases stand in lines_that_head_others.txt, with | between the rows and / between the cells of one. A row begins
with what becomes of its last cell, and how that looks. h: a heading, and told; H: a heading; ?: a note, told as one
that may be a heading; N: a note. *: in bold; =: on a coloured ground. A row without anything is blank.
"""

from pathlib import Path

import pytest
from openpyxl.styles import Font, PatternFill

from flows.sheets.book import address
from tests.gather.make import gather, xlsx

LOOKS = {"*": ("font", Font(bold=True)), "=": ("fill", PatternFill("solid", fgColor="DDDDDD"))}
TEXT = Path(__file__).with_name("lines_that_head_others.txt").read_text(encoding="utf-8")
CASES = dict(line.split(": ", 1) for line in TEXT.splitlines() if line and not line.startswith("#"))


def cells_of(line):
    """Give the cells of a row."""
    cells = [text.strip() or None for text in line[2:].split("/")]
    return [int(text) if text and text.isdecimal() else text for text in cells]


def read(folder, case):
    """Give the case as it was read: what became of the last cell of each row."""
    lines = case.split("|")
    places = {address(row, len(cells_of(line))): row for row, line in enumerate(lines, 1)}

    def look(workbook):
        for place, row in places.items():
            if lines[row - 1][1:2] in LOOKS:
                setattr(workbook.active[place], *LOOKS[lines[row - 1][1]])

    gathered = gather(folder, a__xlsx=xlsx([cells_of(line) if line else [] for line in lines], look))
    told = {caution.code: caution.message.partition(":")[0].split(", ")[2:] for caution in gathered.cautions}
    verdicts = {cell.source.cell: "H" for cell in gathered.set_aside if cell.reason == "heading"}
    verdicts |= {note.source.cell: "N" for note in gathered.notes}
    verdicts |= dict.fromkeys(told.get("read_as_section", ()), "h")
    verdicts |= dict.fromkeys(told.get("may_head_others", ()), "?")
    return "|".join(
        f"{verdicts.get(place)}{lines[row - 1][1:]}" if lines[row - 1] else "" for place, row in places.items()
    )


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_column_is_read(tmp_path, case):
    assert read(tmp_path, case) == case
