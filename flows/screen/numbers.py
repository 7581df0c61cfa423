"""Numbers that are personal data: CPR numbers, telephone numbers, bank accounts; and what only looks like them."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from flows.findings import Finding, Grade
from flows.screen.accounts import find_accounts
from flows.screen.cues import cues, pattern_of
from flows.screen.digit_groups import Group, apart, clusters, separators, shape_of, window
from flows.screen.number_words import NumberWords, words_around
from flows.screen.phones import phone_at

_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_SHAPES = {(10,), (2, 2, 6), (4, 2, 4), (2, 4, 4), (1,) * 10, (8, 4), (2, 2, 4, 4), (4, 2, 2, 4)}
_DATE = 6  # digits of a birthday
_LAST = 4
_CPR_DIGITS = 10
_WITHOUT_ZERO = 9  # as Excel keeps one that begins with a zero
_WITH_CENTURY = 12
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_BIRTHDAY = (
    r"(?<![\d.])(?P<day>\d\d?)[.\-/ ]{0,2}"
    rf"(?P<month>\d\d?|(?:{'|'.join(_MONTHS)})[a-z]*)"
    r"[.\-/ ]{0,2}(?P<year>(?:18|19|20)?\d\d)"
)
_LAST_FOUR = (
    r"\W{1,3}(?:\w{1,7}\W{1,2}){0,3}?(?:sidste (?:fire|4)|(?:fire|4) sidste)"
    r"(?: cifre| tal)?\W{1,3}(?:(?:er|var)\W{1,2})?"
)
_IN_TWO = re.compile(
    rf"{_BIRTHDAY}(?:{_LAST_FOUR}|\W{{0,3}}(?:binde)?streg\W{{0,3}})(?P<last>\d{{4}})(?!\d)", re.IGNORECASE
)
_WITH_LETTERS = re.compile(r"(?<!\d)(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)-?(?P<last>\d)[A-ZÆØÅ]{2}\d(?!\w)")
_PARTED = re.compile(r"\d+\D+\d+\D+\d+")
_PLACE_BEHIND = re.compile(r"\s+[A-ZÆØÅ]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d|\d\d?")


def find_numbers(text: str) -> Iterator[Finding]:
    """Find numbers of persons in a plain copy."""
    found = [*find_accounts(text), *_cpr_apart(text)]
    yield from found
    taken = apart((finding.start, finding.end) for finding in found)
    for groups in clusters(text):
        yield from _of_cluster(text, _outside(groups, taken))


def _outside(groups: list[Group], taken: Sequence[tuple[int, int]]) -> list[list[Group]]:
    """Give the runs of groups that no finding holds already; what is taken is in order, and apart."""
    runs: list[list[Group]] = [[]]
    for group in groups:
        place = bisect_left(taken, (group.end, 0))
        if place and group.start < taken[place - 1][1]:
            runs.append([])
        else:
            runs[-1].append(group)
    return runs


def _of_cluster(text: str, pieces: list[list[Group]]) -> Iterator[Finding]:
    """Find the numbers in digits that stand together; the surest first, others in what is left."""
    for finds in (_plain_cpr_at, _whole_date_cpr_at, _any_at):
        left = []
        for piece in pieces:
            rest, place = piece, 0
            while place < len(rest):
                found = finds(text, rest, place)
                if found is None:
                    place += 1
                    continue
                yield found[0]
                left.append(rest[:place])
                rest, place = rest[found[1] :], 0
            left.append(rest)
        pieces = left


def _plain_cpr_at(text: str, groups: list[Group], place: int) -> tuple[Finding, int] | None:
    """Find a CPR number as it is mostly written: "010190-0001"."""
    pair = groups[place : place + 2]
    if shape_of(pair) != (_DATE, _LAST) or separators(text, pair) != ["-"]:
        return None
    return _cpr_at(text, groups, place)


def _whole_date_cpr_at(text: str, groups: list[Group], place: int) -> tuple[Finding, int] | None:
    return _cpr_at(text, groups, place) if len(groups[place].digits) >= _DATE else None


def _any_at(text: str, groups: list[Group], place: int) -> tuple[Finding, int] | None:
    return _cpr_at(text, groups, place) or phone_at(text, groups, place)


def _cpr_at(text: str, groups: list[Group], place: int) -> tuple[Finding, int] | None:
    for inside, digits in window(groups, place, (_WITHOUT_ZERO, _CPR_DIGITS, _WITH_CENTURY)):
        start, end = inside[0].start, inside[-1].end
        number = _ten_digits(digits)
        if number is None or not is_date(number) or text.startswith("+", max(0, start - 1), start):
            continue
        words = words_around(text, start, end)
        usual = _is_usual(shape_of(inside)) and len(digits) != _WITHOUT_ZERO
        if (words.kind in ("cpr", "birth") or usual) and not words.amount:
            return Finding(start, end, "cpr", _grade_of_cpr(text, inside, number, words)), place + len(inside)
    return None


def _is_usual(shape: tuple[int, ...]) -> bool:
    """Tell whether a CPR number is written in such groups: the last four digits in any."""
    whole_date = shape[0] == _DATE and sum(shape[1:]) == _LAST
    return shape in _SHAPES or whole_date or (shape[:3] == (2, 2, 2) and sum(shape[3:]) == _LAST)


def _grade_of_cpr(text: str, inside: list[Group], number: str, words: NumberWords) -> Grade:
    """Grade by what stands around; modulus 11, which newer numbers need not meet, only raises it."""
    if words.kind in ("cpr", "birth"):
        return "stop"
    sure = meets_modulus_11(number)
    shape = shape_of(inside)
    grouped = len(shape) > 1
    between = {text[one.end : other.start] for one, other in pairwise(inside)}
    last = text[inside[-2].end : inside[-1].start] if grouped else ""
    if words.of_thing and not (grouped and sure):
        return "warn"
    if shape == (_DATE, _LAST) and last.strip() == "-":
        return "stop"
    if words.marked or (words.kind == "compound" and not grouped):
        return "warn"
    timed = last == " " and between != {" "} and _TIME.fullmatch(inside[-1].digits) is not None
    dated = shape[0] < _DATE and len(shape) > 3 and timed  # "12.03.24 1015"
    listed = shape[0] == 2 and len(shape) > 5  # "12 10 14 2 1 3 4"
    letter = inside[0].start > 0 and text[inside[0].start - 1].isalpha()
    return "warn" if (dated or listed or letter) and not sure else "stop"


def _ten_digits(digits: str) -> str | None:
    """Give a number as people's registers write it, where the year is written in full as well."""
    if len(digits) == _WITHOUT_ZERO:
        return f"0{digits}"
    if len(digits) == _CPR_DIGITS:
        return digits
    day_first, year_first = digits[4:8], digits[:4]
    if "1858" <= day_first <= "2057":
        return digits[:4] + digits[6:]
    if "1858" <= year_first <= "2057":
        return digits[6:8] + digits[4:6] + digits[2:4] + digits[8:]
    return None


def is_date(number: str) -> bool:
    """Tell whether ten digits begin with a date; that of a replacement number has 60 added to its day.

    The century follows from the seventh digit, by the table of the CPR office.
    """
    day, month, year, seventh = int(number[:2]), int(number[2:4]), int(number[4:6]), int(number[6])
    if day > 60:
        day -= 60
    if seventh in (4, 9):
        year += 2000 if year <= 36 else 1900
    elif seventh >= 5:
        year += 2000 if year <= 57 else 1800
    else:
        year += 1900
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def meets_modulus_11(number: str) -> bool:
    """Tell whether ten digits meet the check that all numbers met until 2007."""
    day = int(number[:2])
    if day > 60:
        number = f"{day - 60:02}{number[2:]}"
        return _sum(number) % 11 == 0 or _sum(f"{day:02}{number[2:]}") % 11 == 0
    return _sum(number) % 11 == 0


def _sum(number: str) -> int:
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=True))


def _cpr_apart(text: str) -> Iterator[Finding]:
    """Find CPR numbers in two: a birthday and "sidste fire 1234"; and those that hospitals give, with letters."""
    for found in (*_IN_TWO.finditer(text), *_WITH_LETTERS.finditer(text)):
        if _is_apart(found):
            yield Finding(found.start("day"), found.end(), "cpr")
    for found in _born().finditer(text):
        if _is_apart(found):
            doubted = found["birth"] and (_PLACE_BEHIND.match(text, found.end()) or _YEAR.fullmatch(found["last"]))
            yield Finding(found.start("day"), found.end(), "cpr", "warn" if doubted else "stop")


def _is_apart(found: re.Match[str]) -> bool:
    """Tell whether what was found is a birthday, no year, and the four digits may belong to it."""
    day, month, year = (found[part] for part in ("day", "month", "year"))
    written = found.string[found.start("day") : found.end("year")]
    if month.isdecimal() and sum(map(str.isdigit, written)) < _DATE - 1 and not _PARTED.fullmatch(written):
        return False
    month = month if month.isdecimal() else str(_MONTHS.index(month[:3].lower()) + 1)
    return is_date(f"{day:0>2}{month:0>2}{year[-2:]}{found['last']}")


@cache
def _born() -> re.Pattern[str]:
    """Give the pattern of a birthday with four digits behind it, where a word tells that it is one."""
    birth, cpr = pattern_of(cues().birth), pattern_of(cues().cpr)
    return re.compile(
        rf"(?<!\w)(?:(?P<birth>{birth})|{cpr})(?:\W{{1,3}}(?:nr|nummer|er|den|d|dato)(?!\w)){{0,2}}\W{{1,3}}{_BIRTHDAY}"
        r"[ .,/-]{1,3}(?P<last>\d{4})(?!\d)",
        re.IGNORECASE,
    )
