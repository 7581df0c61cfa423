"""Numbers that are personal data: CPR numbers, telephone numbers, bank accounts; and what only looks like them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from flows.findings import Finding, Grade
from flows.screen.cues import cues, pattern_of

_CLUSTER = re.compile(r"\d+(?:[ .\-/_()]{1,3}\d+)*")
_AROUND = 40  # signs before a number in which a word tells what it is
_BEHIND = 16
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_CPR_SHAPES = {
    (10,), (6, 4), (6, 2, 2), (2, 2, 6), (2, 2, 2, 4), (2, 2, 2, 2, 2), (4, 2, 4), (2, 4, 4), (1,) * 10, (6, 1, 3),
    (6, 3, 1), (8, 4), (2, 2, 4, 4), (4, 2, 2, 4),
}  # fmt: skip
_PHONE_SHAPES = {
    (2, 2, 2, 2),
    (4, 4),
    (8,),
    (2, 3, 3),
    (3, 2, 3),
    (3, 3, 2),
    (2, 2, 4),
    (4, 2, 2),
    (2, 6),
    (1,) * 8,
}
_PLAINLY_A_PHONE = {(2, 2, 2, 2), (4, 4)}
_DANISH = 8  # digits of a Danish telephone number
_COUNTRY = "45"
_DANISH_ABROAD = 10  # with its country's code
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_BEHIND_ACCOUNT = re.compile(
    r"(?:\W|\b(?:nr|nummer|er|på|min|i|bank\w*|kt|kto|konto\w*|reg\w*|og)\b){0,8}?"
    r"(?P<number>\d{4,14}(?:\W{0,5}(?:(?:og |, )?(?:kto?|konto\w*)\W{0,3}(?:nr\w*\W{0,3})?)?\d{2,10}){0,5})",
    re.IGNORECASE,
)
_BANK_AND_ACCOUNT = re.compile(r"(?<![\d-])\d{4}[ -]{1,3}\d{7,10}(?![\d-])")
_BIRTHDAY_AND_LAST_FOUR = re.compile(
    r"(?<!\d)(?P<day>\d\d?)[.\-/ ](?P<month>\d\d?)[.\-/ ](?P<year>(?:19|20)?\d\d)"
    r"\W{1,3}(?:(?:og|med|de|,)\W{1,2}){0,2}"
    r"sidste (?:fire|4)(?: cifre| tal)?\W{1,3}(?:er )?(?P<last>\d{4})(?!\d)",
    re.IGNORECASE,
)
_WITH_LETTERS = re.compile(r"(?<!\d)(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)-?(?P<last>\d)[A-ZÆØÅ]{2}\d(?!\w)")
_NUMBER_SIGN = re.compile(r"[\s.:#]*(?:(?:nr|nummer)[\s.:#]*)?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ])|\n")


class _Group(NamedTuple):
    start: int
    end: int
    digits: str


class _Words(NamedTuple):
    """What the words around a number say of it, and whether the last of them stands right before it."""

    kind: str
    amount: bool
    right_before: bool = False


def find_numbers(text: str) -> Iterator[Finding]:
    """Find numbers of persons in a plain copy."""
    taken: list[tuple[int, int]] = []
    for finding in (*_ibans(text), *_accounts(text), *_accounts_before(text), *_cpr_apart(text)):
        taken.append((finding.start, finding.end))
        yield finding
    for cluster in _CLUSTER.finditer(text):
        if any(start < cluster.end() and cluster.start() < end for start, end in taken):
            continue
        groups = [_Group(*digits.span(), digits[0]) for digits in re.finditer(r"\d+", cluster[0])]
        shift = cluster.start()
        groups = [_Group(group.start + shift, group.end + shift, group.digits) for group in groups]
        yield from _of_cluster(text, groups)


def _of_cluster(text: str, groups: list[_Group]) -> Iterator[Finding]:
    """Find the numbers in digits that stand together, the first that fits first."""
    place = 0
    while place < len(groups):
        found = _cpr_at(text, groups, place) or _phone_at(text, groups, place)
        if found is None:
            place += 1
            continue
        finding, place = found
        yield finding


def _window(groups: list[_Group], place: int, lengths: tuple[int, ...]) -> Iterator[tuple[list[_Group], str]]:
    """Give the groups from a place on that have so many digits together."""
    digits = ""
    for end in range(place, len(groups)):
        digits += groups[end].digits
        if len(digits) in lengths:
            yield groups[place : end + 1], digits
        if len(digits) >= max(lengths):
            return


def _cpr_at(text: str, groups: list[_Group], place: int) -> tuple[Finding, int] | None:
    for inside, digits in _window(groups, place, (10, 12)):
        start, end = inside[0].start, inside[-1].end
        words = _words_around(text, start, end)
        shape = tuple(len(group.digits) for group in inside)
        if shape not in _CPR_SHAPES and words.kind != "cpr":
            continue
        if text[:start].endswith("+") or words.amount:
            continue
        number = _ten_digits(digits)
        if number is None or not is_date(number):
            continue
        grade = _grade_of_cpr(text, inside, number, words)
        if grade is not None:
            return Finding(start, end, "cpr", grade), place + len(inside)
    return None


def _grade_of_cpr(text: str, inside: list[_Group], number: str, words: _Words) -> Grade | None:
    """Grade by what stands around; modulus 11, which newer numbers need not meet, only raises it."""
    if words.kind == "cpr":
        return "stop"
    sure = meets_modulus_11(number)
    grouped = len(inside) > 1
    if words.kind == "other" and not (grouped and (sure or not words.right_before)):
        return "warn" if sure or grouped else None
    between = {text[one.end : other.start] for one, other in pairwise(inside)}
    last = text[inside[-2].end : inside[-1].start] if len(inside) > 1 else ""
    dated = len(inside) > 3 and last == " " and between != {" "}  # "12.03.24 1015": a date and a time
    plain = [len(group.digits) for group in inside] == [6, 4] and last == "-"
    letter = not plain and inside[0].start > 0 and text[inside[0].start - 1].isalpha()
    if (dated or letter) and not sure:
        return "warn"
    return "stop"


def _ten_digits(digits: str) -> str | None:
    """Give a number as people's registers write it, where the year is written in full as well."""
    if len(digits) == 10:
        return digits
    day_first, year_first = digits[4:8], digits[:4]
    if "1858" <= day_first <= "2057" and is_date(digits[:4] + digits[6:]):
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


def _phone_at(text: str, groups: list[_Group], place: int) -> tuple[Finding, int] | None:
    return _foreign_phone(text, groups, place) or _danish_phone(text, groups, place)


def _foreign_phone(text: str, groups: list[_Group], place: int) -> tuple[Finding, int] | None:
    """Find a number with a country's code: +45, 0045, (+46)."""
    start = groups[place].start
    plus = text[:start].endswith("+")
    if not plus and (place or not re.match("00[1-9]", groups[place].digits) or text[start - 1 : start].isalnum()):
        return None
    if not plus and _words_around(text, start, groups[place].end).kind == "other":
        return None
    digits, end = "", place
    for end in range(place, len(groups)):
        digits += groups[end].digits
        if digits.removeprefix("00").startswith(_COUNTRY) and len(digits.removeprefix("00")) >= _DANISH_ABROAD:
            break
    if not 8 <= len(digits) <= 16:
        return None
    begin = start - plus
    if text[begin - 1 : begin] == "(" and ")" in text[start : groups[end].end]:
        begin -= 1
    return Finding(begin, groups[end].end, "phone"), end + 1


def _danish_phone(text: str, groups: list[_Group], place: int) -> tuple[Finding, int] | None:
    prefixed = groups[place].digits == _COUNTRY and place + 1 < len(groups)
    found = _danish_digits(text, groups, place, prefixed=True) if prefixed else None
    return found or _danish_digits(text, groups, place, prefixed=False)


def _danish_digits(text: str, groups: list[_Group], place: int, *, prefixed: bool) -> tuple[Finding, int] | None:
    for inside, digits in _window(groups, place + prefixed, (_DANISH,)):
        start, end = groups[place].start, inside[-1].end
        shape = tuple(len(group.digits) for group in inside)
        words = _words_around(text, start, end)
        unlike = shape not in _PHONE_SHAPES or (digits[0] in "01" and words.kind != "phone")
        if unlike or words.amount or words.kind == "other":
            continue
        if text[end : end + 1].isalpha() or (start > 0 and text[start - 1].isalpha()):
            continue
        alone = place == 0 and inside[-1] is groups[-1]
        if words.kind == "phone" or (alone and (prefixed or _looks_like_phone(text, inside, shape))):
            return Finding(start, end, "phone"), place + prefixed + len(inside)
        if alone and shape == (_DANISH,) and not _is_round_or_day(digits):
            return Finding(start, end, "phone"), place + 1
    return None


def _looks_like_phone(text: str, inside: list[_Group], shape: tuple[int, ...]) -> bool:
    """Tell by its grouping alone, where no word says what a number is."""
    between = {text[one.end : other.start] for one, other in pairwise(inside)}
    if shape not in _PLAINLY_A_PHONE or len(between) != 1 or not between <= {" ", ".", "-", "  "}:
        return False
    return not (shape == (4, 4) and all(_is_year(group.digits) for group in inside))


def _is_year(digits: str) -> bool:
    return "1900" <= digits <= "2099"


def _is_round_or_day(digits: str) -> bool:
    """Tell eight digits that are a date, from the year on or to it, or a large sum, from a telephone number."""
    dates = (digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])
    is_day = any(_is_year(year) and "01" <= month <= "12" and "01" <= day <= "31" for year, month, day in dates)
    return is_day or digits.endswith("000")


def _ibans(text: str) -> Iterator[Finding]:
    for found in _IBAN.finditer(text):
        signs = found[0].replace(" ", "")
        moved = signs[4:] + signs[:4]
        cued = _words_around(text, *found.span()).kind == "account"
        if 15 <= len(signs) <= 34 and (cued or int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1):
            yield Finding(*found.span(), "account")


def _accounts(text: str) -> Iterator[Finding]:
    """Find the numbers behind "konto": four digits of a bank and up to ten of an account, or those alone."""
    covered = 0
    for cue in _kinds()["account"].finditer(text):
        if cue.start() < covered:
            continue
        found = _BEHIND_ACCOUNT.match(text, cue.end())
        if found and 9 <= sum(map(str.isdigit, found["number"])) <= 18:
            covered = found.end()
            yield Finding(*found.span("number"), "account")


def _accounts_before(text: str) -> Iterator[Finding]:
    """Find the numbers of a bank and an account in front of the word that tells what they are."""
    for found in _BANK_AND_ACCOUNT.finditer(text):
        if _words_around(text, *found.span()).kind == "account":
            yield Finding(*found.span(), "account")


def _cpr_apart(text: str) -> Iterator[Finding]:
    """Find CPR numbers in two: a birthday and "sidste fire 1234"; and those that hospitals give, with letters."""
    for found in (*_BIRTHDAY_AND_LAST_FOUR.finditer(text), *_WITH_LETTERS.finditer(text)):
        day, month, year = (found[part] for part in ("day", "month", "year"))
        if is_date(f"{day:0>2}{month:0>2}{year[-2:]}{found['last']}"):
            yield Finding(*found.span(), "cpr")


def _words_around(text: str, start: int, end: int) -> _Words:
    """Tell what a number is called; of several words before it the nearest counts, else one behind it."""
    before = text[max(0, start - _AROUND) : start]
    if ends := list(_SENTENCE_END.finditer(before)):
        before = before[ends[-1].end() :]
    behind = text[end : end + _BEHIND]
    amount = _amount_behind().match(behind) is not None or before.rstrip().endswith(("kr.", "kr", "DKK", "€", "$"))
    nearest, kind = -1, ""
    for name, words in _kinds().items():
        for found in words.finditer(before):
            if found.end() > nearest:
                nearest, kind = found.end(), name
    if not kind:
        kind = next((name for name, words in _kinds().items() if name != "other" and words.search(behind)), "")
    return _Words(kind, amount, nearest >= 0 and _NUMBER_SIGN.fullmatch(before[nearest:]) is not None)


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    said = cues()
    lists = {"cpr": said.cpr, "phone": said.phone, "account": said.account, "other": said.other_numbers}
    return {
        kind: re.compile(rf"(?<!\w)(?:{pattern_of(lines)})(?!\w)", re.IGNORECASE) for kind, lines in lists.items()
    }


@cache
def _amount_behind() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,-|%|(?:{pattern_of(cues().amounts)})(?!\w))", re.IGNORECASE)
