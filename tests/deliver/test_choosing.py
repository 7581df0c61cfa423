"""Staff see who receives a note in the review workbook, correct it there, and are told how many each gets."""

import openpyxl
import pytest
from click.testing import CliRunner

from flows.cli import workshop
from flows.errors import RulesError, WorkbookError
from flows.workshop import open_workshop
from tests.deliver.desk import HAND_OFF, NAME, desk_of
from tests.workbook.desk import Desk, Sheets, in_force


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Desk:
    desk = desk_of(tmp_path_factory.mktemp("desk"))
    desk.run()
    return desk


@pytest.fixture
def desk(made, tmp_path) -> Desk:
    return made.copy_to(tmp_path)


def receivers(desk: Desk) -> dict[str, str | None]:
    return {row["Input"].value: row["Modtager"].value for row in Sheets.open(desk.workbook).rows("Input")}


def test_the_workbook_shows_who_receives_each_note(desk):
    assert receivers(desk) == {
        "Hvorfor?": "Direktionen",
        "Bedre kaffe": "Madforvaltningen; Direktionen",
        "bedre kaffe!": "Madforvaltningen; Direktionen",
        "Suppe om vinteren": "Madforvaltningen; Direktionen",
        "Stolene larmer": "Bygningsforvaltningen; Direktionen",
        "Kage på et bord": "Bygningsforvaltningen; Direktionen",
    }


def test_the_drop_down_offers_the_receivers_and_nobody(desk):
    book = openpyxl.load_workbook(desk.workbook)
    column = next(cell.column_letter for cell in book["Input"][1] if cell.value == "Modtager")
    (rule,) = (rule for rule in book["Input"].data_validations.dataValidation if f"{column}2" in str(rule.sqref))
    sheet, cells = book.defined_names["Modtagerliste"].attr_text.split("!")

    assert (rule.formula1, rule.type, bool(rule.showErrorMessage)) == ("Modtagerliste", "list", False)
    assert [cell.value for (cell,) in book[sheet.strip("'")][cells.replace("$", "")]] == [
        "Madforvaltningen", "Bygningsforvaltningen", "Direktionen", "Ingen",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "ids", "shown"),
    [
        ("Bygningsforvaltningen", ("bygning",), "Bygningsforvaltningen"),
        ("direktionen;  mad ;", ("mad", "alt"), "Madforvaltningen; Direktionen"),
        ("ingen", (), "Ingen"),
    ],
)
def test_a_cell_decides_and_is_remembered_until_it_is_emptied(desk, typed, ids, shown):
    desk.edit(lambda sheets: sheets.write("Suppe om vinteren", Modtager=typed))
    told = desk.run().told

    assert in_force(desk.book) == [("receivers", "Suppe om vinteren", ids)]
    assert told == ("Fra gennemgangen: 1 ny afgørelse.",)
    assert receivers(desk)["Suppe om vinteren"] == shown
    assert desk.run().settled.answers.given == ()

    desk.edit(lambda sheets: sheets.write("Suppe om vinteren", Modtager=None))
    assert desk.run().told[0] == "Fra gennemgangen: 0 nye afgørelser, 1 taget tilbage."
    assert (in_force(desk.book), receivers(desk)["Suppe om vinteren"]) == ([], "Madforvaltningen; Direktionen")


def test_the_sheet_of_decisions_tells_it(desk):
    desk.edit(lambda sheets: sheets.write("Suppe om vinteren", Modtager="Ingen"))
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Modtager="Madforvaltningen"))
    desk.run()

    rows = Sheets.open(desk.workbook).rows("Afgørelser")
    assert [tuple(row[key].value for key in ("Hvad", "Afgjort", "Besluttet om")) for row in rows] == [
        ("Modtager", "mad", "Hvorfor?"), ("Modtager", "Ingen", "Suppe om vinteren"),
    ]  # fmt: skip


def test_a_receiver_that_there_is_not_is_refused(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Modtager="Madforvaltningen; Skolen"))
    with pytest.raises(WorkbookError, match="Skriv en eller flere af Madforvaltningen, Bygningsforvaltningen, Dir"):
        desk.run()


def check(desk: Desk) -> str:
    folders = desk.folders
    options = ("--inputs", folders.inputs, "--outputs", folders.outputs, "--categories", folders.categories)
    done = CliRunner().invoke(workshop, ["check", *map(str, options)])
    assert done.exit_code == 0
    return done.output


def test_check_tells_how_many_each_gets(desk):
    assert (
        "Overdragelse:\n- Madforvaltningen (mad): 3 input\n- Bygningsforvaltningen (bygning): 2 input\n"
        "- Direktionen (alt): 6 input\n- 5 input går til flere modtagere.\n- Alle input har en modtager.\n"
    ) in check(desk)


def test_check_tells_which_notes_nobody_gets(tmp_path):
    desk = desk_of(tmp_path, settings=HAND_OFF.partition("  - id: alt")[0])
    desk.run()

    assert (
        "- 1 input har ingen modtager. Vælg en i gennemgang.xlsx i kolonnen Modtager:\n"
        f"- noter.csv, A6: {desk.ids()['Hvorfor?']}\n"
    ) in check(desk)


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (
            "themes: [rum]",
            "themes: [rummet]",
            r"linje 15: 'rummet' findes ikke i skemaet. Skriv et af: mad, rum, tid",
        ),
        (
            "themes: [rum]",
            "subthemes: [kold]",
            r"linje 15: 'kold' findes ikke .* koldt, mad/koldt, mad/varmt, varmt",
        ),
        ("rules: [bord]", "rules: ['??']", r"linje 16: "),
        ("get: [appendix, summary, board]", "get: [brev]", r"linje 11: .*'appendix', 'summary' eller 'board'"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, was, now, told):
    desk = desk_of(tmp_path, settings=HAND_OFF.replace(was, now))

    with pytest.raises(RulesError, match=told):
        open_workshop(NAME, desk.folders)
