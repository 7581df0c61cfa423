"""Headings that are known by where they stand, columns that only count, and sheets that only count."""

import pytest

from tests.gather.make import aside, codes, csv, gather, texts, xlsx


def test_the_questions_below_a_surveys_variable_names_are_headings(tmp_path):
    rows = [
        ["id", "v_2", "v_3", "v_4"],
        ["Nøgle", "Hvor glad er du for haven?", "Hvad savner du i haven?", "Hvad skal blive?"],
        ["AB12-XY99", 4, "Skygge ved bordene", "Æbletræerne"],
        ["CD34-ZW77", 2, "En hane med vand", None],
        ["EF56-QR55", 5, None, "Hønsene"],
    ]
    gathered = gather(tmp_path, svar__csv=csv(rows))

    assert texts(gathered) == ["Skygge ved bordene", "Æbletræerne", "En hane med vand", "Hønsene"]
    assert gathered.notes[0].source.heading == "Hvad savner du i haven?"
    assert {aside(gathered)[f"{column}{row}"] for column in "ABCD" for row in (1, 2)} == {"heading"}
    assert codes(gathered) == []


def test_the_headings_of_two_rows_complete_each_other(tmp_path):
    rows = [
        ["Nr", "Status", "Spørgsmål 1", "Spørgsmål 2"],
        [None, None, "Hvad savner du i haven?", "Hvad skal blive?"],
        [1, "Afsluttet", "Skygge", "Æbletræerne"],
        [2, "Afsluttet", "En hane med vand", "Hønsene"],
    ]
    gathered = gather(tmp_path, svar__xlsx=xlsx(rows))

    assert texts(gathered) == ["Skygge", "Æbletræerne", "En hane med vand", "Hønsene"]
    assert (aside(gathered)["A3"], aside(gathered)["B3"], aside(gathered)["C2"]) == ("number", "label", "heading")


def test_codes_over_questions_need_no_figures_below(tmp_path):
    rows = [["q1", "q2"], ["Hvad savner du?", "Hvad skal blive?"], ["Skygge", "Hønsene"], ["Vand", "Æbletræerne"]]

    assert texts(gather(tmp_path, svar__xlsx=xlsx(rows))) == ["Skygge", "Hønsene", "Vand", "Æbletræerne"]


def test_two_questions_that_people_wrote_under_two_tables_are_notes(tmp_path):
    rows = [["Bord 1", "Bord 2"], ["Hvad med hønsene?", "Hvem passer haven?"], ["Skygge", "Vand"]]

    assert texts(gather(tmp_path, svar__xlsx=xlsx(rows)))[:2] == ["Hvad med hønsene?", "Hvem passer haven?"]


def test_the_corner_of_a_matrix_may_name_both_of_its_sides(tmp_path):
    rows = [
        ["Emne / bord", "Bord 1", "Bord 2"],
        ["Mad", "Frugt hver dag", "-"],
        ["Leg", "Bolde", "Et net på målet"],
    ]
    gathered = gather(tmp_path, hal__xlsx=xlsx(rows))

    assert texts(gathered) == ["Frugt hver dag", "Bolde", "Et net på målet"]
    assert (aside(gathered)["A2"], aside(gathered)["A3"]) == ("label", "label")
    assert codes(gathered) == ["looks_like_note", "read_as_heading"]


def test_a_question_in_the_first_row_below_known_headings_is_a_note(tmp_path):
    rows = [["Seddel", "Stemmer"], ["Hvad med hønsene?", "ved ikke"], ["Skygge", 4], ["En hane", 2]]
    gathered = gather(tmp_path, svar__csv=csv(rows))

    assert texts(gathered) == ["Hvad med hønsene?", "Skygge", "En hane"]


def test_a_row_over_a_matrix_is_headings_and_its_side_names_the_rows(tmp_path):
    rows = [
        ["Vores hal"],
        [],
        [None, "Omklædning", "Banen"],
        ["Gruppe A", "Bruserne er kolde", "-"],
        ["Gruppe B", None, "Mål der kan stå fast"],
        ["Antal", 1, 1],
    ]
    gathered = gather(tmp_path, hal__xlsx=xlsx(rows))

    assert [(n.text, n.source.heading) for n in gathered.notes] == [
        ("Bruserne er kolde", "Omklædning"),
        ("Mål der kan stå fast", "Banen"),
    ]
    assert (aside(gathered)["A4"], aside(gathered)["C4"], aside(gathered)["B6"]) == ("label", "other", "label")
    assert codes(gathered) == ["read_as_heading"]


def test_a_free_grid_whose_first_corner_is_empty_is_all_notes(tmp_path):
    rows = [[None, "Kolde brusere"], ["Ro", "Mål der står"], ["Bænke ved banen", "Lys"]]
    gathered = gather(tmp_path, hal__xlsx=xlsx(rows))

    assert texts(gathered) == ["Kolde brusere", "Ro", "Mål der står", "Bænke ved banen", "Lys"]


def test_walls_over_columns_are_headings_and_two_wishes_for_the_same_thing_are_not(tmp_path):
    walls = [
        ["Tavle ved døren", None, "Tavle ved vinduet"],
        ["Ro når vi læser", None, "Is"],
        ["Lys", None, "Vand til alle"],
    ]
    gathered = gather(tmp_path, rum__xlsx=xlsx(walls))
    assert texts(gathered) == ["Ro når vi læser", "Is", "Lys", "Vand til alle"]
    assert codes(gathered) == ["read_as_heading"]

    wishes = [["Flere bænke", None, "Flere træer"], ["Ro når vi læser", None, "Is"], ["Lys", None, "Vand til alle"]]
    gathered = gather(tmp_path, rum__xlsx=xlsx(wishes))
    assert texts(gathered)[:2] == ["Flere bænke", "Flere træer"]


def test_a_column_that_only_counts_is_no_notes_whether_in_figures_or_in_letters(tmp_path):
    wishes = ["lys ved broen", "en bænk til os", "ro", "fisk i søen"]
    for name, numbers in (
        ("seddel nummer", ["et", "to", "tre", "fire"]),
        ("post-it", ["1", "2", "3", "4"]),
        ("gul lap nr.", ["nitten", "tyve", "enogtyve", "toogtyve"]),
    ):
        rows = [[f"{name} {number}", wish] for number, wish in zip(numbers, wishes, strict=True)]
        gathered = gather(tmp_path, diktat__csv=csv(rows))

        assert texts(gathered) == wishes, name
        assert aside(gathered)["A1"] == "label"


def test_notes_of_which_some_end_in_a_number_are_notes(tmp_path):
    rows = [["Bus 1", "kommer for sent"], ["Bus 2", "er for fuld"], ["Toget", "er rent"], ["Færge 3", "er dyr"]]
    gathered = gather(tmp_path, trafik__csv=csv([["Input", "Uddyb"], *rows]))

    assert texts(gathered) == ["Bus 1", "Bus 2", "Toget", "Færge 3"]


def test_a_sheet_of_key_figures_beside_an_export_or_called_so_holds_no_notes(tmp_path):
    notes = [["Input", "Bord"], ["Mere lys ved broen", 1], ["Ro", 2]]
    figures = [["Deltagere i alt", 41], ["Svar", "80 %"]]

    gathered = gather(tmp_path, a__xlsx=xlsx({"Bord": notes, "Nøgletal": figures}))
    assert texts(gathered) == ["Mere lys ved broen", "Ro"]
    assert codes(gathered) == ["guidance_sheet"]

    gathered = gather(tmp_path, a__xlsx=xlsx({"Bord": notes, "Mere": [["Bænke", 41], ["Is", 2]]}))
    assert texts(gathered) == ["Mere lys ved broen", "Ro", "Bænke", "Is"]

    gathered = gather(tmp_path, a__xlsx=xlsx({"Oversigt": [["Bænke", 41], ["Is til alle", 2]]}))
    assert texts(gathered) == ["Bænke", "Is til alle"]


def test_signs_beside_the_notes_say_what_they_are_and_head_nothing(tmp_path):
    rows = [["+", "Frugt hver dag"], ["+", "Saft"], ["-", "Larm"], ["?", "Hvem køber ind?"]]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))

    assert texts(gathered) == ["Frugt hver dag", "Saft", "Larm", "Hvem køber ind?"]


def test_signs_over_columns_are_headings(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=xlsx([["+", "-"], ["Frugt hver dag", "Larm"], ["Saft", "-"]]))

    assert [(n.text, n.source.heading) for n in gathered.notes] == [
        ("Frugt hver dag", "+"),
        ("Larm", "-"),
        ("Saft", "+"),
    ]


def test_colours_over_columns_are_headings(tmp_path):
    rows = [["Gul", "Pink", "Grøn"], ["Frugt", "Larm", "Vi spiser sammen"], ["Saft", None, "Kaffe"]]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))

    assert texts(gathered) == ["Frugt", "Larm", "Vi spiser sammen", "Saft", "Kaffe"]
    assert codes(gathered) == ["read_as_heading"]


def test_a_heading_in_other_words_may_come_again_on_top_of_the_next_part(tmp_path):
    rows = [["Sedler fra bord 1"], ["Frugt"], ["Saft"], [], ["Sedler fra bord 2"], ["Larm"], ["Mere lys"]]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))

    assert [(n.text, n.source.heading) for n in gathered.notes] == [
        ("Frugt", "Sedler fra bord 1"),
        ("Saft", "Sedler fra bord 1"),
        ("Larm", "Sedler fra bord 2"),
        ("Mere lys", "Sedler fra bord 2"),
    ]


@pytest.mark.parametrize(("columns", "read"), [(60, 0), (61, 61)])
def test_headings_come_again_in_a_row_no_wider_than_sixty_cells(tmp_path, columns, read):
    headings = [f"Spørgsmål {column}?" for column in range(columns)]
    notes = [[f"Giv os {row} lamper og {column} stole" for column in range(columns)] for row in range(4)]
    gathered = gather(tmp_path, a__xlsx=xlsx([headings, *notes[:2], headings, *notes[2:]]))

    assert [text for text in texts(gathered) if text in headings] == headings[:read]
    assert len(gathered.notes) == 4 * columns + read
