"""Reads ordinary notes where no heading says what they are: on free grids, first in a list, below a heading.

    python -m tests.benchmarks.gather_shapes [--notes FILE] [--first FILE] [--headings FILE] [--seed N]

Prints how many of the notes on free coloured grids were read and how many were set aside in silence; how many notes
that stand first in a list of one and of two columns were lost; and how many headings below a title and an empty row
were known, or else told. Each FILE holds a text a line; without one, those of tests/data are used.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from flows.gather import read_file
from flows.gather.settings import ColumnSettings
from flows.notes import FileReading

DATA = Path(__file__).parent.parent / "data"
COLOURS = ("FFF2CC", "D9EAD3", "CFE2F3", "F4CCCC", "EAD1DC")
ON_A_GRID = 10


def read_rows(
    folder: Path, rows: Sequence[Sequence[str | None]], colour: random.Random | None = None
) -> FileReading:
    """Write rows to a workbook and read it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text is not None:
                cell = sheet.cell(number, column, text)
                if text.startswith("="):
                    cell.data_type = "s"
                if colour:
                    cell.fill = PatternFill("solid", fgColor=colour.choice(COLOURS))
    path = folder / "ark.xlsx"
    book.save(path)
    return read_file(path, folder, ColumnSettings())


def grids(notes: Sequence[str], seed: int) -> Iterator[tuple[list[str], list[list[str | None]]]]:
    """Lay notes out on free grids, ten a grid, in random places of random shapes."""
    chance = random.Random(seed)
    shuffled = list(notes)
    chance.shuffle(shuffled)
    for start in range(0, len(shuffled) - ON_A_GRID + 1, ON_A_GRID):
        part = shuffled[start : start + ON_A_GRID]
        columns, step = chance.randint(2, 6), chance.choice((1, 1, 2))
        height = max(ON_A_GRID // columns + chance.randint(1, 4), 2)
        while columns * height < ON_A_GRID:
            height += 1
        places = sorted(chance.sample(range(columns * height), ON_A_GRID))
        top, left = chance.randint(0, 3), chance.randint(0, 2)
        rows: list[list[str | None]] = [[None] * (left + columns * step) for _ in range(top + height)]
        for text, place in zip(part, places, strict=True):
            rows[top + place // columns][left + (place % columns) * step] = text
        yield part, rows


def told_cells(reading: FileReading) -> str:
    """Give all messages in one, to look for cells in."""
    return "\n".join(caution.message for caution in reading.cautions)


def count_on_grids(folder: Path, notes: Sequence[str], seed: int, show: bool) -> tuple[int, int, int]:
    """Give how many notes lay on grids, how many were read, and how many of the others nobody was told of."""
    laid = read = silent = 0
    for part, rows in grids(notes, seed):
        reading = read_rows(folder, rows, random.Random(seed))
        texts = {note.text for note in reading.notes}
        lost = [text for text in part if text not in texts]
        laid, read = laid + len(part), read + len(part) - len(lost)
        told = told_cells(reading)
        cells = {cell.text: cell.source.cell for cell in reading.set_aside}
        silent += sum(cells.get(text, "?") not in told for text in lost)
        if show and lost:
            print("  grid:", lost)
    return laid, read, silent


def lost_on_top(folder: Path, notes: Sequence[str], width: int, show: bool) -> int:
    """Count the notes that are lost where each stands first in a list of `width` columns."""
    lost = 0
    for place, first in enumerate(notes):
        others = [notes[(place + step) % len(notes)] for step in range(1, 6 * width)]
        texts = [first, *others]
        rows = [texts[start : start + width] for start in range(0, len(texts), width)]
        if first not in {note.text for note in read_rows(folder, rows).notes}:
            lost += 1
            if show:
                print(f"  first of {width}:", first)
    return lost


def known_headings(folder: Path, headings: Sequence[str], notes: Sequence[str], show: bool) -> tuple[int, int]:
    """Count the headings that are known below a title and an empty row, and those that are told instead."""
    known = told = 0
    for place, heading in enumerate(headings):
        below = [[notes[(place * 7 + step) % len(notes)]] for step in range(6)]
        reading = read_rows(folder, [["Workshop om vores by"], [None], [heading], *below])
        if heading not in {note.text for note in reading.notes}:
            known += 1
        elif "A3" in told_cells(reading):
            told += 1
        elif show:
            print("  heading, silent:", heading)
        if show and heading in {note.text for note in reading.notes}:
            print("  heading read as a note:", heading)
    return known, told


def lines_of(path: Path) -> list[str]:
    """Read a file of texts, one a line."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=Path, default=DATA / "ordinary-notes.txt")
    parser.add_argument("--first", type=Path, default=DATA / "ordinary-first-notes.txt")
    parser.add_argument("--headings", type=Path, default=DATA / "ordinary-headings.txt")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print the texts that were read otherwise")
    options = parser.parse_args()
    notes, first, headings = map(lines_of, (options.notes, options.first, options.headings))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        laid, read, silent = count_on_grids(folder, notes, options.seed, options.show)
        print(
            f"on free grids (seed {options.seed}): {read} of {laid} notes read, {silent} of the others in silence"
        )
        for width in (1, 2):
            lost = lost_on_top(folder, first, width, options.show)
            print(f"first in a list of {width} column(s): {lost} of {len(first)} lost")
        known, told = known_headings(folder, headings, first, options.show)
        print(f"headings below a title and an empty row: {known} of {len(headings)} known, {told} more told")


if __name__ == "__main__":
    main()
