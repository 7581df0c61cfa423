"""The command tells what the workbook's decisions do, and neither it nor Prefect keeps a note's text."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.errors import ExitCode
from tests.prefect_homes import prefect_home, server_in
from tests.workbook.desk import NAME, Desk, Sheets, in_force

NOTES = ["Bedre kaffe", "Stolene larmer", "Hemmelig besked", "Hvorfor?"]


def workshop(root: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    home = str(root / "home")
    environment = {
        **os.environ,
        "PYTHONIOENCODING": "utf-8",
        "PREFECT_HOME": home,
        "PREFECT_LOGGING_LEVEL": "DEBUG",
        **env,
    }
    environment.pop("WORKSHOP_DEBUG", None)
    return subprocess.run(
        (sys.executable, "-m", "flows.cli", *arguments),
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Desk:
    desk = Desk.of(tmp_path_factory.mktemp("desk"), NOTES)
    desk.run()
    return desk


def everything(desk: Desk) -> dict[Path, bytes]:
    roots = (desk.folders.inputs, desk.folders.outputs)
    return {path: path.read_bytes() for root in roots for path in root.rglob("*") if path.is_file()}


def test_check_tells_what_the_decisions_will_do_and_writes_nothing(desk, tmp_path):
    copied = desk.copy_to(tmp_path / "p")

    def change(sheets: Sheets) -> None:
        sheets.write("Hvorfor?", Rettet_tema="Rum og møbler")
        sheets.write("Stolene larmer", Handling="Udelad")

    copied.edit(change)
    copied.note_down([*NOTES[:1], *NOTES[2:-1], "Hvorfor ikke?"])
    before = everything(copied)
    done = workshop(tmp_path / "p", "check")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:4] == [
        "Fra gennemgangen: 0 nye afgørelser, 1 gælder ændret tekst, 1 findes ikke ",
        "længere.",
        "- Input!D3: bruges ikke: gælder ændret tekst; et andet input ligner.",
        "- Input!J5: bruges ikke: inputtet findes ikke længere.",
    ]
    assert everything(copied) == before
    assert not (tmp_path / "p" / "home").exists()


def test_run_tells_it_first_and_a_fault_with_its_text_on_the_console_alone(desk):
    root = desk.folders.inputs.parent
    desk.edit(lambda sheets: sheets.write("Hemmelig besked", Rettet_tema="Rum og møbler"))
    with server_in(prefect_home(root / "home")) as served:
        done = workshop(root, "run", **served)

        assert done.returncode == ExitCode.DONE, done.stderr
        assert done.stdout.splitlines()[0] == "Fra gennemgangen: 1 ny afgørelse."
        assert "gennemgang.xlsx" in done.stdout
        assert in_force(desk.book) == [("themes", "Hemmelig besked", "rum")]

        desk.edit(lambda sheets: sheets.write("Hemmelig besked", Rettet_tema="Hemmeligt tema"))
        refused = workshop(root, "run", **served)

    assert refused.returncode == ExitCode.RULES
    assert f"Fejl: {NAME}: gennemgangen kan ikke bruges, så intet er ændret" in refused.stderr
    assert "Tid, ro og pauser. Der står »Hemmeligt tema«." in refused.stderr
    kept = b"".join(path.read_bytes() for path in (root / "home").rglob("*") if path.is_file())
    assert b"process-kantinen" in kept
    assert b"emmelig" not in kept
