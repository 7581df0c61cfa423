"""Which rows of the workbook each decision of the book stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from flows.notes import Note
from flows.review import Decision
from flows.review.book import ELSEWHERE
from flows.review.outcomes import Outcome
from flows.review.source_entries import CellDecision
from flows.workbook.form import form

About = frozenset[str]  # the ids of the notes that a row is about


@dataclass(frozen=True)
class Pending:
    """A decision that is not used, though it may mean what stands on a row.

    Attributes:
        way: What became of it.
        rows: Every row that it may mean, by the ids of the notes that the row is about.
    """

    decision: Decision
    way: str
    rows: tuple[About, ...]


@dataclass
class Reaching:
    """What the book says of one row, each decision as it stands there.

    Attributes:
        decided: In force.
        moved: Those in force about this note, alone or with another, that stand in the book under an id that is
            gone; with the same about the notes as they are now.
        pending: Not used, though it may mean what stands on this row now.
    """

    decided: list[Decision] = field(default_factory=list)
    moved: list[tuple[Decision, Decision]] = field(default_factory=list)
    pending: list[Pending] = field(default_factory=list)


def way_of(outcome: Outcome) -> str:
    """Name what became of a decision, by the form's key: the gravest of what became of its notes."""
    if outcome.against:
        return "against"
    ways = [reach.way for reach in outcome.reaches]
    order = (
        "gone",
        "dropped",
        "changed",
        "moved",
        "rewritten",
        "several",
        "shared",
        "answered",
        "unseen",
        "followed",
        "there",
    )
    return min(ways, key=order.index)


def status_of(outcome: Outcome) -> str:
    """Say what became of a decision."""
    told = form().fates.get(outcome.decision.key)
    if outcome.fate == "applied" and any(reach.way == "unseen" for reach in outcome.reaches):
        return form().ways["unseen"]
    return told[outcome.fate] if told else form().ways[way_of(outcome)]


def find_rows(outcomes: Iterable[Outcome], notes: Iterable[Note] = ()) -> dict[About, Reaching]:
    """Give by the notes that a row is about what is said of it; rows of which nothing is said are not there.

    Args:
        outcomes: What became of the decisions.
        notes: Those among which are some that were read because a person said so.
    """
    rows: dict[About, Reaching] = defaultdict(Reaching)
    outcomes = list(outcomes)
    cells = {
        outcome.now.entry.cell: outcome.decision
        for outcome in outcomes
        if outcome.now is not None and isinstance(outcome.now.entry, CellDecision)
    }
    for note in notes:
        if note.cell in cells:
            rows[frozenset((note.id,))].decided.append(cells[note.cell])
    for outcome in outcomes:
        decision, now = outcome.decision, outcome.now
        if decision.key in ELSEWHERE:
            continue
        if now is not None:
            about = now.subject.ids
            rows[about].decided.append(decision)
            if now != decision:
                for place in {about, *(frozenset((note,)) for note in about)}:
                    rows[place].moved.append((decision, now))
            continue
        if decision.key == "printed":  # what it was like asks again
            continue
        pending = Pending(decision, way_of(outcome), tuple(_meant(outcome)))
        for about in pending.rows:
            rows[about].pending.append(pending)
    return dict(rows)


def _meant(outcome: Outcome) -> Iterator[About]:
    """Give the rows that a decision may mean; of a pair only where it is clear which two notes."""
    found = [[note.id for note in reach.found] for reach in outcome.reaches]
    if len(found) == 1:
        yield from (frozenset((note,)) for note in found[0])
    elif all(len(each) == 1 for each in found) and found[0] != found[1]:
        yield frozenset((found[0][0], found[1][0]))
