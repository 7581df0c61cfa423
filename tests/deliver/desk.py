"""A workshop that is handed off: notes about a canteen, and the departments that receive them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

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


__all__ = ["HAND_OFF", "NAME", "NOTES", "desk_of"]
