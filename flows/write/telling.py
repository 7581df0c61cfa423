"""What the notes of a theme say, told in sentences whose words of quantity are carried by the counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.notes import Placement, Subtheme
from flows.write.outline import Bullet, Section
from flows.write.quotations import choose_quotations
from flows.write.wording import count, in_words, joined, sentence, wording

_LARGE_THEME = 6  # below it, shares such as "most" say little: "three of the four" says it all
_MOST_JOINED = 3  # points in a sentence
_LONGEST_JOINED = 240  # characters in their phrases


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
        quotations: Verbatim notes.
    """

    paragraph: str
    points: tuple[Point, ...]
    rest: tuple[str, ...]
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
    sentences = [opening.of(number, all=count(total)), *_sentences(points, number)]
    if rest:
        sentences.append((says.rest if points else says.undivided).of(len(rest), mark=mark))
    quotations = choose_quotations([point.bullets for point in points], section.bullets, common_words)
    return Telling(" ".join(sentences), points, rest, quotations)


def quantity(number: int, total: int) -> str:
    """Say how many of a theme's notes belong to a point.

    The words: all; at least three fifths are "most", above and at a half are said so; at least ten that are also a
    quarter are "many"; from four "several"; two or three "a few"; one is one.
    """
    says = wording().telling
    if number == total:
        if total <= 2:
            return says.the_only if total == 1 else says.both
        return says.all.format(count=in_words(number))
    if number == 1:
        return says.single
    if total < _LARGE_THEME:
        if number * 2 > total:
            return says.few_of_few.format(word=in_words(number).capitalize(), all=in_words(total))
    elif number * 5 >= total * 3:
        return says.most.format(count=count(number), all=count(total))
    elif number * 2 > total:
        return says.over_half.format(count=count(number), all=count(total))
    elif number * 2 == total:
        return says.half.format(count=count(number), all=count(total))
    if number >= 10 and number * 4 >= total:
        return says.many.format(count=count(number))
    return (says.several if number >= 4 else says.few).format(count=count(number))


def _points(section: Section, placements: dict[str, Placement]) -> tuple[Point, ...]:
    known = section.theme.subthemes if section.theme else ()
    notes: dict[str, list[str]] = {subtheme.id: [] for subtheme in known}
    bullets: dict[str, list[Bullet]] = {subtheme.id: [] for subtheme in known}
    for bullet in section.bullets:
        for note in bullet.notes:
            for key in placements[note.id].subthemes:
                if key in notes:
                    notes[key].append(note.id)
                    if not bullets[key] or bullets[key][-1] is not bullet:
                        bullets[key].append(bullet)
    points = [Point(sub, tuple(notes[sub.id]), tuple(bullets[sub.id])) for sub in known if notes[sub.id]]
    return tuple(sorted(points, key=lambda point: -len(point.notes)))


def _sentences(points: tuple[Point, ...], total: int) -> list[str]:
    """Tell the points, the small ones several in a sentence."""
    return [
        sentence(_sentence(joined_points, total, position))
        for position, joined_points in enumerate(_join(points, total))
    ]


def _join(points: Sequence[Point], total: int) -> list[list[Point]]:
    """Put neighbours together that the same word of quantity is said of, while a sentence can bear them."""
    joined_points: list[list[Point]] = []
    for point in points:
        last = joined_points[-1] if joined_points else []
        if (
            last
            and (word := _shared_word(point, total))
            and word == _shared_word(last[0], total)
            and len(last) < _MOST_JOINED
            and sum(len(each.subtheme.phrase) for each in (*last, point)) <= _LONGEST_JOINED
            and (len(point.notes) > 1 or all(point.notes != each.notes for each in last))
        ):
            last.append(point)
        else:
            joined_points.append([point])
    return joined_points


def _shared_word(point: Point, total: int) -> str:
    """Give the word of quantity without its number, where it is one that several points can share."""
    says = wording().telling
    told = quantity(len(point.notes), total)
    shared = (says.single, says.few, says.several, says.many)
    return next((word for word in shared if told == word.format(count=count(len(point.notes)))), "")


def _sentence(points: Sequence[Point], total: int, position: int) -> str:
    says = wording().telling
    forms = says.verbs[position % len(says.verbs)]
    verb = forms.also if position == 1 else forms.plain
    clauses = [point.subtheme.phrase.strip().rstrip(".") for point in points]
    who = quantity(len(points[0].notes), total)
    if len(points) > 1 and len(points[0].notes) == 1:
        clauses = [
            clauses[0],
            *(f"{other}, {clause}" for other, clause in zip(says.others, clauses[1:], strict=False)),
        ]
    elif len(points) > 1:
        who = who.split(" (")[0]
        clauses = [f"{clause} ({count(len(point.notes))})" for clause, point in zip(clauses, points, strict=True)]
    return says.said.format(who=who, verb=verb, what=joined(clauses))
