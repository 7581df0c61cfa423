"""What staff wrote of a theme: whether the theme's notes are still those that it was written about.

The words are printed in any case where the theme has notes; where these have changed, a person is asked. Words
that a person has just typed name no notes: they are about those that are there, and `fill_in` says so in the book.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from flows.notes import Caution, Edition, Note, Placement, StaffText
from flows.review.book import Decision, DecisionBook, SummaryDecision
from flows.review.outcomes import Outcome, Reach, check_outcomes, most_alike

_MOST_TOLD = 10  # notes of a kind
_MAYBE_SKIPPED = ", måske fordi en fil er sprunget over"


def find_text_outcomes(
    notes: Sequence[Note],
    placements: Mapping[str, Placement],
    left_out: Collection[str],
    texts: Sequence[SummaryDecision],
    *,
    lacks_files: bool = False,
) -> tuple[Outcome, ...]:
    """Find what became of each text: applied, lost where its theme has no notes, contested where they have changed.

    Where files were skipped, a note that is nowhere is unseen: it may stand in one of them.

    Args:
        notes: All, in reading order.
        placements: By note id, as reviewed.
        left_out: The ids of the notes that are not printed.
        texts: What staff wrote, at most one a theme.
        lacks_files: Whether files were skipped.

    Raises:
        LedgerError: Not every text has exactly one outcome.
    """
    everywhere = {note.id for note in notes}
    outcomes = []
    for text in texts:
        there = [note for note in notes if placements[note.id].theme == text.theme and note.id not in left_out]
        outcomes.append(_find_outcome(text, there, everywhere, lacks_files=lacks_files))
    check_outcomes(DecisionBook(summary=tuple(texts)), outcomes)
    return tuple(outcomes)


def texts_to_print(outcomes: Iterable[Outcome]) -> dict[str, StaffText]:
    """Give the words by theme id, those that a person is asked about, too."""
    entries = [outcome.decision.entry for outcome in outcomes if outcome.fate != "lost"]
    return {
        entry.theme: StaffText(entry.intro.strip(), entry.paragraph.strip())
        for entry in entries
        if isinstance(entry, SummaryDecision)
    }


def fill_in(book: DecisionBook, edition: Edition) -> DecisionBook:
    """Give the book in which each text names the notes that it is about, as far as it did not.

    Notes of a file that was skipped are none of them: when they come, a person is asked.
    """
    notes: dict[str | None, list[Note]] = {}
    for note in edition.gathered.notes:
        if note.id not in edition.left_out:
            notes.setdefault(edition.placements[note.id].theme, []).append(note)
    texts = [
        _about(text, notes[text.theme]) if text.notes is None and text.theme in notes else text
        for text in book.summary
    ]
    return book.model_copy(update={"summary": tuple(texts)})


def tell_texts_of_themes(outcomes: Iterable[Outcome], left_out: Collection[str]) -> list[Caution]:
    """Make a caution for each text that does not simply hold: ids and cells in its message, texts in its details.

    What a note said that is left out by now is told nowhere.
    """
    told = []
    for outcome in outcomes:
        entry = outcome.decision.entry
        unseen = any(reach.way == "unseen" for reach in outcome.reaches)
        if not isinstance(entry, SummaryDecision) or (outcome.fate == "applied" and not unseen):
            continue
        where = f"Teksten om temaet '{entry.theme}' (summary i decisions.yaml)"
        if outcome.fate == "lost":
            why = (
                f"ingen input{_MAYBE_SKIPPED}."
                if unseen
                else "ingen input. Slet den, eller flyt den til et andet tema."
            )
            told.append(Caution("summary_without_notes", f"{where} trykkes ikke: temaet har {why}"))
        elif outcome.fate == "contested":
            advice = (
                "Vent med at svare, til filen kan læses."  # a Yes forgets those that are not seen
                if unseen
                else "Ret den på arket Temaer i gennemgang.xlsx, eller skriv Ja under 'Passer teksten?'."
            )
            message = (
                f"{where} blev skrevet, da temaet havde andre input. Siden er {say_changes(outcome)}. Den trykkes, "
                f"som den er. {advice}"
            )
            told.append(Caution("summary_notes_changed", message, None, tuple(_details(outcome, left_out))))
        else:
            missing = _few([reach.note for reach in outcome.reaches if reach.way == "unseen"])
            message = (
                f"{where} handler også om input, der ikke er fundet{_MAYBE_SKIPPED} ({missing}). Om den passer "
                "endnu, kan ikke vides, før filen kan læses. Den trykkes, som den er."
            )
            told.append(Caution("summary_notes_unseen", message))
    return told


def _find_outcome(
    text: SummaryDecision, there: Sequence[Note], everywhere: Collection[str], *, lacks_files: bool
) -> Outcome:
    decision = Decision("summary", text)
    about = decision.about if text.notes is not None else ()
    found = _findable(about, there, everywhere) if lacks_files else about
    reaches, further = _reach(found, there, everywhere) if text.notes is not None else ((), ())
    reaches = (*reaches, *(Reach(note, was, "unseen") for note, was in about if (note, was) not in found))
    if not there:
        return Outcome(decision, "lost", reaches)
    if further or any(reach.fate != "applied" for reach in reaches):
        return Outcome(decision, "contested", reaches, further=further)
    now = _about(text, there) if len(found) == len(about) else text  # it keeps the notes that nobody can see now
    return Outcome(decision, "applied", reaches, Decision("summary", now))


def _findable(
    about: Sequence[tuple[str, str]], there: Sequence[Note], everywhere: Collection[str]
) -> list[tuple[str, str]]:
    """Give those of the notes, by id and text, that are there, by either."""
    texts = {note.text for note in there}
    return [(note, text) for note, text in about if note in everywhere or text in texts]


def _about(text: SummaryDecision, notes: Sequence[Note]) -> SummaryDecision:
    ids, texts = tuple(note.id for note in notes), tuple(note.text for note in notes)
    return text.model_copy(update={"notes": ids, "texts": texts})


def _reach(
    about: Sequence[tuple[str, str]], there: Sequence[Note], everywhere: Collection[str]
) -> tuple[tuple[Reach, ...], tuple[Note, ...]]:
    """Find each note that was there then: by its id, by its text where a file was renamed, or one much like it.

    A note that stands in another theme by now, or is left out, is gone from this one.

    Returns:
        What became of them, and the notes that are none of them.
    """
    by_id = {note.id: note for note in there}
    reached: dict[str, Reach] = {}
    for note, text in about:
        if note in by_id:
            found = by_id.pop(note)
            reached[note] = Reach(note, text, "there" if found.text == text else "changed", (found,))
        elif note in everywhere:
            reached[note] = Reach(note, text, "gone")
    by_text: dict[str, list[Note]] = {}
    for other in by_id.values():
        by_text.setdefault(other.text, []).append(other)
    for note, text in about:
        if note not in reached and by_text.get(text):
            same = by_text[text].pop(0)
            del by_id[same.id]
            reached[note] = Reach(note, text, "followed", (same,))
    for note, text in about:
        if note not in reached:
            left = tuple(by_id.values())
            place = most_alike(text, [other.text for other in left])
            alike = () if place is None else (left[place],)
            reached[note] = Reach(note, text, "moved" if alike else "gone", alike)
            for other in alike:
                del by_id[other.id]
    return tuple(reached[note] for note, _ in about), tuple(by_id.values())


def say_changes(outcome: Outcome) -> str:
    """Say which notes a theme has and has no longer since its words were written, by ids and cells."""
    gone = [reach.note for reach in outcome.reaches if reach.way == "gone"]
    changed = [
        f"{reach.note}, nu {_place(reach.found[0])}"
        for reach in outcome.reaches
        if reach.way in ("moved", "changed")
    ]
    kinds = (
        ("kommet til", [_place(note) for note in outcome.further]),
        ("gået ud", gone),
        ("ændret", changed),
        (f"ikke fundet{_MAYBE_SKIPPED}", [reach.note for reach in outcome.reaches if reach.way == "unseen"]),
    )
    return "; ".join(f"{len(notes)} {what} ({_few(notes)})" for what, notes in kinds if notes)


def _few(notes: Sequence[str]) -> str:
    shown = ", ".join(notes[:_MOST_TOLD])
    return shown if len(notes) <= _MOST_TOLD else f"{shown} og {len(notes) - _MOST_TOLD} til"


def _place(note: Note) -> str:
    return f"{note.id} i {note.source.cell}"


def _details(outcome: Outcome, left_out: Collection[str]) -> Iterable[str]:
    for note in outcome.further[:_MOST_TOLD]:
        yield f"kommet til, {note.source}: »{note.text}«"
    gone = [reach for reach in outcome.reaches if reach.way == "gone" and reach.note not in left_out]
    for reach in gone[:_MOST_TOLD]:
        yield f"gået ud, {reach.note}: »{reach.text}«"
    changed = [reach for reach in outcome.reaches if reach.way in ("moved", "changed")]
    for reach in changed[:_MOST_TOLD]:
        yield f"ændret, {reach.note}: »{reach.text}«"
        yield f"ændret til, {reach.found[0].source}: »{reach.found[0].text}«"
