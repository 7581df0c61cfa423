"""Tells by its words whether a text speaks against something: each word and each pair of near words has a weight.

The weights (`stance_words.tsv`) were learned from constructed notes of many subjects (`tests/data/stances`) by
logistic regression; `tests/benchmarks/stance_words.py` learns them anew and tells how well they do on notes that
they were not learned from. What a note is about weighs little, as it is spoken for and against in other notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise

_TOKEN = re.compile(r"\w+|[?!…:,.–-]")
_START, _END = "^", "$"
BIAS = "*"  # the weight that each text has: how much must tell of it before it speaks against
_NEAR = -150  # in the weights' unit: so near to speaking against a twentieth of what does is still below
_SHORT = 12  # words and signs
_FOR_EACH_MORE = 8  # what weighs nothing in such a text weighs so much less: of long wishes 11 % are told, not 18
WEIGHTS = "stance_words.tsv"  # its first line is the digest of the notes that it was learned from


def words_and_pairs(text: str) -> Iterator[str]:
    """Give each word and sign of a text once, and each pair that stands together or with one between.

    The latter with a stop ("ikke . kurser"). The text's beginning and end count as words of a pair.
    """
    words = _TOKEN.findall(text.casefold())
    framed = [_START, *words, _END]
    yield from dict.fromkeys(words)
    yield from dict.fromkeys(f"{one} {other}" for one, other in pairwise(framed))
    yield from dict.fromkeys(f"{one} . {other}" for one, other in zip(framed, framed[2:], strict=False))


def speaks_against(text: str) -> bool:
    """Tell whether what the words of a text weigh tells that it rejects, warns of or doubts something."""
    return weigh(text, _weights()) > 0


def may_speak_against(text: str) -> bool:
    """Tell whether a text speaks against something or comes near to it, so that it had better not be quoted.

    Of notes that the weights were not learned from that holds for 95 of 100 that reject, and 15 of 100 wishes.
    """
    return weigh(text, _weights()) > _NEAR


def weigh(text: str, weights: Mapping[str, int]) -> int:
    """Give what a text weighs, its bias among it: above nothing it speaks against.

    The longer a text, the more must tell of it: a wish that gives its reasons has words of what is wrong as well.
    """
    long = max(0, len(_TOKEN.findall(text)) - _SHORT)
    return weights[BIAS] - _FOR_EACH_MORE * long + sum(weights.get(part, 0) for part in words_and_pairs(text))


@cache
def _weights() -> dict[str, int]:
    _, *lines = files("flows.danish").joinpath(WEIGHTS).read_text(encoding="utf-8").splitlines()
    return {part: int(weight) for part, _, weight in (line.partition("\t") for line in lines)}
