"""A workshop on somebody's desk: its notes, its workbook, and runs without Prefect between which it is edited."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import openpyxl

from flows.errors import HeldBackError, NoNotesError, UndecidedError
from flows.fingerprint import fingerprint
from flows.notes import Edition
from flows.pipeline import make_edition, make_workbook, read_answers, workbook_stands
from flows.review import DecisionBook, fill_in, keep_book, keep_memory
from flows.review.read_book import parse_book
from flows.steps import CALLED
from flows.unpublished import remember_places
from flows.workbook import WORKBOOK, Settled, keep_decisions, keep_workbook, mark_of_edition
from flows.workshop import Folders, digest_inputs, open_workshop

NAME = "kantinen"
SCHEME = """
title: Kantinen
themes:
- id: mad
  title: Mad og drikke
  description: Hvad der serveres.
  rules: [{any: [kaffe, te], weight: 3}, {any: kage, weight: 1}]
  subthemes:
  - {id: varmt, title: Varmt, phrase: varm mad, rules: [{any: suppe, weight: 3}]}
  - {id: koldt, title: "Koldt, sødt", phrase: kold mad, rules: [{any: is, weight: 3}]}
- id: rum
  title: Rum og møbler
  rules: [{any: [stol, bord], weight: 3}]
- id: tid
  title: "Tid, ro og pauser"
  rules: [{any: [pause, ro], weight: 3}]
"""


@dataclass(frozen=True)
class Ran:
    """What a run made."""

    settled: Settled
    edition: Edition
    told: tuple[str, ...]
    held_back: bool


@dataclass(frozen=True)
class Desk:
    folders: Folders

    @classmethod
    def of(cls, root: Path, notes: Iterable[str]) -> Desk:
        folders = cls._below(root)
        (folders.inputs / NAME).mkdir(parents=True)
        folders.categories.mkdir()
        (folders.categories / f"{NAME}.yaml").write_text(SCHEME, encoding="utf-8")
        desk = cls(folders)
        desk.note_down(notes)
        return desk

    @staticmethod
    def _below(root: Path) -> Folders:
        return Folders(root / "inputs", root / "outputs", root / "categories")

    def copy_to(self, root: Path) -> Desk:
        """Give one that stands as this does, for a test that goes on from there."""
        shutil.copytree(self.folders.inputs.parent, root, dirs_exist_ok=True)
        return Desk(self._below(root))

    @property
    def inputs(self) -> Path:
        return self.folders.inputs / NAME

    @property
    def workbook(self) -> Path:
        return self.folders.outputs / NAME / WORKBOOK

    @property
    def yaml(self) -> Path:
        return self.inputs / "decisions.yaml"

    @property
    def book(self) -> DecisionBook:
        return parse_book(self.yaml.read_bytes()) if self.yaml.exists() else DecisionBook()

    def note_down(self, notes: Iterable[str], file: str = "noter.csv") -> None:
        lines = ['"' + note.replace('"', '""') + '"' for note in notes]
        (self.inputs / file).write_text("\n".join(["Input", *lines]) + "\n", encoding="utf-8")

    def run(self, *, skip_bad_files: bool = False) -> Ran:
        """Do what the flow does, but for publishing."""
        job = open_workshop(NAME, self.folders)
        settled = read_answers(job)
        if settled.changed:
            keep_decisions(job.folder, job.decisions, settled.book)
        if (memory := settled.memory_after(job.memory)) != job.memory:
            keep_memory(job.folder, memory)
        job = open_workshop(NAME, self.folders)
        held_back = False
        try:
            edition = make_edition(job, skip_bad_files=skip_bad_files)
        except (HeldBackError, NoNotesError, UndecidedError):
            held_back = True
            edition = make_edition(job, skip_bad_files=skip_bad_files, hold_back=False)
        if not held_back and (book := fill_in(job.decisions, edition)) != job.decisions:
            keep_book(job.folder, book, job.decisions)
            settled = replace(settled, book=book)
            job = open_workshop(NAME, self.folders)
            edition = make_edition(job, skip_bad_files=skip_bad_files)
        job = remember_places(job, edition, CALLED)
        inputs = digest_inputs(job)
        digest = fingerprint(job.parts_with(inputs))
        if (memory := job.memory.noting(job.decisions, mark_of_edition(digest), inputs)) != job.memory:
            keep_memory(job.folder, memory)
            job = replace(job, memory=memory)
        workbook = make_workbook(job, edition, digest, settled.answers)
        told = keep_workbook(job.output, workbook, settled.answers.own, keep_read=settled.answers.untold)
        return Ran(settled, edition, (*settled.preview_of(edition, job.facts), *told), held_back)

    def stands(self) -> bool:
        job = open_workshop(NAME, self.folders)
        return workbook_stands(job, digest_inputs(job), read_answers(job))

    def edit(self, change: Callable[[Sheets], Any], path: Path | None = None, source: Path | None = None) -> None:
        """Open the workbook as a person does, change it, and save it where it lies or under another name."""
        edit(source or self.workbook, change, path)

    def ids(self) -> dict[str, str]:
        """Give the ids of the notes by their texts."""
        return {row["Input"].value: row["ID"].value for row in Sheets.open(self.workbook).rows("Input")}


@dataclass(frozen=True)
class Sheets:
    """The workbook in openpyxl, with its rows by their headings."""

    book: Any

    @classmethod
    def open(cls, path: Path) -> Sheets:
        return cls(openpyxl.load_workbook(path))

    def rows(self, sheet: str) -> list[Mapping[str, Any]]:
        header, *rows = self.book[sheet].iter_rows()
        return [dict(zip((cell.value for cell in header), row, strict=True)) for row in rows]

    def row(self, text: str, sheet: str = "Input", heading: str = "Input") -> Mapping[str, Any]:
        return next(row for row in self.rows(sheet) if row[heading].value == text)

    def write(self, text: str, **cells: str | None) -> None:
        """Write into the row of a note; `Rettet_tema` is the heading "Rettet tema"."""
        row = self.row(text)
        for heading, value in cells.items():
            row[heading.replace("_", " ")].value = value


def edit(path: Path, change: Callable[[Sheets], Any], target: Path | None = None) -> None:
    sheets = Sheets.open(path)
    change(sheets)
    sheets.book.save(target or path)


def in_force(book: DecisionBook) -> list[tuple[Any, ...]]:
    """Say briefly what a book decides."""
    said: list[tuple[Any, ...]] = []
    for decision in book.decisions:
        texts = tuple(text for _, text in decision.about) if decision.key != "summary" else ()
        values = {
            k: v
            for k, v in decision.entry
            if k not in ("note", "notes", "texts", "cell")
            and (k != "text" or decision.key == "notes")
            and v not in (None, "")
        }
        if decision.key == "themes":
            values["theme"] = decision.entry.theme
        said.append((decision.key, *texts, *values.values()))
    with suppress(TypeError):
        said.sort(key=str)
    return said
