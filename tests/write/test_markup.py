"""The WordprocessingML that the documents are made of."""

import re

from flows.write.word.markup import run, table


def test_line_breaks_and_tabs_are_elements_of_their_own():
    text = '<w:t xml:space="preserve">{}</w:t>'.format
    assert run("Te") == f"<w:r>{text('Te')}</w:r>"
    assert run("Te\nSaft") == f"<w:r>{text('Te')}<w:br/>{text('Saft')}</w:r>"
    assert run("Te\tSaft") == f"<w:r>{text('Te')}<w:tab/>{text('Saft')}</w:r>"


def test_the_first_row_of_a_table_is_its_heading_and_the_last_its_total():
    rows = table("T", [("<w:p/>",)] * 3, [100], "Tabel", "Tal").split("<w:tr>")[1:]
    assert [re.findall(r'cnfStyle w:val="(\d+)"', row) for row in rows] == [["100000000000"], [], ["010000000000"]]
    assert ["<w:tblHeader/>" in row for row in rows] == [True, False, False]
