"""E-mail addresses, and addresses of houses: a street with a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from flows.danish.known_words import is_ordinary
from flows.findings import Finding
from flows.screen.cues import cues, fold_name, pattern_of, words_of

_AT = r"(?:\s?@\s?|\s?[(\[{]\s?(?:at|snabel-?a|a|@)\s?[)\]}]\s?|\s(?:at|snabel-?a)\s)"
_DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|punktum|prik|\.)\s?[)\]}]\s?|\s(?:dot|punktum|prik)\s)"
_EMAIL = re.compile(
    rf"(?<![\w.+'-])(?:[\w+'-]{{1,64}}\s(?:dot|punktum|prik)\s){{0,5}}[\w.+'-]{{0,63}}[\w+]{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[^\W\d_]{{2,}}"
    r"|(?<![\w.+'-])[\w.+'-]{0,63}[\w+]\s@\s[\w-]+\s?\.\s?[^\W\d_]{2,}",
    re.IGNORECASE,
)
_BRACKETED_AT = re.compile(r"[(\[{]\s?(?:at|a\s?[)\]}])", re.IGNORECASE)
_SPELLED = frozenset(("snabel", "snabela", "dot", "punktum"))
_FLOOR = (
    r"(?:[,;]?\s*(?:(?:\d{1,2}|st|kl)\.?,?\s*)(?:(?:sal|etage)\b\.?[, ]*)?"
    r"(?:(?:t\.?v|t\.?h|m\.?f)\b(?:\.(?=\s*,))?|dør\s?\d+|(?<=sal)|(?<=etage))|[,;]?\s(?:lejl|st|stuen)\b\.?(?:\s?\d+)?)?"
)
_POST = r"(?:[,;]?\s*(?:DK-?)?(?P<post>\d{4})\s+(?-i:[A-ZÆØÅ])[\wæøå]+(?:\s(?:[NSVØKC]{1,2}|SV|NV)\b)?)?"
_LETTER = r"(?:(?!\si\b)\s?[A-Z](?!\w))"  # of a house: "12 B", but not "12 i dag"
_BEFORE_STREET = re.compile(r"(?:(?:[A-ZÆØÅ][\w.'-]*|gl\.|ndr\.|sdr\.|af|og|den|de|til|v)\s+){0,3}[\w.'-]*$")

_CAPITAL = re.compile(r"(?<![\w.'-])[A-ZÆØÅ]")
_HOUSE = re.compile(r"([^\W\d_]+),?\s+(?:nr\.?\s*|nummer\s+)?\d{1,3}(?!\d)", re.IGNORECASE)


def find_emails(text: str, words: frozenset[str]) -> Iterator[Finding]:
    """Find e-mail addresses in a plain copy, those spelled out among them: "navn (at) sted.dk".

    Args:
        text: The copy.
        words: Its words in lower case.
    """
    if "@" in text or not _SPELLED.isdisjoint(words) or _BRACKETED_AT.search(text):
        for found in _EMAIL.finditer(text):
            yield Finding(*found.span(), "email")


_ANY_STREET = re.compile(
    r"(?:[A-ZÆØÅ][\w.'-]{1,40}\s){1,3}\d{1,3}\s?[A-Z]?,?\s"
    r"(?:(?:\d{1,2}|st|kl)\.?\s?(?:sal\b\.?)?[ ,]*(?:tv|th|mf)\b|dør\s\d+|lejl\.?\s?\d+)"
)
_POST_CODE = re.compile(r"\d{4}\s+[A-ZÆØÅ]")
_WITH_POST = re.compile(
    rf"(?:[A-ZÆØÅ][\w.'-]{{1,40}}\s){{1,3}}(?:nr\.?\s*)?\d{{1,3}}(?:\s?[A-Z]|[a-z])?(?:{_FLOOR})[,;]?\s+(?:DK-?)?\d{{4}}\s+[A-ZÆØÅ][a-zæøå]+"
)


def find_addresses(text: str, words: frozenset[str]) -> Iterator[Finding]:
    """Find streets with the number of a house in a plain copy.

    Args:
        text: The copy.
        words: Its words in lower case.
    """
    ordinary = words_of(cues().streets.ordinary)
    for pattern in (_ANY_STREET, _WITH_POST) if _POST_CODE.search(text) else (_ANY_STREET,):
        for found in pattern.finditer(text):
            if found[0].split()[0].lower() not in ordinary:
                yield Finding(*found.span(), "address")
    for found in _behind_cue().finditer(text) if not _cue_words().isdisjoint(words) else ():
        word = found["street"].split()[0]
        capital = word[:1].isupper() and fold_name(word) not in words_of(cues().names.not_names)
        if word.lower() not in ordinary and (capital or not is_ordinary(word.lower())):
            yield Finding(*found.span("address"), "address")
    if any(word.endswith(_endings()) for word in words):
        yield from _by_ending(text, ordinary)


def _by_ending(text: str, ordinary: frozenset[str]) -> Iterator[Finding]:
    if not any(house[1].lower().endswith(_endings()) for house in _HOUSE.finditer(text)):
        return
    words = cues().streets
    sure = words_of(words.sure)
    for found in _street().finditer(text):
        ending = found["ending"].lower()
        start = _BEFORE_STREET.search(text, max(0, found.start() - 40), found.start())
        begin = found.start() if start is None else start.start()
        if capital_at := _CAPITAL.search(text, begin, found.end("ending")):
            begin = capital_at.start()
        street = text[begin : found.end("ending")]
        word = street.split()[-1].lower()
        compound = len(word) > len(ending)
        named = word in sure and capital_at is not None and len(street.split()) > 1 and street.split()[-1].istitle()
        if (word in ordinary and not named) or word.endswith(tuple(f"-{each}" for each in ordinary)):
            continue
        first = street.split()[0]
        capital = first[:1].isupper()
        if not compound and not (capital and len(street.split()) > 1):
            continue
        told = (
            bool(found["post"] or found["floor"])
            or _cue_before().search(text, max(0, begin - 30), begin) is not None
        )
        mid_sentence = begin > 0 and text[:begin].rstrip()[-1:] not in ".!?:\n"
        no_word = capital and (not is_ordinary(word) or (len(street.split()) > 1 and street.split()[-1].istitle()))
        if told or (capital and mid_sentence) or (ending in sure and (compound or capital)) or no_word:
            yield Finding(begin, found.end(), "address")


@cache
def _endings() -> tuple[str, ...]:
    words = cues().streets
    endings = words_of([*words.sure, *words.unsure])
    return (*endings, *(f"{ending}s" for ending in endings))


@cache
def _street() -> re.Pattern[str]:
    words = cues().streets
    endings = pattern_of([*words.sure, *words.unsure])
    units = pattern_of(words.units)
    return re.compile(
        rf"(?P<ending>{endings})s?,?\s+(?:nr\.?\s*|nummer\s+)?\d{{1,3}}(?!\d|[.,:]\d|/\d|\s*%|-\d{{3}})"
        rf"(?!\s*(?:{units})\b){_LETTER}?(?P<floor>{_FLOOR}){_POST}",
        re.IGNORECASE,
    )


@cache
def _cue_words() -> frozenset[str]:
    return frozenset(cue.rstrip(".").split()[0] for cue in words_of(cues().streets.right_before))


@cache
def _behind_cue() -> re.Pattern[str]:
    words = cues().streets
    return re.compile(
        rf"(?<!\w)(?:{pattern_of(words.right_before)}):?\s+"
        rf"(?P<address>(?P<street>[^\W\d_][\w.'-]{{3,}}(?:\s[A-ZÆØÅ][\w'-]+){{0,2}}),?\s(?:nr\.?\s*)?"
        rf"\d{{1,3}}(?!\d|[.,:]\d|/\d|\s*%)(?!\s*(?:{pattern_of(words.units)})\b){_LETTER}?(?:{_FLOOR}){_POST})",
        re.IGNORECASE,
    )


@cache
def _cue_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern_of(cues().streets.before)})(?!\w)[^.!?\n]*$", re.IGNORECASE)
