"""What people said of a workshop, by texts and names: a plain record beside the program's book of ids."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from flows.review import Decision, DecisionBook
from flows.review.book import (
    KeptDecision,
    LeftOutDecision,
    MaskedDecision,
    NotNoteDecision,
    PairDecision,
    PrintedDecision,
    ReceiversDecision,
    RemarkDecision,
    SummaryDecision,
    ThemeDecision,
)
from flows.review.source_entries import CellDecision, FactDecision, ReadingDecision
from flows.workbook.form import form
from flows.workbook.parent import ParentRow

THEMES = {"Mad og drikke": "mad", "Rum og møbler": "rum", "Tid, ro og pauser": "tid", form().without_theme: None}
FACTS = {"Emne": "title", "Sted": "place", "Skema": "scheme"}
Key = tuple[str, Any]  # what is decided about, by texts and names
Record = dict[Key, Any]


def record_of(book: DecisionBook) -> Record:
    """Say what a book decides, by texts; no two of its decisions may say something about one of them."""
    said: Record = {}
    for decision in book.decisions:
        key, value = say(decision)
        assert key not in said, key
        said[key] = value
    return said


def say(decision: Decision) -> tuple[Key, Any]:
    """Give what a decision is about, and what it says of it."""
    match decision.entry:
        case ThemeDecision() as entry:
            return ("theme", entry.text), (entry.theme, entry.subthemes)
        case LeftOutDecision() as entry:
            return ("left_out", entry.text), entry.reason
        case PrintedDecision() as entry:
            return ("left_out", entry.text), "printed"
        case MaskedDecision() | KeptDecision() as entry:
            return (decision.key, entry.text), entry.words
        case RemarkDecision() as entry:
            return ("remark", entry.text), (entry.remark, entry.by)
        case NotNoteDecision() as entry:
            return ("not_note", entry.text), True
        case PairDecision() as entry:
            return ("pair", frozenset(entry.texts)), decision.key
        case CellDecision() as entry:
            return ("cell", entry.text), True
        case ReadingDecision() as entry:
            return ("reading", entry.file), (entry.split, entry.theme)
        case SummaryDecision() as entry:
            return ("summary", entry.theme), (entry.intro, entry.paragraph)
        case ReceiversDecision() as entry:
            return ("receivers", entry.text), entry.receivers
        case FactDecision() as entry:
            return ("fact", entry.fact), entry.value


def meant(row: ParentRow, now: Mapping[str, str], changed: set[str]) -> Iterator[tuple[Key, Any]]:
    """Give what a person means who changed cells of a row; None: it is taken back."""
    if row.sheet == "pairs":
        verdicts = {"Samme": "same", "Hold adskilt": "apart"}
        yield ("pair", frozenset(row.texts)), verdicts.get(now.get("verdict", ""))
    elif row.sheet == "aside" and any(each.key == "not_notes" for each in row.decided):
        yield ("not_note", row.texts[0]), None
    elif row.sheet == "aside":
        yield ("cell", row.texts[0]), True
    elif row.sheet == "reading":
        split = {"Ja": "lines", "Nej": "none"}.get(now.get("split", ""))
        theme = {"Intet": "nothing", "Ark": "sheet"}.get(now.get("theme_from", ""))
        yield ("reading", row.ids[0]), (split, theme) if split or theme else None
    elif row.sheet == "themes":
        words = now.get("intro", ""), now.get("paragraph", "")
        yield ("summary", row.theme), words if any(words) else None
    elif row.sheet == "workshop":
        yield ("fact", FACTS[row.ids[0]]), now.get("new_value") or None
    else:
        yield from _meant_of_note(row, now, changed)


def _meant_of_note(row: ParentRow, now: Mapping[str, str], changed: set[str]) -> Iterator[tuple[Key, Any]]:
    (text,), action = row.texts, now.get("action", "")
    held = {each.key for each in row.decided}
    asked = {each.decision.entry.topic for each in row.pending}
    found = [words for grade, words in row.found if grade == "stop"]
    about_found = bool(found) or "masked" in asked
    if changed & {"new_theme", "new_subthemes"}:
        theme, sub = now.get("new_theme", ""), now.get("new_subthemes", "")
        yield ("theme", text), (THEMES[theme], ("varmt",) if sub else None) if theme else None
    elif "action" in changed and action == "Behold" and not about_found:
        yield ("theme", text), (row.theme, ("varmt",) if now.get("new_subthemes") else None)
    if {"remark", "initials"} & changed:
        remark = now.get("remark", ""), now.get("initials", "")
        yield ("remark", text), remark if any(remark) else None
    if "hide" in changed:
        words = [each for part in now["hide"].split("; ") for each in re.findall(part, text, re.IGNORECASE) if part]
        yield ("masked", text), tuple(dict.fromkeys(words)) or None
    if "action" not in changed:
        return
    if action == "Udelad":
        yield ("left_out", text), "Andet"
    elif action == "Behold" and ("left_out" in asked or held & {"left_out", "printed"}):
        yield ("left_out", text), "printed"
    else:
        yield ("left_out", text), None
    if action == "Skjul fund":
        yield ("masked", text), tuple(found)
    if action == "Behold":
        if "masked" in asked and "hide" not in changed:
            yield ("masked", text), None
        dropped = [each.decision.entry for each in row.pending if each.way == "dropped"]
        again = [words for entry in dropped if isinstance(entry, MaskedDecision) for words in entry.words]
        kept = next((each.entry.words for each in row.decided if isinstance(each.entry, KeptDecision)), ())
        if may_stand := tuple(dict.fromkeys((*kept, *(words for _, words in row.found), *again))):
            yield ("kept", text), may_stand
    elif "kept" in held:
        yield ("kept", text), None
    if action == "Ikke et input" and "notes" in held:
        yield ("cell", text), None
    elif action == "Ikke et input":
        yield ("not_note", text), True
