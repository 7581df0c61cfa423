"""Bilag N: every input verbatim, a bullet each, under its theme."""

from __future__ import annotations

from collections.abc import Iterator

from flows.notes import Edition
from flows.settings import WorkshopSettings
from flows.write.outline import Bullet, Outline, outline, parts_of
from flows.write.word.document import WordDocument
from flows.write.word.markup import paragraph, reads_right_to_left, run
from flows.write.wording import count, wording


def write_appendix(edition: Edition, settings: WorkshopSettings, template: bytes | None) -> bytes:
    """Make the appendix as a .docx.

    Args:
        edition: What is published.
        settings: The workshop's; `appendix` decides number, duplicates, subthemes and the sentence on top.
        template: A .docx or .dotx whose look is taken; None for the built-in one.

    Raises:
        InputError: All notes are left out.
        RulesError: The template can't be used.
    """
    says = wording().appendix
    plan = outline(edition, grouped=settings.appendix.duplicates == "grouped")
    mark = says.mark.format(number=settings.appendix.number)
    title = says.title.format(subject=settings.title)
    document = WordDocument(template, settings.appendix.template, settings.appendix.styles)
    style = document.looks.id_of
    document.add(
        paragraph(style("mark"), run(mark)),
        paragraph(style("title"), run(title)),
        paragraph(style("body"), run(introduction(plan, settings))),
    )
    for section in plan.sections:
        document.add(paragraph(style("theme"), run(section.theme.title if section.theme else says.without_theme)))
        parts = parts_of(section, plan.placements) if settings.appendix.subthemes else ()
        if not any(part.subtheme for part in parts):
            document.add(*_bullets(section.bullets, document))
            continue
        for part in parts:
            heading = part.subtheme.title if part.subtheme else says.without_subtheme
            document.add(paragraph(style("subtheme"), run(heading)), *_bullets(part.bullets, document))
    return document.to_bytes(f"{mark} – {title}", mark, settings.host, settings.date)


def introduction(plan: Outline, settings: WorkshopSettings) -> str:
    """Say what the appendix holds and what it does not, truly in every case."""
    says = wording().appendix
    if settings.appendix.intro:
        return settings.appendix.intro.replace("{antal}", count(plan.notes))
    if plan.left_out:
        sentences = [
            says.some_left_out.of(plan.notes, all=count(plan.notes + plan.left_out)),
            says.left_out.of(plan.left_out),
        ]
    else:
        sentences = [says.all_printed.of(plan.notes)]
    if plan.bullets < plan.notes:
        sentences.append(says.grouped.format(count=count(plan.notes), bullets=count(plan.bullets)))
    if plan.has_variants:
        sentences.append(says.variants)
    return " ".join(sentences)


def _bullets(bullets: tuple[Bullet, ...], document: WordDocument) -> Iterator[str]:
    bullet_style = document.looks.id_of("bullet")
    for bullet in bullets:
        if len(bullet.notes) == 1:
            yield _point(bullet_style, bullet.text, 1, document)
            continue
        yield _point(bullet_style, bullet.text, len(bullet.notes), document)
        for text, times in bullet.variants:
            yield _point(document.looks.id_of("variant"), text, times, document)


def _point(style: str, text: str, times: int, document: WordDocument) -> str:
    says = wording().appendix
    added = "" if _shows(text) else f" {says.blank}"
    if times > 1:
        added += " " + says.mentioned.format(count=count(times))
    leftwards = reads_right_to_left(text)
    runs = [run(text, right_to_left=leftwards)]
    if added:
        runs.append(run(added, document.looks.id_of("added")))
    return paragraph(style, *runs, right_to_left=leftwards)


def _shows(text: str) -> bool:
    return any(character.isprintable() and not character.isspace() for character in text)
