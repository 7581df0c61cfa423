"""Columns of names where no notes are looked for: their text is never read on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from flows.gather.appearance import is_email
from flows.gather.headers import Vocabulary
from flows.gather.layout import lay_out
from flows.gather.profile import Profile
from flows.sheets.book import Area, Cell


def find_people(cells: Sequence[Cell], merged: tuple[Area, ...], vocabulary: Vocabulary) -> set[int]:
    """Find the columns with names on a sheet that is set aside whole."""
    layout = lay_out([cell for cell in cells if cell.text.strip()], merged, vocabulary)
    return {column for _, _, column, plan in layout.plans() if plan.role == "person"}


def find_hidden_people(cells: Sequence[Cell], seen: Container[int], vocabulary: Vocabulary) -> set[int]:
    """Find columns beside those that are seen whose heading, or content, says that they hold names."""
    people = set()
    columns: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.column in seen:
            continue
        columns[cell.column].append(cell)
        if len(cell.text) <= 60 and (vocabulary.role_of(cell.text) == "person" or is_email(cell.text)):
            people.add(cell.column)
    return people | {column for column, inside in columns.items() if Profile(inside, vocabulary).is_full_names}
