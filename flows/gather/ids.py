"""Ids of notes, and of cells that are none: the same after sorting, added rows and re-saving."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # base32: no digit that looks like a letter
_PAIRS = tuple(first + second for first in _LETTERS for second in _LETTERS)


_Place = tuple[int, int] | tuple[int, int, str]  # of a cell, or of a box that has a name


class NoteIds:
    """Gives the ids of one sheet's notes, in reading order."""

    def __init__(self, file: str, sheet: str) -> None:
        self._place = f"{file}\0{sheet}\0".encode(errors="backslashreplace")
        self._seen: defaultdict[str, int] = defaultdict(int)

    def next_id(self, text: str) -> str:
        """Give the id of the next note with this text: how often it came before counts, its row does not."""
        self._seen[text] += 1
        return _id_of(self._place + text.encode() + b"\0%d" % self._seen[text])


class CellIds:
    """Gives the ids of one sheet's cells and boxes: which of those with the same text one is counts.

    What becomes of a cell does not count, so that a decision about one of them changes no other's id.
    """

    def __init__(self, file: str, sheet: str) -> None:
        self._place = f"\0cell\0{file}\0{sheet}\0".encode(errors="backslashreplace")
        self._seen: dict[str, int] = {}
        self._again: dict[_Place, int] = {}

    def count(self, place: _Place, text: str) -> None:
        """Meet the next cell, or the next box by its name."""
        number = self._seen.get(text, 0) + 1
        self._seen[text] = number
        if number > 1:
            self._again[place] = number

    def id_of(self, place: _Place, text: str) -> str:
        """Give the id of a cell or box that was met."""
        return _id_of(self._place + text.encode() + b"\0%d" % self._again.get(place, 1))


def _id_of(key: bytes) -> str:
    bits = int(sha256(key).hexdigest()[:15], 16)  # 60: five for each of twelve letters
    first = f"{_PAIRS[bits >> 50]}{_PAIRS[bits >> 40 & 1023]}{_PAIRS[bits >> 30 & 1023]}"
    return f"{first}{_PAIRS[bits >> 20 & 1023]}{_PAIRS[bits >> 10 & 1023]}{_PAIRS[bits & 1023]}"
