"""Digits that stand together, in the groups in which somebody wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from flows.findings import Span

_CLUSTER = re.compile(r"\d+(?:[ .\-/_()]{1,3}\d+)*")
_DIGITS = re.compile(r"\d+")


class Group(NamedTuple):
    """Digits with nothing between them, and where they stand."""

    start: int
    end: int
    digits: str


def clusters(text: str) -> Iterator[list[Group]]:
    """Give the groups of digits that only spaces and signs part."""
    for cluster in _CLUSTER.finditer(text):
        yield [Group(*found.span(), found[0]) for found in _DIGITS.finditer(text, *cluster.span())]


def window(groups: list[Group], place: int, lengths: tuple[int, ...]) -> Iterator[tuple[list[Group], str]]:
    """Give the groups from a place on that have so many digits together."""
    digits = ""
    for end in range(place, len(groups)):
        digits += groups[end].digits
        if len(digits) in lengths:
            yield groups[place : end + 1], digits
        if len(digits) >= max(lengths):
            return


def shape_of(groups: list[Group]) -> tuple[int, ...]:
    """Give how many digits each group has."""
    return tuple(len(group.digits) for group in groups)


def separators(text: str, groups: list[Group]) -> list[str]:
    """Give the signs between groups, without brackets and the spaces around a sign."""
    between = (text[one.end : other.start].replace("(", "").replace(")", "") for one, other in pairwise(groups))
    return [signs.strip() or " " for signs in between]


def bracketed(text: str, groups: list[Group]) -> bool:
    """Tell whether a bracket parts a group from the next."""
    return not {"(", ")"}.isdisjoint(text[groups[0].end : groups[1].start])


def apart(spans: Iterable[Span]) -> list[Span]:
    """Put spans in order, those that overlap together."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
