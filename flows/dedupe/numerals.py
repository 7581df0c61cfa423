"""Numbers, dates and times in one spelling, so that only what they say tells two notes apart."""

from __future__ import annotations

import re

_DIGIT = re.compile(r"\d")
_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_DATE = re.compile(r"\b0?(\d{1,2})(?:[./-]0?(\d{1,2})[./-](\d{4}|\d{2})|/0?(\d{1,2}))(?![\d/])\b")
_THE_DATE = re.compile(r"(?<!\w)d\.? ?(?=\d)")
_SHORT_MONTH = re.compile(rf"(?<=\d)[.]? ({'|'.join(month[:3] for month in _MONTHS)}|sept)\b[.]?(?!\w)")
_PHONE = re.compile(r"(?<![\d.,/])(\d\d) (\d\d) (\d\d) (\d\d)(?![\d.,/]| \d)")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})[. ](\d{3})(?:[. ](\d{3}))?(?!\d|[.,]\d)")
_MILLIONS = re.compile(r"(?<![\d.,])(\d+?)(?:([1-9])00000|000000)(?![\d.,])")
_FULL_HOUR = re.compile(r"\b(kl\.? ?|klokken )(\d{1,2})[.:]00\b")
_DECIMAL = re.compile(r"\b(\d+)[.:](\d+)\b(?![.:]\d)")
_LEADING_ZEROS = re.compile(r"(?<![\d,])0+(?=\d)")
_UNIT = re.compile(r"(?<=\d) ?(km|m|kg|min|sek|t|ml|ha)\b(?![/'])")
_UNITS = {"km": "kilometer", "m": "meter", "kg": "kilo", "min": "minutter", "sek": "sekunder", "t": "timer"}
_UNITS |= {"ml": "milliliter", "ha": "hektar"}
# Letters that are taken for digits and the other way round, where paper is scanned: "l2" and "195O", but not "2l".
_MAY_BE_NUMBER = re.compile(r"(?<![\w.])[\dlIOo.]{2,15}(?!\w)")
_SCANNED_NUMBER = re.compile(r"(?:[lI](?=[\dOo])|[Oo]|\d|[.])*[\dOo]")
_SCANNED_LETTER = re.compile(r"(?<=[^\W\d_])[013589](?=[^\W\d_]{2})|(?<=[^\W\d_]{2})[013589](?=[^\W\d_])")
_AS_DIGITS = str.maketrans("lIOo", "1100")
_AS_LETTERS = dict(zip("013589", "olesbg", strict=True))


def mend_scanned(text: str) -> str:
    """Write digits and letters that were taken for each other as what they stand for; capitals still tell."""
    if not _DIGIT.search(text):
        return text
    text = _MAY_BE_NUMBER.sub(_mend_number, text)
    return _SCANNED_LETTER.sub(lambda match: _AS_LETTERS[match[0]], text)


def _mend_number(match: re.Match[str]) -> str:
    word = match[0]
    if _DIGIT.search(word) and _SCANNED_NUMBER.fullmatch(word):
        return word.translate(_AS_DIGITS)
    return word


def write_numbers(text: str) -> str:
    """Write the numbers of a text in lower case in one way.

    1.000 and 1 000, 15/3 and 15. marts, 2.000.000 and 2 millioner, 5 min. and 5 minutter: what may stand in letters
    is written so, since a typing error in letters can still be told from another number.
    """
    if not _DIGIT.search(text):
        return text
    text = _SHORT_MONTH.sub(_write_month, _DATE.sub(_write_date, text.replace("\u2044", "/")))
    text = _THE_DATE.sub("den ", text)
    text = _PHONE.sub(r"\1\2\3\4", text)
    text = _THOUSANDS.sub(lambda match: "".join(filter(None, match.groups())), text)
    text = _MILLIONS.sub(_write_millions, text)
    text = _DECIMAL.sub(r"\1,\2", _FULL_HOUR.sub(r"\1\2", text))
    return _UNIT.sub(lambda match: f" {_UNITS[match[1]]}", _LEADING_ZEROS.sub("", text))


def _write_date(match: re.Match[str]) -> str:
    day, month, year, only_month = match.groups()
    number = int(month or only_month)
    if not 1 <= int(day) <= 31 or not 1 <= number <= len(_MONTHS):
        return "/".join(filter(None, (day, month or only_month, year)))
    full = f" 20{year}" if year and len(year) == 2 else f" {year}" if year else ""
    return f"{day} {_MONTHS[number - 1]}{full}"


def _write_month(match: re.Match[str]) -> str:
    return " " + next(month for month in _MONTHS if month.startswith(match[1]))


def _write_millions(match: re.Match[str]) -> str:
    whole, tenth = match[1], match[2]
    return f"{whole},{tenth} millioner" if tenth else f"{whole} millioner"
