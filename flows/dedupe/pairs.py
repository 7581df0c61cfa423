"""All pairs of texts that are alike enough, on any view."""

from __future__ import annotations

from collections.abc import Sequence

from flows.dedupe.join import StringPairs, join_partition
from flows.dedupe.views import matching_views

Pair = tuple[int, int, float]


def near_identical_pairs(texts: Sequence[str], similarity: float) -> list[Pair]:
    """Find all pairs (i < j) of which some view is at least so similar, and how similar its better view is.

    The measure is `rapidfuzz.distance.Levenshtein.normalized_similarity`; exactly the pairs that comparing all with
    all would find.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for place, text in enumerate(texts):
        places.setdefault(matching_views(text), []).append(place)
    distinct = list(places)
    members = list(places.values())
    pairs: list[Pair] = [
        (i, j, 1.0) for same in members for number, i in enumerate(same) for j in same[number + 1 :]
    ]
    for a, b, measured in similar_views(distinct, similarity):
        pairs.extend((min(i, j), max(i, j), measured) for i in members[a] for j in members[b])
    return sorted(pairs)


def similar_views(distinct: Sequence[tuple[str, ...]], similarity: float) -> list[Pair]:
    """Find the similar pairs of texts, given their views, no two with the same."""
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cpdist

    if len(distinct) < 2:
        return []
    found = []
    for view in zip(*distinct, strict=True):
        order = sorted(range(len(view)), key=lambda place: (len(view[place]), view[place]))
        pairs: StringPairs = join_partition([view[place] for place in order], 0, similarity)
        place_of = np.array(order)
        left, right = place_of[pairs.left], place_of[pairs.right]
        found.append(np.minimum(left, right) * len(view) + np.maximum(left, right))
    left, right = np.divmod(np.unique(np.concatenate(found)), len(distinct))
    best = np.zeros(len(left))
    for view in zip(*distinct, strict=True):
        measured = cpdist(
            [view[i] for i in left.tolist()],
            [view[i] for i in right.tolist()],
            scorer=Levenshtein.normalized_similarity,
            dtype=np.float64,
        )
        np.maximum(best, measured, out=best)
    return list(zip(left.tolist(), right.tolist(), best.tolist(), strict=True))
