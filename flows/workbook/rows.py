"""The sheets that a person decides in, as rows: each with what it was written from, so that it can be read back."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.notes import Edition, Group, Note, Placement
from flows.review import Decision
from flows.review.book import LeftOutDecision, PrintedDecision, RemarkDecision, ThemeDecision
from flows.workbook.form import form
from flows.workbook.parent import ParentRow
from flows.workbook.personal import decided_words, has_open_stop, open_words, tell_found
from flows.workbook.reaching import About, Reaching
from flows.workbook.receivers import Names, tell_receivers
from flows.workbook.unread import compared_columns, mark_of
from flows.write.word.markup import printable

Value = str | int | float | datetime.date
_LONGEST = 32_767  # UTF-16 units that a cell holds
_CUT = 16_000
_NOTHING = Reaching()
_HOLDS_BACK = -1
_SETTLED = 2  # the last of the classes by which the notes are sorted


@dataclass(frozen=True)
class Page:
    """What a sheet says.

    Attributes:
        sheet: The form's key.
        rows: By the form's key of a column; an empty cell is left out.
        parents: Of a sheet that is read back, a parent a row.
    """

    sheet: str
    rows: Sequence[Mapping[str, Value]]
    parents: Sequence[ParentRow] = ()


def shown(text: str) -> str:
    """Give a text as a cell can show it: one that is too long for Excel is cut, and XML forbids some signs."""
    text = printable(text)
    if len(text) <= _CUT or len(text.encode("utf-16-le")) <= 2 * _LONGEST:
        return text
    return f"{text[:_CUT]} …"


def notes_page(
    edition: Edition, numbers: Mapping[str, int], rows: Mapping[About, Reaching], receivers: Names | None = None
) -> Page:
    """List every note: what needs a look first, the smallest lead on top, then the others as they were read."""
    titles = {theme.id: theme.title for theme in edition.themes}
    subtitles = {theme.id: {sub.id: sub.title for sub in theme.subthemes} for theme in edition.themes}
    group_of = {note: group for group in edition.grouping.groups for note in group.notes}
    ordered = sorted(edition.gathered.notes, key=lambda note: _urgency(edition, note.id, _said(rows, note.id)))
    told, parents = [], []
    for note in ordered:
        placement, said = edition.placements[note.id], _said(rows, note.id)
        written = _decided_cells(said.decided, titles, subtitles) if said.decided else {}
        written["theme"] = titles[placement.theme] if placement.theme else form().without_theme
        listed = subtitles.get(placement.theme or "", {})
        if subthemes := "; ".join(listed[each] for each in placement.subthemes):
            written["subthemes"] = subthemes
        if who := tell_receivers(edition, note.id, said.decided, receivers or {}):
            written["receiver"] = who
        row: dict[str, Value] = {
            "number": numbers.get(note.id, ""),
            "text": shown(note.text),
            **written,
            "runner_up": titles.get(placement.runner_up or "", ""),
            "confidence": "" if placement.lead is None else form().confidence.of(placement.lead),
            "why": _why(placement, note, said),
            "findings": tell_found(edition, note),
            "twins": _twins(group_of[note.id], edition),
            "file": note.source.file,
            "sheet": note.source.sheet,
            "cell": note.source.cell,
            "id": note.id,
        }
        told.append(row)
        parents.append(
            ParentRow(
                "notes",
                (note.id,),
                (note.text,),
                written,
                placement.theme,
                tuple(said.decided),
                tuple(said.moved),
                tuple(said.pending),
                open_words(edition, note),
            )
        )
    return Page("notes", told, parents)


def count_looks(edition: Edition, rows: Mapping[About, Reaching]) -> int:
    """Count the notes that are asked about."""
    return sum(_urgency(edition, note, _said(rows, note))[0] < _SETTLED for note in edition.placements)


def _needs_look(placement: Placement) -> bool:
    """Tell whether the rules are unsure of a note: no theme, or a small lead."""
    low = placement.lead is not None and placement.lead < form().confidence.middle_from
    return placement.decided_by in ("no_rule", "tie") or (placement.decided_by == "rule" and low)


def _urgency(edition: Edition, note: str, said: Reaching) -> tuple[int, float]:
    placement = edition.placements[note]
    if has_open_stop(edition, note):
        return _HOLDS_BACK, 0.0
    if said.pending:
        return 0, 0.0
    if _needs_look(placement):
        return 1, placement.lead or 0.0
    return _SETTLED, 0.0


def _said(rows: Mapping[About, Reaching], *notes: str) -> Reaching:
    return rows.get(frozenset(notes), _NOTHING) if rows else _NOTHING


def _decided_cells(
    decided: Sequence[Decision], titles: Mapping[str, str], subtitles: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """Give the cells in which decisions in force stand."""
    cells: dict[str, str] = {}
    for decision in decided:
        entry = decision.entry
        if isinstance(entry, ThemeDecision):
            cells["new_theme"] = titles[entry.theme] if entry.theme else form().without_theme
            listed = subtitles.get(entry.theme or "", {})
            cells["new_subthemes"] = "; ".join(listed[each] for each in entry.subthemes or ())
        elif isinstance(entry, LeftOutDecision):
            cells["action"] = form().choices["action"]["leave_out"]
            cells["reason"] = _reason(entry.reason)
        elif isinstance(entry, PrintedDecision):
            cells["action"] = form().choices["action"]["keep"]
        elif isinstance(entry, RemarkDecision):
            cells |= {"remark": entry.remark, "initials": entry.by}
    cells = {**decided_words(decided), **cells}
    return {key: shown(value) for key, value in cells.items() if value}


def _reason(written: str) -> str:
    """Give a reason as the drop-down has it, whatever its case; one of a person's own as it stands."""
    known = {each.casefold(): each for each in form().choices["reason"].values()}
    return known.get(written.strip().casefold(), written)


def _why(placement: Placement, note: Note, said: Reaching) -> str:
    words = form().why
    pending = [
        words["pending"].format(way=form().ways[each.way], text=shown(each.decision.about[0][1]))
        for each in said.pending
    ]
    hits = [
        words["misspelt" if hit.read_as else "rule" if hit.matched else "place"].format(
            matched=hit.matched,
            read_as=hit.read_as,
            pattern=hit.pattern,
            weight=f"{hit.weight:g}".replace(".", ","),
        )
        for hit in placement.why
    ]
    own = {"no_rule": [words["no_rule"]], "tie": [words["tie"]]}.get(placement.decided_by, [])
    if placement.decided_by == "decision":
        here = not note.staff_theme or any(each.key == "themes" for each in said.decided)
        own = [words["decided" if here else "typed"]]
    return "\n".join([*pending, *own, ", ".join(dict.fromkeys(hits))]).strip()


def _twins(group: Group, edition: Edition) -> str:
    if len(group.notes) == 1:
        return ""
    places = [_place(edition.note_by_id[note]) for note in group.notes[:10]]
    return form().twins.format(count=len(group.notes), places="; ".join(places))


def _place(note: Note) -> str:
    return ", ".join(part for part in (note.source.file, note.source.sheet, note.source.cell) if part)


def pairs_page(edition: Edition, rows: Mapping[About, Reaching]) -> Page:
    """List the pairs that look alike and stand apart, those that stand together, and those that were decided."""
    words = form().pairs
    listed: dict[About, tuple[str, str, float | None, str]] = {}
    for suggestion in edition.grouping.suggested:
        one, other = suggestion.notes
        listed[frozenset(suggestion.notes)] = (one, other, suggestion.similarity, suggestion.blocked_by)
    for group in edition.grouping.groups:
        for note in group.notes:
            if note != group.representative and group.kind != "single":
                listed.setdefault(
                    frozenset((group.representative, note)),
                    (group.representative, note, None, words["identical" if group.kind == "identical" else "near"]),
                )
    order = {note: place for place, note in enumerate(edition.note_by_id)}
    for about, said in rows.items():
        if len(about) == 2 and (said.decided or said.pending) and about <= order.keys():
            one, other = sorted(about, key=order.__getitem__)
            measured = listed[about][2] if about in listed else None
            listed[about] = (one, other, measured, words["decided"] if said.decided else "")
    return Page("pairs", *_pair_rows(edition, listed, rows))


def _pair_rows(
    edition: Edition, listed: Mapping[About, tuple[str, str, float | None, str]], rows: Mapping[About, Reaching]
) -> tuple[list[dict[str, Value]], list[ParentRow]]:
    told: list[dict[str, Value]] = []
    parents = []
    for about, (one, other, measured, why) in listed.items():
        said = _said(rows, *about)
        texts = (edition.note_by_id[one].text, edition.note_by_id[other].text)
        verdicts = [form().choices["pair"][decision.key] for decision in said.decided]
        written = {"verdict": verdicts[0]} if verdicts else {}
        pending = [form().ways[each.way] for each in said.pending]
        told.append(
            {
                "text_a": shown(texts[0]),
                "text_b": shown(texts[1]),
                "alike": round(measured, 2) if measured is not None else "",
                "why": "; ".join(filter(None, [why, *pending])),
                **written,
                "id_a": one,
                "id_b": other,
            }
        )
        parents.append(
            ParentRow(
                "pairs",
                (one, other),
                texts,
                written,
                None,
                tuple(said.decided),
                (),
                tuple(said.pending),
            )
        )
    return told, parents


def marks_of(pages: Iterable[Page]) -> dict[str, frozenset[str]]:
    """Give by the key of each sheet the marks of what only the program writes in its rows."""
    return {
        page.sheet: frozenset(
            mark_of({key: _as_read(value) for key, value in cells})
            for cells in ([(key, row.get(key, "")) for key in compared_columns(page.sheet)] for row in page.rows)
        )
        for page in pages
        if page.rows
    }


def _as_read(value: Value) -> Value:
    """Give a value as it is read back."""
    if isinstance(value, datetime.date):
        return f"{value:%d-%m-%Y}"
    return printable(value) if isinstance(value, str) else value


def iter_parents(pages: Iterable[Page]) -> Iterator[ParentRow]:
    """Give what the workbook carries of its rows."""
    for page in pages:
        yield from page.parents
