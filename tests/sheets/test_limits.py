"""What is small to read stays cheap: memory and time do not grow with what no cell has."""

import time
import tracemalloc

import pytest

from flows.errors import InputError
from flows.gather import survey_folder
from flows.sheets.archive import read_archive
from flows.sheets.calamine_workbook import read_calamine_workbook
from flows.sheets.formats import ENDINGS, FORMATS
from flows.sheets.open_document import read_open_document
from flows.sheets.openxml import read_openxml
from tests.gather.make import csv, xlsx
from tests.gather.make_binary import ods, xls, xlsb
from tests.gather.test_bad_files import STYLES_START, change_part, make_zip
from tests.sheets.read import NoHints, read, shown


def test_every_ending_of_the_table_is_input(tmp_path):
    for ending in ENDINGS:
        (tmp_path / f"a{ending}").write_bytes(b"x")
    assert {path.suffix for path in survey_folder(tmp_path).files} == ENDINGS
    assert len({form.kind for form in FORMATS}) == len(FORMATS)


def test_a_text_of_one_column_takes_little_memory():
    read(b"Ro\n", "a.csv")
    tracemalloc.start()
    read(b"Input\nRo\nLys\n", "a.csv")
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert used < 1_000_000


def test_a_text_of_one_column_may_hold_the_sign_that_stands_for_none():
    sheet = read("Input\nRo\x1f og \ue000 lys\n".encode(), "a.csv").sheets[0]
    assert shown(sheet) == {"A1": "Input", "A2": "Ro\x1f og \ue000 lys"}


def test_a_line_beyond_the_limit_is_told_by_its_cell():
    text = "Input\n" + "a" * 200_000
    assert read(text.encode(), "a.txt").sheets[0].count == 2
    with pytest.raises(InputError, match=r"^a\.txt, A2: teksten i cellen eller i filen som helhed er for lang\."):
        read(f"{text}a".encode(), "a.txt")


def test_styles_that_no_cell_has_cost_nothing():
    named = b"".join(b'<cellStyle name="S%d" xfId="%d"/>' % (number, number) for number in range(64_000))
    xfs = b'<xf numFmtId="9"/>' * 64_000
    styles = STYLES_START + b"<cellStyleXfs>%b</cellStyleXfs><cellXfs>%b</cellXfs><cellStyles>%b</cellStyles>" % (
        xfs,
        xfs,
        named,
    )
    raw = change_part(xlsx([["Input", 0.5]]), "xl/styles.xml", lambda _: styles + b"</styleSheet>")
    begun = time.process_time()
    assert shown(read(raw, "a.xlsx").sheets[0]) == {"A1": "Input", "B1": "50%"}
    assert time.process_time() - begun < 3  # 30 s where each style is made an object


def test_a_sheet_may_be_as_wide_as_excel_allows():
    sheet = read(xlsx([["Ro"] * 16_384]), "a.xlsx").sheets[0]
    assert (sheet.count, sheet.cells[-1][:2]) == (16_384, (1, 16_384))


READERS = {
    "calamine_workbook": lambda sheets: read_calamine_workbook(xls(sheets), "a", "xls"),
    "calamine_workbook b": lambda sheets: read_calamine_workbook(xlsb(sheets), "a", "xlsb"),
    "openxml": lambda sheets: read_openxml(xlsx(sheets), "a"),
    "open_document": lambda sheets: read_open_document(ods(sheets), "a"),
    "archive": lambda sheets: read_archive(
        make_zip(**{f"{name}.csv": csv(rows) for name, rows in sheets.items()}), "a", NoHints()
    ),
}


@pytest.mark.parametrize("reader", READERS)
def test_the_cells_of_all_sheets_count_together(monkeypatch, reader):
    monkeypatch.setattr(f"flows.sheets.{reader.split()[0]}.MAX_CELLS", 4)
    two = {"Bord 1": [["Ro"], ["Lys"]], "Bord 2": [["Tid"], ["Luft"]]}
    assert [sheet.count for sheet in READERS[reader](two).sheets] == [2, 2]
    with pytest.raises(InputError, match=r"^a: filen har over 5 mio\. celler"):
        READERS[reader]({**two, "Bord 3": [["Varme"]]})
