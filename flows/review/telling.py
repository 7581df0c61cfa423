"""What staff are told of the decisions that do not hold.

A message names ids and cells only: it may end in a log. The texts, with file and sheet, stand apart from it, for
the console; there personal data in them is masked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from flows.notes import Caution, Note
from flows.review.book import PROTECTING
from flows.review.outcomes import Outcome, Reach
from flows.review.veiling import NO_DECISIONS, Veil


def tell_outcomes(outcomes: Iterable[Outcome], veil: Veil = NO_DECISIONS) -> list[Caution]:
    """Make a caution for each note that a decision does not reach, and each decision that can't hold there.

    Of a remark nothing is told: no document says it. Nor that a note is to be printed: what it was like asks again.
    Nor of what is gone from decisions.yaml and from the files.
    """
    outcomes = list(outcomes)
    veil = veil.beside(outcome.decision for outcome in outcomes)
    outcomes = [outcome for outcome in outcomes if outcome.decision.key not in ("remarks", "printed")]
    told = {
        reach: Caution(
            "decision_without_note" if reach.fate == "lost" else "decision_text_changed",
            f"Beslutningen om inputtet {reach.note} bruges ikke: "
            f"{_why(reach, protects=outcome.decision.key in PROTECTING)}",
            reach.found[0].source if reach.found else None,
            _texts(reach, veil) if outcome.decision.key not in PROTECTING else (),
        )
        for outcome, reach in _not_applied(outcomes)
    }
    clashes = [
        Caution("decisions_disagree", _clash(outcome), outcome.reaches[0].found[0].source)
        for outcome in outcomes
        if outcome.against
    ]
    return [*told.values(), *clashes]


def tell_places(outcomes: Iterable[Outcome]) -> list[str]:
    """Say of each what became of it, by ids and cells."""
    told = [
        f"Beslutningen om inputtet {reach.note} bruges ikke: "
        f"{_why(reach, cells=True, hidden=outcome.decision.key == 'masked')}"
        for outcome, reach in _not_applied(outcomes)
    ]
    return list(dict.fromkeys([*told, *(_clash(outcome) for outcome in outcomes if outcome.against)]))


def show_places(outcomes: Iterable[Outcome], veil: Veil = NO_DECISIONS) -> list[str]:
    """Say the same in lines of a list, with the text that was decided about and those that stand there now."""
    outcomes = list(outcomes)
    veil = veil.beside(outcome.decision for outcome in outcomes)
    told: dict[tuple[str, ...], None] = {}
    for outcome, reach in _not_applied(outcomes):
        why = _why(reach, hidden=outcome.decision.key == "masked")
        now = (f"  {note.id} ({note.source}): »{veil.text(note.text, reach.text)}«" for note in reach.found)
        lines = (
            f"- Beslutningen om inputtet {reach.note} bruges ikke: {why}",
            f"  decisions.yaml, {reach.note}: »{veil.text(reach.text)}«",
            *now,
        )
        told[lines] = None
    return [
        *chain.from_iterable(told),
        *dict.fromkeys(f"- {_clash(outcome)}" for outcome in outcomes if outcome.against),
    ]


def _not_applied(outcomes: Iterable[Outcome]) -> Iterator[tuple[Outcome, Reach]]:
    """Give the notes that were not reached: those of decisions about one note first."""
    ordered = sorted(outcomes, key=lambda outcome: len(outcome.reaches) > 1)
    for outcome in ordered:
        for reach in outcome.reaches:
            if reach.fate != "applied" and reach.way != "answered":
                yield outcome, reach


def _texts(reach: Reach, veil: Veil) -> tuple[str, ...]:
    now = (f"{note.source}: »{veil.text(note.text, reach.text)}«" for note in reach.found)
    return (f"decisions.yaml, {reach.note}: »{veil.text(reach.text)}«", *now)


def _why(reach: Reach, *, cells: bool = False, hidden: bool = False, protects: bool = False) -> str:
    def named(note: Note) -> str:
        return f"{note.id} ({note.source.cell})" if cells else note.id

    if reach.way == "gone" and protects:
        return "inputtet findes ikke mere. Lad den stå: så trykkes det heller ikke, hvis det kommer igen."
    if reach.way == "gone":
        return "inputtet findes ikke mere. Slet beslutningen i decisions.yaml, eller læg inputtet tilbage."
    if reach.way == "changed":
        where = f" ({reach.found[0].source.cell})" if cells else ""
        return (
            f"teksten i decisions.yaml er ikke ordret inputtets{where}. Er det det samme input, så skriv inputtets "
            "tekst af, som den er nu."
        )
    if reach.way == "moved":
        listed = ", ".join(map(named, reach.found))
        return f"det er ændret eller flyttet og ligner nu {listed}. Se på det, og beslut igen."
    if reach.way == "rewritten":
        listed = ", ".join(map(named, reach.found))
        return f"det er væk, og hvor det stod, står der nu en anden tekst: {listed}. Se på den, og beslut igen."
    if reach.way == "dropped":
        listed = ", ".join(map(named, reach.found))
        said = "der er ord at skjule i det" if hidden else "det er udeladt"
        return f"decisions.yaml siger ikke længere, at {said}, og det kan nu være {listed}."
    if reach.way == "several":
        listed = ", ".join(map(named, reach.found))
        return (
            f"det er flyttet, og flere input har dets tekst: {listed}. Skriv i decisions.yaml id'et på det, der "
            "menes."
        )
    return (
        f"det er flyttet, og kun {named(reach.found[0])} har teksten nu, men der er besluttet om flere med den: "
        f"{', '.join(reach.rivals)}. Lad kun den beslutning stå, der gælder {reach.found[0].id}."
    )


def _clash(outcome: Outcome) -> str:
    about = " og ".join(reach.note for reach in outcome.reaches)
    found = " og ".join(f"{reach.found[0].id} ({reach.found[0].source.cell})" for reach in outcome.reaches)
    others = ", ".join(" og ".join(note for note, _ in other.about) for other in outcome.against)
    return (
        f"Beslutningen om {about} bruges ikke: den gælder nu {found}, og det er besluttet anderledes i den om "
        f"{others}. Slet en af dem i decisions.yaml."
    )
