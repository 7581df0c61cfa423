"""The form in which headings and the words of staff are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4_096)
def fold_heading(text: str) -> str:
    """Give the form in which headings are compared: no case, accents, hyphens or punctuation, single spaces."""
    letters = without_accents(text)
    kept = "".join(
        " " if char.isspace() or char in "/_,;" else char
        for char in letters
        if char.isalnum() or char.isspace() or char in "/_#,;"
    )
    return " ".join(kept.split())


def without_accents(text: str) -> str:
    """Give a text in lower case and without accents; å becomes a, while æ and ø stay."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return letters if letters.isascii() else "".join(char for char in letters if not unicodedata.combining(char))
