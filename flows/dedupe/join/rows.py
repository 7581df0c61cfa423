"""The exact join of rows of strings: all pairs that comparing all with all would find, in a fraction of the time.

Nothing here knows what words mean, nor that the strings are Danish.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flows.dedupe.join.forms import count_pairs, expand_forms
from flows.dedupe.join.partitions import plan_partitions
from flows.dedupe.join.pieces import distinct_values
from flows.dedupe.join.string_pairs import LONG, TooManyPairsError, edits_allowed, join_partition
from flows.mapper import Mapper

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

Pair = tuple[int, int, float]
_CHUNK = 20_000
_ZEROS = str.maketrans("123456789", "000000000")
_PARTS = 2  # for each process, so that none waits long for the last; more would index strings more often


def similar_rows(
    rows: Sequence[tuple[str, ...]], similarity: float, workers: Mapper, most: int, most_of_form: int | None = None
) -> list[Pair]:
    """Find the pairs of rows (i < j), ascending, of which some column is at least so similar, and how similar.

    First the forms are joined, that is the rows with a 0 for every digit, then the rows of similar forms compared:
    to put one letter for several never makes two strings less alike, so no pair is lost.

    Args:
        rows: As many strings each; no two rows are equal.
        similarity: Above 0 and at most 1: `rapidfuzz.distance.Levenshtein.normalized_similarity`.
        workers: Who share the work.
        most: Pairs to find.
        most_of_form: Where more pairs than this come from two forms ("Lokale 101", "Lokale 102"), only those
            with the same numbers are given, and a few others for each row; None gives all.

    Raises:
        TooManyPairsError: Where more than `most` pairs are similar.
    """
    import numpy as np

    if len(rows) < 2:
        return []
    forms: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(rows):
        forms.setdefault(tuple([string.translate(_ZEROS) for string in row]), []).append(place)
    similar_forms = np.divmod(_join(list(forms), similarity, workers, most), len(forms))
    of_form = list(forms.values())
    if count_pairs(of_form, *similar_forms, most_of_form) > most:
        raise TooManyPairsError(f"more than {most} pairs of {len(rows)} texts may be alike")
    firsts, seconds = expand_forms(rows, of_form, *similar_forms, most_of_form)
    measured = np.zeros(len(firsts))
    first_list, second_list = firsts.tolist(), seconds.tolist()
    for column in zip(*rows, strict=True):
        measured = np.maximum(measured, _measure(column, first_list, second_list, similarity))
    kept = np.flatnonzero(measured >= similarity)
    return list(zip(firsts[kept].tolist(), seconds[kept].tolist(), measured[kept].tolist(), strict=True))


def _join(forms: list[tuple[str, ...]], similarity: float, workers: Mapper, most: int) -> Ints:
    """Give the similar pairs of forms on any column, a < b, as a * len(forms) + b."""
    import numpy as np

    count = len(forms)
    orders: list[Ints] = []
    calls: list[tuple[list[str], int, float, int]] = []
    for column in zip(*forms, strict=True):
        order = _by_length(column)
        ordered = [column[place] for place in order]
        for low, start, stop in plan_partitions(list(map(len, ordered)), similarity, _PARTS * workers.count):
            orders.append(np.array(order[low:stop]))
            calls.append((ordered[low:stop], start - low, similarity, most))
    codes = [np.zeros(0, np.int64)]
    for places, pairs in zip(orders, workers.map(join_partition, calls), strict=True):
        left, right = places[pairs.left], places[pairs.right]
        codes.append(np.minimum(left, right) * count + np.maximum(left, right))
    return distinct_values(np.concatenate(codes))


def _by_length(column: Sequence[str]) -> list[int]:
    return sorted(range(len(column)), key=lambda place: (len(column[place]), column[place]))


def _measure(
    column: Sequence[str], firsts: list[int], seconds: list[int], similarity: float
) -> NDArray[np.float64]:
    """Give how similar each pair is; what is below `similarity` may be given as lower than it is."""
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cpdist

    found = np.empty(len(firsts))
    for start in range(0, len(firsts), _CHUNK):
        left = [column[place] for place in firsts[start : start + _CHUNK]]
        right = [column[place] for place in seconds[start : start + _CHUNK]]
        lengths = np.maximum(*(np.fromiter(map(len, side), np.int64, len(side)) for side in (left, right)))
        longest = int(lengths.max())
        edits = cpdist(
            left,
            right,
            scorer=Levenshtein.distance,
            score_cutoff=max(0, edits_allowed(longest, similarity)),
            dtype=np.int32,
            workers=-1 if longest > LONG else 1,
        )
        found[start : start + _CHUNK] = 1.0 - edits / np.maximum(lengths, 1)
    return found
