"""Which lines above a list are its title, and which are notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.danish.months import MONTHS
from flows.gather.appearance import is_date
from flows.gather.table import Table
from flows.sheets.book import Cell

_DAY = re.compile(
    rf"\b\d{{1,2}}\. ?(?:{'|'.join(month[:3] for month in MONTHS)})|\b\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{2,4}}"
)


_FACT = 4  # words that name a fact: "Hvem var med"
_FACTS = ("date", "person", "label", "number", "metadata")


def is_preamble(table: Table, cells: Sequence[Cell]) -> bool:
    """Tell a line above a list (a title, a date, who was there) from the notes of a list without headings."""
    words, text = table.vocabulary, cells[0].text
    if is_date(text) or words.is_title(text) or words.is_section(text) or words.names_person(text):
        return True
    if names_day(text) and len(text.split()) <= 6:  # "Kantinen den 3. marts"
        return True
    if words.is_caption(text) or words.is_person_caption(text) or text.rstrip().endswith(":"):
        return True
    if words.names_host(text) or words.is_summary(text) or words.phrases.fits(text):
        return True
    if len(cells) > 1:
        return words.role_of_word(text) in _FACTS
    return False


def find_facts(table: Table, header: int) -> frozenset[int]:
    """Find the facts above a list, such as "Sted | Kantinen" and "Formål | At samle input": a gap ends them.

    Each row begins with a few words, at least two with words that are known for such facts.
    """
    place = table.place_of(header)
    if not table.has_gap_above(place):
        return frozenset()
    above = table.rows[:place]
    named = [cells[0].text for _, cells in above if len(cells) > 1]
    if any(len(text.split()) > _FACT or text.rstrip().endswith((".", "!", "?")) for text in named):
        return frozenset()
    known = sum(table.vocabulary.role_of_word(text) in _FACTS or text.rstrip().endswith(":") for text in named)
    return frozenset(row for row, _ in above) if known >= 2 else frozenset()


def names_day(text: str) -> bool:
    """Tell whether a text names a day of the year ("Kantinen den 3. marts")."""
    return _DAY.search(text) is not None


def find_titles(table: Table) -> frozenset[int]:
    """Find the title of a list without headings: up to three lines that are no notes, a gap, and the list.

    A place where notes were collected ("Bord 2") is none: it names those below it.
    """
    rows = [row for row, _ in table.rows]
    gaps = [place for place in range(1, len(rows)) if rows[place] > rows[place - 1] + 1]
    if not gaps or gaps[0] > 3 or len(rows) - gaps[0] < 3:
        return frozenset()
    top = table.rows[: gaps[0]]
    if any(len(cells) > 1 or len(cells[0].text.split()) > 12 for _, cells in top):
        return frozenset()
    if all(is_preamble(table, cells) for _, cells in top) or _is_unknown_title(table, gaps):
        return frozenset(row for row, cells in top if not table.vocabulary.is_bare_section(cells[0].text))
    return frozenset()


def _begins_part(table: Table, gap: int) -> bool:
    """Tell whether a gap of a list parts it: what it is about stands below it, or the last row does."""
    if gap == len(table.rows) - 1:
        return True
    cells = table.rows[gap][1]
    return len(cells) == 1 and is_preamble(table, cells)


def _is_unknown_title(table: Table, gaps: Sequence[int]) -> bool:
    """Tell a line of its own above a list without gaps from the first of notes that stand here and there."""
    (first, *more), first_column = table.rows[0][1], table.rows[0][1][0].column
    if more or first.kind != "text" or len(first.text.split()) > 8 or first.text.rstrip().endswith((".", "!", "?")):
        return False
    if table.vocabulary.asks_for_something(first.text) or not all(_begins_part(table, gap) for gap in gaps[1:]):
        return False
    if not all(is_preamble(table, cells) for _, cells in table.rows[1 : gaps[0]]):
        return False
    body = table.rows[gaps[0] :]
    leftmost = min(cell.column for _, cells in body for cell in cells)
    whole = sum(len(cells) >= table.full for _, cells in body)
    return first_column == leftmost and (table.full == 1 or whole >= 0.6 * len(body))
