"""Personal data in the workbook: what was found, masked, and what a person decides about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from flows.findings import Finding
from flows.notes import Edition, Note
from flows.review import Decision
from flows.review.book import KeptDecision, MaskedDecision
from flows.screen import tell_masked
from flows.workbook.form import form
from flows.workbook.parent import ParentRow

HIDE_FOUND = "hide_found"
_BETWEEN = ";"


class WordsError(ValueError):
    """What a person wants hidden does not stand in the note, or nothing was found in it.

    Attributes:
        key: Of the column.
        fault: The form's key of what is said.
    """

    def __init__(self, key: str, fault: str) -> None:
        super().__init__(fault)
        self.key, self.fault = key, fault


def has_open_stop(edition: Edition, note: str) -> bool:
    """Tell whether a note holds its publication back."""
    return note not in edition.left_out and any(each.stops for each in edition.findings.get(note, ()))


def tell_found(edition: Edition, note: Note) -> str:
    """Name what was found in a note, with its words masked and what became of it."""
    words = form().found_states
    told = (
        f"{tell_masked(note, (each,))}{words[each.state]}"
        for each in sorted(edition.findings.get(note.id, ()), key=lambda each: not each.stops)
    )
    return "\n".join(told)


def open_words(edition: Edition, note: Note) -> tuple[tuple[str, str], ...]:
    """Give the grade and the words of what nobody decided about: a row carries them to be read back."""

    def words_of(finding: Finding) -> tuple[str, str]:
        return finding.grade, note.text[finding.start : finding.end]

    return tuple(words_of(each) for each in edition.findings.get(note.id, ()) if each.state == "open")


def decided_words(decided: Iterable[Decision]) -> dict[str, str]:
    """Give the cells in which decisions about words stand."""
    cells = {}
    for decision in decided:
        if isinstance(decision.entry, MaskedDecision):
            cells["hide"] = f"{_BETWEEN} ".join(decision.entry.words)
        elif isinstance(decision.entry, KeptDecision):
            cells["action"] = form().choices["action"]["keep"]
    return cells


def is_about_found(row: ParentRow) -> bool:
    """Tell whether "Behold" on a row answers what was found in it, and not where it stands."""
    return any(grade == "stop" for grade, _ in row.found) or any(
        each.decision.entry.topic == "masked" for each in row.pending
    )


def decide_words(
    row: ParentRow, now: Mapping[str, str], changed: set[str], action: str | None
) -> Iterator[tuple[str, Decision | None, str]]:
    """Give what a changed row decides about words: the topic, the decision (None: none any more), the cell's key.

    Raises:
        WordsError: Words do not stand in the note, or there is nothing to hide.
    """
    kept = next((each.entry for each in row.decided if isinstance(each.entry, KeptDecision)), None)
    hides = action == HIDE_FOUND and "action" in changed
    if "hide" in changed or hides:
        yield "masked", _masked(row, now["hide"], found=hides), "hide" if "hide" in changed else "action"
    if "action" not in changed:
        return
    if action == "keep":
        if any(each.decision.entry.topic == "masked" for each in row.pending) and "hide" not in changed:
            yield "masked", None, "action"
        may_stand = (*(words for _, words in row.found), *_hidden_elsewhere(row))
        if may_stand:
            words = dict.fromkeys((*(kept.words if kept else ()), *may_stand))
            entry = KeptDecision(note=row.ids[0], text=row.texts[0], words=tuple(words))
            yield "kept", Decision("kept", entry), "action"
    elif kept:
        yield "kept", None, "action"


def _hidden_elsewhere(row: ParentRow) -> Iterator[str]:
    """Give the words in a row of which it must be said that they may stand.

    They were hidden, and decisions.yaml says nothing of them any more, or what it says may mean other rows, too.
    """
    text = row.texts[0]
    for each in row.pending:
        if isinstance(each.decision.entry, MaskedDecision) and (each.way == "dropped" or len(each.rows) > 1):
            for words in each.decision.entry.words:
                yield from [words] if words in text else _find_words(text, words)


def _masked(row: ParentRow, typed: str, *, found: bool) -> Decision | None:
    text = row.texts[0]
    words = [
        written for each in typed.split(_BETWEEN) if (part := each.strip()) for written in _as_written(text, part)
    ]
    if found:
        stops = [each for grade, each in row.found if grade == "stop"]
        words += stops or [each for _, each in row.found]
    if found and not words:
        raise WordsError("action", "nothing_found")
    if not words:
        return None
    entry = MaskedDecision(note=row.ids[0], text=text, words=tuple(dict.fromkeys(words)))
    return Decision("masked", entry)


def _as_written(text: str, typed: str) -> list[str]:
    found = _find_words(text, typed)
    if not found:
        raise WordsError("hide", "hide_not_there")
    return found


def _find_words(text: str, typed: str) -> list[str]:
    """Give typed words in every way in which they stand in a text, whatever case or spaces they were typed with."""
    typed = " ".join(unicodedata.normalize("NFC", typed).split())
    words = r"\s+".join(map(re.escape, typed.split(" ")))
    return [match[0] for match in re.finditer(words, text, re.IGNORECASE)]
