"""Whether one word may stand for another: the same word by another hand, or another word."""

from __future__ import annotations

from functools import lru_cache

from flows.dedupe.differences import Difference, Weight
from flows.dedupe.inflected import are_forms, change_degree, change_number, change_voice
from flows.dedupe.opposites import (
    LONGEST_PREFIX,
    are_opposite,
    have_opposite_parts,
    lean_opposite,
    leans_to_opposite,
    negation_between,
)
from flows.dedupe.spelling import is_misspelling, written_in
from flows.dedupe.views import write_out
from flows.dedupe.vocabulary import exists
from flows.dedupe.word_lists import WordLists

_SHORTEST_FILLER = 4  # letters; of shorter ones a slip makes other words


def missing_word(word: str, lists: WordLists) -> Difference | None:
    """Give the difference where a word may not stand in one text only."""
    if word in lists.harmless or _is_filler(word, lists):
        return None
    if is_number(word, lists):
        return Difference(Weight.NUMBER, f"tal: {word} / –")
    if word in lists.negations:
        return Difference(Weight.NEGATION, f"benægtelse: '{word}'")
    return Difference(Weight.MISSING, f"kun i den ene: '{word}'")


def _is_filler(word: str, lists: WordLists) -> bool:
    """Tell whether a word is a filler with a slip of the pen; one without is not compared."""
    return any(
        filler[0] == word[0]
        and min(len(filler), len(word)) >= _SHORTEST_FILLER
        and is_misspelling(word, filler, False, lists)
        for filler in lists.fillers
    )


@lru_cache(maxsize=1 << 16)
def different_words(a: str, b: str, both_names: bool, lists: WordLists) -> Difference | None:
    """Give the difference between two words; None where they are one word, written or inflected otherwise."""
    if write_out(a) == write_out(b):
        return None
    a, b = written_in(a), written_in(b)
    if a[0].isdigit() or b[0].isdigit():
        is_one = {write_out(a), write_out(b)} in ({"1", "et"}, {"1", "en"})
        same = is_one or lists.numbers.get(a, a) == lists.numbers.get(b, b)
        return None if same else Difference(Weight.NUMBER, f"tal: {a} / {b}")
    if a in lists.numbers and b in lists.numbers:
        return Difference(Weight.NUMBER, f"tal: {a} / {b}")
    if abs(len(a) - len(b)) > LONGEST_PREFIX:
        return Difference(Weight.WORD, f"forskelligt ord: '{a}' / '{b}'")
    if lists.harmless.get(a, -1) == lists.harmless.get(b, -2) or lists.confused.get(a, -1) == lists.confused.get(
        b, -2
    ):
        return None
    if (negated := negation_between(a, b, lists)) is not None:
        return negated
    if are_opposite(a, b, lists) or have_opposite_parts(a, b, lists):
        return Difference(Weight.CONTRAST, f"modsætning: '{a}' / '{b}'")
    if (a in lists.numbers) != (b in lists.numbers) and exists(a, lists) and exists(b, lists):
        return Difference(Weight.NUMBER, f"tal: {a} / {b}")
    if are_forms(a, b, lists):
        if change_degree(a, b) or change_voice(a, b) or change_number(a, b):
            return Difference(Weight.WORD, f"anden form: '{a}' / '{b}'", exists(a, lists) and exists(b, lists))
        return None
    if leans_to_opposite(a, b, lists) or leans_to_opposite(b, a, lists):
        return Difference(Weight.CONTRAST, f"modsætning: '{a}' / '{b}'")
    numbers = a in lists.numbers, b in lists.numbers
    if not all(numbers) and is_misspelling(a, b, both_names, lists):
        return None
    if any(numbers):
        return Difference(Weight.NUMBER, f"tal: {a} / {b}")
    if lean_opposite(a, b, lists):
        return Difference(Weight.CONTRAST, f"modsætning: '{a}' / '{b}'")
    return Difference(Weight.WORD, f"forskelligt ord: '{a}' / '{b}'", exists(a, lists) and exists(b, lists))


def is_number(word: str, lists: WordLists) -> bool:
    """Tell whether a word is a number in digits or letters."""
    return word[0].isdigit() or word in lists.numbers
