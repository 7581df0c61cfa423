"""Reads .xls, .xlsb and .ods through python-calamine."""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
import zlib
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from flows.errors import InputError
from flows.notes import Caution, Source
from flows.sheets.binary_frames import read_xls_frames, read_xlsb_frames
from flows.sheets.book import Area, Book, Cell, Kind, Sheet
from flows.sheets.content import FileKind, refuse_damaged
from flows.sheets.frames import Frame, numbers, refuse_far_cells
from flows.sheets.open_document import read_ods_frames
from flows.sheets.values import show_boolean, show_date, show_number

_DAMAGED = (
    CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    SyntaxError,  # expat's ParseError
    ValueError,
    KeyError,
    IndexError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


def read_other_workbook(raw: bytes, name: str, kind: FileKind) -> Book:
    """Read a workbook that openpyxl can't.

    Raises:
        InputError: It is damaged, protected, holds no sheet, or has cells so far out that memory would not do.
    """
    cautions: list[Caution] = []
    try:
        frames = _read_frames(raw, name, kind, cautions)
        refuse_far_cells(frames, name)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = [
            _read_sheet(
                workbook.get_sheet_by_index(place),
                meta.visible != SheetVisibleEnum.Visible,
                frames.get(meta.name, Frame()),
            )
            for place, meta in enumerate(workbook.sheets_metadata)
            if meta.typ == SheetTypeEnum.WorkSheet
        ]
    except InputError:
        raise
    except PasswordError as exc:
        raise InputError(
            f"{name}: filen er beskyttet med adgangskode. Fjern adgangskoden, gem, og kør igen."
        ) from exc
    except _DAMAGED as exc:
        refuse_damaged(name, exc)
    except BaseException as exc:
        if type(exc).__name__ != "PanicException":  # calamine's Rust gave up; the class can't be imported
            raise
        refuse_damaged(name, exc)
    if not sheets:
        raise InputError(f"{name}: filen indeholder ingen ark, der kan læses. Gem den som .xlsx.")
    return Book(tuple(sheets), "", tuple(cautions))


def _read_frames(raw: bytes, name: str, kind: FileKind, cautions: list[Caution]) -> dict[str, Frame]:
    if kind == "xls":
        return read_xls_frames(raw)
    if kind == "xlsb":
        return read_xlsb_frames(raw, name)
    frames, comments = read_ods_frames(raw, name)
    if comments:
        cautions.append(
            Caution(
                "comments_not_read",
                f"{name}: filen har kommentarer til celler; de læses ikke. Er de input, så skriv dem i celler.",
                Source(name, "", ""),
            )
        )
    return frames


def _read_sheet(sheet: Any, hidden: bool, frame: Frame) -> Sheet:
    cells: list[Cell] = []
    count = 0
    for row, values in enumerate(sheet.iter_rows(), 1):  # from the first row of the sheet, empty ones too
        for column, value in enumerate(values, 1):
            if value == "" or value is None:
                continue
            count += 1
            cells.append(Cell(row, column, *_show(value)))
    return Sheet(
        sheet.name,
        tuple(cells),
        count,
        hidden=hidden,
        hidden_rows=numbers(frame.hidden_rows, frame.rows),
        hidden_columns=numbers(frame.hidden_columns, frame.columns),
        merged=tuple(
            Area(top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        ),
    )


def _show(value: Any) -> tuple[Kind, str]:
    if isinstance(value, str):
        return "text", value
    if isinstance(value, bool):
        return "boolean", show_boolean(value)
    if isinstance(value, int | float):
        return "number", show_number(value)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time | datetime.timedelta):
        return "date", show_date(value)
    return "text", str(value)
