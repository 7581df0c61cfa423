"""Numbers, dates and times in one spelling, so that only what they say tells two notes apart."""

from __future__ import annotations

import re

from flows.danish.known_words import is_known
from flows.danish.months import MONTHS
from flows.dedupe.word_lists import word_lists

_DIGIT = re.compile(r"\d")
_MONTH_STARTS = "|".join(month[:3] for month in MONTHS)
_CENTURY = 70  # a year in two digits from here on is of the last century
_DATE = re.compile(
    r"(?<![\d/.,-])(?<!kl[. ])(?<!kl[.] )(?<!klokken )"
    r"0?(\d{1,2})[./-]0?(\d{1,2})(?:[./-](\d{4})|[/-](\d{2}))(?![\d/.-]*\d)"
)
# Without a year a fraction looks the same ("3/4"), and so does "24/7".
_SHORT_DATE = re.compile(r"\b(d\.?|den|fra|til|senest|inden|før|efter|pr\.?|per) 0?(\d{1,2})/0?(\d{1,2})(?![\d/])")
_SHORT_MONTH = re.compile(rf"(?<=\d)[.]? ({_MONTH_STARTS}|sept)\b[.]?(?!\w)")
_THE_DATE = re.compile(r"(?<!\w)d\.? ?(?=\d)")
_ORDINAL = re.compile(
    rf"\b(den|det|de|i|på|fra|til|hver|hvert|efter|for) (10|[1-9])\. (?!{_MONTH_STARTS})(?=[a-zæøå])"
)
_LONG_NUMBER = re.compile(r"\d[. ]?\d[. ]?\d[. ]?\d")
_PHONE = re.compile(r"(?<![\d.,/])(\d\d) (\d\d) (\d\d) (\d\d)(?![\d.,/]| \d)")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})[. ](\d{3})(?:[. ](\d{3}))?(?!\d|[.,]\d)")
_MILLIONS = re.compile(r"(?<![\d.,])(\d+?)(?:([1-9])00000|000000)(?![\d.,])")
_FULL_HOUR = re.compile(r"\b(kl\.? ?|klokken )(\d{1,2})[.:]00\b")
_DECIMAL = re.compile(r"\b(\d+)[.:](\d+)\b(?![.:]\d)")
_LEADING_ZEROS = re.compile(r"(?<![\d,])0+(?=\d)")
_UNIT = re.compile(r"(?<=\d) ?(?:(ml|ha)\b(?!/)[.]?|(min|sek|t)(?:[.](?!\w)|(?=\s*$)))")
_UNITS = {"min": "minutter", "sek": "sekunder", "t": "timer", "ml": "milliliter", "ha": "hektar"}
# Letters taken for digits and the other way round where paper is scanned: "l2" and "195O", but not "2l". Rooms
# are called "I2" and "O12": those stay.
_MAY_BE_NUMBER = re.compile(r"(?<![\w.])[\dl][\dlIOo.]{1,14}(?!\w)")
_SCANNED_NUMBER = re.compile(r"(?:[lI](?=[\dOo])|[Oo]|\d|[.])*[\dOo]")
_MAY_BE_WORD = re.compile(r"(?<!\w)[^\W\d_]+[013589][^\W\d_]+(?!\w)")
_AS_DIGITS = str.maketrans("lIOo", "1100")
_AS_LETTERS = str.maketrans("013589", "olesbg")


def mend_scanned(text: str) -> str:
    """Write digits and letters that were taken for each other as what they stand for; capitals still tell."""
    if not _DIGIT.search(text):
        return text
    return _MAY_BE_WORD.sub(_mend_word, _MAY_BE_NUMBER.sub(_mend_number, text))


def _mend_number(match: re.Match[str]) -> str:
    word = match[0]
    if _DIGIT.search(word) and _SCANNED_NUMBER.fullmatch(word):
        return word.translate(_AS_DIGITS)
    return word


def _mend_word(match: re.Match[str]) -> str:
    word = match[0].translate(_AS_LETTERS)
    return word if is_known(word.casefold()) else match[0]


def write_numbers(text: str) -> str:
    """Write the numbers of a text in lower case in one way.

    1.000 and 1 000, den 15/3 and den 15. marts, 2.000.000 and 2 millioner, 5 min. and 5 minutter: what may stand in
    letters is written so, since a typing error in letters can still be told from another number.
    """
    if not _DIGIT.search(text):
        return text
    text = _SHORT_DATE.sub(_write_short_date, _DATE.sub(_write_date, text))
    text = _ORDINAL.sub(_write_ordinal, _THE_DATE.sub("den ", _SHORT_MONTH.sub(_write_month, text)))
    if _LONG_NUMBER.search(text):
        text = _PHONE.sub(r"\1\2\3\4", text)
        text = _THOUSANDS.sub(lambda match: "".join(filter(None, match.groups())), text)
        text = _MILLIONS.sub(_write_millions, text)
    text = _DECIMAL.sub(r"\1,\2", _FULL_HOUR.sub(r"\1\2", text))
    return _UNIT.sub(lambda match: f" {_UNITS[match[1] or match[2]]}", _LEADING_ZEROS.sub("", text))


def _write_date(match: re.Match[str]) -> str:
    day, month, year, short_year = match.groups()
    if not _is_day(day, month):
        return match[0]
    if short_year:
        year = ("19" if int(short_year) >= _CENTURY else "20") + short_year
    return f"{day} {MONTHS[int(month) - 1]} {year}"


def _write_short_date(match: re.Match[str]) -> str:
    before, day, month = match.groups()
    return f"{before} {day} {MONTHS[int(month) - 1]}" if _is_day(day, month) else match[0]


def _is_day(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= len(MONTHS)


def _write_month(match: re.Match[str]) -> str:
    return " " + next(month for month in MONTHS if month.startswith(match[1]))


def _write_ordinal(match: re.Match[str]) -> str:
    return f"{match[1]} {word_lists().ordinals[int(match[2]) - 1]} "


def _write_millions(match: re.Match[str]) -> str:
    whole, tenth = match[1], match[2]
    return f"{whole},{tenth} millioner" if tenth else f"{whole} millioner"
