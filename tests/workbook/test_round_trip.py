"""Five hundred notes go out to staff, who do to the workbook what people do, and come back by every way."""

import subprocess
from pathlib import Path

import pytest

from flows.errors import WorkbookError
from tests.programs import program
from tests.workbook.desk import Desk, Sheets, edit, in_force
from tests.workbook.every_kind import Decided, decide, is_proven, lay_out, shuffle


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Desk:
    desk = lay_out(tmp_path_factory.mktemp("desk"))
    desk.run()
    assert len(Sheets.open(desk.workbook).rows("Input")) == 500
    return desk


@pytest.fixture(scope="module")
def returned(desk: Desk, tmp_path_factory) -> tuple[dict[str, Path], set[Decided]]:
    """Give the workbook as it comes back, by way, and what was decided in it."""
    folder = tmp_path_factory.mktemp("returned")
    decided: set[Decided] = set()

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
    fresh = lay_out(tmp_path)
    lying = fresh.inputs / f"Retur fra teamet{paths[way].suffix}"
    lying.write_bytes(paths[way].read_bytes())

    ran = fresh.run()

    assert set(in_force(fresh.book)) == decided
    assert len(in_force(fresh.book)) == 60
    assert [file.file for file in ran.edition.gathered.files] == ["bord-2.xlsx", "bord-3.xlsx", "noter.csv"]
    assert ran.told[0] == "Fra gennemgangen: 60 nye afgørelser."
    again = fresh.run()
    assert again.settled.changed is False
    assert not ran.held_back
    shown = Sheets.open(fresh.workbook)
    for each in (ran, again):
        assert [entry for entry in decided if not is_proven(entry, each.edition, shown)] == []
    assert fresh.stands()


def test_none_of_them_holds_before_it_is_decided(desk, returned):
    _, decided = returned
    edition, shown = desk.run().edition, Sheets.open(desk.workbook)

    assert {entry[0] for entry in decided if is_proven(entry, edition, shown)} == {"apart"}


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
    fresh = lay_out(tmp_path)
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
