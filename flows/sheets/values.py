"""Numbers, dates and booleans as Danish Excel shows them."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

from flows.danish.months import MONTHS

_DAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
_DATE_PARTS = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]|y+|m+|d+|h+|s+|AM/PM|.', re.IGNORECASE | re.DOTALL)
_FIXED = re.compile(r"([#0,.]*0[#0,.]*)((?:\\?[ \xa0])?%)?")  # 0,00 or 0,0 %, where Excel writes a space as "\ "
_LONGEST_CODE = 255  # characters, Excel's own limit; a million zeros would make as long a text of each cell
_SHORT_DATES = {"mm-dd-yy", "m/d/yy", "m/d/yyyy", "mm/dd/yy", "mm/dd/yyyy", "general"}


def show_number(value: float, number_format: str = "") -> str:
    """Write a number with a decimal comma; percentages, fixed decimals and thousands follow the cell's format."""
    plain = number_format.split(";")[0]
    if plain and len(plain) <= _LONGEST_CODE and (fixed := _FIXED.fullmatch(plain)):
        percent = (fixed[2] or "").removeprefix("\\")
        exact = Decimal(f"{value:.15g}")  # Excel counts 15 digits, and rounds halves away from zero
        shown = _by_places(exact.scaleb(2) if percent else exact, fixed[1])
        return shown.translate(str.maketrans(",.", ".,")) + percent
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}".replace(".", ",").replace("e", "E")


def _by_places(number: Decimal, code: str) -> str:
    """Write a number with as many digits as a code like #,##0.0# has places, in English."""
    whole, _, decimals = code.partition(".")
    grouped = "," in whole
    places, least = len(decimals), len(decimals.rstrip("#"))
    zeros = whole.count("0")
    width = number.is_signed() + zeros + (zeros - 1) // 3 * grouped + (places > 0) + places
    with localcontext() as context:
        context.rounding = ROUND_HALF_UP
        shown = f"{number:0{width}{',' if grouped else ''}.{places}f}"
    kept, further = shown[: len(shown) - places + least], shown[len(shown) - places + least :]
    return (kept + further.rstrip("0")).removesuffix(".")


def show_boolean(value: bool) -> str:
    """Write a truth value in Danish."""
    return "SAND" if value else "FALSK"


def show_date(
    value: datetime.datetime | datetime.date | datetime.time | datetime.timedelta, number_format: str = ""
) -> str:
    """Write a date or a time of day in its cell's format; without one as 13-08-2025 or 09:30."""
    if isinstance(value, datetime.timedelta):
        whole = round(value.total_seconds())
        minutes, seconds = divmod(abs(whole), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{'-' if whole < 0 else ''}{hours}:{minutes:02}:{seconds:02}"
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    moment = value if isinstance(value, datetime.datetime) else datetime.datetime.combine(value, datetime.time())
    code = re.sub(r"\[\$-?[^\]]*\]", "", number_format.split(";")[0])
    if code and code.lower() not in _SHORT_DATES and re.search(r"[dmyh]", code, re.IGNORECASE):
        return _by_code(moment, code)
    day = f"{moment.day:02}-{moment.month:02}-{moment.year}"
    return f"{day} {moment:%H:%M}" if moment.time() != datetime.time() else day


def _by_code(moment: datetime.datetime, code: str) -> str:
    shown = []
    after_hours = False
    parts = _DATE_PARTS.findall(code)
    starts = [part[0].lower() for part in parts]
    for place, part in enumerate(parts):
        low = part.lower()
        before_seconds = next((start for start in starts[place + 1 :] if start in "hmsdy"), "") == "s"
        if part.startswith('"'):
            shown.append(part[1:-1])
        elif part.startswith("\\"):
            shown.append(part[1:])
        elif low[0] == "y":
            shown.append(f"{moment.year % 100:02}" if len(low) <= 2 else str(moment.year))
        elif low[0] == "m" and (after_hours or before_seconds) and len(low) <= 2:
            shown.append(f"{moment.minute:0{len(low)}}")
        elif low[0] == "m":
            name = MONTHS[moment.month - 1]
            shown.append((f"{moment.month}", f"{moment.month:02}", name[:3], name, name[0])[min(len(low), 5) - 1])
        elif low[0] == "d":
            name = _DAYS[moment.weekday()]
            shown.append((f"{moment.day}", f"{moment.day:02}", name[:3], name)[min(len(low), 4) - 1])
        elif low[0] == "h":
            shown.append(f"{moment.hour:0{min(len(low), 2)}}")
        elif low[0] == "s":
            shown.append(f"{moment.second:0{min(len(low), 2)}}")
        elif low[0] not in "[_*@" and low != "am/pm":  # a colour, a space as wide as the next sign, a filler
            shown.append("-" if part == "/" else part)
        after_hours = low[0] == "h" if low[0] in "hmsdy" else after_hours
    return "".join(shown).strip()
