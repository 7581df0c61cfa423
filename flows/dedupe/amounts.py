"""How many and how often: the numbers, ordinals and multiples of a text."""

from __future__ import annotations

import re
from collections import Counter

from flows.dedupe.views import plain_text
from flows.dedupe.word_lists import word_lists
from flows.dedupe.words import is_number

_ARTICLES = frozenset(("en", "et"))
_NUMBERING = re.compile(r"^\s*\d{1,2}[.)]\s")


def amounts(text: str) -> Counter[str]:
    """Count what a text counts with, in one form each.

    "En" and "et" are articles, and a number in front may be a list's.
    """
    return Counter(filter(None, map(_amount, plain_text(_NUMBERING.sub("", text, count=1)).split())))


def is_amount(word: str) -> bool:
    """Tell whether a text counts with a word."""
    return bool(_amount(word))


def _amount(word: str) -> str:
    lists = word_lists()
    if word in _ARTICLES:
        return ""
    if is_number(word, lists):
        return lists.numbers.get(word, word)
    return lists.multiples.get(word, word if word in lists.ordinals else "")
