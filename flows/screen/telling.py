"""What staff are told of findings: kinds, ids and cells, never the words that were found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from pydantic import BaseModel, ConfigDict

from flows.findings import Finding, FindingKind, mask
from flows.notes import Note
from flows.yaml_source import read_packaged

_MOST = 20  # notes that are listed


class _Counted(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    one: str
    many: str

    def of(self, number: int) -> str:
        return (self.one if number == 1 else self.many).format(count=number)


class Told(BaseModel):
    """The whole of told.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kinds: dict[FindingKind, _Counted]
    printed: str
    left_out: str
    held_back: str
    notes: _Counted
    more: str
    what_to_do: str
    warned: str
    elsewhere: str


@cache
def told() -> Told:
    """Read the words that come with the program."""
    return read_packaged("flows.screen", "told.yaml", Told)


def tell_kinds(findings: Iterable[Finding]) -> str:
    """Say which kinds there are, and how many of each: "CPR-nummer, 2 navne"."""
    counted = Counter(finding.kind for finding in findings)
    words = told().kinds
    return ", ".join(words[kind].one if n == 1 else f"{n} {words[kind].many}" for kind, n in counted.items())


def tell_masked(note: Note, findings: Iterable[Finding]) -> str:
    """Name each finding with its words masked: "CPR-nummer 0707XX-XXXX"."""
    words = told().kinds
    return "; ".join(f"{words[each.kind].one} {mask(note.text[each.start : each.end])}" for each in findings)


def tell_held_back(stops: Iterable[tuple[Note, tuple[Finding, ...]]]) -> tuple[str, str]:
    """Say why nothing is published and what to do; and the same with files and masked words for the console."""
    says, listed = told(), list(stops)
    first = says.held_back.format(notes=says.notes.of(len(listed)))
    more = [says.more.format(count=len(listed) - _MOST)] if len(listed) > _MOST else []
    kinds = [f"- {note.id} ({note.source.cell}): {tell_kinds(findings)}" for note, findings in listed[:_MOST]]
    words = [f"- {note.id} ({note.source}): {tell_masked(note, findings)}" for note, findings in listed[:_MOST]]
    message, shown = ("\n".join([first, *lines, *more, says.what_to_do]) for lines in (kinds, words))
    return message, shown
