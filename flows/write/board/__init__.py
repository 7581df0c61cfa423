"""The board: all notes under their themes in one HTML file that fetches nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flows.notes import Edition, Note, Source
from flows.write.account import account
from flows.write.form import AppendixForm, Heading
from flows.write.html_page import render_page
from flows.write.outline import Bullet, Outline, Section, number_notes, outline
from flows.write.wording import count, listed, long_date, wording

_ACCENTS = 6
_WITHOUT_THEME = "uden.tema"  # no id of a theme has a full stop


@dataclass(frozen=True, slots=True)
class _Subtheme:
    """A subtheme as the page tells it; `key` is unique in the page, `anchor` what a link to it ends with."""

    id: str
    key: str
    title: str
    anchor: str
    count: str


@dataclass(frozen=True, slots=True)
class _Note:
    """A note as the page tells it; `keys` and `sources` are what the filters look at.

    `anchor` is empty where an earlier note has the same number, or the appendix has none.
    """

    text: str
    number: int | None
    anchor: str
    tags: tuple[str, ...]
    keys: str
    sources: str
    place: str


@dataclass(frozen=True, slots=True)
class _Section:
    """A theme as the page tells it; `width` is that of its bar."""

    number: int
    anchor: str
    title: str
    accent: str
    count: str
    width: str
    subthemes: tuple[_Subtheme, ...]
    notes: tuple[_Note, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Notes that say the same, as the page tells them, with the numbers of their bullets."""

    section: _Section
    numbers: str
    count: str
    keys: str
    sources: str
    notes: tuple[_Note, ...]


def write_board(
    edition: Edition,
    heading: Heading,
    form: AppendixForm,
    *,
    with_sources: bool = False,
    smallest_group: int = 1,
) -> bytes:
    """Make the board as HTML in UTF-8; its numbers are those of the appendix in this form.

    Files, sheets and cells are named only `with_sources`: the board is sent to people who have not seen them. Even
    then not where a theme has fewer notes than `smallest_group` from a sheet: they could tell who wrote them.

    It can be read without its script, which only filters. The policy in its head allows exactly this style and this
    script and nothing from elsewhere, so a note can do no harm even if escaping failed.
    """
    plan = outline(edition, grouped=False)
    named = find_named(plan, smallest_group) if with_sources else frozenset()
    sources = _number_sources(note for section in plan.sections for note in section.notes if note.id in named)
    largest = max(len(section.notes) for section in plan.sections)
    numbers = number_notes(edition, form)
    anchors = {number: note for note, number in reversed(_in_order(plan, numbers))}
    teller = _Teller(plan, sources, numbers, anchors, named)
    sections = [teller.section(section, place, largest) for place, section in enumerate(plan.sections)]
    groups = list(teller.groups(edition, sections))
    facts = [
        long_date(heading.date) if heading.date else "",
        heading.place,
        heading.host,
        f"{count(plan.notes)} input",
    ]
    return render_page(
        __package__,
        wording().appendix.title.format(subject=heading.title),
        style="board.css",
        script="board.js",
        facts=" · ".join(fact for fact in facts if fact),
        total=count(plan.notes),
        sources=sources,
        sections=sections,
        group_count=f"{count(len(groups))} {'gruppe' if len(groups) == 1 else 'grupper'}",
        group_hint=_group_hint(len(groups)),
        groups=groups,
        footer=" ".join(account(plan, wording().board.itself)),
    )


def _place(source: Source) -> str:
    return ", ".join(part for part in (source.file, source.sheet) if part)


def find_named(plan: Outline, smallest_group: int) -> frozenset[str]:
    """Give the ids of the notes whose source may be told: with others of their theme from the same sheet."""
    named: set[str] = set()
    for section in plan.sections:
        of_place = Counter(_place(note.source) for note in section.notes)
        named |= {note.id for note in section.notes if of_place[_place(note.source)] >= smallest_group}
    return frozenset(named)


def _number_sources(notes: Iterable[Note]) -> dict[str, int]:
    names = dict.fromkeys(_place(note.source) for note in notes)
    return {name: number for number, name in enumerate(names)}


def _in_order(plan: Outline, numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(note.id, numbers[note.id]) for section in plan.sections for note in section.notes if numbers]


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells themes, notes and groups as the page needs them.

    Attributes:
        numbers: By note id, of its bullet in the appendix.
        anchors: By number, the id of the note that a link to it leads to.
        named: The ids of the notes whose sources are told.
    """

    plan: Outline
    sources: Mapping[str, int]
    numbers: Mapping[str, int]
    anchors: Mapping[int, str]
    named: frozenset[str]

    def section(self, section: Section, place: int, largest: int) -> _Section:
        name = section.theme.id if section.theme else _WITHOUT_THEME
        having = Counter(
            key for note in section.notes for key in frozenset(self.plan.placements[note.id].subthemes)
        )
        subthemes = tuple(
            _Subtheme(
                part.id,
                f"{place}-{position}",
                part.title,
                f"undertema-{name}.{part.id}",
                count(having[part.id]),
            )
            for position, part in enumerate(section.subthemes)
        )
        notes = len(section.notes)
        return _Section(
            place,
            f"tema-{name}",
            section.title,
            f"a{place % _ACCENTS}" if section.theme else "a9",
            count(notes),
            f"{notes / largest:.2%}",
            subthemes,
            tuple(self._note(note, subthemes) for note in section.notes),
        )

    def groups(self, edition: Edition, sections: list[_Section]) -> Iterator[_Group]:
        for section, of_section in zip(outline(edition, grouped=True).sections, sections, strict=True):
            for bullet in section.bullets:
                if len(bullet.notes) > 1:
                    yield self._group(bullet, of_section)

    def _note(self, note: Note, subthemes: tuple[_Subtheme, ...]) -> _Note:
        mine = self._subthemes_of([note], subthemes)
        number = self.numbers.get(note.id)
        reached = number is not None and self.anchors[number] == note.id
        return _Note(
            note.text,
            number,
            f"nr-{number}" if reached else "",
            tuple(subtheme.title for subtheme in mine),
            " ".join(subtheme.key for subtheme in mine),
            str(self.sources[_place(note.source)]) if note.id in self.named else "",
            str(note.source) if note.id in self.named else "",
        )

    def _group(self, bullet: Bullet, section: _Section) -> _Group:
        places = sorted({self.sources[_place(note.source)] for note in bullet.notes if note.id in self.named})
        numbers = sorted({self.numbers[note.id] for note in bullet.notes if note.id in self.numbers})
        return _Group(
            section,
            listed([str(number) for number in numbers]),
            count(len(bullet.notes)),
            " ".join(subtheme.key for subtheme in self._subthemes_of(bullet.notes, section.subthemes)),
            " ".join(map(str, places)),
            tuple(self._note(note, section.subthemes) for note in bullet.notes),
        )

    def _subthemes_of(self, notes: Iterable[Note], subthemes: tuple[_Subtheme, ...]) -> list[_Subtheme]:
        mine = {key for note in notes for key in self.plan.placements[note.id].subthemes}
        return [subtheme for subtheme in subthemes if subtheme.id in mine]


def _group_hint(groups: int) -> str:
    if not groups:
        return "Ingen input ligner hinanden så meget, at de er lagt sammen."
    return "Her står input, der siger det samme med samme eller næsten samme ord."
