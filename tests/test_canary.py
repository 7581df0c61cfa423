"""Nothing that a person wrote or named stands in what a run leaves outside its folders; persons are constructed.

A part of the drill in tests/benchmarks/canary_drill.py: words are planted wherever people write, and everything
that runs kept is searched for them: Prefect's database and storage, what was logged at DEBUG, temporary folders.
"""

import base64
import json
import pickle
import zlib
from typing import Any

import pytest

from tests.benchmarks.canary_drill import MUTANTS, start
from tests.canary import PLACES, forms_of, pickles, traces, words_of

SEED = 4
STAGES = (
    "bug: keep decisions",
    "bug: read",
    "error: dedupe",
    "bug: write bilag-1.docx",
    "error: publish",
    "killed: categorise",
)


@pytest.fixture(scope="module")
def left(tmp_path_factory) -> dict[str, Any]:
    root = tmp_path_factory.mktemp("drill") / "root"
    return {"root": root, **start(root, SEED, (*STAGES, *MUTANTS))}


def test_runs_end_as_they_are_meant_to(left):
    assert left["ended"] == {
        "published": "Published",
        "answered": "Published",
        "held back": "Held back",
        "unreadable": "Input unreadable",
        "settings key": "Rules rejected",
        "settings value": "Rules rejected",
        "decisions key": "Rules rejected",
        "decisions value": "Rules rejected",
        "follow-up value": "Rules rejected",
        "scheme": "Rules rejected",
        "hand-off": "Bug",
        "bug: keep decisions": "Bug",
        "bug: read": "Bug",
        "error: dedupe": "Rules rejected",
        "bug: write bilag-1.docx": "Bug",
        "error: publish": "Rules rejected",
        "killed: categorise": "signal 9",
        **dict.fromkeys(MUTANTS, "Bug"),
    }
    kept = b"".join(path.read_bytes() for path in (left["root"] / "prefect").glob("prefect.db*"))
    runs = [number for number in range(1, len(left["ended"]) + 1) if f"process-kantinen-{number}".encode() in kept]
    assert len(runs) == len(left["ended"])  # what was searched is what they were recorded in


def test_no_run_leaves_a_trace_of_what_people_wrote(left):
    assert left["planted"] == []


def test_runs_that_fail_leave_no_pickle(left):
    assert left["pickles"] == []


def test_what_was_raised_first_is_found_where_it_is_not_cut_off(left):
    """As where `from None` is taken away."""
    assert in_database(left["mutant chained"]) == {*PLACES}


def test_a_name_is_found_where_a_task_is_called_by_it(left):
    assert in_database(left["mutant named"]) == {"file"}


def in_database(found: list[str]) -> set[str]:
    """Give the places whose words stand in Prefect's database, or in what is not written into it yet."""
    return {place for file, _, place in (each.partition(": ") for each in found) if file.startswith("prefect.db")}


@pytest.mark.parametrize("shift", range(3))
def test_a_word_is_found_in_every_form(tmp_path, shift):
    words = words_of(SEED)
    said = "x" * shift + words["heading"]
    hidden = {
        "plain": said.encode(),
        "escaped": json.dumps({"said": said}).encode(),
        "twice escaped": json.dumps(json.dumps(said)).encode(),
        "coded": base64.b64encode(said.encode() + b"!"),
        "pickled": pickle.dumps(ValueError(said)),
        "pickled and coded": base64.b64encode(pickle.dumps({"error": ValueError(said)})),
        "packed": zlib.compress(said.encode() * 3),
    }
    for name, raw in hidden.items():
        (tmp_path / name).write_bytes(b"..." + raw + b"...")
    (tmp_path / f"named {words['file']}").touch()

    wanted = {*(f"{name}: heading" for name in hidden), f"named {words['file']}: file"}
    assert {*traces(words, [tmp_path])} == wanted
    assert pickles(tmp_path) == ["pickled", "pickled and coded"]
    assert traces(words_of(SEED + 1), [tmp_path]) == []
    assert len(forms_of(words["note"])) > 20
