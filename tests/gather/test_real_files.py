"""The five real files that lie beside the project: exactly their 58 inputs."""

import json
import shutil
from pathlib import Path

import pytest

from flows.gather import check_ledger, gather_notes
from flows.gather.settings import ColumnSettings

REAL = Path(__file__).parents[3] / "shared" / "workshops" / "lgbt-beskaeftigelse"

pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the real files are not beside the project")


def gold_texts():
    return sorted(note["text"] for note in json.loads((REAL / "gold.json").read_text(encoding="utf-8"))["notes"])


def test_the_58_inputs_come_out_verbatim_and_once_each():
    gathered = gather_notes(REAL, ColumnSettings())
    assert sorted(note.text for note in gathered.notes) == gold_texts()
    assert len({note.id for note in gathered.notes}) == 58
    check_ledger(gathered)


def test_nothing_comes_from_number_date_table_name_or_position_columns():
    gathered = gather_notes(REAL, ColumnSettings())
    columns = {
        (note.source.file, note.source.sheet, note.source.cell.rstrip("0123456789")) for note in gathered.notes
    }
    assert columns == {
        ("bord-1.xlsx", "Bord 1", "C"),
        ("bord-2-3.xlsx", "Bord 2", "A"),
        ("bord-2-3.xlsx", "Bord 3", "A"),
        ("eftersendt.csv", "", "B"),
        ("tavle.xlsx", "Tavle", "A"),
        ("tavle.xlsx", "Tavle", "B"),
        ("tavle.xlsx", "Tavle", "C"),
        ("whiteboard.csv", "", "B"),
    }


def test_who_typed_a_note_is_not_carried_on():
    gathered = gather_notes(REAL, ColumnSettings())
    people = [cell for cell in gathered.set_aside if cell.reason == "person"]
    assert len(people) == 16
    assert all(cell.text == "" for cell in people)


def test_the_five_files_alone_give_the_same(tmp_path):
    for path in REAL.iterdir():
        if path.suffix in (".xlsx", ".csv"):
            shutil.copy(path, tmp_path)
    assert sorted(note.text for note in gather_notes(tmp_path, ColumnSettings()).notes) == gold_texts()
