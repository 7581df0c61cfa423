"""Writes the workbook: the same edition and book give the same bytes."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flows.collector import collector_paused
from flows.growing_rows import with_growing_rows
from flows.notes import Edition
from flows.review import Decision, DecisionBook, Facts
from flows.review.source_outcomes import every_outcome
from flows.workbook.approval import Offer, approval_page
from flows.workbook.charts import BLUE, chart_rows, draw_follow_up, draw_themes
from flows.workbook.facts import about_page, decisions_page, guide_page, warnings_page
from flows.workbook.followed import STATES, Followed, count_by_receiver, follow_up_page, tally_rows
from flows.workbook.form import SheetForm, form
from flows.workbook.parent import Parent, parent_lines
from flows.workbook.reaching import find_rows
from flows.workbook.receivers import Names, list_choices
from flows.workbook.rows import Page, count_looks, iter_parents, marks_of, notes_page, pairs_page
from flows.workbook.source_rows import aside_page, reading_page, themes_page, workshop_page
from flows.write.form import AppendixForm, Heading
from flows.write.outline import number_notes
from flows.write.word.markup import printable

_STAMP = datetime.datetime(1980, 1, 1)  # noqa: DTZ001 - XlsxWriter writes a date without a zone as UTC
_LINE = 15  # points
_TALLEST = 409  # points; Excel's own limit
_A4 = 9
_MARGIN = 0.4  # inches
NO_FOLLOW_UP = Followed()
NO_FACTS = Facts(dict.fromkeys(form().facts, ""))
_SHARES = ("share", "alike")
_NUMBERS = ("number", "notes", "aside", *STATES)
_AMBER, _YELLOW, _RULE, _RED = "#7F6000", "#FFF9E5", "#BFBFBF", "#9C0006"


def write_workbook(
    edition: Edition,
    heading: Heading,
    appendix: AppendixForm,
    book: DecisionBook,
    digest: str,
    taken: Iterable[str] = (),
    lost: Sequence[Decision] = (),
    since: Mapping[str, str] | None = None,
    facts: Facts = NO_FACTS,
    receivers: Names | None = None,
    followed: Followed = NO_FOLLOW_UP,
    offer: Offer | None = None,
) -> bytes:
    """Write what staff see of an edition and decide in it.

    Args:
        edition: As the decisions of the book made it.
        heading: What is known of the workshop.
        appendix: The form of the appendix, whose numbers the notes are shown with.
        book: What is decided.
        digest: The edition's fingerprint.
        taken: What was read from copies of the workbook, as `Parent` keeps it.
        lost: What was left out or hidden and is gone from the book, though nobody took it back.
        since: Of what edition on each decision is in force, as `Memory` has it.
        facts: What workshop.yaml says of the workshop, and what people put right.
        receivers: What the departments are called that notes are handed off to, by id.
        followed: What became of the notes there.
        offer: The edition as what a person is asked to approve; None where nobody is asked.
    """
    with collector_paused():
        outcomes = every_outcome(edition, book, facts, lost)
        choices = list_choices(receivers or {})
        said = find_rows(outcomes, edition.gathered.notes)
        about = about_page(edition, heading, book, digest, count_looks(edition, said), facts.schemes, choices)
        became = count_by_receiver(followed, receivers or {}) if followed.tells else []
        pages = [
            notes_page(edition, number_notes(edition, appendix), said, receivers),
            pairs_page(edition, said),
            aside_page(edition, outcomes),
            reading_page(edition, outcomes),
            themes_page(edition, outcomes),
            *([follow_up_page(followed)] if followed.tells else []),
            *([approval_page(edition, digest, offer)] if offer else []),
            decisions_page(edition, outcomes, since or {}),
            warnings_page(edition.cautions),
            workshop_page(edition, heading, facts),
            replace(about, rows=[*about.rows, *tally_rows(became)]),
            guide_page(),
        ]
        rows = tuple(iter_parents(pages))
        parent = Parent(edition.workshop, digest, tuple(sorted(taken)), rows, marks=marks_of(pages))
        return _write(pages, parent, heading.title, became)


def _write(
    pages: Sequence[Page], parent: Parent, title: str, became: Sequence[tuple[str, Mapping[str, int]]]
) -> bytes:
    import xlsxwriter

    target = io.BytesIO()
    options = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    about = next(page for page in pages if page.sheet == "about")
    receivers = _choices_of(about, "receiver")
    lists = {"new_theme": form().theme_list, **({"receiver": form().receivers["list"]} if receivers else {})}
    with xlsxwriter.Workbook(target, {**options, "in_memory": True}) as workbook:
        workbook.set_properties({"title": f"{form().title}: {title}", "created": _STAMP})
        workbook.set_custom_property(form().mark, parent.edition, "text")
        formats = _Formats(workbook)
        themes = next(page for page in pages if page.sheet == "themes")
        bars = {"themes": len(themes.rows), "follow_up": len(became) + 1}  # and the line that tells what they mean
        for page in pages:
            _write_page(workbook, formats, page, lists, bars.get(page.sheet, 0))
        name = form().sheets["themes"].title
        workbook.define_name(form().theme_list, f"='{name}'!$A$2:$A${len(themes.rows) + 1}")
        draw_themes(workbook, themes)
        draw_follow_up(workbook, pages, became)
        _offer_schemes(workbook, about)
        if receivers:
            workbook.define_name(form().receivers["list"], f"={receivers}")
        hidden = workbook.add_worksheet(form().parent)
        hidden.very_hidden()
        for row, line in enumerate(parent_lines(parent)):
            for column, piece in enumerate(line):
                hidden.write_string(row, column, piece)
    return with_growing_rows(target.getvalue())


class _Formats:
    """The formats of the cells, each made once."""

    def __init__(self, workbook: Any) -> None:
        base = {"valign": "top"}
        header = {"bold": True, "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}
        rule = {"bottom": 1, "bottom_color": _RULE}
        self.text = workbook.add_format({**base, "align": "left", "text_wrap": True})
        self.number = workbook.add_format({**base, "align": "center"})
        self.share = workbook.add_format({**base, "align": "center", "num_format": "0 %"})
        self.day = workbook.add_format({**base, "align": "left", "num_format": "dd-mm-yyyy"})
        said = form().follow_up
        self.late = {
            "TODAY()": workbook.add_format(
                {**rule, "bold": True, "font_color": _RED, "num_format": said["overdue"]}
            ),
            "TODAY()+8": workbook.add_format(
                {**rule, "bold": True, "font_color": _AMBER, "num_format": said["soon"]}
            ),
        }
        self.row = workbook.add_format(rule)
        self.edited_row = workbook.add_format({**rule, "bg_color": _YELLOW})
        self.header = workbook.add_format({**header, "bg_color": BLUE})
        self.edited_header = workbook.add_format({**header, "bg_color": _AMBER})

    def of(self, key: str) -> Any:
        """Give the format of a column's cells."""
        if key == "due":
            return self.day
        return self.share if key in _SHARES else self.number if key in _NUMBERS else self.text


def _write_page(workbook: Any, formats: _Formats, page: Page, lists: Mapping[str, str], bars: int) -> None:
    """Write a sheet; `bars` are those of the chart below its table, if there is one."""
    shape = form().sheets[page.sheet]
    sheet = workbook.add_worksheet(shape.title)
    keys = {key: place for place, key in enumerate(shape.columns)}
    styles = [formats.of(key) for key in shape.columns]
    for place, (column, style) in enumerate(zip(shape.columns.values(), styles, strict=True)):
        sheet.set_column(place, place, column.width, style)
    widths = [column.width for column in shape.columns.values()]
    for number, row in enumerate(page.rows, 1):
        lines = 1
        for key, value in row.items():
            place = keys[key]
            if isinstance(value, str):
                if value:
                    value = printable(value)
                    sheet.write_string(number, place, value, styles[place])
                    if len(value) > widths[place] or "\n" in value:
                        lines = max(lines, _lines(value, widths[place]))
            elif isinstance(value, datetime.date):
                sheet.write_datetime(number, place, value, styles[place])
            else:
                sheet.write_number(number, place, value, styles[place])
        if lines > 1:
            sheet.set_row(number, min(_LINE * lines + 2, _TALLEST))
    last = max(len(page.rows), 1)
    if not page.rows and not shape.ids:
        sheet.write_string(1, 0, form().empty, styles[0])
    headers = [
        {"header": column.heading, "header_format": formats.edited_header if column.edited else formats.header}
        for column in shape.columns.values()
    ]
    sheet.set_row(0, _LINE * 2 + 2)
    sheet.add_table(0, 0, last, len(keys) - 1, {"columns": headers, "name": f"Tabel_{page.sheet}", "style": None})
    if page.sheet == "follow_up":
        _mark_late(sheet, keys["due"], last, formats)
    for place, column in enumerate(shape.columns.values()):  # of the table's rows alone, not of the whole column
        look = formats.edited_row if column.edited else formats.row
        sheet.conditional_format(1, place, last, place, {"type": "formula", "criteria": "=TRUE", "format": look})
    _offer_choices(sheet, shape, last, lists if page.sheet == "notes" else {})
    _set_print(sheet, shape, last + (chart_rows(bars) if bars else 0), one_page=bool(bars))


def _mark_late(sheet: Any, place: int, last: int, formats: _Formats) -> None:
    """Let Excel say in the cell itself, by today's date, that a day has passed or is within a week."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    cell = xl_rowcol_to_cell(1, place, col_abs=True)
    for before, look in formats.late.items():  # of two that hold, the first decides
        criteria = f'=AND({cell}<>"",{cell}<{before})'
        sheet.conditional_format(1, place, last, place, {"type": "formula", "criteria": criteria, "format": look})


def _lines(text: str, width: int) -> int:
    """Estimate how many lines a wrapped text takes: letters are narrower than the digits that widths count."""
    return sum(1 + (len(line) - 1) // width for line in text.split("\n"))


def _offer_choices(sheet: Any, shape: SheetForm, last: int, lists: Mapping[str, str]) -> None:
    """Lay the drop-downs and the messages on the cells; what is pasted over them is checked when it is read."""
    for place, (key, column) in enumerate(shape.columns.items()):
        told = {"input_title": column.heading[:32], "input_message": column.help[:255]} if column.help else {}
        if key in lists:  # of several receivers none is refused before the cell is read
            rule: dict[str, Any] = {"validate": "list", "source": f"={lists[key]}", **told}
            rule["show_error"] = key != "receiver"
        elif column.choices:
            rule = {"validate": "list", "source": [*form().choices[column.choices].values()], **told}
        elif told:
            rule = {"validate": "any", **told}
        else:
            continue
        sheet.data_validation(1, place, last, place, rule)


def _offer_schemes(workbook: Any, about: Page) -> None:
    """Lay the drop-down with the schemes on its one cell; they stand last on the sheet of counts."""
    cells = _choices_of(about, "choice")
    if not cells:
        return
    shapes = form().sheets
    workbook.define_name(form().scheme_list, f"={cells}")
    place = list(shapes["workshop"].columns).index("new_value")
    row = list(form().facts).index("scheme") + 1
    rule = {"validate": "list", "source": f"={form().scheme_list}", "input_message": form().scheme_help}
    workbook.get_worksheet_by_name(shapes["workshop"].title).data_validation(row, place, row, place, rule)


def _choices_of(about: Page, key: str) -> str:
    """Give where on the sheet of counts the choices of a drop-down stand; empty where there are none."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    listed = [row for row, told in enumerate(about.rows, 1) if told["fact"] == form().about[key]]
    if not listed:
        return ""
    shape = form().sheets["about"]
    column = list(shape.columns).index("value")
    cells = ":".join(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True) for row in (listed[0], listed[-1]))
    return f"'{shape.title}'!{cells}"


def _set_print(sheet: Any, shape: SheetForm, last: int, *, one_page: bool) -> None:
    if shape.print_to:
        sheet.print_area(0, 0, last, [*shape.columns].index(shape.print_to))
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, 2 * _MARGIN)
    sheet.fit_to_pages(1, int(one_page))
    sheet.repeat_rows(0)
    sheet.set_footer(form().print["footer"].format(title=shape.title))
