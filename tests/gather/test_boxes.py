"""Text boxes are notes, comments to cells are set aside and told or read; all of them are in the ledger."""

from openpyxl.comments import Comment

from tests.gather.make import codes, gather, texts, xlsx
from tests.gather.test_cells import with_text_box

LIST = [["Input"], ["Luk døren"], ["Ro på gangen"]]


def commented(workbook):
    workbook.active["A2"].comment = Comment("Husk lyset", "en")


def test_a_text_box_is_a_note_where_it_is_anchored(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=with_text_box(xlsx(LIST), "Flere planter", 3, 2))

    assert texts(gathered) == ["Luk døren", "Ro på gangen", "Flere planter"]
    source = gathered.notes[-1].source
    assert (source.cell, source.box) == ("B3", "tekstboks 1")
    assert gathered.cells == 4
    assert codes(gathered) == []


def test_several_notes_in_a_text_box(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=with_text_box(xlsx(LIST), "• Flere planter\n• Mere luft", 3, 2))

    assert texts(gathered)[2:] == ["Flere planter", "Mere luft"]
    assert gathered.cells == 4


def test_a_sheet_with_text_boxes_only(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=with_text_box(xlsx([["Bord 1 – gule sedler"]]), "Flere planter", 3, 2))

    assert texts(gathered) == ["Flere planter"]


def test_a_text_box_that_names_a_table_is_a_heading_and_told_so(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=with_text_box(xlsx(LIST), "Bord 4", 3, 2))

    assert texts(gathered) == ["Luk døren", "Ro på gangen"]
    assert codes(gathered) == ["read_as_section"]


def test_a_comment_is_set_aside_and_told(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=xlsx(LIST, commented))

    assert texts(gathered) == ["Luk døren", "Ro på gangen"]
    assert [(cell.reason, cell.text, cell.source.cell) for cell in gathered.set_aside[-1:]] == [
        ("comment", "Husk lyset", "A2")
    ]
    assert [(caution.code, caution.source.cell) for caution in gathered.cautions] == [("comment_to_cell", "A2")]


def test_staff_decide_about_comments(tmp_path):
    content = xlsx(LIST, commented)

    read = gather(tmp_path, {"comments": "read"}, bord__xlsx=content)
    assert texts(read) == ["Luk døren", "Ro på gangen", "Husk lyset"]
    assert codes(read) == []

    aside = gather(tmp_path, {"files": {"bord.xlsx": {"comments": "set_aside"}}}, bord__xlsx=content)
    assert texts(aside) == ["Luk døren", "Ro på gangen"]
    assert codes(aside) == []


def test_boxes_of_a_sheet_that_is_no_input_are_set_aside_with_it(tmp_path):
    content = with_text_box(xlsx({"Kladde": LIST}), "Flere planter", 3, 2)
    ignored = {"files": {"bord.xlsx": {"ignore": True}}}

    gathered = gather(tmp_path, ignored, bord__xlsx=content, god__xlsx=xlsx(LIST))

    assert texts(gathered) == ["Luk døren", "Ro på gangen"]
    assert {cell.reason for cell in gathered.files[0].set_aside} == {"ignored"}
