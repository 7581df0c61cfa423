"""Whether one word is another by a slip of the pen or of the keys."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.danish.known_words import LONGEST, SHORTEST, is_known
from flows.dedupe.compounds import are_two_compounds, is_compound
from flows.dedupe.views import write_out
from flows.dedupe.vocabulary import exists
from flows.dedupe.word_lists import WordLists

_PLAIN_LETTERS = tuple(str.maketrans("æøå", letters) for letters in ("aoa", "eoa"))
_NO_RINGS = str.maketrans("øå", "oa")
_SHORT = 3  # letters
_LONG = 7  # letters: so long a word becomes no other by that; but "læderskab" is not "lederskab"
_LONGEST_NAME = 8
_MUTE_D = re.compile(r"(?<=[aeiouyæøå])([lnr])d")
_DOUBLED = re.compile(r"(.)\1")


def is_misspelling(a: str, b: str, both_names: bool, lists: WordLists) -> bool:
    """Tell whether one is the other with typing errors, and not another word that exists."""
    length = max(len(a), len(b))
    allowed = 1 if length <= 5 else 2 if length <= 10 else 3
    if length >= 4 and not lists.small_words.isdisjoint((a, b)):
        allowed = 2
    edits = count_edits(a, b, allowed)
    short, long = sorted((a, b), key=len)
    if edits > allowed:
        # cut short, as an abbreviation is
        return len(short) >= 5 and long.startswith(short) and not exists(short, lists) and exists(long, lists)
    known = exists(a, lists) + exists(b, lists)
    if known == 1 and edits > 1 and any(is_compound(word, lists) for word in (a, b) if not exists(word, lists)):
        return False  # "pauserum" is no slip for "pauser"; one letter more or less often parts a word by accident
    if known == 2:  # a word that exists is not taken for an error, but for one that nobody writes
        return edits == 1 and (_is_unwritten(a, b, lists) or _is_unwritten(b, a, lists))
    if length >= 4 and _spoken(a, length) == _spoken(b, length):
        return True
    if length >= _LONG and a.translate(_NO_RINGS) == b.translate(_NO_RINGS):
        return known == 1 or not are_two_compounds(a, b, False, lists)
    if (a in lists.small_words) != (b in lists.small_words) and length >= 3:
        other = b if a in lists.small_words else a
        return other not in lists.contrasts and other not in lists.negations
    if length <= _SHORT:
        return False  # no list of short words is whole: one that it lacks may be a word ("ro", "rod")
    if both_names and known < 2 and length <= _LONGEST_NAME and sorted(a) != sorted(b):
        return False  # such as Jensen and Jansen, Fatima and Fatma
    if known == 0 and (length < 6 or edits > 1 + (length > 10) + (length > LONGEST)):
        return False
    return not are_two_compounds(a, b, edits == 1 and known == 1 and a[0] == b[0], lists)


def _is_unwritten(word: str, other: str, lists: WordLists) -> bool:
    """Tell whether a word stands in dictionaries only, a letter away from a small word that everybody writes."""
    if other not in lists.small_words or min(len(word), len(other)) < SHORTEST:
        return False
    return not any(word in known for known in (lists.near_small_words, lists.small_words, lists.contrasts))


def _spoken(word: str, length: int) -> str:
    """Give a word with no doubled letter and, if it is not short, no mute d: "fuldt" and "fult" sound alike."""
    single = _DOUBLED.sub(r"\1", word)
    return _MUTE_D.sub(r"\1", single) if length >= 5 else single


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
