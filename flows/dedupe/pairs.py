"""All pairs of texts that are alike enough, on any view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from flows.dedupe.forms import count_pairs, expand_forms
from flows.dedupe.join import LONG, TooManyPairsError, edits_allowed, join_partition
from flows.dedupe.partitions import plan_partitions
from flows.dedupe.pieces import distinct_values
from flows.dedupe.views import matching_views
from flows.dedupe.workers import Mapper, Workers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

Pair = tuple[int, int, float]
_MOST_PAIRS = 50_000_000  # some gigabytes as Python objects
_CHUNK = 20_000
_SMALL_CHUNK = 4_000  # texts, so that the processes end at about the same time
_ZEROS = str.maketrans("123456789", "000000000")
_PARTS = 2  # for each process, so that none waits long for the last; more would index strings more often


class Units(NamedTuple):
    """Texts with the same views are one unit: `members` are the places of each, `pairs` the similar units."""

    members: list[list[int]]
    pairs: list[Pair]


def near_identical_pairs(texts: Sequence[str], similarity: float) -> list[Pair]:
    """Find all pairs (i < j) of which some view is at least so similar, and how similar its better view is.

    The measure is `rapidfuzz.distance.Levenshtein.normalized_similarity`; exactly the pairs that comparing all with
    all would find, ascending.

    Raises:
        OverflowError: Where the pairs would not fit into memory, as when a text stands very often; grouping the
            texts does not list them.
    """
    with Workers(len(texts)) as workers:
        members, similar = find_units(texts, similarity, workers, _MOST_PAIRS)
    total = sum(len(same) * (len(same) - 1) // 2 for same in members)
    total += sum(len(members[a]) * len(members[b]) for a, b, _ in similar)
    if total > _MOST_PAIRS:
        raise TooManyPairsError(f"{total} pairs of {len(texts)} texts are more than can be listed")
    pairs: list[Pair] = [
        (i, j, 1.0) for same in members for number, i in enumerate(same) for j in same[number + 1 :]
    ]
    for a, b, measured in similar:
        pairs.extend((i, j, measured) if i < j else (j, i, measured) for i in members[a] for j in members[b])
    return sorted(pairs)


def find_units(
    texts: Sequence[str], similarity: float, workers: Mapper, most: int, most_of_form: int | None = None
) -> Units:
    """Put the texts with the same views together, and find the pairs of units that are similar.

    Args:
        texts: In any order.
        similarity: Above 0 and at most 1.
        workers: Who share the work.
        most: Pairs to find.
        most_of_form: Where more pairs than this come from two forms ("Lokale 101", "Lokale 102"), only those
            with the same numbers are given, and a few others for each text; None gives all.

    Raises:
        TooManyPairsError: Where more than `most` pairs of units are similar.
    """
    if not 0 < similarity <= 1:
        raise ValueError(f"similarity must be above 0 and at most 1, not {similarity}")
    members = _members_by_view(texts, workers)
    return Units(list(members.values()), _similar(list(members), similarity, workers, most, most_of_form))


def units_alone(texts: Sequence[str], workers: Mapper) -> Units:
    """Put the texts with the same views together, and look for no pairs."""
    return Units(list(_members_by_view(texts, workers).values()), [])


def _members_by_view(texts: Sequence[str], workers: Mapper) -> dict[tuple[str, ...], list[int]]:
    members: dict[tuple[str, ...], list[int]] = {}
    chunks = [(texts[start : start + _SMALL_CHUNK],) for start in range(0, len(texts), _SMALL_CHUNK)]
    place = 0
    for views in workers.map(_views, chunks):
        for view in views:
            members.setdefault(view, []).append(place)
            place += 1
    return members


def _views(texts: Sequence[str]) -> list[tuple[str, ...]]:
    return list(map(matching_views, texts))


def _similar(
    distinct: list[tuple[str, ...]], similarity: float, workers: Mapper, most: int, most_of_form: int | None
) -> list[Pair]:
    """Join the forms, that is the texts with a 0 for every digit, and then compare the texts of similar forms.

    To put one letter for several never makes two strings less alike, so no pair is lost.
    """
    import numpy as np

    if len(distinct) < 2:
        return []
    forms: dict[tuple[str, ...], list[int]] = {}
    for place, views_of in enumerate(distinct):
        forms.setdefault(tuple([view.translate(_ZEROS) for view in views_of]), []).append(place)
    similar_forms = np.divmod(_join(list(forms), similarity, workers, most), len(forms))
    of_form = list(forms.values())
    if count_pairs(of_form, *similar_forms, most_of_form) > most:
        raise TooManyPairsError(f"more than {most} pairs of {len(distinct)} texts may be alike")
    firsts, seconds = expand_forms(distinct, of_form, *similar_forms, most_of_form)
    measured = np.zeros(len(firsts))
    first_list, second_list = firsts.tolist(), seconds.tolist()
    for view in zip(*distinct, strict=True):
        measured = np.maximum(measured, _measure(view, first_list, second_list, similarity))
    kept = np.flatnonzero(measured >= similarity)
    return list(zip(firsts[kept].tolist(), seconds[kept].tolist(), measured[kept].tolist(), strict=True))


def _join(forms: list[tuple[str, ...]], similarity: float, workers: Mapper, most: int) -> Ints:
    """Give the similar pairs of forms on any view, a < b, as a * len(forms) + b."""
    import numpy as np

    count = len(forms)
    orders: list[Ints] = []
    calls: list[tuple[list[str], int, float, int]] = []
    for view in zip(*forms, strict=True):
        order = _by_length(view)
        ordered = [view[place] for place in order]
        for low, start, stop in plan_partitions(list(map(len, ordered)), similarity, _PARTS * workers.count):
            orders.append(np.array(order[low:stop]))
            calls.append((ordered[low:stop], start - low, similarity, most))
    codes = [np.zeros(0, np.int64)]
    for places, pairs in zip(orders, workers.map(join_partition, calls), strict=True):
        left, right = places[pairs.left], places[pairs.right]
        codes.append(np.minimum(left, right) * count + np.maximum(left, right))
    return distinct_values(np.concatenate(codes))


def _by_length(view: Sequence[str]) -> list[int]:
    return sorted(range(len(view)), key=lambda place: (len(view[place]), view[place]))


def _measure(view: Sequence[str], firsts: list[int], seconds: list[int], similarity: float) -> NDArray[np.float64]:
    """Give how similar each pair is; what is below `similarity` may be given as lower than it is."""
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cpdist

    found = np.empty(len(firsts))
    for start in range(0, len(firsts), _CHUNK):
        left = [view[place] for place in firsts[start : start + _CHUNK]]
        right = [view[place] for place in seconds[start : start + _CHUNK]]
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
