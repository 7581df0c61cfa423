"""What a cell's content becomes: hidden, formulas, errors, typed values, merged cells."""

# ruff: noqa: DTZ001 - Excel's dates know no time zone

import datetime
import io
import re
import zipfile

import pytest

from flows.sheets.values import show_date, show_number
from tests.gather.make import Rows, aside, codes, csv, gather, texts, xlsx
from tests.gather.test_bad_files import SHEET, change_part


def with_cell(raw, address, xml):
    """Replace a cell's XML: what openpyxl can't write."""
    pattern = rf'<c r="{address}".*?</c>'.encode()
    return change_part(raw, SHEET, lambda content: re.sub(pattern, lambda _: xml.encode(), content, count=1))


def with_text_box(raw, text, row, column):
    """Add a drawing with one text box, anchored at a cell."""
    office = "http://schemas.openxmlformats.org"
    spaces = f'xmlns:xdr="{office}/drawingml/2006/spreadsheetDrawing" xmlns:a="{office}/drawingml/2006/main"'
    relations = f'<Relationships xmlns="{office}/package/2006/relationships">'
    place = f"<xdr:from><xdr:col>{column - 1}</xdr:col><xdr:row>{row - 1}</xdr:row></xdr:from>"
    stream = io.BytesIO(raw)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            f'{relations}<Relationship Id="rId1" Type="{office}/officeDocument/2006/relationships/drawing" '
            'Target="../drawings/drawing1.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/drawings/drawing1.xml",
            f"<xdr:wsDr {spaces}>"
            f"<xdr:twoCellAnchor>{place}<xdr:sp><xdr:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></xdr:txBody>"
            "</xdr:sp></xdr:twoCellAnchor></xdr:wsDr>",
        )
    return stream.getvalue()


def change(workbook, action):
    action(workbook.active)


def test_a_hidden_row_is_set_aside_and_told(tmp_path):
    def hide(workbook):
        workbook.active.row_dimensions[3].hidden = True

    gathered = gather(tmp_path, bord__xlsx=xlsx([["Input"], ["Luk døren"], ["Ro"], ["Lys"]], hide))
    assert texts(gathered) == ["Luk døren", "Lys"]
    assert aside(gathered) == {"A1": "heading", "A3": "hidden"}
    assert [caution.message for caution in gathered.cautions] == [
        "bord.xlsx, Ark1, A3: skjulte celler er ikke læst. Er de input, så skriv Ja ud for dem på arket Sat til "
        "side i gennemgang.xlsx; skal alle læses, så vis dem i Excel, eller skriv 'hidden: read' under columns i "
        "workshop.yaml."
    ]


def test_hidden_columns_in_a_run_are_all_seen(tmp_path):
    def hide(workbook):
        workbook.active.column_dimensions.group("B", "D", hidden=True)

    rows = [["Input", "Løsning", "Navn", "Råd"], ["Luk døren", "Stillerum", "Ida (opdigtet)", "Ti stille"]]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows, hide))
    assert texts(gathered) == ["Luk døren"]
    assert aside(gathered) == {
        "A1": "heading",
        "B1": "hidden",
        "B2": "hidden",
        "C1": "person",
        "C2": "person",
        "D1": "hidden",
        "D2": "hidden",
    }
    assert all(cell.text == "" for cell in gathered.set_aside if cell.reason == "person")


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_set_aside(tmp_path, state):
    def hide(workbook):
        workbook["Kladde"].sheet_state = state

    rows = {"Bord 1": [["Input"], ["Luk døren"]], "Kladde": [["Input", "Navn"], ["Ro", "Ida (opdigtet)"]]}
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows, hide))
    assert texts(gathered) == ["Luk døren"]
    assert [
        (cell.source.cell, cell.reason, cell.text) for cell in gathered.set_aside if cell.source.sheet == "Kladde"
    ] == [
        ("A1", "hidden", "Input"),
        ("B1", "hidden", "Navn"),
        ("A2", "hidden", "Ro"),
        ("B2", "person", ""),
    ]
    assert [sheet.layout for sheet in gathered.files[0].sheets] == ["list", "hidden"]


def test_hidden_cells_are_read_on_demand(tmp_path):
    def hide(workbook):
        workbook["Bord 1"].row_dimensions[3].hidden = True
        workbook["Kladde"].sheet_state = "hidden"

    rows = {"Bord 1": [["Input"], ["Luk døren"], ["Ro"]], "Kladde": [["Input"], ["Lys"]]}
    gathered = gather(tmp_path, {"hidden": "read"}, bord__xlsx=xlsx(rows, hide))
    assert texts(gathered) == ["Luk døren", "Ro", "Lys"]
    assert codes(gathered) == []


def test_a_formula_with_a_value_is_its_value(tmp_path):
    raw = with_cell(xlsx([["Input"], ["x"], ["Ro"]]), "A2", '<c r="A2" t="str"><f>B2</f><v>Luk døren</v></c>')
    assert texts(gather(tmp_path, bord__xlsx=raw)) == ["Luk døren", "Ro"]


def test_a_formula_without_a_value_is_told(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=xlsx([["Input"], ["=B2"], ["Ro"], ['=CONCATENATE("a", "b c")']]))
    assert texts(gathered) == ["Ro"]
    assert aside(gathered) == {"A1": "heading", "A2": "formula", "A4": "formula"}
    assert codes(gathered) == ["formula_without_value"]


def test_a_formula_that_shows_nothing_is_no_cell(tmp_path):
    raw = with_cell(xlsx([["Input"], ["x"], ["Ro"]]), "A2", '<c r="A2" t="str"><f>B2</f><v></v></c>')
    gathered = gather(tmp_path, bord__xlsx=raw)
    assert texts(gathered) == ["Ro"]
    assert gathered.cells == 2


def test_text_that_begins_with_an_equals_sign_stays(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=xlsx([["Input"], ["= mere tid til alle"], ["Ro"]]))
    assert texts(gathered) == ["= mere tid til alle", "Ro"]
    assert codes(gathered) == ["formula_as_text"]


def test_text_that_begins_with_an_equals_sign_stays_in_csv(tmp_path):
    gathered = gather(tmp_path, bord__csv=csv([["Nr", "Input"], [1, "=mere+tid"], [2, "@alle"], [3, "-ro"]]))
    assert texts(gathered) == ["=mere+tid", "@alle", "-ro"]


def test_an_error_value_is_told_and_an_error_typed_as_text_is_a_note(tmp_path):
    raw = with_cell(xlsx([["Input"], ["x"], ["y"]]), "A2", '<c r="A2" t="e"><v>#REF!</v></c>')
    raw = with_cell(raw, "A3", '<c r="A3" t="inlineStr"><is><t>#REF!</t></is></c>')
    gathered = gather(tmp_path, bord__xlsx=raw)
    assert texts(gathered) == ["#REF!"]
    assert aside(gathered) == {"A1": "heading", "A2": "error"}
    assert codes(gathered) == ["error_value"]


def test_typed_values_between_notes_become_text_as_danish_excel_shows_them(tmp_path):
    rows = [
        ["Input"],
        ["Luk døren, og lad os være"],
        [117],
        [0.5],
        [True],
        [datetime.datetime(2025, 2, 1)],
        ["Ro i rummet"],
    ]

    def percent(workbook):
        workbook.active["A4"].number_format = "0%"
        workbook.active["A6"].number_format = "mm-dd-yy"

    rows += [[text] for text in ("Mere lys", "Flere planter", "Kortere møder", "Pauser", "Frugt", "Gåture")]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows, percent))
    assert texts(gathered)[:6] == ["Luk døren, og lad os være", "117", "50%", "SAND", "01-02-2025", "Ro i rummet"]
    assert [caution.message for caution in gathered.cautions] == [
        "bord.xlsx, Ark1, A3, A4, A5, A6: tal, dato eller SAND/FALSK mellem input er læst som tekst. "
        "Se, om Excel har lavet teksten om."
    ]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (117, "General", "117"),
        (117.0, "", "117"),
        (0.5, "General", "0,5"),
        (1234567.891, "#,##0.00", "1.234.567,89"),
        (0.125, "0.0%", "12,5%"),
        (-3, "0", "-3"),
        (0.125, "0.00", "0,13"),
        (-0.125, "0.00", "-0,13"),
        (1.005, "0.00", "1,01"),
        (2.5, "0", "3"),
        (0.125, "0%", "13%"),
        (1234567.885, "#,##0.00", "1.234.567,89"),
        (1e20, "0.00", "100000000000000000000,00"),
        (1e20, "", "1E+20"),
        (999_999_999_999_999, "", "999999999999999"),
        (1e15, "", "1E+15"),
        (-0.0, "", "0"),
        (0.125, r"0.0\ %", "12,5 %"),
        (0.125, "0.0 %", "12,5 %"),
        (12.5, "#,##0", "13"),
        (1234.5, "0,000.00", "1.234,50"),
        (12.5, '0.00" kr."', "12,5"),
        (7, "000", "007"),
        (-7, "000", "-007"),
        (7.25, "0000.0", "0007,3"),
        (7, "0,000", "0.007"),
        (12345, "000", "12345"),
        (12.5, "0.0##", "12,5"),
        (12.0, "0.0##", "12,0"),
        (12.3456, "0.0##", "12,346"),
        (100, "0.##", "100"),
        (0.5, "#.00", "0,50"),
        (7, "0" * 255, "0" * 254 + "7"),
        (7, "0" * 256, "7"),  # longer than Excel allows
    ],
)
def test_numbers(value, code, shown):
    assert show_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (datetime.datetime(2025, 2, 1), "mm-dd-yy", "01-02-2025"),
        (datetime.datetime(2025, 2, 1), "d-mmm", "1-feb"),
        (datetime.datetime(2025, 2, 1), "d. mmmm yyyy", "1. februar 2025"),
        (datetime.datetime(2025, 2, 1), "[$-406]dddd d. mmmm yyyy;@", "lørdag 1. februar 2025"),
        (datetime.datetime(2025, 2, 1, 9, 5), "dd/mm/yyyy hh:mm", "01-02-2025 09:05"),
        (datetime.datetime(2025, 2, 1, 9, 5), "", "01-02-2025 09:05"),
        (datetime.date(2025, 2, 1), "", "01-02-2025"),
        (datetime.time(9, 5), "h:mm", "09:05"),
        (datetime.timedelta(hours=30, minutes=5), "[h]:mm", "30:05:00"),
        (datetime.timedelta(hours=1, minutes=2, seconds=3.5), "[h]:mm", "1:02:04"),
        (datetime.timedelta(minutes=-30), "[h]:mm", "-0:30:00"),
        (datetime.timedelta(hours=-26, seconds=-5), "[h]:mm", "-26:00:05"),
        (datetime.time(9, 5, 7), "h:mm:ss", "09:05:07"),
        (datetime.datetime(2025, 2, 1, 9, 5, 7), "General", "01-02-2025 09:05"),
        (datetime.datetime(2025, 2, 1), "@", "01-02-2025"),
        (datetime.datetime(2025, 2, 1), "m/d/yyyy", "01-02-2025"),
        (datetime.datetime(2025, 2, 1), r"d\.m\.yy", "1.2.25"),
        (datetime.datetime(2025, 2, 1), "dd.mm.yyy", "01.02.2025"),
        (datetime.datetime(2025, 12, 1), "mmmmm yyyy", "d 2025"),
        (datetime.datetime(2025, 2, 1), "ddd d/m", "lør 1-2"),
        (datetime.datetime(2025, 2, 1), '"den "d. mmmm', "den 1. februar"),
        (datetime.datetime(2025, 2, 1), "[Red]d-m-yyyy_)", "1-2-2025"),
        (datetime.datetime(2025, 2, 1), "* d-m_-@", "1-2"),
        (datetime.datetime(2025, 2, 1, 9, 5, 7), "mmss.0", "0507.0"),
        (datetime.datetime(2025, 2, 1, 9, 5, 7), 'm" min. og "s" sek."', "5 min. og 7 sek."),
        (datetime.datetime(2025, 2, 1, 9, 5, 7), "h:m:s", "9:5:7"),
        (datetime.datetime(2025, 2, 1, 9, 5, 7), "hh:mm:ss d/m", "09:05:07 1-2"),
        (datetime.datetime(2025, 2, 1, 9, 5, 7), "m-d h:mm AM/PM", "2-1 9:05"),
        (datetime.datetime(2025, 2, 1, 9, 5, 7), "mm-yy ss", "02-25 07"),
    ],
)
def test_dates(value, code, shown):
    assert show_date(value, code) == shown


def test_merged_title_and_merged_headings(tmp_path):
    def merge(workbook):
        workbook.active.merge_cells("A1:C1")
        workbook.active.merge_cells("B2:C2")

    rows = [["Workshop om ro"], ["Nr.", "Input"], [1, "Luk døren", "Ti stille på gangen"], [2, "Stillerum", "Lys"]]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows, merge))
    assert texts(gathered) == ["Luk døren", "Ti stille på gangen", "Stillerum", "Lys"]
    assert [column.letter for column in gathered.files[0].sheets[0].text_columns] == ["B", "C"]


def test_a_merged_theme_goes_for_all_its_rows(tmp_path):
    def merge(workbook):
        workbook.active.merge_cells("A2:A3")

    rows = [["Tema", "Input"], ["Ledelse", "Gå forrest"], [None, "Mere tid"], [None, "Ro"]]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows, merge))
    assert [(note.text, note.staff_theme) for note in gathered.notes] == [
        ("Gå forrest", "Ledelse"),
        ("Mere tid", "Ledelse"),
        ("Ro", ""),
    ]
    assert codes(gathered) == ["theme_filled_down"]


def test_a_sub_heading_merged_over_the_table_is_no_note(tmp_path):
    def merge(workbook):
        workbook.active.merge_cells("A2:B2")

    rows = [["Input", "Tema"], ["Om lyset i huset"], ["Flere lamper", "Lys"], ["Større vinduer", "Lys"]]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows, merge))
    assert texts(gathered) == ["Flere lamper", "Større vinduer"]
    assert aside(gathered) == {"A1": "heading", "B1": "heading", "A2": "heading", "B3": "label", "B4": "label"}


def test_notes_that_are_merged_over_columns_are_notes(tmp_path):
    def merge(workbook):
        for row in range(1, 5):
            workbook.active.merge_cells(f"B{row}:D{row}")

    rows = [["Nr.", "Input"], [1, "Luk døren"], [None, "Ro"], [3, "Lys"]]
    assert texts(gather(tmp_path, bord__xlsx=xlsx(rows, merge))) == ["Luk døren", "Ro", "Lys"]


def test_what_lies_under_a_merged_cell_is_hidden(tmp_path):
    raw = xlsx([["Input"], ["Luk døren"], ["Ro"]], lambda workbook: workbook.active.merge_cells("A2:B2"))
    inline = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'.format
    raw = with_cell(raw, "A2", inline("A2", "Luk døren") + inline("B2", "skjult"))
    gathered = gather(tmp_path, bord__xlsx=raw)
    assert texts(gathered) == ["Luk døren", "Ro"]
    assert aside(gathered) == {"A1": "heading", "B2": "hidden"}
    assert [(caution.code, caution.source.cell) for caution in gathered.cautions] == [("hidden", "B2")]


def test_rich_text_is_read_whole(tmp_path):
    runs = '<r><t xml:space="preserve">Luk </t></r><r><rPr><b/></rPr><t>døren</t></r>'
    rich = f'<c r="A2" t="inlineStr"><is>{runs}</is></c>'
    assert texts(gather(tmp_path, bord__xlsx=with_cell(xlsx([["Input"], ["x"]]), "A2", rich))) == ["Luk døren"]


def test_a_macro_workbook_and_cells_without_addresses_are_read(tmp_path):
    raw = change_part(
        xlsx([["Input"], ["Luk døren"]]), SHEET, lambda content: re.sub(rb' r="[A-Z]*\d+"', b"", content)
    )
    assert texts(gather(tmp_path, bord__xlsm=raw)) == ["Luk døren"]


def test_staff_theme_beside_the_note(tmp_path):
    gathered = gather(tmp_path, bord__csv=csv([["Input", "Kategori"], ["Luk døren", "Ro"], ["Lamper", ""]]))
    assert [(note.text, note.staff_theme) for note in gathered.notes] == [("Luk døren", "Ro"), ("Lamper", "")]
    assert aside(gathered) == {"A1": "heading", "B1": "heading", "B2": "label"}


def test_a_sheet_per_table_is_named_so(tmp_path):
    rows = {"Bord 1": [["Post-it"], ["Ro"]], "Bord 2": [["Post-it"], ["Lys"]], "Tomt ark": []}
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))
    assert [(sheet.name, sheet.layout, sheet.notes) for sheet in gathered.files[0].sheets] == [
        ("Bord 1", "sheet_per_table", 1),
        ("Bord 2", "sheet_per_table", 1),
        ("Tomt ark", "empty", 0),
    ]


def test_a_sheet_of_guidance_beside_notes_is_not_read(tmp_path):
    rows: dict[str, Rows] = {
        "Vejledning": [["Trin", "Tekst"], [1, "Skriv ét input i hver celle"]],
        "Bord 1": [["Input"], ["Luk døren"]],
    }
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))
    assert texts(gathered) == ["Luk døren"]
    assert codes(gathered) == ["guidance_sheet"]


@pytest.mark.parametrize("kind", ["inlineStr", "str", "s"])
def test_what_excel_escapes_is_decoded_once(tmp_path, kind):
    """Excel writes the typed text `_x000D_` as `_x005F_x000D_`, and a carriage return as `_x000D_`."""
    typed = "a_x005F_x000D_b x005F_c_x000D_d"
    cell = {
        "inlineStr": f'<c r="A2" t="inlineStr"><is><t>{typed}</t></is></c>',
        "str": f'<c r="A2" t="str"><v>{typed}</v></c>',
        "s": '<c r="A2" t="s"><v>0</v></c>',
    }[kind]
    raw = with_cell(xlsx([["Input"], ["x"], ["Ro"]]), "A2", cell)
    shared = (
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
        b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    raw = change_part(raw, "[Content_Types].xml", lambda content: content.replace(b"</Types>", shared))
    stream = io.BytesIO(raw)
    with zipfile.ZipFile(stream, "a") as archive:
        start = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
        archive.writestr("xl/sharedStrings.xml", f"{start}{typed}</t></si></sst>")
    raw = stream.getvalue()
    assert texts(gather(tmp_path, bord__xlsx=raw)) == ["a_x000D_b x005F_c\nd", "Ro"]


def test_one_cell_more_than_shown_is_told_in_the_singular(tmp_path):
    def message(count):
        rows = [["Input"], *[[f"bÃ¸rn nummer {n}"] for n in range(count)]]
        (caution,) = gather(tmp_path, bord__csv=csv([["Nr", *row] for row in rows])).cautions
        return caution.message

    assert "B8, B9: " in message(8)
    assert "B9 og 1 anden celle: " in message(9)
    assert "B9 og 2 andre celler: " in message(10)


@pytest.mark.parametrize("blank", [None, "   ", "\n"])
def test_a_cell_of_spaces_fills_nothing_of_its_row(tmp_path, blank):
    """What stands alone in a row, beside the column of notes, may be a note."""
    rows = [["Nr.", "Input"], [1, "Mere lys på stien"], ["Havnen", blank], [2, "Flere bænke ved søen"]]
    gathered = gather(tmp_path, a__xlsx=xlsx(rows))

    assert texts(gathered) == ["Mere lys på stien", "Flere bænke ved søen"]
    assert [(caution.code, caution.source.cell) for caution in gathered.cautions] == [("looks_like_note", "A3")]


@pytest.mark.parametrize(
    ("columns", "read", "set_aside"),
    [
        ({}, ["Mere lys på stien", "En bro mere"], {"A1": "heading", "A3": "hidden"}),
        ({"hidden": "read"}, ["Mere lys på stien", "Flere bænke ved søen", "En bro mere"], {"A1": "heading"}),
    ],
)
def test_a_text_that_a_merged_cell_covers_is_hidden(tmp_path, columns, read, set_aside):
    rows = [["Input"], ["Mere lys på stien"], ["Flere bænke ved søen"], ["En bro mere"]]
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    made = change_part(xlsx(rows), SHEET, lambda sheet: sheet.replace(b"</sheetData>", merged))
    gathered = gather(tmp_path, columns, bord__xlsx=made)

    assert texts(gathered) == read
    assert aside(gathered) == set_aside


@pytest.mark.parametrize(
    ("area", "hidden"), [("B3:XFD4", {"B4"}), ("B3:XFD400", {"B4", "B5"}), ("A3:A1048576", {"A4", "A5"})]
)
def test_a_merged_cell_of_more_places_than_the_sheet_has_cells_covers_those_inside_it_only(tmp_path, area, hidden):
    rows = [["Input", "Forslag"], ["Lys", "Bænke"], ["Ro", "En bro"], ["Luft", "En sti"], ["Varme", "Et hegn"]]
    merged = f'</sheetData><mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'.encode()
    made = change_part(xlsx(rows), SHEET, lambda sheet: sheet.replace(b"</sheetData>", merged))
    gathered = gather(tmp_path, bord__xlsx=made)

    assert {cell: reason for cell, reason in aside(gathered).items() if reason != "heading"} == dict.fromkeys(
        hidden, "hidden"
    )
    assert {note.source.cell for note in gathered.notes} == {f"{c}{r}" for c in "AB" for r in range(2, 6)} - hidden


def test_an_address_above_the_list_is_a_person(tmp_path):
    rows = [["karla@eksempel.dk"], ["Input"], ["Luk døren"], ["Ro på gangen"]]
    gathered = gather(tmp_path, bord__xlsx=xlsx(rows))
    assert texts(gathered) == ["Luk døren", "Ro på gangen"]
    assert aside(gathered) == {"A1": "person", "A2": "heading"}
    assert codes(gathered) == []
