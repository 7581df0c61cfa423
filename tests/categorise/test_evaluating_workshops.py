"""A workshop whose decisions rules are measured on, wherever its documents stand and its files went."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli import workshop
from flows.errors import UsageError
from flows.gather import gather_notes
from flows.settings import read_settings
from flows.workshop import Folders
from tests.compare.desk import lay_out, note_down, publish_now


def evaluate(folders: Folders, option: str = "--json") -> Result:
    call = ["evaluate", "kantinen", option]
    for name in ("inputs", "outputs", "categories"):
        call += [f"--{name}", str(getattr(folders, name))]
    return CliRunner().invoke(workshop, call, catch_exceptions=False)


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

    done = evaluate(folders)

    assert json.loads(done.stdout)["notes"] == 1


def test_a_text_that_is_shown_has_no_listed_name_and_nothing_that_a_person_hid_or_left_out(tmp_path: Path) -> None:
    """Of constructed persons."""
    texts = ["spørg lene glad om kaffe nu", "spørg xanti om kaffe", "Min nabo vil have kaffe"]
    folders = lay_out(tmp_path, kantinen=texts)
    folder = folders.inputs / "kantinen"
    (folder / "names.txt").write_text("Lene Glad\n", encoding="utf-8")
    ids = {note.text: note.id for note in gather_notes(folder, read_settings(folder).columns).notes}
    about = [{"note": ids[text], "text": text} for text in texts]
    book = {
        "themes": [{**each, "theme": "rum"} for each in about],
        "masked": [{**about[1], "words": ["xanti"]}],
        "left_out": [{**about[2], "reason": "Personoplysning"}],
    }
    (folder / "decisions.yaml").write_text(json.dumps(book), encoding="utf-8")

    told = evaluate(folders, "--show-text").stdout

    assert "»spørg lxxx gxxx om kaffe nu«" in told
    assert "»spørg xxxxx om kaffe«" in told
    assert "»Mxx nxxx vxx hxxx kxxxx«" in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "der er ingen beslutninger om temaer i decisions.yaml endnu"),
        ("Bedre te", "ingen af beslutningerne om temaer gælder et input, der er der nu"),
    ],
)
def test_where_no_decision_can_be_measured_on_that_is_said(tmp_path: Path, text: str, said: str) -> None:
    folders = lay_out(tmp_path, kantinen=["Bedre kaffe", "Stolene larmer"])
    if text:
        book = {"themes": [{"note": "x", "text": text, "theme": "mad"}]}
        (folders.inputs / "kantinen" / "decisions.yaml").write_text(json.dumps(book), encoding="utf-8")

    with pytest.raises(UsageError, match=said):
        evaluate(folders)
