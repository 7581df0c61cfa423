"""Tells whether a note speaks against its subject, or asks, by the cues of stance.yaml.

Nothing else is told apart: a wish, praise and a plain statement all say what they are about. A cue counts where it
governs what the note was placed by: in the same sentence, or in one of a few words beside it ("Kvoter? Nej tak.").
Where nothing placed the note, each of its sentences counts. A cue that turns an ill away ("stop mobning") speaks
for the subject, and so does worry for what is good; where the note wishes something besides, what it negates or
would take away is the reason. A question speaks against where it wants no answer ("Hvem skal passe telefonen?").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from pydantic import BaseModel, ConfigDict

from flows.categorise.finding import PatternFinder
from flows.categorise.patterns import parse_pattern
from flows.categorise.word_order import WordOrder
from flows.notes import Note, Placement, Stance
from flows.yaml_source import read_packaged

_REACH = 6  # words behind a cue in which an ill is what it turns away
_REACTION = 5  # words of a sentence that says something of the one beside it
_SENTENCE = re.compile(r"[^.!?;\n]*[.!?;\n]*")
_TURN = re.compile(r",?\s+(?=men\b)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_ENDS = ".!:"

Span = tuple[int, int]


class _Cues(BaseModel):
    """The whole of stance.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    against: list[str]
    removals: list[str]
    rejects: list[str]
    worries: list[str]
    rhetorical: list[str]
    opening: list[str]
    after: list[str]
    unless: list[str]
    evils: list[str]
    ills: list[str]
    goods: list[str]
    questions: list[str]
    order: WordOrder
    wishes: list[str]


@dataclass(frozen=True)
class _Clause:
    """A part of a note: where it stands, and whether it is a question."""

    start: int
    text: str
    asks: bool

    def holds(self, span: Span) -> bool:
        return span[0] < self.start + len(self.text) and self.start < span[1]


def read_stances(notes: Iterable[Note], placements: Mapping[str, Placement]) -> dict[str, Stance]:
    """Tell the notes that speak against what they were placed by, or ask, by note id; the others are not there."""
    stances: dict[str, Stance] = {}
    for note in notes:
        hits = [(hit.start, hit.end) for hit in placements[note.id].why if hit.end]
        if (stance := stance_of(note.text, hits)) is not None:
            stances[note.id] = stance
    return stances


def stance_of(text: str, hits: Sequence[Span] = ()) -> Stance | None:
    """Tell whether a text speaks against, or asks; `hits` are the places of the words that placed it."""
    clauses = _clauses(text)
    named = [clause for clause in clauses if any(clause.holds(hit) for hit in hits)]
    wishes = any(_find(clause.text)["wishes"] for clause in clauses)
    for clause, after in zip_longest(clauses, clauses[1:]):
        near = [hit for hit in hits if clause.holds(hit)]
        governs = not named or near or len(_WORD.findall(clause.text)) <= _REACTION
        if clause.asks and after and not after.asks and _order().waves_off(clause.text, after.text):
            return "against"
        if governs and (
            _is_rhetorical(clause)
            if clause.asks
            else _speaks_against(clause, near, wishes) or (not wishes and _is_negated(clause))
        ):
            return "against"
    return "question" if is_question(text) else None


def is_question(text: str) -> bool:
    """Tell whether a text asks, whatever it may mean by that."""
    clauses = _clauses(text)
    return bool(clauses) and _asks(text, clauses)


def _asks(text: str, clauses: Sequence[_Clause]) -> bool:
    if clauses[-1].asks or sum(clause.asks for clause in clauses) * 2 > len(clauses):
        return True
    bare = len(clauses) == 1 and not text.rstrip().endswith(tuple(_ENDS)) and ":" not in text
    return bare and any(start == _first_word(text) for start, _ in _find(text)["questions"])


def _clauses(text: str) -> list[_Clause]:
    clauses = []
    for sentence in _SENTENCE.finditer(text):
        asks = sentence.group().rstrip().endswith("?")
        start = 0
        for part in _TURN.split(sentence.group()):
            place = sentence.group().index(part, start)
            if _WORD.search(part):
                clauses.append(_Clause(sentence.start() + place, part, asks))
            start = place + len(part)
    return clauses


def _speaks_against(clause: _Clause, hits: Sequence[Span], wishes: bool) -> bool:
    text = clause.text
    found = _find(text)
    turned = found["unless"]
    if _apart(found["rejects"], turned):
        return True
    governing = [
        *found["against"],
        *(() if wishes else found["removals"]),
        *(cue for cue in found["opening"] if cue[0] == _first_word(text)),
        *(cue for cue in found["after"] if hits and all(clause.start + cue[1] <= start for start, _ in hits)),
    ]
    cues = _apart(governing, turned)
    if cues and not found["evils"]:
        ills = found["ills"]
        if any(not any(_overlap(cue, ill) or _follows(text, cue, ill) for ill in ills) for cue in cues):
            return True
    return bool(_apart(found["worries"], turned)) and not found["goods"]


def _is_rhetorical(clause: _Clause) -> bool:
    """Tell whether a question is no question, but says that its subject should not be."""
    found = _find(clause.text)
    return bool(_apart(found["rhetorical"], found["unless"])) and not found["evils"]


def _is_negated(clause: _Clause) -> bool:
    """Tell whether the order of a sentence negates what it speaks of, and turns no ill away."""
    found = _find(clause.text)
    spared = any(found[kind] for kind in ("evils", "ills", "goods", "unless"))
    return not spared and _order().negates(clause.text)


def _apart(cues: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    return [cue for cue in cues if not any(_overlap(cue, other) for other in others)]


def _follows(text: str, cue: Span, ill: Span) -> bool:
    return cue[1] <= ill[0] and len(_WORD.findall(text, cue[1], ill[0])) < _REACH


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _first_word(text: str) -> int:
    found = _WORD.search(text)
    return found.start() if found else 0


def _find(text: str) -> dict[str, list[Span]]:
    """Find the cues of every kind at once: a text is read in the same time for one pattern as for all."""
    finder, kinds = _finder()
    spans: dict[str, list[Span]] = {kind: [] for kind in kinds}
    for found in finder.find(text):
        spans[kinds[found.pattern]] += found.spans
    return spans


@cache
def _cues() -> _Cues:
    return read_packaged("flows.categorise", "stance.yaml", _Cues)


def _order() -> WordOrder:
    return _cues().order


@cache
def _finder() -> tuple[PatternFinder, tuple[str, ...]]:
    """Give the finder of all cues, and the kind of each of its patterns."""
    of_kind = [(kind, text) for kind, texts in _cues() if kind != "order" for text in texts]
    return PatternFinder([parse_pattern(text) for _, text in of_kind]), tuple(kind for kind, _ in of_kind)
