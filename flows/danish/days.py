"""Days as people write them: 6. maj 2025, 06-05-2025, and what Excel makes of them."""

from __future__ import annotations

import datetime
import re

from flows.danish.months import MONTHS

_DAY = re.compile(r"(\d{1,2})[.\-/ ]+(\d{1,2}|[a-zæøå]+)\.?[.\-/ ]+(\d{4})", re.IGNORECASE)


def read_day(text: str) -> datetime.date | None:
    """Read a day; None where it is none, or could be two."""
    try:
        if match := _DAY.fullmatch(text):
            day, name, year = match.groups()
            months = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name.casefold())]
            month = int(name) if name.isdigit() else months[0] if len(name) > 2 and len(months) == 1 else 0
            return datetime.date(int(year), month, int(day))
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
