"""A workshop whose notes hold personal data, made and written without Prefect. All persons are constructed."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from flows.notes import Edition
from flows.pipeline import Made, make_documents, make_edition
from flows.workshop import Folders, digest_inputs, open_workshop
from flows.write.proof import read_paragraphs

NAME = "kantinen"
_SCHEME = """
title: Kantinen
themes:
- id: mad
  title: Mad
  rules: [{any: [kaffe, kage], weight: 1}]
"""


class Desk:
    def __init__(self, root: Path, *notes: str) -> None:
        self.folders = Folders(root / "inputs", root / "outputs", root / "categories")
        self.inputs = self.folders.inputs / NAME
        self.inputs.mkdir(parents=True)
        self.folders.categories.mkdir()
        (self.folders.categories / f"{NAME}.yaml").write_text(_SCHEME, encoding="utf-8")
        self.note_down(*notes)

    def note_down(self, *notes: str) -> None:
        lines = ['"' + note.replace('"', '""') + '"' for note in notes]
        (self.inputs / "noter.csv").write_text("\n".join(["Input", *lines]) + "\n", encoding="utf-8")

    def decide(self, **decisions: Iterable[Mapping[str, Any]]) -> None:
        """Write decisions about notes by their texts: the ids are filled in."""
        ids = {note.text: note.id for note in self.edition(hold_back=False).gathered.notes}
        told = {
            key: [{"note": ids.get(entry["text"], "x"), **entry} for entry in entries]
            for key, entries in decisions.items()
        }
        (self.inputs / "decisions.yaml").write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")

    def edition(self, *, hold_back: bool = True) -> Edition:
        return make_edition(open_workshop(NAME, self.folders), hold_back=hold_back)

    def made(self) -> Made:
        job = open_workshop(NAME, self.folders)
        return make_documents(job, make_edition(job), digest_inputs(job), None)

    def result(self) -> Any:
        return json.loads(self.made().documents["resultat.json"])


def appendix(made: Made) -> list[str]:
    """Give the paragraphs of the appendix, with plain spaces."""
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in read_paragraphs(made.documents["bilag-1.docx"])]


def all_text(made: Made) -> str:
    """Give what every file of an edition holds, unpacked."""
    pieces = []
    for content in made.documents.values():
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                pieces += [package.read(name) for name in package.namelist()]
        else:
            pieces.append(content)
    return re.sub("<[^>]+>", "", b"\n".join(pieces).decode(errors="replace"))
