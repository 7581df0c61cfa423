"""The form in which headings and the words of staff are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

_SIGNS = re.compile(r"[^\w\s/#,;]+")
_BETWEEN_WORDS = re.compile(r"[/_,;]")


@lru_cache(maxsize=4_096)
def fold_heading(text: str) -> str:
    """Give the form in which headings are compared: no case, accents, hyphens or punctuation, single spaces."""
    return " ".join(_BETWEEN_WORDS.sub(" ", _SIGNS.sub("", without_accents(text))).split())


def without_accents(text: str) -> str:
    """Give a text in lower case and without accents; å becomes a, while æ and ø stay."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    letters = unicodedata.normalize("NFKD", folded)
    return letters if letters.isascii() else "".join(filterfalse(unicodedata.combining, letters))
