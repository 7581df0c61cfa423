"""Telephone numbers: by a word beside, by the country's code, or by their form alone."""

from __future__ import annotations

import re
from functools import cache

from flows.findings import Finding, Grade
from flows.screen.cues import cues, pattern_of
from flows.screen.digit_groups import Group, bracketed, separators, shape_of, window
from flows.screen.number_words import NumberWords, words_around

_DANISH = 8  # digits of a Danish telephone number
_COUNTRY = "45"
_DANISH_ABROAD = 10  # with its country's code
_SHORTEST_ABROAD, _LONGEST_ABROAD = 9, 16  # digits of a number abroad, with 00 before it
_PAIRS = (2, 2, 2, 2)
_HALVES = (4, 4)
_WHOLE = (8,)
_THOUSANDS = (2, 3, 3)
_USUAL = {_PAIRS, _HALVES, _WHOLE, _THOUSANDS, (3, 2, 3), (3, 3, 2), (2, 2, 4), (4, 2, 2), (2, 6), (1,) * 8}
_LONGEST_BESIDE = 3  # digits of what may stand beside a number that nothing parts: the number of a table, a floor
_TIMES = re.compile(r"(?:[01]\d|2[0-4])\.[0-5]\d *- *(?:[01]\d|2[0-4])\.[0-5]\d")
_DAY, _MONTH, _YEAR = r"(?:0[1-9]|[12]\d|3[01])", r"(?:0[1-9]|1[0-2])", r"(?:19|20)\d\d"
_DAYS = re.compile(
    rf"{_DAY}[./-]{_MONTH}\.? *- *{_DAY}[./-]{_MONTH}"
    rf"|{_DAY}[. /-]{{1,2}}{_MONTH}[. /-]{{1,2}}{_YEAR}|{_YEAR}[. /-]{_MONTH}[. /-]{_DAY}"
)


def phone_at(text: str, groups: list[Group], place: int) -> tuple[Finding, int] | None:
    """Find the telephone number that begins at a group; with it the place of the group behind it."""
    return _foreign_phone(text, groups, place) or _danish_phone(text, groups, place)


def _foreign_phone(text: str, groups: list[Group], place: int) -> tuple[Finding, int] | None:
    """Find a number with a country's code: +45, 0045, (+46)."""
    start = groups[place].start
    plus = text[:start].endswith("+")
    if not plus and (place or not re.match("00[1-9]", groups[place].digits) or text[start - 1 : start].isalnum()):
        return None
    words = words_around(text, start, groups[place].end)
    if not plus and words.kind == "identifier" and not words.phone_too:
        return None
    digits, end = "", place
    for here in range(place, len(groups)):
        longer = digits + groups[here].digits
        if len(digits) >= _SHORTEST_ABROAD and (len(longer) > _LONGEST_ABROAD or _begins(text, groups, here)):
            break
        digits, end = longer, here
        if digits.removeprefix("00").startswith(_COUNTRY) and len(digits.removeprefix("00")) >= _DANISH_ABROAD:
            break
    if not 8 <= len(digits) <= _LONGEST_ABROAD:
        return None
    begin = start - plus
    if text[begin - 1 : begin] == "(" and ")" in text[start : groups[end].end]:
        begin -= 1
    doubted = not plus and words.kind in ("thing", "compound", "identifier")
    return Finding(begin, groups[end].end, "phone", "warn" if doubted else "stop"), end + 1


def _begins(text: str, groups: list[Group], place: int) -> bool:
    """Tell whether another number begins at a group: a sign with a space beside parts it from the one before."""
    between = text[groups[place - 1].end : groups[place].start]
    return " " in between and separators(text, groups[place - 1 : place + 1])[0] in ("/", "-")


def _danish_phone(text: str, groups: list[Group], place: int) -> tuple[Finding, int] | None:
    prefixed = groups[place].digits == _COUNTRY and place + 1 < len(groups)
    found = _danish_digits(text, groups, place, prefixed=True) if prefixed else None
    return found or _danish_digits(text, groups, place, prefixed=False)


def _danish_digits(text: str, groups: list[Group], place: int, *, prefixed: bool) -> tuple[Finding, int] | None:
    first = place + prefixed
    for inside, _ in window(groups, first, (_DANISH,)):
        start, end = groups[place].start, inside[-1].end
        words = words_around(text, start, end)
        if words.amount or text[end : end + 1].isalpha() or _is_glued(text, start):
            continue
        alone = _stands_alone(text, groups, first, first + len(inside))
        grade = _grade(text, inside, words, alone=alone, prefixed=prefixed)
        if grade is not None:
            return Finding(start, end, "phone", grade), first + len(inside)
    return None


def _is_glued(text: str, start: int) -> bool:
    """Tell a number that letters stand right before, other than a telephone's: "KQ20304050", not "tlf20304050"."""
    return text[start - 1 : start].isalpha() and not _phone_before().search(text, max(0, start - 16), start)


def _grade(text: str, inside: list[Group], words: NumberWords, *, alone: bool, prefixed: bool) -> Grade | None:
    """Grade eight digits: by a word in any groups but those of times and days, else by their form."""
    span, shape = text[inside[0].start : inside[-1].end], shape_of(inside)
    if _TIMES.fullmatch(span) or _DAYS.fullmatch(span):
        return "warn" if words.kind == "phone" and words.right_before else None
    between, usual = separators(text, inside), shape in _USUAL
    if words.of_phone and not (shape == _HALVES and between != [" "] and _are_years(inside)):
        return "stop"
    if words.kind == "identifier":
        return "warn" if words.phone_too and usual else None
    if usual and (words.kind == "compound" or (words.kind == "thing" and words.phone_too)):
        return "warn"
    if inside[0].digits[0] in "01" or not alone:
        return None
    grade: Grade | None = "stop" if prefixed and usual else _grade_of_form(inside, shape, between)
    doubted = words.marked or words.near_thing or words.kind in ("thing", "compound")
    return "warn" if grade and doubted else grade


def _stands_alone(text: str, groups: list[Group], first: int, behind: int) -> bool:
    """Tell whether what stands beside is parted in another way: "20 30 40 50 / 20 30 40 60", "1. 20 30 40 50"."""
    inside = groups[first:behind]
    if first > 0 and groups[first - 1].digits == _COUNTRY:
        first -= 1
    before = [(groups[first - 1], groups[first - 1 : first + 1])] if first else []
    after = [(groups[behind], groups[behind - 1 : behind + 1])] if behind < len(groups) else []
    beside = [*before, *after]
    if all(bracketed(text, pair) for _, pair in beside):
        return True
    if len(inside) > 1:
        within = separators(text, inside)
        return all(separators(text, pair)[0] not in within for _, pair in beside)
    return all(len(other.digits) == _DANISH or _is_short_apart(text, other, pair) for other, pair in beside)


def _is_short_apart(text: str, other: Group, pair: list[Group]) -> bool:
    """Tell a table's or a floor's number, that a space and at most a point part from the one beside."""
    between = text[pair[0].end : pair[1].start]
    short = len(other.digits) <= _LONGEST_BESIDE
    return short and " " in between and separators(text, pair)[0] in (" ", ".")


def _grade_of_form(inside: list[Group], shape: tuple[int, ...], between: list[str]) -> Grade | None:
    """Grade by the groups alone: what may be a sum, years or marks is told, what is one is not."""
    digits = "".join(group.digits for group in inside)
    if shape == _WHOLE:
        return None if _is_round_or_day(digits) else "stop"
    if len(set(between)) > 1:
        return "stop" if shape == _PAIRS and between[0] == between[2] == " " and between[1] in "-/." else None
    sign = between[0]
    if shape == _PAIRS:
        return "stop" if sign in " .-/_" else None
    if shape == _HALVES:
        return _grade_of_halves(inside, sign)
    if shape == _THOUSANDS and sign in " .":
        return "warn" if sign == " " and not digits.endswith("000") else None
    if sign not in " -" or len(inside) > len(_PAIRS) + 1:
        return "warn" if shape in _USUAL else None
    return "warn" if any(map(_is_year, (group.digits for group in inside))) else "stop"


def _grade_of_halves(inside: list[Group], sign: str) -> Grade | None:
    """Grade four digits and four: years and round ones are a span, those with a slash or a year may be a case's."""
    if _are_years(inside) or (sign != " " and all(group.digits.endswith("00") for group in inside)):
        return None
    return "warn" if sign not in " .-" or (sign != " " and _is_year(inside[0].digits)) else "stop"


def _are_years(inside: list[Group]) -> bool:
    return all(_is_year(group.digits) for group in inside)


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and "1900" <= digits <= "2099"


def _is_round_or_day(digits: str) -> bool:
    """Tell eight digits that are a date, from the year on or to it, or a large sum, from a telephone number."""
    dates = (digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])
    is_day = any(_is_year(year) and "01" <= month <= "12" and "01" <= day <= "31" for year, month, day in dates)
    return is_day or digits.endswith("000")


@cache
def _phone_before() -> re.Pattern[str]:
    words = pattern_of([*cues().phone, *cues().calling])
    return re.compile(rf"(?<![^\W\d_])(?:{words})\.?$", re.IGNORECASE)
