"""A table that a department filled in comes back: every answer where it belongs, and nothing said in silence."""

import datetime
import random
import shutil
from pathlib import Path

import openpyxl
import pytest

from flows.follow_up import read_follow_up
from flows.pipeline import make_edition
from flows.workshop import open_workshop
from tests.deliver.desk import NAME, desk_of, publish_now
from tests.follow_up.desk import Said, come_back, fill_in, held, package_of
from tests.programs import program
from tests.synced import repackage_all
from tests.workbook.desk import Desk
from tests.workbook.test_round_trip import through_libreoffice

DAY = datetime.datetime(2026, 9, 1)  # noqa: DTZ001 - as openpyxl gives a cell
ANSWERED: Said = {
    "Bedre kaffe": {
        "Status": "i gang ",
        "Ansvarlig": "Køkkenet",
        "Frist": datetime.date(2026, 9, 1),
        "Svar": "Ny maskine",
    },
    "Suppe om vinteren": {"Status": "Afvist", "Svar": "Der er ingen gryde"},
}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Desk:
    desk = desk_of(tmp_path_factory.mktemp("desk"))
    publish_now(desk)
    return desk


@pytest.fixture
def desk(made, tmp_path) -> Desk:
    return made.copy_to(tmp_path)


def test_what_was_filled_in_holds_and_coming_again_it_changes_nothing_and_says_so(desk):
    fill_in(package_of(desk, "mad"), desk.inputs / "Svar fra Jonna.xlsx", ANSWERED)
    back = come_back(desk)

    assert back.told == ("Opfølgning fra Madforvaltningen (opfølgning nr. 1 i mappen med input): 6 nye svar.",)
    assert held(desk) == {
        ("mad", "Bedre kaffe"): {
            "status": "I gang", "responsible": "Køkkenet", "deadline": "2026-09-01", "answer": "Ny maskine",
        },
        ("mad", "Suppe om vinteren"): {"status": "Afvist", "answer": "Der er ingen gryde"},
    }  # fmt: skip
    kept = (desk.inputs / "follow_up.yaml").read_bytes()
    again = come_back(desk)
    assert not again.changed
    assert again.told == ("Opfølgning fra Madforvaltningen (opfølgning nr. 1 i mappen med input): 6 uændrede.",)
    assert (desk.inputs / "follow_up.yaml").read_bytes() == kept


def test_it_is_never_read_as_notes_whatever_its_name_and_though_a_library_took_its_mark(desk):
    before = make_edition(open_workshop(NAME, desk.folders)).gathered.notes
    (desk.inputs / "fra").mkdir()
    fill_in(package_of(desk, "mad"), desk.inputs / "fra" / "noter 2.xlsx", ANSWERED)
    repackage_all(desk.inputs / "fra")

    assert make_edition(open_workshop(NAME, desk.folders)).gathered.notes == before
    assert come_back(desk).changed


def test_one_that_was_not_filled_in_says_nothing(desk):
    shutil.copy(package_of(desk, "mad"), desk.inputs / "tom.xlsx")

    assert come_back(desk).told == (
        "Opfølgning fra Madforvaltningen (opfølgning nr. 1 i mappen med input): intet nyt.",
    )
    assert not (desk.inputs / "follow_up.yaml").exists()


def test_what_a_file_says_now_takes_the_place_of_what_it_said_before(desk):
    path = desk.inputs / "svar.xlsx"
    fill_in(package_of(desk, "mad"), path, ANSWERED)
    come_back(desk)
    fill_in(path, path, {"Bedre kaffe": {"Status": "Gennemført", "Ansvarlig": None}})

    assert come_back(desk).told[0].endswith(" 1 ændret, 1 taget tilbage, 4 uændrede.")
    assert held(desk)["mad", "Bedre kaffe"] == {
        "status": "Gennemført", "deadline": "2026-09-01", "answer": "Ny maskine",
    }  # fmt: skip


def test_a_file_that_was_taken_away_has_said_what_it_said(desk):
    path = desk.inputs / "svar.xlsx"
    fill_in(package_of(desk, "mad"), path, ANSWERED)
    come_back(desk)
    path.unlink()

    assert not come_back(desk).changed
    assert held(desk)["mad", "Suppe om vinteren"]["status"] == "Afvist"


def test_two_files_that_contradict_are_listed_with_their_cells_and_neither_is_used(desk):
    fill_in(package_of(desk, "mad"), desk.inputs / "a.xlsx", {"Bedre kaffe": {"Status": "I gang", "Svar": "Ja"}})
    fill_in(package_of(desk, "mad"), desk.inputs / "b.xlsx", {"Bedre kaffe": {"Status": "Ikke relevant"}})
    back = come_back(desk)
    note = back.book.replies[0].note

    assert back.told[2:] == (
        f"- Madforvaltningen, input {note}: Status står forskelligt i "
        "opfølgning nr. 1 i mappen med input, E2 (I gang) / "
        "opfølgning nr. 2 i mappen med input, E2 (Ikke relevant). "
        "Intet af det er brugt. Ret den ene celle, eller skriv det rigtige i follow_up.yaml under by_hand.",
    )
    assert held(desk)["mad", "Bedre kaffe"] == {"answer": "Ja"}

    with (desk.inputs / "follow_up.yaml").open("a", encoding="utf-8") as file:
        file.write(f"by_hand:\n- {{receiver: mad, note: {note}, status: I gang, deadline: 2026-10-01}}\n")
    assert len(come_back(desk).told) == 2
    assert held(desk)["mad", "Bedre kaffe"] == {"status": "I gang", "deadline": "2026-10-01", "answer": "Ja"}


def test_two_departments_answer_the_same_note_each_for_itself_and_it_is_told_where_they_differ(desk):
    fill_in(package_of(desk, "mad"), desk.inputs / "a.xlsx", {"Bedre kaffe": {"Status": "Gennemført"}})
    fill_in(
        package_of(desk, "alt"), desk.inputs / "b.xlsx", {"Bedre kaffe": {"Status": "Afvist", "Svar": "For dyrt"}}
    )
    back = come_back(desk)

    note = back.book.replies[0].note
    assert back.told[-1] == (
        f"- Input {note}: forvaltningerne svarer forskelligt: Direktionen: Afvist, Madforvaltningen: Gennemført."
    )
    assert held(desk) == {
        ("alt", "Bedre kaffe"): {"status": "Afvist", "answer": "For dyrt"},
        ("mad", "Bedre kaffe"): {"status": "Gennemført"},
    }


def write(**cells):
    def change(sheet):
        for place, value in cells.items():
            sheet[place] = value

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (write(E2="Måske"), "E2: statussen findes ikke. Vælg Ny, I gang, Gennemført,"),
        (write(E2="Afvist"), "E2: 'Afvist' kræver en begrundelse under Svar, så den er ikke brugt."),
        (write(G2="uge 40"), "G2: datoen kan ikke læses. Skriv den som 01-12-2026."),
        (write(B2="Noget andet", E2="I gang"), "B2: teksten hører ikke til rækkens ID."),
        (write(B2="Suppe om vinteren", E2="I gang"), "B2: teksten hører ikke til rækkens ID."),
        (write(I2="xxxx", E2="I gang"), "I2: ID'et er ikke blandt dem, der blev sendt."),
        (write(I2=None, E2="I gang"), "E2: rækken har intet ID"),
        (write(I2=None), ""),
        (write(B9="Et nyt input", H9="Se her"), "H9: rækken har intet ID"),
        (write(B3="Bedre kaffe", I3="=I2", E3="I gang"), "I3: ID'et er ikke blandt dem"),
    ],
)
def test_what_can_not_be_used_is_told_with_its_cell_and_the_rest_is_used(desk, change, told):
    fill_in(package_of(desk, "mad"), desk.inputs / "a.xlsx", {"Suppe om vinteren": {"Status": "I gang"}}, change)
    back = come_back(desk)

    lines = [line for line in back.told if line.startswith("- ")]
    assert [told in line for line in lines] == ([True] if told else [])
    assert held(desk) == {("mad", "Suppe om vinteren"): {"status": "I gang"}}


def test_a_text_that_was_corrected_is_told_and_the_row_is_used(desk):
    typed = {"Input": "Suppe om vinterren", "Status": "I gang"}
    fill_in(package_of(desk, "mad"), desk.inputs / "a.xlsx", {"Suppe om vinteren": typed})
    back = come_back(desk)

    assert [line for line in back.told if line.startswith("- ")] == [
        "- opfølgning nr. 1 i mappen med input, B4: teksten er rettet. Rettelsen er ikke brugt, men svarene i "
        "rækken er."
    ]
    assert held(desk) == {("mad", "Suppe om vinteren"): {"status": "I gang"}}


def test_an_id_in_two_rows_that_differ_is_told_and_two_that_agree_are_one(desk):
    def twice(sheet):
        sheet.append([cell.value for cell in sheet[2]])
        sheet["E2"] = "I gang"

    fill_in(package_of(desk, "mad"), desk.inputs / "a.xlsx", {}, twice)
    (head, line) = come_back(desk).told
    assert head.endswith("intet nyt.")
    assert "I5: ID'et står også i I2 med andet indhold. Lad kun den ene række stå." in line

    fill_in(desk.inputs / "a.xlsx", desk.inputs / "a.xlsx", {}, write(E5="I gang"))
    assert len(come_back(desk).told) == 1
    assert held(desk) == {("mad", "Bedre kaffe"): {"status": "I gang"}}


def test_a_file_of_another_workshop_or_without_its_hidden_sheet_says_nothing(desk, tmp_path):
    book = openpyxl.load_workbook(package_of(desk, "mad"))
    book["Overdragelsens grundlag"]["A2"] = "{}"
    book.save(desk.inputs / "a.xlsx")
    other = desk_of(tmp_path / "andre")
    (other.folders.inputs / NAME).rename(other.folders.inputs / "haven")
    (other.folders.categories / f"{NAME}.yaml").rename(other.folders.categories / "haven.yaml")
    from flows.deliver.package import list_packages

    job = open_workshop("haven", other.folders)
    made = list_packages(job.settings.hand_off, job.settings, None, {}, "0" * 64)["mad"](make_edition(job))
    (desk.inputs / "b.xlsx").write_bytes(made["overdragelse/mad/opfoelgning.xlsx"])

    assert come_back(desk).told == (
        "- opfølgning nr. 1 i mappen med input: det skjulte ark, som programmet kender rækkerne på, er ændret. "
        "Bed om filen igen.",
        "- opfølgning nr. 2 i mappen med input: filen hører til workshoppen haven. Flyt den til dens egen mappe.",
    )


def test_a_file_of_a_newer_program_is_told_and_says_nothing(desk):
    fill_in(package_of(desk, "mad"), desk.inputs / "a.xlsx", ANSWERED)
    book = openpyxl.load_workbook(desk.inputs / "a.xlsx")
    cell = book["Overdragelsens grundlag"]["A1"]
    cell.value = cell.value.replace('"form":1', '"form":2')
    book.save(desk.inputs / "a.xlsx")
    back = come_back(desk)

    assert back.told == (
        "- opfølgning nr. 1 i mappen med input: filen er lavet af en nyere udgave af programmet. Brug den.",
    )
    assert not back.changed


def test_the_next_table_holds_what_came_back_and_what_is_written_in_it_goes_on_from_that(desk):
    fill_in(package_of(desk, "mad"), desk.inputs / "a.xlsx", ANSWERED)
    come_back(desk)
    publish_now(desk)
    rows = openpyxl.load_workbook(package_of(desk, "mad"))["Opfølgning"].iter_rows(min_row=2, values_only=True)
    assert next(row for row in rows if row[1] == "Bedre kaffe")[4:8] == (
        "I gang", "Køkkenet", DAY, "Ny maskine",
    )  # fmt: skip

    fill_in(package_of(desk, "mad"), desk.inputs / "b.xlsx", {"Bedre kaffe": {"Status": "Gennemført"}})
    assert len(come_back(desk).told) == 2  # no contradiction: who wrote it saw what was there
    assert held(desk)["mad", "Bedre kaffe"]["status"] == "Gennemført"

    fill_in(desk.inputs / "a.xlsx", desk.inputs / "a.xlsx", {"Bedre kaffe": {"Status": "Ikke relevant"}})
    told = come_back(desk).told
    assert "Status står forskelligt" in told[-1]
    assert "status" not in held(desk)["mad", "Bedre kaffe"]


def test_an_answer_goes_with_its_note_when_the_file_gets_another_name(desk):
    fill_in(package_of(desk, "mad"), desk.inputs / "a.xlsx", ANSWERED)
    come_back(desk)
    (desk.inputs / "noter.csv").rename(desk.inputs / "bord 1.csv")
    publish_now(desk)

    rows = openpyxl.load_workbook(package_of(desk, "mad"))["Opfølgning"].iter_rows(min_row=2, values_only=True)
    assert {row[1]: row[4] for row in rows} == {
        "Bedre kaffe": "I gang", "bedre kaffe!": "Ny", "Suppe om vinteren": "Afvist",
    }  # fmt: skip


def test_what_came_back_is_no_change_of_the_documents(desk):
    before = {path.name: path.read_bytes() for path in (desk.folders.outputs / NAME).glob("*.docx")}
    desk.note_down(["Bedre kaffe", "bedre kaffe!", "Suppe om vinteren", "Stolene larmer", "Hvorfor?"])
    changed = publish_now(desk)
    fill_in(package_of(desk, "mad"), desk.inputs / "a.xlsx", ANSWERED)
    come_back(desk)

    assert {name: raw for name, raw in publish_now(desk).items() if "/" not in name} == {
        name: raw for name, raw in changed.items() if "/" not in name
    }
    assert before["sammenfatning.docx"] != changed["sammenfatning.docx"]


def test_hand_written_mistakes_are_told_with_their_line(desk):
    from flows.errors import DecisionsError

    (desk.inputs / "follow_up.yaml").write_text("by_hand:\n- {receiver: mad, nte: x, status: I gang}\n", "utf-8")
    with pytest.raises(DecisionsError, match=r"kantinen/follow_up.yaml, linje 2: "):
        read_follow_up(desk.inputs)


STATUSES = ("I gang", "Gennemført", "Kontinuerlig indsats", "Kræver finansiering", "Afvist", "Ikke relevant")


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Three hundred rows with statuses in random order, some deleted, some inserted; saved by LibreOffice."""
    root = tmp_path_factory.mktemp("many")
    desk = desk_of(root, [f"kaffe nr. {number} og {number * 7 % 300} te" for number in range(300)])
    publish_now(desk)
    chance = random.Random(16)
    book = openpyxl.load_workbook(package_of(desk, "mad"))
    sheet = book["Opfølgning"]
    _, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert len(rows) == 300
    chance.shuffle(rows)
    said = {}
    for row in rows[:250]:  # the others are deleted
        row[4], row[7] = chance.choice(STATUSES), f"Svar om {row[1]}"
        said["mad", row[1]] = {"status": row[4], "answer": row[7]}
    sheet.delete_rows(2, 300)
    for number, row in enumerate(rows[:250]):
        if number % 50 == 0:
            sheet.append([None] * 9)
        sheet.append(row)
    sheet.insert_rows(1, 3)
    sheet["A1"] = "Udfyldt af os"
    book.save(root / "openpyxl.xlsx")
    return desk, said, {"openpyxl": root / "openpyxl.xlsx", **through_libreoffice(root)}


@pytest.mark.office
@pytest.mark.parametrize("way", ["openpyxl", "xlsx", "ods"])
def test_three_hundred_rows_come_back_through_libreoffice_each_where_it_belongs(many, way):
    desk, said, paths = many
    if way not in paths:
        program("soffice")  # tells that it is missing
    for path in (*desk.inputs.glob("svar*"), desk.inputs / "follow_up.yaml"):
        path.unlink(missing_ok=True)
    shutil.copy(paths[way], desk.inputs / f"svar{Path(paths[way]).suffix}")
    back = come_back(desk)

    assert back.told == ("Opfølgning fra Madforvaltningen (opfølgning nr. 1 i mappen med input): 500 nye svar.",)
    assert held(desk) == said
