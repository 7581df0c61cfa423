"""Whether two words are forms of one, and whether the form changes what is said."""

from __future__ import annotations

from functools import lru_cache
from operator import ne

from flows.danish.inflection import dictionary_word, is_form_pair, share_lemma
from flows.danish.known_words import SHORTEST, is_dictionary_word, is_known
from flows.dedupe.vocabulary import exists
from flows.dedupe.word_lists import WordLists

_LONG_STEM = 5
_SHORT = 4
_ENDINGS = frozenset(
    ("", "e", "en", "er", "et", "ene", "erne", "n", "ne", "r", "rne", "s", "t", "ens", "ets", "ers", "ernes")
)
_DEGREES = ("ere", "est", "este")
_DEFINITE_PLURAL = ("ene", "rne")


@lru_cache(maxsize=1 << 16)
def are_forms(a: str, b: str, lists: WordLists) -> bool:
    """Tell whether two words are forms of one word, or at least have a long stem and look like forms of it."""
    if rests := ending_rests(a, b, _LONG_STEM):
        stem = a[: shared_start(a, b)]
        # not "politik" and "politiker", but "politikker"
        if stem.endswith("ik") and "ikk" not in a + b and not {"er", "eren", "erne"}.isdisjoint(rests):
            return False
        return not (exists(a, lists) and exists(b, lists) and _are_two_words(a, b))
    if len(a) == len(b) <= _SHORT and sum(map(ne, a, b)) == 1 and a[-1] == b[-1]:
        return False  # "bar" and "bær" are two nouns as well as one verb
    # what does not exist is no form; share_lemma may have to load a long list to find that out
    if not (exists(a, lists) and exists(b, lists) and min(len(a), len(b)) > 1 and share_lemma(a, b)):
        return False
    return min(len(a), len(b)) < SHORTEST or is_form_pair(a, b)


def _are_two_words(a: str, b: str) -> bool:
    """Tell whether one of two words that look like forms is a dictionary's word, and the other no form of it.

    So are "talent" and "talen", "moderne" and "moderen"; not "besøg" and "besøgt": a verb is made of the noun.
    """
    others = [word for word in (a, b) if is_dictionary_word(word) and not _is_noun_and_verb(word)]
    return bool(others) and not is_form_pair(a, b)


def _is_noun_and_verb(word: str) -> bool:
    return is_dictionary_word(word.removesuffix("e") if word.endswith("e") else word + "e")


def ending_rests(a: str, b: str, shortest_stem: int) -> tuple[str, str] | None:
    """Give what follows the common stem of two words where both are endings."""
    if a[:shortest_stem] != b[:shortest_stem]:
        return None
    stem = shared_start(a, b)
    rests = _undoubled(a, stem), _undoubled(b, stem)
    return rests if stem >= shortest_stem and _ENDINGS.issuperset(rests) else None


def shared_start(a: str, b: str) -> int:
    """Count the letters that two words begin with alike."""
    shared = min(len(a), len(b))
    if a[:shared] == b[:shared]:
        return shared
    shared = 0
    for letter, other in zip(a, b, strict=False):
        if letter != other:
            break
        shared += 1
    return shared


def _undoubled(word: str, stem: int) -> str:
    """Give what follows a stem, without the letter that is doubled before an ending: "politik", "politikken"."""
    rest = word[stem:]
    return rest[1:] if len(rest) > 2 and rest[0] == word[stem - 1] and rest[0] in "klmnpst" else rest


def change_degree(a: str, b: str) -> bool:
    """Tell whether one is a comparative or superlative of the other, or they are the two of one word."""
    short, long = sorted((a, b), key=len)
    stems = {short, short.removesuffix("e"), short.removesuffix("t")}
    stems |= {stem + stem[-1] for stem in stems}
    if any(long == stem + ending for stem in stems for ending in _DEGREES):
        return True
    return any(more.endswith("ere") and most.removesuffix("e").endswith("st") for more, most in ((a, b), (b, a)))


def change_number(a: str, b: str) -> bool:
    """Tell whether one form is the definite singular and the other the definite plural ("træet", "træerne")."""
    if a.endswith("s") and b.endswith("s"):  # "træets", "træernes"
        a, b = a[:-1], b[:-1]
    return any(
        plural.endswith(_DEFINITE_PLURAL) and singular.endswith(("n", "t")) and not _is_base(plural, singular)
        for singular, plural in ((a, b), (b, a))
    )


def _is_base(a: str, b: str) -> bool:
    """Tell whether one of two words is no inflected form, as "scene" and "sten" are none."""
    return any(is_dictionary_word(word) and dictionary_word(word) == word for word in (a, b))


def change_voice(a: str, b: str) -> bool:
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
