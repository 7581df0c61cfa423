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


@pytest.mark.parametrize(
    ("cells", "notes"),
    [
        (
            ["1. Lys", "2. Ro", "4. Is", "o Te", "o Kø", "o.k.", "o Bænk", "9. Sol"],
            ["Lys", "Ro", "4. Is", "Te", "Kø", "o.k.", "o Bænk", "9. Sol"],
        ),
        (["+ Lys", "- Ro", "– Is", "Te"], ["+ Lys", "- Ro", "– Is", "Te"]),
        (["+ Lys", "+ Ro", "Is"], ["+ Lys", "+ Ro", "Is"]),
        (["- Lys", "– Ro", "Is"], ["Lys", "Ro", "Is"]),
    ],
)
def test_marks_of_cells_below_each_other(tmp_path, cells, notes):
    assert texts(of_column(tmp_path, *cells)) == notes


REST = ["Bedre stole her", "Flere planter", "Kortere møder"]


@pytest.mark.parametrize(
    ("cells", "notes"),
    [
        (["Vi vil gerne have", "lys her", *REST], ["Vi vil gerne have lys her", *REST]),
        (
            ["Vi vil gerne have", "lys her og", "ro", *REST[:2]],
            ["Vi vil gerne have", "lys her og", "ro", *REST[:2]],
        ),
        (["Vi vil gerne have", "lys her og", "ro", *REST], ["Vi vil gerne have lys her og ro", *REST]),
        (["Vi vil gerne have lys!", "ro her", *REST], ["Vi vil gerne have lys!", "ro her", *REST]),
        (["Lys", "ro her", *REST], ["Lys", "ro her", *REST]),
        (["Vi vil gerne have", "", "lys her", *REST], ["Vi vil gerne have", "lys her", *REST]),
    ],
)
def test_a_row_that_begins_small_goes_on_right_below_an_open_one_where_up_to_a_third_do(tmp_path, cells, notes):
    assert texts(of_column(tmp_path, *cells, continued=True)) == notes


def test_a_row_with_something_beside_it_goes_on_from_none(tmp_path):
    rows = [["Input", "Nr."], ["Vi vil gerne have", 1], ["lys her", 2], *([text, 3] for text in REST)]
    columns = {"files": {"bord.xlsx": {"continued": True}}}

    assert texts(gather(tmp_path, columns, bord__xlsx=xlsx(rows))) == ["Vi vil gerne have", "lys her", *REST]


@pytest.mark.parametrize(
    ("cells", "persons"),
    [
        (["Lys på stien", "AB", "Ro på gangen", "CD"], ["A3", "A5"]),  # below every note
        (["Lys på stien", "AB", "Ro på gangen", "CD", "Is nu"], []),
        (["Lys på stien", "AB", "Ro på gangen", "AB", "Is nu", "Te nu"], ["A3", "A5"]),  # some again, below half
        (["Lys på stien", "AB", "Ro på gangen", "AB", "Is nu", "Te nu", "Sol nu"], []),
        (["Lys på stien", "AB", "Ro på gangen"], []),
        (["Lys på stien", "AB"], []),
        (["Lys på stien", "H. B.", "CD", "Ro på gangen", "AB"], []),
        (["Lys", "AB", "Ro", "AB"], []),
        (["Lys på stien", "AB", "CD", "Ro på gangen", "AB"], []),
        (["AB", "Lys på stien", "AB", "Ro på gangen", "AB"], []),
    ],
)
def test_initials_below_notes_are_persons(tmp_path, cells, persons):
    gathered = of_column(tmp_path, *cells)

    assert [place for place, reason in aside(gathered).items() if reason == "person"] == persons
    assert codes(gathered) == ["looks_like_name"] * bool(persons)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["Lys", "Ro", "Is", "", "Tak for i dag"], ["A6"]),
        (["Lys", "Ro", "", "Tak for i dag"], []),
        (["Lys", "", "Ro", "Is", "", "Tak for i dag"], []),
        (["Lys", "Ro", "Is", "", "Tak"], []),
        (["Lys", "Ro", "Is", "", "Te nu", "Tak for i dag"], []),
        (["Lys", "Ro", "Is", "Te", "Tak for i dag"], []),
    ],
)
def test_a_last_line_below_the_only_gap_is_told(tmp_path, cells, told):
    gathered = of_column(tmp_path, *cells)

    assert texts(gathered) == [cell for cell in cells if cell]
    assert [c.source.cell for c in gathered.cautions if c.code == "closing_line"] == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["Lysene", "Ro på sti", "Ro på sti"], True),  # half as long again as the first
        (["Lysene", "Ro på vej", "Ro på by"], False),
        (["Lys", "Ro", "Is"], False),
        (["Lys på sti", "Mere ro i hele kantinen", "Flere bænke på torvet"], True),
        (["Lys på en sti", "Mere ro i hele kantinen", "Flere bænke på torvet"], False),
        (["Lys.", "Mere ro i hele kantinen", "Flere bænke på torvet"], False),
        (["Lys|Ro", "Is|Te"], True),
        (["Lys|Ro"], False),
    ],
)
def test_a_first_row_of_few_words_that_no_list_has_is_told(tmp_path, rows, told):
    gathered = gather(tmp_path, bord__xlsx=xlsx([row.split("|") for row in rows]))

    assert texts(gathered) == [text for row in rows for text in row.split("|")]
    assert [c.source.cell for c in gathered.cautions if c.code == "first_row_short"] == ["A1"] * told
