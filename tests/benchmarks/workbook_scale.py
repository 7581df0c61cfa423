"""What the review workbook costs against a bare XlsxWriter loop that writes the same cells.

    .venv/bin/python tests/benchmarks/workbook_scale.py [NOTES ...]

The loop writes every cell of every sheet, the hidden one included, with a wrapped format and the same heights of
rows, and nothing else: no table, drop-down, chart or search for what a cell says. Both make a file in memory; the
ratio is of the least processor time of three runs of each, in one process.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import openpyxl
import xlsxwriter

sys.path.insert(0, str(Path(__file__).parents[2]))

from flows.notes import Edition
from flows.review import DecisionBook
from flows.workbook import write_workbook
from flows.write.form import AppendixForm, Heading
from tests.write.editions import THEMES, edition

_WANTED = 1.5
_WORDS = ("ledelse", "kurser", "netværk", "regler", "kultur", "omtale", "sprog", "tid", "penge", "ansvar", "møder")


def notes(count: int) -> Edition:
    """Make notes of five to twenty words under all themes."""
    themes = [theme.id for theme in THEMES]
    return edition(*((_text(number), themes[number % len(themes)]) for number in range(count)))


def _text(number: int) -> str:
    words = (_WORDS[(number * step) % len(_WORDS)] for step in range(1, 6 + number % 15))
    return f"{' '.join(words)} {number}"


def bare(sheets: list[list[tuple[int, int, str | float]]], heights: list[dict[int, float]]) -> bytes:
    """Write cells and nothing else."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        for cells, tall in zip(sheets, heights, strict=True):
            sheet = workbook.add_worksheet()
            for row, height in tall.items():
                sheet.set_row(row, height)
            for row, column, value in cells:
                if isinstance(value, str):
                    sheet.write_string(row, column, value, wrapped)
                else:
                    sheet.write_number(row, column, value, wrapped)
    return target.getvalue()


def cells_of(raw: bytes) -> tuple[list[list[tuple[int, int, str | float]]], list[dict[int, float]]]:
    """Read back what a workbook holds: cells and the heights of rows, by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheets = [
        [
            (cell.row - 1, cell.column - 1, cell.value if isinstance(cell.value, int | float) else str(cell.value))
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        for sheet in book.worksheets
    ]
    heights = [
        {row - 1: size.height for row, size in sheet.row_dimensions.items() if size.height}
        for sheet in book.worksheets
    ]
    return sheets, heights


def fastest(function: Callable[[], object]) -> float:
    """Give the seconds on the processor of the fastest of three runs."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        function()
        times.append(time.process_time() - begun)
    return min(times)


def main() -> None:
    """Measure, and print a line a size."""
    print("notes   cells  bare s  ours s  ratio")
    for count in [int(each) for each in sys.argv[1:]] or [1_000, 10_000]:
        made = notes(count)

        def ours(made: Edition = made) -> bytes:
            return write_workbook(made, Heading("prøve"), AppendixForm(), DecisionBook(), "0" * 64)

        sheets, heights = cells_of(ours())
        cells = sum(map(len, sheets))
        loop, own = fastest(partial(bare, sheets, heights)), fastest(ours)
        print(f"{count:>5} {cells:>7} {loop:>7.2f} {own:>7.2f} {own / loop:>6.2f}  (wanted: at most {_WANTED})")


if __name__ == "__main__":
    main()
