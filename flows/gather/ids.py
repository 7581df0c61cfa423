"""A note's id: the same after sorting, added rows and re-saving."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter


class NoteIds:
    """Gives the ids of one sheet's notes, in reading order."""

    def __init__(self, file: str, sheet: str) -> None:
        self._place = f"{file}\0{sheet}\0".encode(errors="backslashreplace")
        self._seen: Counter[str] = Counter()

    def next_id(self, text: str) -> str:
        """Give the id of the next note with this text: how often it came before counts, its row does not."""
        self._seen[text] += 1
        key = self._place + text.encode() + b"\0%d" % self._seen[text]
        return base64.b32encode(hashlib.sha256(key).digest()[:8])[:12].decode().lower()
