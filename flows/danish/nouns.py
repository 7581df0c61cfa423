"""Which words are nouns, told by the lists of inflections and by which forms of a word there are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from flows.danish.compounds import parts_of, ways_to_part
from flows.danish.inflection import definite_forms_of
from flows.danish.known_words import is_known
from flows.danish.lexicon import lexicon

_CLASSES = ("common", "neuter", "agent")  # what the names of the nouns' classes begin with


def is_noun(word: str, written: Iterable[str] = ()) -> bool:
    """Tell whether a dictionary word is a noun.

    Args:
        word: Such as "bane", which may be a verb.
        written: The forms in which it was read, compounds that end in it included: "banerne" and "løbebane" tell.
    """
    return _is_always_noun(word) or (word not in lexicon().irregular and _is_written_as_noun(word, written))


@lru_cache(maxsize=1 << 14)
def _is_always_noun(word: str) -> bool:
    words = lexicon()
    if word in words.irregular:
        return word in words.nouns
    if word in words.classes or word in words.verbs_te:
        return any(name.startswith(_CLASSES) for name in words.classes.get(word, ()))
    if not is_known(word) and (parts := parts_of(word)):
        return _is_always_noun(parts[1])
    return not may_be_verb(word) and any(map(is_known, definite_forms_of(word)))


def may_be_verb(form: str) -> bool:
    """Tell whether a form is a verb's infinitive, as far as lists of words tell: "spise", not "unge"."""
    return form.endswith("e") and is_known(f"{form}r") and is_known(f"{form}nde")


def _is_written_as_noun(word: str, written: Iterable[str]) -> bool:
    definite = definite_forms_of(word)
    return any(form in definite or _is_compound_of(form, (word, *definite)) for form in written)


def _is_compound_of(form: str, ends: Iterable[str]) -> bool:
    """Tell whether a form is a compound: "løbebane" is one of "bane", "ansøge" another verb than "søge"."""
    return any(last in ends for _, last in ways_to_part(form))
