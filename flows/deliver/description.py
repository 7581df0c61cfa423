"""`pakke.json`: what a package holds, for case systems: a Data Package with a Table Schema (Frictionless)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from flows.content_digest import digest_content
from flows.deliver.settings import HandOffSettings, ReceiverSettings
from flows.fingerprint import sha256_of
from flows.follow_up import TABLE, TableRow, form
from flows.notes import Edition
from flows.write.form import Heading

SCHEMA_VERSION = 1
_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".html": "text/html",
}
_KINDS = {"number": "integer", "deadline": "date"}


def describe(
    part: Edition,
    receiver: ReceiverSettings,
    hand_off: HandOffSettings,
    heading: Heading,
    rows: Sequence[TableRow],
    files: Mapping[str, bytes],
    digest: str,
) -> bytes:
    """Describe a package: its files with digests, the table's columns, and its notes without their texts.

    Args:
        part: The edition, narrowed to the receiver's notes.
        receiver: Whom it goes to.
        hand_off: Who sends it.
        heading: What is known of the workshop.
        rows: Of the table.
        files: By name.
        digest: The edition's fingerprint.
    """
    asks = describe_notes(part, receiver, rows)
    told: dict[str, Any] = {
        "profile": "data-package",
        "name": receiver.id,
        "title": heading.title,
        "schema_version": SCHEMA_VERSION,
        "workshop": part.workshop,
        "receiver": {"id": receiver.id, "name": receiver.name},
        "sender": hand_off.sender.model_dump(),
        "edition": digest,
        "deadline": asks["deadline"],
        "counts": {
            "notes": len(rows),
            "collected": len((part.whole or part).gathered.notes),
            "also_sent_elsewhere": sum(len(receivers) > 1 for receivers in part.sent_to.values()),
        },
        "journal": hand_off.journal.model_dump(mode="json"),
        "get": asks["get"],
        "notes": asks["notes"],
        "resources": [_resource(name, content, hand_off.statuses) for name, content in sorted(files.items())],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def describe_notes(part: Edition, receiver: ReceiverSettings, rows: Sequence[TableRow]) -> dict[str, Any]:
    """Give what a package asks of its receiver: where that changes, the receiver is sent it anew."""
    themes = {note: placement.theme for note, placement in part.placements.items()}
    return {
        "deadline": receiver.deadline.isoformat() if receiver.deadline else None,
        "get": list(dict.fromkeys(receiver.get)),
        "notes": [
            {
                "id": row.note,
                "number": row.number,
                "theme": themes[row.note],
                "subthemes": row.subthemes,
                "sha256": sha256_of(row.text.encode()),
            }
            for row in rows
        ],
    }


def _resource(name: str, content: bytes, statuses: Sequence[str]) -> dict[str, Any]:
    stem, _, ending = name.rpartition(".")
    told: dict[str, Any] = {
        "name": stem,
        "path": name,
        "format": ending,
        "mediatype": _TYPES[f".{ending}"],
        "bytes": len(content),
        "hash": f"sha256:{sha256_of(content)}",
        "content": digest_content(content),  # what SharePoint and OneDrive leave as it was
    }
    if name == TABLE:
        dialect = {"sheet": form().sheet}
        told |= {"profile": "tabular-data-resource", "dialect": {"excel": dialect}, "schema": _schema(statuses)}
    return told


def _schema(statuses: Sequence[str]) -> dict[str, Any]:
    fields = []
    for key, column in form().columns.items():
        field: dict[str, Any] = {"name": column.heading, "type": _KINDS.get(key, "string")}
        if key == "status":
            field["constraints"] = {"required": True, "enum": list(statuses)}
        elif key == "id":
            field["constraints"] = {"required": True, "unique": True}
        elif key == "text":
            field["constraints"] = {"required": True}
        fields.append(field)
    return {"fields": fields, "primaryKey": form().columns["id"].heading}
