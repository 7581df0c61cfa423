"""What is said of a comparison, on the terminal and on paper alike."""

from __future__ import annotations

from flows.compare.comparison import Comparison, Row, is_few
from flows.compare.wording import wording
from flows.write.wording import count


def marked(number: int) -> str:
    """Write a number of notes, marked where it is too small to say much."""
    return f"{count(number)}*" if is_few(number) else count(number)


def signed(points: int) -> str:
    """Write a difference with its sign, as print has it."""
    return f"+{points}" if points > 0 else f"\N{MINUS SIGN}{-points}" if points < 0 else "0"


def letters_and_names(comparison: Comparison) -> tuple[str, ...]:
    """Say which letter is which workshop's."""
    says = wording()
    return tuple(
        says.named.format(letter=letter, name=name)
        for letter, name in zip(says.letters, comparison.names, strict=True)
    )


def tell_counted(comparison: Comparison) -> str:
    """Say what was counted."""
    (first, second), (first_notes, second_notes) = comparison.names, comparison.total.of
    return wording().counted.format(
        first=first, second=second, first_notes=count(first_notes), second_notes=count(second_notes)
    )


def tell_words(comparison: Comparison) -> tuple[str, tuple[str, ...]]:
    """Say which words are new: what stands over them, and each."""
    says = wording()
    lead = says.words_lead if comparison.words else says.no_words
    first, second = comparison.names
    told = tuple(says.word.format(word=word, notes=marked(notes)) for word, notes in comparison.words)
    return lead.format(first=first, second=second), told


def tell_grown(comparison: Comparison) -> tuple[str, tuple[str, ...]]:
    """Say which subthemes grew: what stands over them, and each."""
    says = wording()
    lead = says.grown_lead if comparison.grown else says.no_grown
    first, second = comparison.names
    return lead.format(first=first, second=second), tuple(map(_tell_grew, comparison.grown))


def _tell_grew(row: Row) -> str:
    return wording().grew.format(
        title=row.title,
        first=marked(row.notes[0]),
        first_share=row.shares[0],
        second=marked(row.notes[1]),
        second_share=row.shares[1],
    )
