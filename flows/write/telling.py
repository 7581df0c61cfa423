"""What the notes of a theme say, told in sentences whose words of quantity are carried by the counts."""

from __future__ import annotations

from dataclasses import dataclass

from flows.notes import Placement, Subtheme
from flows.write.outline import Bullet, Section
from flows.write.quotations import choose_quotations
from flows.write.wording import count, in_words, sentence, wording

_LARGE_THEME = 6  # below it, shares such as "most" say little: "three of the four" says it all
_JOINABLE = 3  # at most this many notes: two small points may share a sentence
_LONG_PHRASE = 90


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


def tell(section: Section, placements: dict[str, Placement], mark: str, common_words: frozenset[str]) -> Telling:
    """Tell a theme.

    Args:
        section: The theme with its bullets, near-identical notes together.
        placements: By note id.
        mark: What the appendix is called ("Bilag 1").
        common_words: Words that are known to be no names; see `known_words`.
    """
    says = wording().telling
    points = _points(section, placements)
    told = {key for point in points for key in point.notes}
    rest = tuple(note.id for note in section.notes if note.id not in told)
    total = len(section.notes)
    if len(section.bullets) < total:
        sentences = [says.notes_repeated.format(count=count(total), groups=count(len(section.bullets)))]
    else:
        sentences = [says.notes.of(total)]
    sentences += _sentences(points, total)
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
    says = wording().telling
    clauses = [
        (
            says.said.format(
                who=quantity(len(point.notes), total),
                verb=says.verbs[position % len(says.verbs)],
                what=point.subtheme.phrase.strip().rstrip("."),
            ),
            len(point.notes) <= _JOINABLE and len(point.subtheme.phrase) <= _LONG_PHRASE,
        )
        for position, point in enumerate(points)
    ]
    sentences = []
    while clauses:
        clause, short = clauses.pop(0)
        if short and clauses and clauses[0][1]:
            second, _ = clauses.pop(0)
            clause = says.joined.format(first=clause, second=second[:1].lower() + second[1:])
        sentences.append(sentence(clause))
    return sentences
