"""The sheets that are only read: what was set aside, how it was read, themes, decisions, warnings, facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from flows import __version__
from flows.findings import mask
from flows.notes import Caution, Edition, Note
from flows.reading_words import LAYOUTS, REASONS
from flows.review import Decision, DecisionBook
from flows.review.book import (
    KeptDecision,
    LeftOutDecision,
    MaskedDecision,
    PrintedDecision,
    RemarkDecision,
    ThemeDecision,
)
from flows.review.memory import digest_of
from flows.review.outcomes import Outcome
from flows.screen import mask_found
from flows.workbook.form import form
from flows.workbook.reaching import way_of
from flows.workbook.rows import Page, Value, shown
from flows.write.form import Heading
from flows.write.result_json import counts
from flows.write.wording import long_date

_TYPICAL = 200  # characters, of a note that is shown as typical
_Row = dict[str, Value]


def aside_page(edition: Edition) -> Page:
    """List what was read and is no note; of a person only where it stood."""
    rows: list[_Row] = [
        {
            "text": shown(mask_found(cell.text)),
            "reason": REASONS.get(cell.reason, cell.reason),
            "file": cell.source.file,
            "sheet": cell.source.sheet,
            "cell": cell.source.cell,
        }
        for cell in edition.gathered.set_aside
    ]
    return Page("aside", rows)


def reading_page(edition: Edition) -> Page:
    """Tell, a row a sheet, how it was read."""
    rows: list[_Row] = []
    for file in edition.gathered.files:
        aside = Counter(cell.source.sheet for cell in file.set_aside)
        rows += [
            {
                "file": file.file,
                "sheet": sheet.name,
                "layout": LAYOUTS.get(sheet.layout, sheet.layout),
                "columns": "\n".join(f"{column.letter}: {column.why}" for column in sheet.text_columns),
                "notes": sheet.notes,
                "aside": aside[sheet.name],
            }
            for sheet in file.sheets
        ]
    return Page("reading", rows)


def themes_page(edition: Edition) -> Page:
    """Count the notes a theme, with those that the rules were surest of; the drop-down reads its first column."""
    total = len(edition.gathered.notes)
    by_theme = Counter(placement.theme for placement in edition.placements.values())
    rows: list[_Row] = [
        {
            "theme": theme.title,
            "subthemes": "\n".join(sub.title for sub in theme.subthemes),
            **{f"example_{place}": text for place, text in enumerate(_typical(edition, theme.id), 1)},
        }
        for theme in edition.themes
    ]
    rows.append({"theme": form().without_theme})
    for row, theme_id in zip(rows, (*(theme.id for theme in edition.themes), None), strict=True):
        row |= {"notes": by_theme[theme_id], "share": by_theme[theme_id] / total if total else 0}
    return Page("themes", rows)


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


def decisions_page(edition: Edition, outcomes: Iterable[Outcome], since: Mapping[str, str]) -> Page:
    """List every decision of the book, and what became of it; those that are not used first.

    Args:
        edition: As the decisions made it.
        outcomes: Of all that was decided.
        since: Of what edition on, as `Memory` has it.
    """
    outcomes = list(outcomes)
    remarks = {
        outcome.decision.entry.note: outcome.decision.entry
        for outcome in outcomes
        if isinstance(outcome.decision.entry, RemarkDecision)
    }
    titles = {theme.id: theme.title for theme in edition.themes}
    subtitles = {sub.id: sub.title for theme in edition.themes for sub in theme.subthemes}
    rows: list[_Row] = []
    for outcome in sorted(outcomes, key=lambda outcome: outcome.now is not None):
        decision = outcome.decision
        notes = [note for note, _ in decision.about]
        mine = [remarks[note] for note in notes if note in remarks and decision.key != "remarks"]
        changed = [note.text for reach in outcome.reaches if reach.fate == "contested" for note in reach.found]
        rows.append(
            {
                "kind": form().headings[decision.key],
                "verdict": _verdict(decision, titles, subtitles),
                "status": form().ways[way_of(outcome)],
                "since": since.get(digest_of(decision), ""),
                "text": shown("\n".join(text for _, text in decision.about)),
                "now": shown("\n".join(changed)),
                "initials": ", ".join(dict.fromkeys(each.by for each in mine if each.by)),
                "remark": "\n".join(each.remark for each in mine if each.remark),
                "id": ", ".join(notes),
            }
        )
    return Page("decisions", rows)


def mark_of_edition(digest: str) -> str:
    """Give what staff know an edition by, from its fingerprint."""
    return digest[:16]


def say_decision(decision: Decision) -> str:
    """Say what a decision decides, with the ids that the book has."""
    return f"{form().headings[decision.key]}: {_verdict(decision, {}, {})}"


def _verdict(decision: Decision, titles: Mapping[str, str], subtitles: Mapping[str, str]) -> str:
    entry = decision.entry
    if isinstance(entry, ThemeDecision):
        theme = titles.get(entry.theme or "", entry.theme or form().without_theme)
        listed = "; ".join(subtitles.get(each, each) for each in entry.subthemes or ())
        return f"{theme}: {listed}" if listed else theme
    if isinstance(entry, LeftOutDecision):
        return entry.reason
    if isinstance(entry, RemarkDecision):
        return ": ".join(filter(None, (entry.by, entry.remark)))
    if isinstance(entry, MaskedDecision | KeptDecision):
        return "; ".join(map(mask, entry.words))
    if isinstance(entry, PrintedDecision):
        return form().choices["action"]["keep"]
    return form().choices["pair"][decision.key]


def warnings_page(cautions: Iterable[Caution]) -> Page:
    """List what staff should look at."""
    rows: list[_Row] = [
        {
            "message": caution.message,
            "texts": shown("\n".join(caution.details)),
            "file": caution.source.file if caution.source else "",
            "sheet": caution.source.sheet if caution.source else "",
            "cell": caution.source.cell if caution.source else "",
        }
        for caution in cautions
    ]
    return Page("warnings", rows)


def workshop_page(edition: Edition, heading: Heading) -> Page:
    """Tell the workshop's own facts, and where they are put right."""
    values = {
        "title": heading.title,
        "date": long_date(heading.date) if heading.date else "",
        "place": heading.place,
        "host": heading.host,
        "scheme": edition.scheme,
    }
    where = form().facts_where
    rows: list[_Row] = [
        {
            "fact": name,
            "value": values[key],
            "where": where.format(key="categories" if key == "scheme" else key),
        }
        for key, name in form().facts.items()
    ]
    return Page("workshop", rows)


def about_page(edition: Edition, heading: Heading, book: DecisionBook, digest: str, looks: int) -> Page:
    """Tell which edition this is, with counts that balance; `looks` is how many notes are asked about."""
    told: dict[str, Value] = {
        "edition": mark_of_edition(digest),
        "workshop": edition.workshop,
        "date": long_date(heading.date) if heading.date else "",
        "scheme": edition.scheme,
        "program": __version__,
        **counts(edition),
        "look": looks,
        "decisions": len(book.decisions),
    }
    names = form().about
    rows: list[_Row] = [{"fact": name, "value": told[key]} for key, name in names.items() if key in told]
    rows += [
        {"fact": names["file"].format(file=file.file), "value": len(file.notes)} for file in edition.gathered.files
    ]
    return Page("about", rows)


def guide_page() -> Page:
    """Tell how the workbook is used."""
    limits = form().confidence
    values = {
        "middle_from": f"{limits.middle_from:g}".replace(".", ","),
        "high_from": f"{limits.high_from:g}".replace(".", ","),
    }
    return Page("guide", [{"step": step.format(**values)} for step in form().guide])
