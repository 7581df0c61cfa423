"""How opfoelgning.xlsx prints: a page wide, every page with what it is about."""

import io

import openpyxl

from flows.follow_up import Asked, TableRow, write_table


def printed(**facts):
    rows = [TableRow(place, f"n{place}", f"Seddel {place}", "Rum", "", {}) for place in (1, 2)]
    raw = write_table("kantinen", "mad", rows, Asked(("Ny", "I gang"), facts))
    return openpyxl.load_workbook(io.BytesIO(raw))


def test_its_sheets_print_on_a4_one_page_wide_and_as_many_tall_as_it_takes():
    for sheet in printed(workshop="kantinen").worksheets[:-1]:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)  # left out, it is one


def test_all_columns_of_the_table_print_but_the_ids():
    sheet = printed(workshop="kantinen")["Opfølgning"]
    headings = [cell.value for cell in sheet[1]]

    assert headings[-1] == "ID"
    assert sheet.print_area.replace("$", "").endswith(f"A1:{sheet.cell(3, len(headings) - 1).coordinate}")


def test_every_page_tells_what_it_is_about():
    book = printed(workshop="Kaffe & kage", receiver="Madforvaltningen", deadline="1. maj 2026")
    head = book["Opfølgning"].oddHeader

    assert (head.left.text, head.right.text) == ("Kaffe && kage · Madforvaltningen", "Svar senest 1. maj 2026")
