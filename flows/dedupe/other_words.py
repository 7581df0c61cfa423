"""Notes that may say the same in other words: they share what they are about, though not the letters.

Such pairs are only ever suggested. The words are compared in the dictionary's form, compounds with their parts, and
a word counts the less the more notes have it (cosine of tf-idf weights).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from flows.danish.content_words import content_words

LEAST_ALIKE = 0.6
MOST_COMPARED = 2_000  # texts; nobody looks through what more would give, and the time grows with the square
_FEWEST_SHARED = 2


class OtherWords(NamedTuple):
    """Two texts by their place, how alike their words are, and which they share, as the first has them."""

    first: int
    second: int
    alike: float
    shared: tuple[str, ...]


def same_in_other_words(texts: Sequence[str]) -> list[OtherWords]:
    """Find the pairs of texts that share most of what they are about, the most alike first."""
    if len(texts) > MOST_COMPARED:
        return []
    words = [content_words(text) for text in texts]
    having = Counter(word for found in words for word in found)
    rare = {word: math.log((1 + len(texts)) / number) for word, number in having.items()}
    norms = [math.sqrt(sum(rare[word] ** 2 for word in found)) for found in words]
    places: dict[str, list[int]] = defaultdict(list)
    pairs = []
    for second, found in enumerate(words):
        shared: dict[int, list[str]] = defaultdict(list)
        for word in found:
            for first in places[word]:
                shared[first].append(word)
            places[word].append(second)
        for first, both in shared.items():
            written = dict.fromkeys(form for word, form in words[first].items() if word in both)
            if len(written) < _FEWEST_SHARED:
                continue
            alike = round(sum(rare[word] ** 2 for word in both) / (norms[first] * norms[second]), 6)
            if alike >= LEAST_ALIKE:
                pairs.append(OtherWords(first, second, alike, tuple(written)))
    return sorted(pairs, key=lambda pair: (-pair.alike, pair.first, pair.second))
