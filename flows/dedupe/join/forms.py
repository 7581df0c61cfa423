"""Forms: rows that differ only in their digits. Thousands of them must not cost millions of comparisons."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import TYPE_CHECKING

from flows.dedupe.join.pieces import distinct_values

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_NUMBER = re.compile(r"\d+(?:[,/]\d+)*")
_NEIGHBOURS = 3  # of each text in a large form: to be suggested, not to be grouped


def count_pairs(forms: Sequence[list[int]], firsts: Ints, seconds: Ints, most: int | None) -> int:
    """Count the pairs that `expand_forms` will give for the same arguments; of forms cut short, about how many."""
    import numpy as np

    sizes = np.fromiter(map(len, forms), np.int64, len(forms))
    between, within = sizes[firsts] * sizes[seconds], sizes * (sizes - 1) // 2
    if most is not None:  # a large form gives each text its neighbours, and those with the same numbers
        between = np.where(between > most, sizes[firsts] + sizes[seconds], between)
        within = np.where(sizes**2 > most, _NEIGHBOURS * sizes, within)
    return int(between.sum() + within.sum())


def expand_forms(
    distinct: Sequence[tuple[str, ...]], forms: Sequence[list[int]], firsts: Ints, seconds: Ints, most: int | None
) -> tuple[Ints, Ints]:
    """Give the pairs of texts, i < j and each once, that similar forms and every form in itself hold.

    Args:
        distinct: The views of each text.
        forms: The places of the texts of each form.
        firsts: One of each pair of similar forms; `seconds` the other.
        seconds: See `firsts`.
        most: Pairs of two forms; of more, only those with the same numbers and some neighbours are given.
    """
    import numpy as np

    sizes = np.fromiter(map(len, forms), np.int64, len(forms))
    heads = np.fromiter((places[0] for places in forms), np.int64, len(forms))
    single = (sizes[firsts] == 1) & (sizes[seconds] == 1)
    left, right = [heads[firsts[single]]], [heads[seconds[single]]]
    several = zip(firsts[~single].tolist(), seconds[~single].tolist(), strict=True)
    own = ((number, number) for number in np.flatnonzero(sizes > 1).tolist())
    for pairs in (several, own):
        for a, b in pairs:
            found = np.array(list(_pairs_of(distinct, forms[a], forms[b], most)), np.int64).reshape(-1, 2)
            left.append(found[:, 0])
            right.append(found[:, 1])
    i, j = np.concatenate(left), np.concatenate(right)
    codes = distinct_values(np.minimum(i, j) * len(distinct) + np.maximum(i, j))
    low, high = np.divmod(codes, len(distinct))
    return low, high


def _pairs_of(
    distinct: Sequence[tuple[str, ...]], a: list[int], b: list[int], most: int | None
) -> Iterator[tuple[int, int]]:
    if most is None or len(a) * len(b) <= most:
        yield from combinations(a, 2) if a is b else product(a, b)
        return
    a = sorted(a, key=lambda place: distinct[place])
    b = sorted(b, key=lambda place: distinct[place])
    by_numbers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in b:
        for numbers in _numbers(distinct[place][0]):
            by_numbers[numbers].append(place)
    for place in a:
        for numbers in _numbers(distinct[place][0]):
            yield from ((place, other) for other in by_numbers.get(numbers, ()) if other != place)
    if a == b:
        for step in range(1, _NEIGHBOURS + 1):
            yield from zip(a, a[step:], strict=False)
    else:
        yield from zip(a, b, strict=False)


def _numbers(text: str) -> Iterator[tuple[str, ...]]:
    """Give the numbers of a text, and without the first where that may only number a list."""
    numbers = _NUMBER.findall(text)
    yield tuple(sorted(numbers))
    if text[:1].isdigit() and len(numbers) > 1:
        yield tuple(sorted(numbers[1:]))
