"""Finds who receives each note: by a person's word, else by what each department asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.categorise.rule_reader import RuleReader
from flows.categorise.rules import RuleGroup, ThemeRules
from flows.danish.staff_words import StaffWords
from flows.deliver.settings import ReceiverSettings
from flows.notes import Caution, Edition, Group, Note


def choose_receivers(
    edition: Edition,
    receivers: Sequence[ReceiverSettings],
    words: StaffWords,
    decided: Mapping[str, tuple[str, ...]],
) -> dict[str, tuple[str, ...]]:
    """Give the ids of the receivers of each note that is printed, in their own order; all are there, of none too.

    Near-identical notes go together, so that a slip of the pen keeps none back; but for what is asked for by where
    a note stood.

    Args:
        edition: With themes and decisions.
        receivers: As `hand_off` has them; where there are none, nothing is handed off.
        words: What the rules are read with.
        decided: By note id the receivers that a person gave it; an empty tuple is nobody.
    """
    if not receivers:
        return {}
    by_text = _Finder([receiver.by_text for receiver in receivers], words)
    by_place = _Finder([receiver.by_place for receiver in receivers], words)
    sent_to: dict[str, tuple[str, ...]] = {}
    for group in edition.grouping.groups:
        notes = [edition.note_by_id[note] for note in group.notes if note not in edition.left_out]
        together = {number for note in notes for number in by_text.find(note)}
        together |= {n for n, receiver in enumerate(receivers) if _asks_for(receiver, edition, group)}
        for note in notes:
            mine = together | set(by_place.find(note))
            sent_to[note.id] = tuple(receiver.id for n, receiver in enumerate(receivers) if n in mine)
    for key, ids in decided.items():
        if key in sent_to:
            sent_to[key] = tuple(receiver.id for receiver in receivers if receiver.id in ids)
    return {note.id: sent_to[note.id] for note in edition.gathered.notes if note.id in sent_to}


@dataclass(frozen=True)
class Shares:
    """Who receives how much.

    Attributes:
        counts: How many notes each receiver gets, by its id; also those that get none.
        nobody: The notes that nobody gets.
        several: How many notes more than one gets.
    """

    counts: Mapping[str, int]
    nobody: tuple[Note, ...]
    several: int


def count_shares(edition: Edition, receivers: Sequence[ReceiverSettings]) -> Shares:
    """Count who receives how much of an edition."""
    counted = Counter(receiver for ids in edition.sent_to.values() for receiver in ids)
    return Shares(
        {receiver.id: counted[receiver.id] for receiver in receivers},
        tuple(edition.note_by_id[note] for note, ids in edition.sent_to.items() if not ids),
        sum(len(ids) > 1 for ids in edition.sent_to.values()),
    )


def tell_receivers(
    edition: Edition,
    receivers: Sequence[ReceiverSettings],
    decided: Mapping[str, tuple[str, ...]],
    smallest: int,
) -> Iterator[Caution]:
    """Tell what staff should look at before anything is handed off.

    Args:
        edition: With who receives each note.
        receivers: As `hand_off` has them.
        decided: By note id the receivers that a person gave it.
        smallest: Of fewer notes from a place it may be known who wrote them.
    """
    known = {receiver.id for receiver in receivers}
    for gone in sorted({each for ids in decided.values() for each in ids} - known):
        yield Caution(
            "unknown_receiver",
            f"decisions.yaml giver input til modtageren '{gone}', som ikke står i workshop.yaml. Ret id'et under "
            "receivers, eller skriv modtageren under hand_off.",
        )
    counts = count_shares(edition, receivers).counts
    for receiver in receivers:
        if receiver.by_place and 0 < counts[receiver.id] < smallest:
            yield Caution(
                "small_package",
                f"modtageren '{receiver.id}' får færre end {smallest} input, udvalgt efter hvor de er skrevet. "
                "Det kan vise, hvem der skrev dem. Se på dem, eller giv modtageren flere i workshop.yaml under "
                "hand_off.",
            )


class _Finder:
    """Finds by rules; of each receiver none, one or several."""

    def __init__(self, rules: Sequence[Sequence[RuleGroup]], words: StaffWords) -> None:
        self._numbers = [number for number, groups in enumerate(rules) if groups]
        self._reader = RuleReader([_as_theme(number, rules[number]) for number in self._numbers], words)

    def find(self, note: Note) -> Iterator[int]:
        """Give the numbers of the receivers whose rules find a note."""
        if self._numbers:
            readings = self._reader.read(note.text, note.source)
            yield from (n for n, reading in zip(self._numbers, readings, strict=True) if reading.score > 0)


def _as_theme(number: int, groups: Sequence[RuleGroup]) -> ThemeRules:
    rules = [group.model_dump() for group in groups]
    return ThemeRules.model_validate({"id": f"nr-{number}", "title": f"nr. {number}", "rules": rules})


def _asks_for(receiver: ReceiverSettings, edition: Edition, group: Group) -> bool:
    """Tell whether a department asks for what a group is about, or for everything."""
    if receiver.gets_everything:
        return True
    placed = [edition.placements[note] for note in group.notes]
    if any(placement.theme in receiver.themes for placement in placed):
        return True
    subthemes = {(placement.theme, subtheme) for placement in placed for subtheme in placement.subthemes}
    return any(
        subtheme in receiver.subthemes or f"{theme}/{subtheme}" in receiver.subthemes
        for theme, subtheme in subthemes
    )
