"""All pairs of texts that are alike enough, on any view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from flows.dedupe.join import join_partition, plan_partitions
from flows.dedupe.views import matching_views
from flows.dedupe.workers import Workers

Pair = tuple[int, int, float]
_MOST_PAIRS = 50_000_000  # some gigabytes as Python objects
_CHUNK = 20_000


class Units(NamedTuple):
    """Texts with the same views are one unit: `members` are the places of each, `pairs` the similar units."""

    members: list[list[int]]
    pairs: list[Pair]


def near_identical_pairs(texts: Sequence[str], similarity: float) -> list[Pair]:
    """Find all pairs (i < j) of which some view is at least so similar, and how similar its better view is.

    The measure is `rapidfuzz.distance.Levenshtein.normalized_similarity`; exactly the pairs that comparing all with
    all would find, ascending.

    Raises:
        OverflowError: Where a text stands so often that the pairs would not fit into memory; grouping the texts does
            not list them.
    """
    with Workers(len(texts)) as workers:
        members, similar = find_units(texts, similarity, workers)
    total = sum(len(same) * (len(same) - 1) // 2 for same in members)
    total += sum(len(members[a]) * len(members[b]) for a, b, _ in similar)
    if total > _MOST_PAIRS:
        raise OverflowError(f"{total} pairs of {len(texts)} texts are more than can be listed; group them instead")
    pairs: list[Pair] = [
        (i, j, 1.0) for same in members for number, i in enumerate(same) for j in same[number + 1 :]
    ]
    for a, b, measured in similar:
        pairs.extend((i, j, measured) if i < j else (j, i, measured) for i in members[a] for j in members[b])
    return sorted(pairs)


def find_units(texts: Sequence[str], similarity: float, workers: Workers) -> Units:
    """Put the texts with the same views together, and find the pairs of units that are similar."""
    if not 0 < similarity <= 1:
        raise ValueError(f"similarity must be above 0 and at most 1, not {similarity}")
    members: dict[tuple[str, ...], list[int]] = {}
    chunks = [(texts[start : start + _CHUNK],) for start in range(0, len(texts), _CHUNK)]
    place = 0
    for views in workers.map(_views, chunks):
        for view in views:
            members.setdefault(view, []).append(place)
            place += 1
    return Units(list(members.values()), _similar(list(members), similarity, workers))


def _views(texts: Sequence[str]) -> list[tuple[str, ...]]:
    return list(map(matching_views, texts))


def _similar(distinct: list[tuple[str, ...]], similarity: float, workers: Workers) -> list[Pair]:
    import numpy as np

    if len(distinct) < 2:
        return []
    views = list(zip(*distinct, strict=True))
    orders, calls = [], []
    for view in views:
        order = sorted(range(len(view)), key=lambda place, view=view: (len(view[place]), view[place]))
        ordered = [view[place] for place in order]
        for low, start, stop in plan_partitions(list(map(len, ordered)), similarity, 4 * workers.count):
            orders.append(np.array(order[low:stop]))
            calls.append((ordered[low:stop], start - low, similarity))
    found = []
    for order, pairs in zip(orders, workers.map(join_partition, calls), strict=True):
        left, right = order[pairs.left], order[pairs.right]
        found.append(np.minimum(left, right) * len(distinct) + np.maximum(left, right))
    left, right = np.divmod(np.unique(np.concatenate(found)), len(distinct))
    best = np.zeros(len(left))
    for view in views:
        np.maximum(best, _measure(view, left.tolist(), right.tolist()), out=best)
    return list(zip(left.tolist(), right.tolist(), best.tolist(), strict=True))


def _measure(view: Sequence[str], left: list[int], right: list[int]) -> object:
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cpdist

    return cpdist(
        [view[i] for i in left],
        [view[i] for i in right],
        scorer=Levenshtein.normalized_similarity,
        dtype=np.float64,
    )
