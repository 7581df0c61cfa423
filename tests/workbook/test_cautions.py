"""What a caution tells staff to do in the workbook can be done there, and the caution is gone then."""

from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.workbook.desk import Desk

LINES = "Flere kopper på hylden\nFærre skilte ved døren"


def hide_row(sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True


def comment(sheet: Any) -> None:
    sheet["A2"].comment = Comment("Og mere sukker til kaffen i pausen", "hb")


def as_it_is(sheet: Any) -> None:
    """Nothing but the cells."""


@pytest.mark.parametrize(
    ("rows", "change", "code", "where", "read"),
    [
        (
            [["Input"], ["Bedre kaffe"], ["Stolene larmer"]],
            hide_row,
            "hidden",
            ("Sat til side", "Celle", "A3", "Er et input?", "Ja"),
            ["Bedre kaffe", "Stolene larmer"],
        ),
        (
            [["Input"], ["Bedre kaffe"], ["Stolene larmer"]],
            comment,
            "comment_to_cell",
            ("Sat til side", "Grund", "kommentar", "Er et input?", "Ja"),
            ["Bedre kaffe", "Stolene larmer", "Og mere sukker til kaffen i pausen"],
        ),
        (
            [
                ["Input", "", "Andet"],
                ["Bedre kaffe", "", "Kan vi få mere lys i salen om aftenen?"],
                ["Mere te", "", ""],
            ],
            as_it_is,
            "looks_like_note",
            ("Sat til side", "Celle", "C2", "Er et input?", "Ja"),
            ["Bedre kaffe", "Kan vi få mere lys i salen om aftenen?", "Mere te"],
        ),
        (
            [["Input"], [LINES], ["Bedre kaffe"]],
            as_it_is,
            "line_breaks_in_cell",
            ("Læsning", "Fil", "bord.xlsx", "Del ved linjeskift", "Ja"),
            [*LINES.split("\n"), "Bedre kaffe"],
        ),
        (
            [["Input"], [LINES], ["Bedre kaffe"]],
            as_it_is,
            "line_breaks_in_cell",
            ("Læsning", "Fil", "bord.xlsx", "Del ved linjeskift", "Nej"),
            [LINES, "Bedre kaffe"],
        ),
        (
            [
                ["Hvad kan vi gøre bedre?"],
                ["Bedre kaffe i kantinen"],
                ["Stolene i salen larmer"],
                ["Mere te til alle"],
            ],
            as_it_is,
            "asks_on_top",
            ("Læsning", "Fil", "bord.xlsx", "Første række er", "Overskrift"),
            ["Bedre kaffe i kantinen", "Stolene i salen larmer", "Mere te til alle"],
        ),
    ],
)
def test_the_caution_is_answered_where_it_says(
    tmp_path,
    rows: list[list[str]],
    change: Callable[[Any], None],
    code: str,
    where: tuple[str, str, str, str, str],
    read: list[str],
):
    desk = Desk.of(tmp_path, [])
    (desk.inputs / "noter.csv").unlink()
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book.active)
    book.save(desk.inputs / "bord.xlsx")
    (told,) = [each for each in desk.run().edition.cautions if each.code == code]
    sheet, heading, value, column, answer = where

    assert f"på arket {sheet} i gennemgang.xlsx" in told.message
    desk.edit(lambda sheets: setattr(sheets.row(value, sheet, heading)[column], "value", answer))
    edition = desk.run().edition
    assert sorted(note.text for note in edition.gathered.notes) == sorted(read)
    assert code not in [each.code for each in edition.cautions]
