"""Sheets that leave doubt: what may be a note is read, and what is set aside although it may be one is told.

Below each sheet stands what must become of each cell, a letter a cell, as in test_layouts.
"""

import pytest

from tests.gather.make import aside, codes, csv, gather, texts, xlsx
from tests.gather.test_layouts import Case, marked_notes, marks_to_asides

FORM = ["Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn"]
FILLED = ["1", "01-03-2025 10:00", "01-03-2025 10:05", "anonymous", None]

CASES = [
    Case(
        "dates_down_the_side_of_notes",
        "no_header",
        [["01-03-2025", "Mere ro i kontoret om formiddagen"], ["02-03-2025", "Mere lys på gangen ved trappen"]],
        ["dN", "dN"],
    ),
    Case(
        "times_down_the_side_of_notes",
        "no_header",
        [["10:00", "Mere ro i gangen"], ["10:05", "Mere lys på trappen"], ["10:07", "Tid til børnene hver dag"]],
        ["dN", "dN", "dN"],
    ),
    Case(
        "numbered_words_down_the_side",
        "no_header",
        [["Post-it 1", "Mere ro i gangen"], ["Post-it 2", "Mere lys"], ["Post-it 3", "Tid"]],
        ["lN", "lN", "lN"],
    ),
    Case(
        "the_same_table_in_several_rows",
        "no_header",
        [["Bord 1", "Ro"], ["Bord 1", "Lys"], ["Bord 2", "Tid"]],
        ["lN", "lN", "lN"],
        ["first_row_short"],
    ),
    Case(
        "a_question_and_a_short_answer_in_each_row",
        "no_header",
        [["Hvad fylder?", "Travlhed"], ["Hvad gør vi?", "Stillerum"], ["Hvem gør det?", "Ledelsen"]],
        ["NN", "NN", "NN"],
        ["first_row_short"],
    ),
    Case(
        "numbering_as_text",
        "no_header",
        [["1.", "Mere ro"], ["2.", "Mere lys"], ["3)", "Mere luft"]],
        ["#N", "#N", "#N"],
    ),
    Case(
        "first_row_of_a_board_holds_a_word_for_dates",
        "no_header",
        [["Kaffe", None, "Tid"], [None, "Ansvar", None], ["Mål", None, "Status"], [None, "Område", None]],
        ["N.N", ".N", "N.N", ".N"],
        ["first_row_short"],
    ),
    Case(
        "first_row_of_a_board_holds_a_word_for_labels",
        "no_header",
        [["Status", "Humor"], ["Kaffe", "Plads"], ["Tid", "Ro"]],
        ["NN", "NN", "NN"],
        ["first_row_short"],
    ),
    Case(
        "first_row_holds_a_label_and_a_sentence",
        "no_header",
        [
            ["Status", "Vi griner for lidt sammen"],
            ["Kaffe til alle, også aftenvagter", "Plads"],
            ["Tid til hinanden", "Ro i hele huset"],
        ],
        ["NN", "NN", "NN"],
    ),
    Case(
        "a_word_for_labels_over_labels_is_a_heading",
        "list",
        [["Bord", "Guldkorn"], ["1", "Gå forrest"], ["2", "Grin noget mere"]],
        ["hh", "lN", "lN"],
    ),
    Case(
        "names_of_places_over_notes_of_all_lengths",
        "no_header",
        [
            ["Skolen", "Biblioteket", "Hallen"],
            ["Flere bøger til de små", "Længere åbningstid om aftenen", "Bedre omklædning"],
            ["Mere udeliv", "Nye stole ved vinduerne", "Flere tider til piger"],
        ],
        ["NNN", "NNN", "NNN"],
        ["first_row_short"],
    ),
    Case(
        "a_list_above_a_table_with_headings",
        "columns",
        [["Ro på gangen", "Lys"], ["Plads", "Luft i salen"], [], ["Styrker", "Svagheder"], ["Mod", "Tid"]],
        ["NN", "NN", "", "hh", "NN"],
    ),
    Case(
        "crosses_beside_the_notes",
        "list",
        [["Forslag", "Enig", "Uenig"], ["Mere ro", "x", None], ["Mere lys", None, "x"]],
        ["hhh", "No", "N.o"],
    ),
    Case(
        "plus_and_minus_as_headings",
        "columns",
        [["+", "-"], ["Godt humør", "For lidt tid"], ["Ro", "Larm"]],
        ["hh", "NN", "NN"],
    ),
    Case(
        "faces_as_headings",
        "columns",
        [["😊", "☹"], ["Godt humør", "For lidt tid"], ["Ro", "Larm"]],
        ["hh", "NN", "NN"],
    ),
    Case(
        "a_word_in_the_number_column_is_told",
        "list",
        [["Nr", "Input"], ["Ledelse", None], [1, "Gå forrest"], [2, "Sig tak"], ["Lys", None], [3, "Grin"]],
        ["hh", "o", "#N", "#N", "o", "#N"],
        ["looks_like_note"],
    ),
    Case(
        "a_short_note_in_the_table_column_is_told",
        "list",
        [["Bord", "Input"], ["1", "Ro"], ["Mere lys", None], ["2", "Tid"]],
        ["hh", "lN", "l", "lN"],
        ["looks_like_note"],
    ),
    Case(
        "words_among_the_figures_of_a_question_are_told",
        "list",
        [["Hvor enig er du?", "Dit forslag"], [4, "Ro"], [5, "Lys"], ["ved ikke", None], [3, "Tid"]],
        ["hh", "#N", "#N", "o", "#N"],
        ["looks_like_note"],
    ),
    Case(
        "short_texts_in_an_unknown_column_are_told",
        "list",
        [["Input", "Xyz"], ["Mere plads", "Lys"], ["Ro", "Luft"]],
        ["hh", "No", "No"],
        ["looks_like_note"],
    ),
    Case(
        "short_texts_in_a_column_without_heading_are_told",
        "list",
        [["Input", None], ["Ro", "Lys"], ["Tid", "Luft"]],
        ["h", "No", "No"],
        ["looks_like_note"],
    ),
    Case(
        "a_sentence_above_the_headings_is_told",
        "list",
        [["Vi vil have mere samvær på tværs af huset"], ["Nr", "Input"], [1, "Ro"], [2, "Lys"]],
        ["h", "hh", "#N", "#N"],
        ["read_as_heading"],
    ),
    Case(
        "words_above_a_heading_in_one_column_are_told",
        "list",
        [["Ro"], ["Tid"], ["Input"], ["Lys"]],
        ["h", "h", "h", "N"],
        ["read_as_heading"],
    ),
    Case(
        "a_line_that_begins_as_a_heading_and_says_more_is_a_note",
        "no_header",
        [["Idé til en fælles frokost"], ["Mere ro i kontoret"], ["Færre møder om fredagen"]],
        ["N", "N", "N"],
    ),
    Case(
        "notes_that_begin_with_their_kind",
        "no_header",
        [["Idé: mere ro"], ["Idé: mere lys"], ["Problem: larm"]],
        ["N", "N", "N"],
    ),
    Case(
        "comment_column_at_the_end_of_a_form",
        "forms",
        [
            [*FORM, "Sprog", "Beskriv dit bedste forslag", "Kommentar"],
            [*FILLED, "Dansk", "Mere ro", "Tak"],
            [*FILLED, "Dansk", "Mere lys", None],
        ],
        ["hhhhhhhh", "mddp.lNN", "mddp.lN"],
    ),
    Case(
        "cards_of_a_board",
        "trello",
        [
            ["Card Name", "List Name", "Labels", "Members"],
            ["Mere ro", "Ideer", "grøn", "Ida (opdigtet)"],
            ["Mere lys", "Ideer", "rød", "Bo (opdigtet)"],
        ],
        ["hhhh", "Nllp", "Nllp"],
    ),
    Case(
        "tasks_of_a_plan",
        "planner",
        [
            ["Opgavenavn", "Bucketnavn", "Status", "Tildelt til"],
            ["Mere ro", "Ideer", "Ikke startet", "Ida (opdigtet)"],
            ["Mere lys", "Ideer", "Ikke startet", "Bo (opdigtet)"],
        ],
        ["hhhh", "Nllp", "Nllp"],
    ),
    Case(
        "answers_to_a_hearing",
        "list",
        [
            ["Nr.", "Afsender", "Høringssvar", "Forvaltningens bemærkninger"],
            [1, "Ida (opdigtet)", "Flere cykelstier", "Forslaget er noteret og indgår i planen"],
            [2, "Bo (opdigtet)", "Bevar de gamle træer", "Vi ser på det sammen med Vej og Park"],
        ],
        ["hhhh", "#pNl", "#pNl"],
        ["looks_like_note"],
    ),
    Case(
        "priority_in_short",
        "list",
        [["Prio", "Forslag"], ["Høj", "Mere ro"], ["Lav", "Mere lys"]],
        ["hh", "lN", "lN"],
    ),
]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_doubtful_sheet(case, ending, tmp_path):
    gathered = gather(
        tmp_path, **{f"fil__{ending}": xlsx({"Ark1": case.rows}) if ending == "xlsx" else csv(case.rows)}
    )

    assert texts(gathered) == marked_notes(case)
    assert aside(gathered) == marks_to_asides(case)
    assert gathered.files[0].sheets[0].layout == case.layout
    assert codes(gathered) == case.cautions


TEXTS = [
    (
        "a_line_over_marked_ones_is_told",
        "Alle ønsker ro\n- Luk døren\n- Sluk lyden\n",
        ["Luk døren", "Sluk lyden"],
        ["read_as_heading"],
    ),
    ("names_of_lists", "Ledelse\n- Gå forrest\n\nKultur:\n- Grin\n- Syng\n", ["Gå forrest", "Grin", "Syng"], []),
    ("drawn_lines", "INPUT\n=====\nMere ro\n---\nMere lys\n", ["Mere ro", "Mere lys"], []),
    (
        "markdown",
        "# Workshop\n\n## Bord 1\n* Mere ro\n* Mere lys\n\n## Bord 2\n* Tid\n",
        ["Mere ro", "Mere lys", "Tid"],
        [],
    ),
    ("tags_are_no_headings", "#ro\n#tid\n#lys\n", ["#ro", "#tid", "#lys"], []),
    ("numbers_and_tabs_from_word", "1.\tMere ro\n2.\tMere lys\n3.\tTid\n", ["Mere ro", "Mere lys", "Tid"], []),
    ("bullets_of_the_second_level", "o Mere ro\no Mere lys\no Tid\n", ["Mere ro", "Mere lys", "Tid"], []),
    ("a_day_over_marked_lines", "3. marts 2025\n\n* Mere ro\n* Mere lys\n", ["Mere ro", "Mere lys"], []),
    (
        "numbered_lines_that_begin_like_months",
        "1. Marked hver dag\n2. Majfest\n",
        ["Marked hver dag", "Majfest"],
        [],
    ),
    ("who_sent_it", "Fra: a@example.dk\nEmne: Input\n\nMere ro\nMere lys\n", ["Mere ro", "Mere lys"], []),
]


@pytest.mark.parametrize(("text", "notes", "cautions"), [pytest.param(*case[1:], id=case[0]) for case in TEXTS])
def test_doubtful_text_file(text, notes, cautions, tmp_path):
    gathered = gather(tmp_path, noter__txt=text.encode())

    assert texts(gathered) == notes
    assert codes(gathered) == cautions


def test_commas_in_most_lines_below_a_heading_without_any_are_punctuation(tmp_path):
    gathered = gather(tmp_path, noter__csv=b"Input\nMere ro,tak\nLys,luft\nKaffe,te\n")

    assert texts(gathered) == ["Mere ro,tak", "Lys,luft", "Kaffe,te"]


@pytest.mark.parametrize(("answers", "is_choice"), [(5, False), (6, True)])
def test_six_answers_of_which_each_stands_three_times_are_a_choice(tmp_path, answers, is_choice):
    rows = [["Input", "Hvad fylder mest?"]]
    rows += [[f"Mere lys på sti nummer {number}", ("Støj", "Tid")[number % 2]] for number in range(answers)]

    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))

    assert ("Støj" in texts(gathered)) != is_choice
    assert ("choice_column" in codes(gathered)) == is_choice


@pytest.mark.parametrize(
    ("below", "told"),
    [([["Kaffe"]], ["read_as_heading"]), ([[], ["Svagheder"], ["Vej"], ["Sti"]], [])],
)
def test_a_topic_over_short_lines_is_told_unless_another_topic_follows(tmp_path, below, told):
    rows = [["Workshop om støj"], [], ["Styrker"], ["Lys"], ["Bro"], *below]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))

    assert aside(gathered)["A3"] == "heading"
    assert codes(gathered) == told


DOUBTFUL = [
    ["Vores ideer", "Hvad ser vi?"],
    ["Hele bordet er enige om det", "Mere lys på stien"],
    ["Bro", "Vej"],
    [],
]


@pytest.mark.parametrize(("above", "told"), [([], []), (DOUBTFUL, ["B6"])])
def test_a_label_of_several_words_is_told_where_one_of_two_tables_has_doubtful_headings(tmp_path, above, told):
    known = [["Kommentar", "Emne"], ["Flere bænke ved søen", "Vi vil have ro her"], ["Mere lys", "Ro"]]
    gathered = gather(tmp_path, bord__xlsx=xlsx([*above, *known]))

    assert "Vi vil have ro her" in [cell.text for cell in gathered.set_aside if cell.reason == "label"]
    assert [caution.source.cell for caution in gathered.cautions if caution.code == "looks_like_note"] == told
