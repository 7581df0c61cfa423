"""OpenDocument sheets written by hand: texts whole, cells without a type, repeats, boxes, other files' cells."""

import pytest

from flows.errors import InputError
from tests.gather.make_binary import ods
from tests.gather.test_bad_files import change_part
from tests.sheets.read import kinds, read, shown

DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"


def one_cell(content, attributes='office:value-type="string"'):
    row = f"<table:table-row><table:table-cell {attributes}>{content}</table:table-cell></table:table-row>"
    (sheet,) = read(ods({"Ark1": []}, extra=row), "a.ods").sheets
    return sheet


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            '<text:p>Bedre<text:s text:c="3"/>lys<text:tab/>og<text:line-break/>luft</text:p>',
            "Bedre   lys\tog\nluft",
        ),
        ("<text:p>Linje et</text:p><text:p>Linje to</text:p>", "Linje et\nLinje to"),
        (
            "<text:p><text:span>Fed</text:span> og <text:a>link <text:span>her</text:span></text:a></text:p>",
            "Fed og link her",
        ),
        ("<text:p>to  mellemrum</text:p>", "to  mellemrum"),
        ("<text:p>\n  brudt\n  linje</text:p>", "brudt linje"),
        ("<text:p>før<office:annotation><text:p>Husk</text:p></office:annotation>efter</text:p>", "førefter"),
    ],
)
def test_a_text_is_whole(content, text):
    assert shown(one_cell(content)) == {"A1": text}


@pytest.mark.parametrize(
    ("attributes", "content", "kind", "text"),
    [
        ("", "<text:p>Uden type</text:p>", "text", "Uden type"),
        ('office:value-type="string" office:string-value="Kun her"', "", "text", "Kun her"),
        ('office:value-type="float" office:value="1.5"', "<text:p>1,5</text:p>", "number", "1,5"),
        ('office:value-type="percentage" office:value="0.125"', "<text:p>12,5 %</text:p>", "number", "12,5%"),
        ('office:value-type="date" office:date-value="2025-08-13"', "<text:p>i går</text:p>", "date", "13-08-2025"),
        ('office:value-type="time" office:time-value="PT09H30M00S"', "<text:p>x</text:p>", "date", "09:30"),
        ('office:value-type="time" office:time-value="PT27H05M00S"', "<text:p>x</text:p>", "date", "27:05:00"),
        ('office:value-type="time" office:time-value="PT24H00M00S"', "<text:p>x</text:p>", "date", "24:00:00"),
        ('office:value-type="boolean" office:boolean-value="true"', "<text:p>TRUE</text:p>", "boolean", "SAND"),
        ('office:value-type="date" office:date-value="-0044-03-15"', "<text:p>Idus</text:p>", "text", "Idus"),
        (
            'table:formula="of:=[.A9]" office:value-type="float" office:value="0"',
            "<text:p>#REF!</text:p>",
            "error",
            "#REF!",
        ),
        ('table:formula="of:=[.A9]"', "", "formula", "=[.A9]"),
    ],
)
def test_a_value_is_shown_as_danish_excel_shows_it(attributes, content, kind, text):
    sheet = one_cell(content, attributes)
    assert (kinds(sheet), shown(sheet), sheet.count) == ({"A1": kind}, {"A1": text}, 1)


@pytest.mark.parametrize("attributes", ["", 'table:style-name="ce1"', 'table:number-columns-repeated="16384"'])
def test_a_cell_that_shows_nothing_is_none(attributes):
    assert one_cell("", attributes).cells == ()
    assert one_cell("<text:p/>", 'table:formula="of:=&quot;&quot;"').cells == ()


def test_rows_and_columns_that_are_repeated_or_hidden_are_counted():
    extra = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/>'
        '<table:table-row table:number-rows-repeated="999"><table:table-cell/></table:table-row>'
        '<table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:table-cell '
        'table:number-columns-repeated="3"/><table:covered-table-cell office:value-type="string">'
        "<text:p>Dækket</text:p></table:covered-table-cell></table:table-row>"
        '<table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3" '
        'office:value-type="string"><text:p>Flettet</text:p></table:table-cell></table:table-row>'
    )
    (sheet,) = read(ods({"Ark1": []}, extra=extra), "a.ods").sheets
    assert shown(sheet) == {"D1000": "Dækket", "D1001": "Dækket", "A1002": "Flettet"}
    assert sheet.hidden_rows == {1000, 1001}
    assert sheet.hidden_columns == {4}  # the maker's own column stands first
    assert sheet.merged == ((1002, 1, 1004, 2),)


def test_text_boxes_and_comments_are_boxes():
    box = f'<draw:frame xmlns:draw="{DRAWING}"><draw:text-box><text:p>%s</text:p></draw:text-box></draw:frame>'
    extra = (
        f"<table:shapes>{box % 'På arket'}</table:shapes><table:table-row><table:table-cell/>"
        f'<table:table-cell office:value-type="string">{box % "Ved cellen"}<office:annotation><text:p>Husk</text:p>'
        "<text:p>lys</text:p></office:annotation><text:p>Ro</text:p></table:table-cell></table:table-row>"
    )
    book = read(ods({"Ark1": []}, extra=extra), "a.ods")
    assert book.sheets[0].boxes == (
        (1, 1, "text_box", "På arket"),
        (1, 2, "comment", "Husk\nlys"),
        (1, 2, "text_box", "Ved cellen"),
    )
    assert (shown(book.sheets[0]), book.sheets[0].count) == ({"B1": "Ro"}, 1)


def test_cells_kept_of_another_file_are_hidden():
    source = '<table:table-source table:filter-name="calc8"/>'
    assert read(ods({"Ark1": [["x"]]}, extra=source), "a.ods").sheets[0].hidden


@pytest.mark.parametrize("row", ['table:number-rows-repeated="600000"', ""])
def test_what_is_repeated_beyond_reason_is_refused(row):
    columns = "" if row else 'table:number-columns-repeated="600000"'
    extra = (
        f"<table:table-row {row}><table:table-cell {columns} "
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    with pytest.raises(InputError, match=r"^a\.ods: en celle i arket gentages over 500\.000 gange"):
        read(ods({"Ark1": []}, extra=extra), "a.ods")


def test_a_column_gives_its_style_to_every_column_that_it_is_repeated_for_and_to_no_other():
    styles = (
        '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0">'
        '<number:number-style style:name="N2"><number:number number:decimal-places="2" '
        'number:min-integer-digits="1"/></number:number-style>'
        '<style:style style:name="kroner" style:family="table-cell" style:data-style-name="N2"/>'
        "</office:automatic-styles><office:body>"
    )
    columns = '<table:table-column table:number-columns-repeated="2" table:default-cell-style-name="kroner"/>'

    def with_columns(content):
        content = content.replace(b"<office:body>", styles.encode())
        return content.replace(b"<table:table-column/>", f"{columns}<table:table-column/>".encode())

    raw = change_part(ods({"Ark1": [[1, 2, 3]]}), "content.xml", with_columns)

    assert shown(read(raw, "a.ods").sheets[0]) == {"A1": "1,00", "B1": "2,00", "C1": "3"}


def test_what_another_program_keeps_in_a_row_is_no_cell_and_hides_none():
    cell = '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'
    cells = f"<other:kept/>{cell % 'Ro'}<other:kept/><!-- gemt -->{cell % 'Lys'}"
    extra = f'<table:table-row xmlns:other="urn:other:program">{cells}</table:table-row>'
    assert shown(read(ods({"Ark1": []}, extra=extra), "a.ods").sheets[0]) == {"A1": "Ro", "B1": "Lys"}


def shown_in_style(styles, name, attributes):
    """Give what one cell of a style shows, where the document has these styles."""
    spaces = (
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:other="urn:other:program" '
        'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
    )
    cell_style = f'<style:style style:name="celle" style:family="table-cell" style:data-style-name="{name}"/>'
    added = f"<office:automatic-styles {spaces}>{styles}{cell_style}</office:automatic-styles><office:body>"
    cell = f'<table:table-cell table:style-name="celle" {attributes}/>'
    raw = ods({"Ark1": []}, extra=f"<table:table-row>{cell}</table:table-row>")
    raw = change_part(raw, "content.xml", lambda content: content.replace(b"<office:body>", added.encode()))
    return shown(read(raw, "a.ods").sheets[0])["A1"]


def test_another_programs_element_of_the_same_name_is_no_number_format():
    style = (
        '<{0}:number-style style:name="N2"><number:number number:decimal-places="{1}" '
        'number:min-integer-digits="1"/></{0}:number-style>'
    )
    styles = style.format("number", 2) + style.format("other", 0)
    assert shown_in_style(styles, "N2", 'office:value-type="float" office:value="7"') == "7,00"


def test_the_words_of_a_date_are_no_part_of_its_format():
    style = (
        '<number:date-style style:name="N4"><number:text>den </number:text><number:day/>'
        '<number:text>. </number:text><number:month number:textual="true" number:style="long"/></number:date-style>'
    )
    attributes = 'office:value-type="date" office:date-value="2025-08-13"'
    assert shown_in_style(style, "N4", attributes) == "den 13. august"
