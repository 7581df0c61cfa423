"""The board: all notes under their themes in one HTML file that fetches nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from flows.notes import Edition, Note, Source
from flows.write.account import account
from flows.write.form import Heading
from flows.write.outline import Bullet, Section, outline
from flows.write.word.markup import printable
from flows.write.wording import count, long_date, wording

_ACCENTS = 6


@dataclass(frozen=True, slots=True)
class _Subtheme:
    """A subtheme as the page tells it; `key` is unique in the page."""

    id: str
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class _Note:
    """A note as the page tells it; `keys` and `sources` are what the filters look at."""

    text: str
    tags: tuple[str, ...]
    keys: str
    sources: str
    place: str


@dataclass(frozen=True, slots=True)
class _Section:
    """A theme as the page tells it; `width` is that of its bar."""

    number: int
    title: str
    accent: str
    count: str
    width: str
    subthemes: tuple[_Subtheme, ...]
    notes: tuple[_Note, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Notes that say the same, as the page tells them."""

    section: _Section
    count: str
    keys: str
    sources: str
    notes: tuple[Note, ...]


def write_board(edition: Edition, heading: Heading) -> bytes:
    """Make the board as HTML in UTF-8.

    It can be read without its script, which only filters. The policy in its head allows exactly this style and this
    script and nothing from elsewhere, so a note can do no harm even if escaping failed.
    """
    plan = outline(edition, grouped=False)
    style, script = _inline("board.css"), _inline("board.js")
    sources = _number_sources(note for section in plan.sections for note in section.notes)
    largest = max(len(section.notes) for section in plan.sections)
    sections = [
        _tell_section(section, number, largest, edition, sources) for number, section in enumerate(plan.sections)
    ]
    groups = list(_tell_groups(edition, sections, sources))
    facts = [
        long_date(heading.date) if heading.date else "",
        heading.place,
        heading.host,
        f"{count(plan.notes)} input",
    ]
    page = _page().render(
        style=Markup(style),  # noqa: S704 - a file of ours
        style_hash=_digest(style),
        script=Markup(script),  # noqa: S704 - a file of ours
        script_hash=_digest(script),
        title=wording().appendix.title.format(subject=heading.title),
        facts=" · ".join(fact for fact in facts if fact),
        total=count(plan.notes),
        sources=sources,
        sections=sections,
        group_count=f"{count(len(groups))} {'gruppe' if len(groups) == 1 else 'grupper'}",
        group_hint=_group_hint(len(groups)),
        groups=groups,
        footer=" ".join(account(plan, wording().board.itself)),
    )
    return page.encode()


@cache
def _page() -> Template:
    """Read the page, in which all that is put in is escaped, wherever it stands."""
    environment = Environment(
        autoescape=True,
        finalize=_escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string((files(__package__) / "page.html").read_text("utf-8"))


def _escaped(value: object) -> Markup:
    if isinstance(value, Markup):
        return value
    return Markup(escape(printable(str(value))))  # noqa: S704 - escaped here: the engine leaves what XML forbids


def _inline(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8").strip()


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _place(source: Source) -> str:
    return ", ".join(part for part in (source.file, source.sheet) if part)


def _number_sources(notes: Iterable[Note]) -> dict[str, int]:
    names = dict.fromkeys(_place(note.source) for note in notes)
    return {name: number for number, name in enumerate(names)}


def _tell_section(
    section: Section, number: int, largest: int, edition: Edition, sources: dict[str, int]
) -> _Section:
    subthemes = tuple(
        _Subtheme(subtheme.id, f"{number}-{place}", subtheme.title)
        for place, subtheme in enumerate(section.subthemes)
    )
    notes = len(section.notes)
    return _Section(
        number,
        section.title,
        f"a{number % _ACCENTS}" if section.theme else "a9",
        count(notes),
        f"{notes / largest:.2%}",
        subthemes,
        tuple(_tell_note(note, subthemes, edition, sources) for note in section.notes),
    )


def _tell_note(note: Note, subthemes: tuple[_Subtheme, ...], edition: Edition, sources: dict[str, int]) -> _Note:
    mine = _subthemes_of([note], subthemes, edition)
    return _Note(
        note.text,
        tuple(subtheme.title for subtheme in mine),
        " ".join(subtheme.key for subtheme in mine),
        str(sources[_place(note.source)]),
        str(note.source),
    )


def _tell_groups(edition: Edition, sections: list[_Section], sources: dict[str, int]) -> Iterator[_Group]:
    for section, of_section in zip(outline(edition, grouped=True).sections, sections, strict=True):
        for bullet in section.bullets:
            if len(bullet.notes) > 1:
                yield _tell_group(bullet, of_section, edition, sources)


def _tell_group(bullet: Bullet, section: _Section, edition: Edition, sources: dict[str, int]) -> _Group:
    places = sorted({sources[_place(note.source)] for note in bullet.notes})
    return _Group(
        section,
        count(len(bullet.notes)),
        " ".join(subtheme.key for subtheme in _subthemes_of(bullet.notes, section.subthemes, edition)),
        " ".join(map(str, places)),
        bullet.notes,
    )


def _subthemes_of(notes: Iterable[Note], subthemes: tuple[_Subtheme, ...], edition: Edition) -> list[_Subtheme]:
    mine = {key for note in notes for key in edition.placements[note.id].subthemes}
    return [subtheme for subtheme in subthemes if subtheme.id in mine]


def _group_hint(groups: int) -> str:
    if not groups:
        return "Ingen input ligner hinanden så meget, at de er lagt sammen."
    return "Her står input, der siger det samme med samme eller næsten samme ord."
