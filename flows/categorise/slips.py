"""Reads a misspelt word as the word of a pattern that it is a slip of the keys away from: "ledlese" is "ledelse".

Only a word that nobody knows is read so, and only where one word alone can be meant. Capitals inside of a sentence
mark a name, which is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from flows.danish.inflection import beginning_of_forms, share_lemma
from flows.danish.known_words import LONGEST as LONGEST_KNOWN
from flows.danish.known_words import SHORTEST as SHORTEST_KNOWN
from flows.danish.known_words import is_known, is_ordinary
from flows.danish.matching_copy import Word

SHORTEST = 6  # letters of a word that is read so
_LONG = 10  # letters from which two slips are allowed
_SHORTEST_FIRST = 3  # letters of a compound's first part
_SHORTEST_LAST = 5  # letters of a compound's last part, by which it is known: "uddan-else" is none
_SURE = 4  # letters that two words begin with where one has another letter in the place of one: "hunder", "hænder"
_ENDINGS = ("s", "en", "ens", "et", "ets", "er", "ers", "erne", "ernes", "ne", "nes")
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?…:;•*\n]|[-–]\s|\b\d+\))[\s\"'»“”„‘’(]*$")

Forms = Callable[[str], Iterable[str]]


class SlipReader:
    """The words of a scheme's patterns, ready to be recognised in what was typed wrongly."""

    def __init__(self, words: Iterable[str], starts: Iterable[str], heads: Iterable[str], forms: Forms) -> None:
        """File the words by their first letter.

        Args:
            words: Words that patterns name, folded.
            starts: What patterns say that words begin with.
            heads: What patterns say that compounds end in.
            forms: Gives the forms of a word.
        """
        self._forms = forms
        self._words = _by_first_letter(words)
        self._starts = _by_first_letter(starts)
        self._heads = _by_first_letter(heads)

    def read(self, word: str) -> str:
        """Give the word that was meant; empty where that is not for certain, or where the word exists.

        Args:
            word: Folded, of letters only.
        """
        if len(word) < SHORTEST or not word.isalpha() or _exists(word):
            return ""
        allowed = _allowed(word)
        ways = (self._whole, self._compounds, self._beginnings)  # a word that stands in a pattern is the likeliest
        found = next(filter(None, (list(way(word, allowed)) for way in ways)), None)
        if found is None:
            return ""
        fewest = min(slips for slips, _ in found)
        if not fewest:  # no dictionary lists the word, but a pattern has it
            return ""
        meant = {other for slips, other in found if slips == fewest}
        return meant.pop() if len(meant) == 1 else _one_of_forms(meant, word)

    def _whole(self, word: str, allowed: int) -> Iterator[tuple[int, str]]:
        for text in _near(self._words.get(word[0], ()), word, allowed):
            for form in self._written_forms(text):
                if (slips := _slips(word, form, allowed)) is not None:
                    yield slips, form

    def _written_forms(self, text: str) -> Iterator[str]:
        """Give the forms of a word that are in use: the endings make some that nobody writes.

        Of a word that no dictionary lists ("årshjul") none is known, so each may be.
        """
        listed = is_known(text)
        for form in self._forms(text):
            if form == text or not listed or len(form) > LONGEST_KNOWN or is_known(form):
                yield form

    def _beginnings(self, word: str, allowed: int) -> Iterator[tuple[int, str]]:
        for start in self._starts.get(word[0], ()):
            if len(start) < SHORTEST:
                continue
            for length in range(len(start) - 1, min(len(start) + 1, len(word)) + 1):
                if (slips := _slips(word[:length], start, min(allowed, _allowed(start)))) is not None:
                    rest = word[length:]
                    if len(rest) >= SHORTEST_KNOWN and is_known(rest):
                        yield slips, start + rest

    def _compounds(self, word: str, allowed: int) -> Iterator[tuple[int, str]]:
        for cut in range(_SHORTEST_FIRST, len(word) - SHORTEST + 2):
            first, rest = word[:cut], word[cut:]
            if not (is_known(first) or (first.endswith("s") and is_known(first[:-1]))):
                continue
            for text in _near(self._heads.get(rest[0], ()), rest, min(allowed, _allowed(rest))):
                for form in self._written_forms(text):
                    if len(form) >= SHORTEST and (slips := _slips(rest, form, _allowed(form))) is not None:
                        yield slips, first + form


def is_name_like(word: Word, before: str) -> bool:
    """Tell whether a word is written as names are: with a capital, and not because a sentence begins.

    Args:
        word: As it stands in the text.
        before: The text in front of it.
    """
    return word.shape[:1].isupper() and _BEGINS_SENTENCE.search(before) is None


def _exists(word: str) -> bool:
    """Tell whether a word is known, is a form of one that is and too long to be listed, or is a compound of two."""
    if is_known(word) or (len(word) > LONGEST_KNOWN and any(map(is_known, _without_endings(word)))):
        return True
    for cut in range(SHORTEST_KNOWN, len(word) - _SHORTEST_LAST + 1):
        first, rest = word[:cut], word[cut:]
        if is_ordinary(rest) and (is_ordinary(first) or (first[-1] in "se" and is_ordinary(first[:-1]))):
            return True
    return False


def _without_endings(word: str) -> Iterator[str]:
    return (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))


def _allowed(word: str) -> int:
    return 2 if len(word) >= _LONG else 1


def _near(words: Sequence[str], word: str, allowed: int) -> Iterator[str]:
    """Give the words of which a form may be meant: what all their forms begin with is near."""
    from rapidfuzz.distance import OSA

    most = allowed + 1  # of a swap at the cut, one letter is seen only
    for text in words:
        start = beginning_of_forms(text, len(text))
        if len(start) - allowed <= len(word) and OSA.distance(word[: len(start)], start, score_cutoff=most) <= most:
            yield text


def _slips(word: str, other: str, allowed: int) -> int | None:
    from rapidfuzz.distance import OSA

    if word[0] != other[0] or abs(len(word) - len(other)) > allowed or len(other) < SHORTEST:
        return None
    slips = OSA.distance(word, other, score_cutoff=allowed)
    if slips > allowed or (len(word) == len(other) and word[:_SURE] != other[:_SURE] and not _has_all(word, other)):
        return None
    return slips


def _has_all(word: str, other: str) -> bool:
    """Tell whether two words have the same letters, as where two are swapped."""
    return sorted(word) == sorted(other)


def _one_of_forms(meant: set[str], word: str) -> str:
    """Choose where a word may be several forms of one: the one that ends as it does, else the first."""
    ranked = sorted(meant, key=lambda other: (-_shared_end(word, other), len(other), other))
    return ranked[0] if all(share_lemma(ranked[0], other) for other in ranked[1:]) else ""


def _shared_end(a: str, b: str) -> int:
    return next((at for at, (x, y) in enumerate(zip(reversed(a), reversed(b), strict=False)) if x != y), len(a))


def _by_first_letter(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    filed: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        if len(word) >= SHORTEST - 2:
            filed.setdefault(word[0], []).append(word)
    return {letter: tuple(listed) for letter, listed in filed.items()}
