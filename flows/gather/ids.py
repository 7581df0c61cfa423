"""A note's id: the same after sorting, added rows and re-saving."""

from __future__ import annotations

import hashlib
from collections import defaultdict

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # base32: no digit that looks like a letter
_PAIRS = tuple(first + second for first in _LETTERS for second in _LETTERS)


class NoteIds:
    """Gives the ids of one sheet's notes, in reading order."""

    def __init__(self, file: str, sheet: str) -> None:
        self._place = f"{file}\0{sheet}\0".encode(errors="backslashreplace")
        self._seen: defaultdict[str, int] = defaultdict(int)

    def next_id(self, text: str) -> str:
        """Give the id of the next note with this text: how often it came before counts, its row does not."""
        self._seen[text] += 1
        key = self._place + text.encode() + b"\0%d" % self._seen[text]
        number = int.from_bytes(hashlib.sha256(key).digest()[:8])
        return "".join([_PAIRS[number >> shift & 1023] for shift in (54, 44, 34, 24, 14, 4)])
