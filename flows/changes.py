"""What differs between an edition and the one that was published before it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

from flows.notes import Changes, Edition
from flows.publish import Manifest

RESULT = "resultat.json"


def compare_with_published(edition: Edition, folder: Path, published: Manifest | None, fingerprint: str) -> Edition:
    """Give the edition with what differs from the one that stands in its output folder.

    Where the same edition already stands there, the comparison that its manifest holds is given again, so that
    making the documents anew gives the same bytes.
    """
    return replace(edition, changes=_find_changes(edition, folder, published, fingerprint))


def _find_changes(edition: Edition, folder: Path, published: Manifest | None, fingerprint: str) -> Changes | None:
    if published is None:
        return None
    if published.fingerprint == fingerprint:
        return _from_manifest(published)
    try:
        before = json.loads((folder / RESULT).read_bytes())
        old = {note["id"]: (note["text"], note["theme"]) for note in before["notes"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return _compare(old, edition)


def changes_data(changes: Changes | None) -> dict[str, list[str]] | None:
    """Give the changes as JSON values."""
    if changes is None:
        return None
    return {"added": list(changes.added), "removed": list(changes.removed), "moved": list(changes.moved)}


def _from_manifest(published: Manifest) -> Changes | None:
    data: Any = published.data.get("changes")
    if not isinstance(data, dict):
        return None
    return Changes(tuple(data["added"]), tuple(data["removed"]), tuple(data["moved"]))


def _compare(old: dict[str, tuple[str, str | None]], edition: Edition) -> Changes:
    new = {note.id: (note.text, edition.placements[note.id].theme) for note in edition.gathered.notes}
    gone: dict[str, list[str]] = defaultdict(list)  # a note whose file got another name is the same note
    for note, (text, _) in old.items():
        if note not in new:
            gone[text].append(note)
    was = {note: note for note in new if note in old}
    for note, (text, _) in new.items():
        if note not in was and gone[text]:
            was[note] = gone[text].pop(0)
    return Changes(
        added=tuple(note for note in new if note not in was),
        removed=tuple(note for notes in gone.values() for note in notes),
        moved=tuple(note for note in was if old[was[note]][1] != new[note][1]),
    )
