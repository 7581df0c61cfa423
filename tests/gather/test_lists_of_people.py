"""Tables and lines of participants in the columns of the notes: names stand nowhere, notes are notes."""

import pytest

from tests.gather.make import aside, became, codes, gather, texts, xlsx

NOTES = [["Emne", "Input"], ["Vand", "En hane ved hønsehuset"], ["Ro", "Stille timer"]]
PEOPLE = [
    ["Navn", "Afdeling", "Mail"],
    ["Ida Elmegård", "Gartneriet", "ie@x.example"],
    ["Ove Birk", "Køkkenet", "ob@x.example"],
]


def kept(gathered):
    return repr([(note.text, note.source) for note in gathered.notes] + [cell.text for cell in gathered.set_aside])


@pytest.mark.parametrize("title", [[], [["Deltagere"]], [["Dem der var med i dag"]]])
@pytest.mark.parametrize("above", [True, False])
def test_a_table_of_participants_above_or_below_the_notes(tmp_path, above, title):
    people = [*title, *PEOPLE]
    rows = [*people, [], [], *NOTES] if above else [*NOTES, [], *people]
    gathered = gather(tmp_path, hus__xlsx=xlsx(rows))

    assert texts(gathered) == ["En hane ved hønsehuset", "Stille timer"]
    assert "Elmegård" not in kept(gathered)
    assert "Birk" not in kept(gathered)


def test_notes_go_on_below_a_table_of_participants(tmp_path):
    gathered = gather(tmp_path, hus__xlsx=xlsx([*NOTES, [], *PEOPLE, [], ["Is", "Køleskab til alle"]]))

    assert texts(gathered) == ["En hane ved hønsehuset", "Stille timer", "Køleskab til alle"]
    assert gathered.notes[-1].source.heading == "Input"


def test_notes_without_a_heading_below_a_table_of_participants(tmp_path):
    gathered = gather(tmp_path, hus__xlsx=xlsx([*PEOPLE, [], ["En hane ved hønsehuset"], ["Ro"], ["Stille timer"]]))

    assert texts(gathered) == ["En hane ved hønsehuset", "Ro", "Stille timer"]
    assert "Birk" not in kept(gathered)


def test_lines_of_participants_with_their_posts(tmp_path):
    rows = [["Til stede:"], ["Ida Elmegård (formand)"], ["Ove Birk, køkkenet"], [], ["Sedler"], ["En hane"], ["Ro"]]
    gathered = gather(tmp_path, hus__xlsx=xlsx(rows))

    assert texts(gathered) == ["En hane", "Ro"]
    assert (aside(gathered)["A2"], aside(gathered)["A3"]) == ("person", "person")
    assert "Birk" not in kept(gathered)


def test_participants_with_departments_below_a_line_and_no_headings(tmp_path):
    rows = [["Input", "Bord"], ["En hane", 1], ["Ro", 2], [], ["Deltagere"], ["Ida Elmegård", "Køkkenet i Nord"]]
    gathered = gather(tmp_path, hus__xlsx=xlsx([*rows, ["Ove Birk", "Gartneriet"], ["Stille timer", 3]]))

    assert texts(gathered) == ["En hane", "Ro", "Stille timer"]
    assert (aside(gathered)["A6"], aside(gathered)["B6"]) == ("person", "person")


def test_a_form_with_names_beside_what_they_wrote_is_no_list_of_people(tmp_path):
    rows = [["Navn", "Afdeling", "Det siger de"], ["Ida Elmegård", "Gartneriet", "Giv os en hane ved hønsehuset"]]
    gathered = gather(tmp_path, hus__xlsx=xlsx([*rows, ["Ove Birk", "Køkkenet", "Stille timer om aftenen, tak"]]))

    assert texts(gathered) == ["Giv os en hane ved hønsehuset", "Stille timer om aftenen, tak"]
    assert "name_as_note" not in codes(gathered)


def test_names_below_a_word_for_who_led_are_people(tmp_path):
    rows = [*NOTES, [], ["Facilitatorer"], ["Ida Elmegård"], ["Ove Birk"]]
    gathered = gather(tmp_path, hus__xlsx=xlsx(rows))

    assert texts(gathered) == ["En hane ved hønsehuset", "Stille timer"]
    assert "Birk" not in kept(gathered)


def test_a_word_for_people_over_a_wish_is_a_note(tmp_path):
    rows = [["Input"], ["En hane"], [], ["Ordstyrer"], ["Stille timer om aftenen"], ["Ro"]]

    assert texts(gather(tmp_path, hus__xlsx=xlsx(rows))) == [
        "En hane",
        "Ordstyrer",
        "Stille timer om aftenen",
        "Ro",
    ]


AFTER = ["Is", "Køleskab til alle"]


@pytest.mark.parametrize(
    ("below", "kinds"),
    [
        (
            [[], *PEOPLE, [], ["Navn", "Hold"], ["Bo Lund", "A"], ["Ib Juhl", "B"], [], AFTER],
            ["heading heading heading"] + ["person label person"] * 2 + ["heading heading"] + ["person label"] * 2,
        ),
        (
            [[], ["Navn", "Hold", "Noget", "Mere"], ["Ida Elmegård", "A", "B", "C"], [], AFTER],
            ["heading heading heading heading", "person label other! other!"],
        ),
        (
            [[], ["Navn", "Noget her", "Og mere"], ["Ida Elmegård", "x", "y"], [], AFTER],
            ["label note other!", "label note other!"],
        ),
        (
            [[], ["Navn", "Input"], ["Ida Elmegård", "Fisk i søen"], [], ["Emne", "Input"], AFTER],
            ["heading heading", "person note", "heading heading"],
        ),
        ([[], ["Navn", "Hold"], ["Lys på stien", "A"], ["Ro her", "B"], AFTER], ["label note"] * 3),
        (
            [
                [],
                ["Navn", "Hold"],
                ["Ida Holm", "Vi vil have lys på stien"],
                ["Bo Lund", "Vi vil have ro her"],
                AFTER,
            ],
            ["label note"] * 3,
        ),
        (
            [[], ["Navn", "Hold", "Sted"], ["Ida Holm", "A", "Vi vil have lys på stien"], [], AFTER],
            ["label note other!", "label note other!"],
        ),
        ([["Navn", "Hold"], ["Ida Holm", "A"], ["Bo Lund", "B"], AFTER], ["label note"] * 3),
        (
            [[], ["De der var med"], ["Navn", "Hold"], ["Ida Holm", "A"], ["Tak for i dag"], AFTER],
            ["heading", "heading heading", "person label", "label"],
        ),
        ([["De der var med"], ["Navn", "Hold"], ["Ida Holm", "A"], AFTER], ["label", "label note", "label note"]),
        ([[], ["De der", "var med"], ["Navn", "Hold"], ["Ida Holm", "A"], AFTER], ["label note"] * 3),
        (
            [[], ["Navn", "Hold"], ["Ida Holm", "A"], ["Bo Lund", "B"], ["Emne", "Input"], AFTER],
            ["heading heading", "person label", "person label", "heading heading"],
        ),
        (
            [[], ["Navn", "Hold"], ["Ida Holm"], ["Bo Lund"], ["Ib Juhl", "B"], ["Køer"], AFTER],
            ["heading heading", "person", "person", "person label", "label"],
        ),
        ([[], ["Navn", "Hold"], [], ["Ida Holm", "A"], AFTER], ["label note", "label note"]),
        (
            [[], ["Navn", "Hold"], ["Ida Holm", "A"], ["AB", "B"], ["x@y.example", "C"], ["Sang", "D"], [], AFTER],
            ["heading heading"] + ["person label"] * 4,
        ),
        ([AFTER, [], ["Navn", "Hold"]], ["label note"]),
    ],
)
def test_a_list_of_people_below_notes_has_known_headings_a_gap_and_names(tmp_path, below, kinds):
    gathered = gather(tmp_path, hus__xlsx=xlsx([*NOTES, *below]))

    assert became(gathered) == ["heading heading", "label note", "label note", *kinds, "label note"]


PAIRS = [["Vand", "En hane ved hønsehuset"], ["Ro", "Stille timer"]]
ALONE = [["En hane ved hønsehuset"], ["Stille timer"]]


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        (
            [*[row[:2] for row in PEOPLE], [], *PAIRS],
            ["heading heading", "person label", "person label", "other! note", "other! note"],
        ),
        (
            [["Navn", "Hold"], ["Ida Holm", "A"], [], *PAIRS],
            ["heading heading", "person label", "other! note", "other! note"],
        ),
        (
            [["Deltagere"], ["Navn", "Hold"], ["Ida Holm", "A"], [], *PAIRS],
            ["heading", "heading heading", "person label", "other! note", "other! note"],
        ),
        ([["Navn", "Hold"], ["Ida Holm", "A"], [], *ALONE], ["heading heading", "person label", "note", "note"]),
        (
            [["Lys på stien"], [], ["Navn", "Hold"], ["Ida Holm", "A"], [], *ALONE],
            ["note", "heading heading", "person label", "note", "note"],
        ),
        (
            [["Navn", "Hold"], ["Ida Holm", "A"], ["Emne", "Input"], *PAIRS],
            ["heading heading", "person label", "heading heading", "label note", "label note"],
        ),
        (
            [["Navn", "Hold"], ["Ida Holm", "A"], ["Lys", "B"], [], *ALONE],
            ["heading heading", "person label", "person label", "note", "note"],
        ),
        (
            [["Navn", "Noget"], ["Ida Holm", "x"], ["Bo Lund", "y"], [], *ALONE],
            ["heading heading", "person other!", "person other!", "note", "note"],
        ),
    ],
)
def test_notes_below_a_list_of_people_are_read_as_if_it_did_not_stand_there(tmp_path, rows, kinds):
    assert became(gather(tmp_path, hus__xlsx=xlsx(rows))) == kinds
