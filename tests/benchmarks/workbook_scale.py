"""What the review workbook costs against a bare XlsxWriter loop that writes the same cells.

    .venv/bin/python tests/benchmarks/workbook_scale.py [NOTES ...]

The loop writes every cell of every sheet, the hidden one included, with a wrapped format and the same heights of
rows, and nothing else: no table, drop-down, chart or search for what a cell says. Both make a file in memory; the
ratio is of the least processor time of five runs of each, in one process, by turns.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import openpyxl
import xlsxwriter

sys.path.insert(0, str(Path(__file__).parents[2]))

from flows.notes import Edition, Gathered, SetAside, Source
from flows.review import DecisionBook
from flows.workbook import write_workbook
from flows.write.form import AppendixForm, Heading
from tests.write.editions import THEMES, edition

_WANTED = 1.5
_WORDS = ("ledelse", "kurser", "netværk", "regler", "kultur", "omtale", "sprog", "tid", "penge", "ansvar", "møder")


def notes(count: int) -> Edition:
    """Make notes of five to twenty words under all themes, and half as many cells that were set aside."""
    themes = [theme.id for theme in THEMES]
    made = edition(*((_text(number), themes[number % len(themes)]) for number in range(count)))
    aside = tuple(
        SetAside(Source("borde.xlsx", "Bord 1", f"A{number + 2}"), "label", f"Bord {number}", f"c{number}")
        for number in range(count // 2)
    )
    (file,) = made.gathered.files
    (sheet,) = file.sheets
    sheet = replace(sheet, cells=sheet.cells + len(aside))
    return replace(made, gathered=Gathered((replace(file, sheets=(sheet,), set_aside=aside),)))


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


def fastest(*functions: Callable[[], object]) -> list[float]:
    """Give the seconds on the processor of the fastest of five runs of each; they take turns on a busy machine."""
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(5):
        for function, taken in zip(functions, times, strict=True):
            begun = time.process_time()
            function()
            taken.append(time.process_time() - begun)
    return list(map(min, times))


def main() -> None:
    """Measure, and print a line a size."""
    print("notes   cells  bare s  ours s  ratio")
    for count in [int(each) for each in sys.argv[1:]] or [1_000, 10_000]:
        made = notes(count)

        def ours(made: Edition = made) -> bytes:
            return write_workbook(made, Heading("prøve"), AppendixForm(), DecisionBook(), "0" * 64)

        sheets, heights = cells_of(ours())
        cells = sum(map(len, sheets))
        loop, own = fastest(partial(bare, sheets, heights), ours)
        print(f"{count:>5} {cells:>7} {loop:>7.2f} {own:>7.2f} {own / loop:>6.2f}  (wanted: at most {_WANTED})")


if __name__ == "__main__":
    main()
