"""All pairs of texts that are alike enough, by exact comparison."""

from __future__ import annotations

from collections.abc import Sequence

from flows.dedupe.views import matching_views

Pair = tuple[int, int, float]
_ROWS = 512  # texts compared with all later ones at a time: bounds the memory


def near_identical_pairs(texts: Sequence[str], similarity: float) -> list[Pair]:
    """Find all pairs (i < j) of which some view is at least so similar, and how similar its better view is.

    The measure is `rapidfuzz.distance.Levenshtein.normalized_similarity`; exactly the pairs that comparing all with
    all would find.
    """
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cdist

    views = list(zip(*map(matching_views, texts), strict=True))
    pairs: list[Pair] = []
    for start in range(0, len(texts), _ROWS):
        best = np.zeros((min(_ROWS, len(texts) - start), len(texts) - start))
        for view in views:
            rows, columns = view[start : start + _ROWS], view[start:]
            scores = cdist(rows, columns, scorer=Levenshtein.normalized_similarity, dtype=np.float64)
            np.maximum(best, scores, out=best)
        for row, column in zip(*map(np.ndarray.tolist, np.nonzero(np.triu(best >= similarity, 1))), strict=True):
            pairs.append((start + row, start + column, float(best[row, column])))
    return pairs
