"""Which number formats show dates, and the dates that numbers stand for: openpyxl knows both.

It takes 0.2 s to import, so what only needs the formats themselves takes them from builtin_formats.
"""

from __future__ import annotations

import datetime

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

__all__ = ["EPOCH", "EPOCH_1904", "is_date_format", "is_duration_format", "moment_of"]

EPOCH: datetime.datetime = WINDOWS_EPOCH
EPOCH_1904: datetime.datetime = MAC_EPOCH


def is_duration_format(code: str) -> bool:
    """Tell whether numbers in this format show as hours that go on beyond 24."""
    return bool(is_timedelta_format(code))


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
    moment = from_excel(number, epoch)
    if not isinstance(moment, datetime.datetime | datetime.time):
        raise TypeError(f"a date is read as {type(moment).__name__}")
    return moment
