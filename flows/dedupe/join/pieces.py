"""The pieces of strings that are alike: where one stands in another string, the two may be similar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

CELLS = 500_000  # comparisons or letters held in memory at a time
_LETTERS = 32
_MANY_PIECES = 60
_SLACK = 16  # places that are tried for each piece


class Band(NamedTuple):
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


def distinct_values(values: Ints) -> Ints:
    """Sort and drop what repeats: much faster than `numpy.unique`, which hashes them first and loads `numpy.ma`."""
    import numpy as np

    values = np.sort(values)
    first = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return values[first]


class Index:
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
        step = max(1, CELLS // _LETTERS)
        for low in range(0, len(strings), step):
            high = min(low + step, len(strings))
            of_string = np.repeat(np.arange(high - low) * _LETTERS, lengths[low:high])
            which = self.letters[self.starts[low] : self.starts[high]] & (_LETTERS - 1)
            counted = np.bincount(of_string + which, minlength=(high - low) * _LETTERS)
            self.counts[low:high] = np.minimum(counted, 255).reshape(-1, _LETTERS)

    def candidates(self, band: Band) -> Iterator[tuple[Ints, Ints]]:
        """Give the pairs of a band that share a piece where it may stand and nearly all letters, each once."""
        import numpy as np

        table = _PieceTable(self, band)
        low = band.low
        total = band.stop
        while low < band.stop:
            high = int(np.searchsorted(self.starts, self.starts[low] + CELLS, "right")) - 1
            high = min(max(high, low + 1), band.stop)
            found = [distinct_values(right * total + left) for left, right in table.look_up(low, high)]
            pairs = distinct_values(np.concatenate([np.zeros(0, np.int64), *found]))
            for start in range(0, len(pairs), CELLS // _LETTERS):
                right, left = np.divmod(pairs[start : start + CELLS // _LETTERS], total)
                either = np.maximum(self.counts[right], self.counts[left]).sum(axis=1, dtype=np.int64)
                edits = table.edits[self.lengths[right] - table.shortest]
                alike = either <= self.lengths[left] + edits
                yield left[alike], right[alike]
            low = high


class _PieceTable:
    """The pieces of a band's strings by their hash, where a substring of another string finds them."""

    def __init__(self, index: Index, band: Band) -> None:
        import numpy as np

        self.index, self.piece = index, band.piece
        self.shortest = int(index.lengths[band.start])
        self.edits = np.array(band.edits, np.int64)
        self.width = int(self.edits.max()) + 1  # of a range of places that share a hash
        strings, numbers, places = [], [], []
        hashes = []
        own = self._hashes(band.start, band.stop)
        bits = min(max(10, int(len(own) / self.piece * 2).bit_length() + 1), 24)
        self.shift = np.uint64(64 - bits)
        _string_of, place_of = self._places(band.start, band.stop)
        frequency = np.bincount(self._slots(self._keys(own, place_of // self.width)), minlength=1 << bits)
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
            end = max(begin + 1, int(np.searchsorted(ends, done + CELLS, "right")))
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
