"""What a person decided in a copy of the workbook: the cells that differ from the workbook as it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from flows.findings import mask
from flows.notes import Theme
from flows.review import Change, Decision, Revoked
from flows.review.book import (
    LeftOutDecision,
    NotNoteDecision,
    PairDecision,
    PrintedDecision,
    RemarkDecision,
    Subject,
    ThemeDecision,
)
from flows.screen import mask_found
from flows.theme_names import ThemeNames
from flows.workbook.approval import SHEET as APPROVAL
from flows.workbook.approval import Said, read_approval
from flows.workbook.cells import CellError, choose, say
from flows.workbook.decide_sources import decide_source
from flows.workbook.form import form
from flows.workbook.listed import Listed, UnclearNameError
from flows.workbook.parent import Parent, ParentRow
from flows.workbook.personal import WordsError, decide_words, is_about_found
from flows.workbook.reaching import About, Pending
from flows.workbook.read import ReadRow, ReadSheet, plain
from flows.workbook.receivers import Names, decide_receivers
from flows.workbook.rows import shown
from flows.workbook.unread import Unread

Weight = Literal[
    "decided",  # a person wrote it
    "revoked",  # a person emptied it
    "carried",  # follows from that: what stood under an id that is gone is written under the one that is there
]
_SHOWN_IN = {"theme": "new_theme", "subthemes": "new_subthemes"}


@dataclass(frozen=True)
class Told:
    """A change, and the cell that says so."""

    change: Change
    weight: Weight
    sheet: str
    cell: str


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell.

    Attributes:
        typed: What stands there, for the console only.
        was: The note's text that stood there.
    """

    sheet: str
    cell: str
    message: str
    typed: str = ""
    was: str = ""


Found = Told | Said | Fault | Unread
_First = dict[tuple[str, tuple[str, ...]], tuple[ReadSheet, ReadRow]]  # where a row that speaks was met


def read_decisions(
    sheets: Iterable[ReadSheet],
    parent: Parent,
    themes: Sequence[Theme],
    schemes: Iterable[str] = (),
    receivers: Names | None = None,
) -> Iterator[Found]:
    """Compare what was read with the workbook as it was written.

    Args:
        sheets: Of one copy.
        parent: What that copy carries of itself.
        themes: The scheme's.
        schemes: The names of the schemes that can be chosen.
        receivers: What the departments are called that notes are handed off to, by id.
    """
    written = {(row.sheet, tuple(map(plain, row.ids))): row for row in parent.rows}
    reader = _Reader(themes, schemes, receivers or {}, parent)
    answered: dict[Subject, Told] = {}
    first: _First = {}
    for sheet in sheets:
        for key, cell in sheet.twice.items():
            yield Fault(sheet.title, cell, say("two_headings", column=sheet.form.columns[key].heading))
        if not sheet.form.ids:
            continue
        read_back = (*sheet.form.ids, *sheet.form.texts, *sheet.form.edited)
        missing = [key for key in read_back if key not in sheet.columns]
        if missing:
            headings = ", ".join(sheet.form.columns[key].heading for key in missing)
            yield Fault(sheet.title, sheet.header, say("no_column", column=headings))
        elif not sheet.twice:
            for found in _read_rows(sheet, written, reader, first):
                if isinstance(found, Told) and found.weight != "carried":
                    answered[found.change.now.subject] = found
                yield found
    yield from _replace_asked(parent, answered)


def _replace_asked(parent: Parent, answered: Mapping[Subject, Told]) -> Iterator[Told]:
    """Take out of the book what was asked about again, where every row that it may mean was answered.

    Not what was left out: should its text come back, it stays out. The rows that were answered are not asked about
    again for their own sake; see `flows.review.outcomes`.
    """
    replaced: set[Subject] = set()
    for row in parent.rows:
        for pending in row.pending:
            subject = pending.decision.subject
            rows = {*pending.rows, frozenset(row.ids)}
            answers = {about: _answer_of(pending, about, answered) for about in rows}
            told = answers[frozenset(row.ids)]
            if subject.topic == "left_out" or subject.ids in rows or subject in answered.keys() | replaced:
                continue
            if told is not None and all(answers.values()):
                replaced.add(subject)
                yield Told(Change(Revoked(subject), pending.decision), "carried", told.sheet, told.cell)


def _answer_of(pending: Pending, about: About, answered: Mapping[Subject, Told]) -> Told | None:
    """Give what a row answers; of words that are hidden in the book also that they may stand."""
    topic = pending.decision.entry.topic
    answer = answered.get(Subject(topic, about))
    if answer is None and topic == "masked" and pending.way != "dropped":
        answer = answered.get(Subject("kept", about))
        return answer if answer is not None and answer.weight == "decided" else None
    return answer


def _read_rows(
    sheet: ReadSheet, written: Mapping[tuple[str, tuple[str, ...]], ParentRow], reader: _Reader, first: _First
) -> Iterator[Found]:
    title, shape = sheet.title, sheet.form
    for row in sheet.rows:
        ids = tuple(plain(row.text(key)) for key in shape.ids)
        decided = [key for key in shape.edited if row.text(key)]
        if all(each.casefold() in shape.by_heading for each in ids):  # a header that was copied
            continue
        if not all(ids) and (sheet.key, ids) not in written:
            if decided:
                yield _fault(title, row, decided[0], "no_id")
            elif any(cell.text for cell in row.cells.values()):
                yield Unread("row", title, str(row.number))
            continue
        parent = written.get((sheet.key, ids))
        if parent is None:
            yield _fault(title, row, shape.ids[0], "unknown_id")
            continue
        there, earlier = first.setdefault((sheet.key, ids), (sheet, row))
        if earlier is not row:
            if there is not sheet and not _changed(row, parent):  # on a copy of the sheet, as it was written
                continue
            if there is sheet or _changed(earlier, parent):
                if any(plain(earlier.text(key)) != plain(row.text(key)) for key in shape.edited):
                    yield _fault(title, row, shape.ids[0], "twice", where=there.title, first=earlier.number)
                continue
            first[sheet.key, ids] = sheet, row
        faults = list(_check_shown(sheet, row, parent))
        yield from faults or _read_row(title, row, parent, reader)


def _fault(sheet: str, row: ReadRow, key: str, message: str, **words: object) -> Fault:
    return Fault(sheet, row.cells[key].address, say(message, **words), _typed(row, key))


def _typed(row: ReadRow, key: str) -> str:
    """Give what stands in a cell; of words that are to be hidden only their shape."""
    return mask(row.text(key)) if key == "hide" else row.text(key)


def _check_shown(sheet: ReadSheet, row: ReadRow, parent: ParentRow) -> Iterator[Fault]:
    for key, text in zip(sheet.form.texts, parent.texts, strict=True):
        if plain(row.text(key)) not in (plain(shown(text)), plain(shown(mask_found(text)))):
            yield replace(_fault(sheet.title, row, key, "text_differs"), was=text)
    for key, where in _SHOWN_IN.items() if sheet.key == "notes" else ():
        if key in row.cells and plain(row.text(key)) != plain(parent.written.get(key, "")):
            heading = sheet.form.columns[where].heading
            yield _fault(sheet.title, row, key, "shown_changed", column=heading)


def _read_row(sheet: str, row: ReadRow, parent: ParentRow, reader: _Reader) -> Iterator[Found]:
    edited = form().sheets[parent.sheet].edited
    now = {key: row.text(key) for key in edited}
    changed = _changed(row, parent)
    if not changed:
        return
    if broken := [key for key in edited if key in changed and row.cells[key].broken]:
        yield from (_fault(sheet, row, key, "broken") for key in broken)
        return
    try:
        if parent.sheet == APPROVAL:
            said = read_approval(parent, now, changed, sheet, row.cells["verdict"].address)
            yield from () if said is None else (said,)
            return
        decided = list(reader.decide(parent, now, changed))
    except CellError as exc:
        yield Fault(sheet, row.cells[exc.key].address, exc.message, _typed(row, exc.key))
        return
    topics = set()
    for topic, decision, key in decided:
        topics.add(topic)
        yield from _changes(parent, topic, decision, sheet, row.cells[key].address)
    place = row.cells[min(changed)].address
    for was, moved in parent.moved if decided else ():
        if was.entry.topic not in topics:
            yield Told(Change(Revoked(was.subject), was), "carried", sheet, place)
            yield Told(Change(moved), "carried", sheet, place)


def _changed(row: ReadRow, parent: ParentRow) -> set[str]:
    edited = form().sheets[parent.sheet].edited
    return {key for key in edited if plain(row.text(key)) != plain(parent.written.get(key, ""))}


def _changes(parent: ParentRow, topic: str, now: Decision | None, sheet: str, cell: str) -> Iterator[Told]:
    """Give the changes to the book by which a decision takes the place of what was in force on the row."""
    subject = Subject(topic, frozenset(parent.ids)) if now is None else now.subject
    in_force = [each for each in parent.decided if each.entry.topic == topic]
    asked = [
        each.decision
        for each in parent.pending
        if each.decision.entry.topic == topic and each.way != "dropped"  # the book does not have it any more
    ]
    before = next((each for each in (*in_force, *asked) if each.subject == subject), None)
    if topic == "not_note" and now is None:  # it is a note: what was said of another text is answered
        in_force += [each for each in asked if each.subject != subject]
    for each in in_force:
        if each.subject != subject:
            weight: Weight = "carried" if now is not None else "revoked"
            yield Told(Change(Revoked(each.subject), each), weight, sheet, cell)
    if now is not None:
        yield Told(Change(now, before), "decided", sheet, cell)
    elif before is not None:
        yield Told(Change(Revoked(subject), before), "revoked", sheet, cell)
    elif topic == "masked":  # what was hidden of another text may be printed of this one
        for pending in parent.pending:
            if pending.decision.entry.topic == topic and pending.way != "dropped" and len(pending.rows) == 1:
                yield Told(Change(Revoked(pending.decision.subject), pending.decision), "revoked", sheet, cell)


class _Reader:
    """Reads what a row's cells say, by the scheme's themes and by what they were called in the drop-down."""

    def __init__(self, themes: Sequence[Theme], schemes: Iterable[str], receivers: Names, parent: Parent) -> None:
        self._receivers = receivers
        self._schemes = frozenset(schemes)
        rows = {row.theme: row for row in parent.rows if row.sheet == "themes" and row.theme is not None}
        self._themes = Listed(
            ThemeNames(tuple((theme.id, theme.title) for theme in themes)),
            ThemeNames(tuple((theme, row.ids[0]) for theme, row in rows.items())),
        )
        self._subthemes: dict[str, Listed] = {}
        for theme in themes:
            now = tuple((sub.id, sub.title) for sub in theme.subthemes)
            then = rows[theme.id].subthemes if theme.id in rows else None
            self._subthemes[theme.id] = Listed(ThemeNames(now), ThemeNames(now if then is None else then))

    def decide(
        self, row: ParentRow, now: Mapping[str, str], changed: set[str]
    ) -> Iterator[tuple[str, Decision | None, str]]:
        """Give what a changed row decides: the topic, the decision (None: none any more), and the cell's key."""
        if row.sheet == "pairs":
            yield self._decide_pair(row, now["verdict"])
            return
        if row.sheet != "notes":
            yield from decide_source(row, now, changed, self._schemes)
            return
        action = choose("action", "action", now["action"])
        kept = action == "keep" and "action" in changed and not is_about_found(row)
        if kept or changed & {"new_theme", "new_subthemes"}:
            theme_key = next((key for key in ("new_theme", "new_subthemes") if key in changed), "action")
            yield "theme", self._decide_theme(row, now, changed, kept=kept), theme_key
        if changed & {"action", "reason"}:
            yield from self._decide_printing(row, now, changed, action)
        try:
            yield from decide_words(row, now, changed, action)
        except WordsError as exc:
            raise CellError(exc.key, say(exc.fault, column=form().sheets["notes"].columns["hide"].heading)) from exc
        if "action" in changed:
            yield from self._decide_kind(row, action)
        if "receiver" in changed:
            yield "receivers", decide_receivers(row, now["receiver"], self._receivers), "receiver"
        if changed & {"remark", "initials"}:
            held = next((each.entry for each in row.decided if isinstance(each.entry, RemarkDecision)), None)
            remark = now["remark"] if held is None or "remark" in changed else held.remark  # a cell may show less
            by = now["initials"] if held is None or "initials" in changed else held.by
            entry = RemarkDecision(note=row.ids[0], text=row.texts[0], remark=remark, by=by)
            key = "remark" if "remark" in changed else "initials"
            yield "remark", Decision("remarks", entry) if remark or by else None, key

    def _decide_kind(self, row: ParentRow, action: str | None) -> Iterator[tuple[str, Decision | None, str]]:
        """Say that what was read as a note is none; where a person had said that it is one, that is taken back."""
        was_set_aside = any(each.key == "notes" for each in row.decided)
        if action == "not_note" and was_set_aside:
            yield "cell", None, "action"
        elif action == "not_note":
            entry = NotNoteDecision(note=row.ids[0], text=row.texts[0])
            yield "not_note", Decision("not_notes", entry), "action"
        elif any(each.decision.key == "not_notes" for each in row.pending):
            yield "not_note", None, "action"

    def _decide_pair(self, row: ParentRow, typed: str) -> tuple[str, Decision | None, str]:
        verdict = choose("verdict", "pair", typed)
        if verdict is None:
            return "pair", None, "verdict"
        entry = PairDecision(notes=(row.ids[0], row.ids[1]), texts=(row.texts[0], row.texts[1]))
        return "pair", Decision(verdict, entry), "verdict"

    def _decide_theme(
        self, row: ParentRow, now: Mapping[str, str], changed: set[str], *, kept: bool
    ) -> Decision | None:
        theme, typed = row.theme, now["new_subthemes"]
        if "new_theme" in changed and "new_subthemes" not in changed:
            typed = ""  # they are those of the theme that stood there
        key = next((key for key in ("new_theme", "new_subthemes") if now[key]), "action")
        if now["new_theme"]:
            theme = self._find_theme(row, now["new_theme"], changed)
        elif "new_theme" in changed and typed:  # taken back, and with it what the subthemes belong to
            theme = None
        elif not typed and not kept:
            return None
        if theme is not None and theme not in self._subthemes:
            column = form().sheets["notes"].columns["new_theme"].heading
            raise CellError(key, say("theme_gone", column=column, themes=self._say_themes()))
        subthemes = self._find_subthemes(theme, typed) if typed else None
        entry = ThemeDecision(note=row.ids[0], text=row.texts[0], theme=theme, subthemes=subthemes)
        return Decision("themes", entry)

    def _find_theme(self, row: ParentRow, typed: str, changed: set[str]) -> str | None:
        if "new_theme" not in changed:  # as it was written: a theme, or what is called otherwise since
            return next(each.entry.theme for each in row.decided if isinstance(each.entry, ThemeDecision))
        if plain(typed).casefold() == form().without_theme.casefold() and not self._themes.named(typed):
            return None
        try:
            return self._themes.find(typed)
        except UnclearNameError as exc:
            raise CellError("new_theme", say(f"{exc.fault}_theme", themes=self._say_themes())) from exc

    def _say_themes(self) -> str:
        return self._themes.titles(form().faults["more_themes"])

    def _find_subthemes(self, theme: str | None, typed: str) -> tuple[str, ...]:
        columns = form().sheets["notes"].columns
        if theme is None:
            raise CellError("new_subthemes", say("subtheme_alone", column=columns["new_theme"].heading))
        listed = self._subthemes[theme]
        try:
            found = [listed.find(part) for each in typed.split(";") if (part := each.strip())]
        except UnclearNameError as exc:
            titles = listed.titles(form().faults["more_themes"])
            fault = f"{exc.fault}_subtheme" if titles or exc.fault != "unlisted" else "no_subthemes"
            raise CellError("new_subthemes", say(fault, subthemes=titles)) from exc
        return tuple(dict.fromkeys(found))

    def _decide_printing(
        self, row: ParentRow, now: Mapping[str, str], changed: set[str], action: str | None
    ) -> Iterator[tuple[str, Decision | None, str]]:
        key = "action" if "action" in changed else "reason"
        if action != "leave_out":
            if now["reason"] and "reason" in changed:
                actions, column = form().choices["action"], form().sheets["notes"].columns["action"]
                message = say("reason_alone", action=actions["leave_out"], column=column.heading)
                raise CellError("reason", message)
            asked = any(each.decision.entry.topic == "left_out" for each in row.pending)
            if action == "keep" and (asked or any(each.entry.topic == "left_out" for each in row.decided)):
                printed = PrintedDecision(note=row.ids[0], text=row.texts[0])
                yield "left_out", Decision("printed", printed), key
                return
            yield "left_out", None, key
            return
        reason: str | None = now["reason"]
        if "reason" in changed or not reason:
            reason = choose("reason", "reason", now["reason"]) or next(reversed(form().choices["reason"]))
        entry = LeftOutDecision(note=row.ids[0], text=row.texts[0], reason=str(reason))
        yield "left_out", Decision("left_out", entry), key
