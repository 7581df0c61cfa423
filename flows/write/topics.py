"""What a theme or a subtheme is about, as it stands in a sentence: "... handler om ledelse og ansvar"."""

from __future__ import annotations

import re
from functools import cache

from flows.danish.function_words import is_ordinary
from flows.danish.known_words import LONGEST, SHORTEST
from flows.notes import Subtheme

_FIRST_WORD = re.compile(r"\w[^\s,]*")
_SHORTEST_BEGINNING = 3  # letters that stand before the last part of a compound


def topic_of(subtheme: Subtheme) -> str:
    """Give what a subtheme's notes are about: its phrase, or its title as it stands inside a sentence.

    A phrase such as "at der skal være lys" claims more than that, so the title is taken.
    """
    phrase = subtheme.phrase.strip().rstrip(".")
    return inside_sentence(subtheme.title) if not phrase or phrase.startswith("at ") else phrase


def is_in_title(name: str, subtheme: Subtheme) -> bool:
    """Tell whether a subtheme's title says what a thing is called."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", subtheme.title, re.IGNORECASE) is not None


@cache
def inside_sentence(title: str) -> str:
    """Take the capital from a title's first word, unless it is an abbreviation or may be a name."""
    found = _FIRST_WORD.match(title)
    if found is None or not found.group()[1:].islower() or not _is_common(found.group().lower()):
        return title
    return title[0].lower() + title[1:]


def _is_common(word: str) -> bool:
    """Tell whether a word is no name; words too short or too long for the list are taken for common ones."""
    if not SHORTEST <= len(word) <= LONGEST or is_ordinary(word):
        return True
    return any(is_ordinary(word[cut:]) for cut in range(_SHORTEST_BEGINNING, len(word) - SHORTEST + 1))
