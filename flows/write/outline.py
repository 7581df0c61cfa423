"""What the documents print and count: the notes under their themes, as one plan that all of them follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Literal, get_args

from flows.errors import InputError
from flows.notes import Edition, Note, Placement, Stance, Subtheme, Theme
from flows.write.form import AppendixForm
from flows.write.wording import wording


@dataclass(frozen=True, slots=True)
class Bullet:
    """One point of a list: a note alone, or near-identical notes told as one.

    Attributes:
        text: The representative's, verbatim.
        notes: All notes that it stands for, in reading order.
        variants: The other spellings, each with how many notes have it, in reading order.
    """

    text: str
    notes: tuple[Note, ...]
    variants: tuple[tuple[str, int], ...] = ()


LeftOutFor = Literal["Personoplysning", "Uden for emnet", "Gentagelse", "Andet"]
REASONS: tuple[LeftOutFor, ...] = get_args(LeftOutFor)

Printed = Note | Bullet  # a note alone needs nothing around it, and most of a hundred thousand are alone


@dataclass(frozen=True, slots=True)
class Subsection:
    """What stands under a subtheme, or under none of them.

    Attributes:
        elsewhere: What has this subtheme too and stands under another, where its notes have it first.
    """

    subtheme: Subtheme | None
    printed: tuple[Printed, ...]
    elsewhere: tuple[Printed, ...] = ()


@dataclass(frozen=True)
class Section:
    """A theme with its points as they are printed; `theme` is None for the notes without one."""

    theme: Theme | None
    printed: tuple[Printed, ...]

    @property
    def title(self) -> str:
        """The heading over the points."""
        return self.theme.title if self.theme else wording().appendix.without_theme

    @property
    def subthemes(self) -> tuple[Subtheme, ...]:
        """The theme's subthemes, in the scheme's order."""
        return self.theme.subthemes if self.theme else ()

    @cached_property
    def bullets(self) -> tuple[Bullet, ...]:
        """The points, those of a note alone too."""
        return tuple(Bullet(each.text, (each,)) if isinstance(each, Note) else each for each in self.printed)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes behind all points."""
        return tuple(chain.from_iterable(map(notes_of, self.printed)))


@dataclass(frozen=True)
class Outline:
    """All that is printed of an edition.

    Attributes:
        sections: Only themes that have notes, in the scheme's order; the notes without a theme are last.
        placements: By note id; notes of a group have the same subthemes, those that any of them has.
        left_out: How many notes a person has decided to leave out, by reason.
        stances: By note id, the notes that speak against or ask.
        collected: How many notes there are of the workshop, those that are not printed, too.
        skipped: How many files could not be read and were skipped on demand.
        unread: How many files are of a kind that is not read, such as a PDF, or links.
        is_part: Whether other notes of the workshop are not this edition's.
        hidden: By the id of a printed note, how many of its spans are not printed.
    """

    sections: tuple[Section, ...]
    placements: dict[str, Placement]
    left_out: Counter[LeftOutFor]
    stances: dict[str, Stance]
    collected: int
    skipped: int
    unread: int
    is_part: bool
    hidden: Counter[str]

    @cached_property
    def notes(self) -> int:
        """The number of notes printed, as collected."""
        return sum(
            1 if isinstance(each, Note) else len(each.notes)
            for section in self.sections
            for each in section.printed
        )

    @cached_property
    def bullets(self) -> int:
        """The number of points that these notes fill."""
        return sum(len(section.printed) for section in self.sections)

    @property
    def lacks_files(self) -> bool:
        """Whether there are files whose input, if they have any, is not collected."""
        return bool(self.skipped or self.unread)

    @cached_property
    def has_variants(self) -> bool:
        """Whether some notes stand together though their letters differ."""
        return any(
            isinstance(each, Bullet) and each.variants for section in self.sections for each in section.printed
        )


def outline(edition: Edition, *, grouped: bool) -> Outline:
    """Plan what is printed: every note that no person has left out, once, under its theme, in reading order.

    Args:
        edition: What is published.
        grouped: Whether near-identical notes stand together as one bullet.

    Raises:
        InputError: Where no note is left to print.
    """
    under: dict[str | None, list[Printed]] = {theme.id: [] for theme in edition.themes}
    under[None] = []
    placements = _in_step(edition)
    for each in _grouped(edition) if grouped else _alone(edition):
        theme = placements[each.id if isinstance(each, Note) else each.notes[0].id].theme
        under[theme if theme in under else None].append(each)
    sections = tuple(
        Section(theme, tuple(under[theme.id if theme else None]))
        for theme in (*edition.themes, None)
        if under[theme.id if theme else None]
    )
    if not sections:
        raise InputError(
            f"{edition.workshop}: der er ingen input at skrive i bilaget, for alle er udeladt. "
            "Se under 'left_out' i decisions.yaml."
        )
    whole = edition.whole or edition
    return Outline(
        sections,
        placements,
        left_out=Counter(_reason(reason) for reason in edition.left_out.values()),
        stances=edition.stances,
        collected=len(whole.note_by_id),
        skipped=len(edition.gathered.skipped),
        unread=len(edition.gathered.unread),
        is_part=edition.note_by_id.keys() != whole.note_by_id.keys(),
        hidden=Counter(
            {note: len(spans) for note, spans in edition.hidden.items() if note not in edition.left_out}
        ),
    )


def notes_of(printed: Printed) -> tuple[Note, ...]:
    """Give the notes that a point stands for."""
    return (printed,) if isinstance(printed, Note) else printed.notes


def subsections_of(section: Section, placements: dict[str, Placement]) -> tuple[Subsection, ...]:
    """Divide a theme's points by their first subtheme, in the scheme's order; those with none are last."""
    under: dict[str | None, list[Printed]] = {subtheme.id: [] for subtheme in section.subthemes}
    under[None] = []
    elsewhere: dict[str, list[Printed]] = {}
    for each in section.printed:
        first, *others = subthemes_of(notes_of(each), placements, under) or (None,)
        under[first].append(each)
        for other in others:
            elsewhere.setdefault(other, []).append(each)
    parts = (
        Subsection(subtheme, tuple(under[key]), tuple(elsewhere.get(key or "", ())))
        for subtheme in (*section.subthemes, None)
        for key in (subtheme.id if subtheme else None,)
    )
    return tuple(part for part in parts if part.printed or part.elsewhere)


def subthemes_of(
    notes: Iterable[Note], placements: dict[str, Placement], known: Iterable[str | None]
) -> tuple[str, ...]:
    """Give the ids of the known subthemes that the notes have, the first note's first."""
    wanted = set(known)
    return tuple(dict.fromkeys(key for note in notes for key in placements[note.id].subthemes if key in wanted))


def number_notes(edition: Edition, form: AppendixForm) -> dict[str, int]:
    """Give each printed note the number of its bullet in the appendix; nothing where the bullets have none.

    Those of a narrowed edition have the numbers that they have in the whole one.
    """
    whole = edition.whole or edition
    if whole.left_out.keys() >= whole.note_by_id.keys():
        return {}
    numbers = numbers_of(outline(whole, grouped=form.grouped), form)
    if whole is edition:
        return numbers
    return {note: numbers[note] for note in edition.note_by_id if note in numbers}


def numbers_of(plan: Outline, form: AppendixForm) -> dict[str, int]:
    """Number the notes of a plan that is grouped as the appendix is, in the order in which it prints them."""
    if not form.numbered:
        return {}
    printed = (
        each
        for section in plan.sections
        for part in arranged(section, plan.placements, form)
        for each in part.printed
    )
    return {note.id: number for number, each in enumerate(printed, 1) for note in notes_of(each)}


def arranged(section: Section, placements: dict[str, Placement], form: AppendixForm) -> tuple[Subsection, ...]:
    """Give a theme's points as the appendix lists them: by subtheme where it is asked to and there are any."""
    parts = subsections_of(section, placements) if form.subthemes else ()
    return parts if any(part.subtheme for part in parts) else (Subsection(None, section.printed),)


def _reason(typed: str) -> LeftOutFor:
    """Give the reason of the fixed list that a person typed; free words are never printed."""
    return next((reason for reason in REASONS if reason.casefold() == typed.strip().casefold()), "Andet")


def _in_step(edition: Edition) -> dict[str, Placement]:
    """Give the notes of a group each other's subthemes, so that all documents count the group alike."""
    placements = edition.placements
    changed: dict[str, Placement] = {}
    for group in edition.grouping.groups:
        if len(group.notes) == 1:
            continue
        printed = [note for note in group.notes if note not in edition.left_out]
        if len({placements[note].subthemes for note in printed}) > 1:
            shared = tuple(dict.fromkeys(key for note in printed for key in placements[note].subthemes))
            changed |= {note: replace(placements[note], subthemes=shared) for note in printed}
    return {**placements, **changed} if changed else placements


def _alone(edition: Edition) -> Iterator[Printed]:
    return (note for note in edition.gathered.notes if note.id not in edition.left_out)


def _grouped(edition: Edition) -> Iterator[Printed]:
    note_by_id, left_out = edition.note_by_id, edition.left_out
    for group in edition.grouping.groups:
        notes = [note_by_id[key] for key in group.notes if key not in left_out]
        if len(notes) == 1:
            yield notes[0]
        elif notes:
            yield _together(tuple(notes), group.representative)


def _together(notes: tuple[Note, ...], representative: str) -> Bullet:
    shown = next((note for note in notes if note.id == representative), None) or max(
        notes, key=lambda note: len(note.text)
    )
    spellings = Counter(note.text for note in notes)
    del spellings[shown.text]
    return Bullet(shown.text, notes, tuple(spellings.items()))
