"""What a workshop published, as its `resultat.json` tells it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from flows.screen.telling import told


@dataclass(frozen=True)
class PrintedNote:
    """A note that is printed.

    Attributes:
        words: Its text, without what was hidden in it or found as personal data.
    """

    theme: str | None
    subthemes: tuple[str, ...]
    group: str
    words: str


@dataclass(frozen=True)
class PrintedTheme:
    """A theme of the scheme; its subthemes are ids and titles."""

    id: str
    title: str
    subthemes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PrintedWorkshop:
    """A workshop as it is published.

    Attributes:
        name: Its folder's.
    """

    name: str
    title: str
    scheme: str
    themes: tuple[PrintedTheme, ...]
    notes: tuple[PrintedNote, ...]


def read_printed(raw: bytes) -> PrintedWorkshop:
    """Read the contents of a `resultat.json` of ours."""
    result: dict[str, Any] = json.loads(raw)
    about = result["workshop"]
    themes = tuple(
        PrintedTheme(theme["id"], theme["title"], tuple((sub["id"], sub["title"]) for sub in theme["subthemes"]))
        for theme in result["themes"]
    )
    notes = tuple(_note(note) for note in result["notes"] if note["left_out"] is None)
    return PrintedWorkshop(about["id"], about["title"], about["scheme"], themes, notes)


def _note(note: dict[str, Any]) -> PrintedNote:
    text: str = note["text"]
    for found in sorted(note["findings"], key=lambda found: -found["start"]):
        text = f"{text[: found['start']]} {text[found['end'] :]}"
    return PrintedNote(note["theme"], tuple(note["subthemes"]), note["group"], text.replace(told().printed, " "))
