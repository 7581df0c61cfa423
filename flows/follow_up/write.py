"""Writes opfoelgning.xlsx: a row a note, with drop-downs; the same values give the same bytes."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.follow_up.form import Column, form
from flows.follow_up.table import Origin, Sent, TableRow, origin_lines
from flows.growing_rows import with_growing_rows
from flows.write.word.markup import printable

_STAMP = datetime.datetime(1980, 1, 1)  # noqa: DTZ001 - XlsxWriter writes a date without a zone as UTC
_LINE, _TALLEST = 15, 409  # points; the second is Excel's own limit
_A4, _MARGIN = 9, 0.4  # inches
_ABOUT, _HEAD = 90, 100  # characters: a line of the sheet about the table, and of a page's head
_LONGEST = 16_000  # characters of a cell; Excel's limit counts twice what stands outside Unicode's first plane
_BLUE, _AMBER, _YELLOW, _RED, _RULE = "#1F3864", "#7F6000", "#FFF9E5", "#F8CBAD", "#BFBFBF"
_FIRST_DAY = datetime.date(2000, 1, 1)  # of a deadline, where nobody knows when the workshop was
_DAY = "dd-mm-yyyy"


@dataclass(frozen=True)
class Asked:
    """What is asked of a department, beside the rows.

    Attributes:
        statuses: That can be chosen.
        facts: By the form's key; empty ones are left out.
        since: The day of the workshop: no deadline lies before it.
        stays: Whether the file is fetched where it lies, instead of sent back.
    """

    statuses: tuple[str, ...]
    facts: Mapping[str, str] = field(default_factory=dict)
    since: datetime.date | None = None
    stays: bool = False


def write_table(workshop: str, receiver: str, rows: Sequence[TableRow], asked: Asked) -> bytes:
    """Write what a department fills in.

    Args:
        workshop: The name of its folder.
        receiver: The department's id.
        rows: In the order in which they stand.
        asked: What is asked of it.
    """
    import xlsxwriter

    target = io.BytesIO()
    options = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    with xlsxwriter.Workbook(target, {**options, "in_memory": True}) as workbook:
        name = asked.facts.get("receiver", receiver)
        workbook.set_properties({"title": f"{form().title}: {name}", "created": _STAMP})
        workbook.set_custom_property(form().mark, receiver, "text")
        formats = _Formats(workbook)
        sheet = workbook.add_worksheet(form().sheet)
        _write_rows(sheet, formats, rows, asked.since or _FIRST_DAY)
        _set_print(sheet, max(len(rows), 1), asked.facts)
        _write_about(workbook, formats, asked)
        hidden = workbook.add_worksheet(form().parent)
        hidden.very_hidden()
        sent = {row.note: Sent(row.note, shown(row.text), row.values, row.known) for row in rows}
        for number, line in enumerate(origin_lines(Origin(workshop, receiver, asked.statuses, sent))):
            for column, piece in enumerate(line):
                hidden.write_string(number, column, piece)
    return with_growing_rows(target.getvalue())


def shown(text: str) -> str:
    """Give a text as a cell can show it: XML forbids some signs, and one that is too long for Excel is cut."""
    text = printable(text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


class _Formats:
    """The formats of the cells, each made once."""

    def __init__(self, workbook: Any) -> None:
        rule = {"bottom": 1, "bottom_color": _RULE}
        base = {"valign": "top", "align": "left", **rule}
        header = {"bold": True, "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}
        edited = {**base, "text_wrap": True, "bg_color": _YELLOW}
        self.number = workbook.add_format({**base, "align": "center"})
        self.text = workbook.add_format({**base, "text_wrap": True})
        self.edited = workbook.add_format(edited)
        self.deadline = workbook.add_format({**edited, "num_format": _DAY})
        self.lacks_reason = workbook.add_format({**rule, "bg_color": _RED})
        self.lacks_reason_told = workbook.add_format({**rule, "bg_color": _RED, "num_format": form().lacking})
        self.header = workbook.add_format({**header, "bg_color": _BLUE})
        self.edited_header = workbook.add_format({**header, "bg_color": _AMBER})
        self.plain = workbook.add_format({"valign": "top", "align": "left", "text_wrap": True})
        self.bold = workbook.add_format({"valign": "top", "align": "left", "text_wrap": True, "bold": True})

    def of(self, key: str, column: Column) -> Any:
        """Give the format of a column's cells; a colour of its own, so that another can be laid over it by hand."""
        if key == "number":
            return self.number
        return self.deadline if key == "deadline" else self.edited if column.edited else self.text


def _write_rows(sheet: Any, formats: _Formats, rows: Sequence[TableRow], since: datetime.date) -> None:
    columns = form().columns
    keys = list(columns)
    styles = {key: formats.of(key, column) for key, column in columns.items()}
    for place, column in enumerate(columns.values()):
        sheet.set_column(place, place, column.width)
    for number, row in enumerate(rows, 1):
        told = {"text": row.text, "theme": row.theme, "subthemes": row.subthemes, "id": row.note, **row.values}
        lines = 1
        for place, (key, style) in enumerate(styles.items()):
            text = shown(told.get(key, ""))
            if key == "number" and row.number is not None:
                sheet.write_number(number, place, row.number, style)
            elif key == "deadline" and text:
                sheet.write_datetime(number, place, datetime.date.fromisoformat(text), style)
            elif text:
                sheet.write_string(number, place, text, style)
                width = columns[key].width
                lines = max(lines, sum(1 + (len(line) - 1) // width for line in text.split("\n")))
            else:
                sheet.write_blank(number, place, None, style)
        if lines > 1:
            sheet.set_row(number, min(_LINE * lines + 2, _TALLEST))
    last = max(len(rows), 1)
    headers = [
        {"header": column.heading, "header_format": formats.edited_header if column.edited else formats.header}
        for column in columns.values()
    ]
    sheet.add_table(0, 0, last, len(keys) - 1, {"columns": headers, "name": "Tabel_opfoelgning", "style": None})
    _mark_lacking(sheet, formats, last)
    _offer(sheet, last, since)


def _mark_lacking(sheet: Any, formats: _Formats, last: int) -> None:
    """Show at once that a reason is missing beside a status that asks for one."""
    from xlsxwriter.utility import xl_col_to_name

    keys = list(form().columns)
    status, answer = (xl_col_to_name(keys.index(key), col_abs=True) for key in ("status", "answer"))
    asked = ",".join(f'{status}2="{name}"' for name in form().meanings.reason)
    rule = {"type": "formula", "criteria": f'=AND(OR({asked}),TRIM({answer}2)="")'}
    for key, look in (("status", formats.lacks_reason_told), ("answer", formats.lacks_reason)):
        place = keys.index(key)
        sheet.conditional_format(1, place, last, place, {**rule, "format": look})


def _offer(sheet: Any, last: int, since: datetime.date) -> None:
    """Lay the drop-down and the messages on the cells; what is pasted over them is checked when it is read."""
    for place, (key, column) in enumerate(form().columns.items()):
        if not column.help:
            continue
        rule: dict[str, Any] = {"input_title": column.heading[:32], "input_message": column.help[:255]}
        if key == "status":
            rule |= {"validate": "list", "source": f"={form().status_list}"}
        elif key == "deadline":
            rule |= {"validate": "date", "criteria": ">=", "value": since, "error_type": "warning"}
            rule |= {"error_title": column.heading, "error_message": form().no_deadline}
        else:
            rule |= {"validate": "any"}
        sheet.data_validation(1, place, last, place, rule)


def _set_print(sheet: Any, last: int, facts: Mapping[str, str]) -> None:
    """Print all columns but the ids, with what the table is about on every page."""
    sheet.print_area(0, 0, last, len(form().columns) - 2)
    sheet.freeze_panes(1, 2)
    _fit_width(sheet)
    sheet.set_margins(_MARGIN, _MARGIN, 2 * _MARGIN, 2 * _MARGIN)
    sheet.repeat_rows(0)
    about = " · ".join(filter(None, (facts.get("workshop"), facts.get("receiver"))))
    deadline = f"{form().facts['deadline']} {facts['deadline']}" if facts.get("deadline") else ""
    sheet.set_header(f"&L{_in_header(about)}&R{_in_header(deadline)}")
    sheet.set_footer(form().print_footer.format(title=form().title))


def _in_header(text: str) -> str:
    """Give a text as a page's head can hold it: & begins a code there, and Excel takes 255 letters in all."""
    return printable(text)[:_HEAD].replace("&", "&&")


def _fit_width(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _write_about(workbook: Any, formats: _Formats, asked: Asked) -> None:
    """Write what the workbook is and how it is filled in, and the statuses, from which the drop-down is made."""
    sheet = workbook.add_worksheet(form().about)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, _ABOUT)
    facts = [(name, value) for key, name in form().facts.items() if (value := asked.facts.get(key))]
    guide = (*form().guide, form().stays if asked.stays else form().back)
    blocks = (facts, list(_headed(form().guide_heading, guide)), list(_headed(form().statuses, asked.statuses)))
    number = 0
    for block in blocks:
        first = number
        for name, value in block:
            sheet.write_string(number, 0, name, formats.bold)
            sheet.write_string(number, 1, printable(value), formats.plain)
            if len(value) > _ABOUT:
                sheet.set_row(number, _LINE * (1 + len(value) // _ABOUT) + 2)
            number += 1
        number += 1  # a blank row between them
    workbook.define_name(form().status_list, f"='{form().about}'!$B${first + 1}:$B${number - 1}")
    _fit_width(sheet)


def _headed(heading: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Put a heading beside the first of some texts."""
    yield from ((heading if place == 0 else "", text) for place, text in enumerate(texts))
