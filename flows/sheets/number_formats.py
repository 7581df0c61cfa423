"""Excel's number formats: those that a file leaves out, which of them are dates, and dates kept as numbers."""

from __future__ import annotations

import datetime
import re
from types import MappingProxyType

# By number; the second half stands for the user's own country in Excel, as [MS-XLS] 2.4.126 has it for English.
BUILTIN_FORMATS = MappingProxyType(
    {
        1: "0",
        2: "0.00",
        3: "#,##0",
        4: "#,##0.00",
        9: "0%",
        10: "0.00%",
        11: "0.00E+00",
        12: "# ?/?",
        13: "# ??/??",
        14: "mm-dd-yy",
        15: "d-mmm-yy",
        16: "d-mmm",
        17: "mmm-yy",
        18: "h:mm AM/PM",
        19: "h:mm:ss AM/PM",
        20: "h:mm",
        21: "h:mm:ss",
        22: "m/d/yy h:mm",
        37: "#,##0_);(#,##0)",
        38: "#,##0_);[Red](#,##0)",
        39: "#,##0.00_);(#,##0.00)",
        40: "#,##0.00_);[Red](#,##0.00)",
        45: "mm:ss",
        46: "[h]:mm:ss",
        47: "mmss.0",
        48: "##0.0E+0",
        49: "@",
    }
)
EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's dates have no time zone
EPOCH_1904 = datetime.datetime(1904, 1, 1)  # noqa: DTZ001
_FALSE_29_FEBRUARY = 60  # Excel counts a day in 1900 that never was
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE | re.DOTALL)
_DURATION = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)


def is_date_format(code: str) -> bool:
    """Tell whether numbers in this format show as a date or a time."""
    bare = _NOT_CODE.sub("", code.split(";")[0])
    return bare.lower() != "general" and re.search("[dmhys]", bare, re.IGNORECASE) is not None


def is_duration_format(code: str) -> bool:
    """Tell whether numbers in this format show as hours that go on beyond 24."""
    return _DURATION.search(code.split(";")[0]) is not None


def moment_of(
    number: float, code: str, epoch: datetime.datetime
) -> datetime.datetime | datetime.time | datetime.timedelta:
    """Give the date, time of day or duration that a number stands for.

    Raises:
        OverflowError, ValueError: There is no such date; Excel then shows #####.
    """
    if is_duration_format(code):
        return datetime.timedelta(seconds=round(number * 86_400))
    if number < 0:
        raise ValueError("before the first day")
    days, rest = divmod(number, 1)
    time = datetime.timedelta(milliseconds=round(rest * 86_400_000))
    if not days and time < datetime.timedelta(days=1):
        return (EPOCH + time).time()
    if epoch == EPOCH and days < _FALSE_29_FEBRUARY:
        days += 1
    return epoch + datetime.timedelta(days=days) + time
