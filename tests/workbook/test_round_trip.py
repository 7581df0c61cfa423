"""Five hundred notes go out to staff, who do to the workbook what people do, and come back by every way."""

import random
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from flows.errors import WorkbookError
from tests.programs import program
from tests.workbook.desk import Desk, Sheets, edit, in_force

_WORDS = [
    "kaffe", "te", "kage", "stol", "bord", "pause", "ro", "lys", "luft", "støj", "planter", "vinduer", "døre",
    "skabe", "nøgler", "trapper", "lifte",
]  # fmt: skip
_PLACES = [
    "køkkenet", "gangen", "gården", "salen", "kælderen", "loftet", "hallen", "stuen", "kantinen", "butikken",
]  # fmt: skip
NOTES = [
    f"{word.capitalize()} i {place}, {number} gange om ugen"
    for number, (word, place) in enumerate(
        ((word, place) for place in _PLACES for word in _WORDS for _ in range(3)), 1
    )
][:500]
THEMES = {"Mad og drikke": "mad", "Rum og møbler": "rum", "Tid, ro og pauser": "tid", "Uden tema": None}


def decide(sheets: Sheets) -> set[tuple[object, ...]]:
    """Decide sixty things of every kind, and give them as the book should have them."""
    rows = sheets.rows("Input")
    drawn = random.Random(7).sample([row for row in rows if row["Input"].value in NOTES], 50)
    decided: set[tuple[object, ...]] = set()
    for number, row in enumerate(drawn):
        text = row["Input"].value
        if number < 25:
            title = list(THEMES)[number % 4]
            row["Rettet tema"].value = title
            decided.add(("themes", text, THEMES[title]))
        elif number < 30:
            row["Rettet tema"].value = "Mad og drikke"
            row["Rettede undertemaer"].value = "Koldt, sødt; Varmt"
            decided.add(("themes", text, "mad", ("koldt", "varmt")))
        elif number < 40:
            row["Handling"].value = "Udelad"
            row["Grund"].value = "Gentagelse" if number % 2 else None
            decided.add(("left_out", text, "Gentagelse" if number % 2 else "Andet"))
        elif number < 45:
            title = row["Tema"].value
            row["Handling"].value = "Behold"
            decided.add(("themes", text, THEMES[title]))
        else:
            row["Bemærkning"].value = f"Se på {number}"
            row["Initialer"].value = "jh"
            decided.add(("remarks", text, f"Se på {number}", "jh"))
    for number, row in enumerate(disjoint(sheets.rows("Gengangere"), 10)):
        row["Afgørelse"].value = "Samme" if number % 2 else "Hold adskilt"
        key = "same" if number % 2 else "apart"
        decided.add((key, row["Input A"].value, row["Input B"].value))
    return decided


def disjoint(pairs: list[Mapping[str, Any]], wanted: int) -> list[Mapping[str, Any]]:
    """Choose pairs of which no two have a note in common: what is decided of them can't contradict itself."""
    chosen: list[Mapping[str, Any]] = []
    used: set[str] = set()
    for pair in pairs:
        ids = {pair["ID A"].value, pair["ID B"].value}
        if not ids & used and len(chosen) < wanted:
            used |= ids
            chosen.append(pair)
    return chosen


def shuffle(sheets: Sheets, safe: set[object]) -> None:
    """Sort, filter, delete, insert and duplicate rows, move columns and rename a sheet: what people do."""
    sheet = sheets.book["Input"]
    header, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    text = header.index("Input")
    rows.sort(key=lambda row: row[text], reverse=True)
    kept = [row for number, row in enumerate(rows) if row[text] in safe or number % 40]  # a few are deleted
    kept[5:5] = [["Vi tager dem her på mødet"], []]
    kept.append(list(kept[0]))  # one row twice
    order = [*range(len(header))][::-1]
    sheet.tables.clear()
    sheet.data_validations.dataValidation.clear()
    sheet.delete_rows(1, sheet.max_row)
    sheet.append(["Gennemgået af team 2"])
    for row in [header, *kept]:
        padded = [*row, *[None] * (len(header) - len(row))]
        sheet.append([padded[place] for place in order])
    for number in range(50, 350):
        sheet.row_dimensions[number].hidden = True
    sheet.title = "Vores input"


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Desk:
    desk = Desk.of(tmp_path_factory.mktemp("desk"), NOTES)
    desk.run()
    assert len(set(NOTES)) == len(Sheets.open(desk.workbook).rows("Input")) == 500
    return desk


@pytest.fixture(scope="module")
def returned(desk: Desk, tmp_path_factory) -> tuple[dict[str, Path], set[tuple[object, ...]]]:
    """Give the workbook as it comes back, by way, and what was decided in it."""
    folder = tmp_path_factory.mktemp("returned")
    decided: set[tuple[object, ...]] = set()

    def change(sheets: Sheets) -> None:
        decided.update(decide(sheets))
        shuffle(sheets, {entry[1] for entry in decided})

    edit(desk.workbook, change, folder / "openpyxl.xlsx")
    return {"openpyxl": folder / "openpyxl.xlsx"} | through_libreoffice(folder), decided


def through_libreoffice(folder: Path, *endings: str) -> dict[str, Path]:
    """Let LibreOffice open the file and save it, as both formats or as others."""
    try:
        office = program("soffice", "libreoffice")
    except pytest.skip.Exception:
        return {}
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    made = {}
    for ending in endings or ("ods", "xlsx"):
        command = [office, "--headless", profile, "--convert-to", ending, "--outdir", str(folder / ending)]
        subprocess.run([*command, str(folder / "openpyxl.xlsx")], check=True, capture_output=True, timeout=300)
        made[ending] = folder / ending / f"openpyxl.{ending}"
    return made


@pytest.mark.office
@pytest.mark.parametrize("way", ["openpyxl", "xlsx", "ods"])
def test_sixty_decisions_come_back_and_no_other(desk, returned, way, tmp_path):
    paths, decided = returned
    if way not in paths:
        program("soffice")  # tells that it is missing
    assert len(decided) == 60
    fresh = Desk.of(tmp_path, NOTES)
    lying = fresh.inputs / f"Retur fra teamet{paths[way].suffix}"
    lying.write_bytes(paths[way].read_bytes())

    ran = fresh.run()

    assert set(in_force(fresh.book)) == decided
    assert len(in_force(fresh.book)) == 60
    assert ran.edition.gathered.files[0].file == "noter.csv"
    assert len(ran.edition.gathered.files) == 1
    assert ran.told[0] == "Fra gennemgangen: 60 nye afgørelser."
    assert fresh.run().settled.changed is False
    assert fresh.stands()


@pytest.mark.office
@pytest.mark.parametrize("way", ["openpyxl", "xlsx", "ods"])
def test_where_only_the_texts_are_sorted_nothing_is_decided(returned, way, tmp_path, desk):
    folder = tmp_path / "sorted"
    folder.mkdir()

    def change(sheets: Sheets) -> None:
        decide(sheets)
        rows = sheets.rows("Input")
        for row, text in zip(rows, sorted(row["Input"].value for row in rows), strict=True):
            row["Input"].value = text

    edit(desk.workbook, change, folder / "openpyxl.xlsx")
    path = folder / "openpyxl.xlsx" if way == "openpyxl" else through_libreoffice(folder)[way]
    fresh = Desk.of(tmp_path, NOTES)
    (fresh.inputs / f"retur{path.suffix}").write_bytes(path.read_bytes())

    with pytest.raises(WorkbookError) as caught:
        fresh.run()

    lines = str(caught.value).split("\n")
    assert len(lines) == 22  # what it is about, twenty cells, and how many more
    assert all("teksten hører ikke til rækkens ID" in line for line in lines[1:21])
    assert not fresh.yaml.exists()
    assert not fresh.workbook.exists()


@pytest.mark.office
def test_a_workbook_that_libreoffice_saved_unchanged_changes_nothing(desk, tmp_path):
    (tmp_path / "openpyxl.xlsx").write_bytes(desk.workbook.read_bytes())
    for path in through_libreoffice(tmp_path).values():
        lying = desk.inputs / f"urørt{path.suffix}"
        lying.write_bytes(path.read_bytes())

        assert desk.run().settled.answers.given == ()
        assert desk.stands()
        lying.unlink()
