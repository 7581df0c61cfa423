"""What Excel is given: tables, drop-downs and messages on every row, nothing that could become a formula."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile

import openpyxl
import pytest

from flows.notes import Source
from flows.review import DecisionBook
from flows.sheets import NoHints, read_book
from flows.workbook import Offer, write_workbook
from flows.workbook.decide import read_decisions
from flows.workbook.form import form
from flows.workbook.mark import is_workbook
from flows.workbook.read import parent_of, read_sheets
from flows.workbook.unread import find_unread
from flows.write.form import AppendixForm, Heading
from tests.validators import audit
from tests.write.editions import THEMES, edition
from tests.write.hostile import NOTES as HOSTILE

NOTES = edition(
    ("Chefen skal gå forrest", "ledelse", ["synlig", "mandat"]),
    ("=1+1", "kultur"),
    ("https://kommune.example/side", "kultur"),
    ("{=SUM(A1)}", None),
    ("0123", "kultur"),
    ("Chefen skal gå forrest!", "ledelse"),
    groups=[(0, 5)],
    left_out=[4],
)


def written(made=NOTES) -> bytes:
    offer = Offer("key", ("til-godkendelse/bilag-1.docx",), None, published=False)
    return write_workbook(made, Heading("prøve"), AppendixForm(), DecisionBook(), "a" * 64, offer=offer)


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(written()))


def test_the_same_edition_gives_the_same_bytes():
    assert written() == written()


def test_the_sheets_are_those_of_the_form_and_the_hidden_one_can_not_be_shown_by_a_slip(book):
    always = [sheet.title for key, sheet in form().sheets.items() if key != "follow_up"]
    assert book.sheetnames == [*always, "Programmets grundlag"]
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible"] * 11 + ["veryHidden"]
    assert {each.name: each.value for each in book.custom_doc_props.props} == {"WorkshopGennemgang": "a" * 64}


def test_every_sheet_is_one_table_from_its_first_cell_that_prints_on_a4_with_its_header(book):
    for sheet in book.worksheets[:-1]:
        (table,) = sheet.tables.values()
        shape = next(each for each in form().sheets.values() if each.title == sheet.title)
        assert table.ref.startswith("A1:")
        assert [column.name for column in table.tableColumns] == [each.heading for each in shape.columns.values()]
        assert table.autoFilter is not None
        assert (sheet.freeze_panes, sheet.merged_cells.ranges) == ("A2", set())
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        tall = None if sheet.title == "Temaer" else 0  # left out, it is one page: its chart is not to be cut in two
        assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (tall, True)
        assert sheet.print_title_rows == "$1:$1"
        assert not sheet.protection.sheet


def test_what_is_printed_is_large_enough_to_read(book):
    """A4 landscape holds 150 characters a line; a sheet that is wider is made smaller."""
    for sheet in book.worksheets[:-1]:
        shape = next(each for each in form().sheets.values() if each.title == sheet.title)
        columns = [*shape.columns]
        printed = columns[: columns.index(shape.print_to) + 1] if shape.print_to else columns
        assert sum(shape.columns[key].width for key in printed) <= 165, sheet.title
        if shape.print_to:
            assert re.search(r"\$A\$1:\$([A-Z])\$", sheet.print_area)[1] == "ABCDEFGHIJ"[len(printed) - 1]
    assert int(re.search(r"\$(\d+)$", book["Temaer"].print_area)[1]) > 15  # the chart, too


def test_no_text_becomes_a_formula_or_a_link(book):
    texts = {cell.value: cell.data_type for cell in book["Input"]["B"][1:]}

    assert texts == dict.fromkeys((note.text for note in NOTES.gathered.notes), "s")
    with zipfile.ZipFile(io.BytesIO(written())) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


def test_each_cell_that_is_read_has_its_drop_down_or_its_message_on_every_row(book):
    rules = {str(rule.sqref): rule for rule in book["Input"].data_validations.dataValidation}

    assert {where: (rule.type, rule.formula1) for where, rule in rules.items()} == {
        "B2:B7": (None, None),
        "D2:D7": ("list", "Temaliste"),
        "I2:I7": (None, None),
        "J2:J7": ("list", '"Udelad,Ikke et input,Skjul fund,Behold"'),
        "K2:K7": ("list", '"Personoplysning,Uden for emnet,Gentagelse,Andet"'),
        "L2:L7": (None, None),
        "M2:M7": (None, None),
        "N2:N7": (None, None),
        "P2:P7": (None, None),
    }
    assert all(rule.prompt and rule.showInputMessage for rule in rules.values())
    assert rules["B2:B7"].prompt.startswith("Teksten rettes i regnearket med input, ikke her.")
    (where,) = book.defined_names["Temaliste"].destinations
    assert where == ("Temaer", "$A$2:$A$5")
    assert [cell.value for (cell,) in book["Temaer"]["A2:A5"]] == [*(theme.title for theme in THEMES), "Uden tema"]


def test_the_chart_has_its_numbers_as_alternative_text():
    with zipfile.ZipFile(io.BytesIO(written())) as package:
        (drawing,) = [package.read(name).decode() for name in package.namelist() if "drawings/drawing" in name]

    assert re.search(r'descr="([^"]*)"', drawing)[1] == (
        "Søjlediagram over antal input pr. tema: Ledelse og ansvar 2, Ressourcer, organisering og politikker 0, "
        "Arbejdsmiljø og kultur 3, Uden tema 1."
    )


def test_the_counts_balance(book):
    told = {row[0].value: row[1].value for row in book["Om"].iter_rows(min_row=2)}

    assert told["Input"] == told["- heraf med tema"] + told["- heraf uden tema"] == 6
    assert told["Celler med indhold"] == told["- heraf celler med input"] + told["- heraf sat til side"]
    assert told["Udeladt af en person (talt med ovenfor)"] == 1
    assert sum(row[1].value for row in book["Temaer"].iter_rows(min_row=2, max_row=5)) == 6


def test_what_any_note_may_hold_comes_back_as_it_was_written(tmp_path):
    raw = written(edition(*((text, "kultur") for text in [*HOSTILE, "a" * 40_000, "🙂" * 20_000, " ", "_x000D_"])))
    (tmp_path / "g.xlsx").write_bytes(raw)
    read = read_book(raw, "g.xlsx", NoHints())

    assert is_workbook(tmp_path / "g.xlsx")
    assert list(read_decisions(read_sheets(read), parent_of(read), THEMES)) == []
    assert list(find_unread(read, read_sheets(read), parent_of(read))) == []


def test_a_cell_without_a_note_tells_no_person():
    from dataclasses import replace

    from flows.notes import SetAside

    source = Source("borde.xlsx", "Bord 1", "C3")
    (file,) = NOTES.gathered.files
    aside = replace(file, set_aside=(SetAside(source, "person", ""), SetAside(source, "heading", "Input")))
    made = replace(NOTES, gathered=replace(NOTES.gathered, files=(aside,)))
    rows = openpyxl.load_workbook(io.BytesIO(written(made)))["Sat til side"].iter_rows(min_row=2, values_only=True)

    assert [row[:2] for row in rows] == [(None, "person"), ("Input", "overskrift")]


def test_openxml_audit_finds_nothing(tmp_path):
    (tmp_path / "g.xlsx").write_bytes(written(edition(*((text, "kultur") for text in HOSTILE), groups=[range(9)])))
    assert audit(tmp_path) == {"g.xlsx": []}


def test_every_part_is_well_formed():
    with zipfile.ZipFile(io.BytesIO(written(edition(*((text, "kultur") for text in HOSTILE))))) as package:
        for name in package.namelist():
            ET.fromstring(package.read(name))


def test_each_theme_has_its_own_typical_notes_but_none_that_is_long_or_left_out():
    made = edition(
        *((text, "ledelse") for text in ("Mere te", "Mere kaffe", "Mere vand", "Mere saft")),
        *((text, "kultur") for text in ("Mere lys", "x" * 200, "y" * 201, "Udeladt")),
        ("Uden tema", None),
        left_out=[7],
    )
    sheet = openpyxl.load_workbook(io.BytesIO(written(made)))["Temaer"]
    examples = [[cell.value for cell in row[-3:]] for row in sheet.iter_rows(min_row=2, max_row=5)]
    assert examples == [
        ["Mere te", "Mere kaffe", "Mere vand"],
        [None, None, None],
        ["Mere lys", "x" * 200, None],
        [None, None, None],
    ]
