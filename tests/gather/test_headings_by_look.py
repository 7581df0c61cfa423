"""Headings between notes, known by bold or larger letters, a coloured ground, capitals, and blank rows above."""

import pytest
from openpyxl.styles import Font, PatternFill

from tests.gather.make import aside, codes, csv, gather, texts, xlsx

PARTS = {
    "Stier": ["Mere grus på stien ved åen", "Klip hækken ved hjørnet af skolen"],
    "Vand og bade": ["En trappe ned til vandet", "Målinger af vandet hver uge i sommer"],
    "Leg": ["Gynger til de helt små børn", "Et bord til at spille skak ved"],
}
BOLD, LARGE = Font(bold=True), Font(size=15)
GREY = PatternFill("solid", fgColor="DDDDDD")
NOTES = [note for notes in PARTS.values() for note in notes]


def lines(gap=True, heading=str):
    """Give the parts as rows, and the rows of their headings."""
    rows, heads = [], []
    for name, notes in PARTS.items():
        heads.append(len(rows) + 1)
        rows += [[heading(name)], *([note] for note in notes), *([[]] if gap else [])]
    return rows, heads


def looking(rows, **look):
    """Make a change that gives cells of column A a look."""

    def change(workbook):
        for row in rows:
            for key, value in look.items():
                setattr(workbook["Ark1"].cell(row, 1), key, value)

    return change


LOOKS = [{"font": BOLD}, {"font": LARGE}, {"fill": GREY}, {"font": BOLD, "fill": GREY}]


@pytest.mark.parametrize("look", LOOKS)
def test_lines_that_look_otherwise_below_blank_rows_head_those_below_them(tmp_path, look):
    rows, heads = lines()
    gathered = gather(tmp_path, park__xlsx=xlsx(rows, looking(heads, **look)))

    assert [(note.text, note.source.heading) for note in gathered.notes] == [
        (note, name) for name, notes in PARTS.items() for note in notes
    ]
    assert codes(gathered) == ["read_as_section"]


@pytest.mark.parametrize("look", LOOKS)
def test_without_blank_rows_they_are_read_and_told(tmp_path, look):
    rows, heads = lines(gap=False)
    gathered = gather(tmp_path, park__xlsx=xlsx(rows, looking(heads, **look)))

    assert texts(gathered) == [cell for row in rows for cell in row]
    assert "may_head_others" in codes(gathered)


@pytest.mark.parametrize("gap", [True, False])
@pytest.mark.parametrize("heading", [["Input"], []])
@pytest.mark.parametrize("look", LOOKS)
def test_every_other_line_of_a_striped_list_stays_a_note(tmp_path, look, heading, gap):
    table = [[text] for text in heading]
    coloured = [1] if heading else []
    for place, note in enumerate(NOTES):
        if place % 2 == 0:
            table += [[]] if gap and place else []
            coloured.append(len(table) + 1)
        table.append([note])
    gathered = gather(tmp_path, park__xlsx=xlsx(table, looking(coloured, **look)))

    assert texts(gathered) == NOTES


@pytest.mark.parametrize("rows", [[1, 4], [1, 3, 6]])
@pytest.mark.parametrize("gap", [True, False])
@pytest.mark.parametrize("look", LOOKS)
def test_notes_that_stand_out_below_a_heading_that_does_stay_notes(tmp_path, look, rows, gap):
    table = [["Input"], *([note] for note in NOTES)]
    if gap:
        table.insert(1, [])
    gathered = gather(
        tmp_path, park__xlsx=xlsx(table, looking([rows[0], *(row + gap for row in rows[1:])], **look))
    )

    assert texts(gathered) == NOTES


def test_headings_below_a_known_heading(tmp_path):
    rows, heads = lines()
    gathered = gather(tmp_path, park__xlsx=xlsx([["Input"], *rows], looking([row + 1 for row in heads], font=BOLD)))

    assert texts(gathered) == NOTES
    assert gathered.notes[0].source.heading == "Stier"


def test_capitals_below_blank_rows_are_headings_and_without_them_are_told(tmp_path):
    gathered = gather(tmp_path, park__xlsx=xlsx(lines(heading=str.upper)[0]))
    assert texts(gathered) == NOTES
    assert codes(gathered) == ["read_as_section"]

    gathered = gather(tmp_path, park__xlsx=xlsx(lines(False, str.upper)[0]))
    assert len(texts(gathered)) == len(NOTES) + 3
    assert "may_head_others" in codes(gathered)


def test_the_shortest_line_of_each_of_three_parts_is_its_heading(tmp_path):
    gathered = gather(tmp_path, park__csv=csv(lines()[0]))

    assert texts(gathered) == NOTES
    assert codes(gathered) == ["read_as_section"]


def test_of_two_parts_it_is_read_and_told(tmp_path):
    rows, _ = lines()
    gathered = gather(tmp_path, park__xlsx=xlsx(rows[:7]))

    assert texts(gathered) == ["Stier", *NOTES[:2], "Vand og bade", *NOTES[2:4]]
    assert "may_head_others" in codes(gathered)


def test_a_bold_line_on_top_of_plain_ones_is_a_heading(tmp_path):
    rows = [["Parken ved åen"], *([note] for note in NOTES)]
    gathered = gather(tmp_path, park__xlsx=xlsx(rows, looking([1], font=BOLD)))

    assert texts(gathered) == NOTES
    assert aside(gathered)["A1"] == "heading"
    assert codes(gathered) == ["read_as_section"]


@pytest.mark.parametrize("bold", [[2], [2, 4], [1, 2, 3, 4, 5, 6], [6]])
def test_bold_notes_stay_notes(tmp_path, bold):
    gathered = gather(tmp_path, park__xlsx=xlsx([[note] for note in NOTES], looking(bold, font=BOLD)))

    assert texts(gathered) == NOTES


def test_notes_on_coloured_grounds_stay_notes(tmp_path):
    rows = [["Mere grus på stien ved åen."], *([note] for note in NOTES[1:])]
    gathered = gather(tmp_path, park__xlsx=xlsx(rows, looking([1, 3, 4], fill=GREY)))

    assert len(texts(gathered)) == len(rows)


@pytest.mark.parametrize(
    "notes",
    [
        [
            "Gynger",
            "Is",
            "Mere grus på stien",
            None,
            "Lys",
            "En trappe ned til vandet",
            None,
            "Ro",
            "Klip hækken nu",
        ],
        ["Mere grus på stien", "BYG EN TRAPPE", "Klip hækken nu", None, "En trappe ned til vandet", "Et bord"],
        ["Hvem klipper hækken?", "Mere grus på stien", "Hvad med hundene?", "En trappe ned til vandet", "Et bord"],
    ],
)
def test_short_notes_and_notes_in_capitals_and_questions_stay_notes(tmp_path, notes):
    gathered = gather(tmp_path, park__xlsx=xlsx([[note] if note else [] for note in notes]))

    assert texts(gathered) == [note for note in notes if note]


def test_rows_of_their_own_in_a_table_are_headings_in_bold_and_told_without(tmp_path):
    rows = [["Nr", "Input"], [None, "Stier"], [1, NOTES[0]], [2, NOTES[1]], [3, NOTES[2]]]
    rows += [[None, "Leg"], [4, NOTES[3]], [5, NOTES[4]]]

    def in_bold(workbook):
        for cell in ("B2", "B6"):
            workbook["Ark1"][cell].font = BOLD

    gathered = gather(tmp_path, park__xlsx=xlsx(rows, in_bold))
    assert texts(gathered) == NOTES[:5]

    gathered = gather(tmp_path, park__xlsx=xlsx(rows))
    assert texts(gathered) == ["Stier", *NOTES[:3], "Leg", *NOTES[3:5]]
    assert codes(gathered) == ["may_head_others"]


def test_bold_notes_that_came_without_a_number_stay_notes(tmp_path):
    rows = [["Nr", "Input"], [1, NOTES[0]], [2, NOTES[1]], [3, NOTES[2]]]
    rows += [[None, NOTES[3]], [4, NOTES[4]], [5, "Både"], [None, NOTES[5]], [6, "En mole"]]
    gathered = gather(tmp_path, park__xlsx=xlsx(rows, in_look(["A1", "B1", "B5", "B8"], font=BOLD)))

    assert texts(gathered) == [*NOTES[:5], "Både", NOTES[5], "En mole"]


def test_notes_without_a_number_stay_notes(tmp_path):
    rows = [["Nr", "Input"], [1, NOTES[0]], [None, "Flere bænke"], [2, NOTES[1]], [3, NOTES[2]], [4, NOTES[3]]]

    gathered = gather(tmp_path, park__xlsx=xlsx(rows))
    assert "Flere bænke" in texts(gathered)
    assert codes(gathered) == []


def in_look(cells, **look):
    """Make a change that gives cells a look."""

    def change(workbook):
        for cell in cells:
            for key, value in look.items():
                setattr(workbook["Ark1"][cell], key, value)

    return change


@pytest.mark.parametrize("words", [NOTES[2:], ["Tang", "Mole", "Gynger", "Skak"]])
def test_all_columns_under_a_row_known_by_its_look_hold_notes(tmp_path, words):
    rows = [["Mere lys", "Bedre grus"], [NOTES[0], words[0]], [NOTES[1], words[1]], [words[2], words[3]]]
    gathered = gather(tmp_path, park__xlsx=xlsx(rows, in_look(["A1", "B1"], font=BOLD)))

    assert {*texts(gathered)} == {*NOTES[:2], *words}
    assert codes(gathered) == ["read_as_heading"]


def test_columns_of_single_words_under_a_row_in_bold_hold_notes(tmp_path):
    rows = [["Mere lys", "Bedre grus"], ["Lygter", "Sti"], ["Master", "Kant"], ["Faner", "Skel"]]
    gathered = gather(tmp_path, park__xlsx=xlsx(rows, in_look(["A1", "B1"], font=BOLD)))

    assert {*texts(gathered)} == {"Lygter", "Sti", "Master", "Kant", "Faner", "Skel"}


@pytest.mark.parametrize("heading", ["Hvad siger folk", "Ved åen"])
def test_ticks_and_what_stands_beside_a_heading_for_notes_under_a_row_in_bold_are_none(tmp_path, heading):
    rows = [["Sti", heading, "Lavet"], ["Nord", NOTES[0], "x"], ["Nord", NOTES[1]], ["Syd", NOTES[2], "x"]]
    gathered = gather(tmp_path, park__xlsx=xlsx(rows, in_look(["A1", "B1", "C1"], font=BOLD)))

    assert texts(gathered) == NOTES[:3]


@pytest.mark.parametrize("heading", ["Navn på deltager", "Hos os"])
def test_first_names_under_a_row_in_bold_are_no_notes(tmp_path, heading):
    rows = [[heading, "Ved åen"], ["Gry", NOTES[0]], ["Bo", NOTES[1]], ["Tue", NOTES[2]]]
    gathered = gather(tmp_path, park__xlsx=xlsx(rows, in_look(["A1", "B1"], font=BOLD)))

    assert texts(gathered) == NOTES[:3]


@pytest.mark.parametrize("headings", [["Navn", "Input"], ["Bord", "Input"], ["Input", "Bord"]])
@pytest.mark.parametrize("rows", [[1, 3, 5, 7], [1, 4]])
@pytest.mark.parametrize("look", [{"font": BOLD}, {"fill": GREY}])
def test_rows_that_look_like_the_headings_keep_their_notes(tmp_path, headings, rows, look):
    beside = ["Gry", "Bo", "Tue", "Ebbe", "Liv", "Kaj"] if "Navn" in headings else ["1", "2", "3", "4", "5", "6"]
    place = headings.index("Input")
    table = [headings, *([note, name][:: -1 if place else 1] for note, name in zip(NOTES, beside, strict=True))]
    cells = [f"{column}{row}" for row in rows for column in "AB"]
    gathered = gather(tmp_path, park__xlsx=xlsx(table, in_look(cells, **look)))

    assert texts(gathered) == NOTES
    assert not {"Gry", "Liv"} & {*repr(gathered).replace("'", " ").split()}


def test_a_sum_in_bold_changes_nothing_below_it(tmp_path):
    table = [["Navn", "Input"], ["Gry", NOTES[0]], ["Bo", NOTES[1]], ["I alt", "To sedler"], ["Tue", NOTES[2]]]
    gathered = gather(tmp_path, park__xlsx=xlsx(table, in_look(["A1", "B1", "A4", "B4"], font=BOLD)))

    assert [text for text in texts(gathered) if text != "To sedler"] == NOTES[:3]
    assert "Tue" not in repr(gathered)


def test_a_row_of_words_that_no_list_has_is_read_further_down(tmp_path):
    rows = [["Stier", "Vand"], [NOTES[0], NOTES[2]], [NOTES[1], NOTES[3]], [], ["Leg", "Skole"], NOTES[4:]]
    gathered = gather(tmp_path, park__xlsx=xlsx(rows, in_look(["A1", "B1", "A5", "B5"], font=BOLD)))

    assert {*NOTES, "Leg", "Skole"} <= {*texts(gathered)}


def test_lines_that_come_again_in_the_same_order_under_each_table_head_it(tmp_path):
    def table(name, *notes):
        return [[name], ["Vand og bade"], *([note] for note in notes[:2]), ["Leg"], *([note] for note in notes[2:])]

    rows = [*table("Bord 1", *NOTES[:3]), *table("Bord 2", *NOTES[3:])]
    gathered = gather(tmp_path, park__xlsx=xlsx(rows))
    assert texts(gathered) == NOTES
    assert codes(gathered) == ["read_as_section"]

    rows = [
        ["Bord 1"],
        ["Flere bænke"],
        [NOTES[0]],
        [NOTES[1]],
        ["Bord 2"],
        [NOTES[2]],
        ["Flere bænke"],
        [NOTES[3]],
    ]
    gathered = gather(tmp_path, park__xlsx=xlsx(rows))
    assert texts(gathered).count("Flere bænke") == 2


def test_questions_over_lines_without_a_gap_are_read_and_told(tmp_path):
    rows = [["Hvad virker?"], *([note] for note in NOTES[:3]), ["Hvad mangler?"], *([note] for note in NOTES[3:])]
    gathered = gather(tmp_path, park__xlsx=xlsx(rows))

    assert texts(gathered) == [cell for row in rows for cell in row]
    assert codes(gathered) == ["asks_on_top", "may_head_others"]


@pytest.mark.parametrize("marked", [["MERE LYS", "BEDRE MAD"], ["Mere lys", "Bedre mad"]])
def test_in_a_list_with_a_blank_row_between_all_notes_none_is_a_heading(tmp_path, marked):
    notes = [marked[0], "Ro til at spise", "En bænk ved åen", marked[1], "Gynger til de små", "Et bord til skak"]
    rows = [row for note in notes for row in ([note], [])]
    read = gather(tmp_path, a__xlsx=xlsx(rows, looking([1, 7], font=BOLD)))

    assert (texts(read), aside(read)) == (notes, {})


def test_notes_above_a_row_of_two_are_no_titles(tmp_path):
    notes = ["Mere lys", "Bedre mad", "Ro", "En bænk", "Gynger"]
    rows = [
        *([note] for note in notes),
        ["Et bord", "KB"],
        ["Grus på stien", "ok"],
        ["Klip hækken"],
        ["En sø", "KB"],
    ]
    read = gather(tmp_path, a__xlsx=xlsx(rows, looking([6], fill=GREY)))

    assert set(texts(read)) >= {*notes, "Et bord", "Grus på stien", "Klip hækken", "En sø"}
