"""Sums, page feet, strokes, remarks and signatures between and below notes, and lines that say what notes are."""

import pytest

from tests.gather.make import aside, codes, csv, gather, texts, xlsx

LIST = [["Seddel", "Stemmer"], ["Mere lys ved porten", 4], ["Ro", 2]]


@pytest.mark.parametrize(
    ("row", "reasons"),
    [
        (["Sum", 6], ("label", "label")),
        (["Antal sedler i alt", 2], ("label", "label")),
        (["I alt side 1", 6], ("label", "label")),
        (["Bord 2 i alt", "6 stemmer"], ("label", "label")),
        (["Subtotal:", 6], ("label", "label")),
        (["Prikker, grand total", 6], ("label", "label")),
        (["I alt: 2 sedler"], ("label", None)),
        (["Bord 2 i alt: 12"], ("label", None)),
        (["I alt for bord 2: 12 sedler"], ("label", None)),
        (["Sedler i alt 12"], ("label", None)),
        (["Total antal stemmer", 6], ("label", "label")),
        (["Antallet af sedler: 12"], ("label", None)),
        (["(I alt 12)"], ("label", None)),
        (["I alt: 80 %"], ("label", None)),
        (["Side 1 af 3"], ("other", None)),
        (["Side 1/3"], ("other", None)),
        (["Fortsættes på næste side"], ("other", None)),
        (["Fortsættes side 2"], ("other", None)),
        (["-", 0], ("other", "number")),
        (["N/A", None], ("other", None)),
    ],
)
def test_what_counts_or_ends_a_page_is_no_note(tmp_path, row, reasons):
    gathered = gather(tmp_path, bord__xlsx=xlsx([*LIST, row, ["Flere bænke", 1]]))

    assert texts(gathered) == ["Mere lys ved porten", "Ro", "Flere bænke"]
    assert (aside(gathered)["A4"], aside(gathered).get("B4")) == reasons
    assert codes(gathered) == []


@pytest.mark.parametrize(
    "row",
    [
        ["Sum", None],
        ["I alt for dyrt", 3],
        ["Total forvirring", 1],
        ["Antal biler skal ned", 5],
        ["Antallet af biler", 5],
        ["Sumpen er i alt 25"],
        ["Vi ønsker i alt: 25 bænke"],
        ["I alt 80 % af os"],
        ["Side om side", 1],
        ["NB: der mangler cykler", 2],
        ["Ingen", 2],
        ["?", 1],
        ["7", 1],
    ],
)
def test_notes_that_only_resemble_such_lines_stay_notes(tmp_path, row):
    gathered = gather(tmp_path, bord__xlsx=xlsx([*LIST, row, ["Flere bænke", 1]]))

    assert texts(gathered) == ["Mere lys ved porten", "Ro", str(row[0]), "Flere bænke"]


@pytest.mark.parametrize("text", ["For mange møder i alt", "Porten i alt", "Sumpen i alt", "Større andel"])
def test_a_sum_that_somebody_may_have_written_is_told(tmp_path, text):
    gathered = gather(tmp_path, bord__xlsx=xlsx([*LIST, [text, 3]]))

    assert texts(gathered) == ["Mere lys ved porten", "Ro"]
    assert codes(gathered) == ["looks_like_note"]


def test_sums_under_two_tables_beside_each_other(tmp_path):
    rows = [
        ["Godt", "Stemmer", None, "Skidt", "Stemmer"],
        ["Vores lyse klasser", 3, None, "Den lange gang er mørk", 2],
        [None, None, None, "Toiletter uden lås på døren", 5],
        ["Sum", 3, None, "Sum", 7],
    ]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))

    assert texts(gathered) == ["Vores lyse klasser", "Den lange gang er mørk", "Toiletter uden lås på døren"]


def test_counts_of_codes_below_a_gap_are_figures_and_a_figure_alone_is_a_note(tmp_path):
    rows = [["Kode", "Seddel"], ["A", "Mere lys"], ["B", "Ro"], ["A", "Bænke"]]
    gathered = gather(tmp_path, bord__xlsx=xlsx([*rows, [], ["A", 2], ["B", 1]]))
    assert texts(gathered) == ["Mere lys", "Ro", "Bænke"]
    assert aside(gathered)["B6"] == "number"

    gathered = gather(tmp_path, bord__xlsx=xlsx([*rows, [], [None, 30]]))
    assert texts(gathered) == ["Mere lys", "Ro", "Bænke", "30"]


@pytest.mark.parametrize("remark", ["OBS: to sedler kunne ikke læses", "Bemærk, at to sedler var tomme"])
def test_a_remark_of_the_one_who_typed_and_what_follows_it_is_told(tmp_path, remark):
    rows = [["Post-it"], ["Mere lys"], ["Ro"], [], [remark], ["resten ligger hos mig"]]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))

    assert texts(gathered) == ["Mere lys", "Ro"]
    assert [(c.code, c.source.cell) for c in gathered.cautions] == [("looks_like_note", "A5")]


@pytest.mark.parametrize("note", ["Bemærk, at stien er glat om vinteren", "Obs, cykler kører stærkt"])
def test_a_note_that_begins_as_a_remark_does_is_a_note(tmp_path, note):
    gathered = gather(
        tmp_path, bord__xlsx=xlsx([["Post-it"], ["Mere lys"], ["Ro"], [], [note], ["Bænke ved søen"]])
    )
    assert texts(gathered) == ["Mere lys", "Ro", note, "Bænke ved søen"]


def test_a_signature_keeps_no_name(tmp_path):
    rows = [["Seddel"], ["Mere lys"], ["Ro"], [], ["Venlig hilsen"], ["Ida Elmegård"], ["Team Skole og Fritid"]]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))

    assert texts(gathered) == ["Mere lys", "Ro"]
    assert (aside(gathered)["A5"], aside(gathered)["A6"], aside(gathered)["A7"]) == ("label", "person", "other")
    assert codes(gathered) == ["looks_like_note"]
    assert "Elmegård" not in repr([(cell.text, cell.source) for cell in gathered.set_aside])


def test_hilsen_over_many_notes_is_no_signature(tmp_path):
    notes = ["Mere lys", "Hilsen", "Ro", "Bænke", "Fisk", "Parkering", "Is"]
    gathered = gather(tmp_path, bord__xlsx=xlsx([["Seddel"], *([note] for note in notes)]))

    assert texts(gathered) == notes


def test_dates_and_times_on_top_of_a_list_are_no_notes(tmp_path):
    rows = [
        ["Workshop om søen"],
        [],
        ["3. maj 2025"],
        ["09:30"],
        ["Mere lys ved broen"],
        ["4. maj 2025"],
        ["Ro på søen"],
        ["Bænke"],
        ["Flere både"],
    ]
    gathered = gather(tmp_path, side__xlsx=xlsx(rows))

    assert texts(gathered) == ["Mere lys ved broen", "4. maj 2025", "Ro på søen", "Bænke", "Flere både"]
    assert (aside(gathered)["A3"], aside(gathered)["A4"]) == ("date", "date")


@pytest.mark.parametrize("sign", [" = ", ": ", " – "])
def test_lines_that_say_what_a_colour_means_are_headings_of_the_notes_below(tmp_path, sign):
    rows = [
        [f"Gule sedler{sign}det gode"],
        ["Lys i gangen"],
        ["Ro om morgenen"],
        [],
        [f"Blå lapper{sign}det svære"],
        ["Larm"],
        ["Køer ved kassen"],
    ]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))

    assert texts(gathered) == ["Lys i gangen", "Ro om morgenen", "Larm", "Køer ved kassen"]
    assert [note.source.heading for note in gathered.notes][::2] == [rows[0][0], rows[4][0]]


def test_an_equation_that_somebody_wrote_is_a_note(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=xlsx([["Seddel"], ["Ro = læring"], ["Gule biler: nej tak"], ["Lys"]]))

    assert texts(gathered) == ["Ro = læring", "Gule biler: nej tak", "Lys"]


def test_lines_that_end_in_a_colon_head_those_below_them(tmp_path):
    rows = [
        ["Ældrepolitik, ord fra aftenen"],
        [],
        ["Hjemme hos:"],
        ["Varm mad"],
        ["Ro"],
        [],
        ["Ude:"],
        ["En bænk"],
        ["Lys"],
    ]
    gathered = gather(tmp_path, liste__csv=csv([[*row, None] if row else [None] for row in rows]))

    assert texts(gathered) == ["Varm mad", "Ro", "En bænk", "Lys"]
    assert [note.source.heading for note in gathered.notes] == ["Hjemme hos:", "Hjemme hos:", "Ude:", "Ude:"]


def test_one_line_that_ends_in_a_colon_between_notes_is_a_note(tmp_path):
    gathered = gather(
        tmp_path, bord__xlsx=xlsx([["Seddel"], ["Mere lys"], ["Det vigtigste er:"], ["ro"], ["Bænke"]])
    )

    assert texts(gathered) == ["Mere lys", "Det vigtigste er:", "ro", "Bænke"]


def test_a_row_that_shows_how_to_fill_in_is_told_and_no_note(tmp_path):
    rows = [["Bord", "Seddel"], ["Eksempel", "Sådan skriver du en seddel"], [1, "Mere lys"], [2, "Ro"]]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))
    assert texts(gathered) == ["Mere lys", "Ro"]
    assert codes(gathered) == ["looks_like_note"]

    rows = [["Seddel"], ["Mere lys"], ["Eksempel: en bænk ved søen"], ["Ro"]]
    assert texts(gather(tmp_path, bord__xlsx=xlsx(rows))) == ["Mere lys", "Eksempel: en bænk ved søen", "Ro"]


def test_a_mail_around_a_list_is_no_note_and_names_stand_nowhere(tmp_path):
    rows = [
        ["Til: Rådhuset"],
        ["Emne: sedler fra bord 4"],
        [],
        ["Kære Elmegård"],
        ["Dette stod der:"],
        ["- Mere lys"],
        ["- Ro"],
        ["- En bænk"],
        [],
        ["Mvh Birk"],
    ]
    gathered = gather(tmp_path, mail__xlsx=xlsx(rows))

    assert texts(gathered) == ["Mere lys", "Ro", "En bænk"]
    assert (aside(gathered)["A4"], aside(gathered)["A5"], aside(gathered)["A10"]) == ("person", "heading", "person")
    assert {"looks_like_note", "looks_like_name", "read_as_heading"} <= set(codes(gathered))


def test_who_typed_the_notes_may_stand_third_from_below(tmp_path):
    foot = [["Renskrevet af Ida Lund"], ["Side 1 af 1"], ["Fortsættes på næste side"]]
    rows = [*LIST, ["Ida Lund har skrevet"], *foot]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))

    assert texts(gathered) == ["Mere lys ved porten", "Ro", "Ida Lund har skrevet"]
    assert aside(gathered)["A5"] == "person"


@pytest.mark.parametrize("foot", [["Renskrevet den 4. maj af Ove Birk"], ["Indtastet 4. maj af:", "Ove Birk"]])
def test_who_typed_and_when_is_a_person(tmp_path, foot):
    gathered = gather(tmp_path, bord__xlsx=xlsx([["Seddel"], ["Mere lys"], ["Ro"], [], *([line] for line in foot)]))

    assert texts(gathered) == ["Mere lys", "Ro"]
    assert aside(gathered)[f"A{4 + len(foot)}"] == "person"


def test_a_note_on_what_was_written_by_somebody_is_a_note(tmp_path):
    notes = ["Skrevet af børn er bedst", "Mere lys", "Skiltene er skrevet af kommunen", "Ro"]

    assert texts(gather(tmp_path, bord__xlsx=xlsx([["Seddel"], *([note] for note in notes)]))) == notes


def test_how_many_notes_a_table_had_is_no_note(tmp_path):
    rows = [["Seddel"], ["Mere lys"], ["Ro"], [], ["Bord 1: 2"], ["Bord 2: 0 sedler"]]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))

    assert texts(gathered) == ["Mere lys", "Ro"]


QUESTIONS = [["Hvad gør os glade?"], ["Musik"], ["Kaffen om morgenen"], [], ["Hvad gør os trætte?"], ["Larm"]]


def test_questions_on_top_of_each_part_of_a_list_are_headings_and_told(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=xlsx(QUESTIONS))

    assert [(n.text, n.source.heading) for n in gathered.notes] == [
        ("Musik", "Hvad gør os glade?"),
        ("Kaffen om morgenen", "Hvad gør os glade?"),
        ("Larm", "Hvad gør os trætte?"),
    ]
    assert "read_as_section" in codes(gathered)


@pytest.mark.parametrize("more", [["Hvem rydder op?"], [None, "Hvem rydder op?"]])
def test_questions_that_stand_elsewhere_too_are_notes(tmp_path, more):
    rows = [*QUESTIONS, *([text] if text else [] for text in more)]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))

    assert [text for text in texts(gathered) if text.endswith("?")] == [
        "Hvad gør os glade?",
        "Hvad gør os trætte?",
        "Hvem rydder op?",
    ]
