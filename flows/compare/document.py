"""A comparison as a page in Word: a chart, the same numbers as a table, and what is new."""

from __future__ import annotations

from collections.abc import Sequence

from flows.compare.comparison import Comparison, Row
from flows.compare.telling import letters_and_names, marked, signed, tell_counted, tell_grown, tell_words
from flows.compare.wording import wording
from flows.write.form import Heading, Look
from flows.write.word.chart import PERCENT
from flows.write.word.document import WordDocument
from flows.write.word.markup import caption, paragraph, run, table
from flows.write.wording import unbroken

_NUMBER_WIDTHS = (1150, 1150, 1150, 1150, 1250)  # twips


def write_comparison(comparison: Comparison, heading: Heading, look: Look) -> bytes:
    """Make the comparison as a .docx; heading and look are those of the later workshop."""
    says, (first, second) = wording(), comparison.names
    title = says.title.format(first=first, second=second)
    document = WordDocument(look)
    style = document.looks.id_of
    document.add(paragraph(style("title"), run(title)))
    document.add(paragraph(style("body"), run(unbroken(tell_counted(comparison)))))
    if comparison.has_few:
        document.add(paragraph(style("body"), run(says.few)))
    document.add(paragraph(style("theme"), run(says.themes)))
    _add_chart(document, comparison)
    _add_table(document, comparison)
    for name, (lead, told) in ((says.words, tell_words(comparison)), (says.grown, tell_grown(comparison))):
        document.add(paragraph(style("theme"), run(name)), paragraph(style("body"), run(unbroken(lead))))
        document.add(*(paragraph(style("bullet"), run(unbroken(line))) for line in told))
    return document.to_bytes(title, says.mark, heading.host, heading.date)


def _add_chart(document: WordDocument, comparison: Comparison) -> None:
    says, style, (first, second) = wording(), document.looks.id_of, comparison.names
    values = "; ".join(
        says.figure_value.format(
            title=row.title, first=row.shares[0], second=row.shares[1], first_name=first, second_name=second
        )
        for row in comparison.themes
    )
    chart = document.chart(
        (says.column_theme, *letters_and_names(comparison)),
        [(row.title, *row.shares) for row in comparison.themes],
        f"{says.figure} 1",
        says.figure_description.format(values=values),
        PERCENT,
    )
    document.add(caption(style("caption"), says.figure, says.figure_caption), paragraph(style("figure"), chart))


def _add_table(document: WordDocument, comparison: Comparison) -> None:
    says, style = wording(), document.looks.id_of
    header = (
        says.column_theme,
        *(
            words.format(letter=letter)
            for letter in says.letters
            for words in (says.column_notes, says.column_share)
        ),
        says.column_gained,
    )
    notes = list(map(str, comparison.total.of))
    total = (says.total, notes[0], says.share.format(share=100), notes[1], says.share.format(share=100), signed(0))
    rows = [header, *map(_cells, comparison.themes), total]
    document.add(
        caption(style("caption"), says.table, says.table_caption),
        table(
            style("table"),
            [_paragraphs(document, row) for row in rows],
            (document.text_width - sum(_NUMBER_WIDTHS), *_NUMBER_WIDTHS),
            says.table_caption,
            says.table_description,
        ),
    )


def _cells(row: Row) -> tuple[str, ...]:
    shares = [wording().share.format(share=share) for share in row.shares]
    return (row.title, marked(row.notes[0]), shares[0], marked(row.notes[1]), shares[1], signed(row.gained))


def _paragraphs(document: WordDocument, row: Sequence[str]) -> tuple[str, ...]:
    name, *numbers = row
    style = document.looks.id_of
    return (
        paragraph(style("cell"), run(name)),
        *(paragraph(style("number"), run(unbroken(number))) for number in numbers),
    )
