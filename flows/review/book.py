"""The book of decisions: what people decided about a workshop's notes, and how two such books become one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from flows.review.source_entries import CellDecision, FactDecision, ReadingDecision


def _in_nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


NoteText = Annotated[str, AfterValidator(_in_nfc)]  # as gather gives a note's text


class ThemeDecision(BaseModel):
    """A note stands under this theme; `theme: null` puts it under none."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    topic: ClassVar[str] = "theme"

    note: str
    text: NoteText = Field(
        description="The note's text when it was decided: the decision holds for this text only."
    )
    theme: str | None
    subthemes: tuple[str, ...] | None = Field(
        None, description="Where missing: those of the rules, where they gave the same theme."
    )


class PairDecision(BaseModel):
    """Two notes are the same note, or are to be kept apart."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    topic: ClassVar[str] = "pair"

    notes: tuple[str, str]
    texts: tuple[NoteText, NoteText]


class LeftOutDecision(BaseModel):
    """A note is not printed, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    topic: ClassVar[str] = "left_out"

    note: str
    text: NoteText
    reason: str = Field(min_length=1)

    @property
    def is_personal(self) -> bool:
        """Whether it is for personal data in it."""
        return self.reason.strip().casefold() == "personoplysning"


class _WordsDecision(BaseModel):
    """What is decided about some words of a note."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    note: str
    text: NoteText
    words: tuple[NoteText, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _stands_in_text(self) -> _WordsDecision:
        for number, words in enumerate(self.words, 1):
            if not words.strip() or words not in self.text:
                raise ValueError(
                    f"nr. {number} under words står ikke i inputtets tekst. Skriv ordene, præcis som de står der."
                )
        return self


class MaskedDecision(_WordsDecision):
    """Words of a note that are not printed, wherever they stand in it."""

    topic: ClassVar[str] = "masked"


class KeptDecision(_WordsDecision):
    """Words of a note that read like personal data and may be printed."""

    topic: ClassVar[str] = "kept"


class PrintedDecision(BaseModel):
    """A note is printed, though it is like one that was left out: a person saw both."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    topic: ClassVar[str] = "left_out"

    note: str
    text: NoteText


class SummaryDecision(BaseModel):
    """What the summary says of a theme in staff's own words, and the notes that the theme had then."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    topic: ClassVar[str] = "summary"

    theme: str
    intro: str = Field("", description="Printed first.")
    paragraph: str = Field("", description="Printed instead of what the program would tell.")
    notes: tuple[str, ...] | None = Field(
        None, description="Written by the program; where missing, the words are about the notes of the next run."
    )
    texts: tuple[NoteText, ...] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> SummaryDecision:
        if not self.intro.strip() and not self.paragraph.strip():
            raise ValueError(
                "der mangler en tekst. Skriv intro (trykkes først) eller paragraph (trykkes i stedet)."
            )
        if len(self.notes or ()) != len(self.texts or ()) or (self.notes is None) != (self.texts is None):
            raise ValueError(
                "notes og texts hører sammen og skrives af programmet. Slet begge linjer, så skrives de igen."
            )
        return self


class RemarkDecision(BaseModel):
    """What a person wrote about a note for themselves; it changes no document."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    topic: ClassVar[str] = "remark"

    note: str
    text: NoteText
    remark: str = ""
    by: str = Field("", description="The initials of who decided about the note.")


class NotNoteDecision(BaseModel):
    """What the program reads as a note is none: a heading, a title, a name."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    topic: ClassVar[str] = "not_note"

    note: str
    text: NoteText


class ReceiversDecision(BaseModel):
    """Which departments receive a note, whatever the rules say; without any, none does."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    topic: ClassVar[str] = "receivers"

    note: str
    text: NoteText
    receivers: tuple[str, ...] = Field(description="The ids of the receivers in workshop.yaml.")


NoteEntry = (
    ThemeDecision
    | LeftOutDecision
    | PrintedDecision
    | MaskedDecision
    | KeptDecision
    | RemarkDecision
    | NotNoteDecision
    | ReceiversDecision
)
SourceEntry = CellDecision | ReadingDecision | FactDecision
Entry = NoteEntry | PairDecision | SummaryDecision | SourceEntry
PROTECTING = frozenset(("left_out", "masked"))  # the keys of what is kept from being printed
ELSEWHERE = ("summary", "notes", "reading", "workshop")  # keys of what is not about notes alone
_ABOUT = ("note", "notes", "text", "texts")


class Subject(NamedTuple):
    """What a decision decides: of two about one subject that differ, only one can hold.

    `ids` are those of notes, or name the theme, cell, sheet or fact that it is about.
    """

    topic: str
    ids: frozenset[str]


@dataclass(frozen=True)
class Decision:
    """One entry of the book, with the key that it stands under."""

    key: str
    entry: Entry

    @property
    def about(self) -> tuple[tuple[str, str], ...]:
        """The notes that were decided about: id, and text at that time."""
        entry = self.entry
        if isinstance(entry, PairDecision | SummaryDecision):
            return tuple(zip(entry.notes or (), entry.texts or (), strict=True))
        return () if isinstance(entry, SourceEntry) else ((entry.note, entry.text),)

    @property
    def subject(self) -> Subject:
        """What it decides."""
        entry = self.entry
        if isinstance(entry, SourceEntry):
            return Subject(entry.topic, frozenset(entry.ids))
        ids = (entry.theme,) if isinstance(entry, SummaryDecision) else (note for note, _ in self.about)
        return Subject(entry.topic, frozenset(ids))

    @property
    def meaning(self) -> object:
        """What it says, whichever of two notes stands first."""
        skipped = () if isinstance(self.entry, SourceEntry) else _ABOUT
        decided = {name: value for name, value in self.entry if name not in skipped}
        return self.key, frozenset(self.about), tuple(decided.items())

    def about_notes(self, notes: tuple[str, ...]) -> Decision:
        """Give the same decision about other notes with these texts, as where a file was renamed."""
        changed: dict[str, Any] = {"notes": notes} if isinstance(self.entry, PairDecision) else {"note": notes[0]}
        return Decision(self.key, self.entry.model_copy(update=changed))


class DecisionBook(BaseModel):
    """The whole of `decisions.yaml`: a field a kind of decision; a key with nothing under it is an empty list."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    themes: tuple[ThemeDecision, ...] = ()
    same: tuple[PairDecision, ...] = ()
    apart: tuple[PairDecision, ...] = ()
    left_out: tuple[LeftOutDecision, ...] = ()
    printed: tuple[PrintedDecision, ...] = ()
    masked: tuple[MaskedDecision, ...] = ()
    kept: tuple[KeptDecision, ...] = ()
    summary: tuple[SummaryDecision, ...] = ()
    remarks: tuple[RemarkDecision, ...] = ()
    not_notes: tuple[NotNoteDecision, ...] = ()
    notes: tuple[CellDecision, ...] = ()
    reading: tuple[ReadingDecision, ...] = ()
    workshop: tuple[FactDecision, ...] = ()
    receivers: tuple[ReceiversDecision, ...] = ()

    @field_validator("*", mode="before")
    @classmethod
    def _empty(cls, value: object) -> object:
        return () if value is None else value

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> DecisionBook:
        """Make a book; under each key the decisions keep their order."""
        entries: dict[str, list[Entry]] = {key: [] for key in cls.model_fields}
        for decision in decisions:
            entries[decision.key].append(decision.entry)
        return cls.model_validate({key: tuple(listed) for key, listed in entries.items()})

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, in the order of the keys."""
        return tuple(Decision(key, entry) for key in type(self).model_fields for entry in getattr(self, key))


@dataclass(frozen=True)
class Revoked:
    """Stands where a decision was that a person took back."""

    subject: Subject


@dataclass(frozen=True)
class Change:
    """What a person decided, having seen what was in force.

    Attributes:
        now: The decision, or that there is to be none.
        before: What the person saw; None where nothing was decided.
    """

    now: Decision | Revoked
    before: Decision | None = None


@dataclass(frozen=True)
class Conflict:
    """Decisions that can't all hold: two about one subject, or "keep apart" and a chain of "the same"."""

    sides: tuple[Decision | Revoked, ...]


def merge(book: DecisionBook, further: DecisionBook | Iterable[Change]) -> DecisionBook | tuple[Conflict, ...]:
    """Add what was decided further, or tell why it can't be: then nothing of it is added.

    Args:
        book: What is in force.
        further: Another book, or changes made by people who saw an earlier state of this one. Two that decide the
            same are one; a change holds only where what it was made from is still in force.

    Returns:
        The book with every decision in its old place and the new ones last under their keys; or all conflicts.
    """
    changes = map(Change, further.decisions) if isinstance(further, DecisionBook) else further
    in_force = {decision.subject: decision for decision in book.decisions}
    decided: dict[Subject, Decision | Revoked] = {}
    conflicts = []
    for change in changes:
        subject, there = change.now.subject, in_force.get(change.now.subject)
        if not _agree(there, change.before) and _says_as_much(there, change.now):
            change = Change(there or change.now, change.before)  # an earlier run took it in
        earlier = decided.setdefault(subject, change.now)
        if not _agree(earlier, change.now):
            conflicts.append(Conflict((earlier, change.now)))
        elif not _agree(there, change.now) and not _agree(there, change.before):
            conflicts.append(Conflict((there or Revoked(subject), change.now)))
    if conflicts:
        return tuple(dict.fromkeys(conflicts))
    merged = DecisionBook.of(_with(book.decisions, decided))
    return tuple(map(Conflict, find_contradictions(merged.decisions))) or merged


def _agree(one: Decision | Revoked | None, other: Decision | Revoked | None) -> bool:
    meanings = {each.meaning if isinstance(each, Decision) else None for each in (one, other)}
    return len(meanings) == 1


def _says_as_much(there: Decision | None, now: Decision | Revoked) -> bool:
    """Tell whether words about a theme are those that stand there, which name their notes by now."""
    if there is None or not isinstance(now, Decision):
        return False
    one, other = there.entry, now.entry
    words = isinstance(one, SummaryDecision) and isinstance(other, SummaryDecision) and other.notes is None
    return words and one.model_copy(update={"notes": None, "texts": None}) == other


def _with(decisions: Iterable[Decision], decided: dict[Subject, Decision | Revoked]) -> Iterable[Decision]:
    waiting = dict(decided)
    for decision in decisions:
        now = waiting.get(decision.subject, decision)
        if decision.subject not in decided or _agree(now, decision):
            yield decision
        elif isinstance(now, Decision):
            yield now
        waiting[decision.subject] = Revoked(decision.subject)
    yield from (now for now in waiting.values() if isinstance(now, Decision))


def find_contradictions(decisions: Iterable[Decision]) -> Iterator[tuple[Decision, ...]]:
    """Give each decision to keep two notes apart that are the same by other decisions, with those that say so."""
    pairs = [decision for decision in decisions if isinstance(decision.entry, PairDecision)]
    chain_of = name_chains(pairs)
    neighbours: dict[str, list[tuple[str, Decision]]] = {}
    for decision in pairs:
        if decision.key == "same":
            (one, _), (other, _) = decision.about
            neighbours.setdefault(one, []).append((other, decision))
            neighbours.setdefault(other, []).append((one, decision))
    for decision in pairs:
        if decision.key == "apart":
            (one, _), (other, _) = decision.about
            if one != other and one in chain_of and chain_of[one] == chain_of.get(other):
                yield (decision, *_chain(one, other, neighbours))


def name_chains(decisions: Iterable[Decision]) -> dict[str, str]:
    """Give for each note that is the same as another the name of its chain: one of the chain's notes."""
    above: dict[str, str] = {}

    def top(note: str) -> str:
        while above.setdefault(note, note) != note:
            above[note] = note = above[above[note]]
        return note

    for decision in decisions:
        if decision.key == "same":
            (one, _), (other, _) = decision.about
            above[top(one)] = top(other)
    return {note: top(note) for note in list(above)}


def _chain(start: str, goal: str, neighbours: dict[str, list[tuple[str, Decision]]]) -> list[Decision]:
    """Give the decisions that lead from one note to another, the fewest there are."""
    came: dict[str, tuple[str, Decision] | None] = {start: None}
    waiting = [start]
    for note in waiting:
        for other, decision in neighbours.get(note, ()):
            if other not in came:
                came[other] = (note, decision)
                waiting.append(other)
    chain: list[Decision] = []
    while step := came[goal]:
        goal, decision = step
        chain.append(decision)
    return chain[::-1]
