"""The decisions that still hold, and what is told of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.errors import HeldBackError
from flows.notes import Caution, Gathered, Note
from flows.review.book import PROTECTING, Decision, DecisionBook, SummaryDecision, ThemeDecision
from flows.review.outcomes import Outcome, find_outcomes
from flows.review.telling import show_places, tell_outcomes, tell_places
from flows.review.veiling import Veil


@dataclass(frozen=True)
class Standing:
    """The decisions that still hold, and a caution for each that does not.

    Attributes:
        themes: By note id.
        left_out: The reason, by note id.
        masked: Words that are not printed, by note id.
        kept: Words that read like personal data and may stand, by note id.
        outcomes: What became of every decision about notes, in the order of the book.
        staff_texts: What staff wrote of themes: whether it holds is seen when all notes have their themes.
        receivers: Those that a person gave a note, by its id; an empty tuple is nobody.
        not_notes: The ids of what was read as notes and is none; nothing else here is about them.
        lacks_files: Whether files were skipped: a note that is not there may stand in one of them.
    """

    themes: dict[str, ThemeDecision]
    same: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]
    left_out: dict[str, str]
    cautions: tuple[Caution, ...]
    outcomes: tuple[Outcome, ...] = ()
    staff_texts: tuple[SummaryDecision, ...] = ()
    masked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kept: dict[str, tuple[str, ...]] = field(default_factory=dict)
    receivers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    not_notes: frozenset[str] = frozenset()
    lacks_files: bool = False


def standing_decisions(
    gathered: Gathered,
    decisions: DecisionBook,
    lost: Sequence[Decision] = (),
    names: Sequence[str] = (),
    *,
    hold_back: bool = True,
) -> Standing:
    """Keep the decisions whose notes are there with the text that was decided about.

    A decision about a note that is gone or changed is not guessed at: it becomes a caution, and where it said to
    leave a note out that may stand elsewhere, nothing is published before a person has looked.

    Args:
        gathered: What was read.
        decisions: The book.
        lost: What was left out or hidden and is gone from the book, though nobody took it back.
        names: Those that the unit wants looked for: where texts are told, they are masked.
        hold_back: Off where the result is only shown to who decides.

    Raises:
        HeldBackError: Where what was left out may stand under another id or in other letters, or where the book
            no longer says that it was.
    """
    found = find_outcomes(gathered.notes, decisions, lost, gathered.taken)
    veil = Veil((*decisions.decisions, *lost), tuple(names), gathered.set_aside)
    if hold_back:
        _hold_back([outcome for outcome in found if outcome.decision.key in PROTECTING], veil)
    outcomes = found[: len(found) - len(lost)]
    in_force = [outcome.now for outcome in outcomes if outcome.now is not None]
    gone = frozenset(decision.about[0][0] for decision in in_force if decision.key == "not_notes")
    book = DecisionBook.of(each for each in in_force if not gone & {note for note, _ in each.about})
    notes = [note for note in gathered.notes if note.id not in gone]
    same = tuple(pair.notes for pair in book.same)
    return Standing(
        themes=_spread({entry.note: entry for entry in book.themes}, same),
        same=same,
        apart=tuple(pair.notes for pair in book.apart),
        left_out={entry.note: entry.reason for entry in book.left_out},
        cautions=(*tell_outcomes(outcomes, veil), *_twins_of_left_out(notes, book)),
        outcomes=outcomes,
        staff_texts=decisions.summary,
        masked={entry.note: entry.words for entry in book.masked},
        kept={entry.note: entry.words for entry in book.kept},
        receivers={entry.note: entry.receivers for entry in book.receivers},
        not_notes=gone,
        lacks_files=bool(gathered.skipped),
    )


def _hold_back(protecting: Sequence[Outcome], veil: Veil) -> None:
    """Refuse to go on where what a person left out, or hid, may stand in the files after all."""
    contested = [outcome for outcome in protecting if outcome.fate == "contested"]
    if contested:
        dropped = any(reach.way == "dropped" for outcome in contested for reach in outcome.reaches)
        first = (
            "Intet er udgivet, for et input, som en person har udeladt eller skjult ord i, kan stå i filerne på en "
            "anden måde:"
        )
        last = (
            "Læg den rigtige decisions.yaml tilbage, eller beslut igen " if dropped else "Beslut igen "
        ) + "i gennemgang.xlsx, hvor det står øverst, eller i decisions.yaml, og kør igen."
        places = [f"- {place}" for place in tell_places(contested)]
        message, shown = ("\n".join([first, *listed, last]) for listed in (places, show_places(contested, veil)))
        raise HeldBackError(message, shown)


def _spread(themes: dict[str, ThemeDecision], same: Sequence[tuple[str, str]]) -> dict[str, ThemeDecision]:
    """Let the theme that a person gave one note hold for those that a person said are the same.

    A note with a theme of its own keeps it.
    """
    beside: dict[str, list[str]] = defaultdict(list)
    for one, other in same:
        beside[one].append(other)
        beside[other].append(one)
    spread = dict(themes)
    waiting = [*themes]
    for note in waiting:
        for other in beside[note]:
            if other not in spread:
                spread[other] = spread[note]
                waiting.append(other)
    return spread


def _twins_of_left_out(notes: Sequence[Note], book: DecisionBook) -> list[Caution]:
    """Tell of notes that are printed although a note with their very text was left out, and nobody said so."""
    ids = {entry.note for entry in book.left_out} | {entry.note for entry in book.printed}
    texts = {entry.text for entry in book.left_out}
    return [
        Caution(
            "twin_of_left_out",
            f"inputtet {note.id} har samme tekst som et, der er udeladt, men trykkes. Skal det udelades, så vælg "
            "Udelad ud for det i gennemgang.xlsx.",
            note.source,
        )
        for note in notes
        if note.text in texts and note.id not in ids
    ]
