"""A long note of odd signs is screened in a time that grows with its length, not with its square."""

import time

import pytest

from flows.screen import screen_text

_SIGNS = 100_000
_SECONDS = 20  # its square would take minutes


@pytest.mark.parametrize(
    "unit", ["A.", "A. ", "V. D. ", "DK12", "12/05-83 ", "født 12/05-83 1177 ", "A-"], ids=lambda unit: unit.strip()
)
def test_odd_signs_in_a_row_are_screened_in_time(unit):
    text = unit * (_SIGNS // len(unit))
    started = time.process_time()
    screen_text(text)
    assert time.process_time() - started < _SECONDS
