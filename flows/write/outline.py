"""What the documents print and count: the notes under their themes, as one plan that all of them follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from flows.errors import InputError
from flows.notes import Edition, Note, Placement, Subtheme, Theme


class Bullet(NamedTuple):
    """One point of a list: a note alone, or near-identical notes told as one.

    A tuple, because a hundred thousand of them are made at once.

    Attributes:
        text: The representative's, verbatim.
        notes: All notes that it stands for, in reading order.
        variants: The other spellings, each with how many notes have it, in reading order.
    """

    text: str
    notes: tuple[Note, ...]
    variants: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The bullets under a subtheme, or under none of them."""

    subtheme: Subtheme | None
    bullets: tuple[Bullet, ...]


@dataclass(frozen=True)
class Section:
    """A theme with its bullets; `theme` is None for the notes without one."""

    theme: Theme | None
    bullets: tuple[Bullet, ...]

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes behind all bullets."""
        return tuple(note for bullet in self.bullets for note in bullet.notes)


@dataclass(frozen=True)
class Outline:
    """All that is printed of an edition.

    Attributes:
        sections: Only themes that have notes, in the scheme's order; the notes without a theme are last.
        left_out: How many notes a person has decided to leave out.
    """

    sections: tuple[Section, ...]
    placements: dict[str, Placement]
    left_out: int

    @cached_property
    def notes(self) -> int:
        """The number of notes printed, as collected."""
        return sum(len(section.notes) for section in self.sections)

    @cached_property
    def bullets(self) -> int:
        """The number of points that these notes fill."""
        return sum(len(section.bullets) for section in self.sections)

    @cached_property
    def has_variants(self) -> bool:
        """Whether some notes stand together though their letters differ."""
        return any(bullet.variants for section in self.sections for bullet in section.bullets)


def outline(edition: Edition, *, grouped: bool) -> Outline:
    """Plan what is printed: every note that no person has left out, once, under its theme, in reading order.

    Args:
        edition: What is published.
        grouped: Whether near-identical notes stand together as one bullet.

    Raises:
        InputError: Where no note is left to print.
    """
    bullets: dict[str | None, list[Bullet]] = {theme.id: [] for theme in edition.themes}
    bullets[None] = []
    for bullet in _grouped(edition) if grouped else map(_alone, _printed(edition)):
        theme = edition.placements[bullet.notes[0].id].theme
        bullets[theme if theme in bullets else None].append(bullet)
    sections = tuple(
        Section(theme, tuple(bullets[theme.id if theme else None]))
        for theme in (*edition.themes, None)
        if bullets[theme.id if theme else None]
    )
    if not sections:
        raise InputError(
            f"{edition.workshop}: der er ingen input at skrive i bilaget, for alle er udeladt. "
            "Se under 'udelad' i decisions.yaml."
        )
    return Outline(
        sections, edition.placements, sum(note.id in edition.left_out for note in edition.gathered.notes)
    )


def parts_of(section: Section, placements: dict[str, Placement]) -> tuple[Part, ...]:
    """Divide a theme's bullets by their first subtheme, in the scheme's order; those with none are last."""
    known = section.theme.subthemes if section.theme else ()
    under: dict[str | None, list[Bullet]] = {subtheme.id: [] for subtheme in known}
    under[None] = []
    for bullet in section.bullets:
        under[next(iter(subthemes_of(bullet.notes, placements, under)), None)].append(bullet)
    return tuple(
        Part(subtheme, tuple(under[subtheme.id if subtheme else None]))
        for subtheme in (*known, None)
        if under[subtheme.id if subtheme else None]
    )


def subthemes_of(
    notes: Iterable[Note], placements: dict[str, Placement], known: Iterable[str | None]
) -> tuple[str, ...]:
    """Give the ids of the known subthemes that the notes have, the first note's first."""
    wanted = set(known)
    return tuple(dict.fromkeys(key for note in notes for key in placements[note.id].subthemes if key in wanted))


def _printed(edition: Edition) -> Iterator[Note]:
    return (note for note in edition.gathered.notes if note.id not in edition.left_out)


def _grouped(edition: Edition) -> Iterator[Bullet]:
    note_by_id, left_out = edition.note_by_id, edition.left_out
    for group in edition.grouping.groups:
        notes = tuple([note_by_id[key] for key in group.notes if key not in left_out])
        if len(notes) == 1:
            yield Bullet(notes[0].text, notes)
        elif notes:
            yield _together(notes, group.representative)


def _alone(note: Note) -> Bullet:
    return Bullet(note.text, (note,))


def _together(notes: tuple[Note, ...], representative: str) -> Bullet:
    shown = next((note for note in notes if note.id == representative), None) or max(
        notes, key=lambda note: len(note.text)
    )
    spellings = Counter(note.text for note in notes)
    del spellings[shown.text]
    return Bullet(shown.text, notes, tuple(spellings.items()))
