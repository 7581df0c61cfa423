"""What becomes of each decision when the notes are read again: applied, lost or contested, each in exactly one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from flows.errors import LedgerError
from flows.notes import Note
from flows.review.book import (
    ELSEWHERE,
    PROTECTING,
    Decision,
    DecisionBook,
    LeftOutDecision,
    MaskedDecision,
    PairDecision,
    PrintedDecision,
    Subject,
    find_contradictions,
    name_chains,
)

About = tuple[str, str]  # the id of a note and its text, as they were decided about
Fate = Literal["applied", "lost", "contested"]
Way = Literal[
    "there",  # the note is there, with the text that was decided about
    "followed",  # the note is gone, and the one other that has its text is taken for it
    "gone",  # no note is like it
    "unseen",  # of what staff wrote of a theme: it is nowhere, and may stand in a file that was skipped
    "answered",  # of what was left out: it is gone, and a person has decided about each note that is like it
    "changed",  # the note is there, with another text
    "moved",  # the note is gone, and another is much like it; of what was left out all that are
    "several",  # the note is gone, and several have its text
    "rewritten",  # what was left out or hidden is gone, and another text, that is new, stands in its place
    "dropped",  # decisions.yaml says no more that it was left out or hidden, and the note, or one like it, is there
    "shared",  # the note is gone, and so is another that was decided about, with the same text; one note has it
]
_FATES: dict[Way, Fate] = {
    "there": "applied",
    "followed": "applied",
    "unseen": "applied",
    "gone": "lost",
    "answered": "lost",
}
_ALIKE = 70  # of 100, for a note to be shown beside one that is gone
_WHOLE = 12  # letters of a text that another may hold whole by no accident
_MARKS = " \t-–•*→✓"  # in front of the lines of a list


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


def find_outcomes(
    notes: Sequence[Note],
    book: DecisionBook,
    lost: Sequence[Decision] = (),
    taken: Mapping[str, tuple[Note, ...]] = MappingProxyType({}),
) -> tuple[Outcome, ...]:
    """Find for each decision about notes those that it is about now; see `every_outcome` for all the others.

    Where a note is gone and one other note has its very text, as when a file got another name, the decision goes
    with the text; never where two decisions would meet in one note, or one could mean several.

    Args:
        notes: All.
        book: What is decided.
        lost: What was left out or hidden and is gone from the book though nobody took it back; never applied, it
            stands last.
        taken: By the text of what was left out or hidden, new notes that stand where it stood: see `places`.

    Raises:
        LedgerError: Not every decision has exactly one outcome.
    """
    book = book.model_copy(update=dict.fromkeys(ELSEWHERE, ()))
    if not book.decisions and not lost:
        return ()
    reached = _reach_all(notes, book)
    left_out = _reach_left_out(notes, book)
    outcomes = []
    for decision in book.decisions:
        by_about = left_out if decision.key == "left_out" else reached
        reaches = tuple(by_about[about] for about in decision.about)
        fates = {reach.fate for reach in reaches}
        fate: Fate = "contested" if "contested" in fates else "lost" if "lost" in fates else "applied"
        ids = tuple(reach.found[0].id for reach in reaches) if fate == "applied" else ()
        outcomes.append(Outcome(decision, fate, reaches, decision.about_notes(ids) if ids else None))
    settled = _contest_clashes(outcomes)
    check_outcomes(book, settled)
    ends = (*settled, *_find_dropped(notes, book, lost))
    return tuple(_ask_about_place(end, book, taken) for end in ends) if taken else ends


def _ask_about_place(outcome: Outcome, book: DecisionBook, taken: Mapping[str, tuple[Note, ...]]) -> Outcome:
    """Contest what was left out or hidden and is gone, where its place has new words that nobody decided about.

    Of a note in which words were hidden they are asked about where they hold one of those.
    """
    entry = outcome.decision.entry
    if outcome.fate != "lost" or not isinstance(entry, LeftOutDecision | MaskedDecision):
        return outcome
    answered = {said.text for said in book.left_out} | {said.text for said in book.printed}
    words = [""]
    if isinstance(entry, MaskedDecision):
        answered |= {said.text for said in book.masked} | {said.text for said in book.kept}
        words = [each.casefold() for each in entry.words]
    found = tuple(
        note
        for note in taken.get(entry.text, ())
        if note.text not in answered and any(each in note.text.casefold() for each in words)
    )
    if not found:
        return outcome
    way: Way = "rewritten" if outcome.decision in book.decisions else "dropped"
    return replace(outcome, fate="contested", reaches=(Reach(entry.note, entry.text, way, found),))


def _find_dropped(notes: Sequence[Note], book: DecisionBook, lost: Sequence[Decision]) -> Iterator[Outcome]:
    left_out = [decision.entry for decision in lost if isinstance(decision.entry, LeftOutDecision)]
    whole = book.model_copy(update={"left_out": (*book.left_out, *left_out)})
    reached = _reach_left_out(notes, whole, answers=book) if left_out else {}
    for decision in lost:
        if isinstance(decision.entry, MaskedDecision):
            reach = _reach_hidden(notes, book, decision.entry)
        else:
            reach = reached[decision.about[0]]
        if reach.found:
            reach = replace(reach, way="dropped", rivals=())
        yield Outcome(decision, reach.fate, (reach,))


def _reach_hidden(notes: Sequence[Note], book: DecisionBook, lost: MaskedDecision) -> Reach:
    """Find the notes that may be the one in which words were hidden, and that print one of them.

    Who hides words of a note, leaves it out, or lets all those words stand in it, has answered for it.
    """
    answered = {decision.about[0][0] for decision in book.decisions if decision.key in PROTECTING}
    may_stand = {entry.note: set(entry.words) for entry in book.kept}
    like = [note for note in notes if note.id == lost.note]
    like = like or [notes[place] for place in all_alike(lost.text, [note.text for note in notes])]
    found = tuple(
        note
        for note in like
        if note.id not in answered
        and not {words for words in lost.words if words in note.text} <= may_stand.get(note.id, set())
    )
    return Reach(lost.note, lost.text, "moved" if found else "answered" if like else "gone", found)


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


def _reach_all(notes: Sequence[Note], book: DecisionBook) -> dict[About, Reach]:
    by_id = {note.id: note for note in notes}
    by_text: dict[str, list[Note]] = defaultdict(list)
    for each in notes:
        by_text[each.text].append(each)
    texts = [note.text for note in notes]
    taken = {decision.about[0][0] for decision in book.decisions if len(decision.about) == 1}
    free: dict[str, tuple[Note, ...]] = {  # by their text, the notes that nobody decided about
        text: tuple(note for note in alike if note.id not in taken) for text, alike in by_text.items()
    }
    reached: dict[About, Reach] = {}
    rivals: dict[str, list[str]] = defaultdict(list)  # by the id of the note that they reach
    others = (decision for decision in book.decisions if decision.key != "left_out")
    for about in dict.fromkeys(about for decision in others for about in decision.about):
        note, text = about
        heirs = free.get(text, ())
        if note in by_id:
            way: Way = "there" if by_id[note].text == text else "changed"
            reached[about] = Reach(note, text, way, (by_id[note],))
        elif len(heirs) > 1:
            reached[about] = Reach(note, text, "several", heirs)
        elif heirs:
            reached[about] = Reach(note, text, "followed", heirs)
            rivals[heirs[0].id].append(note)
        else:
            place = most_alike(text, texts)
            found = () if place is None else (notes[place],)
            reached[about] = Reach(note, text, "moved" if found else "gone", found)
    return _part_rivals(reached, rivals)


def _part_rivals(reached: dict[About, Reach], rivals: Mapping[str, list[str]]) -> dict[About, Reach]:
    """Contest what followed its text to a note that another follows it to."""
    return {
        about: replace(reach, way="shared", rivals=tuple(met))
        if reach.way == "followed" and len(met := rivals[reach.found[0].id]) > 1
        else reach
        for about, reach in reached.items()
    }


def _reach_left_out(
    notes: Sequence[Note], book: DecisionBook, answers: DecisionBook | None = None
) -> dict[About, Reach]:
    """Find what was left out; where it is gone, in every note that may be it.

    Only a decision to leave a note out or to print it takes the note out of question: a theme or a remark does not
    say that a person has looked at the two texts. One about the very text counts for its own note only.

    Args:
        notes: All.
        book: What was left out.
        answers: Where other decisions than the book's own take notes out of question.
    """
    answers = answers or book
    by_id, texts = {note.id: note for note in notes}, [note.text for note in notes]
    settled: list[LeftOutDecision | PrintedDecision] = [*answers.left_out, *answers.printed]
    answered_ids = {entry.note for entry in settled if entry.note in by_id and by_id[entry.note].text == entry.text}
    answered_texts = {entry.text for entry in settled}
    reached: dict[About, Reach] = {}
    rivals: dict[str, list[str]] = defaultdict(list)
    for note, text in ((entry.note, entry.text) for entry in book.left_out):
        if note in by_id:
            way: Way = "there" if by_id[note].text == text else "changed"
            reached[note, text] = Reach(note, text, way, (by_id[note],))
            continue
        alike = [notes[place] for place in all_alike(text, texts)]
        same = tuple(each for each in alike if each.text == text and each.id not in answered_ids)
        other = tuple(each for each in alike if each.text != text and each.text not in answered_texts)
        if len(same) > 1:
            reached[note, text] = Reach(note, text, "several", same)
        elif same:
            reached[note, text] = Reach(note, text, "followed", same)
            rivals[same[0].id].append(note)
        else:
            reached[note, text] = Reach(note, text, "moved" if other else "answered" if alike else "gone", other)
    return _part_rivals(reached, rivals)


def all_alike(text: str, texts: Sequence[str]) -> list[int]:
    """Give the places of the texts that are much like another one, the most alike first."""
    from rapidfuzz import fuzz, process

    found = process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None)
    alike = [place for _, _, place in sorted(found, key=lambda each: (-each[1], each[2]))]
    return list(dict.fromkeys([*alike, *_overlapping(text, texts)]))


def most_alike(text: str, texts: Sequence[str]) -> int | None:
    """Give the place of the text that is most like another one, where any is."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(text, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return next(_overlapping(text, texts), None) if found is None else found[2]


def _overlapping(text: str, texts: Sequence[str]) -> Iterator[int]:
    """Give the places of the texts that hold another one whole, or are a line of it, as when a cell is split."""
    lines = {line.strip(_MARKS) for line in text.splitlines()} if "\n" in text else frozenset[str]()
    for place, other in enumerate(texts):
        if (len(text) >= _WHOLE and text in other) or other in lines:
            yield place


def _contest_clashes(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Take out of use what followed a text to where it can't hold beside another decision.

    What clashes is about one subject, or about one chain of notes that are the same: each is settled by itself.
    """
    by_subject: dict[Subject, list[int]] = defaultdict(list)
    for place, outcome in enumerate(outcomes):
        if outcome.now is not None:
            by_subject[outcome.now.subject].append(place)
    settled = _settle_each(outcomes, by_subject.values(), _clash_of_subject)

    pairs = {place: outcome.now for place, outcome in enumerate(settled) if outcome.now is not None}
    chain_of = name_chains(pairs.values())
    by_chain: dict[str, list[int]] = defaultdict(list)
    for place, decision in pairs.items():
        chains = {chain_of.get(note, "") for note, _ in decision.about}
        if isinstance(decision.entry, PairDecision) and len(chains) == 1:
            by_chain[chains.pop()].append(place)
    return tuple(_settle_each(settled, by_chain.values(), _clash_in_chain))


_FindClash = Callable[[Sequence[Outcome]], Sequence[Outcome]]


def _settle_each(
    outcomes: Sequence[Outcome], groups: Iterable[Sequence[int]], find_clash: _FindClash
) -> list[Outcome]:
    settled = list(outcomes)
    for places in groups:
        for place, outcome in zip(places, _settle([settled[place] for place in places], find_clash), strict=True):
            settled[place] = outcome
    return settled


def _settle(outcomes: Sequence[Outcome], find_clash: _FindClash) -> Sequence[Outcome]:
    """Contest those that clash, first of all those that followed a text, until the others hold."""
    while clash := find_clash([outcome for outcome in outcomes if outcome.now is not None]):
        followed = [outcome for outcome in clash if outcome.now != outcome.decision] or clash
        outcomes = [_contested(outcome, clash) if outcome in followed else outcome for outcome in outcomes]
    return outcomes


def _contested(outcome: Outcome, clash: Sequence[Outcome]) -> Outcome:
    others = tuple(other.decision for other in clash if other is not outcome)
    return replace(outcome, fate="contested", now=None, against=others)


def _clash_of_subject(met: Sequence[Outcome]) -> Sequence[Outcome]:
    return met if len({outcome.now and outcome.now.meaning for outcome in met}) > 1 else ()


def _clash_in_chain(met: Sequence[Outcome]) -> Sequence[Outcome]:
    contradictions = find_contradictions(outcome.now for outcome in met if outcome.now is not None)
    contradiction = next(contradictions, ())
    return [outcome for outcome in met if outcome.now in contradiction]
