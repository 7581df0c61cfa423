"""Which words are in use."""

from __future__ import annotations

import re

from flows.danish.known_words import is_known
from flows.dedupe.word_lists import WordLists

_TRIPLED = re.compile(r"(.)\1\1")


def exists(word: str, lists: WordLists) -> bool:
    """Tell whether a word is in use.

    The short ones have a list of their own: simplemma's holds many that nobody writes.
    """
    if len(word) <= 3:
        return word in lists.short_words
    return is_known(word) and _TRIPLED.search(word) is None  # simplemma's list has some misspellings
