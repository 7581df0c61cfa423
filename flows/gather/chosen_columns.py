"""What staff wrote under `columns`, brought down to a sheet's rows and columns."""

from __future__ import annotations

import fnmatch
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple, get_args

from flows.errors import RulesError
from flows.gather.decided import NOTHING_DECIDED, Decided
from flows.gather.folding import fold_heading
from flows.gather.settings import ColumnSettings, FileColumns, SheetColumns
from flows.gather.staff_choice import StaffChoice, ThemeFrom
from flows.sheets.book import Area, Sheet, column_number, place_of

_WHERE = "workshop.yaml, columns"
_SEARCHED = 25


# What a key answers is not told again.
_ANSWERS = {
    "notes": ("looks_like_note", "first_row_short", "no_notes_in_sheet", "asks_on_top"),
    "header_row": ("first_row_short", "asks_on_top"),
    "hidden": ("hidden",),
    "ignore": (
        "no_notes_in_sheet",
        "guidance_sheet",
        "counting_sheet",
        "agenda_sheet",
        "summary_sheet",
        "running_text",
    ),
    "continued": ("continued_row",),
    "comments": ("comment_to_cell",),
    "theme": ("theme_filled_down", "theme_by_slip"),
}
_ELSEWHERE: tuple[ThemeFrom, ...] = get_args(ThemeFrom)


class _Place(NamedTuple):
    """A column, and the row of the heading that it was found by: 0 where letters named it."""

    column: int
    row: int


def _matches(pattern: str, name: str) -> bool:
    wanted, given = (unicodedata.normalize("NFC", text).casefold() for text in (pattern, name))
    return wanted == given or fnmatch.fnmatchcase(given, wanted)


def check_file_names(columns: ColumnSettings, files: Iterable[str]) -> None:
    """Check that every file named under `columns` is there.

    Raises:
        RulesError: With the files that are.
    """
    names = tuple(files)
    missing = [pattern for pattern in columns.files if not any(_matches(pattern, name) for name in names)]
    if missing:
        raise RulesError(
            "\n".join(
                f"{_WHERE}: filen '{pattern}' findes ikke i mappen. Der er: {', '.join(names) or 'ingen filer'}."
                for pattern in missing
            )
        )


def is_ignored(columns: ColumnSettings, file: str) -> bool:
    """Tell whether staff said that a file holds no notes."""
    return any(decided.ignore for pattern, decided in columns.files.items() if _matches(pattern, file))


def is_no_copy(columns: ColumnSettings, file: str) -> bool:
    """Tell whether staff said that a file is no copy of another."""
    return any(decided.is_copy is False for pattern, decided in columns.files.items() if _matches(pattern, file))


def choices_for(
    columns: ColumnSettings, file: str, sheets: Sequence[Sheet], decided_there: Decided = NOTHING_DECIDED
) -> tuple[StaffChoice, ...]:
    """Give what goes for each sheet of a file; later lines of workshop.yaml win over earlier ones.

    What was decided in the review workbook wins over all of them.

    Raises:
        RulesError: A sheet or column is named that is not there.
    """
    chosen = [decided for pattern, decided in columns.files.items() if _matches(pattern, file)]
    _check_sheet_names(chosen, file, sheets)
    found: dict[str, bool] = {}
    cells_found: dict[tuple[str, str], bool] = {}
    choices = []
    for sheet in sheets:
        of_file: dict[str, object] = {}
        of_sheet: dict[str, object] = {}
        for decided in chosen:
            of_file |= _given(decided)
            for pattern, more in decided.sheets.items():
                if _matches(pattern, sheet.name):
                    of_sheet |= _given(more)
        if sheet.cells and (of_workbook := decided_there.sheets.get((file, sheet.name))):
            of_sheet |= of_workbook.as_columns(sheet.cells[0].row, sheet.cells[-1].row)
        merged = SheetColumns.model_validate({**of_file, **of_sheet})
        places = []
        for column in merged.notes:
            place = _find_column(column, sheet, merged.header_row)
            if place:
                places.append(place)
                found[column] = True
            elif "notes" in of_sheet:
                raise RulesError(_no_column(file, sheet, column))
            else:
                found.setdefault(column, False)
        elsewhere = next((place for place in _ELSEWHERE if place == merged.theme), None)
        theme = _find_column(merged.theme, sheet, merged.header_row) if merged.theme and not elsewhere else None
        if merged.theme and not elsewhere and not theme:
            if "theme" in of_sheet:
                raise RulesError(_no_column(file, sheet, merged.theme))
            found.setdefault(merged.theme, False)
        elif merged.theme and not elsewhere:
            found[merged.theme] = True
        header = merged.header_row
        last = sheet.cells[-1].row if sheet.cells else 0
        if header is not None and header > last and "header_row" in of_sheet | of_file:
            raise RulesError(
                f"{_WHERE}, {file}: række {header} findes ikke i arket {sheet.name}, der ender i række {last}. "
                "Skriv rækken med overskrifterne, som Excel viser den."
            )
        if header is None:  # found by letters only, it stays open: detection finds the headings
            header = min((place.row for place in places if place.row), default=None)
        for key, cells in (
            *(("read", each) for each in merged.read),
            *(("checked", each) for each in merged.checked),
        ):
            cells_found[key, cells] = cells_found.get((key, cells), False) or _holds_something(sheet, _area(cells))
        comments = merged.comments or columns.comments
        answered = {*of_file, *of_sheet, *columns.model_fields_set} | ({"comments"} if comments else set())
        if not places:
            answered.discard("notes")  # they name columns of the file's other sheets
        choices.append(
            StaffChoice(
                notes=frozenset(place.column for place in places),
                theme=theme.column if theme else 0,
                theme_from=elsewhere,
                header_row=header,
                read_hidden=(merged.hidden or columns.hidden) == "read",
                ignore=merged.ignore,
                split_lines=None if merged.split is None else merged.split == "lines",
                continued=merged.continued,
                read_comments=None if comments is None else comments == "read",
                read=tuple(map(_area, merged.read)),
                cells=decided_there.cells,
                checked=tuple(map(_area, merged.checked)),
                settled=frozenset(code for key in answered for code in _ANSWERS.get(key, ())),
            )
        )
    missing = [_no_column(file, None, column) for column, there in found.items() if not there]
    missing.extend(_no_cell(file, *place) for place, there in cells_found.items() if not there)
    if missing:
        raise RulesError("\n".join(missing))
    return tuple(choices)


def _holds_something(sheet: Sheet, area: Area) -> bool:
    """Tell whether a text stands in an area, in a cell or in a box anchored there."""
    places = chain((cell[:2] for cell in sheet.cells), (box[:2] for box in sheet.boxes))
    return any(area.top <= row <= area.bottom and area.left <= column <= area.right for row, column in places)


def _given(decided: SheetColumns) -> dict[str, object]:
    return {key: getattr(decided, key) for key in decided.model_fields_set if key not in ("sheets", "is_copy")}


def _check_sheet_names(chosen: Iterable[FileColumns], file: str, sheets: Sequence[Sheet]) -> None:
    names = [sheet.name for sheet in sheets]
    for decided in chosen:
        for pattern in decided.sheets:
            if not any(_matches(pattern, name) for name in names):
                there = ", ".join(name for name in names if name)
                raise RulesError(
                    f"{_WHERE}, {file}: arket '{pattern}' findes ikke. "
                    + (f"Der er: {there}." if there else "Filen har ingen ark; skriv nøglerne direkte under filen.")
                )


def _no_cell(file: str, key: str, cells: str) -> str:
    return (
        f"{_WHERE}, {file}: der står intet i '{cells}', som er skrevet under '{key}'. "
        "Skriv cellen, som Excel viser den, eller slet den, hvis inputtet er flyttet."
    )


def _no_column(file: str, sheet: Sheet | None, column: str) -> str:
    where = f"{_WHERE}, {file}" + (f", {sheet.name}" if sheet and sheet.name else "")
    return (
        f"{where}: kolonnen '{column}' findes ikke. Skriv dens bogstav (fx C) eller dens overskrift, som den står "
        f"i en af de første {_SEARCHED} rækker, eller angiv overskrifternes række med 'header_row'."
    )


def _find_column(wanted: str, sheet: Sheet, header_row: int | None) -> _Place | None:
    """Find a column by its letters or its heading.

    A single letter, and up to three capitals, are a column's letters wherever the sheet reaches that far: a cell
    with the same text may be a group called B.
    """
    if re.fullmatch("[A-Z]{1,3}|[a-z]", wanted) and (by_letters := _column_of_letters(wanted, sheet)):
        return by_letters
    for cell in sheet.cells:
        if header_row is None and cell.row > _SEARCHED:
            break
        if (header_row is None or cell.row == header_row) and fold_heading(cell.text) == fold_heading(wanted) != "":
            return _Place(cell.column, cell.row)
    return _column_of_letters(wanted, sheet) if re.fullmatch("[A-Za-z]{1,3}", wanted) else None


def _column_of_letters(letters: str, sheet: Sheet) -> _Place | None:
    number = column_number(letters)
    return _Place(number, 0) if any(cell.column == number for cell in sheet.cells) else None


def _area(cells: str) -> Area:
    first, _, last = cells.partition(":")
    (top, left), (bottom, right) = place_of(first), place_of(last or first)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
