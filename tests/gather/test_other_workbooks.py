"""Workbooks that openpyxl can't read, and a zip of text files."""

import io
import zipfile

import pytest

from flows.errors import InputError
from flows.gather import gather_notes
from flows.gather.settings import ColumnSettings
from tests.gather.make import aside, codes, csv, gather, texts, xlsx
from tests.gather.make_binary import ods, xls, xlsb

ROWS = [
    ["Workshop om ro"],
    [],
    ["Nr.", "Input", "Navn"],
    [1, "Luk døren", "Ida (opdigtet)"],
    [2, "Ro & lys 😀"],
    [3, "Tid"],
]
PADLET = csv(
    [["Posts"], ["Subject", "Body", "Author", "Created at"], ["Lys", "Flere lamper", "Bo (opdigtet)", ""]], ","
)


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return stream.getvalue()


CORPUS = {
    "list.ods": ods({"Bord 1": ROWS}),
    "list.xls": xls({"Bord 1": ROWS}),
    "list.xlsb": xlsb({"Bord 1": ROWS}),
    "padlet.zip": zipped(posts__csv=PADLET),
}


@pytest.mark.parametrize("make", [ods, xls, xlsb])
def test_the_same_list_in_each_format(tmp_path, make):
    gathered = gather(
        tmp_path, **{f"bord__{make.__name__}": make({"Bord 1": ROWS, "Bord 2": [["Post-it"], ["Luft"]]})}
    )
    assert [(note.text, note.source.sheet, note.source.cell) for note in gathered.notes] == [
        ("Luk døren", "Bord 1", "B4"),
        ("Ro & lys 😀", "Bord 1", "B5"),
        ("Tid", "Bord 1", "B6"),
        ("Luft", "Bord 2", "A2"),
    ]
    assert gathered.cells == 13
    assert [cell.reason for cell in gathered.set_aside] == [
        *["heading"] * 4,
        "number",
        "person",
        "number",
        "number",
        "heading",
    ]


@pytest.mark.parametrize("make", [ods, xls, xlsb])
def test_hidden_rows_are_set_aside_in_each_format(tmp_path, make):
    gathered = gather(tmp_path, **{f"bord__{make.__name__}": make({"Bord 1": ROWS}, hidden_rows=[5])})
    assert texts(gathered) == ["Luk døren", "Tid"]
    assert {cell for cell, reason in aside(gathered).items() if reason == "hidden"} == {"A5", "B5"}
    assert codes(gathered) == ["hidden"]


def test_hidden_columns_of_an_xls(tmp_path):
    rows = [["Input", "Løsning"], ["Luk døren", "Dørpumpe"], ["Ro", "Ti stille"]]
    gathered = gather(tmp_path, bord__xls=xls({"Ark1": rows}, hidden_columns=[2]))
    assert texts(gathered) == ["Luk døren", "Ro"]
    assert codes(gathered) == ["hidden"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("langt.xls", xls({"Ark1": [["Input"], *[[]] * 65_000, [*[None] * 200, "x"]]})),
        ("langt.xlsb", xlsb({"Ark1": [["Input"], *[[]] * 65_000, [*[None] * 200, "x"]]})),
    ],
)
def test_a_lone_cell_far_out_is_refused_before_it_takes_memory(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=r"langt.*, Ark1: arket når ud til række \d+ og kolonne nr. \d+"):
        gather_notes(tmp_path, ColumnSettings())


def test_rows_repeated_to_the_end_are_no_reach(tmp_path):
    wide = '<table:table-cell table:number-columns-repeated="16384"/>'
    extra = f'<table:table-row table:number-rows-repeated="1048570">{wide}</table:table-row>'
    assert texts(gather(tmp_path, bord__ods=ods({"Ark1": [["Input"], ["Ro"]]}, extra=extra))) == ["Ro"]


def test_comments_in_an_ods_are_told(tmp_path):
    noted = (
        '<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>Husk</text:p>'
        "</office:annotation><text:p>Lys</text:p></table:table-cell></table:table-row>"
    )
    gathered = gather(tmp_path, bord__ods=ods({"Ark1": [["Input"], ["Ro"]]}, extra=noted))
    assert texts(gathered) == ["Ro", "Lys"]
    assert codes(gathered) == ["comment_to_cell"]


def test_a_fault_in_a_text_file_of_a_zip_names_the_zip_and_then_the_file(tmp_path):
    either_way = b'Nr;Input\r\n1;Ro\r\n2;"Luk" d;oren\r\n3;Tid\r\n'
    with pytest.raises(InputError, match=r"^bord\.zip, noter\.csv, række 3: anførselstegnene"):
        gather(tmp_path, bord__zip=zipped(noter__csv=either_way))


def test_entities_in_an_ods_are_refused(tmp_path):
    raw = ods({"Ark1": [["Input"], ["Ro"]]})
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "content.xml":
                content = content.replace(b"<office:document", b'<!DOCTYPE x [<!ENTITY a "b">]><office:document', 1)
            new.writestr(part, content)
    (tmp_path / "bord.ods").write_bytes(stream.getvalue())
    with pytest.raises(InputError, match="DOCTYPE"):
        gather_notes(tmp_path, ColumnSettings())


def test_a_padlet_zip_is_read_file_by_file(tmp_path):
    archive = zipped(
        posts__csv=PADLET,
        comments__csv=csv([["Author", "Comment"], ["Ib (opdigtet)", "Enig"]], ","),
        foto__png=b"x",
    )
    gathered = gather(tmp_path, padlet__zip=archive)
    assert [(note.text, note.source.sheet) for note in gathered.notes] == [
        ("Enig", "comments.csv"),
        ("Lys", "posts.csv"),
        ("Flere lamper", "posts.csv"),
    ]
    assert [caution.code for caution in gathered.cautions] == ["file_not_read"]
    assert gathered.files[0].encoding == "utf-8"


def test_what_systems_put_into_a_zip_beside_its_files_is_neither_read_nor_told(tmp_path):
    content = csv([["Input"], ["Ro"], ["Lys"]])
    beside = ("__MACOSX/bord/._noter.csv", "__MACOSX/noter.csv", "bord/.noter.csv", ".skjult.csv", "bord/.DS_Store")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in ("bord/", "arkiv.csv/"):
            archive.writestr(name, b"")
        for name in (*beside, "bord/noter.csv"):
            archive.writestr(name, content)
    gathered = gather(tmp_path, a__zip=stream.getvalue())

    assert [(note.text, note.source.sheet) for note in gathered.notes] == [
        ("Ro", "bord/noter.csv"),
        ("Lys", "bord/noter.csv"),
    ]
    assert gathered.cautions == ()


def test_a_zip_that_names_its_parts_twice_is_refused(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.csv", "Input\nRo\n")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.csv", "Input\nLys\n")
    (tmp_path / "a.zip").write_bytes(stream.getvalue())
    with pytest.raises(InputError, match="beskadiget"):
        gather_notes(tmp_path, ColumnSettings())


def test_a_workbook_of_any_kind_may_have_the_wrong_ending(tmp_path):
    gathered = gather(
        tmp_path,
        a__xlsx=ods({"A": [["Input"], ["Ro"]]}),
        b__xlsx=xls({"A": [["Input"], ["Lys"]]}),
        c__ods=xlsx([["Input"], ["Luft"]]),
    )
    assert texts(gathered) == ["Ro", "Lys", "Luft"]


def test_a_caution_about_a_zip_names_file_and_part_once(tmp_path):
    archive = zipped(p__csv=b"Nr,Input,Navn\n1,Ro, tak,Bo\n2,Tid,Ib\n3,Lys,Ida\n")
    gathered = gather(tmp_path, x__zip=archive)
    (caution,) = (c for c in gathered.cautions if c.code == "too_many_fields")
    assert (caution.source.file, caution.source.sheet, caution.source.cell) == ("x.zip", "p.csv", "A2")
    assert caution.message.startswith("x.zip, p.csv, A2: rækken har")


def test_an_error_in_a_zip_names_file_and_part(tmp_path):
    archive = zipped(p__csv=b'Nr;Input\n1;Ro\n2;"Luk\n')
    with pytest.raises(InputError, match=r"^x\.zip, p\.csv, række 3: et anførselstegn"):
        gather(tmp_path, x__zip=archive)


def test_lines_in_a_zip_are_lines(tmp_path):
    gathered = gather(tmp_path, x__zip=zipped(p__txt='Luk døren\n"Ro" sagde en\nLys, luft og leg\n'.encode()))
    assert texts(gathered) == ["Luk døren", '"Ro" sagde en', "Lys, luft og leg"]
