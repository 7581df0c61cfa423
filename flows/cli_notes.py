"""What `check --notes` shows: each note, its theme, how certain that is, and the words that spoke for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console

from flows.categorise.decision import tell_points
from flows.cli_report import show_indented, show_item, show_line
from flows.findings import mask
from flows.workbook.form import form

_SUBJECTS = ("role", "special")  # they name nobody, and rules look for their words


def show_notes(console: Console, result: dict[str, Any]) -> None:
    """List the notes by theme, those without one first, and in each the least certain first.

    Args:
        console: Where to.
        result: What `resultat.json` holds, words that a person hid hidden. What was left out is not listed; what
            names somebody or tells how to reach them, and nobody has decided about, is masked.
    """
    titles: dict[str | None, str] = {None: form().without_theme}
    titles |= {theme["id"]: theme["title"] for theme in result["themes"]}
    listed = [note for note in result["notes"] if note["left_out"] is None]
    for theme in dict.fromkeys([*titles, *(note["theme"] for note in listed)]):
        notes = [note for note in listed if note["theme"] == theme]
        if notes:
            show_line(console, f"\n{titles.get(theme, theme)} ({len(notes)})", style="bold")
        for note in sorted(notes, key=_certainty):
            show_item(console, " ".join(_masked(note).split()))
            show_indented(console, "; ".join(_reasons(note, titles)), "    ")


def _masked(note: dict[str, Any]) -> str:
    text = str(note["text"])
    for found in note["findings"]:
        if found["state"] == "open" and found["kind"] not in _SUBJECTS:
            text = text[: found["start"]] + mask(text[found["start"] : found["end"]]) + text[found["end"] :]
    return text


def _certainty(note: dict[str, Any]) -> float:
    return float("inf") if note["lead"] is None else note["lead"]


def _reasons(note: dict[str, Any], titles: dict[str | None, str]) -> Iterator[str]:
    if note["lead"] is None:
        yield "bestemt af en person"
    elif note["theme"] is None:
        yield "reglerne er uenige" if note["decided_by"] == "tie" else "ingen regel passer"
    else:
        yield f"sikkerhed {form().confidence.of(note['lead']).lower()}"
    words: dict[str, float] = {}
    for hit in note["why"]:
        word = f"{hit['matched']}, læst som {hit['read_as']}" if hit.get("read_as") else hit["matched"]
        if hit["weight"]:
            words[word] = max(hit["weight"], words.get(word, hit["weight"]))
    if words:
        yield "fundet: " + ", ".join(f"{word} ({tell_points(weight)})" for word, weight in words.items())
    if note["runner_up"] is not None:
        yield f"næstbedst: {titles[note['runner_up']]}"
