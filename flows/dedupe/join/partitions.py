"""Cuts the work of the join into parts that are done on their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from flows.dedupe.join.string_pairs import shortest_similar


class Partition(NamedTuple):
    """The strings `start` to `stop`, and from `low` on the shorter ones that may be similar to one of them."""

    low: int
    start: int
    stop: int


def plan_partitions(lengths: Sequence[int], similarity: float, parts: int) -> list[Partition]:
    """Cut strings, ascending by length, into at most `parts` partitions of about the same work."""
    share = sum(lengths) / parts
    plan: list[Partition] = []
    start, work = 0, 0
    for stop, length in enumerate(lengths, start=1):
        work += length
        if work >= share * (len(plan) + 1) or stop == len(lengths):
            low = bisect_left(lengths, shortest_similar(lengths[start], similarity))
            plan.append(Partition(low, start, stop))
            start = stop
    return plan
