"""Formats and dates are read as openpyxl reads them, which the program need not import for it."""

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.styles import numbers
from openpyxl.utils.datetime import from_excel

from flows.sheets.number_formats import EPOCH, EPOCH_1904, is_date_format, is_duration_format, moment_of

PIECES = (
    "dd", "mm", "yyyy", "hh", "h", "ss", "S", "H", "M", "-", "/", ":", ".", " ", ";", "@", "0", "#,##0", "General",
    "%", '"', '"dage"', "[h]", "[hh]", "[mm]", "[s]", "[H]", "[Red]", "[$-406]", "[$-da-DK]", "[", "]", "\\d", "\\",
    "_d", "_", "AM/PM", "E+00",
)  # fmt: skip
LAST = 2_957_002  # the end of 9999, counted from 1904


@given(st.lists(st.sampled_from(PIECES)).map("".join))
@example('0 "dage"')
@example("0;dd")
@example("[Red]0")
def test_a_format_is_one_of_dates_or_durations_where_openpyxl_says_so(code):
    assert is_date_format(code) == numbers.is_date_format(code)
    assert is_duration_format(code) == numbers.is_timedelta_format(code)


@given(st.one_of(st.floats(0, LAST), st.integers(0, LAST), st.floats(0, 70)), st.sampled_from([EPOCH, EPOCH_1904]))
@example(0, EPOCH)
@example(59.5, EPOCH)
@example(60, EPOCH)
@example(0.9999999999, EPOCH)
@example(45882.395833333336, EPOCH)
def test_a_number_is_the_moment_that_it_is_for_openpyxl(number, epoch):
    assert moment_of(number, "dd-mm-yyyy hh:mm", epoch) == from_excel(number, epoch)


def test_a_duration_goes_on_beyond_a_day():
    assert moment_of(1.125, "[h]:mm", EPOCH) == datetime.timedelta(hours=27)


@pytest.mark.parametrize("number", [-1.0, 1e9, float("inf"), float("nan")])
def test_a_number_without_a_date_is_refused(number):
    with pytest.raises((OverflowError, ValueError)):
        moment_of(number, "dd-mm-yyyy", EPOCH)
