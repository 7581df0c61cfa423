"""What the notes of a theme say, told in sentences whose words of quantity are carried by the counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from flows.notes import Placement, Subtheme
from flows.write.outline import Bullet, Section
from flows.write.quotations import choose_quotations
from flows.write.wording import count, in_words, joined, sentence, wording

_LARGE_THEME = 6  # below it, shares such as "most" say little: "three of the four" says it all
_MOST_JOINED = 3  # points in a sentence
_LONGEST_JOINED = 240  # characters in their phrases

# Each is a key of `telling` in wording.yaml.
Quantity = Literal[
    "the_only", "both", "all", "few_of_few", "most", "over_half", "half", "many", "several", "few", "single"
]
WITH_NUMBER: frozenset[Quantity] = frozenset(("most", "over_half", "half", "many", "several", "few"))
_SHARED: frozenset[Quantity] = frozenset(("many", "several", "few", "single"))  # that several points can share


@dataclass(frozen=True)
class Point:
    """What several notes of a theme have in common: a subtheme and the ids of its notes."""

    subtheme: Subtheme
    notes: tuple[str, ...]
    bullets: tuple[Bullet, ...]


@dataclass(frozen=True)
class Telling:
    """What the summary says of one theme.

    Attributes:
        paragraph: Sentences; each number in them is the length of a tuple of ids here.
        points: The largest first.
        rest: The ids of the theme's notes that belong to no point.
        quantities: Which words of quantity the paragraph uses.
        quotations: Verbatim notes.
    """

    paragraph: str
    points: tuple[Point, ...]
    rest: tuple[str, ...]
    quantities: frozenset[Quantity]
    quotations: tuple[str, ...]


def tell(
    section: Section, placements: dict[str, Placement], total: int, mark: str, common_words: frozenset[str]
) -> Telling:
    """Tell a theme.

    Args:
        section: The theme with its bullets, near-identical notes together.
        placements: By note id.
        total: The number of notes in all themes and in none.
        mark: What the appendix is called ("Bilag 1").
        common_words: Words that are known to be no names; see `known_words`.
    """
    says = wording().telling
    points = _points(section, placements)
    told = {key for point in points for key in point.notes}
    rest = tuple(note.id for note in section.notes if note.id not in told)
    number = len(section.notes)
    opening = says.whole if number == total else says.notes
    sentences = [opening.of(number, all=in_words(total)), *_sentences(points, number)]
    if rest:
        words = (says.rest_of_one if len(points) == 1 else says.rest) if points else says.undivided
        sentences.append(sentence(words.of(len(rest), mark=mark)))
    quotations = choose_quotations([point.bullets for point in points], section.bullets, common_words)
    quantities = frozenset(_quantity(len(point.notes), number) for point in points)
    return Telling(" ".join(sentences), points, rest, quantities, quotations)


def quantity(number: int, total: int) -> str:
    """Say how many of a theme's notes belong to a point."""
    told = _quantity(number, total)
    words: str = getattr(wording().telling, told)
    if told in WITH_NUMBER:
        return words.format(count=count(number), all=count(total))
    return words.format(word=in_words(number).capitalize(), count=in_words(number), all=in_words(total))


def _quantity(number: int, total: int) -> Quantity:
    """Choose the word for how many of a theme's notes belong to a point.

    The words: all; at least three fifths are "most", above and at a half are said so; at least ten that are also a
    quarter are "many"; from four "several"; two or three "a few"; one is one.
    """
    if number == total:
        return "the_only" if total == 1 else "both" if total == 2 else "all"
    if number == 1:
        return "single"
    if total < _LARGE_THEME:
        if number * 2 > total:
            return "few_of_few"
    elif number * 5 >= total * 3:
        return "most"
    elif number * 2 > total:
        return "over_half"
    elif number * 2 == total:
        return "half"
    if number >= 10 and number * 4 >= total:
        return "many"
    return "several" if number >= 4 else "few"


def _points(section: Section, placements: dict[str, Placement]) -> tuple[Point, ...]:
    notes: dict[str, list[str]] = {subtheme.id: [] for subtheme in section.subthemes}
    bullets: dict[str, list[Bullet]] = {subtheme.id: [] for subtheme in section.subthemes}
    for bullet in section.bullets:
        for note in bullet.notes:
            for key in placements[note.id].subthemes:
                if key in notes:
                    notes[key].append(note.id)
                    if not bullets[key] or bullets[key][-1] is not bullet:
                        bullets[key].append(bullet)
    points = [
        Point(sub, tuple(notes[sub.id]), tuple(bullets[sub.id])) for sub in section.subthemes if notes[sub.id]
    ]
    return tuple(sorted(points, key=lambda point: -len(point.notes)))


def _sentences(points: tuple[Point, ...], total: int) -> list[str]:
    """Tell the points, the small ones several in a sentence.

    Single notes are counted on from sentence to sentence ("et fjerde"), so that nobody takes two notes for one.
    """
    sentences, singles = [], set[str]()
    for position, joined_points in enumerate(_join(points, total)):
        notes = {note for point in joined_points for note in point.notes}
        single = _quantity(len(joined_points[0].notes), total) == "single"
        before = len(singles) if single and singles.isdisjoint(notes) else 0
        sentences.append(sentence(_sentence(joined_points, total, position, before)))
        if single:
            singles |= notes
    return sentences


def _join(points: Sequence[Point], total: int) -> list[list[Point]]:
    """Put neighbours together that the same word of quantity is said of, while a sentence can bear them."""
    joined_points: list[list[Point]] = []
    singles = set[tuple[str, ...]]()
    for point in points:
        last = joined_points[-1] if joined_points else []
        told = _quantity(len(point.notes), total)
        if (
            last
            and told in _SHARED
            and told == _quantity(len(last[0].notes), total)
            and len(last) < _MOST_JOINED
            and sum(len(each.subtheme.phrase) for each in (*last, point)) <= _LONGEST_JOINED
            and point.notes not in singles
        ):
            last.append(point)
        else:
            joined_points.append([point])
        if told == "single":
            singles.add(point.notes)
    return joined_points


def _sentence(points: Sequence[Point], total: int, position: int, before: int) -> str:
    """Tell points of the same quantity; `before` single notes have been told of."""
    says = wording().telling
    forms = says.verbs[position % len(says.verbs)]
    verb = forms.also if position == 1 else forms.plain
    clauses = [point.subtheme.phrase.strip().rstrip(".") for point in points]
    told = _quantity(len(points[0].notes), total)
    who = _nth(before) if told == "single" else quantity(len(points[0].notes), total)
    if told == "single":
        others = (f"{_nth(before + place)}, {clause}" for place, clause in enumerate(clauses[1:], 1))
        clauses = [clauses[0], *others]
    elif len(points) > 1:
        who = who.split(" (")[0]
        clauses = [f"{clause} ({count(len(point.notes))})" for clause, point in zip(clauses, points, strict=True)]
    return says.said.format(who=who, verb=verb, what=joined(clauses))


def _nth(before: int) -> str:
    """Name a single note that comes after others: "et enkelt", "et andet" and so on."""
    says = wording().telling
    return (says.single, *says.others)[before] if before <= len(says.others) else says.another
