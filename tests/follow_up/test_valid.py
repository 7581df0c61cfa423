"""All that is made for hand-off, as others see it: validators of Office files, and the checks of the documents."""

import datetime
import io
import shutil
from pathlib import Path

import openpyxl
import pytest

from flows.becoming import read_becoming, write_documents
from flows.compare.comparison import Comparison, Row
from flows.compare.document import write_comparison
from flows.follow_up import Asked, TableRow, write_table
from flows.write.form import Heading, Look
from tests.deliver.desk import HAND_OFF, NAME, desk_of, publish_now
from tests.follow_up.desk import Said, come_back, fill_in, package_of
from tests.validators import ask_sdk, audit
from tests.write.assertions import faults
from tests.write.hostile import NOTES as HOSTILE
from tests.write.reading import read_word
from tests.write.templates import logo_template

JOURNAL = "  journal: {case_title: Kantinen, kle: 00.01.00, facet: G01, sensitivity: Ingen, access: Åben}\n"
SETTINGS = HAND_OFF.replace("date: 2026-03-12", "date: 2025-08-13").replace(
    "  receivers:\n", f"{JOURNAL}  receivers:\n"
)
ANSWERS: Said = {
    "Bedre kaffe": {"Status": "Gennemført", "Svar": "Ny maskine & nye bønner <hver> uge"},
    "bedre kaffe!": {"Status": "I gang", "Frist": datetime.date(2025, 9, 1)},
    "Suppe om vinteren": {"Status": "Kræver finansiering", "Ansvarlig": "Køkkenet"},
    "Kage på et bord": {"Status": "Afvist", "Svar": "Der er ingen plads"},
}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    return make(tmp_path_factory, None)


@pytest.fixture(scope="module")
def with_logo(tmp_path_factory) -> Path:
    return make(tmp_path_factory, logo_template())


def make(folders: pytest.TempPathFactory, template: bytes | None) -> Path:
    """Make the documents of a hand-off that was answered, in the look of a template."""
    folder = folders.mktemp("made")
    settings = f"{SETTINGS}appendix: {{template: skabelon.docx}}\n" if template else SETTINGS
    desk = desk_of(folders.mktemp("desk"), settings=settings)
    if template:
        (desk.inputs / "skabelon.docx").write_bytes(template)
    publish_now(desk)
    fill_in(package_of(desk, "mad"), desk.inputs / "a.xlsx", ANSWERS)
    fill_in(package_of(desk, "alt"), desk.inputs / "b.xlsx", ANSWERS)
    come_back(desk)
    documents = {path.name: path.read_bytes() for path in package_of(desk, "mad").parent.glob("*.*x")}
    write_documents(read_becoming(NAME, desk.folders), folder, datetime.date(2025, 9, 15))
    (folder / "tilbage.html").unlink()
    desk.run()
    documents["gennemgang.xlsx"] = desk.workbook.read_bytes()
    documents["sammenligning.docx"] = compare_hostile(template)
    rows = [
        TableRow(place, f"n{place}", text, text[:30], "", {"answer": text}) for place, text in enumerate(HOSTILE)
    ]
    documents["fjendtlig.xlsx"] = write_table(NAME, "mad", rows, Asked(("Ny", "I gang"), {"workshop": HOSTILE[0]}))
    for name, content in documents.items():
        (folder / name).write_bytes(content)
    return folder


def compare_hostile(template: bytes | None) -> bytes:
    rows = tuple(Row(text[:60], (3, 9), (20, 30)) for text in HOSTILE[:6] if text.strip())
    comparison = Comparison((HOSTILE[0][:40], "i år"), rows, (("støj", 3),), rows[:2])
    heading = Heading("kantinen", datetime.date(2025, 8, 13), host="Kantineudvalget")
    return write_comparison(comparison, heading, Look(template))


NAMES = [
    "bilag-1.docx", "fjendtlig.xlsx", "foelgebrev.docx", "gennemgang.xlsx", "opfoelgning.xlsx", "rykker-alt.docx",
    "rykker-mad.docx", "sammenfatning.docx", "sammenligning.docx", "status.docx", "tilbage.docx",
]  # fmt: skip
TWINS = ("bilag-1.docx", "rykker-alt.docx", "rykker-mad.docx", "sammenfatning.docx", "tilbage.docx")


def test_the_validators_find_nothing(with_logo, tmp_path):
    paths = [with_logo / name for name in NAMES if name not in TWINS]  # which are made as others that are looked at
    for path in paths:
        shutil.copy(path, tmp_path)
    assert audit(tmp_path) == {path.name: [] for path in paths}
    assert ask_sdk(paths) == {path.name: [] for path in paths}


def test_the_documents_have_no_fault(made, with_logo):
    for folder in (made, with_logo):
        found = {path.name: faults(read_word(path.read_bytes())) for path in folder.glob("*.docx")}
        assert found == {name: [] for name in NAMES if name.endswith(".docx")}


@pytest.mark.parametrize("name", ["opfoelgning.xlsx", "fjendtlig.xlsx"])
def test_the_table_can_be_read_row_by_row_with_its_headings(made, name):
    book = openpyxl.load_workbook(io.BytesIO((made / name).read_bytes()))
    sheet = book["Opfølgning"]
    (table,) = sheet.tables.values()

    assert (book.properties.title or "").startswith("Opfølgning: ")
    assert [each.sheet_state for each in book.worksheets] == ["visible", "visible", "veryHidden"]
    assert (table.ref.split(":")[0], table.headerRowCount, sheet.merged_cells.ranges) == ("A1", 1, set())
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.protection.sheet) == ("C2", "$1:$1", False)
    assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]


def test_that_a_reason_is_missing_is_said_in_words_and_not_by_a_colour_alone(made):
    sheet = openpyxl.load_workbook(made / "opfoelgning.xlsx")["Opfølgning"]
    said = {
        str(area.sqref): rule.dxf.numFmt.formatCode
        for area in sheet.conditional_formatting
        for rule in area.rules
        if rule.dxf.numFmt
    }
    assert said == {"E2:E4": '@" – begrundelse mangler"'}
