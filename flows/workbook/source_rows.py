"""The sheets of what is no note, as rows that a person may decide in: cells, sheets, themes, a workshop's facts."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar
from unicodedata import normalize

from flows.notes import Edition, Note, SetAside
from flows.reading_words import LAYOUTS, REASONS
from flows.review import Decision, Facts
from flows.review.book import Entry, SummaryDecision
from flows.review.outcomes import Outcome, most_alike
from flows.review.source_entries import CellDecision, FactDecision, ReadingDecision
from flows.review.staff_texts import say_changes
from flows.screen import mask_found
from flows.workbook.facts import reading_cells
from flows.workbook.form import form
from flows.workbook.parent import ParentRow
from flows.workbook.rows import Page, Value, shown
from flows.write.form import Heading
from flows.write.wording import long_date

_TYPICAL = 200  # characters, of a note that is shown as typical
_Row = dict[str, Value]


def aside_page(edition: Edition, outcomes: Iterable[Outcome]) -> Page:
    """List what was read and is no note; of a person only where it stood.

    What a person said is none stands first, a note a row, and can be taken back here.
    """
    outcomes = list(outcomes)
    said = {
        each.now.about[0][0]: each.decision for each in outcomes if each.now and each.decision.key == "not_notes"
    }
    parts = [
        (SetAside(note.source, "decision", note.text, note.id), said[note.id])
        for file in edition.gathered.files
        for note in file.not_notes
    ]
    cells = [cell for cell in edition.gathered.set_aside if cell.reason != "decision"]
    asked = _cells_asked_about(cells, outcomes)
    told: list[_Row] = []
    parents = []
    for cell, decided in [*parts, *((cell, None) for cell in cells)]:
        reason: str = REASONS.get(cell.reason, cell.reason)
        if cell.id in asked:
            decided, text = asked[cell.id]
            reason = form().cells["asked"].format(reason=reason, text=shown(text))
        told.append(
            {
                "text": shown(mask_found(cell.text)),
                "reason": reason,
                "file": cell.source.file,
                "sheet": cell.source.sheet,
                "cell": cell.source.cell,
                "id": cell.id,
            }
        )
        decisions = (decided,) if decided else ()
        parents.append(ParentRow("aside", (cell.id,), (cell.text,), {}, decided=decisions, was=cell.reason))
    return Page("aside", told, parents)


def _cells_asked_about(cells: Sequence[SetAside], outcomes: Iterable[Outcome]) -> dict[str, tuple[Decision, str]]:
    """Give by the id of a cell what a person said of another text, where the cell is much like it; and the text."""
    texts = [cell.text for cell in cells]
    asked = {}
    for outcome, entry in _about(outcomes, CellDecision):
        place = most_alike(entry.text, texts) if outcome.fate == "contested" else None
        if place is not None:
            asked[cells[place].id] = (outcome.decision, entry.text)
    return asked


_Entry = TypeVar("_Entry", bound=Entry)


def _about(outcomes: Iterable[Outcome], kind: type[_Entry]) -> Iterator[tuple[Outcome, _Entry]]:
    """Give the outcomes of one kind of decision."""
    for outcome in outcomes:
        if isinstance(outcome.decision.entry, kind):
            yield outcome, outcome.decision.entry


def reading_page(edition: Edition, outcomes: Iterable[Outcome]) -> Page:
    """Tell, a row a sheet, how it was read, with what a person decided of it."""
    decided = {(entry.file, entry.sheet): (outcome, entry) for outcome, entry in _about(outcomes, ReadingDecision)}
    told: list[_Row] = []
    parents = []
    for file in edition.gathered.files:
        aside = Counter(cell.source.sheet for cell in file.set_aside)
        for sheet in file.sheets:
            outcome, entry = decided.get((file.file, sheet.name), (None, None))
            written = {"header_row": ", ".join(map(str, sheet.header_rows)) or "0"}
            if entry is not None and outcome is not None and outcome.now is not None:
                written |= {key: value for key, (_, value) in reading_cells(entry).items()}
            told.append(
                {
                    "file": file.file,
                    "sheet": sheet.name,
                    "layout": LAYOUTS.get(sheet.layout, sheet.layout),
                    "columns": "\n".join(f"{column.letter}: {column.why}" for column in sheet.text_columns),
                    "notes": sheet.notes,
                    "aside": aside[sheet.name],
                    **written,
                }
            )
            decisions = (outcome.decision,) if outcome else ()
            place = file.file, sheet.name
            parents.append(ParentRow("reading", place, (), written, decided=decisions, was=file.sha256))
    return Page("reading", told, parents)


def themes_page(edition: Edition, outcomes: Iterable[Outcome]) -> Page:
    """Count the notes a theme, with those that the rules were surest of; the drop-down reads its first column.

    Words of staff's own stand in their cells while they are printed, also where the theme's notes have changed.
    """
    words = {entry.theme: (outcome, entry) for outcome, entry in _about(outcomes, SummaryDecision)}
    total = len(edition.gathered.notes)
    by_theme = Counter(placement.theme for placement in edition.placements.values())
    told: list[_Row] = []
    parents = []
    for theme_id, title, subthemes in (
        *((theme.id, theme.title, theme.subthemes) for theme in edition.themes),
        (None, form().without_theme, ()),
    ):
        written: dict[str, str] = {}
        row: _Row = {
            "theme": title,
            "notes": by_theme[theme_id],
            "share": by_theme[theme_id] / total if total else 0,
            "subthemes": "\n".join(sub.title for sub in subthemes),
        }
        outcome, entry = words.get(theme_id or "", (None, None))
        if entry is not None and outcome is not None:
            written = {"intro": entry.intro.strip(), "paragraph": entry.paragraph.strip()}
            written = {key: value for key, value in written.items() if value}
            if outcome.fate != "lost" and (since := say_changes(outcome)):
                row["since"] = since
        if theme_id is not None:
            row |= {f"example_{place}": text for place, text in enumerate(_typical(edition, theme_id), 1)}
        row.update(written)
        told.append(row)
        decisions = (outcome.decision,) if outcome else ()
        listed = tuple((sub.id, sub.title) for sub in subthemes)
        parents.append(ParentRow("themes", (title,), (), written, theme_id, decided=decisions, subthemes=listed))
    return Page("themes", told, parents)


def _typical(edition: Edition, theme: str) -> Iterator[str]:
    def surest(note: Note) -> float:
        return -(edition.placements[note.id].lead or 0.0)

    theirs = (
        edition.note_by_id[group.representative]
        for group in edition.grouping.groups
        if edition.placements[group.representative].theme == theme
    )
    unsaid = edition.left_out.keys() | edition.hidden.keys() | edition.findings.keys()
    fit = [note for note in theirs if len(note.text) <= _TYPICAL and note.id not in unsaid]
    yield from (note.text for note in sorted(fit, key=surest)[:3])


def workshop_page(edition: Edition, heading: Heading, facts: Facts) -> Page:
    """Tell the workshop's own facts, and take what is put right; what it says now and where it comes from."""
    values = {
        "title": heading.title,
        "date": long_date(heading.date) if heading.date else "",
        "place": heading.place,
        "host": heading.host,
        "scheme": edition.scheme,
    }
    decided: dict[str, tuple[Outcome, FactDecision]] = {
        entry.fact: (outcome, entry) for outcome, entry in _about(facts.outcomes, FactDecision)
    }
    told: list[_Row] = []
    parents = []
    words = form().facts_where
    for key, name in form().facts.items():
        outcome, entry = decided.get(key, (None, None))
        was = facts.written.get(key, "")
        written: dict[str, str] = {}
        source = "yaml" if was else _unwritten(key, values[key], edition.workshop)
        where = words[source].format(key="categories" if key == "scheme" else key)
        if outcome is not None and entry is not None:
            if outcome.now is not None:
                where, written = words["decided"], {"new_value": _shown_fact(entry)}
            else:
                where = words["asked" if outcome.fate == "contested" else "gone"].format(value=_shown_fact(entry))
        told.append({"fact": name, "value": values[key], **written, "where": where})
        decisions = (outcome.decision,) if outcome else ()
        parents.append(ParentRow("workshop", (name,), (), written, decided=decisions, was=was))
    return Page("workshop", told, parents)


def _unwritten(fact: str, value: str, workshop: str) -> str:
    """Name by the form's key where a fact comes from that workshop.yaml does not say."""
    if fact not in ("title", "scheme") or not value:
        return "nowhere"
    return "folder" if normalize("NFC", value) == normalize("NFC", workshop) else "only"


def _shown_fact(entry: FactDecision) -> str:
    return long_date(datetime.date.fromisoformat(entry.value)) if entry.fact == "date" else entry.value
