"""Nothing that a person wrote or named stands in what a run leaves outside its folders; persons are constructed.

A word is planted wherever people write: notes, a column of names, a heading, the names of a file and a sheet, keys
and values of workshop.yaml. Then everything that Prefect kept, its database and its storage, is searched for it.
"""

import base64
import json
from pathlib import Path

import openpyxl
import pytest

from flows.errors import ExitCode
from tests.prefect_homes import prefect_home
from tests.test_cli import project, workshop

CANARY = "Qvxzamsel"
FORMS = [
    CANARY.encode(),
    CANARY.lower().encode(),
    json.dumps(CANARY)[1:-1].encode(),
    CANARY.encode("utf-16-le"),
    *(base64.b64encode(b" " * shift + CANARY.encode())[4:12] for shift in range(3)),
]


def plant(root: Path, *notes: str) -> Path:
    """Make a workshop with the word in all its names, and give its folder."""
    folder = project(root, "Input\nMere kaffe\n")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = f"Bord {CANARY}"
    for row in (["Navn", f"Input fra {CANARY}"], *([f"{CANARY} Opdigtet", note] for note in notes)):
        sheet.append(row)
    book.save(folder / "inputs" / "kantinen" / f"{CANARY}.xlsx")
    return folder


def traces(*folders: Path) -> list[str]:
    """Name the files in which the word stands in any form."""
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    return [path.name for path in files if any(form in path.read_bytes() for form in FORMS)]


def break_input(folder: Path) -> None:
    (folder / "inputs" / "kantinen" / f"{CANARY}.xlsx").write_bytes(b"PK\x03\x04 " + CANARY.encode())


def break_settings(folder: Path) -> None:
    (folder / "inputs" / "kantinen" / "workshop.yaml").write_text(f"{CANARY}: {CANARY}\n", encoding="utf-8")


def break_nothing(folder: Path) -> None:
    """Leave it as it is: the run publishes."""


@pytest.mark.parametrize(
    ("spoil", "note", "code"),
    [
        (break_nothing, f"Mere te, siger {CANARY}", 0),
        (break_nothing, f"Ring til {CANARY} på 20 30 40 50", 6),
        (break_input, "Mere te", 3),
        (break_settings, "Mere te", 4),
    ],
    ids=["published", "held back", "a file that can't be read", "settings that are rejected"],
)
def test_a_run_leaves_no_trace_of_what_people_wrote(tmp_path, spoil, note, code):
    folder, home, scratch = plant(tmp_path / "project", note, "Mere kage"), tmp_path / "prefect", tmp_path / "tmp"
    if code != ExitCode.RULES:  # settings are rejected before Prefect is begun
        prefect_home(home)
    scratch.mkdir()
    spoil(folder)

    done = workshop(
        "run", "--verbose", cwd=folder, PREFECT_HOME=str(home), PREFECT_LOGGING_LEVEL="DEBUG", TMPDIR=str(scratch)
    )

    assert done.returncode == code, done.stderr
    assert traces(home, scratch) == []
    kept = b"".join(path.read_bytes() for path in home.rglob("*.db*"))
    assert (b"process-kantinen" in kept) is (code != ExitCode.RULES)
