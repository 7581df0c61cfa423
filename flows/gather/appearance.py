"""What a single text looks like: a figure, a date, an address, somebody's name, or a participant's sentence."""

from __future__ import annotations

import re

from flows.danish.function_words import function_words
from flows.danish.months import ENGLISH_MONTHS, MONTHS
from flows.gather.headers import are_names

_NUMBER = re.compile(r"[-+]?[\d.,  ]*\d\s?(?:%|kr\.?|pct\.?|[.)])?$")
_DIGIT = re.compile(r"\d")
_CLOCK = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?"
_DATE = re.compile(
    r"\d{1,2}[-./ ]\s?(?:\d{1,2}|[a-zæøå]{3,9}\.?)[-./ ]\s?\d{2,4}"
    rf"(?:[ T,]+(?:kl\.? ?)?{_CLOCK})?(?: ?[ap]m)?$"
    r"|\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?Z?(?:[+-]\d{2}:?\d{2})?)?"
    r"(?: (?:UTC|GMT|[A-Z]{2,4})(?:[+-]\d{1,2}(?::\d{2})?)?)?$"
    rf"|{_CLOCK}$",
    re.IGNORECASE,
)
_MONTH_NAME = "|".join(name[:3] + "[a-zæøå.]{0,7}" for name in (*MONTHS, *ENGLISH_MONTHS))
_LONG_DATE = re.compile(
    rf"(?:[a-zæøå]{{3,8}}\.?,?\s+)?(?:d\.\s?)?(?:(?:{_MONTH_NAME})\s\d{{1,2}}|\d{{1,2}}\.?\s(?:{_MONTH_NAME})),?\s\d{{4}}"
    rf"(?:,?\s(?:kl\.?\s)?{_CLOCK}(?:\s?[ap]m)?)?(?:\s(?:GMT|UTC)[+-]?\d{{0,4}})?(?:\s\([^)]*\))?$",
    re.IGNORECASE,
)
_IN_NAMES = frozenset({"og", "af", "de"})
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}\d?$|[A-ZÆØÅ]\.\s?[A-ZÆØÅ]\.?$")
_NAME = re.compile(r"[A-ZÆØÅ][a-zæøåéäöü]+(?:[ -][A-ZÆØÅ][a-zæøåéäöü]*\.?){0,3}$")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[a-zæøå]{2,}$", re.IGNORECASE)


def is_number(text: str) -> bool:
    """Tell whether a text is a figure."""
    return len(text) <= 25 and _NUMBER.match(text.strip()) is not None


def is_date(text: str) -> bool:
    """Tell whether a text is a date or a time of day."""
    text = text.strip()
    may_be = len(text) <= 80 and _DIGIT.search(text) is not None
    return may_be and (_DATE.match(text) is not None or _LONG_DATE.match(text) is not None)


def is_email(text: str) -> bool:
    """Tell whether a text is an e-mail address."""
    return len(text) <= 120 and "@" in text and _EMAIL.match(text.strip()) is not None


def may_be_name(text: str) -> bool:
    """Tell whether a stripped text may be a name, of one word, too."""
    return _NAME.match(text) is not None


def is_full_name(text: str) -> bool:
    """Tell whether a text may be somebody's full name: two to four words that begin in capitals, and no other."""
    return " " in text.strip() and may_be_name(text.strip())


def begins_with_name(text: str) -> bool:
    """Tell whether a line of a list of people is a full name, also with a post behind it: "Bo Lund, lærer"."""
    return len(text) <= 80 and is_full_name(re.split(r"[,;(]|\s[–—-]\s", text)[0])


def is_initials(text: str) -> bool:
    """Tell whether a text may be somebody's initials."""
    return _INITIALS.match(text.strip()) is not None


def is_no_name(text: str) -> bool:
    """Tell whether a text can be nobody's name: four words or more, most of them small, or with a small word in it.

    Small letters alone say nothing: many type "hanne bak".
    """
    words = text.split()
    if len(words) < 2 or are_names(text):
        return False
    small = sum(word[:1].islower() for word in words)
    tied = any(word.casefold() in function_words() and word.casefold() not in _IN_NAMES for word in words)
    return tied or (len(words) >= 4 and small >= len(words) / 2)


def reads_as_prose(text: str) -> bool:
    """Tell whether a single text looks like something a participant wrote."""
    return len(text) >= 25 and len(text.split()) >= 5
