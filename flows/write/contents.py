"""The headings of the appendix, and the contents that it gets where it fills many pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from flows.write.form import AppendixForm
from flows.write.outline import Outline, Printed, arranged, notes_of
from flows.write.word.document import WordDocument
from flows.write.word.looks import Role
from flows.write.word.markup import contents, paragraph, run
from flows.write.word.pages import estimate_pages
from flows.write.wording import unbroken, wording

_MANY_PAGES = 10
_STYLES: dict[str, Role] = {"theme": "entry", "subtheme": "subentry"}


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of the appendix.

    Attributes:
        printed: All that stands under it, under headings of its own, too.
        own: What is printed right below it.
        elsewhere: What belongs to it and is printed under another.
    """

    role: Literal["theme", "subtheme"]
    title: str
    printed: tuple[Printed, ...]
    own: tuple[Printed, ...]
    elsewhere: tuple[Printed, ...] = ()


def parts_of(plan: Outline, form: AppendixForm) -> Iterator[Part]:
    """Give the headings in the order of the appendix."""
    for section in plan.sections:
        below = arranged(section, plan.placements, form)
        headed = any(part.subtheme for part in below)
        yield Part("theme", section.title, section.printed, () if headed else section.printed)
        for part in below if headed else ():
            title = part.subtheme.title if part.subtheme else wording().appendix.without_subtheme
            yield Part("subtheme", title, part.printed, part.printed, part.elsewhere)


def fills_many_pages(document: WordDocument, plan: Outline) -> bool:
    """Tell whether the appendix is so long that one gets lost in it."""
    texts = (
        text
        for section in plan.sections
        for each in section.printed
        for text in (each.text, *(spelling for spelling, _ in getattr(each, "variants", ())))
    )
    size = document.looks.size_of("bullet")
    return estimate_pages(texts, document.text_width, document.text_height, size) >= _MANY_PAGES


def list_contents(document: WordDocument, parts: Sequence[Part], numbers: Mapping[str, int]) -> list[str]:
    """Write the contents: each heading with the numbers of its bullets, right before Word has laid out a page.

    No page is told: it would be wrong until somebody updates the field. The bullets' numbers lead there, too.
    """
    style = document.looks.id_of
    entries = [
        (style(_STYLES[part.role]), bookmark_of(place), _entry(part, numbers, style("added")))
        for place, part in enumerate(parts)
    ]
    deepest = 3 if any(part.role == "subtheme" for part in parts) else 2
    heading = paragraph(style("contents"), run(wording().appendix.contents))
    return [heading, *contents(f'TOC \\n \\h \\z \\u \\o "2-{deepest}"', entries)]


def bookmark_of(place: int) -> str:
    """Name the bookmark at a heading, as Word does."""
    return f"_Toc{place + 1:09}"


def _entry(part: Part, numbers: Mapping[str, int], added: str) -> str:
    span = _span(numbers[notes_of(each)[0].id] for each in part.printed if numbers)
    cited = wording().citation.numbers.format(numbers=span)
    return run(part.title) + (run(unbroken(f", {cited}"), added) if span else "")


def _span(numbers: Iterable[int]) -> str:
    found = list(numbers)
    return "–".join(map(str, sorted({min(found), max(found)}))) if found else ""
