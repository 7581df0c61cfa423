"""What a row decides that is not about notes: cells set aside, sheets, words about a theme, a workshop's facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from flows.danish.days import read_day
from flows.review import Decision
from flows.review.book import SummaryDecision
from flows.review.source_entries import CellDecision, FactDecision, ReadingDecision
from flows.screen import mask_found
from flows.workbook.cells import CellError, choose, say
from flows.workbook.form import form
from flows.workbook.parent import ParentRow

Decided = tuple[str, Decision | None, str]


def decide_source(
    row: ParentRow, now: Mapping[str, str], changed: set[str], schemes: frozenset[str]
) -> Iterator[Decided]:
    """Give what a changed row decides: the topic, the decision (None: none any more), and the cell's key.

    Args:
        row: As it was written.
        now: What stands in the cells that are read back.
        changed: The keys of those that differ.
        schemes: The names of the schemes there are.

    Raises:
        CellError: A cell can't be obeyed.
    """
    if row.sheet == "workshop":
        yield "fact", _decide_fact(row, now["new_value"], schemes), "new_value"
    elif row.sheet == "reading":
        yield "reading", _decide_reading(row, now, changed), min(changed)
    elif row.sheet == "themes":
        yield "summary", _decide_words(row, now), min(changed)
    else:
        yield from _decide_cell(row, choose("is_note", "yes", now["is_note"]))


def _decide_fact(row: ParentRow, typed: str, schemes: frozenset[str]) -> Decision | None:
    (label,) = row.ids
    fact = next(key for key, name in form().facts.items() if name == label)
    if not typed:
        return None
    value = typed
    if fact == "date":
        value = _read_date(typed)
    elif fact == "scheme":
        found = next((name for name in schemes if name.casefold() == typed.removesuffix(".yaml").casefold()), None)
        if found is None:
            raise CellError("new_value", say("unknown_scheme", schemes=", ".join(sorted(schemes))))
        value = found
    elif fact == "title":
        value = re.sub(r"^workshop om ", "", typed, flags=re.IGNORECASE)
    entry = FactDecision.model_validate({"fact": fact, "value": value, "was": row.was or ""})
    return Decision("workshop", entry)


def _read_date(typed: str) -> str:
    """Read a day as people write one, and as Excel makes one of it."""
    day = read_day(typed)
    if day is None:
        raise CellError("new_value", say("no_date"))
    return day.isoformat()


def _decide_reading(row: ParentRow, now: Mapping[str, str], changed: set[str]) -> Decision | None:
    file, sheet = row.ids
    held = next((each.entry for each in row.decided if isinstance(each.entry, ReadingDecision)), None)
    first_row = choose("first_row", "first_row", now["first_row"])
    header = held.header_row if held else None
    if "header_row" in changed:
        header = _read_row_number(now["header_row"])
        if header is not None and first_row is not None:
            columns = form().sheets["reading"].columns
            raise CellError("header_row", say("two_headers", column=columns["first_row"].heading))
    elif first_row is not None:
        header = None
    chosen: dict[str, Any] = {
        "first_row": first_row,
        "header_row": header,
        "split": choose("split", "split", now["split"]),
        "theme": choose("theme_from", "theme_from", now["theme_from"]),
    }
    if all(each is None for each in chosen.values()):
        return None
    return Decision("reading", ReadingDecision.model_validate({"file": file, "sheet": sheet, **chosen}))


def _read_row_number(typed: str) -> int | None:
    if not typed:
        return None
    if not re.fullmatch(r"\d{1,7}", typed) or int(typed) > 1_048_576:
        raise CellError("header_row", say("no_row"))
    return int(typed)


def _decide_words(row: ParentRow, now: Mapping[str, str]) -> Decision | None:
    if row.theme is None:
        raise CellError("intro" if now["intro"] else "paragraph", say("words_of_none"))
    choose("fits", "yes", now["fits"])
    if not now["intro"] and not now["paragraph"]:
        if now["fits"]:
            raise CellError("fits", say("fits_nothing"))
        return None
    return Decision("summary", SummaryDecision(theme=row.theme, intro=now["intro"], paragraph=now["paragraph"]))


def _decide_cell(row: ParentRow, chosen: str | None) -> Iterator[Decided]:
    if any(each.key == "not_notes" for each in row.decided):  # a person said that it is none
        if chosen is not None:
            yield "not_note", None, "is_note"
        return
    if chosen is not None and row.was == "empty":
        raise CellError("is_note", say("empty_cell"))
    text = row.texts[0]
    if mask_found(text) != text:  # what is found in it stands in its file only
        text = ""
    entry = CellDecision(cell=row.ids[0], text=text)
    yield "cell", Decision("notes", entry) if chosen is not None else None, "is_note"
