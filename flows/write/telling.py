"""What the notes of a theme are about, told in sentences whose numbers can be followed to their notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from flows.notes import StaffText, Stance, Subtheme
from flows.write.citations import Citations
from flows.write.outline import Bullet, Outline, Section
from flows.write.quotations import choose_quotations, is_about_people
from flows.write.things import ThemeWords, Thing, named_things, names_of
from flows.write.topics import inside_sentence, is_in_title, topic_of
from flows.write.wording import Counted, count, in_words, joined, listed, sentence, wording

_MOST_JOINED = 3  # points in a sentence
_LONG = 700  # characters of a paragraph, about eight lines


@dataclass(frozen=True)
class Point:
    """What several notes of a theme are about: a subtheme and the ids of its notes.

    Attributes:
        names: What its notes name of the things that the subtheme has names for, unless the subtheme's title says
            it of all of them; see `things`.
    """

    subtheme: Subtheme
    notes: tuple[str, ...]
    bullets: tuple[Bullet, ...]
    names: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A note, verbatim, and its number as it is cited behind it."""

    text: str
    cited: str


@dataclass(frozen=True)
class Telling:
    """What the summary says of one theme.

    Attributes:
        paragraphs: Of sentences; each number in them is the length of a tuple of ids here.
        between: The ids of the notes that another theme has nearly as many points for.
        points: The largest first; a note that speaks against is about its subtheme as well.
        names: What notes name and no point tells.
        words: What notes share, in a theme without points.
        rest: The ids of the notes that no other sentence tells of, and that are not quoted.
        lone: Those of them that are like no other.
        against: The ids of the notes that speak against, warn or doubt.
        questions: The ids of those that ask.
        quotations: Verbatim notes that do neither.
        intro: What staff wrote to be read first.
        instead: What staff wrote instead; then there is nothing else but the intro.
    """

    paragraphs: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    names: tuple[Thing, ...] = ()
    words: tuple[Thing, ...] = ()
    rest: tuple[str, ...] = ()
    lone: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    intro: str = ""
    instead: str = ""

    @property
    def paragraph(self) -> str:
        """All that is told, as one paragraph."""
        return " ".join(self.paragraphs)


def tell(
    section: Section,
    plan: Outline,
    citations: Citations,
    common_words: frozenset[str],
    staff_text: StaffText | None = None,
) -> Telling:
    """Tell a theme.

    Args:
        section: The theme with its bullets, near-identical notes together.
        plan: What it is a section of.
        citations: Cites the notes behind each number.
        common_words: Words that are known to be no names; see `known_words`.
        staff_text: What staff wrote of it.
    """
    intro, instead = (staff_text.intro, staff_text.paragraph) if staff_text else ("", "")
    if instead:
        return Telling(intro=intro, instead=instead)
    told = _find(section, plan, common_words)
    fit = _without_stance(section.bullets, plan)
    quoted = choose_quotations(
        [_without_stance(point.bullets, plan) for point in told.points],
        fit,
        common_words,
        about_people=is_about_people(part.theme for part in plan.sections if part.theme),
    )
    said: dict[str, list[str]] = {text: [] for text in quoted}
    for bullet in fit:
        if bullet.text in said:
            said[bullet.text] += (note.id for note in bullet.notes)
    told = _without(told, section, set(chain.from_iterable(said.values())))
    paragraphs = tuple(_Teller(section, told, citations).tell(plan.notes))
    quotations = tuple(Quotation(text, citations.cite(section.title, said[text])) for text in quoted)
    return replace(told, paragraphs=paragraphs, quotations=quotations, intro=intro)


def _without_stance(bullets: Iterable[Bullet], plan: Outline) -> list[Bullet]:
    return [bullet for bullet in bullets if not _stance_of(bullet, plan)]


def _without(told: Telling, section: Section, quoted: Collection[str]) -> Telling:
    """Take what is quoted from the rest: it stands there in full. Where all is rest, no note is a lone one."""
    rest, lone = (tuple(note for note in notes if note not in quoted) for notes in (told.rest, told.lone))
    return replace(told, rest=rest, lone=() if len(rest) == len(section.notes) else lone)


def tell_stances(section: Section, plan: Outline, citations: Citations) -> list[str]:
    """Tell of notes, whatever they are about, how many speak against and how many ask, in sentences."""
    against, questions = _against_and_questions(section, plan)
    return list(_Teller(section, Telling(against=against, questions=questions), citations).stances())


def _find(section: Section, plan: Outline, common_words: frozenset[str]) -> Telling:
    """Find what there is to tell of a theme, but not yet how."""
    at_most = wording().telling.at_most
    points = _points(section, plan)
    names = _names_elsewhere(section, plan, {point.subtheme.id for point in points})
    named = {note for thing in names[: at_most.named] for note in thing.notes}
    read = ThemeWords(section.bullets, section.title)
    words = () if points else read.shared(named, at_most.words, common_words)
    against, questions = _against_and_questions(section, plan)
    parts = [*(point.notes for point in points), *(word.notes for word in words)]
    told = {*named, *against, *questions, *chain.from_iterable(parts)}
    rest = tuple(note.id for note in section.notes if note.id not in told)
    lone = read.lone(rest) if rest else ()
    return Telling((), _between(section, plan), points, names, words, rest, lone, against, questions)


def _between(section: Section, plan: Outline) -> tuple[str, ...]:
    """Give the notes of bullets that nearly got another theme: where a person decided on one of its notes, none."""
    ids = ([note.id for note in bullet.notes] for bullet in section.bullets)
    return tuple(chain.from_iterable(of for of in ids if all(plan.placements[note].near_tie for note in of)))


def _points(section: Section, plan: Outline) -> tuple[Point, ...]:
    bullets: dict[str, list[Bullet]] = {subtheme.id: [] for subtheme in section.subthemes}
    for bullet in section.bullets:
        for key in plan.placements[bullet.notes[0].id].subthemes:
            if key in bullets:
                bullets[key].append(bullet)
    points = [_point(sub, bullets[sub.id], plan) for sub in section.subthemes if bullets[sub.id]]
    return tuple(sorted(points, key=lambda point: -len(point.notes)))


def _point(subtheme: Subtheme, bullets: Sequence[Bullet], plan: Outline) -> Point:
    own = set(subtheme.names)
    named = [(bullet, names_of(bullet, plan.placements) & own) for bullet in bullets]
    ids = tuple(note.id for bullet in bullets for note in bullet.notes)
    names = named_things(named, subtheme.names)
    said = [thing for thing in names if thing.notes == ids and is_in_title(thing.name, subtheme)]
    return Point(subtheme, ids, tuple(bullets), tuple(thing for thing in names if thing not in said))


def _names_elsewhere(section: Section, plan: Outline, pointed: Collection[str]) -> tuple[Thing, ...]:
    """Give what bullets name that is told under none of the subthemes that they have."""
    if section.theme is None:
        return ()
    names = {subtheme.id: subtheme.names for subtheme in section.subthemes}
    named = []
    for bullet in section.bullets:
        has = plan.placements[bullet.notes[0].id].subthemes
        told = {name for key in has if key in pointed for name in names.get(key, ())}
        told |= {
            name
            for name in names_of(bullet, plan.placements)
            if any(is_in_title(name, subtheme) for subtheme in section.subthemes if subtheme.id in has)
        }
        named.append((bullet, names_of(bullet, plan.placements).difference(told)))
    order = dict.fromkeys([*section.theme.names, *chain.from_iterable(names.values())])
    return named_things(named, order)


def _against_and_questions(section: Section, plan: Outline) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _of_stance(section, plan, "against"), _of_stance(section, plan, "question")


def _of_stance(section: Section, plan: Outline, stance: Stance) -> tuple[str, ...]:
    return tuple(
        note.id for bullet in section.bullets if _stance_of(bullet, plan) == stance for note in bullet.notes
    )


def _stance_of(bullet: Bullet, plan: Outline) -> Stance | None:
    return next((plan.stances[note.id] for note in bullet.notes if note.id in plan.stances), None)


class _Teller:
    """Puts what there is to tell of a theme into sentences."""

    def __init__(self, section: Section, told: Telling, citations: Citations) -> None:
        self._title = section.title
        self._notes = [note.id for note in section.notes]
        self._told = told
        self._citations = citations
        self._says = wording().telling

    def tell(self, notes_of_all: int) -> Iterator[str]:
        """Give the paragraphs: one, where all is short; else what notes are about, what else, and their stances."""
        parts = self._about(notes_of_all), list(self._besides()), list(self.stances())
        whole = list(chain.from_iterable(parts))
        for part in [whole] if _length(whole) <= _LONG else parts:
            yield from _paragraphs(part)

    def _about(self, notes_of_all: int) -> list[str]:
        """Tell how many there are, and the points."""
        says = self._says
        opening = says.whole if len(self._notes) == notes_of_all else says.notes
        cited = self._citations.cite(self._title, self._notes, naming_appendix=True)
        first = opening.of(len(self._notes), theme=inside_sentence(self._title), cited=cited)
        return [sentence(first), *self._between(), *self._points()]

    def _between(self) -> Iterator[str]:
        """Tell which notes the rules nearly placed in another theme."""
        says, between = self._says, self._told.between
        if between and len(between) == len(self._notes):
            yield sentence(says.all_between.of(len(between)))
        elif between:
            yield self._counted(says.between, says.between_list, between)

    def _besides(self) -> Iterator[str]:
        """Tell what no point tells."""
        told = self._told
        yield from self._named_besides()
        if told.words:
            yield self._words()
        if told.rest:
            yield self._rest()

    def _named_besides(self) -> Iterator[str]:
        """Tell what is named by notes of no point that names it: first what no point has told of at all."""
        says, told = self._says, self._told
        most = says.at_most.named
        also = (says.names_also, says.names_also_some) if told.points else (says.names_only, says.names_only_some)
        again = (says.names_again, says.names_again_some)
        for is_told, (whole, some) in ((False, also), (True, again)):
            things, unsaid = (
                [thing for thing in part if self._is_told(thing.name) is is_told]
                for part in (told.names[:most], told.names[most:])
            )
            if things:
                words = some if unsaid else whole
                yield sentence(words.format(things=self._things(things, self._title)))

    def _is_told(self, name: str) -> bool:
        """Tell whether a point names a thing already, or has it in its title."""
        most = self._says.at_most.named
        return any(
            is_in_title(name, point.subtheme) or name in (thing.name for thing in point.names[:most])
            for point in self._told.points
        )

    def stances(self) -> Iterator[str]:
        """Tell how many speak against, and how many ask."""
        says, told = self._says, self._told
        asking = says.questions_further if told.against else says.questions
        for forms, what, notes in (
            (says.against, says.against_list, told.against),
            (asking, says.questions_list, told.questions),
        ):
            if notes:
                yield self._counted(forms, what, notes)

    def _points(self) -> Iterator[str]:
        """Tell the points, the largest first: one with what it names in a sentence of its own, others together."""
        says, total = self._says, len(self._notes)
        for position, (first, *others) in enumerate(_together(self._told.points)):
            forms = says.further if position == 1 else says.first
            number = min(total, 2)  # of a lone note the sentences say "det"
            told = [self._clause(forms.of(number, who=self._who(first)), first)]
            told += [self._clause(says.other.of(number, who=self._who(point)), point) for point in others]
            yield sentence(joined(told) + self._names(first))

    def _clause(self, beginning: str, point: Point) -> str:
        cited = self._citations.cite(point.subtheme.title, point.notes)
        return f"{beginning} {topic_of(point.subtheme)}{cited}"

    def _names(self, point: Point) -> str:
        if not point.names:
            return ""
        says = self._says
        alone = len(point.bullets) == 1
        words = says.names_some if len(point.names) > says.at_most.named else says.names
        things = self._things(point.names, point.subtheme.title, cited=not alone)
        return words.of(len(point.notes), things=things)

    def _things(self, things: Sequence[Thing], part: str, *, cited: bool = True) -> str:
        """List what is named, each with its notes; of one note that is cited just before, without them."""
        told = things[: self._says.at_most.named]
        return listed([self._thing(thing, part) if cited else thing.name for thing in told])

    def _thing(self, thing: Thing, part: str) -> str:
        says = self._says
        cited = self._citations.cite(says.thing_list.format(part=part, name=thing.name), thing.notes)
        words = says.thing if cited else says.thing_counted
        return words.format(name=thing.name, cited=cited, count=count(len(thing.notes)))

    def _words(self) -> str:
        says = self._says
        told: list[str] = []
        for word in self._told.words:
            quoted = says.quotation.format(text=word.name)
            cited = self._citations.cite(says.thing_list.format(part=self._title, name=quoted), word.notes)
            forms = says.further_word if told else says.words
            told.append(forms.format(who=self._who(word), thing=f"{quoted}{cited}"))
        return sentence(joined(told))

    def _rest(self) -> str:
        says, told = self._says, self._told
        if len(told.rest) == len(self._notes):
            return sentence(says.rest_whole.of(len(told.rest)))
        names = (told.names or told.words) and not told.points
        other = says.names_other if names else says.about_other
        if len(told.lone) == len(told.rest):
            return self._counted(says.lone, says.lone_list, told.rest, other)
        cited = self._citations.cite(says.rest_list.format(theme=self._title), told.rest)
        whole = says.rest.of(len(told.rest), other=other, cited=cited)
        if not told.lone:
            return sentence(whole)
        lone = self._citations.cite(says.lone_list.format(theme=self._title), told.lone)
        return sentence(whole + says.of_them_lone.of(len(told.lone), cited=lone))

    def _counted(self, words: Counted, what: str, notes: Sequence[str], other: str = "") -> str:
        cited = self._citations.cite(what.format(theme=self._title), notes)
        return sentence(words.of(len(notes), cited=cited, other=other))

    def _who(self, told: Point | Thing) -> str:
        total, number = len(self._notes), len(told.notes)
        if number == total:
            return self._says.both if total == 2 else self._says.all.format(word=in_words(total))
        return in_words(number)


def _together(points: Sequence[Point]) -> list[list[Point]]:
    """Put points that name nothing together, up to three that follow each other."""
    sentences: list[list[Point]] = []
    for point in points:
        last = sentences[-1] if sentences else []
        if last and len(last) < _MOST_JOINED and not point.names and not last[0].names:
            last.append(point)
        else:
            sentences.append([point])
    return sentences


def _length(sentences: Sequence[str]) -> int:
    return len(" ".join(sentences))


def _paragraphs(sentences: Sequence[str]) -> Iterator[str]:
    """Break sentences into paragraphs that are about equally long, as few as are short enough."""
    whole = _length(sentences)
    number = -(-whole // _LONG)
    position, paragraphs = 0.0, defaultdict(list)
    for told in sentences:
        paragraphs[int((position + len(told) / 2) * number / whole)].append(told)
        position += len(told) + 1
    return map(" ".join, paragraphs.values())
