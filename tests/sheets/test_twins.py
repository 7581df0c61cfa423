"""The same sheets in each format, as LibreOffice saves them, are read as their .xlsx twin is."""

# ruff: noqa: DTZ001 - a spreadsheet's dates have no time zone

import datetime
import io
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from flows.sheets import Book
from tests.gather.make_binary import ods, xls, xlsb
from tests.programs import program
from tests.sheets.read import kinds, read, shown

FORMATTED: dict[str, tuple[Any, str, str]] = {
    "D5": (12.5, "General", "12,5"),
    "D6": (0.125, "0.0%", "12,5%"),
    "C7": (datetime.date(2025, 8, 13), "dd-mm-yyyy", "13-08-2025"),
    "D7": (datetime.datetime(2025, 8, 13, 9, 30), "d. mmmm yyyy hh:mm", "13. august 2025 09:30"),
    "C8": (datetime.time(9, 30), "hh:mm", "09:30"),
    "D8": (True, "General", "SAND"),
    "C9": (1234567.891, "#,##0.00", "1.234.567,89"),
    "D9": (datetime.timedelta(hours=27, minutes=5), "[h]:mm:ss", "27:05:00"),
    "C10": ("=1/0", "General", "#DIV/0!"),
    "D10": ("=1+1", "General", "2"),
    "C11": (1, "General", "1"),
    "D11": (1e-7, "General", "1E-07"),
    "E11": (-3.456, "0.00;[Red]-0.00", "-3,46"),
    "C12": (datetime.date(2025, 1, 2), "mm-dd-yy", "02-01-2025"),
    "D12": (12.5, '#,##0.00" kr."', "12,5"),
    "C13": (0.5, "0%", "50%"),
    "E13": (1000, "0.00E+00", "1000"),
    "E14": (datetime.datetime(2025, 8, 13, 9, 30), "yyyy/mm/dd", "2025-08-13"),
}
TEXTS = {
    "C4": "Input",
    "C5": "Bedre   lys\nog luft",
    "C14": "Skjult række",
    "H4": "Skjult kolonne",
    "C16": "Flettet",
    "C18": "  indledende og slut ",
    "C20": "æøå 😀 & <b>",
    "C21": "Med kommentar",
    "E22": "=ikke en formel",
}


def source() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Bord 1"
    for place, text in TEXTS.items():
        sheet[place].value = text
        sheet[place].data_type = "s"
    for place, (value, code, _) in FORMATTED.items():
        sheet[place] = value
        sheet[place].number_format = code
    sheet["F10"] = '=""'
    sheet.row_dimensions[14].hidden = True
    sheet.column_dimensions["H"].hidden = True
    sheet.merge_cells("C16:D17")
    sheet["C21"].comment = Comment("Husk lyset", "en")
    book.create_sheet("Skjult ark")["B2"] = "hemmeligt"
    book["Skjult ark"].sheet_state = "hidden"
    book.create_sheet("Tomt")
    book.create_sheet("Sidste")["B70"] = "Lys"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Book]:
    """Let LibreOffice calculate and save the workbook in each format."""
    office = program("soffice", "libreoffice")
    folder = tmp_path_factory.mktemp("tvillinger")
    (folder / "kilde.xlsx").write_bytes(source())

    def convert(path: Path, ending: str, to: str) -> Path:
        profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
        command = [office, "--headless", profile, "--convert-to", ending, "--outdir", str(folder / to), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return folder / to / f"{path.stem}.{ending}"

    first = convert(folder / "kilde.xlsx", "ods", "a")
    paths = [first, *(convert(first, ending, "b") for ending in ("xlsx", "xls"))]
    return {path.suffix: read(path.read_bytes(), path.name) for path in paths}


@pytest.mark.office
def test_the_twin_shows_what_danish_excel_shows(saved):
    first, *others = saved[".xlsx"].sheets
    assert shown(first) == TEXTS | {place: text for place, (_, _, text) in FORMATTED.items()}
    assert kinds(first)["C10"] == "error"
    assert [(sheet.name, sheet.hidden, shown(sheet)) for sheet in others] == [
        ("Skjult ark", True, {"B2": "hemmeligt"}),
        ("Tomt", False, {}),
        ("Sidste", False, {"B70": "Lys"}),
    ]


@pytest.mark.office
@pytest.mark.parametrize("ending", [".ods", ".xls"])
def test_each_format_is_read_as_its_twin(saved, ending):
    for sheet, twin in zip(saved[ending].sheets, saved[".xlsx"].sheets, strict=True):
        assert (sheet.name, sheet.hidden, sheet.count) == (twin.name, twin.hidden, twin.count)
        assert shown(sheet) == shown(twin)
        assert kinds(sheet) == kinds(twin)
        assert sheet.hidden_rows == twin.hidden_rows
        assert sheet.hidden_columns == twin.hidden_columns
        assert sheet.merged == twin.merged


@pytest.mark.office
def test_comments_are_found_in_both_open_formats(saved):
    for ending in (".ods", ".xlsx"):
        (box,) = saved[ending].sheets[0].boxes
        assert box == (21, 3, "comment", "Husk lyset")


@pytest.mark.parametrize("make", [ods, xls, xlsb])
def test_cells_are_counted_from_the_first_cell_of_the_sheet(make):
    (sheet,) = read(make({"Ark1": [[], [], [None, None, "Input"], [], [None, "Ro", 7]]}), "a").sheets
    assert shown(sheet) == {"C3": "Input", "B5": "Ro", "C5": "7"}
