"""The sheet Opfølgning: what became of the notes at each department, with what is due first on top on any day."""

import datetime
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.follow_up.status import Asked, Item
from flows.workbook.followed import Followed, follow_up_page
from flows.workbook.form import form
from tests.deliver.desk import HAND_OFF, desk_of, publish_now
from tests.follow_up.desk import Said, come_back, fill_in, package_of
from tests.workbook.desk import Desk

MAD: Said = {
    "Bedre kaffe": {"Status": "Gennemført", "Svar": "Ny maskine siden maj"},
    "bedre kaffe!": {"Status": "I gang", "Frist": datetime.date(2026, 9, 1)},
    "Suppe om vinteren": {"Status": "Kræver finansiering", "Frist": datetime.date(2026, 9, 20)},
}
ALT: Said = {"Stolene larmer": {"Status": "Afvist", "Svar": "Vi har ingen penge til filt"}}


@pytest.fixture(scope="module")
def answered(tmp_path_factory) -> Desk:
    desk = desk_of(tmp_path_factory.mktemp("answered"))
    publish_now(desk)
    fill_in(package_of(desk, "mad"), desk.inputs / "a.xlsx", MAD)
    fill_in(package_of(desk, "alt"), desk.inputs / "b.xlsx", ALT)
    come_back(desk)
    desk.run()
    return desk


def test_each_department_and_theme_has_a_row_the_earliest_day_on_top(answered):
    sheet = openpyxl.load_workbook(answered.workbook)["Opfølgning"]
    assert list(sheet.iter_rows(values_only=True)) == [
        (
            "Modtager", "Tema", "Input", "Uden svar", "Svaret, ikke afsluttet", "Afsluttet", "Næste frist",
            "Alle frister",
        ),
        (
            "Madforvaltningen", "Mad og drikke", 3, 0, 2, 1, datetime.datetime(2026, 9, 1),  # noqa: DTZ001
            "01-09-2026: nr. 1\n20-09-2026: nr. 2",
        ),
        ("Bygningsforvaltningen", "Rum og møbler", 2, 2, 0, 0, None, None),
        ("Direktionen", "Mad og drikke", 3, 3, 0, 0, None, None),
        ("Direktionen", "Rum og møbler", 2, 1, 0, 1, None, None),
        ("Direktionen", "Uden tema", 1, 1, 0, 0, None, None),
    ]  # fmt: skip
    assert sheet["G2"].number_format == "dd-mm-yyyy"


def test_excel_says_by_its_own_date_what_is_overdue_and_due_within_a_week(answered):
    book = openpyxl.load_workbook(answered.workbook)
    rules = {
        rule.formula[0]: rule.dxf.numFmt.formatCode
        for area in book["Opfølgning"].conditional_formatting
        for rule in area.rules
        if rule.dxf.numFmt
    }

    assert rules == {
        'AND($G2<>"",$G2<TODAY())': '"Over fristen: "dd-mm-yyyy',
        'AND($G2<>"",$G2<TODAY()+8)': '"Inden for syv dage: "dd-mm-yyyy',
    }


@given(
    st.lists(st.none() | st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 2, 28)), min_size=1),
    st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 2, 28)),
)
def test_on_any_day_what_is_overdue_stands_before_what_is_due_within_a_week_and_that_before_the_rest(days, today):
    receiver = Asked("mad", "Madforvaltningen")
    items = [
        Item(receiver, f"n{place}", place, f"Tema {place % 7}", "", "I gang", "", "", day)
        for place, day in enumerate(days)
    ]
    rows: Sequence[Mapping[str, Any]] = follow_up_page(Followed(items, "Ny")).rows
    urgency = [_urgency(row.get("due"), today) for row in rows]

    assert urgency == sorted(urgency)
    assert sum(row["notes"] for row in rows) == len(items)
    assert all(row["unanswered"] + row["open"] + row["settled"] == row["notes"] for row in rows)


def _urgency(due: datetime.date | None, today: datetime.date) -> int:
    item = Item(Asked("mad", ""), "", None, "", "", "", "", "", due)
    return 0 if item.is_overdue(today) else 1 if item.is_soon(today) else 2


def test_the_chart_shows_each_department_and_has_its_numbers_as_alternative_text(answered):
    with zipfile.ZipFile(io.BytesIO(answered.workbook.read_bytes())) as package:
        drawings = [package.read(name).decode() for name in package.namelist() if "drawings/drawing" in name]
        charts = [package.read(name).decode() for name in package.namelist() if "charts/chart" in name]

    assert [re.search(r'descr="([^"]*)"', drawing)[1] for drawing in drawings][1] == (
        "Stablet søjlediagram over opfølgningen hos hver modtager: Madforvaltningen 0 uden svar, 2 svaret og ikke "
        "afsluttet, 1 afsluttet; Bygningsforvaltningen 2 uden svar, 0 svaret og ikke afsluttet, 0 afsluttet; "
        "Direktionen 5 uden svar, 0 svaret og ikke afsluttet, 1 afsluttet."
    )
    book = openpyxl.load_workbook(answered.workbook)
    ranges = [
        re.fullmatch(r"Om!\$B\$(\d+):\$B\$(\d+)", each) for each in re.findall(r"<c:f>(.*?)</c:f>", charts[1])
    ]
    shown = [[book["Om"][f"B{row}"].value for row in range(int(each[1]), int(each[2]) + 1)] for each in ranges]
    names = ["Madforvaltningen", "Bygningsforvaltningen", "Direktionen"]
    assert shown == [names, [0, 2, 5], names, [2, 0, 0], names, [1, 0, 1]]


def test_the_same_answers_give_the_same_bytes_and_put_back_unchanged_it_changes_nothing(answered):
    raw = answered.workbook.read_bytes()
    assert (answered.run().told, answered.workbook.read_bytes()) == ((), raw)

    answered.edit(lambda _sheets: None)  # saved by another program
    assert answered.workbook.read_bytes() != raw
    assert (answered.run().told, answered.workbook.read_bytes()) == ((), raw)
    assert answered.stands()


def test_what_a_person_writes_in_it_is_told_and_kept(answered):
    def move_deadline(sheets):
        sheets.book["Opfølgning"]["G2"].value = datetime.date(2027, 1, 1)

    answered.edit(move_deadline)
    told = answered.run().told
    assert told[0] == (
        "- Opfølgning, række 2: her er skrevet, hvor programmet viser noget; det er ikke læst. Skriv i de gule "
        "celler."
    )
    assert told[1].startswith("Intet af det er tabt")


@pytest.mark.parametrize(("deadline", "there"), [("deadline: 2026-12-01", True), ("", False)])
def test_it_is_there_where_a_department_has_answered_or_has_a_deadline(tmp_path, deadline, there):
    desk = desk_of(tmp_path, settings=HAND_OFF.replace("deadline: 2026-12-01", deadline))
    desk.run()
    book = openpyxl.load_workbook(desk.workbook)
    facts = [row[0].value for row in book["Om"].iter_rows()]

    assert (form().sheets["follow_up"].title in book.sheetnames) is there
    assert any(str(fact).startswith("Opfølgning") for fact in facts) is there
