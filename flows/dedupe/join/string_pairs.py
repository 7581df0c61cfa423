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

from flows.dedupe.join.pieces import CELLS, Band, Index

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_SHORTEST_PIECE = 3  # shorter pieces are in every string: comparing all is cheaper
_LONGEST_PIECE = 16
_FEW = 150_000  # comparisons of short strings that cost less than building an index
_BAND = 1.06  # the longest string of a band, by its shortest
LONG = 1_000  # letters; longer strings are compared in several threads


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
    index: Index | None = None
    for band in _bands(lengths, first, similarity):
        words = 1 + int(lengths[band.start]) // 64  # of the machine: what rapidfuzz compares at a time
        if band.piece < _SHORTEST_PIECE or (band.stop - band.start) * (band.stop - band.low) * words <= _FEW:
            batches = _compare_all(strings, lengths, band)
        else:
            index = index or Index(strings, lengths)
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


def _bands(lengths: Ints, first: int, similarity: float) -> Iterator[Band]:
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
        yield Band(low, start, stop, piece, tuple(edits))
        start = stop


def _compare_all(strings: Sequence[str], lengths: Ints, band: Band) -> Iterator[tuple[Ints, Ints]]:
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cdist

    if lengths[band.stop - 1] > LONG:
        yield from _verify(strings, lengths, band, _all_pairs(band))
        return
    edits = band.edits_of(lengths)
    height = max(1, CELLS // (band.stop - band.low))
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


def _all_pairs(band: Band) -> Iterator[tuple[Ints, Ints]]:
    """Give every pair of a band once; `cdist` would compare each twice."""
    import numpy as np

    for right in range(max(band.start, band.low + 1), band.stop):
        left = np.arange(band.low, right)
        yield left, np.full(len(left), right)


def _verify(
    strings: Sequence[str], lengths: Ints, band: Band, candidates: Iterator[tuple[Ints, Ints]]
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
