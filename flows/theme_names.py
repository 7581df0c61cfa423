"""The themes that people name when they sort notes themselves: a typed theme, a row above, a column's heading."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_NUMBER = re.compile(r"(?:(?:tema|emne|kategori|theme|topic)\b)?[\s.:#-]*(?:\d{1,2}|[a-h](?=[.):]))?[\s.:)–—-]*")
_ONE_SLIP_FROM, _TWO_SLIPS_FROM = 6, 10  # letters


class FoundTheme(NamedTuple):
    """A theme that a text names; `exact` is False where a letter or two differ."""

    id: str
    title: str
    exact: bool


@dataclass(frozen=True)
class ThemeNames:
    """The ids and titles of a scheme's themes.

    Attributes:
        names: (id, title), in the order of the scheme.
    """

    names: tuple[tuple[str, str], ...] = ()

    def find(self, text: str) -> FoundTheme | None:
        """Give the theme that a text names by id or title, whatever its number, case and sign for "og".

        A slip is forgiven in words of six letters or more, two from ten letters, where only one theme is so near.
        """
        return _find(self.names, text) if self.names and 0 < len(text) <= 120 else None


NO_THEMES = ThemeNames()


@lru_cache(maxsize=10_000)
def _find(names: tuple[tuple[str, str], ...], text: str) -> FoundTheme | None:
    wanted = _plain_name(text)
    if not wanted:
        return None
    forms = [(form, theme, title) for theme, title in names for form in {_plain_name(theme), _plain_name(title)}]
    for form, theme, title in forms:
        if form == wanted:
            return FoundTheme(theme, title, exact=True)
    near = {(theme, title) for form, theme, title in forms if _is_a_slip(wanted, form)}
    return FoundTheme(*near.pop(), exact=False) if len(near) == 1 else None


def _is_a_slip(text: str, name: str) -> bool:
    from rapidfuzz.distance import OSA

    length = min(len(text), len(name))
    allowed = 2 if length >= _TWO_SLIPS_FROM else 1 if length >= _ONE_SLIP_FROM else 0
    return bool(allowed) and OSA.distance(text, name, score_cutoff=allowed) <= allowed


def _plain_name(text: str) -> str:
    """Write a name without number, accents, case and punctuation."""
    letters = unicodedata.normalize("NFKD", text.casefold()).replace("&", " og ").replace("+", " og ")
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter)).strip()
    bare = bare[_leading_number(bare) :]
    return " ".join(re.sub(r"[^\w]+", " ", bare).split())


def _leading_number(text: str) -> int:
    match = _NUMBER.match(text)
    end = match.end() if match else 0
    return end if end < len(text) else 0
