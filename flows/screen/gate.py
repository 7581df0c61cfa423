"""The gate: what was found in an edition, what people decided about it, and whether it may be published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from flows.errors import HeldBackError
from flows.findings import Finding, FindingState, Span
from flows.notes import Caution, Edition, Note, SetAside
from flows.screen.cues import fold_name, name_lists
from flows.screen.digit_groups import apart
from flows.screen.searches import screen_text
from flows.screen.staff_list import StaffList
from flows.screen.telling import tell_held_back, tell_kinds, told

Words = Mapping[str, tuple[str, ...]]
_LONGEST_PERSON = 60  # signs of a cell of a column of participants that may be a name
_MOST_NAMES = 5  # words of a person's name
_SHORT = 4  # letters of hidden words that are not looked for in other notes


def screen_edition(edition: Edition, masked: Words, kept: Words, names: Sequence[str] = ()) -> Edition:
    """Find personal data in every note, and lay over it what people decided.

    Args:
        edition: Whose notes are screened.
        masked: By note id, the words that are not to be printed.
        kept: By note id, the words that may stand.
        names: Those of `names.txt`; those of columns of participants are looked for besides.
    """
    listed = list_names(edition.gathered.set_aside, names)
    hidden = {
        note.id: spans
        for note in edition.gathered.notes
        if note.id in masked and (spans := _spans_of(note.text, masked[note.id]))
    }
    findings = {}
    for note in edition.gathered.notes:
        if found := screen_text(note.text, listed):
            may_stand = _spans_of(note.text, kept.get(note.id, ()))
            findings[note.id] = tuple(_settle(each, hidden.get(note.id, ()), may_stand) for each in found)
    screened = replace(edition, findings=findings, hidden=hidden)
    return replace(screened, cautions=(*edition.cautions, *_warnings(screened), *_elsewhere(screened, masked)))


def open_stops(edition: Edition) -> Iterator[tuple[Note, tuple[Finding, ...]]]:
    """Give the notes that nobody has decided about, with what stops them; one that is left out stops nothing."""
    for note in edition.gathered.notes:
        stops = tuple(finding for finding in edition.findings.get(note.id, ()) if finding.stops)
        if stops and note.id not in edition.left_out:
            yield note, stops


def refuse_open_stops(edition: Edition) -> Edition:
    """Give the edition back, where nothing in it awaits a person's decision.

    Raises:
        HeldBackError: Naming ids, cells and kinds; the masked words with files and sheets in its details.
    """
    if stops := list(open_stops(edition)):
        raise HeldBackError(*tell_held_back(stops))
    return edition


def list_names(set_aside: Iterable[SetAside], names: Sequence[str]) -> StaffList:
    """List the names that are looked for: those of `names.txt` and those of columns of participants."""
    return StaffList((*names, *_participants(set_aside)))


def _participants(set_aside: Iterable[SetAside]) -> Iterator[str]:
    """Give the names among what was set aside as persons: of single words only what is nothing but a name."""
    for cell in set_aside:
        words = cell.person.split()
        if not words or len(cell.person) > _LONGEST_PERSON or len(words) > _MOST_NAMES or "@" in cell.person:
            continue
        if any(map(str.isdigit, cell.person)) or not all(word[:1].isupper() for word in (words[0], words[-1])):
            continue
        if len(words) > 1 or fold_name(words[0]) in name_lists().given:
            yield cell.person


def _spans_of(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Give where words stand in a text, every time; spans that meet become one."""
    spans: list[Span] = []
    for each in words:
        literal = re.escape(each)
        whole = re.compile(rf"(?<!\w){literal}(?=(?:'?s)?(?!\w))")
        found = [*whole.finditer(text)] or re.finditer(literal, text)  # a part of a word, where no word is meant
        spans += [match.span() for match in found]
    return tuple(apart(spans))


def _settle(finding: Finding, hidden: Iterable[Span], may_stand: Iterable[Span]) -> Finding:
    state: FindingState = "open"
    if _covered(finding, may_stand):
        state = "kept"
    if _covered(finding, hidden):
        state = "hidden"
    return replace(finding, state=state)


def _covered(finding: Finding, spans: Iterable[Span]) -> bool:
    return any(start <= finding.start and finding.end <= end for start, end in spans)


def _warnings(edition: Edition) -> Iterator[Caution]:
    says = told().warned
    for note in edition.gathered.notes:
        warned = [
            each for each in edition.findings.get(note.id, ()) if each.grade == "warn" and each.state == "open"
        ]
        if warned and note.id not in edition.left_out:
            message = says.format(note=note.id, kinds=tell_kinds(warned))
            yield Caution("personal_data", message, note.source)


def _elsewhere(edition: Edition, masked: Words) -> Iterator[Caution]:
    """Tell of notes that print what is hidden in another."""
    words = {each for note, listed in masked.items() if note in edition.hidden for each in listed}
    words = {each for each in words if len(each) >= _SHORT}
    if not words:
        return
    for note in edition.gathered.notes:
        if note.id in edition.left_out:
            continue
        spans = edition.hidden.get(note.id, ())
        shown = (
            span for span in _spans_of(note.text, words) if not any(a <= span[0] and span[1] <= b for a, b in spans)
        )
        if any(shown):
            yield Caution("hidden_elsewhere", told().elsewhere.format(note=note.id), note.source)
