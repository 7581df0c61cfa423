"""What differs between two workshops that were placed by one scheme.

The rules, in full:

1. Only what is printed counts: a note that a person left out says nothing here, and hidden words are no words.
2. A share is of all printed notes, those without a theme too, in whole percent. What a theme gained or lost is the
   difference of the two shares as they are shown.
3. A number from one to four is marked: so few notes may as well be chance, and so may their share.
4. A word is new where at least three different notes of the second workshop have it, in any form, and no note of
   the first one has. Near-identical notes count once. What may be a name, or was found as personal data, is none.
5. A subtheme has grown where its share has. What grew most stands first; ten of each are told at most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flows.compare.printed import PrintedWorkshop
from flows.danish.alphabet import by_alphabet
from flows.danish.function_words import is_ordinary
from flows.write.subject_words import SubjectWords, printed_form

FEW = 5
_FEWEST = 3  # different notes with a new word
_MOST = 10


@dataclass(frozen=True)
class Row:
    """How many notes something has in each of the two workshops.

    Attributes:
        of: All printed notes of each.
    """

    title: str
    notes: tuple[int, int]
    of: tuple[int, int]

    @property
    def shares(self) -> tuple[int, int]:
        """In percent; a half is rounded up."""
        first, second = ((200 * notes + of) // (2 * of) for notes, of in zip(self.notes, self.of, strict=True))
        return first, second

    @property
    def gained(self) -> int:
        """In percentage points; negative where it lost."""
        return self.shares[1] - self.shares[0]


@dataclass(frozen=True)
class Comparison:
    """Two workshops beside each other.

    Attributes:
        names: What they are called.
        themes: In the order of the scheme; what has no theme is last.
        words: Those that are new in the second one, each with how many different notes have it.
        grown: Subthemes whose share grew.
    """

    names: tuple[str, str]
    themes: tuple[Row, ...]
    words: tuple[tuple[str, int], ...]
    grown: tuple[Row, ...]

    @property
    def total(self) -> Row:
        """All printed notes."""
        return Row("", self.themes[0].of, self.themes[0].of)

    @property
    def has_few(self) -> bool:
        """Whether any number is marked."""
        counts = [number for row in (*self.themes, *self.grown) for number in row.notes]
        return any(map(is_few, (*counts, *(number for _, number in self.words))))


def is_few(number: int) -> bool:
    """Tell whether a number of notes is too small to say much."""
    return 0 < number < FEW


def compare(first: PrintedWorkshop, second: PrintedWorkshop, without_theme: str, subtheme: str) -> Comparison:
    """Set two workshops beside each other, the earlier one first.

    Args:
        first: The earlier one, placed by the same scheme.
        second: The later one, whose titles of themes are told.
        without_theme: What the notes without a theme are called.
        subtheme: How a subtheme is told with its theme.
    """
    both = (first, second)
    of = (len(first.notes), len(second.notes))
    themes = [Counter(note.theme for note in each.notes) for each in both]
    subthemes = [Counter((note.theme, sub) for note in each.notes for sub in note.subthemes) for each in both]
    rows = [Row(theme.title, (themes[0][theme.id], themes[1][theme.id]), of) for theme in second.themes]
    if any(counted[None] for counted in themes):
        rows.append(Row(without_theme, (themes[0][None], themes[1][None]), of))
    grown = [
        Row(
            subtheme.format(theme=theme.title, subtheme=title),
            (subthemes[0][theme.id, sub], subthemes[1][theme.id, sub]),
            of,
        )
        for theme in second.themes
        for sub, title in theme.subthemes
    ]
    return Comparison(
        _names(first, second),
        tuple(rows),
        tuple(_new_words(first, second))[:_MOST],
        tuple(sorted((row for row in grown if row.gained > 0), key=lambda row: -row.gained))[:_MOST],
    )


def _names(first: PrintedWorkshop, second: PrintedWorkshop) -> tuple[str, str]:
    """Call them by their titles, and by their folders too where those are the same."""
    if first.title != second.title:
        return first.title, second.title
    return f"{first.title} ({first.name})", f"{second.title} ({second.name})"


def _new_words(first: PrintedWorkshop, second: PrintedWorkshop) -> Iterator[tuple[str, int]]:
    met = SubjectWords()
    known = {word for note in first.notes for word in met.read(note.words)}
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    groups: dict[str, set[str]] = defaultdict(set)
    for note in second.notes:
        for word, written in met.read(note.words).items():
            forms[word].update(written)
            groups[word].add(note.group)
    new = [
        (printed_form(forms[word]), len(having))
        for word, having in groups.items()
        if word not in known and len(having) >= _FEWEST and _is_ordinary(forms[word])
    ]
    yield from sorted(new, key=lambda told: (-told[1], by_alphabet(told[0])))


def _is_ordinary(forms: Iterable[str]) -> bool:
    return any(map(is_ordinary, forms))
