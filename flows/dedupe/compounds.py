"""Whether two words are two compounds, and not one word and a slip of the pen."""

from __future__ import annotations

from functools import lru_cache

from flows.dedupe.inflected import are_forms
from flows.dedupe.vocabulary import exists
from flows.dedupe.word_lists import WordLists

_LONGEST = 60  # letters
_SHORTEST = 3
_SHORTEST_FIRST = 4
_SHORTEST_COMPOUND = 7
_LONG = 5
_SHORT_FIRSTS = frozenset(("by", "is", "sø", "ø", "å"))  # other words of two letters are more often prefixes
# What ends many words without being one; simplemma's list has them as words.
_ENDINGS = frozenset(
    (
        *("erne", "ende", "ene", "ens", "ets", "ers", "ere", "est", "ede", "elsen", "else", "inger", "ingen"),
        *("ing", "hed", "heder", "iske", "isk", "ige", "lig", "lige", "ligt", "som", "bare", "bar", "tion"),
        *("tioner", "sen", "ser", "nes", "des", "tes", "hede", "heden", "rende", "rene", "nde", "ter", "ler"),
    )
)


@lru_cache(maxsize=1 << 16)
def are_two_compounds(a: str, b: str, likely_slip: bool, lists: WordLists) -> bool:
    """Tell whether two words share a part and differ in the other, which is a word in both ("natbus", "dagbus").

    Where a slip of the pen is likely, as one letter in a word that exists, the parts that differ must be long: it
    often makes another short word ("rapport", "rappoet").
    """
    shortest = min(len(a), len(b))
    least_last = _LONG + 1 if likely_slip else _SHORTEST
    if max(len(a), len(b)) > _LONGEST:
        return False
    for length in range(_SHORTEST, shortest):
        last = a[-length:]
        if last != b[-length:]:
            break
        firsts = a[:-length], b[:-length]
        if likely_slip and min(map(len, firsts)) < _LONG:
            continue
        if last not in _ENDINGS and exists(last, lists) and _begin_differently(*firsts, lists):
            return True
    for length in range(1, shortest - 2):
        if a[:length] != b[:length]:
            break
        least = least_last if _is_first(a[:length], lists) else max(_LONG, least_last)
        if _end_differently(a[length:], b[length:], least, lists):
            return True
    return False


@lru_cache(maxsize=1 << 16)
def is_compound(word: str, lists: WordLists) -> bool:
    """Tell whether a word that no list has is made of two that exist, as "pauserum"."""
    if not _SHORTEST_COMPOUND <= len(word) <= _LONGEST:
        return False
    return any(
        word[cut:] not in _ENDINGS and exists(word[cut:], lists) and _is_first(word[:cut], lists)
        for cut in range(_SHORTEST_FIRST, len(word) - _SHORTEST + 1)
    )


def _begin_differently(a: str, b: str, lists: WordLists) -> bool:
    """Tell whether two first parts are different words, and not two links of one ("medlem", "medlems")."""
    if a.rstrip("s") == b.rstrip("s") or are_forms(a, b, lists):
        return False
    return _is_first(a, lists) and _is_first(b, lists)


def _is_first(part: str, lists: WordLists) -> bool:
    """Tell whether a part is a word, with or without the s or e that links it."""
    if len(part) < _SHORTEST:
        return part in _SHORT_FIRSTS
    stems = {part, part[:-1]} if part[-1] in "se" else {part}
    return any(len(stem) >= _SHORTEST and exists(stem, lists) for stem in stems)


def _end_differently(a: str, b: str, least: int, lists: WordLists) -> bool:
    """Tell whether two last parts are different words; behind a name ("EØS-krigen") they must be long."""
    if a in _ENDINGS or b in _ENDINGS or min(len(a), len(b)) < least:
        return False
    return exists(a, lists) and exists(b, lists) and not are_forms(a, b, lists)
