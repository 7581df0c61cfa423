"""An appendix whose themes staff have typed: each note stands under its own, whatever its like stands under."""

from collections import Counter
from pathlib import Path

import openpyxl

from flows.pipeline import make_edition
from flows.workshop import Folders, open_workshop
from flows.write import list_documents, prove_appendix, result_data

SIZES = {"Ledelse": 18, "Ressourcer": 39, "Kultur": 40, "Viden": 20}
TWICE = "Det samme blev skrevet to gange"


def _workshop(folder: Path):
    place = folder / "inputs" / "te"
    place.mkdir(parents=True)
    (folder / "categories").mkdir()
    themes = ", ".join(f"{{id: {title.lower()}, title: {title}, rules: [intet]}}" for title in SIZES)
    (folder / "categories" / "te.yaml").write_text(f"themes: [{themes}]", "utf-8")
    (place / "workshop.yaml").write_text("title: te\ncategories: te\n", "utf-8")
    book = openpyxl.Workbook()
    book.active.append(["Input", "Tema"])
    for title, size in SIZES.items():
        for number in range(size):
            first = number == 0 and title in ("Ressourcer", "Viden")
            book.active.append([TWICE if first else f"Vi skal have {number + 1} ting om {title.lower()}", title])
    book.save(place / "borde.xlsx")
    return open_workshop("te", Folders(folder / "inputs", folder / "outputs", folder / "categories"))


def test_each_note_stands_under_the_theme_typed_beside_it(tmp_path):
    workshop = _workshop(tmp_path)
    edition = make_edition(workshop)
    data = result_data(edition, workshop.settings)
    assert data["counts"]["notes"] == 117
    assert {theme["title"]: theme["notes"] for theme in data["themes"]} == SIZES
    assert {note["decided_by"] for note in data["notes"]} == {"decision"}
    twice = [(note["theme"], note["number"]) for note in data["notes"] if note["text"] == TWICE]
    assert twice == [("ressourcer", 19), ("viden", 98)]
    assert Counter(group["kind"] for group in data["groups"]) == {"single": 117}
    name = "bilag-1.docx"
    appendix = list_documents(workshop.settings, None)[name](edition)
    prove_appendix(edition, workshop.settings, {name: appendix})
