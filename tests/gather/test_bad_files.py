"""Files that can't be read: each ends in a Danish message (what, where, what to do) and in exit code 3."""

import io
import os
import traceback
import zipfile
from pathlib import Path

import pytest

from flows.errors import InputBusyError, InputError
from flows.gather import gather_notes, read_file, survey_folder
from flows.gather.settings import ColumnSettings
from flows.notes import Source
from flows.sheets.content import read_bytes
from tests.gather.make import codes, csv, gather, texts, xlsx

_IGNORED = "skriv 'ignore: true' for den under columns, files i workshop.yaml."
GOOD = xlsx([["Input"], ["Luk døren"], ["Ro"]])
LONG = xlsx([["Input"], *[[f"Input nummer {n} om ro og lys"] for n in range(500)]])
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
STYLES_START = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
SHEET_START = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def change_part(raw, part, change):
    """Copy a zip with one part changed; None drops it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(old.read(name)) if name == part else old.read(name)
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


def make_zip(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


def damage_deflate(raw):
    place = raw.index(b"xl/worksheets/sheet1.xml") + 60
    return raw[:place] + bytes(byte ^ 0xFF for byte in raw[place : place + 200]) + raw[place + 200 :]


SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    b'<c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
)

BAD = {
    "empty.xlsx": (b"", "filen er tom (0 byte)"),
    "empty.csv": (b"", "filen er tom (0 byte)"),
    "truncated.xlsx": (LONG[: len(LONG) // 2], "beskadiget eller ikke hentet helt"),
    "damaged_deflate.xlsx": (damage_deflate(LONG), "beskadiget"),
    "broken_sheet_xml.xlsx": (change_part(GOOD, SHEET, lambda _: SHEET_START + b"<sheetData><row>"), "beskadiget"),
    "broken_workbook_xml.xlsx": (change_part(GOOD, "xl/workbook.xml", lambda _: b"<workbook"), "beskadiget"),
    "no_content_types.xlsx": (change_part(GOOD, "[Content_Types].xml", lambda _: None), "beskadiget"),
    "sheet_part_missing.xlsx": (change_part(GOOD, SHEET, lambda _: None), "ingen ark"),
    "strings_index_out_of_range.xlsx": (
        change_part(
            GOOD,
            SHEET,
            lambda _: (
                SHEET_START + b'<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData></worksheet>'
            ),
        ),
        "beskadiget",
    ),
    "password.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "beskyttet med adgangskode"),
    "word_2003.xlsx": (OLE + "WordDocument".encode("utf-16-le"), "gammelt Word-dokument"),
    "outlook_mail.xlsx": (OLE + "__properties_version1.0".encode("utf-16-le"), "mail fra Outlook"),
    "ole_rubbish.xls": (OLE + "Workbook".encode("utf-16-le"), "beskadiget"),
    "word.xlsx": (make_zip(word__document_dot_xml="<x/>"), "Word-dokument"),
    "powerpoint.xlsx": (make_zip(ppt__presentation_dot_xml="<x/>"), "PowerPoint"),
    "open_document_text.ods": (make_zip(mimetype="application/vnd.oasis.opendocument.text"), "ikke et regneark"),
    "numbers.xlsx": (make_zip(Index__Document_dot_iwa="x"), "Apple Numbers"),
    "empty_zip.xlsx": (make_zip(), "hverken et regneark eller en .csv"),
    "other_zip.zip": (make_zip(billede_dot_png="x"), "hverken et regneark eller en .csv"),
    "entity_expansion.xlsx": (change_part(GOOD, SHEET, lambda _: ENTITIES), "DOCTYPE"),
    "zip_bomb.xlsx": (
        change_part(
            GOOD, SHEET, lambda _: SHEET_START + b"<sheetData>" + b" " * 30_000_000 + b"</sheetData></worksheet>"
        ),
        "for meget",
    ),
    "endless_text.xlsx": (
        change_part(GOOD, SHEET, lambda content: content.replace(b"Ro<", b"Ro " * 70_000 + b"<")),
        "Ark1, A3: teksten i cellen",
    ),
    "two_cells_in_one_place.xlsx": (
        change_part(GOOD, SHEET, lambda content: content.replace(b'<row r="3"', b'<row r="2"')),
        "beskadiget",
    ),
    "too_many_columns.csv": (b"Nr;Input\r\n" + b";".join([b"x"] * 20_000) + b"\r\n", "over 16384 kolonner"),
    "pdf.xlsx": (b"%PDF-1.7 ...", "er en PDF"),
    "picture.csv": (b"\x89PNG\r\n\x1a\n...", "er et billede"),
    "web_page.xls": (b"<html><table><tr><td>Luk</td></tr></table></html>", "webside"),
    "xml_2003.xls": (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "webside eller XML"),
    "json.csv": (b'{"notes": []}', "JSON"),
    "binary_rubbish.csv": (bytes(range(256)) * 20, "ikke tekst"),
    "binary_rubbish.xlsx": (bytes(range(200, -1, -1)) * 20, "beskadiget"),
    "unclosed_quote.csv": (b'Nr;Input\r\n1;Ro\r\n2;"Luk d\r\n3;Tid\r\n', "række 3: et anførselstegn"),
    "quotes_either_way.csv": (b'Nr;Input\r\n1;Ro\r\n2;"Luk" d;oren\r\n3;Tid\r\n', "række 3: anførselstegnene"),
    "heading_only.csv": (b"Nr;Input\r\n", "der er ingen input"),
    "spaces_only.txt": (b"  \n \n", "der er ingen input"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_its_symptom(name, tmp_path):
    content, symptom = BAD[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        gather_notes(tmp_path, ColumnSettings())
    message = str(caught.value)
    assert symptom in message
    assert name in message
    assert caught.value.exit_code == 3
    assert not isinstance(caught.value, InputBusyError)


def test_every_bad_file_is_named_at_once(tmp_path):
    with pytest.raises(InputError) as caught:
        gather(tmp_path, a__xlsx=b"", b__xlsx=GOOD, c__csv=b"%PDF")
    assert str(caught.value).splitlines() == [
        "a.xlsx: filen er tom (0 byte). Hent den igen der, hvor den kommer fra, eller slet den.",
        "c.csv: filen er en PDF. Gem de input, den indeholder, i et regneark (.xlsx).",
    ]


def test_bad_files_are_skipped_on_demand_and_told(tmp_path):
    gathered = gather(tmp_path, skip=True, a__xlsx=b"", b__xlsx=GOOD)
    assert texts(gathered) == ["Luk døren", "Ro"]
    assert [(caution.code, caution.source.file) for caution in gathered.cautions] == [("skipped_file", "a.xlsx")]
    assert gathered.cautions[0].message == (
        "a.xlsx: filen er tom (0 byte). Hent den igen der, hvor den kommer fra, eller slet den. "
        "Filen er sprunget over."
    )


def test_only_bad_files_is_still_an_error_when_they_are_skipped(tmp_path):
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(InputError) as caught:
        gather(tmp_path, skip=True, a__xlsx=b"")
    assert str(caught.value).split(": ", 1)[1] == (
        "ingen fil er læst (der ligger a.xlsx, b.pdf). Læg en fil med input, som kan læses, i mappen (.xlsx, "
        ".csv), og kør igen.\n"
        "a.xlsx: filen er tom (0 byte). Hent den igen der, hvor den kommer fra, eller slet den. Filen "
        "er sprunget over."
    )


def test_an_empty_folder(tmp_path):
    with pytest.raises(InputError, match="ingen regneark eller tekstfiler"):
        gather_notes(tmp_path, ColumnSettings())


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="mappen kan ikke læses"):
        gather_notes(tmp_path / "borte", ColumnSettings())


def test_lock_files_and_what_systems_leave_are_no_input(tmp_path):
    for name in ("~$andet.xlsx", ".~lock.andet.xlsx#", "._bord.xlsx", ".DS_Store", "Thumbs.db", "desktop.ini"):
        (tmp_path / name).write_bytes(b"x")
    for name in ("workshop.yaml", "decisions.yaml"):
        (tmp_path / name).write_bytes(b"x")
    gathered = gather(tmp_path, bord__xlsx=GOOD)
    assert [path.name for path in survey_folder(tmp_path).files] == ["bord.xlsx"]
    assert codes(gathered) == []


@pytest.mark.parametrize("lock", ["~$bord.xlsx", ".~lock.bord.xlsx#"])
def test_a_file_that_somebody_has_open_is_told(tmp_path, lock):
    (tmp_path / lock).write_bytes(b"x")
    gathered = gather(tmp_path, bord__xlsx=GOOD)
    assert texts(gathered) == ["Luk døren", "Ro"]
    assert codes(gathered) == ["file_open"]


def test_a_word_file_that_is_no_template_is_told(tmp_path):
    (tmp_path / "bord 2.docx").write_bytes(b"x")
    gathered = gather(tmp_path, bord__xlsx=GOOD)
    assert codes(gathered) == ["file_not_read"]
    assert gathered.unread == ("bord 2.docx",)


def test_a_file_of_another_kind_that_staff_say_holds_no_notes_is_none_that_lacks(tmp_path):
    (tmp_path / "bord 2.docx").write_bytes(b"x")
    columns = {"files": {"bord 2.docx": {"ignore": True}}}
    gathered = gather(tmp_path, columns, bord__xlsx=GOOD)
    assert (codes(gathered), gathered.unread) == ([], ())


def test_two_names_that_look_alike_are_refused(tmp_path):
    for name in ("caf\u00e9.csv", "cafe\u0301.csv"):
        (tmp_path / name).write_bytes(b"Nr;Input\n1;Ro\n")
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system takes them for one name")
    with pytest.raises(InputError, match="to filer hedder det samme"):
        gather_notes(tmp_path, ColumnSettings())


def test_files_of_other_kinds_are_told(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=GOOD, foto__png=b"x", noter__pdf=b"x")
    assert [caution.message for caution in gathered.cautions] == [
        f"{name}: læses ikke, for den er intet regneark. Har den input, så gem det som .xlsx; ellers {_IGNORED}"
        for name in ("foto.png", "noter.pdf")
    ]


def test_a_file_that_vanishes_may_come_back(tmp_path):
    with pytest.raises(InputBusyError, match="filen forsvandt"):
        read_file(tmp_path / "borte.xlsx", tmp_path, ColumnSettings())


def test_a_file_that_grows_while_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "bord.csv"
    path.write_bytes(b"Input\r\n")
    asked: list[int] = []
    status = os.fstat

    def copied_on_after_the_first_look(descriptor: int) -> os.stat_result:
        found = status(descriptor)
        asked.append(descriptor)
        if len(asked) == 2:
            path.write_bytes(b"Input\r\nRo\r\n")
        return found

    monkeypatch.setattr("flows.plain_files.os.fstat", copied_on_after_the_first_look)
    with pytest.raises(InputBusyError, match="ved at blive kopieret"):
        read_bytes(path, "bord.csv")


def test_an_error_keeps_nothing_of_the_file_that_it_is_about(tmp_path):
    (tmp_path / "bord.xlsx").write_bytes(LONG[: len(LONG) // 2])
    with pytest.raises(InputError, match="beskadiget") as caught:
        read_file(tmp_path / "bord.xlsx", tmp_path, ColumnSettings())
    frames = [frame for frame, _ in traceback.walk_tb(caught.value.__traceback__)]
    assert [value for frame in frames for value in frame.f_locals.values() if isinstance(value, bytes)] == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    (tmp_path / "bord.xlsx").write_bytes(GOOD)
    (tmp_path / "bord.xlsx").chmod(0)
    with pytest.raises(InputBusyError, match="må ikke læses"):
        gather_notes(tmp_path, ColumnSettings())


def test_a_file_that_may_not_be_opened_fails_its_workshop_and_can_be_skipped(tmp_path, monkeypatch):
    (tmp_path / "a.xlsx").write_bytes(GOOD)
    (tmp_path / "bord.xlsx").write_bytes(GOOD)
    bare_open = os.open

    def refuse(file, *args, **kwargs):
        if Path(file).name == "bord.xlsx":
            raise PermissionError(13, "Permission denied", str(file))
        return bare_open(file, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)  # also where the tests run as root, who may open everything

    with pytest.raises(InputBusyError, match=r"^bord\.xlsx: filen må ikke læses"):
        gather_notes(tmp_path, ColumnSettings())
    skipped = gather_notes(tmp_path, ColumnSettings(), skip_bad_files=True)
    assert [file.file for file in skipped.files] == ["a.xlsx"]
    assert [(caution.code, caution.source.file) for caution in skipped.cautions] == [("skipped_file", "bord.xlsx")]


def test_a_file_that_excel_keeps_open(tmp_path, monkeypatch):
    path = tmp_path / "bord.xlsx"
    path.write_bytes(GOOD)

    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("flows.plain_files.open_plain", refuse)
    with pytest.raises(InputBusyError, match="Luk den, hvis den er åben i Excel"):
        read_file(path, tmp_path, ColumnSettings())


def link(path, target):
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("links are not allowed here")


def test_a_link_out_of_the_folder_is_not_followed_and_is_told(tmp_path):
    outside = tmp_path / "ude"
    outside.mkdir()
    (outside / "hemmelig.xlsx").write_bytes(GOOD)
    folder = tmp_path / "inde"
    folder.mkdir()
    link(folder / "genvej.xlsx", outside / "hemmelig.xlsx")
    link(folder / "mappe", outside)
    link(folder / "ring.xlsx", folder / "ring.xlsx")
    gathered = gather(folder, bord__csv=csv([["Input"], ["Luk døren"]]))
    assert texts(gathered) == ["Luk døren"]
    assert [caution.message for caution in gathered.cautions] == [
        f"{name}: er en genvej og følges ikke. Har den input, så læg det selv i mappen; ellers {_IGNORED}"
        for name in ("genvej.xlsx", "mappe", "ring.xlsx")
    ]


def test_a_link_inside_the_folder_is_read(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "bord.xlsx").write_bytes(GOOD)
    link(tmp_path / "bord.xlsx", tmp_path / "data" / "bord.xlsx")
    gathered = gather(tmp_path)
    assert [file.file for file in gathered.files] == ["bord.xlsx", "data/bord.xlsx"]
    assert codes(gathered) == ["same_file_twice"]


def far_cell(raw):
    return change_part(
        raw,
        SHEET,
        lambda content: content.replace(
            b"</sheetData>",
            b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>',
        ),
    )


def test_a_lone_cell_in_the_last_corner_does_not_hang(tmp_path):
    gathered = gather(tmp_path, bord__xlsx=far_cell(GOOD))
    assert texts(gathered) == ["Luk døren", "Ro"]
    assert [(cell.source.cell, cell.reason) for cell in gathered.set_aside] == [
        ("A1", "heading"),
        ("XFD1048576", "other"),
    ]


def test_rows_that_are_formatted_and_empty_do_not_hang(tmp_path):
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(10, 60_000))
    padded = change_part(GOOD, SHEET, lambda content: content.replace(b"</sheetData>", rows + b"</sheetData>"))
    gathered = gather(tmp_path, bord__xlsx=padded)
    assert texts(gathered) == ["Luk døren", "Ro"]
    assert gathered.cells == 3


@pytest.mark.parametrize(("wrong", "told"), [(b"fillId", []), (b"numFmtId", ["styles_not_read"])])
def test_styles_that_are_wrong_do_not_lose_the_texts(tmp_path, wrong, told):
    broken = change_part(
        GOOD,
        "xl/styles.xml",
        lambda _: STYLES_START + b'<cellXfs count="1"><xf ' + wrong + b'="x"/></cellXfs></styleSheet>',
    )
    gathered = gather(tmp_path, bord__xlsx=broken)
    assert texts(gathered) == ["Luk døren", "Ro"]
    assert codes(gathered) == told


def test_properties_that_are_wrong_do_not_lose_the_texts(tmp_path):
    broken = change_part(
        GOOD, "docProps/core.xml", lambda content: content.replace(b"Z</dcterms", b"rubbish</dcterms")
    )
    gathered = gather(tmp_path, bord__xlsx=broken)
    assert texts(gathered) == ["Luk døren", "Ro"]


def test_the_content_decides_not_the_ending(tmp_path):
    gathered = gather(
        tmp_path,
        a__csv=GOOD,
        b__xlsx=csv([["Nr", "Input"], [1, "Mere lys"]]),
        c__xls=GOOD,
        d__txt=csv([["Nr", "Input"], [1, "Mere tid"]]),
    )
    assert texts(gathered) == ["Luk døren", "Ro", "Mere lys", "Luk døren", "Ro", "Mere tid"]


def test_strict_open_xml_is_read_with_what_is_hidden(tmp_path):
    def hide(workbook):
        workbook.active.row_dimensions[3].hidden = True

    raw = xlsx([["Input"], ["Luk døren"], ["Ro"], ["Lys"]], hide)
    strict = raw
    for part in zipfile.ZipFile(io.BytesIO(raw)).namelist():
        strict = change_part(
            strict,
            part,
            lambda content: content.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            ).replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            ),
        )
    gathered = gather(tmp_path, bord__xlsx=strict)
    assert texts(gathered) == ["Luk døren", "Lys"]
    assert codes(gathered) == ["hidden"]


def test_a_message_never_holds_a_notes_text(tmp_path):
    secret = "Hemmeligt input om en kollega"
    for name, content in {
        "a.csv": f'Nr;Input\r\n1;"{secret}\r\n'.encode(),
        "b.csv": f'Nr;Input\r\n1;Ro\r\n2;"{secret}" x;y\r\n'.encode(),
        "c.xlsx": xlsx([["Input"], [secret]])[:-40],
    }.items():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        gather_notes(tmp_path, ColumnSettings())
    assert "Hemmeligt" not in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_a_file_that_is_no_regular_file_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "x.csv")
    gathered = gather(tmp_path, bord__xlsx=GOOD)
    assert texts(gathered) == ["Luk døren", "Ro"]
    assert [caution.message for caution in gathered.cautions] == [
        f"x.csv: er ingen almindelig fil og læses ikke. Læg dens input i mappen; ellers {_IGNORED}"
    ]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Decisions.yaml", "decisions.yaml"),
        ("decisions.yml", "decisions.yaml"),
        ("WORKSHOP.YAML", "workshop.yaml"),
        ("workshop.yaml.txt", "workshop.yaml"),
    ],
)
def test_a_settings_file_under_a_name_like_its_own_is_told(tmp_path, name, right):
    (tmp_path / name).write_bytes(b"title: ro\n")
    if (tmp_path / right).exists():
        pytest.skip("this file system takes them for one name")
    gathered = gather(tmp_path, bord__xlsx=GOOD)
    assert texts(gathered) == ["Luk døren", "Ro"]
    assert [(caution.code, caution.message) for caution in gathered.cautions] == [
        ("misnamed_settings", f"{name}: læses ikke, for filen skal hedde {right}. Omdøb den, eller slet den.")
    ]


def test_a_settings_file_in_a_subfolder_is_a_file_of_another_kind(tmp_path):
    (tmp_path / "gammel").mkdir()
    (tmp_path / "gammel" / "workshop.yaml").write_bytes(b"title: ro\n")
    assert codes(gather(tmp_path, bord__xlsx=GOOD)) == ["file_not_read"]


def test_only_the_template_itself_goes_untold(tmp_path):
    (tmp_path / "workshop.yaml").write_text("appendix: {template: mine-noter.docx}", encoding="utf-8")
    (tmp_path / "look").mkdir()
    for name in ("noter.docx", "mine-noter.docx", "look/skabelon.dotx"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "bord.xlsx").write_bytes(GOOD)

    def untold(template):
        cautions = gather_notes(tmp_path, ColumnSettings(), template=template).cautions
        return {"noter.docx", "mine-noter.docx", "look/skabelon.dotx"} - {c.source.file for c in cautions}

    assert untold("") == set()
    assert untold("mine-noter.docx") == {"mine-noter.docx"}
    assert untold("look/skabelon.dotx") == {"look/skabelon.dotx"}
    assert untold("borte.docx") == set()
    several = survey_folder(tmp_path, "", "noter.docx", "mine-noter.docx").unread
    assert several == ("look/skabelon.dotx",)


@pytest.mark.parametrize("start", ["PK-gruppen mener;x", "MZ er godt;x", "GIF8 er godt;x", "Rar! siger vi;x"])
def test_a_text_that_begins_like_another_kind_of_file_is_text(tmp_path, start):
    gathered = gather(tmp_path, bord__csv=f"{start}\nLuk døren;y\nMere ro;z\n".encode())
    assert gathered.cells == 6


@pytest.mark.parametrize(
    ("raw", "symptom"),
    [
        (b"MZ\x90\x00\x03\x00\x00\x00", "er et program"),
        (b"Rar!\x1a\x07\x01\x00", "RAR"),
        (b"GIF89a\x01\x00", "er et billede"),
        (b"SQLite format 3\x00", "er en database"),
    ],
)
def test_other_kinds_of_files_are_named(tmp_path, raw, symptom):
    with pytest.raises(InputError, match=symptom):
        gather(tmp_path, bord__csv=raw)


def test_a_skipped_file_is_named_alone_in_the_cautions_source(tmp_path):
    bad = b'Nr;Input\r\n1;Ro\r\n2;"Luk d\r\n3;Tid\r\n'
    gathered = gather(tmp_path, skip=True, a__xlsx=GOOD, b__csv=bad)
    assert [(caution.code, caution.source) for caution in gathered.cautions] == [
        ("skipped_file", Source("b.csv", "", ""))
    ]


def test_a_file_that_staff_say_holds_no_notes_may_be_damaged(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(GOOD)
    (tmp_path / "b.xlsx").write_bytes(LONG[:300])
    ignored = ColumnSettings.model_validate({"files": {"b.xlsx": {"ignore": True}}})

    gathered = gather_notes(tmp_path, ignored)

    assert [note.text for note in gathered.notes] == ["Luk døren", "Ro"]
    assert (gathered.skipped, gathered.unread, gathered.cautions) == ((), (), ())
    (tmp_path / "a.xlsx").unlink()
    with pytest.raises(InputError, match=r"ingen fil er læst \(der ligger b\.xlsx\)"):
        gather_notes(tmp_path, ignored)
