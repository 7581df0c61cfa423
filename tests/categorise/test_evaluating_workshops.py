"""A workshop whose decisions rules are measured on, wherever its documents stand and its files went."""

import json
from pathlib import Path

from click.testing import CliRunner

from flows.cli import workshop
from flows.gather import gather_notes
from flows.settings import read_settings
from tests.compare.desk import lay_out, note_down, publish_now


def test_a_decision_counts_in_a_file_that_was_renamed_and_outputs_may_stand_elsewhere(tmp_path: Path) -> None:
    folders = lay_out(tmp_path)
    texts = ["Bedre kaffe", "Stolene larmer", "Mere te"]
    note_down(folders, "kantinen", texts)
    folder = folders.inputs / "kantinen"
    ids = {note.text: note.id for note in gather_notes(folder, read_settings(folder).columns).notes}
    book = {"themes": [{"note": ids["Bedre kaffe"], "text": "Bedre kaffe", "theme": "mad"}]}
    (folder / "decisions.yaml").write_text(json.dumps(book), encoding="utf-8")
    publish_now(folders, "kantinen")
    (folder / "noter.csv").rename(folder / "input.csv")

    call = ["evaluate", "kantinen", "--json"]
    for name in ("inputs", "outputs", "categories"):
        call += [f"--{name}", str(getattr(folders, name))]
    done = CliRunner().invoke(workshop, call)

    assert done.exception is None
    assert json.loads(done.stdout)["notes"] == 1
