"""Patterns that nearly find a text, and how they would have to be written to find it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from flows.categorise.finding import PatternFinder
from flows.categorise.patterns import SHORTEST_PART, Pattern, parse_pattern
from flows.categorise.rules import rules_of
from flows.categorise.scheme import Scheme
from flows.categorise.word_lists import parse_lists

_REACH = 4  # words between two of a phrase
_MOST = 5


class NearMiss(NamedTuple):
    """A pattern of a theme as it stands, as it would find a text, and what it would find there."""

    theme: str
    pattern: str
    instead: str
    matched: str


def near_misses(text: str, scheme: Scheme) -> tuple[NearMiss, ...]:
    """Find patterns that would find a text with a * more, in small letters too, or with words between their own.

    Those whose words another pattern finds already are left out: nothing is missed there.
    """
    taken = [(hit.start, hit.end) for reading in scheme.reader.read(text) for hit in reading.hits]
    there = set(scheme.reader.patterns_found(text))
    wider = list(
        dict.fromkeys(
            (theme.id, written, instead)
            for theme in scheme.themes
            for _, _, group in rules_of(theme)
            for written in group.any
            if written not in there
            for instead in _wider(parse_pattern(written))
        )
    )
    words = scheme.words
    patterns = [parse_pattern(instead) for _, _, instead in wider]
    finder = PatternFinder(patterns, words.forms, words.abbreviations, parse_lists(words))
    missed = [
        NearMiss(*wider[found.pattern], text[start:end])
        for found in finder.find(text)
        for start, end in found.spans[:1]
        if not any(start < other[1] and other[0] < end for other in taken)
    ]
    return tuple(missed[:_MOST])


def _wider(pattern: Pattern) -> Iterator[str]:
    """Give patterns that find more than one of a single word or phrase does."""
    if pattern.relation != "alone" or len(pattern.operands[0]) != 1:
        return
    phrase = pattern.operands[0][0]
    if len(phrase) == 1:
        kind, word = phrase[0]
        if kind == "word" and len(word) >= SHORTEST_PART:
            yield from (f"*{word}", f"{word}*")
        elif kind == "start":
            yield f"*{word}"
        elif kind == "head":
            yield f"{word}*"
        elif kind == "exact" and word != word.lower():
            yield f"={word.lower()}"
    elif len(phrase) == 2 and all(part.kind in ("word", "small") for part in phrase):
        yield f"{phrase[0].text} ~{_REACH} {phrase[1].text}"
