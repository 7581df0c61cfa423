"""Reads .xls, .xlsb and .ods through python-calamine."""

from __future__ import annotations

import datetime
import io
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from flows.errors import InputError
from flows.gather.content import refuse_damaged
from flows.gather.grid import Book, Cell, Kind, Sheet
from flows.gather.values import show_boolean, show_date, show_number

_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"})


def read_other_workbook(raw: bytes, name: str) -> Book:
    """Read a workbook that openpyxl can't.

    Raises:
        InputError: It is damaged, protected, or holds no sheet.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = [
            _read_sheet(workbook.get_sheet_by_index(place), meta.visible != SheetVisibleEnum.Visible)
            for place, meta in enumerate(workbook.sheets_metadata)
            if meta.typ == SheetTypeEnum.WorkSheet
        ]
    except PasswordError as exc:
        raise InputError(
            f"{name}: filen er beskyttet med adgangskode. Fjern adgangskoden, gem, og kør igen."
        ) from exc
    except (CalamineError, OSError, ValueError, EOFError) as exc:
        refuse_damaged(name, exc)
    if not sheets:
        raise InputError(f"{name}: filen indeholder ingen ark, der kan læses. Gem den som .xlsx.")
    return Book(tuple(sheets))


def _read_sheet(sheet: Any, hidden: bool) -> Sheet:
    cells: list[Cell] = []
    count = 0
    for row, values in enumerate(sheet.iter_rows(), 1):  # from the first row of the sheet, empty ones too
        for column, value in enumerate(values, 1):
            if value == "" or value is None:
                continue
            count += 1
            cells.append(Cell(row, column, *_show(value)))
    return Sheet(sheet.name, tuple(cells), count, hidden=hidden)


def _show(value: Any) -> tuple[Kind, str]:
    if isinstance(value, str):
        return ("error" if value in _ERRORS else "text"), value
    if isinstance(value, bool):
        return "boolean", show_boolean(value)
    if isinstance(value, int | float):
        return "number", show_number(value)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time | datetime.timedelta):
        return "date", show_date(value)
    return "text", str(value)
