"""What staff write in the workbook becomes a decision, stands in its cell from then on, and can be taken back."""

import pytest

from flows.errors import WorkbookError
from tests.workbook.desk import Sheets, in_force

NOTES = [
    "Bedre kaffe",
    "bedre kaffe!",
    "Suppe om vinteren",
    "Stolene larmer",
    "Hvorfor?",
    "Kage på et bord",
    "Bus hver 10. minut",
    "Bus hver 20. minut",
]


def test_what_needs_a_look_stands_first_and_then_the_notes_as_they_were_read(desk):
    rows = Sheets.open(desk.workbook).rows("Input")

    assert [
        (row["Input"].value, row["Tema"].value, row["Sikkerhed"].value, row["Næstbedste"].value) for row in rows
    ] == [
        ("Hvorfor?", "Uden tema", "Lav", None),
        ("Bus hver 10. minut", "Uden tema", "Lav", None),
        ("Bus hver 20. minut", "Uden tema", "Lav", None),
        ("Bedre kaffe", "Mad og drikke", "Høj", None),
        ("bedre kaffe!", "Mad og drikke", "Høj", None),
        ("Suppe om vinteren", "Mad og drikke", "Høj", None),
        ("Stolene larmer", "Rum og møbler", "Høj", None),
        ("Kage på et bord", "Rum og møbler", "Middel", "Mad og drikke"),
    ]
    assert rows[-1]["Hvorfor"].value == "bord (3)"


@pytest.mark.parametrize(
    ("text", "cells", "decided"),
    [
        ("Hvorfor?", {"Rettet_tema": "Tid, ro og pauser"}, ("themes", "Hvorfor?", "tid")),
        ("Hvorfor?", {"Rettet_tema": " tid,  RO og pauser"}, ("themes", "Hvorfor?", "tid")),
        ("Bedre kaffe", {"Rettet_tema": "Uden tema"}, ("themes", "Bedre kaffe", None)),
        (
            "Bedre kaffe",
            {"Rettede_undertemaer": "varmt; Koldt, sødt"},
            ("themes", "Bedre kaffe", "mad", ("varmt", "koldt")),
        ),
        (
            "Stolene larmer",
            {"Rettet_tema": "Mad og drikke", "Rettede_undertemaer": "Varmt"},
            ("themes", "Stolene larmer", "mad", ("varmt",)),
        ),
        ("Kage på et bord", {"Handling": "Behold"}, ("themes", "Kage på et bord", "rum")),
        ("Hvorfor?", {"Handling": "behold "}, ("themes", "Hvorfor?", None)),
        ("Hvorfor?", {"Handling": "Udelad"}, ("left_out", "Hvorfor?", "Andet")),
        (
            "Hvorfor?",
            {"Handling": "Udelad", "Grund": "Uden for emnet"},
            ("left_out", "Hvorfor?", "Uden for emnet"),
        ),
        (
            "Hvorfor?",
            {"Bemærkning": "Spørg bord 2", "Initialer": "ab"},
            ("remarks", "Hvorfor?", "Spørg bord 2", "ab"),
        ),
    ],
)
def test_a_cell_decides(desk, text, cells, decided):
    desk.edit(lambda sheets: sheets.write(text, **cells))
    told = desk.run().told

    assert in_force(desk.book) == [decided]
    assert told == ("Fra gennemgangen: 1 ny afgørelse.",)
    assert desk.run().settled.answers.given == ()  # it stands in its cell, as it was written
    assert desk.stands()


def test_the_decision_stands_in_its_cell_and_can_be_taken_back(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler", Handling="Udelad"))
    edition = desk.run().edition
    row = Sheets.open(desk.workbook).row("Hvorfor?")

    assert edition.placements[row["ID"].value].theme == "rum"
    assert edition.left_out == {row["ID"].value: "Andet"}
    assert [row[name].value for name in ("Tema", "Rettet tema", "Handling", "Grund", "Sikkerhed")] == [
        "Rum og møbler", "Rum og møbler", "Udelad", "Andet", None,
    ]  # fmt: skip

    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema=None, Handling=None))
    ran = desk.run()

    assert desk.book.decisions == ()
    assert ran.told == (
        "Fra gennemgangen: 0 nye afgørelser, 2 taget tilbage.",
        "- Input!D8: taget tilbage: Tema.",
        "- Input!J8: taget tilbage: Udeladt.",
    )
    assert Sheets.open(desk.workbook).row("Hvorfor?")["Tema"].value == "Uden tema"


def test_a_note_that_a_person_confirmed_is_not_asked_about_again(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Handling="Behold"))
    desk.run()
    rows = Sheets.open(desk.workbook).rows("Input")

    assert [row["Input"].value for row in rows][:2] == ["Bus hver 10. minut", "Bus hver 20. minut"]
    assert Sheets.open(desk.workbook).row("Hvorfor?")["Sikkerhed"].value is None


def test_two_notes_are_the_same_or_kept_apart(desk):
    def change(sheets):
        sheets.row("Bus hver 10. minut", "Gengangere", "Input A")["Afgørelse"].value = "Samme"
        sheets.row("Bedre kaffe", "Gengangere", "Input A")["Afgørelse"].value = "Hold adskilt"

    desk.edit(change)
    edition = desk.run().edition

    assert in_force(desk.book) == [
        ("apart", "Bedre kaffe", "bedre kaffe!"),
        ("same", "Bus hver 10. minut", "Bus hver 20. minut"),
    ]
    groups = [[edition.note_by_id[note].text for note in group.notes] for group in edition.grouping.groups]
    assert ["Bus hver 10. minut", "Bus hver 20. minut"] in groups
    assert ["Bedre kaffe"] in groups
    verdicts = {
        row["Input A"].value: row["Afgørelse"].value for row in Sheets.open(desk.workbook).rows("Gengangere")
    }
    assert verdicts == {"Bus hver 10. minut": "Samme", "Bedre kaffe": "Hold adskilt"}


def test_another_theme_drops_the_subthemes_of_the_one_before(desk):
    desk.edit(lambda sheets: sheets.write("Bedre kaffe", Rettede_undertemaer="Varmt"))
    desk.run()
    desk.edit(lambda sheets: sheets.write("Bedre kaffe", Rettet_tema="Rum og møbler"))
    desk.run()

    assert in_force(desk.book) == [("themes", "Bedre kaffe", "rum")]


def test_a_decision_that_is_made_anew_is_not_counted_as_taken_back(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    desk.run()
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Mad og drikke"))

    assert desk.run().told == ("Fra gennemgangen: 1 ny afgørelse.",)


def test_an_emptied_theme_takes_its_subthemes_with_it(desk):
    desk.edit(
        lambda sheets: sheets.write("Stolene larmer", Rettet_tema="Mad og drikke", Rettede_undertemaer="Varmt")
    )
    desk.run()
    desk.edit(lambda sheets: sheets.write("Stolene larmer", Rettet_tema=None))
    desk.run()

    assert desk.book.decisions == ()
    row = Sheets.open(desk.workbook).row("Stolene larmer")
    assert (row["Tema"].value, row["Rettede undertemaer"].value) == ("Rum og møbler", None)


def test_other_subthemes_beside_an_emptied_theme_belong_to_none(desk):
    desk.edit(
        lambda sheets: sheets.write("Stolene larmer", Rettet_tema="Mad og drikke", Rettede_undertemaer="Varmt")
    )
    desk.run()
    desk.edit(lambda sheets: sheets.write("Stolene larmer", Rettet_tema=None, Rettede_undertemaer="Koldt, sødt"))

    with pytest.raises(WorkbookError, match=r"I\d: et undertema kræver et tema. Vælg temaet under 'Rettet tema'\."):
        desk.run()


def test_comments_in_the_file_stay(desk):
    note = desk.ids()["Stolene larmer"]
    entry = f'- {{note: {note}, text: "Stolene larmer", theme: tid}}  # mødet 3. maj'
    desk.yaml.write_text(f"# Afgjort i maj\nthemes:\n{entry}\n", encoding="utf-8")
    desk.run()
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    desk.run()

    written = desk.yaml.read_text(encoding="utf-8")
    assert written.startswith(f"# Afgjort i maj\nthemes:\n{entry}\n")
    assert len(desk.book.themes) == 2


def test_the_sheet_of_decisions_tells_what_became_of_each(desk):
    def change(sheets):
        sheets.write("Hvorfor?", Rettet_tema="Rum og møbler", Initialer="ab", Bemærkning="Mødet")
        sheets.write("Bedre kaffe", Handling="Udelad", Grund="Gentagelse")

    desk.edit(change)
    desk.run()
    desk.note_down([note for note in NOTES if note != "Hvorfor?"])
    desk.run()

    rows = Sheets.open(desk.workbook).rows("Afgørelser")
    shown = [{key: cell.value for key, cell in row.items() if key not in ("Siden udgave", "ID")} for row in rows]
    assert [[*row.values()] for row in shown] == [
        ["Tema", "Rum og møbler", "inputtet findes ikke længere", "Hvorfor?", None, "ab", "Mødet"],
        ["Bemærkning", "ab: Mødet", "inputtet findes ikke længere", "Hvorfor?", None, None, None],
        ["Udeladt", "Gentagelse", "i brug", "Bedre kaffe", None, None, None],
    ]


def test_the_sheet_of_decisions_tells_since_which_edition_each_is_in_force(desk):
    def edition() -> str:
        return Sheets.open(desk.workbook).row("Udgavens mærke", "Om", "Oplysning")["Værdi"].value

    def since() -> dict[str, str]:
        rows = Sheets.open(desk.workbook).rows("Afgørelser")
        return {row["Besluttet om"].value: row["Siden udgave"].value for row in rows}

    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    desk.run()
    first = edition()
    desk.edit(lambda sheets: sheets.write("Bedre kaffe", Handling="Udelad"))
    desk.run()
    second = edition()
    assert since() == {"Hvorfor?": first, "Bedre kaffe": second}

    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Mad og drikke"))
    desk.run()

    assert since() == {"Hvorfor?": edition(), "Bedre kaffe": second}
    assert len({first, second, edition()}) == 3


def test_nothing_typed_is_lost_in_silence(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Modtager="Jens"))
    with pytest.raises(WorkbookError, match=r"Input!P2: der er ingen modtagere. Skriv dem i workshop.yaml"):
        desk.run()
