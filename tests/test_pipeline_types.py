"""The hand-overs between steps are checked by mypy: a copy of pipeline.py with one of them broken is refused."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

BROKEN = {
    "an argument dropped": (
        "place_notes, workshop, gathered, grouping, step.mapper)",
        "place_notes, workshop, gathered, step.mapper)",
    ),
    "an argument too many": (
        "standing_decisions, gathered, decided, lost, names, hold_back=hold_back",
        "standing_decisions, gathered, decided, lost, names, gathered, hold_back=hold_back",
    ),
    "a str for a Grouping": (
        "place_notes, workshop, gathered, grouping, step.mapper)",
        'place_notes, workshop, gathered, "grouping", step.mapper)',
    ),
    "the result of the wrong step": (
        "workshop, gathered, grouping, placements, standing)",
        "workshop, gathered, placements, placements, standing)",
    ),
    "two results exchanged": (
        "workshop, gathered, grouping, placements, standing)",
        "workshop, gathered, standing, placements, grouping)",
    ),
    "a step's argument that is not ready": (
        "standing_decisions, gathered, ",
        "standing_decisions, outcomes, ",
    ),
    "a path for what is published": (
        "printed, published, compared)",
        "printed, workshop.output, digest)",
    ),
    "documents that were not made": (
        "prove_documents, workshop, printed, documents)",
        "prove_documents, workshop, printed, parts)",
    ),
    "a step that gives something else": (
        'return step("gate", refuse_open_stops, edition)',
        'return step("gate", few_of_a_theme, workshop, edition)',
    ),
}


@pytest.fixture(scope="module")
def complaints(tmp_path_factory) -> dict[str, list[str]]:
    """What mypy says of the unbroken copy ("") and of each broken one; all in one run, which is what takes time."""
    folder = tmp_path_factory.mktemp("copies")
    source = (ROOT / "flows" / "pipeline.py").read_text(encoding="utf-8")
    copies = {"": source}
    for what, (good, bad) in BROKEN.items():
        assert source.count(good) == 1, what
        copies[what] = source.replace(good, bad)
    names = {what: f"copy_{number}" for number, what in enumerate(copies)}
    for what, text in copies.items():
        (folder / f"{names[what]}.py").write_text(text, encoding="utf-8")
    paths = [str(folder / f"{name}.py") for name in names.values()]
    cache = f"--cache-dir={folder / 'cache'}"
    done = subprocess.run(
        (sys.executable, "-m", "mypy", "--strict", "--config-file=pyproject.toml", cache, *paths),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Found " in done.stdout, done.stdout + done.stderr
    return {what: re.findall(rf"{name}\.py:\d+: error: (.*)", done.stdout) for what, name in names.items()}


def test_the_pipeline_itself_is_without_a_complaint(complaints):
    assert complaints[""] == []


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_hand_over_is_an_error(complaints, what):
    assert [kind for kind in complaints[what] if re.search(r"\[(arg-type|call-arg|return-value)\]$", kind)]
