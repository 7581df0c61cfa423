"""Two workshops about a canteen, a year apart, both published by one scheme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from flows.pipeline import make_documents, make_edition
from flows.publish import publish, read_published
from flows.workshop import Folders, digest_inputs, open_workshop
from tests.workbook.desk import SCHEME

FIRST = ("Bedre kaffe", "bedre kaffe!", "Mere te", "Suppe om vinteren", "Stolene larmer", "Hvorfor?")
SECOND = (
    "Suppe hver fredag", "Suppen skal være varm", "Mere suppe", "Varm suppe til alle", "Suppe og brød",
    "Et bord til seks", "Bordene skal have hjul", "Mindre støj ved bordet", "Støjen er for høj",
    "Vi hører kun støj", "Bedre kaffe", "Pauser uden skærm",
)  # fmt: skip
SETTINGS = "title: {name}\ndate: 2025-08-13\nhost: Kantineudvalget\n"


def lay_out(root: Path, **workshops: Iterable[str]) -> Folders:
    """Lay out a workshop for each name, and publish it."""
    folders = Folders(root / "inputs", root / "outputs", root / "categories")
    folders.categories.mkdir(parents=True)
    (folders.categories / "kantinen.yaml").write_text(SCHEME, encoding="utf-8")
    for name, notes in workshops.items():
        note_down(folders, name, notes, {"workshop.yaml": SETTINGS.format(name=name)})
        publish_now(folders, name)
    return folders


def note_down(folders: Folders, name: str, notes: Iterable[str], beside: Mapping[str, str] | None = None) -> None:
    folder = folders.inputs / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "noter.csv").write_text("\n".join(["Input", *notes]) + "\n", encoding="utf-8")
    for file, text in (beside or {}).items():
        (folder / file).write_text(text, encoding="utf-8")


def publish_now(folders: Folders, name: str) -> None:
    """Make and publish the documents, as a run does."""
    job = open_workshop(name, folders)
    made = make_documents(job, make_edition(job), digest_inputs(job), read_published(job.output))
    publish(job.output, made.documents, made.record)
