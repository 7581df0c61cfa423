"""Cells that say once more what the one above them says."""

import pytest

from tests.gather.make import aside, codes, csv, gather, texts, xlsx


@pytest.mark.parametrize(
    "ditto", ["do.", "Ditto", '"', "-||-", "-II-", "''", "〃", "Samme som ovenfor", "det samme"]
)
def test_a_ditto_is_the_note_above_once_more_and_told(tmp_path, ditto):
    gathered = gather(tmp_path, kor__xlsx=xlsx([["Input"], ["Flere tenorer"], [ditto], [ditto], ["Noder"]]))

    assert [(note.text, note.source.cell) for note in gathered.notes] == [
        ("Flere tenorer", "A2"),
        ("Flere tenorer", "A3"),
        ("Flere tenorer", "A4"),
        ("Noder", "A5"),
    ]
    assert len({note.id for note in gathered.notes}) == 4
    assert codes(gathered) == ["said_again"]


def test_a_ditto_of_several_notes_is_all_of_them(tmp_path):
    rows = [["Input"], ["- Flere tenorer\n- Noder"], ["do."], ["Kaffe"]]

    gathered = gather(tmp_path, kor__xlsx=xlsx(rows))
    assert texts(gathered) == ["Flere tenorer", "Noder", "Flere tenorer", "Noder", "Kaffe"]


def test_each_column_has_its_own_above(tmp_path):
    rows = [["Bord 1", "Bord 2"], ["Flere tenorer", "Noder"], ["do.", "Kaffe"], ["Ro", "do."]]

    gathered = gather(tmp_path, kor__xlsx=xlsx(rows))
    assert texts(gathered) == ["Flere tenorer", "Noder", "Flere tenorer", "Kaffe", "Ro", "Kaffe"]


@pytest.mark.parametrize("above", [[], [["-"]]])
def test_a_ditto_of_nothing_is_set_aside_and_told(tmp_path, above):
    gathered = gather(tmp_path, kor__xlsx=xlsx([["Input"], *above, ["do."], ["Noder"], ["Kaffe"]]))

    assert texts(gathered) == ["Noder", "Kaffe"]
    assert aside(gathered)[f"A{len(above) + 2}"] == "other"
    assert codes(gathered) == ["looks_like_note"]


def test_what_staff_say_is_a_note_is_read_as_it_stands(tmp_path):
    columns = {"files": {"kor.xlsx": {"read": ["A3"]}}}
    gathered = gather(tmp_path, columns, kor__xlsx=xlsx([["Input"], ["Noder"], ["Samme som ovenfor"]]))

    assert texts(gathered) == ["Noder", "Samme som ovenfor"]


@pytest.mark.parametrize("note", ["Samme som bord 2", "Det samme hold skal have samme rum", "Enig", "Do re mi"])
def test_notes_that_say_more_stay_as_they_are(tmp_path, note):
    gathered = gather(tmp_path, kor__xlsx=xlsx([["Input"], ["Noder"], [note], ["Kaffe"]]))

    assert texts(gathered) == ["Noder", note, "Kaffe"]


def test_a_ditto_beside_the_notes_is_the_theme_above(tmp_path):
    rows = [["Bord", "Input", "Tema"], [1, "Flere tenorer", "Sang"], ["do.", "Noder", "do."], [2, "Kaffe", "Pause"]]
    gathered = gather(tmp_path, kor__csv=csv(rows))

    assert [(note.text, note.staff_theme) for note in gathered.notes] == [
        ("Flere tenorer", "Sang"),
        ("Noder", "Sang"),
        ("Kaffe", "Pause"),
    ]


def test_a_ditto_goes_on_from_no_row(tmp_path):
    columns = {"files": {"kor.xlsx": {"continued": True}}}
    rows = [
        ["Input"],
        ["Vi mangler noder"],
        ["do."],
        ["Kaffe til alle"],
        ["Flere tenorer nu"],
        ["Ro når vi synger"],
    ]

    gathered = gather(tmp_path, columns, kor__xlsx=xlsx(rows))
    assert texts(gathered)[:2] == ["Vi mangler noder", "Vi mangler noder"]
