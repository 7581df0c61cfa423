"""Bilag N: every input verbatim, a bullet each, under its theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flows.notes import Edition, Note
from flows.write.account import account, missing
from flows.write.contents import Part, bookmark_of, fills_many_pages, list_contents, parts_of
from flows.write.form import AppendixForm, Heading, Look
from flows.write.outline import Outline, Printed, notes_of, number_notes, numbers_of, outline
from flows.write.word.document import WordDocument
from flows.write.word.markup import (
    AS_STYLED,
    ListItem,
    bookmark,
    kept_with_next,
    link,
    paragraph,
    reads_right_to_left,
    run,
)
from flows.write.wording import count, unbroken, wording


def write_appendix(edition: Edition, heading: Heading, form: AppendixForm, look: Look) -> bytes:
    """Make the appendix as a .docx.

    Raises:
        InputError: All notes are left out.
        RulesError: The template can't be used.
    """
    says = wording().appendix
    plan = outline(edition, grouped=form.grouped)
    mark = says.mark.format(number=form.number)
    title = says.title.format(subject=heading.title)
    document = WordDocument(look)
    style = document.looks.id_of
    document.add(
        paragraph(style("mark"), run(mark)),
        paragraph(style("title"), run(title)),
        paragraph(style("body"), run(unbroken(introduction(plan, form)))),
    )
    numbers = number_notes(edition, form) if edition.whole else numbers_of(plan, form)
    parts = list(parts_of(plan, form))
    if form.numbered:
        document.looks.number("bullet")
    points = _Points(
        style("bullet"),
        style("variant") if plan.has_variants else "",
        style("added"),
        numbers,
        _lists(document, parts, numbers),
    )
    if many := fills_many_pages(document, plan):
        document.name_themes_on_pages()
        document.add(*list_contents(document, parts, numbers))
    free = max(numbers.values(), default=0) + 1
    for place, part in enumerate(parts):
        reached = bookmark(free + place, bookmark_of(place)) if many else ""
        document.add(paragraph(style(part.role), reached, run(part.title)))
        document.add_later(points.of(part.own))
        if part.elsewhere:
            document.add(_see_also(part, style("body"), style("added"), numbers))
    return document.to_bytes(f"{mark} – {title}", mark, heading.host, heading.date)


def introduction(plan: Outline, form: AppendixForm) -> str:
    """Say what the appendix holds and what it does not, truly in every case."""
    says = wording().appendix
    numbered = [says.numbers_of_whole] if plan.is_part and form.numbered else []
    if form.intro:
        return " ".join([form.intro.replace("{antal}", count(plan.notes)), *missing(plan), *numbered])
    sentences = account(plan, says.itself)
    if plan.bullets < plan.notes:
        sentences.append(says.grouped.format(count=count(plan.notes), points=says.points.of(plan.bullets)))
    if plan.has_variants:
        sentences.append(says.variants)
    return " ".join([*sentences, *numbered])


def _lists(document: WordDocument, parts: Iterable[Part], numbers: Mapping[str, int]) -> dict[int, ListItem]:
    """Give the list of each bullet whose number would not be right if Word just counted on from the first."""
    if not numbers:
        return {}
    printed = [numbers[notes_of(each)[0].id] for part in parts for each in part.own]
    starts = [number for before, number in zip([0, *printed], printed, strict=False) if number != before + 1]
    begun = dict(zip(starts, document.looks.start_numbers("bullet", starts), strict=True)) if starts else {}
    found: dict[int, ListItem] = {}
    current: ListItem | None = None
    for number in printed if begun else ():
        current = begun.get(number, current)
        if current is not None:
            found[number] = current
    return found


def _see_also(part: Part, body: str, added: str, numbers: Mapping[str, int]) -> str:
    """Refer to what has the subtheme, too, and is listed under another."""
    says = wording().appendix
    if not numbers:
        return paragraph(body, run(unbroken(says.also_elsewhere.of(len(part.elsewhere))), added))
    cited = sorted({numbers[notes_of(each)[0].id] for each in part.elsewhere})
    before, _, after = says.see_also.partition("{numbers}")
    before = before.rstrip() + "\N{NO-BREAK SPACE}"
    pieces = [run(before, added)]
    for place, number in enumerate(cited):
        if place:
            pieces.append(run(" og " if place == len(cited) - 1 else ", ", added))
        pieces.append(link(bookmark_of_bullet(number), run(str(number), added)))
    return paragraph(body, *pieces, run(after, added))


@dataclass(frozen=True)
class _Points:
    """Writes points of a list.

    Attributes:
        point: Id of the style of a point.
        variant: Of its other spellings.
        added: Of what we add.
        numbers: By note id; empty where the points have none.
        lists: By number, where it does not follow from the point before.
    """

    point: str
    variant: str
    added: str
    numbers: Mapping[str, int]
    lists: Mapping[int, ListItem]

    def of(self, printed: Iterable[Printed]) -> Iterator[str]:
        for each in printed:
            if isinstance(each, Note):
                yield self._paragraph(self.point, each.text, 1, self.numbers.get(each.id))
                continue
            point = self._paragraph(self.point, each.text, len(each.notes), self.numbers.get(each.notes[0].id))
            *together, last = (point, *(self._paragraph(self.variant, *variant) for variant in each.variants))
            yield from map(kept_with_next, together)
            yield last

    def _paragraph(self, style: str, text: str, times: int, number: int | None = None) -> str:
        reached = bookmark(number, bookmark_of_bullet(number)) if number else ""
        item = self.lists.get(number or 0, AS_STYLED)
        leftwards = reads_right_to_left(text)
        verbatim = run(text, right_to_left=leftwards)
        if times == 1 and _shows(text):
            return paragraph(style, reached, verbatim, right_to_left=leftwards, item=item)
        says = wording().appendix
        added = "" if _shows(text) else f" {says.blank}"
        if times > 1:
            added += " " + says.mentioned.format(count=count(times))
        return paragraph(style, reached, verbatim, run(added, self.added), right_to_left=leftwards, item=item)


def bookmark_of_bullet(number: int) -> str:
    """Name the bookmark at the bullet with this number."""
    return f"nr_{number}"


def _shows(text: str) -> bool:
    # nearly every text begins with a letter: then the others need not be looked at
    return text[:1].isalnum() or any(character.isprintable() and not character.isspace() for character in text)
