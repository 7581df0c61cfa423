"""The example workshops, read with the bare libraries: what the program is to find in them.

Municipality, people, addresses and notes are invented. The files hold what real ones hold beside notes (title
rows, numbers, dates, names, a sum, a hidden column, a comment), so each reader below names the cells of the notes.
"""

import csv
import datetime
import html
import json
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from flows.categorise import explain_text, load_scheme

ROOT = Path(__file__).parents[1]
LGBT = ROOT / "inputs" / "lgbt-beskaeftigelse"
TRAFFIC = ROOT / "inputs" / "trafik-ved-skolerne"
REAL_WORKSHOPS = ROOT.parent / "shared" / "workshops"

LEADERSHIP = "Ledelse og ansvar"
RESOURCES = "Ressourcer, organisering og politikker"
CULTURE = "Arbejdsmiljø og kultur"
KNOWLEDGE = "Viden og kompetenceudvikling"


def labelled(name):
    notes = json.loads((ROOT / "tests" / "data" / name).read_text(encoding="utf-8"))["notes"]
    return [(note["text"], note["theme"]) for note in notes]


def column(sheet, letter, first, last):
    cells = [sheet[f"{letter}{row}"].value for row in range(first, last + 1)]
    return [cell for cell in cells if cell is not None]


def records(path, encoding, delimiter):
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def table_1():
    cells = column(openpyxl.load_workbook(LGBT / "bord-1.xlsx")["Bord 1"], "C", 5, 26)
    return [line.removeprefix("- ") for cell in cells for line in cell.split("\n")]


def tables_2_to_4():
    book = openpyxl.load_workbook(LGBT / "borde-2-4.xlsx")
    return (
        column(book["Bord 2"], "A", 2, 11) + column(book["Bord 3"], "A", 2, 12) + column(book["Bord 4"], "A", 3, 13)
    )


def late_list():
    return [record["Bemærkning"] for record in records(LGBT / "eftersendt.csv", "cp1252", ";")]


def questions():
    sheet = openpyxl.load_workbook(LGBT / "spoergsmaal.xlsx")["Alle borde"]
    return [note for letter in "ABC" for note in column(sheet, letter, 4, 15)]


def whiteboard():
    texts = [html.unescape(record["Text"]) for record in records(LGBT / "whiteboard.csv", "utf-8", ",")]
    return [text for text in texts if text]


def traffic_1_and_2():
    return column(openpyxl.load_workbook(TRAFFIC / "borde-1-2.xlsx")["Input"], "B", 2, 18)


def traffic_3_and_4():
    rows = CalamineWorkbook.from_path(TRAFFIC / "borde-3-4.ods").get_sheet_by_name("Bord 3 og 4").to_python()
    return [row[0] for row in rows[1:]]


LGBT_READERS = (table_1, tables_2_to_4, late_list, questions, whiteboard)
TRAFFIC_READERS = (traffic_1_and_2, traffic_3_and_4)


def test_every_file_of_the_lgbt_workshop_holds_its_labelled_notes_verbatim_and_in_order():
    notes = [reader() for reader in LGBT_READERS]

    assert [len(of_file) for of_file in notes] == [24, 31, 15, 29, 24]
    assert [note for of_file in notes for note in of_file] == [text for text, _ in labelled("example-labels.json")]


def test_every_file_of_the_traffic_workshop_holds_its_labelled_notes_verbatim_and_in_order():
    notes = [reader() for reader in TRAFFIC_READERS]

    assert [len(of_file) for of_file in notes] == [17, 13]
    expected = [text for text, _ in labelled("example-labels-traffic.json")]
    assert [note for of_file in notes for note in of_file] == expected


def test_labels_name_the_themes_as_the_codebook_does_in_the_proportions_of_a_real_workshop():
    assert Counter(theme for _, theme in labelled("example-labels.json")) == {
        LEADERSHIP: 18,
        RESOURCES: 40,
        CULTURE: 41,
        KNOWLEDGE: 21,
        None: 3,
    }


def test_pairs_stand_among_the_notes_as_often_as_they_say():
    pairs = json.loads((ROOT / "tests" / "data" / "example-pairs.json").read_text(encoding="utf-8"))
    times = Counter(text for text, _ in labelled("example-labels.json"))

    assert {text for text, count in times.items() if count > 1} == {text for text, _ in pairs["identical"]}
    assert {times[text] for kind in ("near", "apart") for pair in pairs[kind] for text in pair} == {1}
    assert {kind: len(pairs[kind]) for kind in ("identical", "near", "apart")} == {
        "identical": 2,
        "near": 8,
        "apart": 5,
    }


def test_the_scheme_of_the_second_workshop_places_its_notes_as_a_reader_did():
    scheme = load_scheme(ROOT / "categories" / "trafik-ved-skolerne.yaml")
    titles = {theme.id: theme.title for theme in scheme.as_themes()} | {None: None}

    differ = [
        text
        for text, theme in labelled("example-labels-traffic.json")
        if titles[explain_text(text, scheme).theme] != theme
    ]
    assert differ == []


def test_the_list_has_title_rows_numbers_names_and_a_sum_that_excel_had_worked_out():
    sheet = openpyxl.load_workbook(LGBT / "bord-1.xlsx", data_only=True)["Bord 1"]

    assert [cell.value for cell in sheet[4]] == ["Nr.", "Bord", "Input", "Prikker", "Facilitator"]
    assert [sheet["A1"].value, sheet["A2"].value, sheet["A3"].value] == [
        "Workshop: LGBT+ og beskæftigelse",
        "Medborgerhuset den 6. oktober 2026",
        None,
    ]
    assert set(column(sheet, "E", 5, 26)) == {"Tove Lyngmose", "Kaj Rørdrum"}
    assert (sheet["C27"].value, sheet["D27"].value) == ("I alt", 40)
    assert sum(column(sheet, "D", 5, 26)) == 40


def test_the_sheets_a_table_have_dates_a_comment_a_hidden_column_and_a_sheet_without_header():
    book = openpyxl.load_workbook(LGBT / "borde-2-4.xlsx")

    assert set(column(book["Bord 2"], "B", 2, 11)) == {datetime.datetime(2026, 10, 7)}  # noqa: DTZ001 - Excel has no zones
    assert book["Bord 2"]["A8"].comment.text == "Håndskriften var svær at læse. Skal vi spørge bordet?"
    assert book["Bord 3"].column_dimensions["B"].hidden
    assert column(book["Bord 3"], "B", 2, 12) == ["tjek dato med kommunikation", "hører vist til p-udvalget"]
    assert (book["Bord 4"]["A1"].value, book["Bord 4"]["A2"].value) == ("Bord 4", None)


def test_the_late_list_is_what_danish_excel_saves():
    content = (LGBT / "eftersendt.csv").read_bytes()

    assert content.startswith(b"Dato;Kontakt;Bem\xe6rkning\r\n")
    assert content.count(b"\r\n") == content.count(b"\n") == 16
    assert b"\x96" in content  # an en dash in Windows-1252


def test_the_whiteboard_export_has_entities_an_empty_sticky_and_a_note_of_two_lines():
    texts = [record["Text"] for record in records(LGBT / "whiteboard.csv", "utf-8", ",")]

    assert [text for text in texts if "&" in text] == [
        "Hvad ved vi egentlig? Find tal &amp; forskning frem før vi sætter noget i gang",
        "&quot;Sådan er vi bare her&quot; er ikke et svar",
        "Ansvar &gt; gode hensigter",
        "Renovation, SOSU&#39;er, jurister: vi arbejder ikke ens, lav ikke ét koncept til alle",
    ]
    assert texts.count("") == 1
    assert [text for text in texts if "\n" in text] == ["Dialogkort til teammøder\n(uden pegefingre)"]


@pytest.mark.parametrize("path", sorted((ROOT / "inputs").glob("*/*.xlsx")), ids=lambda path: path.name)
def test_workbooks_name_an_office_and_no_person_as_author(path):
    properties = openpyxl.load_workbook(path).properties

    assert properties.creator in {"Ligestillingsenheden", "Vejafdelingen"}
    assert properties.created == properties.modified
    assert properties.created.year == 2026


def test_no_sentence_of_a_real_workshop_is_used():
    if not REAL_WORKSHOPS.is_dir():
        pytest.skip("the real workshops are not beside the project")
    real = [
        note["text"]
        for path in sorted(REAL_WORKSHOPS.glob("*/gold.json"))
        for note in json.loads(path.read_text(encoding="utf-8"))["notes"]
    ]
    assert real
    readers = LGBT_READERS + TRAFFIC_READERS
    examples = {_runs_of_five_words(note) for reader in readers for note in reader()}

    shared = set().union(*examples) & set().union(*map(_runs_of_five_words, real))
    assert not shared


def _runs_of_five_words(text):
    words = "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()
    return frozenset(tuple(words[at : at + 5]) for at in range(len(words) - 4))
