"""Lays a person's decisions over what dedupe and the rules found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.notes import Caution, Gathered, Group, Grouping, Note, Placement
from flows.review.decisions import Decisions, LeftOutDecision, PairDecision, ThemeDecision

_LEFT_OUT = "left out"


@dataclass(frozen=True)
class Standing:
    """The decisions that still hold, and a caution for each that does not.

    Attributes:
        themes: By note id.
        left_out: The reason, by note id.
    """

    themes: dict[str, ThemeDecision]
    same: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]
    left_out: dict[str, str]
    cautions: tuple[Caution, ...]


@dataclass(frozen=True)
class Reviewed:
    """Groups and placements after the decisions: all notes of a group have the same theme."""

    grouping: Grouping
    placements: dict[str, Placement]


def standing_decisions(gathered: Gathered, decisions: Decisions) -> Standing:
    """Keep the decisions whose notes are there with the text that was decided about.

    A decision about a note that is gone or changed is not guessed at: it becomes a caution.
    """
    notes = {note.id: note for note in gathered.notes}

    def holds(note: str, text: str) -> bool:
        return note in notes and notes[note].text == text

    def pair_holds(pair: PairDecision) -> bool:
        return all(holds(note, text) for note, text in zip(pair.notes, pair.texts, strict=True))

    single: tuple[ThemeDecision | LeftOutDecision, ...] = (*decisions.themes, *decisions.left_out)
    pairs = (*decisions.same, *decisions.apart)
    lost = [(entry.note, entry.text) for entry in single if not holds(entry.note, entry.text)]
    lost += [
        (note, text)
        for pair in pairs
        for note, text in zip(pair.notes, pair.texts, strict=True)
        if not holds(note, text)
    ]
    return Standing(
        themes={entry.note: entry for entry in decisions.themes if holds(entry.note, entry.text)},
        same=tuple(pair.notes for pair in decisions.same if pair_holds(pair)),
        apart=tuple(pair.notes for pair in decisions.apart if pair_holds(pair)),
        left_out={entry.note: entry.reason for entry in decisions.left_out if holds(entry.note, entry.text)},
        cautions=tuple(_lost_caution(note, text, gathered.notes) for note, text in dict.fromkeys(lost)),
    )


def apply_decisions(grouping: Grouping, placements: dict[str, Placement], standing: Standing) -> Reviewed:
    """Give decided notes their theme, and take them out of a group that stands elsewhere.

    Args:
        grouping: As dedupe made it; the decisions about pairs are obeyed there.
        placements: By note id in reading order, as the rules or a theme column decided.
        standing: The decisions that hold.
    """
    decided = {
        note: _decide(placements[note], standing.themes[note]) if note in standing.themes else placements[note]
        for note in placements
    }
    order = {note: number for number, note in enumerate(placements)}
    parts = [part for group in grouping.groups for part in _split(group, decided, standing)]
    groups = sorted(parts, key=lambda group: order[group.notes[0]])
    return Reviewed(replace(grouping, groups=tuple(groups)), decided)


def _decide(placement: Placement, decision: ThemeDecision) -> Placement:
    kept = placement.subthemes if decision.theme == placement.theme else ()
    runner_up = placement.theme if decision.theme != placement.theme else placement.runner_up
    return Placement(
        theme=decision.theme,
        subthemes=kept if decision.subthemes is None else decision.subthemes,
        decided_by="decision",
        why=placement.why if decision.theme == placement.theme else (),
        runner_up=runner_up,
    )


def _split(group: Group, placements: dict[str, Placement], standing: Standing) -> list[Group]:
    """Part a group by theme, and part from it what is not printed."""
    parts: dict[tuple[str | None, str], list[str]] = {}
    for note in group.notes:
        key = (placements[note].theme, _LEFT_OUT if note in standing.left_out else "")
        parts.setdefault(key, []).append(note)
    if len(parts) == 1:
        return [group]
    return [
        Group(
            id=f"g-{representative}",
            notes=tuple(notes),
            representative=representative,
            kind=group.kind if len(notes) > 1 else "single",
        )
        for notes in parts.values()
        for representative in [group.representative if group.representative in notes else notes[0]]
    ]


def _lost_caution(note: str, text: str, notes: Sequence[Note]) -> Caution:
    from rapidfuzz import fuzz, process

    close = process.extractOne(text, [other.text for other in notes], scorer=fuzz.ratio, score_cutoff=70)
    if close is None:
        return Caution(
            "decision_without_note",
            f"Beslutningen om inputtet {note} bruges ikke: inputtet findes ikke mere. "
            "Slet beslutningen i decisions.yaml, eller læg inputtet tilbage.",
        )
    other = notes[close[2]]
    return Caution(
        "decision_text_changed",
        f"Beslutningen om inputtet {note} bruges ikke: det er ændret eller flyttet og ligner nu {other.id}. "
        "Se på det, og beslut igen.",
        other.source,
    )
