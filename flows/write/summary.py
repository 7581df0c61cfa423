"""The summary: how many input, which themes, what was said, and how it was found out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from flows.notes import Changes, Edition
from flows.write.account import not_read
from flows.write.citations import Citations
from flows.write.form import AppendixForm, Heading, Look
from flows.write.outline import Outline, Section, number_notes, outline
from flows.write.quotations import known_words
from flows.write.telling import Telling, tell, tell_stances
from flows.write.topics import inside_sentence
from flows.write.word.document import WordDocument
from flows.write.word.looks import Role
from flows.write.word.markup import caption, paragraph, run, table
from flows.write.wording import BLANK_LINES, count, in_words, joined, long_date, sentence, unbroken, wording

_NUMBER_WIDTH = 1800  # twips


def write_summary(edition: Edition, heading: Heading, form: AppendixForm, look: Look) -> bytes:
    """Make the summary as a .docx; `form` is that of the appendix it refers to."""
    says = wording().summary
    plan = outline(edition, grouped=True)
    mark = wording().appendix.mark.format(number=form.number)
    title = says.title.format(subject=heading.title)
    document = WordDocument(look)
    style = document.looks.id_of
    document.add(paragraph(style("title"), run(title)))
    _add_facts(document, plan, heading)
    document.add(
        paragraph(style("theme"), run(says.overview_heading)),
        paragraph(style("body"), run(unbroken(overview(plan)))),
    )
    _add_counts(document, plan)
    citations = Citations(number_notes(edition, form), mark)
    tellings = tell_themes(edition, plan, citations)
    add_tellings(document, tellings, citations)
    for section in plan.sections:
        if section.theme is None:
            stances = tell_stances(section, plan, citations)
            told = " ".join([without_theme(section, plan, mark, citations), *stances])
            document.add(
                paragraph(style("theme"), run(section.title)), paragraph(style("body"), *citations.runs(told))
            )
    if edition.changes is not None:
        document.add(
            paragraph(style("theme"), run(says.changes_heading)),
            paragraph(style("body"), run(unbroken(changes(edition.changes)))),
        )
    if methods := method(plan, [telling for _, telling in tellings], mark if form.numbered else ""):
        document.add(
            paragraph(style("theme"), run(says.method_heading)),
            *(paragraph(style("body"), run(unbroken(text))) for text in methods),
        )
    citations.add_lists(document, "theme")
    return document.to_bytes(title, says.mark, heading.host, heading.date)


def tell_themes(edition: Edition, plan: Outline, citations: Citations) -> list[tuple[Section, Telling]]:
    """Tell each theme."""
    common = known_words(edition)
    texts = edition.staff_texts
    return [
        (section, tell(section, plan, citations, common, texts.get(section.theme.id)))
        for section in plan.sections
        if section.theme is not None
    ]


def add_tellings(
    document: WordDocument,
    tellings: Sequence[tuple[Section, Telling]],
    citations: Citations,
    heading: Role = "theme",
) -> None:
    """Add a heading and its paragraphs for each theme."""
    says = wording().telling
    style = document.looks.id_of
    for section, telling in tellings:
        document.add(
            paragraph(style(heading), run(section.title)),
            *(paragraph(style("body"), *runs) for runs in _paragraphs(telling, citations)),
        )
        if telling.quotations:
            document.add(paragraph(style("lead"), run(says.quoted.of(len(telling.quotations)))))
        for quotation in telling.quotations:
            quoted = run(says.quotation.format(text=quotation.text))
            document.add(paragraph(style("quote"), quoted, *citations.runs(quotation.cited)))


def _paragraphs(telling: Telling, citations: Citations) -> Iterator[Iterable[str]]:
    """Give the runs of each paragraph of a theme; an empty line in what staff wrote begins a new one."""
    for written in filter(None, (telling.intro, telling.instead)):
        for part in BLANK_LINES.split(written):
            yield [run(part)]
    for told in telling.paragraphs:
        yield citations.runs(told)


def overview(plan: Outline) -> str:
    """Say how many input there are, where most of them are, and which files are missing."""
    says = wording().summary
    if plan.left_out or plan.is_part:
        words = says.overview_read_left_out if plan.lacks_files else says.overview_left_out
    else:
        words = says.overview_read if plan.lacks_files else says.overview
    number = words.of(plan.notes, all=count(plan.collected))
    return " ".join([number, *_by_theme(plan), *not_read(plan)])


def _by_theme(plan: Outline) -> list[str]:
    says = wording().summary
    themes = [section for section in plan.sections if section.theme]
    placed = sum(len(section.notes) for section in themes)
    outside = plan.notes - placed
    if not themes:
        return [says.none_placed.of(plan.notes)]
    not_placed = says.outside.of(outside)
    if len(themes) == 1:
        words = says.placed_in_one_some if outside else says.placed_in_one
        return [words.of(placed, theme=inside_sentence(themes[0].title), outside=not_placed)]
    words_many = says.placed_in_many_some if outside else says.placed_in_many
    told = words_many.format(count=count(placed), themes=in_words(len(themes)), outside=not_placed)
    return [told, *_largest(sorted(themes, key=lambda section: -len(section.notes)))]


def changes(made: Changes) -> str:
    """Say what differs from the edition before."""
    says = wording().summary
    kinds = ((says.added, made.added), (says.removed, made.removed), (says.moved, made.moved))
    told: list[str] = []
    for words, keys in kinds:
        if keys:
            told.append((words.next if told else words.first).of(len(keys)))
    return says.changed.format(changes=joined(told)) if told else says.unchanged


def method(plan: Outline, tellings: Sequence[Telling], numbered_in: str) -> list[str]:
    """Say who placed the notes, what the numbers are, and how quotations were chosen.

    `numbered_in` is what the appendix is called, where its bullets have numbers, and else empty.
    """
    says = wording().summary
    outside = [note.id for section in plan.sections if section.theme is None for note in section.notes]
    themed = [plan.placements[note.id] for section in plan.sections if section.theme for note in section.notes]
    by_whom = (
        (says.by_rules, sum(each.decided_by == "rule" for each in themed)),
        (says.by_people, sum(each.decided_by == "decision" and not each.follows for each in themed)),
        (says.by_like, sum(each.follows for each in themed)),
    )
    placed = [sentence(told.of(count)) for told, count in by_whom if count]
    if any(telling.between for telling in tellings):
        placed.append(says.between)
    stances = any(telling.against or telling.questions for telling in tellings)
    if stances or not plan.stances.keys().isdisjoint(outside):
        placed.append(says.stances)
    names = any(telling.names or telling.points for telling in tellings)
    if written := sum(bool(telling.intro or telling.instead) for telling in tellings):
        placed.append(says.by_staff.of(written))
    found = [
        words
        for told, words in (
            (names, says.names),
            (any(telling.words for telling in tellings), says.words),
            (any(telling.lone for telling in tellings), says.lone),
        )
        if told
    ]
    counted = [says.numbers.format(mark=numbered_in)] if numbered_in else []
    if plan.bullets < plan.notes:
        counted.append(says.each_counted)
    told = Counter(note for telling in tellings for point in telling.points for note in point.notes)
    if several := sum(times > 1 for times in told.values()):
        counted.append(sentence(says.overlap.of(several)))
    quotations = sum(len(telling.quotations) for telling in tellings)
    quoted = [says.quotations.of(quotations)] if quotations else []
    return [" ".join(sentences) for sentences in (placed, found, counted, quoted) if sentences]


def without_theme(section: Section, plan: Outline, mark: str, citations: Citations) -> str:
    """Say how many notes have no theme, and which of the two boxes, or whose decision, they are in."""
    says = wording().without_theme
    total = len(section.notes)
    decided = Counter(plan.placements[note.id].decided_by for note in section.notes)
    boxes = (
        (decided["no_rule"], says.no_rule, says.no_rule_only),
        (decided["tie"], says.tie, says.tie_only),
        (decided["decision"], says.decision, says.decision_only),
    )
    whole = [words.of(number) for number, _, words in boxes if number == total]
    some = [words.of(number) for number, words, _ in boxes if number]
    why = whole or ([sentence(joined(some))] if some else [])
    cited = citations.cite(section.title, [note.id for note in section.notes], naming_appendix=True)
    where = [] if cited else [says.where.of(total, mark=mark)]
    return " ".join([sentence(says.notes.of(total, cited=cited)), *why, *where])


def _add_facts(document: WordDocument, plan: Outline, heading: Heading) -> None:
    says = wording().summary
    if plan.is_part:
        number = says.notes_part
    elif plan.left_out:
        number = says.notes_read_left_out if plan.lacks_files else says.notes_left_out
    else:
        number = says.notes_read if plan.lacks_files else "{count}"
    notes = number.format(count=count(plan.notes), all=count(plan.collected))
    facts = [
        (says.fact_date, long_date(heading.date) if heading.date else ""),
        (says.fact_place, heading.place),
        (says.fact_host, heading.host),
        (says.fact_notes, notes),
        (says.fact_groups, says.groups.format(count=count(plan.bullets)) if plan.bullets < plan.notes else ""),
    ]
    style = document.looks.id_of
    document.add(
        *(
            paragraph(style("fact"), run(name, style("label")), run(unbroken(f"\t{value}")))
            for name, value in facts
            if value
        )
    )


def _add_counts(document: WordDocument, plan: Outline) -> None:
    """Add the table of notes a theme and, where there is more than one row, the chart of the same numbers."""
    says = wording().summary
    style = document.looks.id_of
    header = (says.column_theme, says.column_notes)
    bars = [(section.title, len(section.notes)) for section in _by_size(plan)]
    if len(bars) > 1:
        values = ", ".join(f"{name} {count(notes)}" for name, notes in bars)
        chart = document.chart(
            header,
            bars,
            f"{says.figure} 1",
            says.figure_description.format(values=values, count=count(plan.notes)),
        )
        document.add(
            caption(style("caption"), says.figure, says.figure_caption.format(count=count(plan.notes))),
            paragraph(style("figure"), chart),
        )
    cell, number = style("cell"), style("number")
    rows = [header, *((name, count(notes)) for name, notes in bars), (says.total, count(plan.notes))]
    document.add(
        caption(style("caption"), says.table, says.counts),
        table(
            style("table"),
            [(paragraph(cell, run(name)), paragraph(number, run(notes))) for name, notes in rows],
            (document.text_width - _NUMBER_WIDTH, _NUMBER_WIDTH),
            says.counts,
            says.table_description,
        ),
    )


def _by_size(plan: Outline) -> list[Section]:
    """Sort the themes by their notes; equals keep the scheme's order, the notes without a theme are last."""
    return sorted(plan.sections, key=lambda section: (section.theme is None, -len(section.notes)))


def _largest(themes: list[Section]) -> list[str]:
    says = wording().summary
    sizes = [len(section.notes) for section in themes]
    if sizes.count(sizes[0]) > 2:
        return []
    first, second = (inside_sentence(section.title) for section in themes[:2])
    if sizes[0] == sizes[1]:
        if len(themes) == 2:
            return []
        return [says.largest_both.format(first=first, second=second, notes=count(sizes[0]))]
    names = {"first": first, "notes": count(sizes[0])}
    if len(themes) == 2 or sizes.count(sizes[1]) > 1:
        return [says.largest.format(**names)]
    return [says.largest_then.format(**names, second=second, second_notes=count(sizes[1]))]
