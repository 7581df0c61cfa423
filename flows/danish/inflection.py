"""Which words are forms of one word: an ending table first, simplemma's lemmas where the endings leave doubt.

All words are compared in lower case; nothing here looks at sentences, so homographs count as forms of both words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from functools import lru_cache

from flows.danish.known_words import SHORTEST, is_dictionary_word
from flows.danish.lemmas import lemma
from flows.danish.lexicon import lexicon, with_genitives

_VOWELS = "aeiouyæøåéèöäü"
_AGENT = re.compile(r"(\w{3,}er)(?:e|en|ne|s|es|ens|nes)?")
_SHORTEST = 3  # letters of a word that is inflected though it is not listed
_LONG_VERB = 9  # shorter verbs in -ere have imperatives that are nouns: "server"
_LONG = 5  # letters from which an ending seldom makes another word
_SHORTEST_PART = 2  # letters that must stand before the last part of a compound

# Endings of each class on a word that ends in a consonant or a stressed vowel.
_NOUN_ENDINGS = {
    "common_er": ("en", "er", "erne"),
    "common_e": ("en", "e", "ene"),
    "common_0": ("en", "ene"),
    "neuter_0": ("et", "ene"),
    "neuter_e": ("et", "e", "ene"),
    "neuter_er": ("et", "er", "erne", "ene"),
}
_ADJECTIVE_ENDINGS = ("t", "e", "ere", "est", "este")
_ADJECTIVES_IN_E = ("ige", "iske", "løse", "fulde")
# What the endings may take from a word, up to three letters: "sikker", "sikre"; "ramme", "ram"; "museum", "museet".
_LOSING = ("e", "el", "en", "er", "et", "um")
_LOST = 3
_IG_ENDINGS = ("t", "e", "ere", "st", "ste")  # mulig, muligst


def fold_word(word: str) -> str:
    """Give the form in which words are compared: NFC, lower case, without soft hyphens, straight apostrophes."""
    folded = unicodedata.normalize("NFC", word).lower()
    return folded.replace("\u00ad", "").replace("’", "'")


def inflects(form: str, word: str) -> bool:
    """Tell whether `form` is a form of the dictionary word `word`; a word is a form of itself."""
    return _inflects(fold_word(form), fold_word(word))


def share_lemma(a: str, b: str) -> bool:
    """Tell whether two words are forms of one word, as "lederne" and "ledere" are."""
    first, second = sorted((fold_word(a), fold_word(b)))
    return _share_lemma(first, second)


def is_form_pair(a: str, b: str) -> bool:
    """Tell whether two words are forms of a word that stands in a dictionary, and not of one that might be.

    "haven" and "havnen" look like forms of a word "haven", as "våben" has "våbnet".
    """
    words = {a, b} | (_possible_lemmas(a) & _possible_lemmas(b))
    return any(
        (_is_listed(word) or is_dictionary_word(word)) and _inflects(a, word) and _inflects(b, word)
        for word in sorted(words)
    )


@lru_cache(maxsize=1 << 16)
def dictionary_word(form: str) -> str:
    """Give the dictionary's word of a form by its endings alone, which is quick; a form not known is its own.

    Where several may be meant, it is an irregular word, then who does something ("leder", not "lede"), then the
    shortest word.
    """
    folded = fold_word(form)
    if irregular := lexicon().lemmas.get(folded):
        return irregular[0]
    if (agent := _AGENT.fullmatch(folded)) is not None and is_dictionary_word(agent[1]):
        return agent[1]
    found = [
        word
        for word in _possible_lemmas(folded)
        if (_is_listed(word) or is_dictionary_word(word)) and any(folded in forms for forms in _paradigms(word))
    ]
    return min(found, key=lambda word: (len(word), word), default=folded)


def dictionary_words(form: str, short: Container[str] = frozenset()) -> frozenset[str]:
    """Give all the dictionary's words that a folded form may come from; a form not known is its own.

    Args:
        form: As it is written, folded.
        short: Words that are taken for the dictionary's though too short for the list of known ones: "mad" of
            "maden".
    """
    found = {
        word
        for word in _possible_lemmas(form)
        if (_is_listed(word) or is_dictionary_word(word) or (len(word) < SHORTEST and word in short))
        and any(form in forms for forms in _paradigms(word))
    }
    if not found and _inflects(form, listed := lemma(form)):
        found = {listed}
    return frozenset(found or {form})


def definite_forms_of(word: str) -> frozenset[str]:
    """List the forms that the word would have if it were a noun, and hardly if it were a verb or an adjective."""
    if word.endswith("e"):
        return frozenset({word + "n", word + "rne", word + "ts"})
    return frozenset(_attach(word, ("en", "et", "erne", "ene")))


@lru_cache(maxsize=1 << 16)
def forms_of(word: str) -> frozenset[str]:
    """List the forms that the endings and the irregular words give for certain, the word itself included."""
    return frozenset().union(*_paradigms(fold_word(word)))


def doubtful_forms_of(word: str) -> frozenset[str]:
    """List the forms that look right but may be other words: simplemma has to decide."""
    return _doubtful(fold_word(word))


def beginning_of_forms(word: str, longest: int) -> str:
    """Give up to so many letters that all forms of a folded word begin with, mostly without making the forms."""
    irregular = lexicon().irregular
    if word in irregular or word in lexicon().lemmas:
        forms = forms_of(word)
        first, last = min(forms), max(forms)
        return first[: next((at for at in range(longest) if first[at : at + 1] != last[at : at + 1]), longest)]
    kept = min(longest, len(word) - _LOST if word.endswith(_LOSING) else len(word))
    return word[: next((cut for cut in range(_SHORTEST_PART, kept) if word[cut:] in irregular), kept)]


@lru_cache(maxsize=1 << 16)
def _inflects(form: str, word: str) -> bool:
    if form == word:
        return True
    if form[:1] != word[:1] and word not in lexicon().irregular:
        return False
    if any(form in paradigm for paradigm in _paradigms(word)):
        return True
    return form in _doubtful(word) and lemma(form) == word


@lru_cache(maxsize=1 << 16)
def _share_lemma(a: str, b: str) -> bool:
    if a == b or _inflects(a, b) or _inflects(b, a):
        return True
    if not a or not b or (a[0] != b[0] and not ({a, b} & lexicon().lemmas.keys())):
        return False
    shared = _possible_lemmas(a) & _possible_lemmas(b)
    if not any(a in paradigm and b in paradigm for word in shared for paradigm in _paradigms(word)):
        return False
    # A made-up lemma may join strangers ("planer" and "planet"), so a short one needs a second witness.
    if any(_is_listed(word) or len(word) >= 6 for word in shared):
        return True
    return lemma(a) == lemma(b)


def _is_listed(word: str) -> bool:
    words = lexicon()
    return word in words.classes or word in words.irregular or word in words.verbs_te


@lru_cache(maxsize=1 << 15)
def _paradigms(word: str) -> tuple[frozenset[str], ...]:
    """Give the certain forms of a word, one set for each way in which it may be inflected."""
    found = [frozenset({word, *(start + form for form in forms)}) for start, forms in _listed_head(word)]
    found += [_inflect(word, name) for name in _class_names(word)]
    if not _is_listed(word):  # a form instead of the dictionary's word: "børn", "tydelige"
        words = lexicon()
        found += [forms for lemma in words.lemmas.get(word, ()) for forms in words.irregular[lemma]]
        if len(word) >= _LONG and word.endswith(_ADJECTIVES_IN_E):
            found.append(_inflect(word[:-1], "adjective"))
    return tuple(found)


def _listed_head(word: str) -> list[tuple[str, frozenset[str]]]:
    irregular = lexicon().irregular
    if word in irregular:
        return [("", forms) for forms in irregular[word]]
    cut = _irregular_cut(word)
    return [(word[:cut], forms) for forms in irregular[word[cut:]]] if cut else []


def _irregular_cut(word: str) -> int:
    """Find where the last part begins in a compound of an irregular word; 0 where there is none."""
    words = lexicon()
    for cut in range(_SHORTEST_PART, len(word) - 1):
        part = word[cut:]
        if part in words.irregular and (len(part) > 3 or part not in words.verbs or word[:cut] in words.prefixes):
            return cut
    return 0


def _class_names(word: str) -> tuple[str, ...]:
    words = lexicon()
    listed = _listed_classes(word)
    if listed or word in words.irregular:
        return listed
    if len(word) < _SHORTEST or not word.isalpha():
        return ("none",)
    names: tuple[str, ...] = ()
    for cut in range(_SHORTEST_PART, len(word) - 1):
        part = word[cut:]
        if not names and len(part) >= 3 and "none" not in (found := _listed_classes(part)):
            names = found
        if part in words.endings and (len(part) > 2 or len(word) >= _LONG):
            return names + words.endings[part]
    cut = _irregular_cut(word)
    return names if cut and word[cut:] in words.verbs else (*names, "unknown")


def _listed_classes(word: str) -> tuple[str, ...]:
    words = lexicon()
    listed = words.classes.get(word, ())
    if word in words.verbs_te:
        listed += ("verb_te",)
    return (*listed, "noun_e") if listed in (("verb",), ("verb_te",)) else listed


def _inflect(word: str, name: str) -> frozenset[str]:
    if name == "none":
        return frozenset({word})
    if word.endswith("e") and len(word) > 2:
        return _inflect_e(word, name)
    if name in _NOUN_ENDINGS:
        return with_genitives({word, *_attach(word, _NOUN_ENDINGS[name])})
    if name in ("adjective", "adjective_double"):
        short_comparison = word.endswith("ig") and len(word) >= _LONG  # "muligst", but "rigest"
        forms = {word, *_attach(word, _IG_ENDINGS if short_comparison else _ADJECTIVE_ENDINGS)}
        if word.endswith("el"):  # generel, generelle
            forms |= {word + "le", word + "lere", word + "lest", word + "leste"}
        return frozenset(forms) | with_genitives({form for form in forms if form.endswith("e")})
    if name == "participle_et":  # øget, øgede
        return with_genitives({word, word[:-1] + "de"})
    if name == "agent":
        return with_genitives({word, word + "en", word + "e", word + "ne"})
    if name == "neuter_ium":
        stem = word[:-2]
        return with_genitives({word, stem + "et", stem + "er", stem + "erne"})
    if name == "common_double":  # politik, politikken
        stem = word + word[-1]
        return with_genitives({word, stem + "en", stem + "er", stem + "erne"})
    if word[-1] in _VOWELS:
        return with_genitives({word, *_attach(word, ("en", "et", "er", "erne"))})
    endings: tuple[str, ...] = ("en", "et", "erne", "ene")
    if len(word) >= _LONG:
        endings += ("e", "er", "t")
    return with_genitives({word, *_attach(word, endings)})


def _inflect_e(word: str, name: str) -> frozenset[str]:
    stem = word[:-1]
    if name in ("common_r", "common_er", "common_e"):
        return with_genitives({word, word + "n", word + "r", word + "rne"})
    if name in ("neuter_er", "neuter_0", "neuter_e"):
        return with_genitives({word, word + "t", word + "r", word + "rne", word + "ne"})
    if name in ("adjective", "adjective_double"):
        return frozenset({word})
    if name == "participle":
        return with_genitives({word})
    if name == "verb_te":
        short = _imperative(stem)
        return frozenset(
            {word, word + "r", short, short + "te", short + "t", short + "tes", word + "nde", word + "s"}
        )
    if name == "verb":
        forms = {word, word + "r", word + "de", word + "t", word + "nde", word + "s", word + "des"}
        if not word.endswith("ere") or len(word) >= _LONG_VERB or not _is_noun_in_er(stem):
            forms.add(_imperative(stem))
        return frozenset(forms)
    noun = with_genitives({word, word + "n", word + "r", word + "rne"})
    if name == "noun_e":
        return noun
    return noun | {word + ending for ending in ("t", "ts", "de", "des", "nde", "ne")}


def _is_noun_in_er(imperative: str) -> bool:
    """Tell whether an imperative in -er is a noun, or the plural of one, as "server" and "motiver" are."""
    return is_dictionary_word(imperative) or is_dictionary_word(imperative[:-2])


def _attach(word: str, endings: Iterable[str]) -> set[str]:
    """Put endings to a word, with the changes that Danish spelling asks for."""
    stems = {word}
    if _may_double(word):
        stems.add(word + word[-1])
    if (short := _without_e(word)) is not None:
        stems.update(short)
    forms = set()
    for ending in endings:
        if ending[0] != "e":
            forms.add(word + ending)
        else:
            forms.update(stem + ending for stem in stems)
    return forms


def _may_double(word: str) -> bool:
    """Tell whether the last consonant may double, as in "ven", "vennen"."""
    return (
        len(word) >= 2
        and word[-1] in "bdfgklmnprst"
        and word[-2] in _VOWELS
        and (len(word) == 2 or word[-3] not in _VOWELS)
    )


def _without_e(word: str) -> set[str] | None:
    """Give the stems of a word that drops an unstressed e, as "mangel", "mangler" and "sikker", "sikre"."""
    if len(word) < 4 or word[-2] != "e" or word[-1] not in "lnr" or word[-3] in _VOWELS:
        return None
    stem = word[:-2]
    stems = {stem + word[-1]}
    if len(stem) >= 2 and stem[-1] == stem[-2]:
        stems = {stem[:-1] + word[-1]}
    return stems


def _imperative(stem: str) -> str:
    """Give a verb without its -e: "ramme", "ram"; "kende", "kend"."""
    return stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem


@lru_cache(maxsize=1 << 15)
def _doubtful(word: str) -> frozenset[str]:
    """Give the forms that the word would have, were it a noun, verb or adjective of another class."""
    if word in lexicon().irregular or word in lexicon().lemmas or _class_names(word) != ("unknown",):
        return frozenset()
    stem = word[:-1]
    if word.endswith("e"):
        forms = {word + ending for ending in ("n", "r", "rne", "t", "ne", "de", "nde", "s")}
        short = _imperative(stem)
        forms |= {short, short + "te", short + "t"}
    else:
        forms = _attach(word, ("r", "en", "et", "er", "erne", "ene", "e", "t", "ere", "est", "este", "ne"))
    certain: frozenset[str] = frozenset().union(*_paradigms(word))
    return with_genitives(forms) - certain


# What an inflected form may end in.
_STRIPPED = (
    *("ernes", "erne", "enes", "ende", "rnes", "edes", "este"),
    *("ene", "ens", "ets", "ers", "ede", "ere", "est", "nde", "rne", "nes", "des", "tes"),
    *("en", "et", "er", "ne", "ns", "rs", "ts", "de", "te", "st"),
    *("s", "e", "n", "r", "t"),
)


@lru_cache(maxsize=1 << 15)
def _possible_lemmas(form: str) -> frozenset[str]:
    """Guess the dictionary words that a form may belong to; `_paradigms` has to confirm each."""
    found = {form, *lexicon().lemmas.get(form, ())}
    for cut in range(_SHORTEST_PART, len(form) - 1):
        found.update(form[:cut] + word for word in lexicon().lemmas.get(form[cut:], ()))
    for ending in _STRIPPED:
        if not form.endswith(ending) or len(form) - len(ending) < 2:
            continue
        stem = form[: -len(ending)]
        found.update((stem, stem + "e"))
        if stem[-1] == stem[-2:-1]:
            found.add(stem[:-1])
        if stem[-1] in "lnr" and stem[-2:-1] not in _VOWELS:
            found.update((stem[:-1] + "e" + stem[-1], stem[:-1] + stem[-2] + "e" + stem[-1]))
        found.update((stem + "ium", stem + "um", stem + "us"))
    return frozenset(found)
