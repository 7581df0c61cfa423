"""Lays a person's decisions over what dedupe and the rules found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from flows.dedupe import make_group
from flows.notes import Caution, Group, Grouping, Note, Placement, StaffText
from flows.review.book import ThemeDecision
from flows.review.outcomes import Outcome
from flows.review.staff_texts import find_text_outcomes, tell_texts_of_themes, texts_to_print
from flows.review.standing import Standing


@dataclass(frozen=True)
class Reviewed:
    """Groups and placements after the decisions: all notes of a group have the same theme.

    Attributes:
        outcomes: What became of every decision.
        staff_texts: What staff wrote of themes and is printed, by theme id.
    """

    grouping: Grouping
    placements: dict[str, Placement]
    cautions: tuple[Caution, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    staff_texts: dict[str, StaffText] = field(default_factory=dict)


def apply_decisions(
    notes: Sequence[Note], grouping: Grouping, placements: dict[str, Placement], standing: Standing
) -> Reviewed:
    """Give decided notes their theme, and take them out of a group that stands elsewhere.

    Args:
        notes: All, in reading order.
        grouping: As dedupe made it; the decisions about pairs are obeyed there.
        placements: By note id, as the rules or a theme column decided.
        standing: The decisions that hold.
    """
    decided = {
        note: _decide(note, placements[note], standing.themes[note])
        if note in standing.themes
        else placements[note]
        for note in placements
    }
    by_id = {note.id: note for note in notes}
    order = {note.id: number for number, note in enumerate(notes)}
    parts = [part for group in grouping.groups for part in _split(group, by_id, decided, standing)]
    groups = sorted(parts, key=lambda group: order[group.notes[0]])
    texts = find_text_outcomes(
        notes, decided, standing.left_out, standing.staff_texts, lacks_files=standing.lacks_files
    )
    return Reviewed(
        replace(grouping, groups=tuple(groups)),
        decided,
        (*_parted_cautions(grouping, by_id, decided, standing), *tell_texts_of_themes(texts, standing.left_out)),
        (*standing.outcomes, *texts),
        texts_to_print(texts),
    )


def _parted_cautions(
    grouping: Grouping, notes: dict[str, Note], placements: dict[str, Placement], standing: Standing
) -> Iterator[Caution]:
    """Tell of notes that stay where the rules put them, though a near-identical one was moved by a decision."""
    for group in grouping.groups:
        moved = [note for note in group.notes if note in standing.themes]
        for note in group.notes:
            if note not in standing.themes and moved and placements[note].theme != placements[moved[0]].theme:
                yield Caution(
                    "near_identical_elsewhere",
                    f"inputtet {note} er næsten ens med {moved[0]}, som en beslutning har givet et andet tema. "
                    "Skal det med, så vælg også temaet for det i gennemgang.xlsx.",
                    notes[note].source,
                )


def _decide(note: str, placement: Placement, decision: ThemeDecision) -> Placement:
    kept = placement.subthemes if decision.theme == placement.theme else ()
    runner_up = placement.theme if decision.theme != placement.theme else placement.runner_up
    return Placement(
        theme=decision.theme,
        subthemes=kept if decision.subthemes is None else decision.subthemes,
        decided_by="decision",
        why=placement.why if decision.theme == placement.theme else (),
        runner_up=runner_up,
        names=placement.names,
        follows=decision.note != note,
    )


def _split(
    group: Group, notes: dict[str, Note], placements: dict[str, Placement], standing: Standing
) -> list[Group]:
    """Part a group by theme, and part from it what is not printed."""
    parts: dict[tuple[str | None, bool], list[Note]] = {}
    for note in group.notes:
        parts.setdefault((placements[note].theme, note in standing.left_out), []).append(notes[note])
    return [group] if len(parts) == 1 else [make_group(part) for part in parts.values()]
