"""The board: all notes under their themes in one HTML file that fetches nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from string import Template

from flows.notes import Edition, Note, Source
from flows.write.account import account
from flows.write.form import Heading
from flows.write.outline import Bullet, Section, outline
from flows.write.word.markup import printable
from flows.write.wording import count, long_date, wording

_ACCENTS = 6


def write_board(edition: Edition, heading: Heading) -> bytes:
    """Make the board as HTML in UTF-8.

    It can be read without its script, which only filters. The policy in its head allows exactly this style and this
    script and nothing from elsewhere, so a note can do no harm even if escaping failed.
    """
    plan = outline(edition, grouped=False)
    groups = outline(edition, grouped=True)
    repeated = [
        (section, bullet) for section in groups.sections for bullet in section.bullets if len(bullet.notes) > 1
    ]
    style, script = _inline("board.css"), _inline("board.js")
    sources = _sources(note for section in plan.sections for note in section.notes)
    largest = max(len(section.notes) for section in plan.sections)
    facts = [
        long_date(heading.date) if heading.date else "",
        heading.place,
        heading.host,
        f"{count(plan.notes)} input",
    ]
    page = Template((files(__package__) / "page.html").read_text("utf-8")).substitute(
        style=style,
        style_hash=_digest(style),
        script=script,
        script_hash=_digest(script),
        title=_text(wording().appendix.title.format(subject=heading.title)),
        facts=_text(" · ".join(fact for fact in facts if fact)),
        bars="\n".join(_bar(section, number, largest) for number, section in enumerate(plan.sections)),
        total=count(plan.notes),
        theme_options="".join(
            f'<option value="{number}">{_text(section.title)}</option>'
            for number, section in enumerate(plan.sections)
        ),
        subtheme_options="".join(_subtheme_options(plan.sections)),
        source_options="".join(f'<option value="{key}">{_text(name)}</option>' for name, key in sources.items()),
        themes="\n".join(_theme(section, number, edition, sources) for number, section in enumerate(plan.sections)),
        group_count=f"{count(len(repeated))} {'gruppe' if len(repeated) == 1 else 'grupper'}",
        group_hint=_group_hint(len(repeated)),
        groups="\n".join(
            _group(bullet, groups.sections.index(section), section, edition, sources)
            for section, bullet in repeated
        ),
        footer=_text(" ".join(account(plan, wording().board.itself))),
    )
    return page.encode()


def _inline(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8").strip()


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _text(text: str) -> str:
    return escape(printable(text))


def _place(source: Source) -> str:
    return ", ".join(part for part in (source.file, source.sheet) if part)


def _sources(notes: Iterable[Note]) -> dict[str, int]:
    names = dict.fromkeys(_place(note.source) for note in notes)
    return {name: number for number, name in enumerate(names)}


def _bar(section: Section, number: int, largest: int) -> str:
    notes = len(section.notes)
    return (
        f'<tr><th scope="row"><a href="#tema-{number}">{_text(section.title)}</a></th>'
        f'<td class="number">{count(notes)}</td><td class="bar"><svg aria-hidden="true">'
        f'<rect width="{notes / largest:.2%}" height="100%"/></svg></td></tr>'
    )


def _subtheme_options(sections: Sequence[Section]) -> Iterable[str]:
    for number, section in enumerate(sections):
        for place, subtheme in enumerate(section.subthemes):
            yield (f'<option value="{number}-{place}" data-theme="{number}">{_text(subtheme.title)}</option>')


def _theme(section: Section, number: int, edition: Edition, sources: dict[str, int]) -> str:
    notes = "\n".join(_note(note, number, section, edition, sources) for note in section.notes)
    return (
        f'<section class="theme {_accent(section, number)}" id="tema-{number}" data-theme="{number}" '
        f'data-notes="{len(section.notes)}" aria-labelledby="tema-{number}-navn">\n'
        f'<div class="theme-head"><h2 id="tema-{number}-navn">{_text(section.title)}</h2>'
        f'<span class="theme-count">{count(len(section.notes))} input</span></div>\n'
        f'<ul class="notes">\n{notes}\n</ul>\n</section>'
    )


def _note(note: Note, number: int, section: Section, edition: Edition, sources: dict[str, int]) -> str:
    keys, titles = _subthemes([note], number, section, edition)
    tags = "".join(f"<li>{_text(title)}</li>" for title in titles)
    tags = f'<ul class="note-tags" aria-label="Undertemaer">{tags}</ul>' if tags else ""
    return (
        f'<li class="note" data-theme="{number}" data-subtheme="{" ".join(keys)}" '
        f'data-source="{sources[_place(note.source)]}"><p class="note-text" dir="auto">{_text(note.text)}</p>'
        f'{tags}<p class="note-source">{_text(str(note.source))}</p></li>'
    )


def _group(bullet: Bullet, number: int, section: Section, edition: Edition, sources: dict[str, int]) -> str:
    keys, _ = _subthemes(bullet.notes, number, section, edition)
    places = sorted({sources[_place(note.source)] for note in bullet.notes})
    notes = "".join(
        f'<li><p class="note-text" dir="auto">{_text(note.text)}</p>'
        f'<p class="note-source">{_text(str(note.source))}</p></li>'
        for note in bullet.notes
    )
    return (
        f'<article class="group {_accent(section, number)}" data-theme="{number}" data-subtheme="{" ".join(keys)}" '
        f'data-source="{" ".join(map(str, places))}"><div class="group-head">'
        f"<h3>Nævnt {count(len(bullet.notes))} gange</h3>"
        f'<span class="theme-count">{_text(section.title)}</span></div>'
        f'<ul class="group-notes">{notes}</ul></article>'
    )


def _subthemes(
    notes: Iterable[Note], number: int, section: Section, edition: Edition
) -> tuple[list[str], list[str]]:
    mine = {key for note in notes for key in edition.placements[note.id].subthemes}
    found = [
        (f"{number}-{place}", subtheme.title)
        for place, subtheme in enumerate(section.subthemes)
        if subtheme.id in mine
    ]
    return [key for key, _ in found], [title for _, title in found]


def _accent(section: Section, number: int) -> str:
    return f"a{number % _ACCENTS}" if section.theme else "a9"


def _group_hint(groups: int) -> str:
    if not groups:
        return "Ingen input ligner hinanden så meget, at de er lagt sammen."
    return "Her står input, der siger det samme med samme eller næsten samme ord."
