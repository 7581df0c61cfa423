"""What is no note is put right in the workbook, too: facts, words about a theme, cells, how a sheet is read."""

import openpyxl
import pytest

from flows.errors import WorkbookError
from flows.notes import Edition
from flows.review import Decision
from flows.review.source_entries import CellDecision
from flows.workbook.decide_sources import decide_source
from flows.workbook.parent import ParentRow
from tests.workbook.desk import NAME, SCHEME, Desk, Sheets, in_force

NOTES = ["Bedre kaffe", "Stolene larmer", "Pauser, ro", "Hvorfor?"]


def set_cell(desk: Desk, sheet: str, heading: str, row: str, column: str, value: str | None) -> None:
    """Write into the row of a sheet that has a text under a heading."""
    desk.edit(lambda sheets: setattr(sheets.row(row, sheet, heading)[column], "value", value))


def texts(edition: Edition) -> list[str]:
    return [note.text for note in edition.gathered.notes]


def facts(desk: Desk) -> dict[str, list[str | None]]:
    rows = Sheets.open(desk.workbook).rows("Workshop")
    return {row["Oplysning"].value: [cell.value for cell in [*row.values()][1:]] for row in rows}


@pytest.mark.parametrize(
    ("fact", "typed", "decided"),
    [
        ("Emne", "Workshop om maden", ("workshop", "title", "maden")),
        ("Dato", "6. maj 2025", ("workshop", "date", "2025-05-06")),
        ("Dato", "06-05-2025", ("workshop", "date", "2025-05-06")),
        ("Dato", "6/5 2025", ("workshop", "date", "2025-05-06")),
        ("Sted", "Stuen", ("workshop", "place", "Stuen")),
        ("Arrangør", "Køkkenet", ("workshop", "host", "Køkkenet")),
        ("Skema", "KANTINEN", ("workshop", "scheme", "kantinen")),
    ],
)
def test_a_fact_is_put_right_without_workshop_yaml(desk, fact, typed, decided):
    set_cell(desk, "Workshop", "Oplysning", fact, "Rettes til", typed)

    assert desk.run().told == ("Fra gennemgangen: 1 ny afgørelse.",)
    assert in_force(desk.book) == [decided]
    assert desk.run().settled.answers.given == ()
    assert desk.stands()


def test_it_is_told_where_a_fact_comes_from_that_nobody_has_written(desk):
    own = facts(desk)
    (desk.folders.categories / f"{NAME}.yaml").rename(desk.folders.categories / "frokost.yaml")
    desk.run()

    assert own["Emne"] == [NAME, None, "mappens navn; workshop.yaml siger ikke andet"]
    assert own["Skema"] == [NAME, None, "mappens navn; workshop.yaml siger ikke andet"]
    assert own["Sted"] == [None, None, "ikke skrevet nogen steder"]
    assert facts(desk)["Skema"] == [
        "frokost", None, "det eneste skema, der er; workshop.yaml siger ikke andet",
    ]  # fmt: skip


def test_a_fact_wins_over_workshop_yaml_until_that_is_changed_and_is_then_asked_about(desk):
    settings = desk.inputs / "workshop.yaml"
    settings.write_text("place: Salen\nhost: Køkkenet\n", encoding="utf-8")
    desk.run()
    assert facts(desk)["Sted"] == ["Salen", None, "workshop.yaml, nøglen place"]

    set_cell(desk, "Workshop", "Oplysning", "Sted", "Rettes til", "Stuen")
    desk.run()
    assert facts(desk)["Sted"] == ["Stuen", "Stuen", "besluttet her"]
    settings.write_text("place: Hallen\n", encoding="utf-8")
    (caution,) = [each for each in desk.run().edition.cautions if each.code == "fact_changed"]

    assert caution.message == (
        "En oplysning (place) er rettet i gennemgangen og siden i workshop.yaml. Nu gælder workshop.yaml; skal det "
        "være anderledes, så ret det på arket Workshop."
    )
    asked = "workshop.yaml, som er ændret, siden der blev besluttet »Stuen« her. Beslut igen"
    assert facts(desk)["Sted"] == ["Hallen", None, asked]
    set_cell(desk, "Workshop", "Oplysning", "Sted", "Rettes til", "Stuen")
    desk.run()
    assert facts(desk)["Sted"] == ["Stuen", "Stuen", "besluttet her"]
    set_cell(desk, "Workshop", "Oplysning", "Sted", "Rettes til", None)
    assert desk.run().told == (
        "Fra gennemgangen: 0 nye afgørelser, 1 taget tilbage.",
        "- Workshop!C4: taget tilbage: Workshop, Sted. Nu gælder workshop.yaml, nøglen place.",
    )
    assert facts(desk)["Sted"] == ["Hallen", None, "workshop.yaml, nøglen place"]


@pytest.mark.parametrize(
    ("decided", "code", "said", "detail"),
    [
        (
            "notes: [{cell: abc, text: En helt anden tekst}]",
            "decision_without_cell",
            "Beslutningen om, at cellen abc er et input, bruges ikke: den findes ikke mere.",
            "decisions.yaml, abc: »En helt anden tekst«",
        ),
        (
            "reading: [{file: borte.csv, header_row: 1}]",
            "decision_without_sheet",
            "Beslutningen om, hvordan et ark læses, bruges ikke: arket findes ikke mere.",
            "borte.csv",
        ),
        (
            "reading: [{file: noter.csv, header_row: 40}]",
            "decision_without_sheet",
            "Beslutningen om, at række 40 er overskrifter, bruges ikke: rækken er tom.",
            "noter.csv",
        ),
        (
            "workshop: [{fact: scheme, value: borte}]",
            "fact_changed",
            "Skemaet, der er valgt i gennemgangen, findes ikke mere. Vælg et andet på arket Workshop.",
            "scheme: »borte«",
        ),
    ],
)
def test_a_decision_whose_cell_sheet_row_or_scheme_is_gone_is_told(desk, decided, code, said, detail):
    desk.yaml.write_text(decided + "\n", encoding="utf-8")

    told = [(each.code, each.message, each.details) for each in desk.run().edition.cautions]
    assert (code, said, (detail,)) in told
    assert len([each for each, *_ in told if each == code]) == 1


def test_where_a_fact_is_taken_back_and_stands_nowhere_else_that_is_said(desk):
    set_cell(desk, "Workshop", "Oplysning", "Arrangør", "Rettes til", "Køkkenet")
    desk.run()
    set_cell(desk, "Workshop", "Oplysning", "Arrangør", "Rettes til", None)

    assert desk.run().told == (
        "Fra gennemgangen: 0 nye afgørelser, 1 taget tilbage.",
        "- Workshop!C5: taget tilbage: Workshop, Arrangør. Nu er den ikke skrevet i workshop.yaml.",
    )
    assert facts(desk)["Arrangør"] == [None, None, "ikke skrevet nogen steder"]
    assert desk.stands()


def test_a_workshop_with_several_schemes_and_no_yaml_asks_for_one_in_the_workbook(desk):
    other = SCHEME.replace("id: mad", "id: spise")
    (desk.folders.categories / f"{NAME}.yaml").rename(desk.folders.categories / "frokost.yaml")
    (desk.folders.categories / "spisning.yaml").write_text(other, encoding="utf-8")
    desk.workbook.unlink()

    assert desk.run().held_back
    assert facts(desk)["Skema"] == [None, None, "ikke skrevet nogen steder"]
    book = openpyxl.load_workbook(desk.workbook)
    ((sheet, cells),) = book.defined_names["Skemaliste"].destinations
    assert [cell.value for (cell,) in book[sheet][cells]] == ["frokost", "spisning"]
    (rule,) = [rule for rule in book["Workshop"].data_validations.dataValidation if rule.type == "list"]
    assert (str(rule.sqref), rule.formula1) == ("C6", "Skemaliste")

    set_cell(desk, "Workshop", "Oplysning", "Skema", "Rettes til", "spisning")
    ran = desk.run()
    assert (ran.held_back, ran.edition.placements[desk.ids()["Bedre kaffe"]].theme) == (False, "spise")


def test_a_scheme_that_lacks_the_themes_which_are_decided_about_is_refused(desk):
    other = SCHEME.replace("id: mad", "id: spise")
    (desk.folders.categories / "spisning.yaml").write_text(other, encoding="utf-8")
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Mad og drikke"))
    desk.run()
    set_cell(desk, "Workshop", "Oplysning", "Skema", "Rettes til", "spisning")
    before = desk.yaml.read_bytes()

    with pytest.raises(WorkbookError, match="skemaet kan ikke skiftes, for 1 beslutninger nævner temaer"):
        desk.run()
    assert desk.yaml.read_bytes() == before


def test_words_about_a_theme_are_printed_and_asked_about_when_its_notes_change(desk):
    set_cell(desk, "Temaer", "Tema", "Mad og drikke", "Jeres indledning", "Kaffen er vigtig.")
    ran = desk.run()
    assert ran.told == ("Fra gennemgangen: 1 ny afgørelse.",)
    assert in_force(desk.book) == [("summary", "mad", "Kaffen er vigtig.")]
    assert desk.run().edition.staff_texts["mad"].intro == "Kaffen er vigtig."
    assert desk.stands()

    desk.note_down([*NOTES, "Mere kaffe om aftenen"])
    assert [each.code for each in desk.run().edition.cautions] == ["summary_notes_changed"]
    row = Sheets.open(desk.workbook).row("Mad og drikke", "Temaer", "Tema")
    added = desk.ids()["Mere kaffe om aftenen"]
    assert row["Siden teksten blev skrevet"].value == f"1 kommet til ({added} i A6)"
    assert row["Jeres indledning"].value == "Kaffen er vigtig."

    set_cell(desk, "Temaer", "Tema", "Mad og drikke", "Passer teksten?", "Ja")
    assert desk.run().edition.cautions == ()
    assert len(desk.book.summary[0].notes or ()) == 2
    assert desk.stands()
    set_cell(desk, "Temaer", "Tema", "Mad og drikke", "Jeres indledning", None)
    assert desk.run().edition.staff_texts == {}


def test_of_words_about_a_theme_it_is_told_which_notes_a_file_that_cannot_be_read_may_hold(desk):
    desk.note_down(["Mere kaffe om aftenen"], "andre.csv")
    desk.run()
    hidden = desk.ids()["Mere kaffe om aftenen"]
    set_cell(desk, "Temaer", "Tema", "Mad og drikke", "Jeres indledning", "Kaffen er vigtig.")
    desk.run()
    (desk.inputs / "andre.csv").unlink()
    (desk.inputs / "andre.xlsx").write_bytes(b"PK\x03\x04cut off")

    ran = desk.run(skip_bad_files=True)
    assert ran.edition.staff_texts["mad"].intro == "Kaffen er vigtig."
    assert [each.code for each in ran.edition.cautions] == ["skipped_file", "summary_notes_unseen"]
    row = Sheets.open(desk.workbook).row("Mad og drikke", "Temaer", "Tema")
    assert row["Siden teksten blev skrevet"].value == (
        f"1 ikke fundet, måske fordi en fil er sprunget over ({hidden})"
    )
    (told,) = Sheets.open(desk.workbook).rows("Afgørelser")
    assert told["Hvad der blev af den"].value == "i brug; nogle input er ikke fundet"


def test_what_an_earlier_run_took_in_of_words_about_a_theme_is_no_conflict(desk):
    """The run was stopped before it wrote the workbook anew."""
    set_cell(desk, "Temaer", "Tema", "Mad og drikke", "Jeres indledning", "Kaffen er vigtig.")
    saved = desk.workbook.read_bytes()
    desk.run()
    filled = desk.yaml.read_bytes()
    desk.workbook.write_bytes(saved)
    desk.run()

    assert desk.yaml.read_bytes() == filled


def test_a_note_that_is_none_is_set_aside_and_can_be_taken_back(desk):
    before = desk.ids()
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Handling="Ikke et input"))
    ran = desk.run()

    assert ran.told == ("Fra gennemgangen: 1 ny afgørelse.",)
    assert in_force(desk.book) == [("not_notes", "Hvorfor?")]
    assert texts(ran.edition) == NOTES[:3]
    assert [(cell.text, cell.reason) for cell in ran.edition.gathered.set_aside] == [
        ("Input", "heading"),
        ("Hvorfor?", "decision"),
    ]
    row = Sheets.open(desk.workbook).row("Hvorfor?", "Sat til side", "Tekst")
    assert [row["Grund"].value, row["ID"].value] == ["afgjort: ikke et input", before["Hvorfor?"]]
    assert desk.stands()

    set_cell(desk, "Sat til side", "Tekst", "Hvorfor?", "Er et input?", "Ja")
    assert texts(desk.run().edition) == NOTES
    assert (desk.book.decisions, desk.ids()) == ((), before)


def test_a_note_that_was_none_and_has_another_text_by_now_is_asked_about(desk):
    desk.edit(lambda sheets: sheets.write("Stolene larmer", Handling="Ikke et input"))
    desk.run()
    desk.note_down(["Stolene larmer nu", *NOTES[2:], NOTES[0]])
    ran = desk.run()
    first = Sheets.open(desk.workbook).rows("Input")[0]

    assert "Stolene larmer nu" in texts(ran.edition)
    assert first["Hvorfor"].value.startswith("en tidligere afgørelse gælder en anden tekst")
    desk.edit(lambda sheets: sheets.write("Stolene larmer nu", Handling="Behold"))
    desk.run()
    assert [key for key, *_ in in_force(desk.book)] == ["themes"]


def test_what_else_is_decided_about_a_note_that_is_none_waits_for_it(desk):
    desk.edit(lambda sheets: sheets.write("Stolene larmer", Rettet_tema="Tid, ro og pauser"))
    desk.run()
    desk.note_down(["Stolene larmer"], "b.csv")
    desk.run()
    decided = next(row for row in Sheets.open(desk.workbook).rows("Input") if row["Rettet tema"].value)
    set_cell(desk, "Input", "ID", decided["ID"].value, "Handling", "Ikke et input")
    edition = desk.run().edition

    (twin,) = [note for note in edition.gathered.notes if note.text == "Stolene larmer"]
    assert (twin.source.file, edition.placements[twin.id].theme) == ("b.csv", "rum")  # it did not follow the text
    assert edition.cautions == ()


def test_one_of_several_notes_of_a_cell_is_none(tmp_path):
    desk = Desk.of(tmp_path, ["- Bedre kaffe\n- Ordstyrer\n- Mere te", "Hvorfor?"])
    desk.run()
    desk.edit(lambda sheets: sheets.write("Ordstyrer", Handling="Ikke et input"))
    edition = desk.run().edition

    assert texts(edition) == ["Bedre kaffe", "Mere te", "Hvorfor?"]
    assert [cell.text for cell in edition.gathered.set_aside] == ["Input"]
    set_cell(desk, "Sat til side", "Tekst", "Ordstyrer", "Er et input?", "Ja")
    assert len(desk.run().edition.gathered.notes) == 4


def test_a_cell_that_was_set_aside_is_a_note_and_can_be_taken_back(desk):
    before = desk.ids()
    set_cell(desk, "Sat til side", "Tekst", "Input", "Er et input?", "Ja")
    ran = desk.run()

    assert ran.told == ("Fra gennemgangen: 1 ny afgørelse.",)
    assert in_force(desk.book) == [("notes", "Input")]
    assert texts(ran.edition) == ["Input", *NOTES]
    assert {text: note for text, note in desk.ids().items() if text != "Input"} == before
    assert desk.stands()

    desk.edit(lambda sheets: sheets.write("Input", Handling="Ikke et input"))
    assert texts(desk.run().edition) == NOTES
    assert desk.book.decisions == ()


def test_a_cell_of_a_person_is_known_by_its_id_alone(tmp_path):
    desk = Desk.of(tmp_path, NOTES)
    names = ["Hanne Bak", "Jens Holm", "Mette Lund", "Ole Krag"]
    lines = ["Navn;Input", *map(";".join, zip(names, NOTES, strict=True))]
    (desk.inputs / "noter.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    desk.run()
    row = next(row for row in Sheets.open(desk.workbook).rows("Sat til side") if row["Celle"].value == "A3")
    assert [row["Tekst"].value, row["Grund"].value] == [None, "person"]

    set_cell(desk, "Sat til side", "ID", row["ID"].value, "Er et input?", "Ja")
    ran = desk.run()

    assert "Jens Holm" in texts(ran.edition)
    assert "Jens" not in desk.yaml.read_text(encoding="utf-8")
    (desk.inputs / "noter.csv").write_text("\n".join([lines[0], *lines[:0:-1]]) + "\n", encoding="utf-8")
    assert "Jens Holm" in texts(desk.run().edition)  # the row does not count


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Mere te", "Mere te"), ("Ring til Jens Holm på 87 65 43 21", ""), ("Spørg jens@eksempel.example", "")],
)
def test_a_text_in_which_personal_data_is_found_is_not_kept_with_the_decision(text, kept):
    row = ParentRow("aside", ("abc",), (text,), {}, was="heading")
    [(_, decision, _)] = decide_source(row, {"is_note": "Ja"}, {"is_note"}, frozenset())

    assert decision == Decision("notes", CellDecision(cell="abc", text=kept))


def test_a_cell_that_is_a_note_follows_its_text_into_a_file_of_another_name(desk):
    set_cell(desk, "Sat til side", "Tekst", "Input", "Er et input?", "Ja")
    desk.run()
    (desk.inputs / "noter.csv").rename(desk.inputs / "bord 1.csv")
    ran = desk.run()

    assert texts(ran.edition) == ["Input", *NOTES]
    assert ran.edition.cautions == ()


def test_a_cell_whose_text_changed_is_asked_about_again(tmp_path):
    desk = Desk.of(tmp_path, NOTES)
    rows = [["Bord", "Input"], ["Her sidder vi ved det runde bord", "Bedre kaffe"], ["2", "Mere te"]]

    def save() -> None:
        (desk.inputs / "noter.csv").write_text("\n".join(map(";".join, rows)) + "\n", encoding="utf-8")

    save()
    desk.run()
    set_cell(desk, "Sat til side", "Tekst", rows[1][0], "Er et input?", "Ja")
    assert rows[1][0] in texts(desk.run().edition)
    rows[1][0] = "Her sidder vi ved det runde bord nu"
    save()
    ran = desk.run()

    assert "decision_without_cell" in [each.code for each in ran.edition.cautions]
    row = Sheets.open(desk.workbook).row(rows[1][0], "Sat til side", "Tekst")
    assert "gælder en anden tekst: »Her sidder vi ved det runde bord«" in row["Grund"].value
    set_cell(desk, "Sat til side", "Tekst", rows[1][0], "Er et input?", "Ja")
    assert rows[1][0] in texts(desk.run().edition)
    assert in_force(desk.book) == [("notes", rows[1][0])]


@pytest.mark.parametrize(
    ("column", "value", "decided", "read"),
    [
        ("Første række er", "Input", "note", ["Input", "Bedre kaffe", "Mere te\nog ro"]),
        ("Overskriftsrække", "2", 2, ["Mere te\nog ro"]),
        ("Del ved linjeskift", "Ja", "lines", ["Bedre kaffe", "Mere te", "og ro"]),
        ("Tema fra", "Overskrift", "heading", ["Bedre kaffe", "Mere te\nog ro"]),
    ],
)
def test_how_a_sheet_is_read_is_chosen_and_taken_back(tmp_path, column, value, decided, read):
    desk = Desk.of(tmp_path, ["Bedre kaffe", "Mere te\nog ro"])
    desk.run()
    before = Sheets.open(desk.workbook).rows("Læsning")[0][column].value
    set_cell(desk, "Læsning", "Fil", "noter.csv", column, value)
    ran = desk.run()

    assert in_force(desk.book) == [("reading", "noter.csv", decided)]
    assert ran.told == ("Fra gennemgangen: 1 ny afgørelse.",)
    assert texts(ran.edition) == read
    assert desk.run().settled.answers.given == ()
    assert desk.stands()
    set_cell(desk, "Læsning", "Fil", "noter.csv", column, None)
    assert texts(desk.run().edition) == ["Bedre kaffe", "Mere te\nog ro"]
    assert Sheets.open(desk.workbook).rows("Læsning")[0][column].value == before


def test_how_a_sheet_is_read_goes_with_its_file_to_another_name(tmp_path):
    desk = Desk.of(tmp_path, ["Bedre kaffe", "Mere te\nog ro"])
    desk.run()
    set_cell(desk, "Læsning", "Fil", "noter.csv", "Del ved linjeskift", "Ja")
    desk.run()
    (desk.inputs / "noter.csv").rename(desk.inputs / "bord 1.csv")
    ran = desk.run()

    assert texts(ran.edition) == ["Bedre kaffe", "Mere te", "og ro"]
    assert in_force(desk.book) == [("reading", "bord 1.csv", "lines")]
    assert ran.edition.cautions == ()
    assert desk.stands()
    desk.note_down(["Bedre kaffe", "Mere te\nog ro", "Flere borde\nog stole"], "bord 1.csv")
    assert texts(desk.run().edition) == ["Bedre kaffe", "Mere te", "og ro", "Flere borde", "og stole"]


def test_how_a_sheet_is_read_that_is_called_as_a_column_is_chosen_too(tmp_path):
    desk = Desk.of(tmp_path, NOTES)
    book = openpyxl.Workbook()
    book.active.title = "Input"
    for text in ("Input", "Bedre kaffe", "Mere te"):
        book.active.append([text])
    (desk.inputs / "noter.csv").unlink()
    book.save(desk.inputs / "bord.xlsx")
    desk.run()

    set_cell(desk, "Læsning", "Fil", "bord.xlsx", "Overskriftsrække", "2")
    ran = desk.run()

    assert ran.told == ("Fra gennemgangen: 1 ny afgørelse.",)
    assert in_force(desk.book) == [("reading", "bord.xlsx", "Input", 2)]
    assert texts(ran.edition) == ["Mere te"]


@pytest.mark.parametrize(
    ("sheet", "heading", "row", "column", "typed", "fault"),
    [
        ("Workshop", "Oplysning", "Dato", "Rettes til", "i maj", "datoen kan ikke læses."),
        ("Workshop", "Oplysning", "Dato", "Rettes til", "31-02-2025", "datoen kan ikke læses."),
        ("Workshop", "Oplysning", "Skema", "Rettes til", "frokost", "skemaet findes ikke. Vælg et af: kantinen."),
        ("Temaer", "Tema", "Uden tema", "Jeres indledning", "Ord", "der kan ikke skrives om det, der står uden"),
        (
            "Temaer",
            "Tema",
            "Mad og drikke",
            "Passer teksten?",
            "Ja",
            "der er ingen tekst om temaet, som Ja kan gælde.",
        ),
        ("Sat til side", "Tekst", "Input", "Er et input?", "Nej", "det kan ikke vælges her. Vælg Ja, eller tøm"),
        ("Sat til side", "Grund", "overskrift", "Tekst", "Input!", "teksten hører ikke til rækkens ID."),
        ("Læsning", "Fil", "noter.csv", "Overskriftsrække", "øverst", "skriv rækkens nummer, som Excel viser det;"),
        ("Læsning", "Fil", "noter.csv", "Tema fra", "Bordet", "det kan ikke vælges her. Vælg Intet, Overskrift"),
    ],
)
def test_each_fault_is_told_with_its_cell(desk, sheet, heading, row, column, typed, fault):
    set_cell(desk, sheet, heading, row, column, typed)
    cell = Sheets.open(desk.workbook).row(row, sheet, heading)[column].coordinate
    before = desk.workbook.read_bytes()

    with pytest.raises(WorkbookError) as caught:
        desk.run()
    assert f"- gennemgang.xlsx, {sheet}!{cell}: {fault}" in str(caught.value)
    assert (desk.workbook.read_bytes(), desk.yaml.exists()) == (before, False)


def test_a_workshop_of_which_nothing_was_read_is_put_right_from_the_workbook(tmp_path):
    desk = Desk.of(tmp_path, NOTES)
    (desk.inputs / "noter.csv").write_text("Dato;Antal\n1. maj 2025;3\n2. maj 2025;Mere te\n", encoding="utf-8")
    assert desk.run().held_back
    set_cell(desk, "Sat til side", "Tekst", "Mere te", "Er et input?", "Ja")
    ran = desk.run()

    assert (ran.held_back, texts(ran.edition)) == (False, ["Mere te"])
    desk.edit(lambda sheets: sheets.write("Mere te", Handling="Ikke et input"))
    assert desk.run().held_back


@pytest.mark.parametrize("name", ["Bord 1 ", " Bord", "Bo\u0308rd"])
def test_a_sheet_may_be_called_as_no_cell_can_say_it(desk, name):
    book = openpyxl.Workbook()
    book.active.title = name
    for text in ("Input", "Mere te", "Flere borde"):
        book.active.append([text])
    book.save(desk.inputs / "bord.xlsx")
    desk.run()
    read = len(desk.run().edition.gathered.notes)
    set_cell(desk, "Læsning", "Fil", "bord.xlsx", "Første række er", "Input")

    assert len(desk.run().edition.gathered.notes) == read + 1
    assert len(desk.run().edition.gathered.notes) == read + 1
