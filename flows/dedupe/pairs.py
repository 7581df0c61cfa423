"""All pairs of texts that are alike enough, on any view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from flows.dedupe.join import Pair, TooManyPairsError, Workers, similar_rows
from flows.dedupe.views import matching_views
from flows.mapper import Mapper

_MOST_PAIRS = 50_000_000  # some gigabytes as Python objects
_SMALL_CHUNK = 4_000  # texts, so that the processes end at about the same time


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
    return Units(list(members.values()), similar_rows(list(members), similarity, workers, most, most_of_form))


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
