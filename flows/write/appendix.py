"""Bilag N: every input verbatim, a bullet each, under its theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flows.notes import Edition, Note
from flows.write.account import account, missing
from flows.write.form import AppendixForm, Heading, Look
from flows.write.outline import Outline, Printed, outline, subsections_of
from flows.write.word.document import WordDocument
from flows.write.word.markup import paragraph, reads_right_to_left, run
from flows.write.wording import count, wording


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
        paragraph(style("body"), run(introduction(plan, form))),
    )
    points = _Points(style("bullet"), style("variant") if plan.has_variants else "", style("added"))
    for section in plan.sections:
        document.add(paragraph(style("theme"), run(section.title)))
        subsections = subsections_of(section, plan.placements) if form.subthemes else ()
        if not any(part.subtheme for part in subsections):
            document.add_later(points.of(section.printed))
            continue
        for part in subsections:
            document.add(
                paragraph(style("subtheme"), run(part.subtheme.title if part.subtheme else says.without_subtheme))
            )
            document.add_later(points.of(part.printed))
    return document.to_bytes(f"{mark} – {title}", mark, heading.host, heading.date)


def introduction(plan: Outline, form: AppendixForm) -> str:
    """Say what the appendix holds and what it does not, truly in every case."""
    says = wording().appendix
    if form.intro:
        return " ".join([form.intro.replace("{antal}", count(plan.notes)), *missing(plan)])
    sentences = account(plan, says.itself)
    if plan.bullets < plan.notes:
        sentences.append(says.grouped.format(count=count(plan.notes), points=says.points.of(plan.bullets)))
    if plan.has_variants:
        sentences.append(says.variants)
    return " ".join(sentences)


@dataclass(frozen=True)
class _Points:
    """Writes points of a list, with the ids of the styles of a point, of its other spellings, of what we add."""

    point: str
    variant: str
    added: str

    def of(self, printed: Iterable[Printed]) -> Iterator[str]:
        for each in printed:
            if isinstance(each, Note):
                yield self._paragraph(self.point, each.text, 1)
                continue
            yield self._paragraph(self.point, each.text, len(each.notes))
            for text, times in each.variants:
                yield self._paragraph(self.variant, text, times)

    def _paragraph(self, style: str, text: str, times: int) -> str:
        leftwards = reads_right_to_left(text)
        verbatim = run(text, right_to_left=leftwards)
        if times == 1 and _shows(text):
            return paragraph(style, verbatim, right_to_left=leftwards)
        says = wording().appendix
        added = "" if _shows(text) else f" {says.blank}"
        if times > 1:
            added += " " + says.mentioned.format(count=count(times))
        return paragraph(style, verbatim, run(added, self.added), right_to_left=leftwards)


def _shows(text: str) -> bool:
    return any(character.isprintable() and not character.isspace() for character in text)
