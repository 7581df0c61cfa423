"""What differs between an edition and the one that was published before it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace

from flows.notes import Changes, Edition
from flows.publish import Published


@dataclass(frozen=True, slots=True)
class _Told:
    """What an edition tells of a note; of one that is left out, its documents tell nothing."""

    text: str
    theme: str | None
    left_out: bool


def compare_with_published(edition: Edition, published: Published | None, fingerprint: str) -> Edition:
    """Give the edition with what differs from the one that it will replace.

    Where that is the same edition, the comparison that its record holds is given again, so that making the
    documents anew gives the same bytes.
    """
    return replace(edition, changes=_find_changes(edition, published, fingerprint))


def _find_changes(edition: Edition, published: Published | None, fingerprint: str) -> Changes | None:
    if published is None:
        return None
    if published.record.fingerprint == fingerprint:
        return published.record.changes
    try:
        before = json.loads(published.result)
        old = {note["id"]: _Told(note["text"], note["theme"], bool(note["left_out"])) for note in before["notes"]}
    except (ValueError, KeyError, TypeError):
        return None
    return _compare(old, edition)


def _compare(old: dict[str, _Told], edition: Edition) -> Changes:
    new = {
        note.id: _Told(note.text, edition.placements[note.id].theme, note.id in edition.left_out)
        for note in edition.gathered.notes
    }
    renamed: dict[str, list[str]] = defaultdict(list)  # a note whose file got another name is the same note
    for note, told in old.items():
        if note not in new and not told.left_out:
            renamed[told.text].append(note)
    was: dict[str, str] = {}
    for note, told in new.items():
        if told.left_out:
            continue
        if note in old:
            if not old[note].left_out:
                was[note] = note
        elif renamed[told.text]:
            was[note] = renamed[told.text].pop(0)
    stayed = set(was.values())
    return Changes(
        added=tuple(note for note, told in new.items() if not told.left_out and note not in was),
        removed=tuple(note for note, told in old.items() if not told.left_out and note not in stayed),
        moved=tuple(note for note, before in was.items() if old[before].theme != new[note].theme),
    )
