"""What the notes of a theme are about, told in sentences whose numbers can be followed to their notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.notes import Stance, Subtheme
from flows.write.citations import Citations
from flows.write.outline import Bullet, Outline, Section
from flows.write.quotations import choose_quotations, is_about_people
from flows.write.topics import inside_sentence, topic_of
from flows.write.wording import Counted, in_words, joined, sentence, wording

_MOST_JOINED = 3  # points in a sentence


@dataclass(frozen=True)
class Point:
    """What several notes of a theme are about: a subtheme and the ids of its notes."""

    subtheme: Subtheme
    notes: tuple[str, ...]
    bullets: tuple[Bullet, ...]


@dataclass(frozen=True)
class Telling:
    """What the summary says of one theme.

    Attributes:
        paragraph: Sentences; each number in them is the length of a tuple of ids here.
        points: The largest first; a note that speaks against is about its subtheme as well.
        rest: The ids of the theme's notes that belong to no point, where there are points.
        against: The ids of the notes that speak against, warn or doubt.
        questions: The ids of those that ask.
        quotations: Verbatim notes that do neither.
    """

    paragraph: str
    points: tuple[Point, ...]
    rest: tuple[str, ...]
    against: tuple[str, ...]
    questions: tuple[str, ...]
    quotations: tuple[str, ...]


def tell(section: Section, plan: Outline, citations: Citations, common_words: frozenset[str]) -> Telling:
    """Tell a theme.

    Args:
        section: The theme with its bullets, near-identical notes together.
        plan: What it is a section of.
        citations: Cites the notes behind each number.
        common_words: Words that are known to be no names; see `known_words`.
    """
    says = wording().telling
    points = _points(section, plan)
    told = {key for point in points for key in point.notes}
    rest = tuple(note.id for note in section.notes if note.id not in told) if points else ()
    against, questions = (_of_stance(section, plan, stance) for stance in ("against", "question"))
    every = [note.id for note in section.notes]
    topic = inside_sentence(section.title)
    opening = says.whole if len(every) == plan.notes else says.notes
    sentences = [
        opening.of(len(every), topic=topic, cited=citations.cite(section.title, every, naming_appendix=True)),
        *_sentences(points, len(every), citations),
    ]
    for words, what, notes in (
        (says.rest, says.rest_list, rest),
        (says.against, says.against_list, against),
        (says.questions, says.questions_list, questions),
    ):
        if notes:
            sentences.append(_told(words, what.format(theme=section.title), notes, citations))
    fit = [[bullet for bullet in point.bullets if not _stance_of(bullet, plan)] for point in points]
    quotations = choose_quotations(
        fit,
        [b for b in section.bullets if not _stance_of(b, plan)],
        common_words,
        about_people=is_about_people(part.theme for part in plan.sections if part.theme),
    )
    return Telling(" ".join(sentences), points, rest, against, questions, quotations)


def _told(words: Counted, what: str, notes: Sequence[str], citations: Citations) -> str:
    return sentence(words.of(len(notes), cited=citations.cite(what, notes)))


def _points(section: Section, plan: Outline) -> tuple[Point, ...]:
    bullets: dict[str, list[Bullet]] = {subtheme.id: [] for subtheme in section.subthemes}
    for bullet in section.bullets:
        for key in plan.placements[bullet.notes[0].id].subthemes:
            if key in bullets:
                bullets[key].append(bullet)
    points = [
        Point(sub, tuple(note.id for bullet in bullets[sub.id] for note in bullet.notes), tuple(bullets[sub.id]))
        for sub in section.subthemes
        if bullets[sub.id]
    ]
    return tuple(sorted(points, key=lambda point: -len(point.notes)))


def _of_stance(section: Section, plan: Outline, stance: Stance) -> tuple[str, ...]:
    return tuple(
        note.id for bullet in section.bullets if _stance_of(bullet, plan) == stance for note in bullet.notes
    )


def _stance_of(bullet: Bullet, plan: Outline) -> Stance | None:
    return next((plan.stances[note.id] for note in bullet.notes if note.id in plan.stances), None)


def _sentences(points: Sequence[Point], total: int, citations: Citations) -> list[str]:
    """Tell the points, the largest first, several in a sentence."""
    says = wording().telling
    sentences = []
    for start in range(0, len(points), _MOST_JOINED):
        first, *others = points[start : start + _MOST_JOINED]
        forms = says.further if start == _MOST_JOINED else says.first
        told = [_clause(forms.of(total if total == 1 else 2, who=_who(first, total)), first, citations)]
        told += [_clause(says.other.format(who=_who(point, total)), point, citations) for point in others]
        sentences.append(sentence(joined(told)))
    return sentences


def _clause(beginning: str, point: Point, citations: Citations) -> str:
    cited = citations.cite(point.subtheme.title, point.notes)
    return f"{beginning} {topic_of(point.subtheme)}{cited}"


def _who(point: Point, total: int) -> str:
    says = wording().telling
    number = len(point.notes)
    if number == total:
        return says.both if total == 2 else says.all.format(word=in_words(total))
    return in_words(number)
