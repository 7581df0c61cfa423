"""Reads .xls and .xlsb through python-calamine. Only the process of `apart.py` may import this."""

from __future__ import annotations

import datetime
import io
import struct
from typing import Any, Literal

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from flows.errors import InputError
from flows.notes import Caution, Source
from flows.sheets.binary_frames import open_xls, read_xls_frames, read_xlsb_frames
from flows.sheets.book import Book, Cell, Kind, Sheet
from flows.sheets.frames import Frame, numbers, refuse_far_cells
from flows.sheets.limits import MAX_CELLS, refuse_damaged, refuse_locked, refuse_too_many_cells
from flows.sheets.values import show_boolean, show_date, show_number
from flows.sheets.xml_parts import DAMAGE

_DAMAGED = (*DAMAGE, CalamineError, struct.error)


def read_calamine_workbook(raw: bytes, name: str, kind: Literal["xls", "xlsb"]) -> Book:
    """Read a workbook in one of Excel's binary formats.

    Raises:
        InputError: It is damaged, protected, holds no sheet, or has cells so far out that memory would not do.
    """
    try:
        if kind == "xls":
            raw, stream = open_xls(raw, name)
            frames = read_xls_frames(stream)
        else:
            frames = read_xlsb_frames(raw, name)
        refuse_far_cells(frames, name)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets: list[Sheet] = []
        cautions: list[Caution] = []
        for place, meta in enumerate(workbook.sheets_metadata):
            if meta.typ == SheetTypeEnum.WorkSheet:
                hidden = meta.visible != SheetVisibleEnum.Visible
                frame = frames[meta.name] if meta.name in frames else Frame()
                sheets.append(_read_sheet(workbook.get_sheet_by_index(place), hidden, frame))
                if sum(sheet.count for sheet in sheets) > MAX_CELLS:
                    refuse_too_many_cells(name)
            elif meta.typ != SheetTypeEnum.ChartSheet:
                cautions.append(_not_read(name, meta.name))
    except InputError:
        raise
    except PasswordError:
        refuse_locked(name)
    except _DAMAGED as exc:
        refuse_damaged(name, exc)
    except BaseException as exc:
        if type(exc).__name__ != "PanicException":  # calamine's Rust gave up; the class can't be imported
            raise
        refuse_damaged(name, exc)
    if not sheets:
        raise InputError(f"{name}: filen indeholder ingen ark, der kan læses. Gem den som .xlsx.")
    return Book(tuple(sheets), "", tuple(cautions))


def _not_read(name: str, sheet: str) -> Caution:
    message = (
        f"{name}, {sheet}: arket er en makro eller en dialog og er ikke læst. Er der input, så gem det som .xlsx."
    )
    return Caution("sheet_not_read", message, Source(name, sheet, ""))


def _read_sheet(sheet: Any, hidden: bool, frame: Frame) -> Sheet:
    cells: list[Cell] = []
    count = 0
    first_column = (sheet.start or (0, 0))[1]  # where calamine's rows begin; they themselves begin with row 1
    for row, values in enumerate(sheet.iter_rows(), 1):
        for column, value in enumerate(values, first_column + 1):
            if value == "" or value is None or (row, column) in frame.errors:
                continue
            count += 1
            cells.append(Cell(row, column, *_show(value, frame.formats.get((row, column), ""))))
    if frame.errors:
        count += len(frame.errors)
        cells.extend(Cell(row, column, "error", text) for (row, column), text in frame.errors.items())
        cells.sort(key=lambda cell: cell[:2])
    return Sheet(
        sheet.name,
        tuple(cells),
        count,
        hidden=hidden,
        hidden_rows=numbers(frame.hidden_rows, frame.rows),
        hidden_columns=numbers(frame.hidden_columns, frame.columns),
        merged=frame.merged,
    )


def _show(value: Any, number_format: str) -> tuple[Kind, str]:
    if isinstance(value, str):
        return "text", value
    if isinstance(value, bool):
        return "boolean", show_boolean(value)
    if isinstance(value, int | float):
        return "number", show_number(value, number_format)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time | datetime.timedelta):
        return "date", show_date(value, number_format)
    return "text", str(value)
