"""A workshop that is handed off: notes about a canteen, and the departments that receive them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from flows.pipeline import make_documents, make_edition
from flows.publish import publish, read_published
from flows.workshop import digest_inputs, open_workshop
from tests.workbook.desk import NAME, Desk

HAND_OFF = """
title: kantinen
date: 2026-03-12
host: Ligestillingsenheden
hand_off:
  sender: {name: Ligestillingsenheden, email: ligestilling@kommune.example}
  receivers:
  - id: mad
    name: Madforvaltningen
    themes: [mad]
    get: [appendix, summary, board]
    deadline: 2026-12-01
  - id: bygning
    name: Bygningsforvaltningen
    themes: [rum]
    rules: [bord]
  - id: alt
    name: Direktionen
"""
NOTES = ("Bedre kaffe", "bedre kaffe!", "Suppe om vinteren", "Stolene larmer", "Hvorfor?", "Kage på et bord")


def desk_of(root: Path, notes: Iterable[str] = NOTES, settings: str = HAND_OFF) -> Desk:
    desk = Desk.of(root, notes)
    (desk.inputs / "workshop.yaml").write_text(settings, encoding="utf-8")
    return desk


def publish_now(desk: Desk) -> Mapping[str, bytes]:
    """Make and publish the documents, as a run does."""
    job = open_workshop(NAME, desk.folders)
    before = read_published(job.output)
    made = make_documents(job, make_edition(job), digest_inputs(job), before)
    publish(job.output, made.documents, made.record)
    return made.documents


__all__ = ["HAND_OFF", "NAME", "NOTES", "desk_of", "publish_now"]
