"""Writes opfoelgning.xlsx: a row a note, with drop-downs; the same values give the same bytes."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from typing import Any

from flows.follow_up.form import form
from flows.follow_up.table import Origin, Sent, TableRow, origin_lines
from flows.write.word.markup import printable
from flows.write.word.package import pack, unpack

_STAMP = datetime.datetime(1980, 1, 1)  # noqa: DTZ001 - XlsxWriter writes a date without a zone as UTC
_LINE, _TALLEST = 15, 409  # points; the second is Excel's own limit
_A4, _MARGIN = 9, 0.4  # inches
_LONGEST = 16_000  # characters of a cell; Excel's limit counts twice what stands outside Unicode's first plane
_BLUE, _AMBER, _YELLOW, _RED, _RULE = "#1F3864", "#7F6000", "#FFF9E5", "#F8CBAD", "#BFBFBF"
_FIRST_DAY = datetime.date(2000, 1, 1)
_DAY = "dd-mm-yyyy"


def write_table(
    workshop: str, receiver: str, rows: Sequence[TableRow], statuses: Sequence[str], facts: Mapping[str, str]
) -> bytes:
    """Write what a department fills in.

    Args:
        workshop: The name of its folder.
        receiver: The department's id.
        rows: In the order in which they stand.
        statuses: That can be chosen.
        facts: By the form's key; empty ones are left out.
    """
    import xlsxwriter

    target = io.BytesIO()
    options = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    with xlsxwriter.Workbook(target, {**options, "in_memory": True}) as workbook:
        workbook.set_properties({"title": f"{form().title}: {facts.get('receiver', receiver)}", "created": _STAMP})
        workbook.set_custom_property(form().mark, receiver, "text")
        formats = _Formats(workbook)
        _write_rows(workbook.add_worksheet(form().sheet), formats, rows)
        _write_about(workbook, formats, facts, statuses)
        hidden = workbook.add_worksheet(form().parent)
        hidden.very_hidden()
        sent = {row.note: Sent(row.note, shown(row.text), row.values, row.known) for row in rows}
        for number, line in enumerate(origin_lines(Origin(workshop, receiver, tuple(statuses), sent))):
            for column, piece in enumerate(line):
                hidden.write_string(number, column, piece)
    return pack(unpack(target.getvalue()))


def shown(text: str) -> str:
    """Give a text as a cell can show it: XML forbids some signs, and one that is too long for Excel is cut."""
    text = printable(text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


class _Formats:
    """The formats of the cells, each made once."""

    def __init__(self, workbook: Any) -> None:
        base = {"valign": "top", "align": "left"}
        header = {"bold": True, "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}
        rule = {"bottom": 1, "bottom_color": _RULE}
        text = workbook.add_format({**base, "text_wrap": True})
        self.number = workbook.add_format({"valign": "top", "align": "center"})
        self.deadline = workbook.add_format({**base, "num_format": _DAY})
        self.text = text
        self.row = workbook.add_format(rule)
        self.edited_row = workbook.add_format({**rule, "bg_color": _YELLOW})
        self.lacks_reason = workbook.add_format({**rule, "bg_color": _RED})
        self.lacks_reason_told = workbook.add_format({**rule, "bg_color": _RED, "num_format": form().lacking})
        self.header = workbook.add_format({**header, "bg_color": _BLUE})
        self.edited_header = workbook.add_format({**header, "bg_color": _AMBER})

    def of(self, key: str) -> Any:
        """Give the format of a column's cells."""
        return {"number": self.number, "deadline": self.deadline}.get(key, self.text)


def _write_rows(sheet: Any, formats: _Formats, rows: Sequence[TableRow]) -> None:
    columns = form().columns
    keys = list(columns)
    for place, (key, column) in enumerate(columns.items()):
        sheet.set_column(place, place, column.width, formats.of(key))
    for number, row in enumerate(rows, 1):
        told = {"text": row.text, "theme": row.theme, "subthemes": row.subthemes, "id": row.note, **row.values}
        if row.number is not None:
            sheet.write_number(number, 0, row.number, formats.number)
        lines = 1
        for key, value in told.items():
            place, text = keys.index(key), shown(value)
            if key == "deadline" and text:
                sheet.write_datetime(number, place, datetime.date.fromisoformat(text), formats.deadline)
            elif text:
                sheet.write_string(number, place, text, formats.of(key))
                width = columns[key].width
                lines = max(lines, sum(1 + (len(line) - 1) // width for line in text.split("\n")))
        if lines > 1:
            sheet.set_row(number, min(_LINE * lines + 2, _TALLEST))
    last = max(len(rows), 1)
    headers = [
        {"header": column.heading, "header_format": formats.edited_header if column.edited else formats.header}
        for column in columns.values()
    ]
    sheet.add_table(0, 0, last, len(keys) - 1, {"columns": headers, "name": "Tabel_opfoelgning", "style": None})
    _mark_lacking(sheet, formats, last)
    for place, column in enumerate(columns.values()):  # of the table's rows alone, not of the whole column
        look = formats.edited_row if column.edited else formats.row
        sheet.conditional_format(1, place, last, place, {"type": "formula", "criteria": "=TRUE", "format": look})
    _offer(sheet, last)
    _set_print(sheet, last, len(keys) - 2)  # without the ids


def _mark_lacking(sheet: Any, formats: _Formats, last: int) -> None:
    """Show at once that a reason is missing beside a status that asks for one."""
    from xlsxwriter.utility import xl_col_to_name

    keys = list(form().columns)
    status, answer = (xl_col_to_name(keys.index(key), col_abs=True) for key in ("status", "answer"))
    asked = ",".join(f'{status}2="{name}"' for name in form().meanings.reason)
    rule = {"type": "formula", "criteria": f'=AND(OR({asked}),TRIM({answer}2)="")', "stop_if_true": True}
    for key, look in (("status", formats.lacks_reason_told), ("answer", formats.lacks_reason)):
        place = keys.index(key)
        sheet.conditional_format(1, place, last, place, {**rule, "format": look})


def _offer(sheet: Any, last: int) -> None:
    """Lay the drop-down and the messages on the cells; what is pasted over them is checked when it is read."""
    for place, (key, column) in enumerate(form().columns.items()):
        if not column.help:
            continue
        rule: dict[str, Any] = {"input_title": column.heading[:32], "input_message": column.help[:255]}
        if key == "status":
            rule |= {"validate": "list", "source": f"={form().status_list}"}
        elif key == "deadline":
            rule |= {"validate": "date", "criteria": ">=", "value": _FIRST_DAY, "error_type": "warning"}
        else:
            rule |= {"validate": "any"}
        sheet.data_validation(1, place, last, place, rule)


def _set_print(sheet: Any, last: int, to_column: int) -> None:
    sheet.print_area(0, 0, last, to_column)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, 2 * _MARGIN)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(form().print_footer.format(title=form().title))


def _write_about(workbook: Any, formats: _Formats, facts: Mapping[str, str], statuses: Sequence[str]) -> None:
    """Write what the workbook is and how it is filled in, and the statuses, from which the drop-down is made."""
    sheet = workbook.add_worksheet(form().about)
    sheet.set_column(0, 0, 26, formats.text)
    sheet.set_column(1, 1, 90, formats.text)
    rows = [(name, facts.get(key, "")) for key, name in form().facts.items()]
    rows = [(name, value) for name, value in rows if value]
    rows += [(str(step), text) for step, text in enumerate(form().guide, 1)]
    first = len(rows)
    rows += [(form().statuses, status) for status in statuses]
    for number, (name, value) in enumerate(rows):
        sheet.write_string(number, 0, name, formats.text)
        sheet.write_string(number, 1, printable(value), formats.text)
        if len(value) > 90:
            sheet.set_row(number, _LINE * (1 + len(value) // 90) + 2)
    workbook.define_name(form().status_list, f"='{form().about}'!$B${first + 1}:$B${len(rows)}")
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
