"""Several notes in one cell, one note in several rows, and the marks that begin notes."""

import pytest

from tests.gather.make import aside, codes, csv, gather, texts, xlsx


def of_column(folder, *cells: str, **keys):
    columns = {"files": {"bord.xlsx": keys}} if keys else None
    return gather(folder, columns, bord__xlsx=xlsx([["Input"], *([cell] for cell in cells)]))


@pytest.mark.parametrize("mark", ["•", "-", "–", "*", "→", "✓", "☐", "·\u00a0\u00a0\u00a0"])
def test_a_mark_is_taken_off_whether_a_cell_holds_one_note_or_several(tmp_path, mark):
    gathered = of_column(tmp_path, f"{mark} Mere lys", f"{mark} Mere luft\n{mark} Flere planter", f"{mark} Ro")

    assert texts(gathered) == ["Mere lys", "Mere luft", "Flere planter", "Ro"]


@pytest.mark.parametrize(
    "cells",
    [
        ("3. sal mangler lys", "Mere luft"),
        ("1. maj skal være fri", "2. juledag også"),
        ("2 toiletter er for lidt", "3 vinduer kan ikke åbnes"),
        ("+ God stemning", "- For lidt tid"),
        ("-5 grader i hallen", "Mere varme"),
        ("o.k. med mig", "Mere luft"),
    ],
)
def test_what_is_no_mark_stays(tmp_path, cells):
    gathered = of_column(tmp_path, *cells)

    assert texts(gathered) == list(cells)


def test_a_number_is_a_mark_where_it_runs_on_from_its_neighbours(tmp_path):
    gathered = of_column(tmp_path, "7) Mere lys", "8) 2 toiletter er for lidt", "3. sal er kold", "Ro")

    assert texts(gathered) == ["Mere lys", "2 toiletter er for lidt", "3. sal er kold", "Ro"]


def test_numbers_that_run_on_from_cell_to_cell(tmp_path):
    gathered = of_column(tmp_path, "1. Mere lys\n2. Mere luft", "3. Flere planter", "4. Ro\n5. Tid")

    assert texts(gathered) == ["Mere lys", "Mere luft", "Flere planter", "Ro", "Tid"]


def test_empty_lines_part_notes_and_it_is_told(tmp_path):
    gathered = of_column(tmp_path, "Mere lys\n\nMere luft\n \nFlere planter", "Ro")

    assert texts(gathered) == ["Mere lys", "Mere luft", "Flere planter", "Ro"]
    assert codes(gathered) == ["several_notes_in_cell"]


def test_breaks_before_and_behind_the_notes_of_a_cell_are_of_none(tmp_path):
    gathered = of_column(tmp_path, "\nMere lys\n\nMere luft\n", "Ro")

    assert texts(gathered) == ["Mere lys", "Mere luft", "Ro"]


def test_lines_are_one_note_and_it_is_told_until_staff_decide(tmp_path):
    lines = "Mere lys i gangen\nMere luft i salen"

    assert texts(of_column(tmp_path, lines)) == [lines]
    assert codes(of_column(tmp_path, lines)) == ["line_breaks_in_cell"]
    assert texts(of_column(tmp_path, lines, split="lines")) == ["Mere lys i gangen", "Mere luft i salen"]
    assert codes(of_column(tmp_path, lines, split="lines")) == []
    assert texts(of_column(tmp_path, lines, split="none")) == [lines]
    assert codes(of_column(tmp_path, lines, split="none")) == []


def test_a_sentence_that_is_broken_over_lines_is_not_told(tmp_path):
    gathered = of_column(tmp_path, "Vi vil gerne have mere lys i gangen,\nfor der er mørkt om morgenen", "Ro")

    assert codes(gathered) == []


ROWS = ("Vi vil gerne have mere lys i gangen,", "for der er mørkt om morgenen", "Ro", "Flere planter i salen")


def test_a_row_that_goes_on_belongs_to_the_last_note_of_the_cell_above(tmp_path):
    gathered = of_column(tmp_path, f"• Luk døren\n• {ROWS[0]}", *ROWS[1:], continued=True)
    assert texts(gathered) == ["Luk døren", f"{ROWS[0]} {ROWS[1]}", *ROWS[2:]]


def test_a_row_that_goes_on_is_told_until_staff_decide(tmp_path):
    gathered = of_column(tmp_path, *ROWS)
    assert texts(gathered) == list(ROWS)
    assert [(c.code, c.source.cell) for c in gathered.cautions] == [("continued_row", "A3")]

    joined = of_column(tmp_path, *ROWS, continued=True)
    assert texts(joined) == [f"{ROWS[0]} {ROWS[1]}", *ROWS[2:]]
    assert aside(joined) == {"A1": "heading", "A3": "continued"}
    assert codes(joined) == []

    assert texts(of_column(tmp_path, *ROWS, continued=False)) == list(ROWS)
    assert codes(of_column(tmp_path, *ROWS, continued=False)) == []


def test_where_many_notes_begin_in_small_letters_it_is_a_habit(tmp_path):
    gathered = of_column(tmp_path, "mere lys i gangen", "flere planter", "ro på kontoret", "Bedre stole i salen")

    assert codes(gathered) == []


def test_ids_of_notes_do_not_hang_on_their_marks(tmp_path):
    plain = of_column(tmp_path, "Mere lys", "Ro").notes
    marked = of_column(tmp_path, "• Mere lys", "• Ro").notes

    assert [note.id for note in plain] == [note.id for note in marked]


def test_marks_in_a_text_file(tmp_path):
    gathered = gather(tmp_path, noter__csv=csv([["Input"], ["1) Mere lys"], ["2) Ro i gangen"]]))

    assert texts(gathered) == ["Mere lys", "Ro i gangen"]


def test_a_row_below_a_colon_goes_on_from_none(tmp_path):
    rest = ("Bedre stole", "Flere planter", "Kortere møder")
    goes_on = ("Det vi savner mest her er", "ro på gangen", *rest)
    begins = ("Det vi savner mest her er:", "ro på gangen", *rest)

    assert texts(of_column(tmp_path, *goes_on, continued=True)) == [f"{goes_on[0]} {goes_on[1]}", *rest]
    assert texts(of_column(tmp_path, *begins, continued=True)) == list(begins)


def test_numbers_in_a_cell_may_begin_anywhere_but_must_count_up(tmp_path):
    gathered = of_column(tmp_path, "3. Mere lys\n4. Mere luft", "3. Ro nu\n5. Tid nu")

    assert texts(gathered) == ["Mere lys", "Mere luft", "3. Ro nu\n5. Tid nu"]
