"""The copy of a text in which personal data is looked for: every dash, space and digit in its plain form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_DROPPED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00af\ufe63\uff0d"
_SPACES = "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\t"
_QUOTES = "’‘´`ʼ"
_PLAIN = {
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _QUOTES), "'"),
    ord("\uff20"): "@",
    ord("\uff0b"): "+",
}
_DIGITS = "\u0660-\u0669\u06f0-\u06f9\uff10-\uff19"
_ODD = re.compile(f"[{_DROPPED}{_DASHES}{_SPACES}{_QUOTES}\uff20\uff0b{_DIGITS}]")


@dataclass(frozen=True, slots=True)
class PlainCopy:
    """A text in plain signs, and where each of them stands in the verbatim text.

    Attributes:
        origins: None where every sign stands where it stood.
    """

    text: str
    origins: Sequence[int] | None = None

    def verbatim(self, start: int, end: int) -> tuple[int, int]:
        """Give the span in the verbatim text."""
        if self.origins is None:
            return start, end
        return self.origins[start], self.origins[end - 1] + 1


def plain_copy(text: str) -> PlainCopy:
    """Make the copy; signs that show nothing are left out of it."""
    if not _ODD.search(text):
        return PlainCopy(text)
    signs: list[str] = []
    origins: list[int] = []
    for place, sign in enumerate(text):
        if sign in _DROPPED:
            continue
        signs.append(_plain(sign))
        origins.append(place)
    return PlainCopy("".join(signs), origins)


def _plain(sign: str) -> str:
    if plain := _PLAIN.get(ord(sign)):
        return plain
    return str(unicodedata.digit(sign)) if sign.isdecimal() else sign
