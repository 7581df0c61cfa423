"""Laws: each non-empty cell is accounted for once, each note comes out verbatim once, ids outlive sorting."""

import shutil
import subprocess
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from flows.errors import InputError, LedgerError
from flows.gather import check_ledger, gather_notes, read_file
from flows.gather.ledger import check_files
from flows.gather.settings import ColumnSettings
from flows.notes import Gathered
from tests.gather.make import Rows, csv, gather, texts, xlsx

LETTERS = st.sampled_from("abcdeghiklmnoprstuvæøåÆØÅé –,.!&<>\"'()→…\u00a0\u00ad😀")
WORDS = st.text("abcdefghiklmnoprstuvyæøå", min_size=2, max_size=9)
NOTES = st.builds(
    lambda words, tail: " ".join(words) + tail,
    st.lists(WORDS, min_size=3, max_size=9),
    st.text(LETTERS, max_size=4),
)
ODD = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30),
    st.integers(-1000, 100000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(),
    st.none(),
)


def as_read(text):
    return unicodedata.normalize("NFC", text)


@st.composite
def tables(draw):
    """A table with a heading row, notes in one or more known columns and other columns beside them."""
    others = draw(
        st.lists(
            st.sampled_from(["Nr.", "Bord", "Navn", "Dato", "Antal stemmer", "Farve"]), unique=True, max_size=3
        )
    )
    headings = draw(
        st.sampled_from([["Input"], ["Post-it"], ["Udfordringer", "Løsninger"], ["Hvad virker?", "Hvad mangler?"]])
    )
    columns = draw(st.permutations([*others, *headings]))
    notes = draw(st.lists(st.lists(NOTES, min_size=len(headings), max_size=len(headings)), min_size=1, max_size=8))
    titles = draw(st.lists(st.sampled_from(["Workshop om ro", "Rådhuset den 3. marts 2025", None]), max_size=3))
    left = draw(st.integers(0, 2))
    rows = [[title] if title else [] for title in titles]
    expected = []
    rows.append([None] * left + list(columns))
    for number, row_notes in enumerate(notes, 1):
        rows.extend([[]] * draw(st.integers(0, 1)))
        values = dict(zip(headings, row_notes, strict=True))
        row = [
            values.get(column, str(number) if column in ("Nr.", "Bord", "Antal stemmer") else None)
            for column in columns
        ]
        rows.append([None] * left + row)
        expected.extend(as_read(values[column]) for column in columns if column in values)
    merge = draw(st.booleans()) and bool(titles) and titles[0] is not None
    return rows, expected, merge


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(tables())
def test_every_note_comes_out_verbatim_once(tmp_path_factory, table):
    rows, expected, merge = table
    folder = tmp_path_factory.mktemp("tabel")
    change = (lambda workbook: workbook.active.merge_cells("A1:D1")) if merge else None
    gathered = gather(folder, bord__xlsx=xlsx(rows, change))
    assert texts(gathered) == expected
    assert gathered.cells == sum(1 for row in rows for value in row if value is not None)
    assert len(gathered.notes) + len(gathered.set_aside) == gathered.cells


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(ODD, max_size=5), max_size=10), st.sampled_from(["", "A1:B2", "B2:D2", "A3:A5"]))
def test_any_workbook_balances(tmp_path_factory, rows, merge):
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    folder = tmp_path_factory.mktemp("alt")
    clean = [
        [
            ILLEGAL_CHARACTERS_RE.sub("", value).replace("\ufffe", "").replace("\uffff", "")
            if isinstance(value, str)
            else value
            for value in row
        ]
        for row in rows
    ]
    change = (lambda workbook: workbook.active.merge_cells(merge)) if merge else None
    (folder / "alt.xlsx").write_bytes(xlsx(clean, change))
    reading = read_file(folder / "alt.xlsx", folder, ColumnSettings())
    check_ledger(Gathered((reading,)))
    stored = load_workbook(folder / "alt.xlsx", data_only=False).active
    assert reading.sheets[0].cells == len(
        [cell.value for row in stored.iter_rows() for cell in row if cell.value not in (None, "")]
    )


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20), max_size=5),
        max_size=10,
    )
)
def test_any_text_file_balances(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("alt")
    (folder / "alt.csv").write_bytes(csv(rows))
    try:
        gathered = gather_notes(folder, ColumnSettings())
    except InputError:
        return
    check_ledger(gathered)


def test_a_lost_cell_breaks_the_ledger(tmp_path):
    gathered = gather(tmp_path, bord__csv=csv([["Nr", "Input"], [1, "Luk døren"], [2, "Ro"]]))
    file = gathered.files[0]
    of_note = replace(file.set_aside[0], source=file.notes[0].source)
    counted = "bord.csv: 6 celler, men {} med input og {} lagt til side".format
    for broken, wrong in (
        ({"notes": file.notes[1:]}, counted(1, 4)),
        ({"set_aside": file.set_aside[1:]}, counted(2, 3)),
        (
            {"set_aside": (*file.set_aside, file.set_aside[0])},
            f"{counted(2, 5)}; bord.csv: 1 celler er talt to gange",
        ),
        ({"set_aside": (of_note, *file.set_aside[1:])}, "bord.csv: 1 celler er talt to gange"),
        ({"notes": (*file.notes, *file.notes)}, "2 input har samme id som et andet"),
    ):
        with pytest.raises(LedgerError) as caught:
            check_ledger(Gathered((replace(file, **broken),)))
        assert str(caught.value) == (
            f"Regnskabet over cellerne går ikke op, og intet er udgivet: {wrong}. "
            "Det er en fejl i programmet; send beskeden og filen til dem, der passer det."
        )


def test_a_cell_lost_on_a_sheet_of_its_own_is_told_by_the_sheet(tmp_path):
    rows = {"Bord 1": [["Input"], ["Ro"]], "Bord 2": [["Input"], ["Lys"], ["Is"]]}
    file = gather(tmp_path, bord__xlsx=xlsx(rows)).files[0]

    with pytest.raises(
        LedgerError, match=r"udgivet: bord\.xlsx, Bord 2: 3 celler, men 1 med input og 1 lagt til side\."
    ):
        check_ledger(Gathered((replace(file, notes=file.notes[:-1]),)))


@pytest.mark.parametrize(
    ("there", "wrong"),
    [
        (["a.csv", "b.csv"], ""),
        (["a.csv"], "b.csv: 0 i mappen, men 1 læst eller sprunget over"),
        (["c.csv", "a.csv", "b.csv", "a.csv"], "a.csv: 2 i mappen, men 1 læst eller sprunget over; "
         "c.csv: 1 i mappen, men 0 læst eller sprunget over"),
    ],
)  # fmt: skip
def test_each_file_of_the_folder_is_read_or_skipped_once(tmp_path, there, wrong):
    gathered = gather(tmp_path, skip=True, a__csv=csv([["Nr", "Input"], [1, "Ro"]]), b__csv=b"PK\x03\x04")

    if not wrong:
        check_files(gathered, there)
        return
    with pytest.raises(LedgerError) as caught:
        check_files(gathered, there)
    assert str(caught.value).startswith(
        f"Regnskabet over filerne går ikke op, og intet er udgivet: {wrong}. Det er"
    )


def test_cells_with_the_same_text_have_ids_of_their_own(tmp_path):
    rows = [["Bord", "Input"], ["Nord", "Ro"], ["Nord", "Lys"], ["Syd", "Is"], ["Nord", "Te"]]
    ids = {cell.source.cell: cell.id for cell in gather(tmp_path, bord__xlsx=xlsx(rows)).set_aside}

    assert len(set(ids.values())) == len(ids) == 6
    fewer = {cell.source.cell: cell.id for cell in gather(tmp_path, bord__xlsx=xlsx(rows[:3])).set_aside}
    assert fewer == {place: ids[place] for place in fewer}


NOTES_OF_ALL = ["Luk døren", "Der er for lidt lys i gangen", "Ro, tak; og luft", 'Kald det "ro"', "Luk døren"]
LAYOUTS: dict[str, Rows] = {
    "list": [["Workshop om ro"], [], ["Nr.", "Input"], *[[n, text] for n, text in enumerate(NOTES_OF_ALL, 1)]],
    "one_column": [["Post-it"], *[[text] for text in NOTES_OF_ALL]],
    "forms": [
        ["ID", "Start time", "Completion time", "Email", "Name", "Hvad fylder hos dig?"],
        *[[n, "3/1/25 10:00", "3/1/25 10:01", "anonymous", "", text] for n, text in enumerate(NOTES_OF_ALL, 1)],
    ],
    "mural": [
        ["ID", "Text", "BG Color", "Position X"],
        *[[f"0-{n}", text, "#FCFE7D", 12] for n, text in enumerate(NOTES_OF_ALL, 1)],
    ],
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_notes_in_every_format_and_layout(tmp_path, layout):
    rows = LAYOUTS[layout]
    plain = [[str(value) for value in row] for row in rows]
    files = {
        "a.xlsx": xlsx(rows),
        "b.csv": csv(rows),
        "c.csv": csv(rows, ",", "utf-8-sig"),
        "d.txt": csv(rows, "\t", "utf-16"),
        "e.csv": csv(rows, ";", "cp1252"),
        "f.csv": b"sep=|\r\n" + csv(rows, "|"),
        "g.tsv": csv(plain, "\t", "utf-16-le"),
        "h.csv": csv(rows, ";", "mac_roman"),
        "i.csv": csv(rows, ";", "cp850"),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    gathered = gather(tmp_path)
    for file in gathered.files:
        assert [note.text for note in file.notes] == NOTES_OF_ALL, file.file


def ids_by_text(gathered):
    return sorted((note.text, note.id) for note in gathered.notes)


def test_ids_survive_sorting_and_added_rows(tmp_path):
    rows = [["Nr.", "Input"], [1, "Luk døren"], [2, "Ro"], [3, "Luk døren"]]
    before = ids_by_text(gather(tmp_path, bord__xlsx=xlsx(rows)))
    changed = [["Workshop om ro"], [], ["Input", "Nr."], ["Ro", 2], ["Luk døren", 3], ["Luk døren", 1], ["Nyt", 4]]
    after = ids_by_text(gather(tmp_path, bord__xlsx=xlsx(changed)))
    assert [pair for pair in after if pair[0] != "Nyt"] == before
    assert len({note_id for _, note_id in before}) == 3
    assert all(len(note_id) == 12 for _, note_id in before)


def test_an_id_is_the_same_on_every_machine(tmp_path):
    assert ids_by_text(gather(tmp_path, bord__csv=csv([["Nr", "Input"], [1, "Luk døren"]]))) == [
        ("Luk døren", "r5bkxe54apx2")
    ]


def test_ids_tell_files_and_sheets_apart(tmp_path):
    rows = {"Bord 1": [["Input"], ["Ro"]], "Bord 2": [["Input"], ["Ro"]]}
    gathered = gather(tmp_path, a__xlsx=xlsx(rows), b__xlsx=xlsx(rows))
    assert len({note.id for note in gathered.notes}) == 4


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_ids_survive_saving_with_libreoffice(tmp_path):
    rows = [
        ["Workshop"],
        ["Nr.", "Input"],
        [1, "Luk  døren\nog vinduet"],
        [2, "- Ro\n- Lys 😀"],
        [3, " = mere & <b> "],
    ]
    for folder in ("før", "efter"):
        (tmp_path / folder).mkdir()
    before = gather(tmp_path / "før", bord__xlsx=xlsx({"Bord 1": rows}))
    profile = (tmp_path / "profil").as_uri()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(tmp_path / "efter"),
            str(tmp_path / "før" / "bord.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    after = gather(tmp_path / "efter")
    assert ids_by_text(after) == ids_by_text(before)
    assert len(before.notes) == 4
