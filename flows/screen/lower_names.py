"""Names that somebody wrote in lower case: "ring til mette hansen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from flows.danish.known_words import is_known, is_ordinary
from flows.findings import Finding
from flows.screen.cues import cues, fold_name, name_lists, pattern_of, words_of
from flows.screen.name_words import (
    has_place_form,
    has_surname_form,
    is_excluded,
    is_foreign,
    is_given,
    landscape_endings,
    without_genitive,
)
from flows.screen.public_names import grade_of_name

_WORD = re.compile(r"(?<![\w@.'-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w@'])")
_SHORTEST = 4  # letters of a surname that only a particle tells of
_INITIALS = re.compile(r"(?<![\w.])[a-zæøå]\. ?(?:[a-zæøå]\. ?){0,2}(?P<surname>[a-zæøå-]{4,})(?![\w@])")
_DOTTED_LETTER = re.compile(r"\.(?<=\W[^\W\d_]\.)")
_FAR = "ğşłżźćčďđěľňőřśšťůžāēīūģķļņơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_FAR_LETTERS = frozenset(_FAR + _FAR.upper())
_FAR_WORD = rf"[^\W\d_]*[{_FAR}{_FAR.upper()}][^\W\d_]*"
_FAR_NAME = re.compile(rf"(?<!\w){_FAR_WORD}(?: {_FAR_WORD}){{1,3}}(?!\w)")


def find_lower_names(text: str, words: frozenset[str]) -> Iterator[Finding]:
    """Find names in lower case in a plain copy: only names that are no words, a single one only if it is common.

    Args:
        text: The copy.
        words: Its words in lower case.
    """
    if not _greetings().isdisjoint(words):
        yield from _signed(text)
    if not (_is_western(text) or _FAR_LETTERS.isdisjoint(text)):
        yield from (Finding(*far.span(), "name") for far in _FAR_NAME.finditer(text))
    for found in _INITIALS.finditer(text) if text[1:2] == "." or _DOTTED_LETTER.search(text) else ():
        surname = found["surname"]
        forms = _forms(surname)
        if (
            _surname_of_lists(surname) == "name"
            or any(map(has_surname_form, forms))
            or any(map(has_place_form, forms))
        ):
            yield Finding(*found.span(), "name", grade_of_name(text, *found.span()))
    yield from _behind_given_names(text, words)


def _is_western(text: str) -> bool:
    """Tell quickly whether a text has only letters of western Europe."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def _behind_given_names(text: str, words: frozenset[str]) -> Iterator[Finding]:
    names, given = name_lists(), _all_given()
    if given.isdisjoint(words):
        return
    place = 0
    found = list(_WORD.finditer(text))
    while place < len(found):
        word = found[place][0].lower()
        if word not in given and ("-" not in word or given.isdisjoint(word.split("-"))):
            place += 1
            continue
        last = _last_of_name(text, found, place) if _may_go_on(found, place) else None
        if last is not None and (found[place][0].islower() or found[last][0].islower()):
            start, end = found[place].start(), found[last].end()
            yield Finding(start, end, "name", grade_of_name(text, start, end))
            place = last
        elif word in names.common and found[place][0].islower():
            yield Finding(*found[place].span(), "single_name", "warn")
        place += 1


def _may_go_on(found: list[re.Match[str]], place: int) -> bool:
    """Tell whether a word may be in a name that is not in capitals throughout: those are found elsewhere."""
    return place + 1 < len(found) and (found[place][0].islower() or found[place + 1][0].islower())


def _last_of_name(text: str, found: list[re.Match[str]], place: int) -> int | None:
    """Give the place of the surname of the full name that begins at one; None where none does."""
    given = fold_name(found[place][0])
    kind = is_given(given)
    if not kind:
        return None
    here, last = place, None
    while here + 1 < len(found) and _step().fullmatch(text, found[here].end(), found[here + 1].start()):
        here += 1
        word = found[here][0]
        folded = fold_name(word)
        if not word.islower() and _surname_of_lists(folded) != "name":
            break
        if folded in _particles() or len(folded) == 1 or word.lower() in _abbreviated():
            continue
        before = fold_name(found[here - 1][0])
        led, middle = before in _particles(), here > place + 1 and is_given(before) == "name"
        if _ends_name(folded, kind, middle=middle, led=led, sure=_is_sure(given)):
            last = here
        elif is_given(folded) != "name":
            break
    return last


def _is_sure(given: str) -> bool:
    """Tell whether a given name is common, or long and no word."""
    common = name_lists().common
    return any(part in common for part in given.split("-")) or (len(given) > _SHORTEST and not is_known(given))


def _ends_name(folded: str, kind: str, *, middle: bool, led: bool, sure: bool) -> bool:
    """Tell whether a word is the surname behind a given name, behind two, or behind a particle ("el")."""
    listed = _surname_of_lists(folded)
    if listed == "name" or (listed and (middle or (led and kind == "name"))):
        return True
    if is_excluded(folded):
        return False
    forms = _forms(folded)
    if not listed and any(map(has_surname_form, forms)):
        return True
    if kind != "name":
        return False
    if any(form.endswith(landscape_endings()) for form in forms) and not is_given(folded):
        return sure
    if sure and any(map(has_place_form, forms)) and not is_given(folded):
        return True
    return (led and len(folded) >= _SHORTEST and not is_ordinary(folded)) or (
        sure and not is_given(folded) and is_foreign(folded)
    )


def _forms(folded: str) -> tuple[str, str]:
    """Give a word, and what it may be the genitive of."""
    return folded, folded.removesuffix("s")


def _surname_of_lists(folded: str) -> str:
    lists = name_lists()
    for form in (folded, *without_genitive(folded)):
        if form in lists.surnames:
            return "name"
        if form in lists.surnames_also_words:
            return "both"
    return ""


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


@cache
def _step() -> re.Pattern[str]:
    """Give what parts the words of a name: a stop only behind an initial or a name written short."""
    short = "".join(rf"|(?<= {word})" for word in sorted(_abbreviated()))
    return re.compile(rf" |(?:(?<= \w){short})\. ", re.IGNORECASE)


@cache
def _particles() -> frozenset[str]:
    return words_of(cues().names.particles)


@cache
def _abbreviated() -> frozenset[str]:
    """Give middle names that are written short: "chr", with or without its stop."""
    return words_of(cues().names.abbreviated)
