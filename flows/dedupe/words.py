"""Whether one word may stand for another: the same word by another hand, or another word."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from flows.danish.inflection import share_lemma
from flows.danish.known_words import LONGEST, SHORTEST, is_known
from flows.dedupe.views import write_out
from flows.dedupe.word_lists import WordLists


class Weight(IntEnum):
    """What is told first where several things differ."""

    NUMBER = 1
    NEGATION = 2
    CONTRAST = 3
    WORD = 4
    ORDER = 5
    PART = 6
    MANY = 7


class Reason(NamedTuple):
    """Why two texts do not say the same, in Danish.

    Attributes:
        words_exist: Whether the texts differ in one word only, and both words exist: neither is a typing error.
    """

    weight: Weight
    text: str
    words_exist: bool = False

    @property
    def is_certain(self) -> bool:
        """Tell whether no third text can show that the two are the same after all."""
        return self.weight <= Weight.CONTRAST or self.words_exist


_SHORTEST_STEM = 3
_SHORTEST_REST = 4
_LONGEST_PREFIX = 12
_PLAIN_LETTERS = tuple(str.maketrans("æøå", letters) for letters in ("aoa", "eoa"))
_NO_RINGS = str.maketrans("øå", "oa")
_LONG = 8  # letters: so long a word becomes no other by that; but "læderskab" is not "lederskab"
_OWN_PREFIXES = ("u", "mis")  # the foreign ones begin too many other words
_MUTE_D = re.compile(r"(?<=[aeiouyæøå])([lnr])d")
_TRIPLED = re.compile(r"(.)\1\1")
_DOUBLED = re.compile(r"(.)\1")


def missing_word(word: str, lists: WordLists) -> Reason | None:
    """Give the reason why a word may not stand in one text only."""
    if word in lists.harmless:
        return None
    if is_number(word, lists):
        return Reason(Weight.NUMBER, f"tal: {word} / –")
    if word in lists.negations:
        return Reason(Weight.NEGATION, f"benægtelse: '{word}'")
    return Reason(Weight.PART, f"kun i den ene: '{word}'")


def is_number(word: str, lists: WordLists) -> bool:
    """Tell whether a word is a number in digits or letters."""
    return word[0].isdigit() or word in lists.numbers


@lru_cache(maxsize=1 << 16)
def different_words(a: str, b: str, both_names: bool, lists: WordLists) -> Reason | None:
    """Give the reason why two words are not the same word, written or inflected otherwise; None where they are."""
    if write_out(a) == write_out(b):
        return None
    a, b = written_in(a), written_in(b)
    if a[0].isdigit() or b[0].isdigit():
        same = _in_digits(a, lists) == _in_digits(b, lists) or {a, b} in ({"1", "et"}, {"1", "en"})
        return None if same else Reason(Weight.NUMBER, f"tal: {a} / {b}")
    if abs(len(a) - len(b)) > _LONGEST_PREFIX:
        return Reason(Weight.WORD, f"forskelligt ord: '{a}' / '{b}'")
    if lists.harmless.get(a, -1) == lists.harmless.get(b, -2) or lists.confused.get(a, -1) == lists.confused.get(
        b, -2
    ):
        return None
    if (negated := _negated(a, b, lists)) is not None:
        return negated
    if _are_opposite(a, b, lists) or _have_opposite_parts(a, b, lists):
        return Reason(Weight.CONTRAST, f"modsætning: '{a}' / '{b}'")
    if (a in lists.numbers) != (b in lists.numbers) and exists(a, lists) and exists(b, lists):
        return Reason(Weight.NUMBER, f"tal: {a} / {b}")
    if are_forms(a, b, lists):
        if _change_degree(a, b) or _change_voice(a, b):
            return Reason(Weight.WORD, f"anden form: '{a}' / '{b}'")
        return None
    if _leans_to_opposite(a, b, lists) or _leans_to_opposite(b, a, lists):
        return Reason(Weight.CONTRAST, f"modsætning: '{a}' / '{b}'")
    numbers = a in lists.numbers, b in lists.numbers
    if not all(numbers) and is_misspelling(a, b, both_names, lists):
        return None
    if any(numbers):
        return Reason(Weight.NUMBER, f"tal: {a} / {b}")
    if _lean_opposite(a, b, lists):
        return Reason(Weight.CONTRAST, f"modsætning: '{a}' / '{b}'")
    return Reason(Weight.WORD, f"forskelligt ord: '{a}' / '{b}'", exists(a, lists) and exists(b, lists))


def _in_digits(word: str, lists: WordLists) -> str:
    return lists.numbers.get(word) or lists.ordinals.get(word) or word


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


def _edits(a: str, b: str, most: int) -> int:
    """Count the letters typed wrong, whether or not æ, ø and å are written out; `most` + 1 for more."""
    from rapidfuzz.distance import OSA

    edits = OSA.distance(a, b, score_cutoff=most)
    if edits and (not a.isascii() or not b.isascii()):
        edits = min(edits, OSA.distance(write_out(a), write_out(b), score_cutoff=most))
    return edits


def _negated(a: str, b: str, lists: WordLists) -> Reason | None:
    if (a in lists.negations) != (b in lists.negations):
        negation, other = (a, b) if a in lists.negations else (b, a)
        if is_misspelling(negation, other, False, lists):
            return None
        return Reason(Weight.NEGATION, f"benægtelse: '{negation}'")
    for long, short in ((a, b), (b, a)):
        for prefix in lists.opposite_prefixes:
            rest = long[len(prefix) :]
            if not long.startswith(prefix) or len(rest) < _SHORTEST_STEM or short.startswith(prefix):
                continue
            if _is_negated(long, rest, short, lists) or (prefix in _OWN_PREFIXES and _may_be(rest, short, lists)):
                return Reason(Weight.NEGATION, f"benægtelse: '{long}' / '{short}'")
    return None


def _is_negated(long: str, rest: str, short: str, lists: WordLists) -> bool:
    """Tell whether what follows a negating prefix is the other word."""
    if rest != short and not are_forms(rest, short, lists):
        return False
    # where only the longer one exists, the other has lost its first letter: "unionen" and "nionen"
    return exists(short, lists) or (len(short) >= 6 and not exists(long, lists))


def _may_be(rest: str, short: str, lists: WordLists) -> bool:
    """Tell whether what follows a prefix is the other word, one of them misspelt ("uretfardigt", "retfærdigt")."""
    return len(rest) >= 6 and exists(rest, lists) != exists(short, lists) and _edits(rest, short, 1) == 1


def _are_opposite(a: str, b: str, lists: WordLists) -> bool:
    sides = dict(lists.contrasts.get(a, ()))
    return any(line in sides and sides[line] != side for line, side in lists.contrasts.get(b, ()))


def _have_opposite_parts(a: str, b: str, lists: WordLists) -> bool:
    """Tell whether two words begin with opposites and go on alike, as "indflytning" and "udflytning"."""
    longest = max(len(a), len(b)) - _LONGEST_PREFIX
    if longest > 0 and a[-longest:] != b[-longest:]:
        return False
    shared = _shared_start(a[::-1], b[::-1])
    rests = range(max(_SHORTEST_REST, longest), min(shared + 1, len(a), len(b)))
    return any(_are_opposite(a[:-rest], b[:-rest], lists) for rest in rests)


def _leans_to_opposite(word: str, misspelt: str, lists: WordLists) -> bool:
    """Tell whether a misspelt word is nearer to the opposite of a word than to it: "lordag" and "torsdag"."""
    if word not in lists.contrasts or exists(misspelt, lists):
        return False
    edits = _edits(word, misspelt, 3)
    return any(
        _edits(other, misspelt, edits) < edits
        for line, side in lists.contrasts[word]
        for other, other_side in lists.contrast_lines[line]
        if other_side != side
    )


def _lean_opposite(a: str, b: str, lists: WordLists) -> bool:
    """Tell whether two words are forms of opposite ones."""
    sides_a, sides_b = _sides(a, lists), _sides(b, lists)
    return any(line == other and side != other_side for line, side in sides_a for other, other_side in sides_b)


@lru_cache(maxsize=1 << 14)
def _sides(word: str, lists: WordLists) -> tuple[tuple[int, int], ...]:
    if word in lists.contrasts:
        return lists.contrasts[word]
    near = lists.contrasts_by_start.get(word[:2], ())
    return tuple(
        place
        for listed in near
        if len(listed) >= _SHORTEST_STEM and _rests(listed, word, len(listed) - 1)
        for place in lists.contrasts[listed]
    )


_ENDINGS = frozenset(
    ("", "e", "en", "er", "et", "ene", "erne", "n", "ne", "r", "rne", "s", "t", "ens", "ets", "ers", "ernes")
)
_LONG_STEM = 5


def _shared_start(a: str, b: str) -> int:
    shared = min(len(a), len(b))
    if a[:shared] == b[:shared]:
        return shared
    shared = 0
    for letter, other in zip(a, b, strict=False):
        if letter != other:
            break
        shared += 1
    return shared


def _rests(a: str, b: str, shortest_stem: int) -> tuple[str, str] | None:
    """Give what follows the common stem of two words where both are endings."""
    if a[:shortest_stem] != b[:shortest_stem]:
        return None
    stem = _shared_start(a, b)
    rests = _undoubled(a, stem), _undoubled(b, stem)
    return rests if stem >= shortest_stem and _ENDINGS.issuperset(rests) else None


def _undoubled(word: str, stem: int) -> str:
    """Give what follows a stem, without the letter that is doubled before an ending: "politik", "politikken"."""
    rest = word[stem:]
    return rest[1:] if len(rest) > 2 and rest[0] == word[stem - 1] and rest[0] in "klmnpst" else rest


@lru_cache(maxsize=1 << 16)
def are_forms(a: str, b: str, lists: WordLists) -> bool:
    """Tell whether two words are forms of one word, or at least have a long stem and look like forms of it."""
    if rests := _rests(a, b, _LONG_STEM):
        stem = a[: _shared_start(a, b)]
        # not "politik" and "politiker", but "politikker"
        return not (stem.endswith("ik") and "ikk" not in a + b and not {"er", "eren", "erne"}.isdisjoint(rests))
    # what does not exist is no form; share_lemma may have to load a long list to find that out
    return exists(a, lists) and exists(b, lists) and min(len(a), len(b)) > 1 and share_lemma(a, b)


_DEGREES = ("ere", "est", "este")


def _change_degree(a: str, b: str) -> bool:
    """Tell whether one is a comparative or superlative of the other."""
    short, long = sorted((a, b), key=len)
    stems = {short, short.removesuffix("e"), short.removesuffix("t")}
    stems |= {stem + stem[-1] for stem in stems}
    if any(long == stem + ending for stem in stems for ending in _DEGREES):
        return True
    ends_a, ends_b = (next((e for e in ("ere", "est") if w.removesuffix("e").endswith(e)), "") for w in (a, b))
    return bool(ends_a and ends_b and ends_a != ends_b)


def _change_voice(a: str, b: str) -> bool:
    """Tell whether one is the passive of the other ("vurdere", "vurderes"): who acts on whom is turned round."""
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        if {short[-1], long[-1]} != {"r", "s"} or short[:-1] != long[:-1]:
            return False
        stem = short[:-1]
    elif long == short + "s":
        stem = short
    else:
        return False
    if not stem.endswith("e"):
        return False
    return is_known(stem + "de") or is_known(stem[:-1] + "te")


def exists(word: str, lists: WordLists) -> bool:
    """Tell whether a word is in use.

    The short ones have a list of their own: simplemma's holds many that nobody writes.
    """
    if len(word) <= 3:
        return word in lists.short_words
    return is_known(word) and _TRIPLED.search(word) is None  # simplemma's list has some misspellings


def is_misspelling(a: str, b: str, both_names: bool, lists: WordLists) -> bool:
    """Tell whether one is the other with typing errors, and not another word that exists."""
    length = max(len(a), len(b))
    allowed = 1 if length <= 5 else 2 if length <= 10 else 3
    if length >= 4 and not lists.function_words.isdisjoint((a, b)):
        allowed = 2
    edits = _edits(a, b, allowed)
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
