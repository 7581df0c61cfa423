"""What becomes of each decision when the notes are read again: applied, lost or contested, each in exactly one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from flows.errors import LedgerError
from flows.notes import Note
from flows.review.book import Decision, DecisionBook, Subject, find_contradictions

Fate = Literal["applied", "lost", "contested"]
Way = Literal[
    "there",  # the note is there, with the text that was decided about
    "followed",  # the note is gone, and the one other that has its text is taken for it
    "gone",  # no note is like it
    "changed",  # the note is there, with another text
    "moved",  # the note is gone, and another is much like it
    "several",  # the note is gone, and several have its text
    "shared",  # the note is gone, and so is another that was decided about, with the same text; one note has it
]
_FATES: dict[Way, Fate] = {"there": "applied", "followed": "applied", "gone": "lost"}
_ALIKE = 70  # of 100, for a note to be shown beside one that is gone


@dataclass(frozen=True)
class Reach:
    """What became of one note that was decided about.

    Attributes:
        note: Its id when it was decided.
        text: Its text at that time.
        found: The notes that it may be now.
        rivals: The ids of all that are gone and reach the same note.
    """

    note: str
    text: str
    way: Way
    found: tuple[Note, ...] = ()
    rivals: tuple[str, ...] = ()

    @property
    def fate(self) -> Fate:
        """What becomes of a decision about this note alone."""
        return _FATES.get(self.way, "contested")


@dataclass(frozen=True)
class Outcome:
    """What became of one decision.

    Attributes:
        decision: As it stands in the book.
        now: The same about the notes that it reaches; None where it is not applied.
        against: The decisions that it can't hold beside, now that it reaches the notes of theirs.
        further: The notes that it was not about and now would be.
    """

    decision: Decision
    fate: Fate
    reaches: tuple[Reach, ...]
    now: Decision | None = None
    against: tuple[Decision, ...] = ()
    further: tuple[Note, ...] = ()


def find_outcomes(notes: Sequence[Note], book: DecisionBook) -> tuple[Outcome, ...]:
    """Find for each decision about notes those that it is about now; see `staff_texts` for those about a theme.

    Where a note is gone and one other note has its very text, as when a file got another name, the decision goes
    with the text; never where two decisions would meet in one note, or one could mean several.

    Raises:
        LedgerError: Not every decision has exactly one outcome.
    """
    book = book.model_copy(update={"summary": ()})
    reached = _reach_all(notes, book)
    outcomes = []
    for decision in book.decisions:
        reaches = tuple(reached[about] for about in decision.about)
        fates = {reach.fate for reach in reaches}
        fate: Fate = "contested" if "contested" in fates else "lost" if "lost" in fates else "applied"
        ids = tuple(reach.found[0].id for reach in reaches) if fate == "applied" else ()
        outcomes.append(Outcome(decision, fate, reaches, decision.about_notes(ids) if ids else None))
    settled = _contest_clashes(outcomes)
    check_outcomes(book, settled)
    return settled


def check_outcomes(book: DecisionBook, outcomes: Iterable[Outcome]) -> None:
    """Prove that every decision of a book ends in exactly one way.

    Raises:
        LedgerError: With the figures.
    """
    ends = list(outcomes)
    fates = Counter(outcome.fate for outcome in ends)
    told = Counter(outcome.decision for outcome in ends)
    applied = sum(outcome.now is not None for outcome in ends)
    if told != Counter(book.decisions) or applied != fates["applied"]:
        raise LedgerError(
            f"Regnskabet over beslutningerne går ikke op: {len(book.decisions)} beslutninger, men "
            f"{fates['applied']} i brug, {fates['lost']} uden input og {fates['contested']} til afklaring. Det er "
            "en fejl i programmet, så intet er udgivet. Meld den til IT."
        )


def _reach_all(notes: Sequence[Note], book: DecisionBook) -> dict[tuple[str, str], Reach]:
    by_id = {note.id: note for note in notes}
    by_text: dict[str, list[Note]] = defaultdict(list)
    for each in notes:
        by_text[each.text].append(each)
    taken = {decision.about[0][0] for decision in book.decisions if len(decision.about) == 1}
    reached: dict[tuple[str, str], Reach] = {}
    rivals: dict[str, list[str]] = defaultdict(list)  # by the id of the note that they reach
    for about in dict.fromkeys(about for decision in book.decisions for about in decision.about):
        note, text = about
        heirs = tuple(heir for heir in by_text[text] if heir.id not in taken)
        if note in by_id:
            way: Way = "there" if by_id[note].text == text else "changed"
            reached[about] = Reach(note, text, way, (by_id[note],))
        elif len(heirs) > 1:
            reached[about] = Reach(note, text, "several", heirs)
        elif heirs:
            reached[about] = Reach(note, text, "followed", heirs)
            rivals[heirs[0].id].append(note)
        else:
            alike = most_alike(text, notes)
            reached[about] = Reach(note, text, "moved" if alike else "gone", alike)
    for about, reach in reached.items():
        if reach.way == "followed" and len(met := rivals[reach.found[0].id]) > 1:
            reached[about] = replace(reach, way="shared", rivals=tuple(met))
    return reached


def most_alike(text: str, notes: Sequence[Note]) -> tuple[Note, ...]:
    """Give the note that a text may be now, if one is much like it."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(text, [note.text for note in notes], scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return () if found is None else (notes[found[2]],)


def _contest_clashes(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Take out of use what followed a text to where it can't hold beside another decision."""
    settled = list(outcomes)
    while clash := _find_clash([outcome for outcome in settled if outcome.now is not None]):
        followed = [outcome for outcome in clash if outcome.now != outcome.decision] or clash
        for place, outcome in enumerate(settled):
            if outcome in followed:
                others = tuple(other.decision for other in clash if other is not outcome)
                settled[place] = replace(outcome, fate="contested", now=None, against=others)
    return tuple(settled)


def _find_clash(applied: Sequence[Outcome]) -> list[Outcome]:
    by_subject: dict[Subject, list[Outcome]] = defaultdict(list)
    for outcome in applied:
        if outcome.now is not None:
            by_subject[outcome.now.subject].append(outcome)
    for met in by_subject.values():
        if len({outcome.now and outcome.now.meaning for outcome in met}) > 1:
            return met
    decisions = [outcome.now for outcome in applied if outcome.now is not None]
    for contradiction in find_contradictions(decisions):
        return [outcome for outcome in applied if outcome.now in contradiction]
    return []
