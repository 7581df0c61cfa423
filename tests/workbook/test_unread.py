"""What a person wrote beside the cells that are read is told, with its place, and the file is kept as it was."""

import io

import openpyxl
import pytest
from openpyxl.comments import Comment

from flows.fingerprint import sha256_of
from flows.sheets import NoHints, read_book
from flows.workbook.read import parent_of, read_sheets
from flows.workbook.unread import find_unread
from tests.workbook.desk import NAME, Desk, Sheets, edit, in_force
from tests.workbook.test_round_trip import through_libreoffice
from tests.workbook.test_write import written

NOTES = ["Bedre kaffe", "Suppe om vinteren", "Stolene larmer", "Hvorfor?"]


def add_row(sheets: Sheets) -> None:
    sheets.book["Input"].append([None, "Et nyt input", None, None, None, None, "Fordi"])


def add_column(sheets: Sheets) -> None:
    sheets.book["Input"]["X3"] = "Spørg Jonna"


def comment(sheets: Sheets) -> None:
    sheets.book["Input"]["B3"].comment = Comment("Er det rigtigt?", "Jonna")


def add_sheet(sheets: Sheets) -> None:
    sheets.book.create_sheet("Jonnas noter")["A1"] = "Ring til Jens"


def write_over(sheets: Sheets) -> None:
    sheets.row("Bedre kaffe")["Hvorfor"].value = "Jens siger nej"


def change_a_fact(sheets: Sheets) -> None:
    sheets.row("Emne", "Om", "Oplysning")["Værdi"].value = "Noget andet"


def write_above(sheets: Sheets) -> None:
    sheets.book["Advarsler"].insert_rows(1)
    sheets.book["Advarsler"]["A1"] = "Se alle igennem"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            add_row,
            "- Input, række 6: står ikke i programmets liste og er ikke læst. Nye input skrives i regnearket med "
            "input.",
        ),
        (add_column, "- Input, kolonne X: er ikke programmets og er ikke læst."),
        (
            comment,
            "- Input!B3: kommentaren er ikke læst. Skriv den under Bemærkning, hvis den skal blive stående.",
        ),
        (add_sheet, "- Ark nr. 12 er ikke programmets og er ikke læst."),
        (
            write_over,
            "- Input, række 3: her er skrevet, hvor programmet viser noget; det er ikke læst. Skriv i de gule "
            "celler.",
        ),
        (
            write_above,
            "- Advarsler, række 1: står ikke i programmets liste og er ikke læst. Nye input skrives i regnearket "
            "med input.",
        ),
    ],
)
def test_it_is_told_and_the_file_is_kept(desk, change, told):
    desk.edit(change)
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    saved = desk.workbook.read_bytes()
    kept = desk.folders.outputs / ".udgaver" / NAME / f"gennemgang-{sha256_of(saved)[:8]}.xlsx"
    assert not desk.stands()

    assert desk.run().told == (
        "Fra gennemgangen: 1 ny afgørelse.",
        told,
        f"Intet af det er tabt: gennemgang.xlsx, som I gemte den, ligger nu i {kept}.",
    )
    assert kept.read_bytes() == saved
    assert in_force(desk.book) == [("themes", "Hvorfor?", "rum")]
    assert desk.stands()
    assert desk.run().told == ()


def test_what_can_not_be_kept_is_not_overwritten(desk):
    desk.edit(add_column)
    (desk.folders.outputs / ".udgaver").write_bytes(b"no folder")
    saved = desk.workbook.read_bytes()

    told = desk.run().told

    assert told[-1].startswith(
        "gennemgang.xlsx er ikke skrevet om, for den rummer noget, som programmet ikke læser"
    )
    assert desk.workbook.read_bytes() == saved


def test_what_was_only_sorted_or_taken_away_is_not_told(desk):
    def change(sheets: Sheets) -> None:
        sheets.book["Advarsler"].delete_rows(2, 5)
        sheets.book["Input"].delete_cols(7)
        sheets.book["Input"].delete_rows(3)

    desk.edit(change)

    assert desk.run().told == ()
    assert not (desk.folders.outputs / ".udgaver").exists()


@pytest.mark.office
def test_what_libreoffice_saved_holds_nothing_that_nobody_wrote(tmp_path):
    desk = Desk.of(
        tmp_path, [*NOTES, "=1+1", "Kaffe\n\n  te", "bedre kaffe!", "Ål & ærter <b>", "_x000D_", "Bus 10"]
    )
    desk.run()
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "openpyxl.xlsx").write_bytes(desk.workbook.read_bytes())
    for path in through_libreoffice(folder).values():
        (desk.inputs / f"kopi{path.suffix}").write_bytes(path.read_bytes())

    assert desk.run().told == ()


def test_a_copy_of_the_sheet_that_was_laid_aside_decides_nothing(desk):
    def change(sheets: Sheets) -> None:
        sheets.book.copy_worksheet(sheets.book["Input"])
        sheets.write("Hvorfor?", Rettet_tema="Rum og møbler")

    desk.edit(change)
    desk.run()

    assert in_force(desk.book) == [("themes", "Hvorfor?", "rum")]


def test_what_two_sheets_say_differently_of_one_note_is_told(desk):
    from flows.errors import WorkbookError

    def change(sheets: Sheets) -> None:
        copy = sheets.book.copy_worksheet(sheets.book["Input"])
        sheets.write("Hvorfor?", Rettet_tema="Rum og møbler")
        copy["D2"] = "Tid, ro og pauser"

    desk.edit(change)

    with pytest.raises(
        WorkbookError, match=r"Input \(ark nr\. 12\)!U2: ID'et står også i Input, række 2, som siger"
    ):
        desk.run()


def test_where_the_copy_of_the_sheet_stands_first_the_one_that_was_changed_decides(desk):
    def change(sheets: Sheets) -> None:
        copy = sheets.book.copy_worksheet(sheets.book["Input"])
        sheets.book.move_sheet(copy, -sheets.book.index(copy))
        sheets.write("Hvorfor?", Rettet_tema="Rum og møbler")

    edit(desk.workbook, change)
    desk.run()

    assert in_force(desk.book) == [("themes", "Hvorfor?", "rum")]


def copied(change):
    """Give what is unread in a copy of a workbook that somebody changed."""
    book = openpyxl.load_workbook(io.BytesIO(written()))
    change(Sheets(book))
    stream = io.BytesIO()
    book.save(stream)
    read = read_book(stream.getvalue(), "g.xlsx", NoHints())
    return [(each.kind, each.sheet, each.place) for each in find_unread(read, read_sheets(read), parent_of(read))]


def other_sheets(sheets: Sheets) -> None:
    del sheets.book["Om"], sheets.book["Vejledning"]
    sheets.book.create_sheet("Tomt")
    sheets.book.create_sheet("Mit")["C3"] = "Ring"
    sheets.book.create_sheet("Dit")["A1"].comment = Comment("Husk", "ab")


def around_a_table(sheets: Sheets) -> None:
    sheet = sheets.book["Input"]
    sheet["B2"].comment, sheet["C4"].comment = Comment("a", "ab"), Comment("b", "ab")
    sheet.insert_rows(1, 3)
    sheet["A1"], sheet["D3"], sheet["X6"], sheet["Z7"] = "over", "lige over", "ved siden af", "længere ude"


def over_what_is_shown(sheets: Sheets) -> None:
    sheet = sheets.book["Om"]
    sheet["B3"], sheet["A5"] = "noget andet", None
    sheet.append(["Ny", "værdi"])
    sheet.append([None, "alene"])
    for row in sheets.rows("Temaer")[:2]:
        row["Input"].value = 7
    sheets.rows("Temaer")[2]["Undertemaer"].value = ""


def over_figures(sheets: Sheets) -> None:
    sheets.rows("Input")[1]["Nr."].value = "Spørg Jonna"
    sheets.rows("Input")[2]["Nr."].value = 7
    sheets.rows("Temaer")[0]["Andel"].value = "for lidt"
    sheets.rows("Temaer")[1]["Andel"].value = 0.00001


@pytest.mark.parametrize(
    ("change", "unread"),
    [
        (lambda _: None, []),
        (over_figures, [("cells", "Input", "3"), ("cells", "Temaer", "2")]),
        (
            other_sheets,
            [("gone", "Om", ""), ("gone", "Vejledning", ""), ("sheet", "", "12"), ("sheet", "", "13")],
        ),
        (
            around_a_table,
            [
                ("comment", "Input", "B5"),
                ("comment", "Input", "C7"),
                ("row", "Input", "1"),
                ("row", "Input", "3"),
                ("column", "Input", "X"),
                ("column", "Input", "Z"),
            ],
        ),
        (
            over_what_is_shown,
            [
                ("cells", "Temaer", "2"),
                ("cells", "Temaer", "3"),
                ("cells", "Om", "3"),
                ("cells", "Om", "5"),
                ("cells", "Om", "18"),
                ("cells", "Om", "19"),
            ],
        ),
    ],
)
def test_all_that_was_written_beside_the_cells_that_are_read_is_found(change, unread):
    assert copied(change) == unread
