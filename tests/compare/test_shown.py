"""A comparison as it is shown: on the terminal within 80 columns, and as an accessible page in Word."""

import io
import zipfile

import docx
import openpyxl
import pytest
from click.testing import CliRunner

from flows.cli import workshop
from flows.workshop import Folders
from tests.compare.desk import FIRST, SECOND, lay_out
from tests.write.assertions import faults
from tests.write.reading import read_word


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> Folders:
    return lay_out(tmp_path_factory.mktemp("two"), i_fjor=FIRST, i_aar=SECOND)


@pytest.fixture(scope="module")
def raw(folders) -> bytes:
    done = run(folders, "--documents")
    path = folders.outputs / "i_aar" / "sammenligning" / "sammenlignet-med-i-fjor.docx"
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, f"Skrevet i {path}")
    return path.read_bytes()


def run(folders: Folders, *options: str):
    where = [
        "--inputs", str(folders.inputs), "--outputs", str(folders.outputs), "--categories", str(folders.categories),
    ]  # fmt: skip
    return CliRunner().invoke(workshop, ["compare", "i_fjor", "i_aar", *where, *options])


def test_the_command_shows_it_within_80_columns_with_small_numbers_marked(folders):
    done = run(folders)
    assert done.exit_code == 0
    assert [line.rstrip() for line in done.output.splitlines()] == [
        "A: i_fjor, 6 input",
        "B: i_aar, 12 input",
        "Tema                 A   A %    B   B %   Ændring",
        "─────────────────────────────────────────────────",
        "Mad og drikke       4*    67    6    50       −17",
        "Rum og møbler       1*    17   3*    25        +8",
        "Tid, ro og pauser    0     0   1*     8        +8",
        "Uden tema           1*    17   2*    17         0",
        "Ord i mindst tre forskellige input fra i_aar, som intet input fra i_fjor har:",
        "- bord (3* forskellige input)",
        "- støj (3* forskellige input)",
        "Undertemaer med en større andel i i_aar end i i_fjor:",
        "- Mad og drikke: Varmt: fra 1* input (17 %) til 5 input (42 %)",
        "* Færre end fem input: så få kan være tilfældige, og deres andel siger ikke",
        "meget.",
    ]
    assert max(map(len, done.output.splitlines())) <= 80


def test_nothing_is_written_unless_it_is_asked_for(tmp_path):
    folders = lay_out(tmp_path, i_fjor=FIRST, i_aar=SECOND)
    before = sorted(folders.outputs.rglob("*"))
    assert run(folders).exit_code == 0
    assert sorted(folders.outputs.rglob("*")) == before


def test_the_page_says_the_same(raw):
    document = docx.Document(io.BytesIO(raw))
    told = [each.text.replace("\N{NO-BREAK SPACE}", " ") for each in document.paragraphs if each.text]
    table = [
        [cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells] for row in document.tables[0].rows
    ]

    assert told == [
        "i_aar sammenlignet med i_fjor",
        "A er i_fjor med 6 input, og B er i_aar med 12 input. Kun det, der er trykt, er talt med. Andele er af "
        "alle input, i hele procent.",
        "* Færre end fem input: så få kan være tilfældige, og deres andel siger ikke meget.",
        "Temaernes andel",
        "Figur . Andel af input pr. tema, i procent",
        "Tabel . Input pr. tema i A og B, og hvor mange procentpoint andelen er ændret",
        "Ord, der er nye",
        "Ord i mindst tre forskellige input fra i_aar, som intet input fra i_fjor har:",
        "bord (3* forskellige input)",
        "støj (3* forskellige input)",
        "Undertemaer, der fylder mere",
        "Undertemaer med en større andel i i_aar end i i_fjor:",
        "Mad og drikke: Varmt: fra 1* input (17 %) til 5 input (42 %)",
    ]
    assert table == [
        ["Tema", "A: input", "A: andel", "B: input", "B: andel", "Ændring"],
        ["Mad og drikke", "4*", "67 %", "6", "50 %", "−17"],
        ["Rum og møbler", "1*", "17 %", "3*", "25 %", "+8"],
        ["Tid, ro og pauser", "0", "0 %", "1*", "8 %", "+8"],
        ["Uden tema", "1*", "17 %", "2*", "17 %", "0"],
        ["I alt", "6", "100 %", "12", "100 %", "0"],
    ]


def test_the_chart_has_a_bar_of_each_workshop_and_the_numbers_behind_it(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        workbook = openpyxl.load_workbook(io.BytesIO(package.read("word/embeddings/antal.xlsx")))
        document, chart = (package.read(f"word/{part}.xml").decode() for part in ("document", "charts/chart1"))

    assert list(workbook["Antal"].iter_rows(values_only=True)) == [
        ("Tema", "A: i_fjor", "B: i_aar"),
        ("Mad og drikke", 67, 50),
        ("Rum og møbler", 17, 25),
        ("Tid, ro og pauser", 0, 8),
        ("Uden tema", 17, 17),
    ]
    assert (chart.count("<c:ser>"), chart.count("<c:legend>")) == (2, 1)
    assert "Mad og drikke: 67 procent i i_fjor, 50 procent i i_aar; Rum og møbler: 17 procent" in document


def test_the_page_is_accessible_as_the_other_documents_are(raw):
    assert faults(read_word(raw)) == []
