"""Which number formats show dates, and the dates that numbers stand for.

As openpyxl has it, and a test holds them together: importing openpyxl takes longer than reading a small workshop.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's dates have no zone
EPOCH_1904 = datetime.datetime(1904, 1, 1)  # noqa: DTZ001
_MOST_REMEMBERED = 1 << 16  # more formats than Excel takes in a file
_MILLISECONDS = 86_400_000  # of a day
_LEAP_DAY = 60  # Excel counts a 29 February 1900, which never was
_QUOTED_OR_NAMED = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')  # "dage", [Red], [$-406]; not [h]
_PART_OF_DATE = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_GOING_ON = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)


@lru_cache(maxsize=_MOST_REMEMBERED)
def is_date_format(code: str) -> bool:
    """Tell whether numbers in this format show as a date, a time or a duration."""
    return _PART_OF_DATE.search(_QUOTED_OR_NAMED.sub("", _of_positive(code))) is not None


@lru_cache(maxsize=_MOST_REMEMBERED)
def is_duration_format(code: str) -> bool:
    """Tell whether numbers in this format show as hours that go on beyond 24."""
    return _GOING_ON.search(_of_positive(code)) is not None


def moment_of(
    number: float, code: str, epoch: datetime.datetime
) -> datetime.datetime | datetime.time | datetime.timedelta:
    """Give the date, time of day or duration that a number stands for.

    Raises:
        OverflowError, ValueError: There is no such date; Excel then shows #####.
    """
    if is_duration_format(code):
        return datetime.timedelta(days=number)
    if number < 0:
        raise ValueError("before the first day")
    day, fraction = divmod(number, 1)
    past_midnight = datetime.timedelta(milliseconds=round(fraction * _MILLISECONDS))
    if number < 1 and not past_midnight.days:
        return (EPOCH + past_midnight).time()
    if 0 < number < _LEAP_DAY and epoch == EPOCH:
        day += 1
    return epoch + datetime.timedelta(days=day) + past_midnight


def _of_positive(code: str) -> str:
    """Give the first of a format's parts, by which positive numbers are shown."""
    return code.partition(";")[0]
