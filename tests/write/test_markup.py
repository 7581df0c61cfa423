"""The WordprocessingML that the documents are made of."""

import re

import pytest

from flows.write.word.markup import (
    ListItem,
    bookmark,
    caption,
    contents,
    ending_section,
    field,
    in_next_column,
    kept_with_next,
    link,
    paragraph,
    printable,
    reads_right_to_left,
    run,
    table,
)

TEXT = '<w:t xml:space="preserve">{}</w:t>'.format


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Te", TEXT("Te")),
        ("", TEXT("")),
        ("Te & <Saft>", TEXT("Te &amp; &lt;Saft&gt;")),
        ("Te\nSaft", f"{TEXT('Te')}<w:br/>{TEXT('Saft')}"),
        ("Te\tSaft", f"{TEXT('Te')}<w:tab/>{TEXT('Saft')}"),
        ("\nTe\r\n\tSaft\r", f"<w:br/>{TEXT('Te')}<w:br/><w:tab/>{TEXT('Saft')}<w:br/>"),
        ("\n", "<w:br/>"),
    ],
)
def test_line_breaks_and_tabs_are_elements_of_their_own(text, inside):
    assert run(text) == f"<w:r>{inside}</w:r>"


@pytest.mark.parametrize(
    ("looks", "properties"),
    [
        ({"style": "A&B"}, '<w:rPr><w:rStyle w:val="A&amp;B"/></w:rPr>'),
        ({"right_to_left": True}, "<w:rPr><w:rtl/></w:rPr>"),
        ({"style": "A", "right_to_left": True}, '<w:rPr><w:rStyle w:val="A"/><w:rtl/></w:rPr>'),
    ],
)
def test_a_run_has_its_style_and_direction_once_however_many_lines_it_has(looks, properties):
    assert run("Te", **looks) == f"<w:r>{properties}{TEXT('Te')}</w:r>"
    assert run("Te\nSaft", **looks) == f"<w:r>{properties}{TEXT('Te')}<w:br/>{TEXT('Saft')}</w:r>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Te", "Te"),
        ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"),
        ("a\x07b\ud800c\uffffd", "a\ufffdb\ufffdc\ufffdd"),
        ("a\u200bb\u00adc", "a\u200bb\u00adc"),  # what does not show is not forbidden
    ],
)
def test_what_xml_forbids_still_shows_its_place(text, shown):
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "leftwards"),
    [
        ("مرحبا بالعالم", True),
        ("שלום og dansk", True),
        ("12 – مرحبا", True),
        ("Dansk og مرحبا", False),
        ("å مرحبا", False),
        ("Dansk", False),
        ("123", False),
        ("", False),
    ],
)
def test_the_first_letter_tells_the_direction(text, leftwards):
    assert reads_right_to_left(text) is leftwards


def test_a_paragraph_holds_what_its_style_its_list_and_its_direction_say_in_the_order_of_the_schema():
    item = ListItem("<w:numPr/>", "<w:ind/>")
    assert paragraph("A", run("Te")) == f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>{run("Te")}</w:p>'
    assert paragraph("A", run("Te"), "x", right_to_left=True, item=item) == (
        f'<w:p><w:pPr><w:pStyle w:val="A"/><w:numPr/><w:bidi/><w:ind/></w:pPr>{run("Te")}x</w:p>'
    )


def test_what_is_said_of_a_paragraph_is_put_into_its_properties_alone():
    made = paragraph("A", paragraph("B", run("Te")))  # its runs may hold the same words as its properties
    head, inner = '<w:p><w:pPr><w:pStyle w:val="A"/>', paragraph("B", run("Te"))
    assert kept_with_next(made) == f"{head}<w:keepNext/></w:pPr>{inner}</w:p>"
    assert in_next_column(made) == f'{head}</w:pPr><w:r><w:br w:type="column"/></w:r>{inner}</w:p>'
    assert ending_section(made, "<w:sectPr/>") == (
        f'{head}<w:spacing w:after="360"/><w:sectPr/></w:pPr>{inner}</w:p>'
    )


@pytest.mark.parametrize(("name", "quoted"), [("nr_7", '"nr_7"'), ('a"b&c', "'a\"b&amp;c'"), ("a b", '"a b"')])
def test_a_bookmark_and_the_link_to_it_have_one_name(name, quoted):
    assert bookmark(7, name) == f'<w:bookmarkStart w:id="7" w:name={quoted}/><w:bookmarkEnd w:id="7"/>'
    assert link(name, "a", "b") == f'<w:hyperlink w:anchor={quoted} w:history="1">ab</w:hyperlink>'


def test_a_caption_is_numbered_by_a_field_that_is_filled_in():
    number = '<w:fldSimple w:instr=" SEQ Figur \\* ARABIC "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    assert caption("C", "Figur", "Antal") == paragraph("C", run("Figur\N{NO-BREAK SPACE}"), number, run(". Antal"))
    assert field("STYLEREF 2", "") == '<w:fldSimple w:instr=" STYLEREF 2 "></w:fldSimple>'


@pytest.mark.parametrize("entries", [1, 2, 3])
def test_a_table_of_contents_is_one_field_from_its_first_entry_to_its_last(entries):
    made = contents('TOC \\o "2-3"', [("E", f"b{number}", run(f"Tema {number}")) for number in range(entries)])
    steps = [re.findall(r'fldCharType="(\w+)"', each) for each in made]
    assert [len(each) for each in steps] == [2 + (entries == 1), *[0] * (entries - 2), *[1] * (entries > 1)]
    assert [step for each in steps for step in each] == ["begin", "separate", "end"]
    assert [re.findall(r'anchor="(\w+)".*?>([^<>]+)</w:t>', each) for each in made] == [
        [(f"b{number}", f"Tema {number}")] for number in range(entries)
    ]


def test_the_first_row_of_a_table_is_its_heading_and_the_last_its_total():
    rows = table("T", [("<w:p/>",)] * 3, [100], "Tabel", "Tal").split("<w:tr>")[1:]
    assert [re.findall(r'cnfStyle w:val="(\d+)"', row) for row in rows] == [["100000000000"], [], ["010000000000"]]
    assert ["<w:tblHeader/>" in row for row in rows] == [True, False, False]
    assert re.findall(r'tcW w:w="(\d+)"', table("T", [("<w:p/>",) * 2], [100, 40], "", "")) == ["100", "40"]
