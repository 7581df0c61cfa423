"""What is no spreadsheet, whatever its name, is refused by what it is; what only begins like it is read."""

import io
import struct
import zipfile

import pytest

from flows.errors import InputError
from tests.gather.make import csv, xlsx
from tests.gather.make_binary import ods, xls
from tests.gather.test_bad_files import OLE, change_part
from tests.sheets.read import read, shown

PAGE = "webside eller XML"
MHTML = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=x\r\n\r\n--x\r\n"
    "Content-Type: text/html\r\n\r\n<table><tr><td>Luk d=F8ren</td></tr></table>\r\n--x--"
)
SYLK = 'ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"Input"\r\nC;Y2;K"Ro"\r\nE\r\n'
DIF = 'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,1\r\n""\r\nDATA\r\n0,0\r\n""\r\n-1,0\r\nBOT\r\n1,0\r\n"Input"\r\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<div><table><tr><td>Input</td></tr></table></div>", PAGE),
        ('<TR class="a"><TD>Ro</TD></TR>', PAGE),
        ("\r\n<!-- eksport -->\r\n<table border=1>", PAGE),
        ("<style>td {color: red}</style><table>", PAGE),
        ("<p>Ro</p><p>Lys</p>", PAGE),
        ("<rows><row>Ro</row></rows>", PAGE),
        ("<rows><row>Ro</row></rows>\n\n", PAGE),
        ('<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>', PAGE),
        (MHTML, "en mail eller en gemt webside (MHTML)"),
        (MHTML.replace("\r\n", "\n"), "en mail eller en gemt webside (MHTML)"),
        (SYLK, "SYLK"),
        (DIF, "DIF"),
        ('{"notes": []}', "JSON"),
        ('[{"text": "Ro"}]', "JSON"),
        ('["Ro", "Lys"]', "JSON"),
        ('[["Input"], ["Ro"]]', "JSON"),
        ('{"text": "Ro"}\n{"text": "Lys"}\n', "JSON"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("name", ["a.xls", "a.csv"])
def test_a_text_of_another_kind_is_refused(text, said, encoding, name):
    with pytest.raises(InputError) as caught:
        read(text.encode(encoding), name)
    assert str(caught.value).startswith(f"{name}: filen er")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "first",
    [
        "<3 til alle på gangen",
        "<Bord 1>",
        "[1] Ro",
        "{mere lys}",
        "ID;P-pladser",
        "TABLE",
        "Content: mere af det",
    ],
)
def test_a_note_that_begins_like_it_is_read(first):
    sheet = read(f"{first}\nMere ro\nMere lys\n".encode(), "a.txt").sheets[0]
    assert next(iter(shown(sheet).values())) == first


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Больше света в коридоре\nТишина\n", "koi8-r"),
        ("Больше света в коридоре\nТишина\n", "cp1251"),
        ("もっと明るく\nいすをふやす\n", "shift-jis"),
        ("Input;Bord\nFlere bænke;1\nLuk døren;2\n", "utf-7"),
    ],
)
def test_an_encoding_that_is_not_known_is_refused(text, encoding):
    with pytest.raises(InputError, match=r"^a\.csv: filens tegnsæt kendes ikke"):
        read(text.encode(encoding), "a.csv")


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman"])
def test_words_of_the_neighbours_are_known(encoding):
    text = "Café\nSmörgåsbord für alle\nÀ la carte, señor Åge\nøl\n"
    assert list(shown(read(text.encode(encoding), "a.txt").sheets[0]).values()) == text.splitlines()


def test_an_emoji_written_as_two_halves_is_whole_and_told():
    halves = "😀".encode("utf-16-be")
    raw = b"Input;Bord\nRo " + b"".join(
        chr(number).encode("utf-8", "surrogatepass") for number in struct.unpack(">HH", halves)
    )
    book = read(raw + b";1\nLys;2\n", "a.csv")
    assert shown(book.sheets[0])["A2"] == "Ro 😀"
    assert [caution.code for caution in book.cautions] == ["odd_encoding"]


def with_manifest(raw):
    encrypted = b'<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'
    return change_part(raw, "META-INF/manifest.xml", lambda content: content.replace(b"</m:manifest>", encrypted))


def zipped(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.xlsb", "a.ods"])
@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "beskyttet med adgangskode"),
        (
            OLE + "EncryptedPackage".encode("utf-16-le") + "DRMEncryptedDataSpace".encode("utf-16-le"),
            "krypteret med et følsomhedsmærkat",
        ),
        (xls({"A": [["Ro"]]}, stream="\tDRMContent"), "krypteret med et følsomhedsmærkat"),
        (xls({"A": [["Ro"]]}, beside=struct.pack("<HHHH", 0x002F, 4, 1, 1)), "beskyttet med adgangskode"),
        (with_manifest(ods({"A": [["Ro"]]})), "beskyttet med adgangskode"),
        (zipped(mimetype="x", **{"encrypted-package": "x"}), "beskyttet med adgangskode"),
    ],
)
def test_what_is_locked_is_named_so(raw, said, name):
    with pytest.raises(InputError) as caught:
        read(raw, name)
    assert f"{name}: filen er {said}" in str(caught.value)


def test_a_word_or_text_in_a_workbook_locks_nothing():
    rows = [["EncryptedPackage"], ["WordDocument og DRMEncryptedDataSpace"]]
    assert list(shown(read(xls({"A": rows}), "a.xls").sheets[0]).values()) == [text for (text,) in rows]


@pytest.mark.parametrize(
    "raw", [xls({"A": [["Ro"]]}, stream="Book"), b"\x09\x04\x06\x00\x00\x00\x10\x00" + bytes(60)]
)
def test_a_very_old_excel_is_named_so(raw):
    with pytest.raises(InputError, match="fra en meget gammel Excel"):
        read(raw, "a.xls")


def test_streams_in_capitals_are_read():
    assert shown(read(xls({"A": [["Ro"]]}, stream="WORKBOOK"), "a.xls").sheets[0]) == {"A1": "Ro"}


@pytest.mark.parametrize("rows", ['"Luk d;1\nMere ro;2\nFlere lys";3', '"Luk d;1\nMere ro";2'])
def test_quotation_marks_that_hold_rows_together_are_told(rows):
    raw = f"Input;Bord\nAlt er godt;0\n{rows}\nSlut;4\nKaffe;5\n".encode()
    (caution,) = read(raw, "a.csv").cautions
    assert (caution.code, caution.source.cell) == ("rows_in_one_cell", "A3")
    assert caution.message.startswith('a.csv, A3: to anførselstegn (") gør flere rækker til én celle.')


def test_a_text_of_several_lines_is_told_of_by_nobody():
    raw = csv([["Nr", "Input"], [1, "Ro; lys\nog luft"], [2, "- et\n- to; tre"], [3, "Tid"]])
    assert read(raw, "a.csv").cautions == ()


def test_a_quoted_delimiter_in_the_middle_column_is_told_of_by_nobody():
    raw = csv([["Nr", "Input", "Bord"], [1, "Ro;lys", 2], [2, "Luft;tid", 3], [3, "Tid", 4]])
    assert read(raw, "a.csv").cautions == ()


def test_a_workbook_of_the_usual_kind_is_no_foreign_text():
    assert shown(read(xlsx([["<table>"], ["{}"]]), "a.xlsx").sheets[0]) == {"A1": "<table>", "A2": "{}"}
