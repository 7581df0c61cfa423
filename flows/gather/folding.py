"""The form in which headings and the words of staff are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import filterfalse

_SIGN = re.compile(r"[^\w\s/#,;]")
_BETWEEN_WORDS = re.compile(r"[/_,;]")
_EDGE = 2  # letters or figures, where nothing else is asked for


class _Letters(dict[int, str]):
    """What becomes of each letter, by its number, for `str.translate`: found when it is first met."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        super().__init__()
        self._fold = fold

    def __missing__(self, number: int) -> str:
        self[number] = folded = self._fold(chr(number))
        return folded


def _without_accent(letter: str) -> str:
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", letter.casefold())))


_PLAIN = _Letters(_without_accent)
_FOLDED = _Letters(lambda letter: _BETWEEN_WORDS.sub(" ", _SIGN.sub("", _without_accent(letter))))


@lru_cache(maxsize=4_096)
def fold_heading(text: str) -> str:
    """Give the form in which headings are compared: no case, accents, hyphens or punctuation, single spaces."""
    return " ".join(text.translate(_FOLDED).split())


def without_accents(text: str) -> str:
    """Give a text in lower case and without accents; å becomes a, while æ and ø stay."""
    return text.translate(_PLAIN)


class Edges:
    """Tells by the first and last letters what can be none of a list's words: a million notes are asked."""

    def __init__(self, words: Iterable[str], length: int = _EDGE) -> None:
        """Keep so many letters of each word: more where words end as others often do ("summen", "gården")."""
        folded = [fold_heading(word) for word in words]
        self._length = length
        first = tuple(word[:length] for word in folded)
        last = tuple(word[-length:] for word in folded)
        self._begins = lru_cache(maxsize=4_096)(
            lambda edge: _may_be(edge, lambda letters: letters.startswith(first))
        )
        self._ends = lru_cache(maxsize=4_096)(lambda edge: _may_be(edge, lambda letters: letters.endswith(last)))

    def may_begin(self, text: str) -> bool:
        """Tell whether a text may begin with one of the words; what begins with a sign may."""
        return self._begins(text[: self._length])

    def may_end(self, text: str) -> bool:
        """Tell whether a text may end in one of the words; what ends in a sign may."""
        return self._ends(text[-self._length :])

    def may_be(self, text: str) -> bool:
        """Tell whether a text may be one of the words."""
        return self.may_begin(text) and self.may_end(text)


def _may_be(edge: str, is_known: Callable[[str], bool]) -> bool:
    """Tell whether what stands at an end of a text is known; where folding leaves some of it out, it may be."""
    letters = edge.translate(_FOLDED)
    all_stay = edge.isalnum() and letters.isalnum() and len(letters) >= len(edge)
    return not all_stay or is_known(letters)
