"""Which rows of the workbook each decision of the book stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from flows.review import Decision
from flows.review.outcomes import Outcome

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
    order = ("gone", "dropped", "changed", "moved", "several", "shared", "answered", "followed", "there")
    return min(ways, key=order.index)


def find_rows(outcomes: Iterable[Outcome]) -> dict[About, Reaching]:
    """Give by the notes that a row is about what is said of it; rows of which nothing is said are not there."""
    rows: dict[About, Reaching] = defaultdict(Reaching)
    for outcome in outcomes:
        decision, now = outcome.decision, outcome.now
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
