"""Which number formats show dates, and the dates that numbers stand for: openpyxl knows both.

It takes 0.2 s to import, so it is asked only where a number has a format of its own.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's dates have no zone
EPOCH_1904 = datetime.datetime(1904, 1, 1)  # noqa: DTZ001
_MOST_REMEMBERED = 1 << 16  # more formats than Excel takes in a file


@lru_cache(maxsize=_MOST_REMEMBERED)
def is_date_format(code: str) -> bool:
    """Tell whether numbers in this format show as a date, a time or a duration."""
    from openpyxl.styles import numbers

    return bool(numbers.is_date_format(code))


@lru_cache(maxsize=_MOST_REMEMBERED)
def is_duration_format(code: str) -> bool:
    """Tell whether numbers in this format show as hours that go on beyond 24."""
    from openpyxl.styles import numbers

    return bool(numbers.is_timedelta_format(code))


def moment_of(
    number: float, code: str, epoch: datetime.datetime
) -> datetime.datetime | datetime.time | datetime.timedelta:
    """Give the date, time of day or duration that a number stands for.

    Raises:
        OverflowError, ValueError: There is no such date; Excel then shows #####.
    """
    from openpyxl.utils.datetime import from_excel

    if is_duration_format(code):
        return datetime.timedelta(days=number)
    if number < 0:
        raise ValueError("before the first day")
    moment = from_excel(number, epoch)
    if not isinstance(moment, datetime.datetime | datetime.time):
        raise TypeError(f"a date is read as {type(moment).__name__}")
    return moment
