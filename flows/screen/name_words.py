"""What a single word tells of itself: that it is a given name or a surname, by the lists or by its form."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from flows.danish.known_words import LONGEST, is_known, is_ordinary
from flows.screen.cues import cues, fold_name, name_lists, words_of

_SHORTEST = 4  # letters of a surname that no list has
_SHORTEST_PART = 3
_LONGEST_DOUBLE = 30  # letters
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_VOWELS = "aeiouyæøå"
_SMALL_PART = re.compile(r"(?<=[^\W\d_])-([a-zæøå][^\W\d_]*)")

SurnameKind = Literal["name", "both", "unlisted", ""]


@lru_cache(maxsize=1 << 14)
def is_given(folded: str) -> str:
    """Tell whether a word is a given name, "name", or a word besides, "both"."""
    lists = name_lists()
    parts = folded.split("-") if "-" in folded else (folded,)
    if folded in lists.given or (len(parts) > 1 and any(part in lists.given for part in parts)):
        return "name"
    if any(part in lists.given_also_words for part in parts):
        return "both"
    return "name" if _is_double_name(folded) else ""


def _is_double_name(folded: str) -> bool:
    """Tell two common given names in one: "ingerlise"."""
    common = name_lists().common
    if len(folded) > _LONGEST_DOUBLE:
        return False
    cuts = range(_SHORTEST_PART, len(folded) - _SHORTEST_PART + 1)
    return any(folded[:cut] in common and folded[cut:] in common for cut in cuts) and not is_ordinary(folded)


@lru_cache(maxsize=1 << 14)
def surname_kind(word: str) -> SurnameKind:
    """Tell whether a word is a surname by the lists or its form, "name", or may be one besides, "unlisted"."""
    lists, word = name_lists(), fold_name(word)
    for folded in (word, *without_genitive(word)):
        if folded in lists.surnames:
            return "name"
        if folded in lists.surnames_also_words:
            return "both"
    if "-" in word and any(part in lists.surnames for part in word.split("-")):
        return "name"
    if len(word) < _SHORTEST or is_excluded(word) or is_given(word):
        return ""
    if has_surname_form(word):
        return "name"
    return "" if any(is_ordinary(part) for part in word.split("-")) or not has_vowel(word) else "unlisted"


@lru_cache(maxsize=1 << 14)
def has_surname_form(folded: str) -> bool:
    """Tell a surname by how it begins or ends, or by both of its parts: "al-jaburi", "bøgeskov-lind"."""
    lists, says = name_lists(), cues().names
    parts = folded.split("-")
    if len(parts) > 1:
        if parts[0] in words_of(says.surname_beginnings):
            return not is_ordinary(folded[len(parts[0]) + 1 :])
        last = parts[-1]
        if last in lists.surnames or (last.endswith(surname_endings()) and last in lists.surnames_also_words):
            return True
        named = [not {part, part.removesuffix("s")}.isdisjoint(lists.all_surnames) for part in parts]
        ends = [part.endswith(surname_endings()) for part in parts]
        return any(named) and all(
            one or two or not is_ordinary(part) for one, two, part in zip(named, ends, parts, strict=True)
        )
    return folded.endswith(surname_endings()) and not is_ordinary(folded)


def is_thing(word: str) -> bool:
    """Tell "Jensen-skålen": a compound of a name and a word; "Anne-marie" and "Juul-petersen" are names."""
    parts = map(fold_name, _SMALL_PART.findall(word))
    return any(not is_given(part) and surname_kind(part) not in ("name", "both") for part in parts)


def without_genitive(folded: str) -> tuple[str, str]:
    """Give what a word may be the genitive of."""
    return folded.removesuffix("'s").removesuffix("'"), folded.removesuffix("s")


def has_vowel(folded: str) -> bool:
    """Tell whether a word can be spoken."""
    return any(sign in _VOWELS for sign in folded)


def is_excluded(folded: str) -> bool:
    """Tell whether a word is no name although it is written with a capital."""
    return folded in _no_surnames() or is_no_name(folded)


def is_no_name(folded: str) -> bool:
    """Tell whether a word is no name even where one is expected."""
    return folded in _not_names() or folded in named_after_words()


@lru_cache(maxsize=1 << 12)
def is_foreign(word: str) -> bool:
    """Tell whether a word in lower case is no Danish one: not known, not put together, and not mistyped."""
    if not _SHORTEST <= len(word) <= LONGEST or is_known(word) or not has_vowel(word):
        return False
    if any(_is_compound(word, cut) for cut in range(2, len(word) - 2)):
        return False
    return not any(map(is_known, _mistyped(word)))


def _is_compound(word: str, cut: int) -> bool:
    head, tail = word[:cut], word[cut:]
    return (len(tail) < 4 or is_known(tail)) and (cut < 4 or is_known(head) or is_known(head[:-1]))


def _mistyped(word: str) -> set[str]:
    """Give what a word may be, had one letter been left out, doubled or swapped with the next."""
    cuts = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    left_out = {head + letter + tail for head, tail in cuts for letter in _LETTERS}
    too_many = {head + tail[1:] for head, tail in cuts if tail}
    return left_out | too_many | {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}


@cache
def surname_endings() -> tuple[str, ...]:
    """Give how surnames end that are known by it, wherever they stand."""
    return tuple(words_of(cues().names.surname_endings))


@cache
def landscape_endings() -> tuple[str, ...]:
    """Give how Danish surnames end that are words of the landscape, too."""
    return tuple(words_of(cues().names.landscape_endings))


@lru_cache(maxsize=1 << 12)
def has_place_form(folded: str) -> bool:
    """Tell a surname put together as the name of a farm is, and no Danish word: "nørremose", not "kantinehave"."""
    if is_known(folded):
        return False
    heads = (folded.removesuffix(ending) for ending in _place_endings() if folded.endswith(ending))
    return any(len(head) >= _SHORTEST_PART and has_vowel(head) and _heads_place(head) for head in heads)


def _heads_place(head: str) -> bool:
    return head in words_of(cues().names.place_beginnings) or not (is_ordinary(head) or is_ordinary(head[:-1]))


@cache
def _place_endings() -> tuple[str, ...]:
    return (*landscape_endings(), *words_of(cues().names.place_endings))


@cache
def _not_names() -> frozenset[str]:
    return frozenset(map(fold_name, words_of(cues().names.not_names)))


@cache
def _no_surnames() -> frozenset[str]:
    return frozenset(map(fold_name, words_of(cues().names.no_surnames)))


@cache
def named_after_words() -> frozenset[str]:
    """Give the words that name what is named after people: "plads"."""
    return frozenset(map(fold_name, words_of(cues().names.named_after)))
