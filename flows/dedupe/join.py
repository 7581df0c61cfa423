"""The exact similarity join: all pairs of strings whose normalised Levenshtein similarity reaches a threshold.

Two strings within `t` edits share one of any `t + 1` disjoint pieces of the longer one unchanged, and the number of
the piece bounds how far it can have moved (PASS-JOIN: Li, Deng, Wang, Feng, VLDB 2012). Here all pieces of strings
of about one length are equally long, so that all substrings of a string are looked up by one hash each, and they
are laid where the fewest other strings have the same. What shares a piece is counted by letters and then measured
by rapidfuzz, so the result is exactly that of comparing all with all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_SHORTEST_PIECE = 3  # shorter pieces are in every string: comparing all is cheaper
_LONGEST_PIECE = 16
_FEW = 150_000  # comparisons of short strings that cost less than building an index
_CELLS = 500_000  # comparisons or letters held in memory at a time
_BAND = 1.06  # the longest string of a band, by its shortest
_LETTERS = 32
_MANY_PIECES = 60
LONG = 1_000  # letters; longer strings are compared in several threads
_SLACK = 16  # places that are tried for each piece


class TooManyPairsError(OverflowError):
    """More pairs are alike than can be listed."""


class StringPairs(NamedTuple):
    """Pairs of indices, `left` < `right`, ascending by right and then left."""

    left: Ints
    right: Ints


def edits_allowed(length: int, similarity: float) -> int:
    """Give the most edits that keep a string of `length` (the longer of two) so similar; -1 where not even none do.

    The same arithmetic as rapidfuzz's, so that the boundary falls on the same side.
    """
    if length == 0:
        return 0 if similarity <= 1.0 else -1
    edits = min(length, int((1.0 - similarity) * length) + 1)
    while edits >= 0 and 1.0 - edits / length < similarity:
        edits -= 1
    return edits


def join_partition(strings: Sequence[str], first: int, similarity: float, most: int = sys.maxsize) -> StringPairs:
    """Find all similar pairs of which the later string is `strings[first]` or stands after it.

    A partition stands on its own: give it the strings of a range and, before them, the shorter ones that may
    still be similar (see `shortest_similar`). The pairs of all partitions are the pairs of the whole.

    Args:
        strings: Ascending by length.
        first: Where the partition's own strings begin.
        similarity: Above 0 and at most 1.
        most: Pairs to find.

    Raises:
        TooManyPairsError: As soon as there are more.
    """
    import numpy as np

    lengths = np.fromiter(map(len, strings), np.int64, len(strings))
    if np.any(np.diff(lengths) < 0):
        raise ValueError("strings must ascend by length")
    found: list[tuple[Ints, Ints]] = []
    count = 0
    index: _Index | None = None
    for band in _bands(lengths, first, similarity):
        words = 1 + int(lengths[band.start]) // 64  # of the machine: what rapidfuzz compares at a time
        if band.piece < _SHORTEST_PIECE or (band.stop - band.start) * (band.stop - band.low) * words <= _FEW:
            batches = _compare_all(strings, lengths, band)
        else:
            index = index or _Index(strings, lengths)
            batches = _verify(strings, lengths, band, index.candidates(band))
        for left, right in batches:
            found.append((left, right))
            count += len(left)
            if count > most:
                raise TooManyPairsError(f"more than {most} pairs of {len(strings)} strings are alike")
    if not found:
        return StringPairs(np.zeros(0, np.int64), np.zeros(0, np.int64))
    left, right = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((left, right))
    return StringPairs(left[order], right[order])


def shortest_similar(length: int, similarity: float) -> int:
    """Give the length of the shortest string that may be similar to one of `length`."""
    return length - max(edits_allowed(length, similarity), 0)


class _Band(NamedTuple):
    """Strings `start` to `stop` of about one length, compared with those from `low` on."""

    low: int
    start: int
    stop: int
    piece: int  # how long the pieces are
    edits: tuple[int, ...]  # allowed, by length from that of `start` on

    def edits_of(self, lengths: Ints) -> Ints:
        """Give the edits allowed for each string from `start` to `stop`."""
        import numpy as np

        allowed: Ints = np.array(self.edits, np.int64)
        found: Ints = allowed[lengths[self.start : self.stop] - lengths[self.start]]
        return found


def _bands(lengths: Ints, first: int, similarity: float) -> Iterator[_Band]:
    import numpy as np

    start = first
    while start < len(lengths):
        shortest = int(lengths[start])
        edits: list[int] = []
        piece = _LONGEST_PIECE
        longest = shortest
        while longest <= max(shortest, int(shortest * _BAND)):
            allowed = edits_allowed(longest, similarity)
            fits = longest // (allowed + 1) if allowed >= 0 else _LONGEST_PIECE
            if edits and min(fits, piece) < min(piece, _LONGEST_PIECE) and fits < piece - 1:
                break
            edits.append(allowed)
            piece = min(piece, fits)
            longest += 1
        stop = int(np.searchsorted(lengths, shortest + len(edits) - 1, "right"))
        low = int(np.searchsorted(lengths, shortest_similar(shortest, similarity), "left"))
        yield _Band(low, start, stop, piece, tuple(edits))
        start = stop


def _compare_all(strings: Sequence[str], lengths: Ints, band: _Band) -> Iterator[tuple[Ints, Ints]]:
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cdist

    if lengths[band.stop - 1] > LONG:
        yield from _verify(strings, lengths, band, _all_pairs(band))
        return
    edits = band.edits_of(lengths)
    height = max(1, _CELLS // (band.stop - band.low))
    for start in range(band.start, band.stop, height):
        stop = min(start + height, band.stop)
        # edits are whole numbers: a cutoff on the similarity itself would round some pairs away
        distances = cdist(
            strings[start:stop],
            strings[band.low : stop],
            scorer=Levenshtein.distance,
            score_cutoff=max(0, max(band.edits)),
            dtype=np.int32,
        )
        row, column = np.nonzero(distances <= edits[start - band.start : stop - band.start, None])
        right, left = row + start, column + band.low
        earlier = left < right
        yield left[earlier], right[earlier]


def _all_pairs(band: _Band) -> Iterator[tuple[Ints, Ints]]:
    """Give every pair of a band once; `cdist` would compare each twice."""
    import numpy as np

    for right in range(max(band.start, band.low + 1), band.stop):
        left = np.arange(band.low, right)
        yield left, np.full(len(left), right)


def _verify(
    strings: Sequence[str], lengths: Ints, band: _Band, candidates: Iterator[tuple[Ints, Ints]]
) -> Iterator[tuple[Ints, Ints]]:
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cpdist

    edits = band.edits_of(lengths)
    for left, right in candidates:
        distances = cpdist(
            [strings[i] for i in left.tolist()],
            [strings[i] for i in right.tolist()],
            scorer=Levenshtein.distance,
            score_cutoff=max(0, max(band.edits)),
            dtype=np.int32,
            workers=-1 if lengths[band.stop - 1] > LONG else 1,
        )
        similar = distances <= edits[right - band.start]
        yield left[similar], right[similar]


def distinct_values(values: Ints) -> Ints:
    """Sort and drop what repeats: much faster than `numpy.unique`, which hashes them first and loads `numpy.ma`."""
    import numpy as np

    values = np.sort(values)
    first = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return values[first]


class _Index:
    """The letters of all strings in one array, and how often each string has each."""

    def __init__(self, strings: Sequence[str], lengths: Ints) -> None:
        import numpy as np

        letters = np.frombuffer("".join(strings).encode("utf-32-le", "surrogatepass"), np.uint32)
        self.letters = (letters ^ (letters >> 8)).astype(
            np.uint8
        )  # strangers may look alike; they are measured later
        self.lengths = lengths
        self.starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
        self.counts = np.zeros((len(strings), _LETTERS), np.uint8)
        step = max(1, _CELLS // _LETTERS)
        for low in range(0, len(strings), step):
            high = min(low + step, len(strings))
            of_string = np.repeat(np.arange(high - low) * _LETTERS, lengths[low:high])
            which = self.letters[self.starts[low] : self.starts[high]] & (_LETTERS - 1)
            counted = np.bincount(of_string + which, minlength=(high - low) * _LETTERS)
            self.counts[low:high] = np.minimum(counted, 255).reshape(-1, _LETTERS)

    def candidates(self, band: _Band) -> Iterator[tuple[Ints, Ints]]:
        """Give the pairs of a band that share a piece where it may stand and nearly all letters, each once."""
        import numpy as np

        table = _PieceTable(self, band)
        low = band.low
        total = band.stop
        while low < band.stop:
            high = int(np.searchsorted(self.starts, self.starts[low] + _CELLS, "right")) - 1
            high = min(max(high, low + 1), band.stop)
            found = [distinct_values(right * total + left) for left, right in table.look_up(low, high)]
            pairs = distinct_values(np.concatenate([np.zeros(0, np.int64), *found]))
            for start in range(0, len(pairs), _CELLS // _LETTERS):
                right, left = np.divmod(pairs[start : start + _CELLS // _LETTERS], total)
                either = np.maximum(self.counts[right], self.counts[left]).sum(axis=1, dtype=np.int64)
                edits = table.edits[self.lengths[right] - table.shortest]
                alike = either <= self.lengths[left] + edits
                yield left[alike], right[alike]
            low = high


class _PieceTable:
    """The pieces of a band's strings by their hash, where a substring of another string finds them."""

    def __init__(self, index: _Index, band: _Band) -> None:
        import numpy as np

        self.index, self.piece = index, band.piece
        self.shortest = int(index.lengths[band.start])
        self.edits = np.array(band.edits, np.int64)
        self.width = int(self.edits.max()) + 1  # of a range of places that share a hash
        strings, numbers, places = [], [], []
        hashes = []
        own = self._hashes(band.start, band.stop)
        bits = max(10, int(len(own) / self.piece * 2).bit_length() + 1)
        self.shift = np.uint64(64 - min(bits, 24))
        _string_of, place_of = self._places(band.start, band.stop)
        frequency = np.bincount(self._slots(self._keys(own, place_of // self.width)), minlength=1 << min(bits, 24))
        first = 0
        for length in range(self.shortest, self.shortest + len(band.edits)):
            low = band.start + first
            high = int(np.searchsorted(index.lengths, length, "right"))
            high = min(high, band.stop)
            if high <= low:
                continue
            matrix = own[index.starts[low] - index.starts[band.start] :][: (high - low) * length]
            matrix = matrix.reshape(high - low, length)
            edits = band.edits[length - self.shortest]
            chosen = self._lay_out(matrix, edits, frequency)
            which = np.arange(edits + 1)
            strings.append(np.repeat(np.arange(low, high), edits + 1))
            numbers.append(np.tile(which, high - low))
            places.append(chosen.ravel())
            hashes.append(np.take_along_axis(matrix, chosen, axis=1).ravel())
            first = high - band.start
        string, number, place = map(np.concatenate, (strings, numbers, places))
        piece_hash = np.concatenate(hashes)
        edits_of = self.edits[index.lengths[string] - self.shortest]
        low_bucket = (place - number) // self.width  # may be -1, where nothing stands
        high_bucket = (place + np.minimum(number, edits_of - number)) // self.width
        twice = high_bucket > low_bucket
        keys = np.concatenate(
            (self._keys(piece_hash, low_bucket), self._keys(piece_hash[twice], high_bucket[twice]))
        )
        slots = self._slots(keys)
        order = np.argsort(slots, kind="stable")

        def arranged(values: Ints) -> NDArray[np.int32]:
            return np.concatenate((values, values[twice]))[order].astype(np.int32)

        self.keys = keys[order]
        self.string, self.number, self.place = arranged(string), arranged(number), arranged(place)
        self.room = arranged(edits_of - number)
        self.size = np.bincount(slots, minlength=1 << int(64 - self.shift))
        self.start = np.cumsum(self.size) - self.size
        self.filled = self.size > 0

    def _hashes(self, low: int, high: int) -> NDArray[np.uint64]:
        """Give a hash of the letters that begin at each letter of strings `low` to `high`."""
        import numpy as np

        letters = self.index.letters[self.index.starts[low] : self.index.starts[high]].astype(
            np.uint64
        ) + np.uint64(1)
        padded = np.concatenate((letters, np.zeros(self.piece, np.uint64)))
        found = np.zeros(len(letters), np.uint64)
        for offset in range(self.piece):
            found *= np.uint64(0x100000001B3)
            found += padded[offset : offset + len(letters)]
        return found

    def _places(self, low: int, high: int) -> tuple[Ints, Ints]:
        import numpy as np

        lengths = self.index.lengths[low:high]
        string = np.repeat(np.arange(low, high), lengths)
        place = np.arange(len(string)) - np.repeat(self.index.starts[low:high] - self.index.starts[low], lengths)
        return string, place

    def _keys(self, hashes: NDArray[np.uint64], buckets: Ints) -> NDArray[np.uint64]:
        import numpy as np

        return (hashes + buckets.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) * np.uint64(0xD6E8FEB86659FD93)

    def _slots(self, keys: NDArray[np.uint64]) -> Ints:
        import numpy as np

        return (keys >> self.shift).astype(np.int64)

    def _lay_out(self, hashes: NDArray[np.uint64], edits: int, frequency: Ints) -> Ints:
        """Place `edits` + 1 pieces in each string, in order and disjoint, so that they are rare in sum."""
        import numpy as np

        count, length = hashes.shape
        if edits > _MANY_PIECES and count < _MANY_PIECES:  # a few long strings: not worth the search
            return np.broadcast_to(np.arange(edits + 1) * self.piece, (count, edits + 1))
        spare = min(_SLACK, length - (edits + 1) * self.piece)
        columns = np.arange(spare + 1)
        best = np.zeros((count, spare + 1), np.int64)
        came_from = np.empty((edits + 1, count, spare + 1), np.int16)
        for number in range(edits + 1):
            # the best way to lay the earlier pieces, none shifted further than this one
            running = np.minimum.accumulate(best, axis=1)
            came_from[number] = np.maximum.accumulate(np.where(best == running, columns, 0), axis=1)
            places = number * self.piece + columns
            low = (places - number) // self.width
            high = (places + min(number, edits - number)) // self.width
            here = hashes[:, places]
            cost = frequency[self._slots(self._keys(here, low))]
            twice = high > low
            if twice.any():
                cost[:, twice] += frequency[self._slots(self._keys(here[:, twice], high[twice]))]
            best = running + cost
        shift = np.argmin(best, axis=1)
        chosen = np.empty((count, edits + 1), np.int64)
        rows = np.arange(count)
        for number in range(edits, -1, -1):
            chosen[:, number] = number * self.piece + shift
            shift = came_from[number, rows, shift]
        return chosen

    def look_up(self, low: int, high: int) -> Iterator[tuple[Ints, Ints]]:
        """Give the pairs of an earlier string of `low` to `high` and a string of the band that share a piece."""
        import numpy as np

        hashes = self._hashes(low, high)
        string, place = self._places(low, high)
        keys = self._keys(hashes, place // self.width)
        slots = self._slots(keys)
        whole = place <= self.index.lengths[string] - self.piece
        hit = np.flatnonzero(self.filled[slots] & whole)
        sizes = self.size[slots[hit]]
        ends = np.cumsum(sizes)
        begin = 0
        while begin < len(hit):
            done = ends[begin - 1] if begin else 0
            end = max(begin + 1, int(np.searchsorted(ends, done + _CELLS, "right")))
            part, size = hit[begin:end], sizes[begin:end]
            looker = np.repeat(part, size)
            within = np.arange(len(looker)) - np.repeat(ends[begin:end] - size - done, size)
            entry = np.repeat(self.start[slots[part]], size) + within
            same = np.flatnonzero((self.keys[entry] == keys[looker]) & (self.string[entry] > string[looker]))
            looker, entry = looker[same], entry[same]
            left, right = string[looker], self.string[entry].astype(np.int64)
            moved = place[looker] - self.place[entry]
            longer = self.index.lengths[left] - self.index.lengths[right]
            near = (np.abs(moved) <= self.number[entry]) & (np.abs(moved - longer) <= self.room[entry])
            yield left[near], right[near]
            begin = end
