"""Names that somebody wrote in lower case: "ring til mette hansen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from flows.danish.known_words import is_ordinary
from flows.findings import Finding
from flows.screen.cues import cues, fold_name, name_lists, pattern_of, words_of
from flows.screen.persons import SURNAME_ENDINGS, is_given

_WORD = re.compile(r"(?<![\w@.'-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w@'])")


def find_lower_names(text: str, words: frozenset[str]) -> Iterator[Finding]:
    """Find names in lower case in a plain copy: only names that are no words, a single one only if it is common.

    Args:
        text: The copy.
        words: Its words in lower case.
    """
    if not _greetings().isdisjoint(words):
        yield from _signed(text)
    names = name_lists()
    if _all_given().isdisjoint(words):
        return
    place = 0
    found = list(_WORD.finditer(text))
    while place < len(found):
        word = found[place][0]
        if word not in _all_given():
            place += 1
            continue
        last = _last_of_name(text, found, place)
        if last is not None:
            yield Finding(found[place].start(), found[last].end(), "name")
            place = last
        elif word in names.common:
            yield Finding(*found[place].span(), "single_name", "warn")
        place += 1


def _last_of_name(text: str, found: list[re.Match[str]], place: int) -> int | None:
    """Give the place of the surname of the full name that begins at one; None where none does."""
    kind = is_given(fold_name(found[place][0]))
    if not kind:
        return None
    here = place
    while here + 1 < len(found) and text[found[here].end() : found[here + 1].start()] == " ":
        here += 1
        word = found[here][0]
        if not word.islower():
            return None
        folded = fold_name(word)
        ends = folded.endswith((*SURNAME_ENDINGS, "holm", "lund", "berg", "bjerg", "kilde"))
        last = here > place + 1 and folded in name_lists().surnames_also_words
        if last or folded in name_lists().surnames or (ends and not is_ordinary(word)):
            return here
        if is_given(folded) != "name":
            return None
    return None


def _signed(text: str) -> Iterator[Finding]:
    """Find two words that no list has where a note is signed: "vh zirla mokt"."""
    signed = _signature().search(text)
    if signed and not any(is_ordinary(word.lower()) for word in signed["name"].split()):
        yield Finding(*signed.span("name"), "name")


@cache
def _all_given() -> frozenset[str]:
    return name_lists().given | name_lists().given_also_words


@cache
def _greetings() -> frozenset[str]:
    return words_of(cues().initials.greetings)


@cache
def _signature() -> re.Pattern[str]:
    greetings = pattern_of(cues().initials.greetings)
    return re.compile(
        rf"(?<!\w)(?:{greetings})[,:]?\s+(?P<name>[^\W\d_]{{3,}}\s[^\W\d_]{{3,}})\s*[.!]?\s*$", re.IGNORECASE
    )
