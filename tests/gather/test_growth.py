"""What it takes to read a sheet grows with its columns, not with their square: counted in steps, not in seconds."""

import gc
from typing import Any

import pytest

from flows.errors import InputError
from flows.gather import gather_notes, read_file
from flows.gather.folding import fold_heading
from flows.gather.headers import load_vocabulary
from flows.gather.settings import ColumnSettings
from flows.sheets import read_book
from flows.sheets.book import Book
from tests.counting import steps
from tests.gather.make import xlsx

SENTENCE = "giv os {} nye lamper og {} stole i gården"


def notes(columns: int) -> list[list[object]]:
    return [[SENTENCE.format(row, column) for column in range(columns)] for row in range(6)]


def figures(columns: int) -> list[list[object]]:
    return [[SENTENCE.format(row, 0), *range(row, row + columns)] for row in range(6)]


def headed(columns: int) -> list[list[object]]:
    return [[f"Spørgsmål {column}?" for column in range(columns)], *notes(columns)]


def counted(columns: int) -> list[list[object]]:
    return [*notes(columns), [f"{column} sedler" for column in range(columns)]]


def hosted(columns: int) -> list[list[object]]:
    return [*headed(columns)[:4], ["Bordvært: Hanne Bak"] * columns, *notes(columns)]


@pytest.mark.parametrize("rows", [notes, figures, headed, counted, hosted])
def test_twice_the_columns_take_twice_the_steps(tmp_path, rows):
    counted = []
    for columns in (100, 400, 800):  # the first one fills what is kept
        (tmp_path / "a.xlsx").write_bytes(xlsx(rows(columns)))
        counted.append(steps(lambda: gather_notes(tmp_path, ColumnSettings())))
    assert counted[2] < 2.15 * counted[1]


@pytest.mark.parametrize(("rows", "most"), [(figures, 300), (notes, 530)])
def test_a_cell_takes_few_steps(tmp_path, rows, most):
    (tmp_path / "a.xlsx").write_bytes(xlsx(rows(400)))
    gather_notes(tmp_path, ColumnSettings())  # fills what is kept
    assert steps(lambda: gather_notes(tmp_path, ColumnSettings())) < most * 6 * 400


def test_no_word_list_needs_the_folded_form_of_an_ordinary_note(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(xlsx(notes(100)))
    load_vocabulary()
    before = fold_heading.cache_info().misses
    assert len(gather_notes(tmp_path, ColumnSettings()).notes) == 600
    assert fold_heading.cache_info().misses - before < 300  # but for those of the first row, which may be headings


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_paused_while_a_file_is_read_and_as_before_after_it(tmp_path, monkeypatch, was_on):
    (tmp_path / "a.xlsx").write_bytes(xlsx(notes(2)))
    (tmp_path / "b.xlsx").write_bytes(b"")
    meanwhile: list[bool] = []

    def read(*arguments: Any) -> Book:
        meanwhile.append(gc.isenabled())
        return read_book(*arguments)

    monkeypatch.setattr("flows.gather.files_to_notes.read_book", read)
    after: list[bool] = []
    (gc.enable if was_on else gc.disable)()
    try:
        read_file(tmp_path / "a.xlsx", tmp_path, ColumnSettings())
        after.append(gc.isenabled())
        with pytest.raises(InputError):
            read_file(tmp_path / "b.xlsx", tmp_path, ColumnSettings())
        after.append(gc.isenabled())
    finally:
        gc.enable()
    assert (meanwhile, after) == ([False, False], [was_on, was_on])
