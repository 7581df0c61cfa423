"""Reads the words of notes for a draft of a scheme, each word in the light of the other notes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from flows.categorise.patterns import SHORTEST_PART
from flows.danish.compounds import ways_to_part
from flows.danish.content_words import forms_that_may_tell, may_tell
from flows.danish.function_words import general_words
from flows.danish.inflection import dictionary_word, dictionary_words, forms_of
from flows.danish.known_words import SHORTEST, is_ordinary
from flows.danish.matching_copy import matching_copy
from flows.danish.nouns import is_noun, may_be_verb


@dataclass(frozen=True)
class NotesWords:
    """The words of notes that may tell what they are about, compounds with their parts.

    Attributes:
        found: Of each note, its dictionary words in reading order, each with the form it was first read in.
        having: The places of the notes that have a word.
        elsewhere: By word, the patterns that find it where it does not stand itself: in compounds, or as a verb.
        nouns: Those of the words that are nouns.
    """

    found: tuple[dict[str, str], ...]
    having: Mapping[str, frozenset[int]]
    elsewhere: Mapping[str, tuple[str, ...]]
    nouns: frozenset[str]


class _Relative(NamedTuple):
    word: str
    pattern: str  # that finds it where it does not stand on its own
    position: int = 0  # in a compound


def read_words(texts: Sequence[str]) -> NotesWords:
    """Read the words of notes.

    Of several dictionary words that a form may come from it is the one that most notes may have. A compound has the
    parts that stand on their own in a note, or have the same place in another compound: "måltid" is no "tid". A
    verb goes with its noun in -ing where that stands in a note. Only ordinary words are read: one that no list
    knows may be somebody's name.
    """
    written = [forms_that_may_tell(text) for text in texts]
    dictionary = _Dictionary(written)
    relatives = _relatives(dictionary, {dictionary.choose(form) for note in written for form in note})
    found = []
    patterns: dict[str, set[str]] = defaultdict(set)
    for note in written:
        words: dict[str, str] = {}
        for form in note:
            word = dictionary.choose(form)
            words.setdefault(word, form)
            for relative in relatives[word]:
                words.setdefault(relative.word, form)
                patterns[relative.word].add(relative.pattern)
        found.append({word: form for word, form in words.items() if _may_tell_a_theme(word)})
    nominal = {dictionary.choose(form) for form in _forms_used_as_nouns(texts)}
    having: dict[str, set[int]] = defaultdict(set)
    forms: dict[str, set[str]] = defaultdict(set)
    for place, words in enumerate(found):
        for word, form in words.items():
            having[word].add(place)
            forms[word].add(form)
    return NotesWords(
        tuple(found),
        {word: frozenset(places) for word, places in having.items()},
        {word: tuple(sorted(each)) for word, each in patterns.items()},
        frozenset(word for word in having if is_noun(word, forms[word]) or word in nominal),
    )


def _relatives(dictionary: _Dictionary, standing: Set[str]) -> dict[str, tuple[_Relative, ...]]:
    """Give the words that also stand where a word of the notes does: its parts, and the noun that is made of it."""
    short = frozenset(word for word in standing if len(word) < SHORTEST and is_noun(word))
    parts = {word: dictionary.parts_of(word, short) for word in standing}
    compounds = Counter((part.word, part.position) for pair in parts.values() for part in pair)
    relatives = {
        word: tuple(part for part in pair if part.word in standing or compounds[part.word, part.position] > 1)
        for word, pair in parts.items()
    }
    for noun in sorted(standing):
        for verb in filter(is_ordinary_word, _verbs_of(noun) & standing):
            relatives[verb] += (_Relative(noun, verb),)
    return relatives


def _verbs_of(noun: str) -> frozenset[str]:
    """Give the verbs that a noun in -ing may be made of: "sortere" of "sortering", "tømme" of "tømning"."""
    if not noun.endswith("ing"):
        return frozenset()
    stems = {noun.removesuffix("ing"), noun.removesuffix("ning")}
    return frozenset(verb for stem in stems if stem for verb in (f"{stem}e", f"{stem}{stem[-1]}e"))


def is_ordinary_word(word: str) -> bool:
    """Tell whether a word may be shown; of a short word, which no list holds, the forms are ordinary."""
    return any(map(is_ordinary, forms_of(word) if len(word) < SHORTEST else (word,)))


def _may_tell_a_theme(word: str) -> bool:
    return word not in general_words() and is_ordinary_word(word)


def _forms_used_as_nouns(texts: Iterable[str]) -> Iterator[str]:
    """Give the forms of adjectives that mostly stand without a noun: "de frivillige hjælper", "pårørende"."""
    alone: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for text in texts:
        words = [word.folded for word in matching_copy(text).words]
        for word, following in pairwise((*words, "")):
            if word.endswith("e") and not may_be_verb(word):
                (before if may_tell(following) else alone)[word] += 1
    return (word for word, times in alone.items() if times > before[word])


class _Dictionary:
    """Chooses the dictionary word of a form by how many notes may have it."""

    def __init__(self, notes: Iterable[Collection[str]]) -> None:
        having = Counter(form for note in notes for form in set(note))
        self._short = frozenset(form for form in having if len(form) < SHORTEST)
        self._support: Counter[str] = Counter()
        for form, number in having.items():
            for word in dictionary_words(form, self._short):
                self._support[word] += number

    def choose(self, form: str) -> str:
        return min(dictionary_words(form, self._short), key=lambda word: self._rank(word, form))

    def _rank(self, word: str, form: str) -> tuple[int, bool, bool, int, str]:
        return -self._support[word], word not in general_words(), word != dictionary_word(form), len(word), word

    def parts_of(self, word: str, short: Container[str]) -> tuple[_Relative, ...]:
        """Give the parts of a compound, by that way to part it whose parts most notes have."""
        ways = [
            tuple(
                _Relative(self.choose(part), written if len(part) >= SHORTEST_PART else word, position)
                for position, (part, written) in enumerate(((first, f"{first}*"), (last, f"*{last}")))
            )
            for firsts, last in ways_to_part(word, short if is_ordinary(word) else ())
            for first in sorted(firsts, key=len)
        ]
        return max(ways, key=lambda parts: sorted(self._support[part.word] for part in parts), default=())
