"""The words of a text that say something of its subject, each known in all its forms."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from flows.danish.function_words import empty_words, function_words
from flows.danish.inflection import dictionary_word, forms_of, inflects, share_lemma

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3  # letters


class SubjectWords:
    """Words as they are met: a form belongs to the first word that was met and shares a dictionary word with it."""

    def __init__(self) -> None:
        self._word_of: dict[str, str] = {}  # by form
        self._alike: dict[str, list[str]] = {}  # words by their beginning

    def read(self, text: str) -> dict[str, set[str]]:
        """Give the words of a text, each with the forms in which it stands there."""
        found: dict[str, set[str]] = {}
        for form in _forms(text):
            found.setdefault(self._word(form), set()).add(form)
        return found

    def _word(self, form: str) -> str:
        """Give the first form of a word that was read."""
        if form not in self._word_of:
            # A word's vowel may change, as in "bog", "bøger": the dictionary's form begins as the others do.
            beginnings = dict.fromkeys(each[:_SHORTEST] for each in (form, dictionary_word(form)))
            alike = [self._alike.setdefault(beginning, []) for beginning in beginnings]
            known = next((word for words in alike for word in words if share_lemma(form, word)), None)
            if known is None:
                for words in alike:
                    words.append(form)
            self._word_of[form] = known or form
        return self._word_of[form]


def printed_form(forms: Counter[str]) -> str:
    """Choose the form that is the dictionary's, else the most frequent one."""
    return min(forms, key=lambda form: (not all(inflects(other, form) for other in forms), -forms[form], form))


def _forms(text: str) -> list[str]:
    return [form for form in _WORD.findall(text.casefold()) if len(form) >= _SHORTEST and form not in _empty()]


@cache
def _empty() -> frozenset[str]:
    """List the words that say nothing of a subject, those that are no function words in all their forms."""
    return empty_words().union(*map(forms_of, empty_words() - function_words()))
