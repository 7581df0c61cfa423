"""The whole job on the five files of a real workshop, which do not stand in the project."""

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from flows.write.proof import read_paragraphs

REAL = Path(__file__).parent.parent.parent / "shared" / "workshops" / "lgbt-beskaeftigelse"
FILES = ("bord-1.xlsx", "bord-2-3.xlsx", "eftersendt.csv", "tavle.xlsx", "whiteboard.csv")

pytestmark = [
    pytest.mark.skipif(not REAL.is_dir(), reason="the real workshop is not beside the project"),
    pytest.mark.usefixtures("prefect_backend"),
]


def test_the_appendix_holds_exactly_what_was_written(workshop_folders):
    from flows.process_workshop import process_workshop

    folder = workshop_folders.inputs / "lgbt-beskaeftigelse"
    folder.mkdir()
    for name in FILES:
        shutil.copy(REAL / name, folder)
    (folder / "workshop.yaml").write_text("appendix: {duplicates: all}\n", encoding="utf-8")
    labelled = json.loads((REAL / "gold.json").read_text(encoding="utf-8"))["notes"]
    written = Counter(note["text"] for note in labelled)
    assert written.total() == 58

    process_workshop(
        "lgbt-beskaeftigelse", workshop_folders.inputs, workshop_folders.outputs, workshop_folders.categories
    )

    outputs = workshop_folders.outputs / "lgbt-beskaeftigelse"
    result = json.loads((outputs / "resultat.json").read_bytes())
    assert Counter(note["text"] for note in result["notes"]) == written
    counts = result["counts"]
    assert counts["cells"] == counts["notes"] + counts["set_aside"]
    paragraphs = list(read_paragraphs((outputs / "bilag-1.docx").read_bytes()))
    titles = {theme["title"] for theme in result["themes"]} | {"Uden tema"}
    bullets = [text for text in paragraphs[3:] if text not in titles]
    assert Counter(bullets) == written
