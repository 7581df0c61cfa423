"""A library that aborts, hangs or unfolds ends its own process, and one file with it."""

import json
import struct
import subprocess
import sys
import time

import psutil
import pytest

from flows.errors import InputError
from flows.sheets.apart import Allowance, read_apart
from tests.gather.make import csv, xlsx
from tests.gather.make_binary import ods, xls, xlsb
from tests.gather.test_bad_files import SHEET, SHEET_START, change_part, make_zip
from tests.sheets.bad_and_good import MISBEHAVING
from tests.sheets.read import read, shown

ROWS = {"Ark1": [["Input"], ["Ro"], ["Lys"]]}
SMALL = Allowance(1.0, 200_000_000)
DIMENSIONS = struct.pack("<HHIIHHH", 0x0200, 14, 0, 0xFFFFFF, 0, 0x3FFF, 0)


def circle_in_directory(raw):
    """Let the chain of the directory's sectors lead back to its first."""
    (directory,) = struct.unpack_from("<I", raw, 48)
    (fat,) = struct.unpack_from("<I", raw, 76)
    place = (fat + 1) * 512 + 4 * directory
    return raw[:place] + struct.pack("<I", directory) + raw[place + 4 :]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("aborts.xls", "aborts.xls: filen er beskadiget"),
        ("hangs.xls", "hangs.xls: filen kan ikke læses; den ville tage mere tid"),
        ("unfolds.xls", "unfolds.xls: filen kan ikke læses; den ville tage mere hukommelse"),
    ],
)
def test_what_a_library_does_is_one_message(capfd, name, said):
    with pytest.raises(InputError) as caught:
        read_apart(b"x", name, "xls", SMALL, MISBEHAVING)
    assert str(caught.value).startswith(said)
    assert capfd.readouterr() == ("", "")
    assert not [child for child in psutil.Process().children() if MISBEHAVING in child.cmdline()]


def test_more_is_allowed_for_a_larger_file():
    small, large = Allowance.of(b"x" * 10), Allowance.of(b"x" * 20_000_000)
    assert small.memory < large.memory < 1_200_000_000
    assert small.seconds < large.seconds
    assert Allowance.of(xlsb({"Ark1": [["Ro" * 100_000]]})).memory > small.memory


@pytest.mark.parametrize("make", [xls, xlsb])
def test_what_comes_back_is_the_book(make):
    book = read(make({"Bord 1": [["Input", None, 7], [], ["Ro\nog 😀"]], "Tomt": [["x"]]}, hidden_rows=[3]), "b")
    assert [sheet.name for sheet in book.sheets] == ["Bord 1", "Tomt"]
    assert shown(book.sheets[0]) == {"A1": "Input", "C1": "7", "A3": "Ro\nog 😀"}
    assert (book.sheets[0].count, book.sheets[0].hidden_rows) == (3, {3})


def test_it_works_from_a_folder_with_modules_of_the_same_names(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('not this one')")
    monkeypatch.chdir(tmp_path)
    assert shown(read(xls(ROWS), "a.xls").sheets[0]) == {"A1": "Input", "A2": "Ro", "A3": "Lys"}


def test_the_process_loads_little():
    code = "import sys, flows.sheets.reader_process; print(*sorted(m.partition('.')[0] for m in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "python_calamine" in loaded
    assert not {"pydantic", "numpy", "lxml", "psutil", "prefect", "docx"} & set(loaded)


def peak_memory(process):
    """Look at a process and its children until it ends: bytes of memory at most, all together."""
    most = 0
    while process.poll() is None:
        try:
            family = [process, *process.children()]
            most = max(most, sum(member.memory_info().rss for member in family))
        except psutil.Error:  # one of them ended meanwhile
            continue
        time.sleep(0.02)
    return most


def test_files_that_would_take_the_program_down_lie_beside_good_ones(tmp_path, root):
    wide = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in (1, 2))
    bad = {
        "afbryder.xls": xls(ROWS, extra=DIMENSIONS),
        "hænger.xls": circle_in_directory(xls(ROWS)),
        "langt.xls": xls({"Ark1": [["Input"], *[[]] * 65_000, [*[None] * 200, "x"]]}),
        "langt.xlsb": xlsb({"Ark1": [["Input"], *[[]] * 65_000, [*[None] * 200, "x"]]}),
        "halv.xlsb": xlsb(ROWS)[:-200],
        "folder.ods": ods(
            ROWS,
            extra='<table:table-row table:number-rows-repeated="1000000">'
            f'<table:table-cell office:value-type="string"><text:p>{"x" * 3000}</text:p></table:table-cell>'
            "</table:table-row>",
        ),
        "bombe.xlsx": change_part(
            xlsx(ROWS), SHEET, lambda _: SHEET_START + b"<sheetData>" + wide + b" " * 30_000_000 + b"</sheetData>"
        ),
        "bombe.zip": make_zip(a_dot_csv="Ro\n" * 15_000_000),
        "mange.csv": b";" * 31_000_000,
        **dict.fromkeys(("aborts.xls", "hangs.xls", "unfolds.xls"), xls(ROWS)),
        **dict.fromkeys(("aborts.xlsb", "unfolds.xlsb"), xlsb(ROWS)),
    }
    for name, raw in bad.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "god.csv").write_bytes(csv([["Input"], ["En god note"]]))
    (tmp_path / "god.xls").write_bytes(xls(ROWS))
    command = (sys.executable, "-m", "tests.sheets.bad_and_good", str(tmp_path))
    begun = time.monotonic()
    with psutil.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        memory = peak_memory(process)
        said, complaints = process.communicate()
    assert time.monotonic() - begun < 120  # the one that hangs is ended
    assert 100_000_000 < memory < 1_000_000_000
    assert json.loads(said) == {"texts": ["En god note", "Ro", "Lys"], "skipped": sorted(bad)}
    assert complaints == b""


def test_a_text_repeated_within_reason_is_unfolded():
    row = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" '
        'office:value-type="string"><text:p>Ro</text:p></table:table-cell></table:table-row>'
    )
    assert shown(read(ods({"A": [["x"]]}, extra=row), "a.ods").sheets[0]) == {
        "A1": "x",
        **dict.fromkeys(("A2", "B2", "A3", "B3"), "Ro"),
    }
