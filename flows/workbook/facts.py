"""The sheets that are only read: decisions, warnings, counts and the guide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flows import __version__
from flows.findings import mask
from flows.notes import Caution, Edition
from flows.review import Decision, DecisionBook
from flows.review.book import (
    ELSEWHERE,
    KeptDecision,
    LeftOutDecision,
    MaskedDecision,
    NotNoteDecision,
    PrintedDecision,
    ReceiversDecision,
    RemarkDecision,
    SummaryDecision,
    ThemeDecision,
)
from flows.review.memory import digest_of
from flows.review.outcomes import Outcome
from flows.review.source_entries import CellDecision, FactDecision, ReadingDecision
from flows.workbook.form import form
from flows.workbook.reaching import status_of
from flows.workbook.rows import Page, Value, shown
from flows.write.form import Heading
from flows.write.result_json import counts
from flows.write.wording import long_date

_Row = dict[str, Value]


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
        notes = [note for note, _ in decision.about] if decision.key not in ELSEWHERE else []
        mine = [remarks[note] for note in notes if note in remarks and decision.key != "remarks"]
        changed = (
            [note.text for reach in outcome.reaches if reach.fate == "contested" for note in reach.found]
            if decision.key not in ELSEWHERE
            else []
        )
        rows.append(
            {
                "kind": form().headings[decision.key],
                "verdict": _verdict(decision, titles, subtitles),
                "status": status_of(outcome),
                "since": since.get(digest_of(decision), ""),
                "text": shown(_about(decision)),
                "now": shown("\n".join(changed)),
                "initials": ", ".join(dict.fromkeys(each.by for each in mine if each.by)),
                "remark": "\n".join(each.remark for each in mine if each.remark),
                "id": "" if decision.key == "summary" else ", ".join(notes or sorted(decision.subject.ids)),
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
    if isinstance(entry, SummaryDecision):
        return titles.get(entry.theme, entry.theme)
    if isinstance(entry, NotNoteDecision):
        return form().choices["action"]["not_note"]
    if isinstance(entry, ReceiversDecision):
        return "; ".join(entry.receivers) or form().receivers["nobody"]
    if isinstance(entry, CellDecision):
        return form().choices["yes"]["yes"]
    if isinstance(entry, FactDecision):
        return f"{form().facts[entry.fact]}: {entry.value}"
    if isinstance(entry, ReadingDecision):
        return "; ".join(f"{heading}: {value}" for heading, value in reading_cells(entry).values())
    return form().choices["pair"][decision.key]


def reading_cells(entry: ReadingDecision) -> dict[str, tuple[str, str]]:
    """Give by the key of a column its heading and what a decision about a sheet shows there."""
    columns, choices = form().sheets["reading"].columns, form().choices
    told = {
        "header_row": "" if entry.header_row is None else str(entry.header_row),
        "first_row": choices["first_row"].get(entry.first_row or "", ""),
        "split": choices["split"].get(entry.split or "", ""),
        "theme_from": choices["theme_from"].get(entry.theme or "", ""),
    }
    return {key: (columns[key].heading, value) for key, value in told.items() if value}


def _about(decision: Decision) -> str:
    entry = decision.entry
    if isinstance(entry, SummaryDecision):
        return "\n".join(filter(None, (entry.intro.strip(), entry.paragraph.strip())))
    if isinstance(entry, CellDecision):
        return entry.text
    if isinstance(entry, FactDecision):
        return entry.was
    return "\n".join(text for _, text in decision.about)


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


def about_page(
    edition: Edition,
    heading: Heading,
    book: DecisionBook,
    digest: str,
    looks: int,
    schemes: Iterable[str] = (),
    receivers: Iterable[str] = (),
) -> Page:
    """Tell which edition this is, with counts that balance, and the schemes and receivers that can be chosen.

    `looks` is how many notes are asked about.
    """
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
    rows += [{"fact": names["receiver"], "value": receiver} for receiver in receivers]
    rows += [{"fact": names["choice"], "value": scheme} for scheme in schemes]
    return Page("about", rows)


def guide_page() -> Page:
    """Tell how the workbook is used."""
    limits = form().confidence
    values = {
        "middle_from": f"{limits.middle_from:g}".replace(".", ","),
        "high_from": f"{limits.high_from:g}".replace(".", ","),
    }
    return Page("guide", [{"step": step.format(**values)} for step in form().guide])
