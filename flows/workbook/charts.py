"""The charts of the workbook, each below the table of its sheet, with its numbers as alternative text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flows.workbook.followed import STATES
from flows.workbook.form import form
from flows.workbook.rows import Page

BLUE = "#1F3864"
_ROW = 20  # pixels
_WIDTH = 760
_PAINT: Mapping[str, tuple[str, str]] = {  # of the bar, and of the number on it
    "unanswered": ("#D9D9D9", "#000000"),
    "open": ("#9DC3E6", "#000000"),
    "settled": (BLUE, "#FFFFFF"),
}


def _height(bars: int) -> int:
    return 90 + 34 * bars


def chart_rows(bars: int) -> int:
    """Give how many rows a chart takes below the table, with the empty ones above it."""
    return 3 + _height(bars) // _ROW


def draw_themes(workbook: Any, themes: Page) -> None:
    """Draw how many notes each theme has."""
    words, last = form().chart, len(themes.rows)
    name, columns = form().sheets["themes"].title, list(form().sheets["themes"].columns)
    label, count = columns.index("theme"), columns.index("notes")
    chart = _bars(workbook, words["title"])
    chart.add_series(
        {
            "name": words["series"],
            "categories": [name, 1, label, last, label],
            "values": [name, 1, count, last, count],
            "fill": {"color": BLUE},
            "data_labels": {"value": True},
            "gap": 45,
        }
    )
    chart.set_legend({"none": True})
    told = (words["bar"].format(theme=row["theme"], count=row["notes"]) for row in themes.rows)
    _insert(workbook, themes, chart, last, words["text"], told)


def draw_follow_up(workbook: Any, pages: Sequence[Page], became: Sequence[tuple[str, Mapping[str, int]]]) -> None:
    """Draw what became of the notes at each department, from its rows on the sheet of counts.

    Args:
        workbook: With all its sheets.
        pages: What they say; without the sheet of the follow-up nothing is drawn.
        became: Each department's name, and how many of its notes are in which state.
    """
    page = next((page for page in pages if page.sheet == "follow_up"), None)
    if page is None:
        return
    about = next(each for each in pages if each.sheet == "about")
    words, name, bars = form().follow_up, form().sheets["about"].title, len(became)
    facts = [row["fact"] for row in about.rows]
    names = facts.index(form().about["receiver"]) + 1
    chart = _bars(workbook, words["chart_title"], "stacked")
    first = len(facts) - len(STATES) * bars + 1
    for state, (paint, ink) in _PAINT.items():
        chart.add_series(
            {
                "name": words[state],
                "categories": [name, names, 1, names + bars - 1, 1],
                "values": [name, first, 1, first + bars - 1, 1],
                "fill": {"color": paint},
                "border": {"color": "#7F7F7F"},
                "data_labels": {"value": True, "num_format": "0;;;", "font": {"color": ink}},
                "gap": 45,
            }
        )
        first += bars
    chart.set_legend({"position": "bottom"})
    told = (words["bar"].format(receiver=receiver, **counts) for receiver, counts in became)
    _insert(workbook, page, chart, bars + 1, words["text"], told, separator="; ")


def _bars(workbook: Any, title: str, subtype: str = "") -> Any:
    chart = workbook.add_chart({"type": "bar", **({"subtype": subtype} if subtype else {})})
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    return chart


def _insert(
    workbook: Any, page: Page, chart: Any, bars: int, text: str, told: Iterable[str], separator: str = ", "
) -> None:
    chart.set_size({"width": _WIDTH, "height": _height(bars)})
    options = {"description": text.format(bars=separator.join(told)), "object_position": 3}
    sheet = workbook.get_worksheet_by_name(form().sheets[page.sheet].title)
    sheet.insert_chart(len(page.rows) + 2, 0, chart, options)
