"""Whether one word is another by a slip of the pen or of the keys."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.danish.known_words import LONGEST, SHORTEST, is_known
from flows.dedupe.inflected import are_forms
from flows.dedupe.views import write_out
from flows.dedupe.vocabulary import exists
from flows.dedupe.word_lists import WordLists

_SHORTEST_STEM = 3
_PLAIN_LETTERS = tuple(str.maketrans("æøå", letters) for letters in ("aoa", "eoa"))
_NO_RINGS = str.maketrans("øå", "oa")
_LONG = 8  # letters: so long a word becomes no other by that; but "læderskab" is not "lederskab"
_MUTE_D = re.compile(r"(?<=[aeiouyæøå])([lnr])d")
_DOUBLED = re.compile(r"(.)\1")


def is_misspelling(a: str, b: str, both_names: bool, lists: WordLists) -> bool:
    """Tell whether one is the other with typing errors, and not another word that exists."""
    length = max(len(a), len(b))
    allowed = 1 if length <= 5 else 2 if length <= 10 else 3
    if length >= 4 and not lists.function_words.isdisjoint((a, b)):
        allowed = 2
    edits = count_edits(a, b, allowed)
    short, long = sorted((a, b), key=len)
    if edits > allowed:
        # cut short, as an abbreviation is
        return len(short) >= 5 and long.startswith(short) and not exists(short, lists) and exists(long, lists)
    known = exists(a, lists) + exists(b, lists)
    if known == 2:  # a word that exists is not taken for an error, but for one that nobody writes
        return edits == 1 and (_is_unwritten(a, b, lists) or _is_unwritten(b, a, lists))
    if length >= 4 and _spoken(a, length) == _spoken(b, length):
        return True
    if length >= _LONG and a.translate(_NO_RINGS) == b.translate(_NO_RINGS):
        return True
    if (a in lists.function_words) != (b in lists.function_words) and length >= 3:
        other = b if a in lists.function_words else a
        return other not in lists.contrasts and other not in lists.negations
    if known == 0:
        if both_names and (edits > 1 or (len(a) == len(b) and sorted(a) != sorted(b))):
            return False  # such as Jensen and Jansen
        if length < 6 or edits > 1 + (length > 10) + (length > LONGEST):
            return False
    # the first letter is seldom the wrong one; a wrong letter seldom makes another long part of a compound
    return not _swap_part(a, b, 3 if edits > 1 else 4 if known == 0 or a[0] != b[0] else 6, lists)


def _is_unwritten(word: str, other: str, lists: WordLists) -> bool:
    """Tell whether a word stands in dictionaries only, a letter away from a small word that everybody writes."""
    if other not in lists.function_words or min(len(word), len(other)) < SHORTEST:
        return False
    return not any(word in known for known in (lists.near_small_words, lists.function_words, lists.contrasts))


def _spoken(word: str, length: int) -> str:
    """Give a word with no doubled letter and, if it is not short, no mute d: "fuldt" and "fult" sound alike."""
    single = _DOUBLED.sub(r"\1", word)
    return _MUTE_D.sub(r"\1", single) if length >= 5 else single


def _swap_part(a: str, b: str, shortest: int, lists: WordLists) -> bool:
    """Tell whether two compounds differ in one part, and that is a word in both ("lønsamtale", "kønsamtale")."""
    if len(a) != len(b):
        return _swap_first_part(a, b, lists)
    for cut in range(_SHORTEST_STEM, len(a) - 2):
        if cut >= 4 and a[-cut:] == b[-cut:] and exists(a[-cut:], lists):
            firsts = [_unlinked(word[:-cut], lists) for word in (a, b)]
            if all(firsts) and (shortest < 6 or cut <= len(a) - 5) and not are_forms(*firsts, lists):
                return True
        if a[:cut] == b[:cut]:
            rests = (a[cut:], b[cut:])
            least = shortest if _unlinked(a[:cut], lists) else max(shortest, 5)  # after a name: "eøskrigen"
            if all(len(rest) >= least and exists(rest, lists) for rest in rests) and not are_forms(*rests, lists):
                return True
    return False


def _swap_first_part(a: str, b: str, lists: WordLists) -> bool:
    """Tell whether compounds of different lengths begin with different words ("tavlemøde", "talemøde").

    What is added or left out is more often an error, so both must be whole words.
    """
    short, long = sorted((a, b), key=len)
    if long.endswith(short) and len(short) >= 6:  # "opvaskemaskine", "vaskemaskine"
        return len(long) > len(short) + 1 and exists(long[: -len(short)], lists)
    for cut in range(5, len(short) - 3):
        rest = short[-cut:]
        if not long.endswith(rest):
            return False
        firsts = short[:-cut], long[:-cut]
        if exists(rest, lists) and all(len(f.removesuffix("s")) >= 4 and exists(f, lists) for f in firsts):
            return not are_forms(*firsts, lists)
    return False


def _unlinked(part: str, lists: WordLists) -> str:
    """Give the word that a compound's first part is, without the s or e that links it; empty if it is none."""
    for word in (part, part.removesuffix("s"), part.removesuffix("e")):
        if len(word) >= _SHORTEST_STEM and exists(word, lists):
            return word
    return ""


def count_edits(a: str, b: str, most: int) -> int:
    """Count the letters typed wrong, whether or not æ, ø and å are written out; `most` + 1 for more."""
    from rapidfuzz.distance import OSA

    edits = OSA.distance(a, b, score_cutoff=most)
    if edits and (not a.isascii() or not b.isascii()):
        edits = min(edits, OSA.distance(write_out(a), write_out(b), score_cutoff=most))
    return edits


@lru_cache(maxsize=1 << 16)
def written_in(word: str) -> str:
    """Write ae, oe and aa as æ, ø and å where that makes a word."""
    if not any(pair in word for pair in ("ae", "oe", "aa")):
        return word
    danish = word.replace("ae", "æ").replace("oe", "ø").replace("aa", "å")
    return danish if is_known(danish) and not is_known(word) else word


def written_plainly(word: str) -> tuple[str, ...]:
    """Write æ, ø and å as keyboards without them tempt to; a short word may so become another."""
    return tuple(word.translate(table) for table in _PLAIN_LETTERS)
