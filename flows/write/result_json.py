"""`resultat.json`: everything that is known of an edition, for machines."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from flows.notes import Caution, Edition, FileReading, Note, SetAside, Source, Theme
from flows.write.document_settings import DocumentSettings, form_of, heading_of
from flows.write.form import AppendixForm, Heading
from flows.write.outline import number_notes

SCHEMA_VERSION = 1
_ONE_A_LINE = ("files", "notes", "set_aside", "groups", "suggested", "themes", "warnings")


def result_data(edition: Edition, settings: DocumentSettings) -> dict[str, Any]:
    """Give the result as JSON values, by the schema in the README."""
    return _data(edition, heading_of(settings), form_of(settings))


def _data(edition: Edition, heading: Heading, form: AppendixForm) -> dict[str, Any]:
    notes = edition.gathered.notes
    numbers = number_notes(edition, form)
    group_of = {note: group.id for group in edition.grouping.groups for note in group.notes}
    return {
        "schema_version": SCHEMA_VERSION,
        "workshop": {
            "id": edition.workshop,
            "title": heading.title,
            "date": heading.date.isoformat() if heading.date else None,
            "scheme": edition.scheme,
        },
        "counts": counts(edition),
        "files": [_file(file) for file in edition.gathered.files],
        "notes": [_note(edition, note, group_of[note.id], numbers.get(note.id)) for note in notes],
        "set_aside": [_set_aside(cell) for cell in edition.gathered.set_aside],
        "groups": [
            {
                "id": group.id,
                "notes": list(group.notes),
                "representative": group.representative,
                "kind": group.kind,
            }
            for group in edition.grouping.groups
        ],
        "suggested": [
            {
                "notes": list(suggestion.notes),
                "similarity": round(suggestion.similarity, 4),
                "blocked_by": suggestion.blocked_by,
            }
            for suggestion in edition.grouping.suggested
        ],
        "themes": _themes(edition),
        "warnings": [_caution(caution) for caution in edition.cautions],
    }


def write_result(edition: Edition, heading: Heading, form: AppendixForm) -> bytes:
    """Write `resultat.json`: one line a note, so that two editions can be compared line by line.

    `form` is that of the appendix, whose numbers the notes are told with.
    """
    data = _data(edition, heading, form)
    members = []
    for key, value in data.items():
        if key in _ONE_A_LINE and value:
            entries = ",\n".join("    " + _dump(entry) for entry in value)
            members.append(f"  {_dump(key)}: [\n{entries}\n  ]")
        else:
            members.append(f"  {_dump(key)}: {_dump(value)}")
    return ("{\n" + ",\n".join(members) + "\n}\n").encode()


def counts(edition: Edition) -> dict[str, int]:
    """Count what the documents and the ledger count.

    `cells` is `note_cells` and `set_aside` together, always; a cell with several notes counts once.
    """
    notes = edition.gathered.notes
    placed = sum(edition.placements[note.id].theme is not None for note in notes)
    return {
        "cells": edition.gathered.cells,
        "note_cells": len({note.source.place for note in notes}),
        "notes": len(notes),
        "set_aside": len(edition.gathered.set_aside),
        "groups": len(edition.grouping.groups),
        "placed": placed,
        "unplaced": len(notes) - placed,
        "left_out": len(edition.left_out),
    }


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _source(source: Source) -> dict[str, str]:
    place = {"file": source.file, "sheet": source.sheet, "cell": source.cell, "heading": source.heading}
    return {**place, "box": source.box} if source.box else place


def _file(file: FileReading) -> dict[str, Any]:
    aside = {sheet.name: Counter[str]() for sheet in file.sheets}
    for cell in file.set_aside:
        aside.setdefault(cell.source.sheet, Counter())[cell.reason] += 1
    return {
        "file": file.file,
        "sha256": file.sha256,
        "encoding": file.encoding,
        "sheets": [
            {
                "name": sheet.name,
                "layout": sheet.layout,
                "text_columns": [column.letter for column in sheet.text_columns],
                "why": {column.letter: column.why for column in sheet.text_columns},
                "notes": sheet.notes,
                "cells": sheet.cells,
                "set_aside": dict(sorted(aside[sheet.name].items())),
            }
            for sheet in file.sheets
        ],
    }


def _note(edition: Edition, note: Note, group: str, number: int | None) -> dict[str, Any]:
    placement = edition.placements[note.id]
    return {
        "id": note.id,
        "number": number,
        "text": note.text,
        "source": _source(note.source),
        "group": group,
        "theme": placement.theme,
        "subthemes": list(placement.subthemes),
        "decided_by": placement.decided_by,
        "lead": placement.lead,
        "near_tie": placement.near_tie,
        "stance": edition.stances.get(note.id),
        "why": [
            {
                "pattern": hit.pattern,
                "matched": hit.matched,
                "start": hit.start,
                "end": hit.end,
                "weight": hit.weight,
                **({"name": hit.name} if hit.name else {}),
                **({"read_as": hit.read_as} if hit.read_as else {}),
            }
            for hit in placement.why
        ],
        "names": list(placement.names),
        "runner_up": placement.runner_up,
        "findings": [
            {"kind": each.kind, "grade": each.grade, "state": each.state, "start": each.start, "end": each.end}
            for each in edition.findings.get(note.id, ())
        ],
        "left_out": edition.left_out.get(note.id),
    }


def _set_aside(cell: SetAside) -> dict[str, Any]:
    return {"source": _source(cell.source), "reason": cell.reason, "text": cell.text}


def _themes(edition: Edition) -> list[dict[str, Any]]:
    placements = edition.placements.values()
    themes = Counter(placement.theme for placement in placements)
    subthemes = Counter((placement.theme, sub) for placement in placements for sub in placement.subthemes)

    def one(theme: Theme) -> dict[str, Any]:
        return {
            "id": theme.id,
            "title": theme.title,
            "notes": themes[theme.id],
            "subthemes": [
                {"id": sub.id, "title": sub.title, "notes": subthemes[(theme.id, sub.id)]}
                for sub in theme.subthemes
            ],
        }

    return [one(theme) for theme in edition.themes]


def _caution(caution: Caution) -> dict[str, Any]:
    told: dict[str, Any] = {
        "code": caution.code,
        "message": caution.message,
        "source": _source(caution.source) if caution.source else None,
    }
    return told | ({"details": list(caution.details)} if caution.details else {})
