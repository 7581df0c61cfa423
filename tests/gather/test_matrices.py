"""Grids read as a whole: questions, tables and subjects along their sides are headings."""

import pytest
from openpyxl.styles import Font

from tests.gather.make import aside, codes, gather, texts, xlsx

ASKED = ["Hvad virker i dag?", "Hvad er det sværeste ved at have have?"]
SAID = [["Vi deler redskaber", "Kaffen om lørdagen"], ["Sneglene", "Ingen vander om sommeren"]]


@pytest.mark.parametrize("corner", [None, "Spørgsmål", "Spørgsmål / bord"])
def test_questions_down_the_side_head_their_rows(tmp_path, corner):
    rows = [[corner, "Bord 1", "Bord 2"], *([asked, *said] for asked, said in zip(ASKED, SAID, strict=True))]
    gathered = gather(tmp_path, have__xlsx=xlsx(rows))

    assert texts(gathered) == [*SAID[0], *SAID[1]]
    assert (aside(gathered)["A2"], aside(gathered)["A3"]) in (("label", "label"), ("other", "other"))


def test_a_note_of_a_matrix_has_its_question_for_a_heading(tmp_path):
    rows = [[None, "Bord 1", "Bord 2"], *([asked, *said] for asked, said in zip(ASKED, SAID, strict=True))]
    gathered = gather(tmp_path, have__xlsx=xlsx(rows))

    assert [note.source.heading for note in gathered.notes] == [ASKED[0], ASKED[0], ASKED[1], ASKED[1]]
    assert codes(gathered) == []


@pytest.mark.parametrize("side", [["Bord 1", "Bord 2"], ["Gruppe A", "Gruppe B"]])
def test_questions_on_top_head_their_columns_over_an_empty_corner(tmp_path, side):
    rows = [[None, *ASKED], *([name, *said] for name, said in zip(side, SAID, strict=True))]
    gathered = gather(tmp_path, have__xlsx=xlsx(rows))

    assert [(note.text, note.source.heading) for note in gathered.notes] == [
        (text, asked) for said in SAID for text, asked in zip(said, ASKED, strict=True)
    ]
    assert codes(gathered) == []


def test_what_only_looks_like_the_side_of_a_matrix_is_told(tmp_path):
    rows = [[None, "Bord 1", "Bord 2"], ["Det gør vi godt", *SAID[0]], ["Det skal vi holde op med", *SAID[1]]]
    gathered = gather(tmp_path, have__xlsx=xlsx(rows))

    assert texts(gathered) == [*SAID[0], *SAID[1]]
    assert codes(gathered) == ["looks_like_note"]


def test_bold_names_down_the_side_and_on_top_make_a_matrix(tmp_path):
    rows: list[list[str | None]] = [
        [None, "Haven", "Køkkenet"],
        ["Gode ting", "Bedene", "Ovnen"],
        ["Trælse ting", "Snegle", "Støj"],
    ]

    def in_bold(workbook):
        for cell in ("B1", "C1", "A2", "A3"):
            workbook["Ark1"][cell].font = Font(bold=True)

    gathered = gather(tmp_path, have__xlsx=xlsx(rows, in_bold))
    assert texts(gathered) == ["Bedene", "Ovnen", "Snegle", "Støj"]

    gathered = gather(tmp_path, have__xlsx=xlsx(rows))
    assert texts(gathered) == [cell for row in rows for cell in row if cell]


def test_notes_that_are_questions_stay_notes_under_their_table(tmp_path):
    rows = [["Bord 1", "Bord 2"], ["Hvem vander?", "Sneglene"], ["Hvad med hegnet?"], ["Hvor er vi om vinteren?"]]
    gathered = gather(tmp_path, have__xlsx=xlsx(rows))

    assert texts(gathered) == ["Hvem vander?", "Sneglene", "Hvad med hegnet?", "Hvor er vi om vinteren?"]


def test_a_first_column_of_notes_without_a_heading_stays_notes(tmp_path):
    rows = [
        [None, "Bord 1", "Bord 2"],
        ["Vi mangler et skur til alle de mange redskaber, vi har.", "Sneglene", "Kaffen"],
        ["Kan vi ikke få en hane mere nede ved porten, tak.", "Ukrudt", None],
    ]
    gathered = gather(tmp_path, have__xlsx=xlsx(rows))

    assert {rows[1][0], rows[2][0]} <= {*texts(gathered)}


@pytest.mark.parametrize("side", [["Gruppe", "Rød", "Grøn"], ["Bord", "Bord 1", "Bord 2"]])
def test_a_word_for_a_place_heads_a_column_of_a_matrix_as_the_others_do(tmp_path, side):
    rows = [
        [side[0], "Køkkenhave", "Skole"],
        [side[1], "Vi deler alle redskaber", "Børnene må gerne så selv"],
        [side[2], "Kaffe til alle om lørdagen", "En klasse kan få et bed"],
    ]
    gathered = gather(tmp_path, have__xlsx=xlsx(rows))

    assert texts(gathered) == [*rows[1][1:], *rows[2][1:]]


def test_a_place_beside_the_notes_is_none(tmp_path):
    rows = [
        ["Nr", "Udfordring", "Skole"],
        [1, "Der er for få redskaber", "Nordre Skole"],
        [2, "Sneglene", "Søndre"],
    ]

    assert texts(gather(tmp_path, have__xlsx=xlsx(rows))) == ["Der er for få redskaber", "Sneglene"]


def test_crosses_beside_notes_make_no_heading_of_the_first_note(tmp_path):
    rows = [["Input", "Ung", "Gammel"], ["Flere bede", "x"], ["En hane mere", None, "x"], ["Skygge", "x", "x"]]

    assert texts(gather(tmp_path, have__xlsx=xlsx(rows))) == ["Flere bede", "En hane mere", "Skygge"]


def test_a_question_goes_for_the_rows_below_it(tmp_path):
    rows = [
        [None, "Bord 1", "Bord 2"],
        [ASKED[0], *SAID[0]],
        [None, "Bierne"],
        [ASKED[1], *SAID[1]],
        [None, "Regn"],
    ]
    gathered = gather(tmp_path, have__xlsx=xlsx(rows))

    headings = {note.text: note.source.heading for note in gathered.notes}
    assert headings == {
        **dict.fromkeys([*SAID[0], "Bierne"], ASKED[0]),
        **dict.fromkeys([*SAID[1], "Regn"], ASKED[1]),
    }


def test_headings_that_no_list_has_beside_the_word_for_questions(tmp_path):
    rows = [["Spørgsmål", "Naboerne", "De unge"], [ASKED[0], *SAID[0]], [ASKED[1], *SAID[1]]]
    gathered = gather(tmp_path, have__xlsx=xlsx(rows))

    assert texts(gathered) == [*SAID[0], *SAID[1]]
    rows[0] = ["Haven", "Naboerne", "De unge"]
    assert set(ASKED) <= set(texts(gather(tmp_path, have__xlsx=xlsx(rows))))


@pytest.mark.parametrize(
    "rows", [[["Ros", "Ris"], ["Mad", "Ressourcer"]], [["Styrker", "Svagheder"], ["Håb", "Behov"]]]
)
def test_notes_of_one_word_that_other_lists_have_for_a_heading_are_notes(tmp_path, rows):
    rows = [rows[0], SAID[0], rows[1], SAID[1]]

    assert {*texts(gather(tmp_path, have__xlsx=xlsx(rows)))} == {*SAID[0], *rows[2], *SAID[1]}


def test_the_other_half_of_a_grid_of_four_has_headings_without_a_gap_above(tmp_path):
    rows = [["Styrker", "Svagheder"], SAID[0], ["Muligheder", "Trusler"], SAID[1]]
    gathered = gather(tmp_path, have__xlsx=xlsx(rows))

    assert [(note.text, note.source.heading) for note in gathered.notes] == [
        *zip(SAID[0], rows[0], strict=True),
        *zip(SAID[1], rows[2], strict=True),
    ]
