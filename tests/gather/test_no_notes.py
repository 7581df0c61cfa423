"""What is printed although it is no note: names, initials, summaries, titles, dates of an export."""

from dataclasses import replace

import pytest

from flows.errors import RulesError
from tests.gather.make import aside, codes, csv, gather, texts, xlsx
from tests.gather.test_cells import with_text_box

# All persons are constructed.


def column(*lines: str | None) -> bytes:
    return xlsx([[line] for line in lines])


def test_a_host_in_the_middle_of_a_list_is_a_person_whose_name_is_kept_nowhere(tmp_path):
    gathered = gather(
        tmp_path, bord__xlsx=column("Input", "Mere lys i gangen", "Bordvært: Ida Holmskov", "Ro på kontoret")
    )

    assert texts(gathered) == ["Mere lys i gangen", "Ro på kontoret"]
    assert aside(gathered)["A3"] == "person"
    assert "Holmskov" not in repr(gathered)


def test_a_list_of_participants_without_a_heading(tmp_path):
    gathered = gather(
        tmp_path,
        deltagere__csv=csv([["Ida Holmskov"], ["Bo Lindehave"], ["Per Friislund"], ["Liv Juulsgaard"]]),
        noter__csv=csv([["Input"], ["Ro"]]),
    )

    assert texts(gathered) == ["Ro"]
    assert "Lindehave" not in repr(gathered)


def test_one_word_notes_are_no_participants(tmp_path):
    gathered = gather(tmp_path, noter__csv=csv([["Parkering"], ["Toiletter"], ["Bænke"], ["Lys"]]))

    assert texts(gathered) == ["Parkering", "Toiletter", "Bænke", "Lys"]


@pytest.mark.parametrize("heading", ["Name", "Navn", "Forslagsnavn", "Deltager"])
def test_a_heading_for_names_does_not_outweigh_sentences(tmp_path, heading):
    rows = [[heading, "Stemmer"], ["Flere bænke ved stien", 3], ["Mere lys på skolevejen", 2], ["Bedre skilte", 1]]

    assert texts(gather(tmp_path, liste__xlsx=xlsx(rows))) == [
        "Flere bænke ved stien",
        "Mere lys på skolevejen",
        "Bedre skilte",
    ]


@pytest.mark.parametrize("heading", ["Name", "Navn", "Deltager"])
def test_a_heading_for_names_over_names_is_believed(tmp_path, heading):
    rows = [[heading, "Input"], ["Ida Holmskov", "Flere bænke"], ["Bo", "Mere lys"], ["Per Friislund", "Skilte"]]

    gathered = gather(tmp_path, liste__xlsx=xlsx(rows))

    assert texts(gathered) == ["Flere bænke", "Mere lys", "Skilte"]
    assert "Holmskov" not in repr(gathered)


def test_initials_under_the_notes(tmp_path):
    gathered = gather(
        tmp_path,
        bord__xlsx=column(
            "Sedler", "Mere lys i gangen", "IHO", "Ro på kontoret", "BLI", "Bedre stole i salen", "IHO"
        ),
    )

    assert texts(gathered) == ["Mere lys i gangen", "Ro på kontoret", "Bedre stole i salen"]
    assert [aside(gathered)[cell] for cell in ("A3", "A5", "A7")] == ["person"] * 3


def test_abbreviations_among_notes_are_notes(tmp_path):
    notes = ["Mere lys i gangen", "APV", "Ro på kontoret", "Bedre stole", "MUS", "SFO"]

    assert texts(gather(tmp_path, bord__xlsx=column("Sedler", *notes))) == notes


def test_a_summary_of_the_table_is_told(tmp_path):
    gathered = gather(
        tmp_path,
        bord__xlsx=column(
            "Input", "Mere lys", "Ro på kontoret", "Opsummering: Bordet talte mest om lyset i gangen om aftenen."
        ),
    )

    assert texts(gathered) == ["Mere lys", "Ro på kontoret"]
    assert codes(gathered) == ["summary_line"]


def test_a_summary_below_a_list_without_headings_is_told_once(tmp_path):
    summary = "Opsummering: Bordet talte mest om lyset i gangen om aftenen."
    gathered = gather(tmp_path, bord__xlsx=column("Emner", "Mere lys på stien", "Ro på kontoret", summary))

    assert texts(gathered) == ["Emner", "Mere lys på stien", "Ro på kontoret"]
    assert codes(gathered) == ["summary_line", "first_row_short"]


def test_a_last_line_below_a_gap_is_read_and_told(tmp_path):
    gathered = gather(
        tmp_path,
        bord__xlsx=column("Input", "Mere lys", "Ro", "Tid", "Bedre stole", None, "Tak for en god snak ved bordet."),
    )

    assert texts(gathered)[-1] == "Tak for en god snak ved bordet."
    assert [(c.code, c.source.cell) for c in gathered.cautions] == [("closing_line", "A7")]


@pytest.mark.parametrize(
    "cells",
    [
        ("Mere lys", "Ro", "Tid", "Bedre stole", None, "Tak for en god snak ved bordet."),
        ("Mere lys ved porten", None, "MB", "Ro i alle rum", "JH", "Tid til kaffe", "MB"),
        ("Ude", "Mere lys", "En bænk mere", None, "Inde", "Bedre stole", "Et nyt bord"),
        ("1. Mere lys", None, "2. Ro", "Tid", None, "do.", "Luft"),
    ],
)
def test_a_cell_of_spaces_between_notes_is_to_them_as_none(tmp_path, cells):
    """The last line, initials, headings and a ditto are told by their neighbours."""
    bare, spaced = (
        gather(tmp_path, a__xlsx=column("Input", *(empty if cell is None else cell for cell in cells)))
        for empty in (None, "  ")
    )

    assert [replace(note, id="") for note in spaced.notes] == [replace(note, id="") for note in bare.notes]
    assert codes(spaced) == codes(bare)
    assert {cell: why for cell, why in aside(spaced).items() if why != "empty"} == aside(bare)


@pytest.mark.parametrize(
    "moment",
    [
        "March 12, 2025 10:11 AM",
        "12. marts 2025",
        "12. marts 2025 kl. 10.11",
        "Tue Nov 14 2023 22:13:20 GMT+0000 (Coordinated Universal Time)",
        "onsdag d. 12. marts 2025",
    ],
)
def test_moments_in_words_are_dates(tmp_path, moment):
    rows = [["Input", "Xyz"], ["Mere lys", moment], ["Ro", moment]]

    assert aside(gather(tmp_path, liste__xlsx=xlsx(rows)))["B2"] == "date"


@pytest.mark.parametrize(
    "heading",
    [
        "Det skrev vi ned",
        "Hvad blev der sagt ved bordet?",
        "Gule sedler fra bord 3",
        "Medarbejdernes ønsker",
        "Noter (afskrevet)",
        "Forslag til forbedringer",
        "Input/idé",
    ],
)
def test_a_heading_below_a_title_in_words_that_no_list_has(tmp_path, heading):
    gathered = gather(
        tmp_path,
        bord__xlsx=column("Temadag i marts", None, heading, "Mere lys i gangen", "Ro på kontoret", "Stole"),
    )

    assert texts(gathered) == ["Mere lys i gangen", "Ro på kontoret", "Stole"]


@pytest.mark.parametrize("line", ["Hvem har ansvaret for lyset?", "Giv alle ledere en uge i køkkenet"])
def test_a_question_or_a_request_on_top_of_a_column_is_a_note_and_told_until_staff_answer(tmp_path, line):
    content = column(line, "Mere lys i gangen", "Ro på kontoret")

    gathered = gather(tmp_path, bord__xlsx=content)
    assert texts(gathered)[0] == line
    assert codes(gathered) == ["asks_on_top"]

    answered = gather(tmp_path, {"files": {"bord.xlsx": {"header_row": 0}}}, bord__xlsx=content)
    assert texts(answered)[0] == line
    assert codes(answered) == []


@pytest.mark.parametrize("gap", [[], [None]])
def test_so_it_is_below_the_name_of_a_table_until_staff_say_where_the_headings_are(tmp_path, gap):
    content = column("Bord 4", *gap, "Hvem har ansvaret for lyset?", "Mere lys i gangen", "Ro på kontoret")

    gathered = gather(tmp_path, bord__xlsx=content)
    assert texts(gathered)[0] == "Hvem har ansvaret for lyset?"
    assert codes(gathered) == ["asks_on_top"]

    answered = gather(tmp_path, {"files": {"bord.xlsx": {"header_row": 1}}}, bord__xlsx=content)
    assert texts(answered)[0] == "Hvem har ansvaret for lyset?"
    assert codes(answered) == []


def test_a_question_beside_a_statement_is_no_row_of_headings(tmp_path):
    rows = [
        ["Kantinen er husets bedste rum", "Kan vi få salen om aftenen?"],
        ["Mere lys i gangen", "Bedre stole nu"],
    ]

    assert texts(gather(tmp_path, bord__xlsx=xlsx(rows))) == [text for row in rows for text in row]


NAMES = "Bo Friislund, Ida Holmskov"


@pytest.mark.parametrize(
    "rows",
    [
        [["Bordvært", "Tove Lindehave"], ["Deltagere", NAMES], [], ["Input"], ["Lys"], ["Luft"]],
        [["Input"], ["Ordstyrer: Tove Lindehave"], [f"Deltagere: {NAMES}"], ["Lys"], ["Luft"]],
        [["Input"], ["Lys"], ["Luft"], [], ["Deltagere"], ["Bo Friislund"], ["Ida Holmskov"], ["Tove Lindehave"]],
        [["Hvad hedder du?", "Input"], ["Tove Lindehave", "Lys"], ["Bo Friislund", "Luft"], ["Ida Holmskov", "Ro"]],
        [["Navn", "Input"], ["tove lindehave", "Lys"], ["bo friislund", "Luft"], ["ida holmskov", "Ro"]],
    ],
)
def test_names_of_those_who_took_part_are_kept_nowhere(tmp_path, rows):
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))

    assert "Lys" in texts(gathered)
    for name in ("lindehave", "friislund", "holmskov"):
        assert name not in repr(gathered).lower()


def test_a_note_that_begins_like_who_typed_it_is_a_note(tmp_path):
    notes = ["Mere lys i gangen", "Kontakt: der mangler en fast kontaktperson", "Navn: skift navn på klubben"]

    assert texts(gather(tmp_path, bord__xlsx=column("Input", *notes))) == notes


def test_a_note_that_reads_like_a_name_is_told(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=column("Input", "Mere lys i gangen", "Valby Bakke", "Ro på kontoret"))

    assert texts(gathered) == ["Mere lys i gangen", "Valby Bakke", "Ro på kontoret"]
    assert codes(gathered) == ["name_as_note"]


def test_names_in_a_text_box(tmp_path):
    content = with_text_box(xlsx([["Input"], ["Ro"]]), "Bordvært: Tove Lindehave", 3, 2)
    gathered = gather(tmp_path, bord__xlsx=content)

    assert texts(gathered) == ["Ro"]
    assert "Lindehave" not in repr(gathered)


def test_the_file_of_names_is_no_input(tmp_path):
    (tmp_path / "names.txt").write_text("Tove Lindehave\nBo Friislund\n", encoding="utf-8")

    gathered = gather(tmp_path, bord__xlsx=column("Input", "Ro"))

    assert texts(gathered) == ["Ro"]
    assert codes(gathered) == []


def test_a_cell_that_staff_call_input_is_read_whatever_it_looks_like(tmp_path):
    content = column("Input", "Mere lys", "Konklusion: Bordet talte mest om lyset i gangen.", "Bord 2: lys", "Ro")

    read = gather(tmp_path, {"files": {"bord.xlsx": {"read": ["A3", "A4"]}}}, bord__xlsx=content)

    assert texts(read) == ["Mere lys", "Konklusion: Bordet talte mest om lyset i gangen.", "Bord 2: lys", "Ro"]
    assert codes(read) == []


def test_a_row_of_headings_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(RulesError, match="række 99 findes ikke"):
        gather(tmp_path, {"files": {"bord.xlsx": {"header_row": 99}}}, bord__xlsx=column("Input", "Ro"))
