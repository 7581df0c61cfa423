"""Lays a person's decisions over what dedupe and the rules found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.dedupe import make_group
from flows.errors import HeldBackError
from flows.notes import Caution, Gathered, Group, Grouping, Note, Placement
from flows.review.decisions import Decisions, LeftOutDecision, PairDecision, ThemeDecision


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
    cautions: tuple[Caution, ...] = ()


def standing_decisions(gathered: Gathered, decisions: Decisions) -> Standing:
    """Keep the decisions whose notes are there with the text that was decided about.

    Where a note is gone and one other note has its very text, as when a file got another name, the decision goes
    with the text. Otherwise a decision about a note that is gone or changed is not guessed at: it becomes a
    caution, and where it said to leave a note out, nothing is published before a person has looked.

    Raises:
        HeldBackError: Where what was left out may stand under another id or in other letters.
    """
    notes = {note.id: note for note in gathered.notes}
    decisions = _follow_texts(gathered.notes, decisions)

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
    lost = list(dict.fromkeys(lost))
    cautions = [_lost_caution(note, text, gathered.notes) for note, text in lost]
    left_out = {(entry.note, entry.text) for entry in decisions.left_out}
    held = [
        caution.message
        for pair, caution in zip(lost, cautions, strict=True)
        if pair in left_out and caution.code == "decision_text_changed"
    ]
    if held:
        raise HeldBackError(
            "Intet er udgivet, for et input, som en person har udeladt, kan stå i filerne på en anden måde:\n"
            + "\n".join(f"- {message}" for message in held)
        )
    same = tuple(pair.notes for pair in decisions.same if pair_holds(pair))
    themes = {entry.note: entry for entry in decisions.themes if holds(entry.note, entry.text)}
    return Standing(
        themes=_spread(themes, same),
        same=same,
        apart=tuple(pair.notes for pair in decisions.apart if pair_holds(pair)),
        left_out={entry.note: entry.reason for entry in decisions.left_out if holds(entry.note, entry.text)},
        cautions=(*cautions, *_twins_of_left_out(gathered.notes, decisions)),
    )


def _spread(themes: dict[str, ThemeDecision], same: Sequence[tuple[str, str]]) -> dict[str, ThemeDecision]:
    """Let the theme that a person gave one note hold for those that a person said are the same.

    A note with a theme of its own keeps it.
    """
    spread = dict(themes)
    waiting = [*themes]
    while waiting:
        note = waiting.pop(0)
        for pair in same:
            if note in pair:
                other = pair[1] if pair[0] == note else pair[0]
                if other not in spread:
                    spread[other] = spread[note]
                    waiting.append(other)
    return spread


def _follow_texts(notes: Sequence[Note], decisions: Decisions) -> Decisions:
    """Give the decisions about notes that are gone to the one note that has their text, where there is just one."""
    ids = {note.id for note in notes}
    by_text: dict[str, list[str]] = {}
    for note in notes:
        by_text.setdefault(note.text, []).append(note.id)
    single: tuple[ThemeDecision | LeftOutDecision, ...] = (*decisions.themes, *decisions.left_out)
    decided = {entry.note for entry in single}

    def now(note: str, text: str) -> str:
        heirs = [other for other in by_text.get(text, ()) if other not in decided]
        return heirs[0] if note not in ids and len(heirs) == 1 else note

    def followed_pair(pair: PairDecision) -> PairDecision:
        ids_now = tuple(now(note, text) for note, text in zip(pair.notes, pair.texts, strict=True))
        return pair.model_copy(update={"notes": ids_now})

    return Decisions(
        themes=tuple(entry.model_copy(update={"note": now(entry.note, entry.text)}) for entry in decisions.themes),
        same=tuple(map(followed_pair, decisions.same)),
        apart=tuple(map(followed_pair, decisions.apart)),
        left_out=tuple(
            entry.model_copy(update={"note": now(entry.note, entry.text)}) for entry in decisions.left_out
        ),
    )


def _twins_of_left_out(notes: Sequence[Note], decisions: Decisions) -> list[Caution]:
    """Tell of notes that are printed although a note with their very text was left out."""
    left_out = {entry.note for entry in decisions.left_out}
    texts = {entry.text for entry in decisions.left_out}
    return [
        Caution(
            "twin_of_left_out",
            f"inputtet {note.id} har samme tekst som et, der er udeladt, men trykkes. Skal det udelades, så skriv "
            "det i decisions.yaml.",
            note.source,
        )
        for note in notes
        if note.text in texts and note.id not in left_out
    ]


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
        note: _decide(placements[note], standing.themes[note]) if note in standing.themes else placements[note]
        for note in placements
    }
    by_id = {note.id: note for note in notes}
    order = {note.id: number for number, note in enumerate(notes)}
    parts = [part for group in grouping.groups for part in _split(group, by_id, decided, standing)]
    groups = sorted(parts, key=lambda group: order[group.notes[0]])
    cautions = tuple(_parted_cautions(grouping, by_id, decided, standing))
    return Reviewed(replace(grouping, groups=tuple(groups)), decided, cautions)


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
                    "Skal det med, så skriv også en beslutning om det i decisions.yaml.",
                    notes[note].source,
                )


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


def _split(
    group: Group, notes: dict[str, Note], placements: dict[str, Placement], standing: Standing
) -> list[Group]:
    """Part a group by theme, and part from it what is not printed."""
    parts: dict[tuple[str | None, bool], list[Note]] = {}
    for note in group.notes:
        parts.setdefault((placements[note].theme, note in standing.left_out), []).append(notes[note])
    return [group] if len(parts) == 1 else [make_group(part) for part in parts.values()]


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
    if other.id == note:
        return Caution(
            "decision_text_changed",
            f"Beslutningen om inputtet {note} bruges ikke: teksten i decisions.yaml er ikke ordret inputtets. Er "
            "det det samme input, så skriv inputtets tekst af, som den er nu.",
            other.source,
        )
    return Caution(
        "decision_text_changed",
        f"Beslutningen om inputtet {note} bruges ikke: det er ændret eller flyttet og ligner nu {other.id}. "
        "Se på det, og beslut igen.",
        other.source,
    )
