"""The copy of a text that rules are matched on, word by word, with the way back to the verbatim text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

_WORD = re.compile(
    r"((?:[A-ZÆØÅ]\.){2,}"  # T.R.
    r"|[^\W_]+(?:'[^\W\d_]{1,4}(?![^\W_]))?"  # TR'er
    r"|'(?=[^\W_]))"  # an opening quote, skipped below
)
_SUSPENDED = re.compile(r"-[^\S\n]+(?:(?:og|eller|samt|&|/)[^\S\n]+)?$|-/$")
_SUSPENDING = re.compile(r"^[^\S\n]+(?:(?:og|eller|samt|&|/)[^\S\n]+)?-$|^/-$")
_JOINING = re.compile(r"^\+?(?:[^\S\n]|-){1,2}$|^/$|^\s*\n\s*$|^ ?& ?$")
_AND = ("og", "eller", "samt")
# Characters that the matching copy drops or puts in another's place.
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_REPLACED = {"’": "'", "‘": "'", "´": "'", "`": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " "}
_ODD = re.compile(f"[{_DROPPED}{''.join(_REPLACED)}\u0300-\u036f]")


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        shape: The word in its own letters, without the points of an abbreviation.
        folded: The same in lower case.
        start: Where it begins in the verbatim text.
        end: Where it ends there.
        joined: Only a space or a hyphen stands between it and the word before, or the plus of "LGBT+ gruppe".
    """

    shape: str
    folded: str
    start: int
    end: int
    joined: bool = False


_make_word = partial(tuple.__new__, Word)  # twice as fast as Word(...): every word of every note is made so


@dataclass(frozen=True, slots=True)
class MatchingCopy:
    """A text's words, and the compounds that are written only in part.

    Attributes:
        suspended: For "leder- og medarbejderudvikling" (0, 2): the position of the word that lacks its end, and
            of the word that has it; for "børneområdet og -pædagogikken" (2, 0): the position of the word that
            lacks its beginning, and of the word that has it.
    """

    words: tuple[Word, ...]
    suspended: tuple[tuple[int, int], ...]


def matching_copy(text: str) -> MatchingCopy:
    """Split a text into words: NFC, soft hyphens dropped, quotes and spaces of all kinds made plain."""
    if _ODD.search(text) or not unicodedata.is_normalized("NFC", text):
        copy, origins = _plain(text)
    else:
        copy, origins = text, None
    words = _split(copy)
    suspended = _suspended(copy, words) if "-" in copy else ()
    if origins is not None:
        words = [word._replace(start=origins[word.start][0], end=origins[word.end - 1][1]) for word in words]
    return MatchingCopy(tuple(words), suspended)


def _split(copy: str) -> list[Word]:
    words: list[Word] = []
    end, passed = 0, ""
    pieces = iter(_WORD.split(copy))  # what stands between, a word, what stands between ...
    for between, shape in zip(pieces, pieces, strict=False):
        start = end + len(between)
        end = start + len(shape)
        if shape == "'":
            passed += between + shape
            continue
        if passed:
            between, passed = passed + between, ""
        joined = bool(words) and (between == " " or _JOINING.match(between) is not None)  # nearly always one space
        if "." in shape:
            shape = shape.replace(".", "")
        words.append(_make_word((shape, shape.lower(), start, end, joined)))
    return words


def _suspended(copy: str, words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Give the places of the words that lack a part, each with that of the word that has it."""
    suspended: list[tuple[int, int]] = []
    pending: int | None = None
    for here in range(1, len(words)):
        between = copy[words[here - 1].end : words[here].start]
        if "-" in between:
            if pending is None and _SUSPENDED.search(between):
                pending = here - 1
            elif _SUSPENDING.search(between):
                after_and = here >= 2 and words[here - 1].folded in _AND
                suspended.append((here, here - 2 if after_and else here - 1))
        if pending is not None and words[here].folded not in _AND:
            suspended.append((pending, here))
            pending = None
    return tuple(suspended)


def _plain(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Make the plain copy, and give for each of its characters where it began and ended in the text."""
    copy: list[str] = []
    origins: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = unicodedata.normalize("NFC", text[start:end])
        for character in cluster:
            if character not in _DROPPED:
                copy.append(_REPLACED.get(character, character))
                origins.append((start, end))
        start = end
    return "".join(copy), origins
