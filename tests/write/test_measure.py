"""Lengths as Word and LibreOffice write them, in points."""

import pytest

from flows.write.word.measure import points


@pytest.mark.parametrize(
    ("length", "own_unit", "told"),
    [
        ("22", 0.5, 11.0),  # half points
        ("1440", 0.05, 72.0),  # twips
        ("-720", 0.05, -36.0),
        ("21.5", 0.5, 10.75),
        (" 22 ", 0.5, 11.0),
        ("11pt", 0.5, 11.0),
        ("25.4mm", 0.05, 72.0),
        ("2.54cm", 0.05, 72.0),
        ("1in", 0.05, 72.0),
        ("2pc", 0.05, 24.0),
        ("2pi", 0.05, 24.0),
        ("", 0.5, None),
        ("auto", 0.5, None),
        ("11 pt", 0.5, None),
        ("2em", 0.5, None),
    ],
)
def test_a_length_is_told_in_points(length, own_unit, told):
    assert points(length, own_unit) == (None if told is None else pytest.approx(told))
