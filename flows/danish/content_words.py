"""The words that say what a text is about: in the dictionary's form, compounds with their parts."""

from __future__ import annotations

from functools import lru_cache

from flows.danish.compounds import parts_of
from flows.danish.function_words import no_subjects
from flows.danish.inflection import dictionary_word
from flows.danish.matching_copy import matching_copy

_SHORTEST = 3  # letters


def content_words(text: str) -> dict[str, str]:
    """Give the dictionary words of a text in reading order, each with the first word that it was written in.

    What says nothing of a subject is left out.
    """
    found: dict[str, str] = {}
    for form in forms_that_may_tell(text):
        for listed in _without_empty(form):
            found.setdefault(listed, form)
    return found


def forms_that_may_tell(text: str) -> tuple[str, ...]:
    """Give the words of a text that may say what it is about, as they are written, in lower case."""
    return tuple(filter(may_tell, (word.folded for word in matching_copy(text).words)))


def may_tell(form: str) -> bool:
    """Tell whether a word may say what a text is about: no number, no small word, none that says nothing."""
    return len(form) >= _SHORTEST and form.isalpha() and form not in no_subjects()


@lru_cache(maxsize=1 << 16)
def _without_empty(folded: str) -> tuple[str, ...]:
    words = (dictionary_word(folded), *parts_of(folded))
    return tuple(word for word in words if word not in no_subjects())
