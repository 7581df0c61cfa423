"""Which cells stand out: bold or larger letters, a coloured ground, as far as the formats say so."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from flows.sheets.book import NO_LOOKS, Looks
from tests.gather.make_binary import ods, xls
from tests.gather.test_bad_files import SHEET, SHEET_START, STYLES_START, change_part
from tests.sheets.read import read

STYLES = """
<style:style style:name="Default" style:family="table-cell">
  <style:text-properties fo:font-size="{usual}"/></style:style>
<style:style style:name="head" style:family="table-cell" style:parent-style-name="Default">
  <style:table-cell-properties fo:background-color="{ground}"/>
  <style:text-properties fo:font-weight="{weight}" fo:font-size="{size}"/></style:style>
<style:style style:name="child" style:family="table-cell" style:parent-style-name="head"/>
"""


def workbook(**looks):
    """Write a workbook of one cell in A1 that looks so, and a plain one in A2."""
    book = Workbook()
    book.active["A1"], book.active["A2"] = "Stier", "Mere grus"
    for key, value in looks.items():
        setattr(book.active["A1"], key, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def look_of(raw, name="a.xlsx"):
    (sheet,) = read(raw, name).sheets
    return sheet.looks


@pytest.mark.parametrize(
    ("looks", "strong", "filled"),
    [
        ({"font": Font(bold=True)}, True, False),
        ({"font": Font(size=14)}, True, False),
        ({"font": Font(size=8, italic=True)}, False, False),
        ({"fill": PatternFill("solid", fgColor="FFEE00")}, False, True),
        ({"fill": PatternFill("solid", fgColor="FFFFFF")}, False, False),
        ({"fill": PatternFill("gray125")}, False, False),
        ({"font": Font(bold=True), "fill": PatternFill("lightGray", fgColor="00AA00")}, True, True),
        ({}, False, False),
    ],
)
def test_cells_of_a_workbook(looks, strong, filled):
    place = {(1, 1)}
    assert look_of(workbook(**looks)) == Looks(
        frozenset(place if strong else ()), frozenset(place if filled else ())
    )


FILLS = (  # what Excel and others write for a ground, and whether it is one
    (b'<patternFill patternType="none"/>', False),
    (b'<patternFill patternType="gray125"/>', False),
    (b'<patternFill patternType="solid"><fgColor rgb="FFFFEE00"/><bgColor indexed="64"/></patternFill>', True),
    (b'<patternFill patternType="solid"><fgColor rgb="ffffffff"/><bgColor indexed="64"/></patternFill>', False),
    (b'<patternFill patternType="solid"><fgColor theme="0"/><bgColor indexed="64"/></patternFill>', False),
    (
        b'<patternFill patternType="solid"><fgColor theme="0" tint="-0.15"/><bgColor indexed="64"/></patternFill>',
        True,
    ),
    (b'<patternFill patternType="solid"><fgColor theme="4"/></patternFill>', True),
    (b'<patternFill><fgColor rgb="FFFFEE00"/></patternFill>', False),
    (b'<gradientFill degree="90"><stop position="0"/></gradientFill>', False),
    (b'<patternFill patternType="lightGray"><fgColor indexed="10"/></patternFill>', True),
)
FONTS = (  # beside one of 11 points, the first
    (b'<sz val="11"/>', False),
    (b'<sz val="11.5"/>', True),
    (b'<sz val="10"/>', False),
    (b'<b/><sz val="10"/>', True),
    (b'<b val="0"/><sz val="11"/>', False),
    (b'<b val="false"/><sz val="11"/>', False),
    (b'<b val="1"/><sz val="11"/>', True),
    (b"", False),
    (b'<sz val="stor"/>', False),
)


def styled(fonts, fills, xfs):
    """Write a sheet of a text in each of these styles, one below another."""
    styles = STYLES_START + b"<fonts>%b</fonts><fills>%b</fills><borders/><cellXfs>%b</cellXfs></styleSheet>" % (
        b"".join(b"<font>%b</font>" % font for font in fonts),
        b"".join(b"<fill>%b</fill>" % fill for fill in fills),
        b"".join(b'<xf numFmtId="0" fontId="%d" fillId="%d"/>' % xf for xf in xfs),
    )
    rows = b"".join(
        b'<row><c s="%d" t="inlineStr"><is><t>Ro</t></is></c></row>' % style for style in range(len(xfs))
    )
    raw = change_part(workbook(), "xl/styles.xml", lambda _: styles)
    return change_part(raw, SHEET, lambda _: SHEET_START + b"<sheetData>%b</sheetData></worksheet>" % rows)


def test_a_cell_is_filled_where_its_ground_has_a_colour():
    raw = styled([b""], [fill for fill, _ in FILLS], [(0, number) for number in range(len(FILLS) + 1)])
    assert look_of(raw).filled == {(row, 1) for row, (_, filled) in enumerate(FILLS, 1) if filled}


def test_a_cell_is_strong_where_its_letters_are_bold_or_larger_than_the_usual_ones():
    raw = styled([font for font, _ in FONTS], [b""], [(number, 0) for number in range(len(FONTS) + 1)])
    assert look_of(raw).strong == {(row, 1) for row, (_, strong) in enumerate(FONTS, 1) if strong}


@pytest.mark.parametrize(
    ("fonts", "strong"), [([12, 14], {(2, 1)}), ([14, 12], set()), ([None, 14], set()), ([12, 12], set())]
)
def test_the_usual_letters_are_those_of_the_first_style(fonts, strong):
    sizes = [b"" if size is None else b'<sz val="%d"/>' % size for size in fonts]
    assert look_of(styled([b'<sz val="11"/>', *sizes], [b""], [(1, 0), (2, 0)])).strong == strong


def test_a_look_that_is_damaged_is_none():
    raw = change_part(
        workbook(font=Font(bold=True)), "xl/styles.xml", lambda xml: xml.replace(b"fontId", b"fontID")
    )

    assert look_of(raw) == NO_LOOKS


def in_styles(style="head", **looks):
    """Write an open document of a cell in this style, and one in the default style beside it."""
    cell = '<table:table-cell table:style-name="{}"><text:p>Stier</text:p></table:table-cell>'
    row = f"<table:table-row>{cell.format(style)}{cell.format('Default')}</table:table-row>"
    styles = STYLES.format(**looks)
    spaces = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    spaces += 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '

    def add_styles(xml):
        text = xml.decode().replace("<office:document-content ", f"<office:document-content {spaces}")
        return text.replace(
            "<office:body>", f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        )

    return change_part(ods({"Ark1": []}, extra=row), "content.xml", lambda xml: add_styles(xml).encode())


@pytest.mark.parametrize("style", ["head", "child"])
@pytest.mark.parametrize(
    ("ground", "weight", "size", "strong", "filled"),
    [
        ("transparent", "bold", "10pt", True, False),
        ("#ffffff", "normal", "14pt", True, False),
        ("#ddeeff", "normal", "10pt", False, True),
        ("transparent", "normal", "8pt", False, False),
        ("", "600", "10.5pt", True, False),
        ("transparent", "500", "10pt", False, False),
        ("transparent", "normal", "120%", False, False),
        ("transparent", "normal", "storpt", False, False),
    ],
)
@pytest.mark.parametrize("usual", ["10pt", ""])
def test_cells_of_an_open_document(style, ground, weight, size, strong, filled, usual):
    raw = in_styles(style, usual=usual, ground=ground, weight=weight, size=size)
    place = {(1, 1)}
    assert look_of(raw, "a.ods") == Looks(frozenset(place if strong else ()), frozenset(place if filled else ()))


@pytest.mark.parametrize(("size", "strong"), [("13pt", True), ("12pt", False), ("11pt", False)])
def test_letters_are_large_beside_those_that_the_document_has_by_default(size, strong):
    assert look_of(in_styles(usual="12pt", ground="", weight="normal", size=size), "a.ods").strong == (
        {(1, 1)} if strong else set()
    )


def test_older_workbooks_and_texts_say_nothing_of_looks():
    assert look_of(xls({"Ark1": [["Stier"]]}), "a.xls") == NO_LOOKS
    assert look_of(b"Input;Bord\r\nMere grus;1\r\n", "a.csv") == NO_LOOKS
