"""Compound files, the container of old Office files: what streams they hold, and one of them whole.

As in Microsoft's open specification [MS-CFB]. Every chain is walked at most once around, so a damaged one ends.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_END_OF_CHAIN = 0xFFFFFFFA  # and above: no sector
_ENTRY = 128


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    start: int
    size: int
    place: int  # of its name, in bytes of the file
    left: int
    right: int
    child: int


class CompoundFile:
    """A compound file in memory.

    Attributes:
        names: Of all streams and folders, in small letters.

    Raises:
        ValueError, struct.error, IndexError: It is damaged.
    """

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._size = 1 << struct.unpack_from("<H", raw, 30)[0]
        self._mini_size = 1 << struct.unpack_from("<H", raw, 32)[0]
        if self._size not in (512, 4096) or self._mini_size != 64:
            raise ValueError("no such sectors")
        (directory,) = struct.unpack_from("<I", raw, 48)
        self._cutoff, self._mini_fat = struct.unpack_from("<2I", raw, 56)
        self._fat = self._read_fat()
        entries = dict(enumerate(self._read_directory(directory)))
        self.names = {entry.name.lower() for entry in entries.values() if entry.name}
        self._root = entries[0]
        self._top = {entry.name.lower(): entry for entry in _siblings(entries, self._root.child)}

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a stream of this name that is not a part of something embedded."""
        return name.lower() in self._top

    def stream(self, name: str) -> bytes:
        """Give a stream whole; its name may be written in any case, as all who read such files have it."""
        entry = self._top[name.lower()]
        if entry.size >= self._cutoff:
            return b"".join(map(self._sector, self._chain(entry.start, self._fat)))[: entry.size]
        whole = b"".join(map(self._sector, self._chain(self._root.start, self._fat)))
        table = [number for part in self._chain(self._mini_fat, self._fat) for number in self._numbers(part)]
        size = self._mini_size
        return b"".join(whole[n * size : (n + 1) * size] for n in self._chain(entry.start, table))[: entry.size]

    def renamed(self, name: str) -> bytes:
        """Give the file with the name of this stream in the case in which it is given here."""
        place = self._top[name.lower()].place
        wide = name.encode("utf-16-le")
        return self._raw[:place] + wide + self._raw[place + len(wide) :]

    def _sector(self, number: int) -> bytes:
        return self._raw[(number + 1) * self._size : (number + 2) * self._size]

    def _numbers(self, sector: int) -> tuple[int, ...]:
        return struct.unpack(f"<{self._size // 4}I", self._sector(sector))

    def _read_fat(self) -> list[int]:
        difat, difat_sectors = struct.unpack_from("<2I", self._raw, 68)
        sectors = list(struct.unpack_from("<109I", self._raw, 76))
        for _ in range(min(difat_sectors, len(self._raw) // self._size)):
            *more, difat = self._numbers(difat)
            sectors.extend(more)
        return [number for sector in sectors if sector < _END_OF_CHAIN for number in self._numbers(sector)]

    def _chain(self, number: int, table: list[int]) -> Iterator[int]:
        for _ in range(len(table) + 1):
            if number >= _END_OF_CHAIN:
                return
            yield number
            number = table[number]
        raise ValueError("a chain without an end")

    def _read_directory(self, start: int) -> Iterator[_Entry]:
        for sector in self._chain(start, self._fat):
            content = self._sector(sector)
            for place in range(0, len(content) - _ENTRY + 1, _ENTRY):
                (length,) = struct.unpack_from("<H", content, place + 64)
                used = 2 <= length <= 64 and content[place + 66]  # kind 0: not in use
                name = content[place : place + length - 2].decode("utf-16-le", "replace") if used else ""
                left, right, child = struct.unpack_from("<3I", content, place + 68)
                first, size = struct.unpack_from("<II", content, place + 116)
                yield _Entry(name, first, size, (sector + 1) * self._size + place, left, right, child)


def _siblings(entries: dict[int, _Entry], first: int) -> Iterator[_Entry]:
    """Walk the entries of one folder, a tree in the file; each once, should it run in a circle."""
    waiting = [first]
    seen: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number in entries and number not in seen:
            seen.add(number)
            yield entries[number]
            waiting.extend((entries[number].left, entries[number].right))
