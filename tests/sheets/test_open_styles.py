"""What the styles of an OpenDocument say: how numbers and dates are shown, and what is hidden."""

import pytest

from tests.gather.make_binary import ods
from tests.gather.test_bad_files import change_part
from tests.sheets.read import read, shown

SPACES = (
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
)
TWO_DECIMALS = '<number:number number:decimal-places="2" number:min-integer-digits="1"/>'
ONE_DECIMAL = '<number:number number:decimal-places="1" number:min-integer-digits="1"/>'
CELL = '<style:style style:name="celle" style:family="table-cell" style:data-style-name="N1"/>'


def sheet_of(styles, cell="", attributes="", table="", columns=""):
    """Read a sheet whose cell A1 has the style `celle`."""
    added = f"<office:automatic-styles {SPACES}>{styles}</office:automatic-styles><office:body>"
    row = f'<table:table-row><table:table-cell table:style-name="celle" {cell}/></table:table-row>'

    def change(content):
        content = content.replace(b"<office:body>", added.encode())
        content = content.replace(b"<table:table-column/>", columns.encode())
        return content.replace(b"<table:table ", f"<table:table {table} ".encode())

    raw = ods({"Ark1": []}, extra=row + attributes)
    (sheet,) = read(change_part(raw, "content.xml", change), "a.ods").sheets
    return sheet


def number_in(styles, value="12.5", kind="float"):
    return shown(sheet_of(styles, f'office:value-type="{kind}" office:value="{value}"'))["A1"]


def style(kind, content, name="N1", attributes=""):
    return f'<number:{kind}-style style:name="{name}" {attributes}>{content}</number:{kind}-style>'


@pytest.mark.parametrize(
    ("kind", "content", "value", "text"),
    [
        ("number", TWO_DECIMALS, "1234.5", "1234,50"),
        ("number", TWO_DECIMALS.replace("/>", ' number:grouping="true"/>'), "1234.5", "1.234,50"),
        ("number", TWO_DECIMALS.replace("/>", ' number:grouping="false"/>'), "1234.5", "1234,50"),
        ("number", TWO_DECIMALS.replace("/>", ' number:min-decimal-places="1"/>'), "12", "12,0"),
        ("number", TWO_DECIMALS.replace('digits="1"', 'digits="3"'), "7", "007,00"),
        ("number", TWO_DECIMALS.replace('digits="1"', 'digits="0"'), "7", "7,00"),
        ("number", '<number:number number:decimal-places="0"/>', "12.5", "13"),
        ("number", '<number:number number:min-integer-digits="1"/>', "12.5", "12,5"),
        ("number", f"{TWO_DECIMALS}<number:fill-character> </number:fill-character>", "12.5", "12,50"),
        ("currency", f"{TWO_DECIMALS}<number:text> </number:text><number:currency-symbol/>", "12.5", "12,5"),
        ("number", '<number:scientific-number number:decimal-places="2"/>', "12.5", "12,5"),
        ("number", '<number:fraction number:min-integer-digits="0"/>', "12.5", "12,5"),
        ("percentage", f"{ONE_DECIMAL}<number:text>%</number:text>", "0.125", "12,5%"),
        ("percentage", f"{ONE_DECIMAL}<number:text> %</number:text>", "0.125", "12,5 %"),
    ],
)
def test_a_number_is_shown_by_its_style(kind, content, value, text):
    assert number_in(style(kind, content) + CELL, value) == text


@pytest.mark.parametrize(
    ("condition", "text"),
    [("value()&gt;=0", "12,5"), ("value() &gt; 0", "12,5"), ("value()&lt;0", "12,50"), ("", "12,50")],
)
def test_a_style_with_another_one_for_positive_numbers_shows_them_by_that(condition, text):
    rule = f'<style:map style:condition="{condition}" style:apply-style-name="N1P0"/>'
    styles = style("number", ONE_DECIMAL, "N1P0") + style("number", TWO_DECIMALS + rule)
    assert number_in(styles + CELL) == text


@pytest.mark.parametrize(
    ("cell_styles", "text"),
    [
        (CELL, "12,50"),
        (CELL + CELL.replace("table-cell", "paragraph").replace("N1", "N2"), "12,50"),
        (CELL.replace("/>", ' style:parent-style-name="over"/>'), "12,50"),
        (CELL.replace("data-style-name", "parent-style-name").replace("N1", "over"), "12,5"),
        (CELL.replace("data-style-name", "parent-style-name").replace("N1", "celle"), "12,5"),
        (CELL.replace("data-style-name", "parent-style-name").replace("N1", "borte"), "12,5"),
        (CELL.replace("N1", "borte"), "12,5"),
    ],
    ids=["own", "of cells", "before its parent's", "its parent's", "its own parent", "lost parent", "lost"],
)
def test_a_cells_style_has_its_own_number_style_or_its_parents(cell_styles, text):
    over = CELL.replace("celle", "over").replace("N1", "N2")
    styles = style("number", TWO_DECIMALS) + style("number", ONE_DECIMAL, "N2")
    assert number_in(styles + over + cell_styles) == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            '<number:day number:style="long"/><number:text>-</number:text><number:month number:style="long"/>'
            '<number:text>-</number:text><number:year number:style="long"/>',
            "03-08-2025",
        ),
        (
            "<number:day/><number:text>.</number:text><number:month/><number:text> </number:text><number:year/>",
            "3.8 25",
        ),
        ('<number:day/><number:text>. </number:text><number:month number:textual="true"/>', "3. aug"),
        (
            '<number:day-of-week number:style="long"/><number:text> den </number:text><number:day/>'
            '<number:text>. </number:text><number:month number:textual="true" number:style="long"/>',
            "søndag den 3. august",
        ),
        ("<number:day-of-week/><number:text>: </number:text><number:day/>", "søn: 3"),
        ("<number:day/><number:text> ~ </number:text><number:quarter/><number:month/>", "3 ~ 8"),
        (
            "<number:hours/><number:text>.</number:text><number:minutes/><number:text>.</number:text>"
            "<number:seconds/><number:text> </number:text><number:am-pm/>",
            "9.5.7",
        ),
        (
            '<number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/>'
            '<number:text>:</number:text><number:seconds number:style="long"/>',
            "09:05:07",
        ),
    ],
)
def test_a_date_is_shown_by_its_style(content, text):
    date = 'office:value-type="date" office:date-value="2025-08-03T09:05:07"'
    assert shown(sheet_of(style("date", content) + CELL, date)) == {"A1": text}


@pytest.mark.parametrize(
    ("value", "attributes", "text"),
    [
        ("PT09H05M00S", "", "09:05"),
        ("PT09H05M07S", 'number:truncate-on-overflow="true"', "09:05:07"),
        ("PT09H05M00S", 'number:truncate-on-overflow="false"', "9:05:00"),
        ("PT27H05M00S", "", "27:05:00"),
        ("-PT00H30M00S", "", "-0:30:00"),
        ("P1DT02H00M01.6S", "", "26:00:02"),
        ("PT23H59M59S", "", "23:59:59"),
        ("PT00H00M01,5S", "", "00:00:01"),
    ],
)
def test_a_time_goes_on_beyond_a_day_where_its_style_or_its_length_says_so(value, attributes, text):
    hours = '<number:hours/><number:text>:</number:text><number:minutes number:style="long"/>'
    styles = style("time", hours, attributes=attributes) + CELL
    assert shown(sheet_of(styles, f'office:value-type="time" office:time-value="{value}"')) == {"A1": text}


COLUMNS = '<table:table-column table:style-name="x"/>'
SHOWN = (False, set(), set())


@pytest.mark.parametrize(
    ("family", "properties", "hidden"),
    [
        ("table", 'table-properties table:display="false"', (True, set(), set())),
        ("table", 'table-properties table:display="true"', SHOWN),
        ("table-row", 'table-row-properties style:row-height="0cm"', (False, {2}, set())),
        ("table-row", 'table-row-properties style:row-height="0.10cm"', SHOWN),
        ("table-column", 'table-column-properties style:column-width="0.00in"', (False, set(), {1})),
        ("table-column", 'table-column-properties style:column-width="2.5cm"', SHOWN),
        ("table-column", "table-column-properties", SHOWN),
        ("paragraph", 'table-properties table:display="false"', SHOWN),
    ],
)
def test_a_style_hides_what_is_of_its_family(family, properties, hidden):
    styles = f'<style:style style:name="x" style:family="{family}"><style:{properties}/></style:style>'
    row = (
        '<table:table-row table:style-name="x"><table:table-cell office:value-type="string"><text:p>Ro</text:p>'
        "</table:table-cell></table:table-row>"
    )
    sheet = sheet_of(styles, attributes=row, table='table:style-name="x"', columns=COLUMNS)
    assert (sheet.hidden, sheet.hidden_rows, sheet.hidden_columns) == hidden
