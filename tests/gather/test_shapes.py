"""Ordinary notes where no heading says what they are; the whole of it is tests/benchmarks/gather_shapes.py."""

import pytest

from tests.benchmarks import gather_shapes
from tests.benchmarks.gather_shapes import DATA, count_on_grids, known_headings, lines_of, lost_on_top


@pytest.fixture(scope="module")
def notes():
    return lines_of(DATA / "ordinary-notes.txt")


def test_notes_on_free_grids_are_read_and_none_is_set_aside_in_silence(tmp_path, notes):
    laid, read, silent = count_on_grids(tmp_path, notes[:200], seed=7, show=False)

    assert laid == 200
    assert read >= 198
    assert silent == 0


@pytest.mark.parametrize("width", [1, 2])
def test_a_note_that_stands_first_in_a_list_is_not_lost(tmp_path, width):
    first = lines_of(DATA / "ordinary-first-notes.txt")

    assert lost_on_top(tmp_path, first[:60], width, show=False) == 0


def test_headings_below_a_title_are_known_or_told(tmp_path, notes):
    headings = lines_of(DATA / "ordinary-headings.txt")[:30]

    known, told = known_headings(tmp_path, headings, notes, show=False)

    assert known >= 28
    assert known + told == 30


def test_the_benchmark_prints_its_figures(capsys, monkeypatch, tmp_path):
    for name, lines in (("n", "\n".join(f"Note nummer {n} om lys" for n in range(20))), ("h", "Input\nSedler")):
        (tmp_path / name).write_text(lines, encoding="utf-8")
    files = ["--notes", str(tmp_path / "n"), "--first", str(tmp_path / "n"), "--headings", str(tmp_path / "h")]
    monkeypatch.setattr("sys.argv", ["gather_shapes", *files])

    gather_shapes.main()

    printed = capsys.readouterr().out
    assert "20 of 20 notes read" in printed
    assert "2 of 2 known" in printed
