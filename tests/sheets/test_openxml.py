"""Open XML workbooks written by hand: odd parts, sheets that are not read, what is hidden, boxes, formats."""

import datetime
import io
import re
import zipfile

import pytest
import xlsxwriter
from openpyxl.comments import Comment

from flows.errors import InputError
from tests.gather.make import xlsx
from tests.gather.test_bad_files import SHEET, STYLES_START, change_part
from tests.gather.test_cells import with_text_box
from tests.sheets.read import kinds, read, shown

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
GOOD = xlsx([["Input"], ["Ro"]])
TWO = xlsx({"Bord 1": [["Input"], ["Ro"]], "Bord 2": [["Input"], ["Lys"]]})
WORKBOOK_RELATIONS = "xl/_rels/workbook.xml.rels"


def renamed(raw, change):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(change(name), old.read(name))
    return stream.getvalue()


def with_part(raw, name, content):
    stream = io.BytesIO(raw)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def in_sheet(raw, old, new):
    def change(content):
        assert old in content
        return content.replace(old, new, 1)

    return change_part(raw, SHEET, change)


@pytest.mark.parametrize(
    "change", [str.upper, str.lower, lambda name: name.replace("/", "\\"), lambda name: "/" + name]
)
def test_parts_in_other_case_or_with_other_slashes_are_read(change):
    assert shown(read(renamed(GOOD, change), "a.xlsx").sheets[0]) == {"A1": "Input", "A2": "Ro"}


def test_a_string_table_that_is_missing_refuses_only_who_points_at_it():
    relation = (
        f'<Relationship Id="rIdS" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    raw = change_part(
        GOOD, WORKBOOK_RELATIONS, lambda content: content.replace(b"</Relationships>", relation.encode())
    )
    assert shown(read(raw, "a.xlsx").sheets[0]) == {"A1": "Input", "A2": "Ro"}
    with pytest.raises(InputError, match=r"^a\.xlsx: filen er beskadiget"):
        read(in_sheet(raw, b't="inlineStr"><is><t>Ro</t></is>', b't="s"><v>0</v>'), "a.xlsx")


def test_a_part_that_is_never_read_refuses_nothing():
    raw = with_part(
        GOOD, "customXml/item1.xml", '<?xml version="1.0" encoding="iso-8859-1"?><a>å</a>'.encode("latin-1")
    )
    assert shown(read(with_part(raw, "docProps/x.xml", "<"), "a.xlsx").sheets[0]) == {"A1": "Input", "A2": "Ro"}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("spaces", [1, 281, 5000])
def test_a_part_in_an_encoding_that_could_hide_definitions_is_refused_wherever_it_is_named(mark, spaces):
    named = mark + b'<?xml version="1.0"' + b" " * spaces + b'encoding="%s"?>'
    good = change_part(GOOD, SHEET, lambda content: named % b"US-ASCII" + content)
    assert shown(read(good, "a.xlsx").sheets[0]) == {"A1": "Input", "A2": "Ro"}
    with pytest.raises(InputError, match="DOCTYPE"):
        read(change_part(GOOD, SHEET, lambda content: named % b"cp1252" + content), "a.xlsx")


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b'<?xml version="1.0"?>',
        b'<?xml version="1.0"?><!-- <a --> \n',
        b"<?p <q?>",
        b"<?p?><!-- -- <a> --><?q <b?>",
        b"<!-- <a>" + b" " * 70_000 + b"-->",
    ],
)
def test_a_document_type_is_seen_whatever_stands_before_it(before):
    unfolding = before + b'<!DOCTYPE x [<!ENTITY e "haha">]>'
    with pytest.raises(InputError, match="DOCTYPE"):
        read(
            change_part(GOOD, SHEET, lambda content: unfolding + content[content.index(b"<worksheet") :]), "a.xlsx"
        )


def test_comments_before_the_root_say_nothing():
    commented = b'<?xml version="1.0"?><!-- <!DOCTYPE a> --><?p <!DOCTYPE b>?>'
    good = change_part(GOOD, SHEET, lambda content: commented + content[content.index(b"<worksheet") :])
    assert shown(read(good, "a.xlsx").sheets[0]) == {"A1": "Input", "A2": "Ro"}


def test_a_sheet_whose_part_is_missing_is_told():
    book = read(change_part(TWO, "xl/worksheets/sheet2.xml", lambda _: None), "a.xlsx")
    assert [sheet.name for sheet in book.sheets] == ["Bord 1"]
    assert [(caution.code, caution.message) for caution in book.cautions] == [
        ("sheet_not_read", "a.xlsx, Bord 2: arket mangler i filen. Åbn filen i Excel, se efter, og gem den igen.")
    ]


def test_a_sheet_that_points_at_no_part_is_told():
    raw = change_part(TWO, "xl/workbook.xml", lambda content: content.replace(b'r:id="rId2"', b'r:id="rId99"'))
    book = read(raw, "a.xlsx")
    assert [sheet.name for sheet in book.sheets] == ["Bord 1"]
    assert [(caution.code, caution.source.sheet) for caution in book.cautions] == [("sheet_not_read", "Bord 2")]


@pytest.mark.parametrize(
    ("kind", "told"),
    [("dialogsheet", ["sheet_not_read"]), ("xlMacrosheet", ["sheet_not_read"]), ("chartsheet", [])],
)
def test_a_sheet_of_another_kind_is_told_unless_it_has_no_cells(kind, told):
    def change(content):
        return content.replace(
            b'worksheet" Target="/xl/worksheets/sheet2', kind.encode() + b'" Target="/xl/worksheets/sheet2'
        )

    book = read(change_part(TWO, WORKBOOK_RELATIONS, change), "a.xlsx")
    assert [sheet.name for sheet in book.sheets] == ["Bord 1"]
    assert [caution.code for caution in book.cautions] == told


def test_two_sheets_of_one_name_are_told_apart():
    raw = change_part(TWO, "xl/workbook.xml", lambda content: content.replace(b"Bord 2", b"Bord 1"))
    book = read(raw, "a.xlsx")
    assert [(sheet.name, shown(sheet)["A2"]) for sheet in book.sheets] == [("Bord 1", "Ro"), ("Bord 1 (2)", "Lys")]
    assert [(caution.code, caution.source.sheet) for caution in book.cautions] == [
        ("same_sheet_name", "Bord 1 (2)")
    ]


def test_of_several_sheets_of_one_name_each_has_the_next_number_that_is_free():
    sheets = {name: [["Input"], [name]] for name in ("A", "B", "C", "A (2)")}
    same = {b'name="B"': b'name="A"', b'name="C"': b'name="A"'}
    raw = change_part(
        xlsx(sheets),
        "xl/workbook.xml",
        lambda content: re.sub(rb'name="[BC]"', lambda found: same[found[0]], content),
    )
    book = read(raw, "a.xlsx")
    assert [(sheet.name, shown(sheet)["A2"]) for sheet in book.sheets] == [
        ("A", "A"), ("A (3)", "B"), ("A (4)", "C"), ("A (2)", "A (2)"),
    ]  # fmt: skip


def test_a_sheet_of_the_strict_kind_among_others_is_read_and_told():
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    raw = change_part(TWO, "xl/worksheets/sheet2.xml", lambda content: content.replace(MAIN.encode(), strict))
    book = read(raw, "a.xlsx")
    assert [shown(sheet)["A2"] for sheet in book.sheets] == ["Ro", "Lys"]
    assert [(caution.code, caution.source.sheet) for caution in book.cautions] == [("mixed_formats", "Bord 2")]


@pytest.mark.parametrize("zero", [b"0", b"0.0"])
def test_columns_of_no_width_and_rows_of_no_height_are_hidden(zero):
    raw = in_sheet(GOOD, b"<sheetData>", b'<cols><col min="2" max="3" width="' + zero + b'"/></cols><sheetData>')
    raw = in_sheet(raw, b'<row r="2"', b'<row r="2" customHeight="1" ht="' + zero + b'"')
    sheet = read(raw, "a.xlsx").sheets[0]
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2}, {2, 3})


def test_a_comment_and_a_text_box_are_boxes():
    def note(workbook):
        workbook.active["B2"].comment = Comment("Ida Holmskov (opdigtet):\nHusk lyset", "Ida Holmskov (opdigtet)")

    commented = read(xlsx([["Input"], ["Ro"]], note), "a.xlsx")
    assert commented.sheets[0].boxes == ((2, 2, "comment", "Husk lyset"),)
    boxed = read(with_text_box(GOOD, "Ved vinduet", 3, 2), "a.xlsx")
    assert boxed.sheets[0].boxes == ((3, 2, "text_box", "Ved vinduet"),)
    assert boxed.sheets[0].count == 2


def commented(comments, authors="", **parts):
    """Give the boxes of a sheet whose part of comments holds these."""
    raw = xlsx([["Input"], ["Ro"]], lambda book: setattr(book.active["A1"], "comment", Comment("x", "en")))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        (part,) = [name for name in archive.namelist() if "comment" in name and name.endswith(".xml")]
        (drawing,) = [name for name in archive.namelist() if name.endswith(".vml")]
    listed = f"<authors>{authors}</authors>\n <commentList>{comments}</commentList>"
    raw = change_part(raw, part, lambda _: f'<comments xmlns="{MAIN}">\n {listed}</comments>'.encode())
    return read(change_part(raw, drawing, lambda _: b"<xml><br></xml>"), "a.xlsx").sheets[0].boxes


AUTHORS = "<author>Ida (opdigtet)</author><author>Ib (opdigtet)</author>"


@pytest.mark.parametrize(
    ("attributes", "content", "boxes"),
    [
        ('ref="B3"', "<text><t>Husk lyset</t></text>", ((3, 2, "comment", "Husk lyset"),)),
        ("", "<text><t>Husk lyset</t></text>", ((1, 1, "comment", "Husk lyset"),)),
        ('ref="B3"', "<text><t>Ida (opdigtet):\nHusk</t></text>", ((3, 2, "comment", "Husk"),)),
        (
            'ref="B3" authorId="1"',
            "<text><t>Ib (opdigtet): \nHusk\nlys</t></text>",
            ((3, 2, "comment", "Husk\nlys"),),
        ),
        (
            'ref="B3" authorId="1"',
            "<text><t>Ida (opdigtet):\nHusk</t></text>",
            ((3, 2, "comment", "Ida (opdigtet):\nHusk"),),
        ),
        ('ref="B3" authorId="2"', "<text><t>:\nHusk</t></text>", ((3, 2, "comment", ":\nHusk"),)),
        (
            'ref="B3"',
            "\n <text>\n  <r>\n   <rPr> <b/>\n </rPr>\n <t>Husk </t>\n  </r>\n  <r><t>lyset</t></r>\n </text>\n",
            ((3, 2, "comment", "Husk lyset"),),
        ),
        ('ref="B3"', "<text><t> \n</t></text>", ()),
        ('ref="B3"', "", ()),
    ],
)
def test_a_comment_is_its_text_without_who_wrote_it(attributes, content, boxes):
    assert commented(f"<comment {attributes}>{content}</comment>", AUTHORS) == boxes


def test_each_comment_stands_at_its_own_cell():
    comments = "".join(
        f'<comment ref="{place}"><text><t>{text}</t></text></comment>'
        for place, text in (("C2", "Ro"), ("A2", "Lys"))
    )
    assert commented(comments) == ((2, 1, "comment", "Lys"), (2, 3, "comment", "Ro"))


@pytest.mark.parametrize(
    ("anchor", "place"),
    [
        (
            "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>2</xdr:row></xdr:from><xdr:to/>{}</xdr:twoCellAnchor>",
            (3, 2),
        ),
        ("<xdr:oneCellAnchor><xdr:from><xdr:row>2</xdr:row></xdr:from><xdr:ext/>{}</xdr:oneCellAnchor>", (3, 1)),
        ("<xdr:oneCellAnchor><xdr:from><xdr:col/><xdr:row/></xdr:from>{}</xdr:oneCellAnchor>", (1, 1)),
        ("<xdr:absoluteAnchor><xdr:pos x='9' y='9'/><xdr:ext/>{}</xdr:absoluteAnchor>", (1, 1)),
    ],
)
def test_a_text_box_is_its_paragraphs_at_the_cell_that_it_is_anchored_to(anchor, place):
    shape = """<xdr:sp>
      <xdr:txBody> <a:bodyPr/> <a:lstStyle/>
        <a:p> <a:r> <a:rPr/> <a:t>Ved </a:t> </a:r> <a:r> <a:t>vinduet</a:t> </a:r> </a:p>
        <a:p/>
      </xdr:txBody> </xdr:sp>"""
    empty = "<xdr:sp><xdr:txBody><a:p><a:r><a:t> </a:t></a:r></a:p></xdr:txBody></xdr:sp>"

    def change(content):
        start = content.index(b"<xdr:twoCellAnchor>")
        return content[:start] + anchor.format(shape + empty).encode() + b"</xdr:wsDr>"

    raw = change_part(with_text_box(GOOD, "x", 1, 1), "xl/drawings/drawing1.xml", change)
    assert read(raw, "a.xlsx").sheets[0].boxes == ((*place, "text_box", "Ved vinduet\n"),)


def test_a_drawing_that_is_not_in_the_file_hides_no_comment():
    def note(workbook):
        workbook.active["B2"].comment = Comment("Husk lyset", "en")

    lost = (
        b'<Relationship Id="rIdD" Target="../drawings/drawing9.xml" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"/><Relationship '
    )
    raw = change_part(
        xlsx([["Input"], ["Ro"]], note),
        "xl/worksheets/_rels/sheet1.xml.rels",
        lambda content: content.replace(b"<Relationship ", lost, 1),
    )
    assert read(raw, "a.xlsx").sheets[0].boxes == ((2, 2, "comment", "Husk lyset"),)


def test_a_thread_stands_for_the_note_that_old_programs_see():
    def note(workbook):
        workbook.active["A2"].comment = Comment("[Trådet kommentar] Åbn i en nyere Excel", "en")

    thread = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="A2" id="1"><text>Enig</text></threadedComment>'
        '<threadedComment ref="A2" id="2" parentId="1"><text>Også mig</text></threadedComment></ThreadedComments>'
    )
    relation = (
        b'<Relationship Id="rIdT" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
        b'Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    raw = with_part(xlsx([["Input"], ["Ro"]], note), "xl/threadedComments/threadedComment1.xml", thread)
    raw = change_part(
        raw, "xl/worksheets/_rels/sheet1.xml.rels", lambda content: content.replace(b"</Relationships>", relation)
    )
    assert read(raw, "a.xlsx").sheets[0].boxes == ((2, 1, "comment", "Enig"), (2, 1, "comment", "Også mig"))


def test_a_text_box_whose_row_and_column_are_not_given_stands_at_the_top():
    def without_place(content):
        return content.replace(b"<xdr:col>3</xdr:col><xdr:row>2</xdr:row>", b"")

    raw = change_part(with_text_box(GOOD, "Ro", 3, 4), "xl/drawings/drawing1.xml", without_place)
    assert read(raw, "a.xlsx").sheets[0].boxes == ((1, 1, "text_box", "Ro"),)


def test_a_comment_without_a_namespace_is_read():
    raw = xlsx([["Input"], ["Ro"]], lambda book: setattr(book.active["A2"], "comment", Comment("Enig", "en")))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        (part,) = [name for name in archive.namelist() if "comment" in name and name.endswith(".xml")]
    bare = change_part(raw, part, lambda content: content.replace(f' xmlns="{MAIN}"'.encode(), b""))
    assert bare != raw
    assert read(bare, "a.xlsx").sheets[0].boxes == ((2, 1, "comment", "Enig"),)


def test_boxes_stand_in_the_order_of_their_cells():
    def before(content):
        anchor = content[content.index(b"<xdr:twoCellAnchor>") : content.index(b"</xdr:wsDr>")]
        first = anchor.replace(b"<xdr:row>2", b"<xdr:row>0").replace(b"Lys", b"Ro")
        left = anchor.replace(b"<xdr:col>3", b"<xdr:col>1").replace(b"Lys", b"Luft")
        return content.replace(anchor, anchor + left + first)

    raw = change_part(with_text_box(GOOD, "Lys", 3, 4), "xl/drawings/drawing1.xml", before)
    assert [(box.row, box.column, box.text) for box in read(raw, "a.xlsx").sheets[0].boxes] == [
        (1, 4, "Ro"),
        (3, 2, "Luft"),
        (3, 4, "Lys"),
    ]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<t>Ro</t><phoneticPr fontId='1'/>", "Ro"),
        ("<t>Ro</t><rPh sb='0' eb='1'><t>ro</t></rPh>", "Ro"),
        ("<r><t>Me</t></r><r><rPr><b/></rPr><t>re</t></r><r><t/></r><r><t> ro</t></r>", "Mere ro"),
        ("<t/><r><t>Ro</t></r>", "Ro"),
        ("<r><t>Ro</t></r>", "Ro"),
    ],
)
def test_a_text_is_read_whole_without_its_fonts_and_how_it_is_pronounced(content, text):
    raw = in_sheet(GOOD, b"<is><t>Ro</t></is>", f"<is>{content}</is>".encode())
    assert shown(read(raw, "a.xlsx").sheets[0]) == {"A1": "Input", "A2": text}


def test_texts_in_groups_and_for_old_programs_are_read_once():
    raw = change_part(
        with_text_box(GOOD, "Ro", 1, 1),
        "xl/drawings/drawing1.xml",
        lambda content: content.replace(b"<xdr:sp>", b"<xdr:grpSp><x:A xmlns:x='x'><x:Choice><xdr:sp>").replace(
            b"</xdr:sp>",
            b"</xdr:sp></x:Choice><x:Fallback><xdr:sp><xdr:txBody><a:p><a:r><a:t>Ro</a:t></a:r></a:p></xdr:txBody>"
            b"</xdr:sp></x:Fallback></x:A><xdr:sp><xdr:txBody><a:p><a:r><a:t>Lys</a:t></a:r><a:br/><a:r><a:t>og"
            b"</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>luft</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:grpSp>",
        ),
    )
    assert [box.text for box in read(raw, "a.xlsx").sheets[0].boxes] == ["Ro", "Lys\nog\n\nluft"]


@pytest.mark.parametrize(
    ("value", "code", "kind", "text"),
    [
        ("0.5", "0%", "number", "50%"),
        ("45882", "dd-mm-yyyy", "date", "13-08-2025"),
        ("45882.395833333336", "m/d/yy h:mm", "date", "8-13-25 9:30"),
        ("59", "yyyy-mm-dd", "date", "1900-02-28"),
        ("61", "yyyy-mm-dd", "date", "1900-03-01"),
        ("0.3958333333", "hh:mm", "date", "09:30"),
        ("1.125", "[h]:mm", "date", "27:00:00"),
        ("-1", "dd-mm-yyyy", "error", "-1"),
        ("1e300", "dd-mm-yyyy", "error", "1e300"),
        ("45882", '"dag" 0', "number", "45882"),
        ("45882", "[Red]0", "number", "45882"),
        ("45882", "General", "number", "45882"),
    ],
)
def test_a_number_is_shown_by_its_format(value, code, kind, text):
    def put(workbook):
        workbook.active["A1"].number_format = code

    raw = in_sheet(xlsx([[8]], put), b"<v>8</v>", f"<v>{value}</v>".encode())
    sheet = read(raw, "a.xlsx").sheets[0]
    assert (kinds(sheet), shown(sheet)) == ({"A1": kind}, {"A1": text})


@pytest.mark.parametrize(
    ("styles", "text"),
    [
        (b'<cellXfs><xf numFmtId="9"/></cellXfs>', "50%"),
        (b"<cellXfs><xf/></cellXfs>", "0,5"),
        (b'<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="9"/></cellXfs>', "50%"),
        (b'<cellXfs><xf/></cellXfs><cellStyles><xf numFmtId="9"/></cellStyles>', "0,5"),
        (b'<numFmts><numFmt formatCode="0%"/></numFmts><cellXfs><xf numFmtId="0"/></cellXfs>', "0,5"),
        (
            b'<numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>',
            "50,0%",
        ),
        (b'<numFmt numFmtId="164" formatCode="GENERAL"/><cellXfs><xf numFmtId="164"/></cellXfs>', "0,5"),
        (b'<cellXfs><xf numFmtId="170"/></cellXfs>', "0,5"),
        (b"<cellXfs/>", "0,5"),
        (b"", "0,5"),
    ],
)
def test_a_number_is_shown_by_the_style_that_its_cell_names(styles, text):
    raw = change_part(xlsx([[0.5]]), "xl/styles.xml", lambda _: STYLES_START + styles + b"</styleSheet>")
    book = read(raw, "a.xlsx")
    assert (shown(book.sheets[0]), book.cautions) == ({"A1": text}, ())


def test_the_format_that_a_conditional_format_shows_is_not_the_cells():
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_datetime(0, 0, datetime.date(2025, 8, 13), workbook.add_format({"num_format": "dd-mm-yyyy"}))
        late = workbook.add_format({"num_format": '"Over fristen: "dd-mm-yyyy'})
        sheet.conditional_format(0, 0, 0, 0, {"type": "formula", "criteria": "=A1<TODAY()", "format": late})
    same_number = change_part(raw.getvalue(), "xl/styles.xml", lambda styles: styles.replace(b'"165"', b'"164"'))

    assert shown(read(same_number, "a.xlsx").sheets[0]) == {"A1": "13-08-2025"}


def test_dates_that_count_from_1904():
    raw = change_part(
        in_sheet(
            xlsx([[8]], lambda book: setattr(book.active["A1"], "number_format", "yyyy-mm-dd")),
            b"<v>8",
            b"<v>44420",
        ),
        "xl/workbook.xml",
        lambda content: content.replace(b"<workbookPr/>", b'<workbookPr date1904="1"/>'),
    )
    assert shown(read(raw, "a.xlsx").sheets[0]) == {"A1": "2025-08-13"}


def test_a_date_of_the_strict_kind():
    raw = in_sheet(xlsx([[8]]), b't="n"><v>8</v>', b't="d"><v>2025-08-13T09:30:00Z</v>')
    assert shown(read(raw, "a.xlsx").sheets[0]) == {"A1": "13-08-2025 09:30"}


def test_a_sheet_that_holds_elements_without_end_is_refused(monkeypatch):
    monkeypatch.setattr("flows.sheets.xml_parts.MAX_HELD", 1_000)
    for many in (b"<x/>" * 2_000, b'<row r="1">' + b"<c/>" * 2_000 + b"</row>"):
        with pytest.raises(InputError, match=r"^a\.xlsx: filen har over 5 mio\. celler"):
            read(in_sheet(GOOD, b"<sheetData>", b"<sheetData>" + many), "a.xlsx")
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(3, 900))
    assert read(in_sheet(GOOD, b"</sheetData>", rows + b"</sheetData>"), "a.xlsx").sheets[0].count == 899


@pytest.mark.parametrize(("value", "hidden"), [("1", True), ("true", True), ("0", False), ("false", False)])
def test_what_is_hidden_may_be_said_in_a_word_or_a_figure(value, hidden):
    columns = f'<cols><col min="2" max="3" hidden="{value}"/></cols><sheetData>'
    raw = in_sheet(GOOD, b"<sheetData>", columns.encode())
    raw = in_sheet(raw, b'<row r="2"', f'<row r="2" hidden="{value}"'.encode())
    raw = in_sheet(raw, b"</row></sheetData>", b'</row><row r="3"><c r="C3"><v>1</v></c></row></sheetData>')

    sheet = read(raw, "a.xlsx").sheets[0]

    assert sheet.hidden_rows == (frozenset({2}) if hidden else frozenset())
    assert sheet.hidden_columns == (frozenset({2, 3}) if hidden else frozenset())


def in_rows(rows):
    """Give the sheet whose data are these rows, written by hand."""
    raw = change_part(
        GOOD,
        SHEET,
        lambda content: (
            content[: content.index(b"<sheetData>")]
            + f"<sheetData>{rows}</sheetData>".encode()
            + content[content.index(b"</sheetData>") + len(b"</sheetData>") :]
        ),
    )
    return read(raw, "a.xlsx").sheets[0]


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        ("<c r='B2' t='b'><v>1</v></c>", "boolean", "SAND"),
        ("<c r='B2' t='b'><v>true</v></c>", "boolean", "SAND"),
        ("<c r='B2' t='b'><v>0</v></c>", "boolean", "FALSK"),
        ("<c r='B2' t='b'><v>false</v></c>", "boolean", "FALSK"),
        ("<c r='B2' t='e'><v>#N/A</v></c>", "error", "#N/A"),
        ("<c r='B2' t='str'><f>A1</f><v>Ro</v></c>", "text", "Ro"),
        ("<c r='B2'><f>A1+1</f></c>", "formula", "=A1+1"),
        ("<c r='B2'><f/></c>", "formula", "="),
        ("<c r='B2'><f>A1</f><v/></c>", "formula", "=A1"),
        ("<c r='B2'><v>-7</v></c>", "number", "-7"),
        ("<c r='B2' s='99'><v>2.50</v></c>", "number", "2,5"),
        ("<c r='B2' t='d'><v>2025-08-13</v></c>", "date", "13-08-2025"),
        ("<c r='B2' t='d'><v>09:30:00</v></c>", "date", "09:30"),
        ("<c r='XFD2'><v>7</v></c>", "number", "7"),
    ],
)
def test_a_cell_is_shown_as_excel_shows_it(cell, kind, text):
    sheet = in_rows(f"<row r='2'>{cell}</row>")
    assert [(kind, text)] == [(each.kind, each.text) for each in sheet.cells]
    assert sheet.count == 1


@pytest.mark.parametrize(
    "cell",
    [
        "<c r='B2' s='1'/>",
        "<c r='B2' t='str'><f>\"\"</f><v></v></c>",
        "<c r='B2'><v></v></c>",
        "<c r='B2' t='inlineStr'/>",
        "<c r='B2' t='inlineStr'><is/></c>",
        "<c r='B2' t='inlineStr'><v>1</v></c>",
        "<extLst><c><v>1</v></c></extLst>",
    ],
)
def test_a_cell_that_shows_nothing_is_none(cell):
    sheet = in_rows(f"<row r='2'>{cell}<c r='C2'><v>1</v></c></row>")
    assert (shown(sheet), sheet.count) == ({"C2": "1"}, 1)


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", {"A1": "1", "B1": "2", "A2": "3"}),
        (
            "<row r='4'><c r='C4'><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>",
            {"C4": "1", "D4": "2", "B5": "3"},
        ),
        ("<row r='4.0'><c r='AA4'><v>1</v></c></row>", {"AA4": "1"}),
        (
            "<row r='2'><c r='B2'><v>2</v></c><c r='A2'><v>1</v></c></row><row r='1'><c r='A1'><v>0</v></c></row>",
            {"A1": "0", "A2": "1", "B2": "2"},
        ),
    ],
)
def test_rows_and_cells_may_stand_in_any_order_and_leave_out_where_they_stand(rows, places):
    assert list(shown(in_rows(rows)).items()) == list(places.items())


@pytest.mark.parametrize(
    "rows",
    [
        "<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>",
        "<row r='2'><c r='A2'><v>1</v></c></row><row r='1'><c r='A1'><v>1</v></c></row><row><c><v>2</v></c></row>",
        "<row r='1'><c r='XFE1'><v>1</v></c></row>",
        "<row r='1'><c r='7'><v>1</v></c></row>",
        "<row r='1'><c r='A1' t='s'><v>-1</v></c></row>",
        "<row r='1'><c r='A1'><v>syv</v></c></row>",
    ],
)
def test_two_cells_in_one_place_and_cells_or_values_that_excel_does_not_have_are_damage(rows):
    with pytest.raises(InputError, match=r"^a\.xlsx: filen er beskadiget"):
        in_rows(rows)


@pytest.mark.parametrize(
    ("columns", "hidden"),
    [
        ('<col min="3" max="3" width="0.1"/>', set()),
        ('<col max="2" hidden="1"/>', {1, 2}),
        ('<col hidden="1"/>', {1}),
        (
            '<col min="2" max="2" width="0"/><col min="3" max="4" width="9"/><col min="5" max="5" hidden="1"/>',
            {2, 5},
        ),
        ('<col min="16383" max="99999" hidden="1"/>', {16383, 16384}),
    ],
)
def test_only_columns_that_show_nothing_are_hidden(columns, hidden):
    raw = in_sheet(GOOD, b"<sheetData>", f"<cols>{columns}</cols><sheetData>".encode())
    raw = in_sheet(raw, b'<row r="2"', b'<row r="2" ht="0.1"')
    sheet = read(raw, "a.xlsx").sheets[0]
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset(), hidden)


def test_merged_cells_are_areas_with_both_corners():
    merged = b'</sheetData><mergeCells><mergeCell ref="B2:C4"/><mergeCell ref="D5"/><mergeCell/></mergeCells>'
    sheet = read(in_sheet(GOOD, b"</sheetData>", merged), "a.xlsx").sheets[0]
    assert sheet.merged == ((2, 2, 4, 3), (5, 4, 5, 4), (1, 1, 1, 1))
