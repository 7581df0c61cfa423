"""What tells why rules place a text wrongly works while a scheme's own examples are placed wrongly."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli import workshop

SCHEME = """title: Haven
themes:
  - {id: a, title: Leg, rules: [gynge], tests: {yes: [En gynge ved bedet]}}
  - {id: b, title: Grønt, rules: [bed, {any: [ved], weight: 1}]}
"""
WARNED = (
    "Advarsel: {place}/haven.yaml, linje 3: eksemplet 'En gynge ved bedet' skal stå under 'Leg', men det kommer "
    "under 'Grønt' (Grønt 1,5 af »ved«, »bedet«; Leg 1 af »gynge«). Ret reglerne, eller flyt eksemplet.\n"
)


@pytest.fixture
def categories(tmp_path: Path) -> Path:
    folder = tmp_path / "skemaer"
    folder.mkdir()
    (folder / "haven.yaml").write_text(SCHEME, encoding="utf-8")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(workshop, arguments)


def test_a_text_is_explained_and_the_example_told(categories: Path) -> None:
    done = run("explain", "En gynge ved bedet", "--categories", str(categories))

    assert (done.exit_code, done.stderr) == (0, WARNED.format(place=categories.name))
    assert done.stdout.splitlines()[:2] == ["Skema: haven", "Tema: Grønt"]


def test_a_file_is_measured_and_the_example_told(categories: Path, tmp_path: Path) -> None:
    labelled = tmp_path / "noter.csv"
    labelled.write_text("Input;Tema\nEn gynge;Leg\nEt bed;Leg\n", encoding="utf-8")

    done = run("evaluate", str(labelled), "--categories", str(categories))

    assert (done.exit_code, done.stderr) == (0, WARNED.format(place=categories.name))
    assert done.stdout.startswith("Input: 2. Samme tema som mennesker: 1 (50 %).\n")
