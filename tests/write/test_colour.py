"""Contrast as WCAG 2.1 reckons it, and the shade that can be read."""

import itertools

import pytest

from flows.write.word.colour import contrast, is_grey, readable, tint


@pytest.mark.parametrize(
    ("colour", "behind", "ratio"),
    [
        ("000000", "FFFFFF", 21.0),
        ("FFFFFF", "000000", 21.0),
        ("FFFFFF", "FFFFFF", 1.0),
        ("767676", "FFFFFF", 4.54),  # the lightest grey that is enough, and the first that is not
        ("777777", "FFFFFF", 4.48),
        ("FF0000", "FFFFFF", 4.00),
        ("008000", "FFFFFF", 5.14),
        ("0000FF", "FFFFFF", 8.59),
        ("ffff00", "ffffff", 1.07),
        ("0A0A0A", "000000", 1.06),  # so dark that the scale is straight
        ("FFFFFF", "1F3864", 11.62),
    ],
)
def test_contrast_is_that_of_the_standard(colour, behind, ratio):
    assert contrast(colour, behind) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    ("colour", "behind", "shade"),
    [
        ("auto", "auto", "auto"),  # what is no colour is Word's to choose
        ("767676", "auto", "767676"),
        ("1f3864", "FFFFFF", "1f3864"),  # what can be read stands as it was written
        ("4F81BD", "auto", "4977AE"),
        ("4F81BD", "ffffff", "4977AE"),
        ("777777", "no colour", "747474"),
        ("FFFFFF", "auto", "727272"),
        ("FFFFFF", "000000", "FFFFFF"),
        ("404040", "000000", "797979"),  # on dark it becomes lighter
        ("1F3864", "1f3864", "9AA5B9"),
    ],
)
def test_a_faint_colour_becomes_its_nearest_shade_that_can_be_read(colour, behind, shade):
    assert readable(colour, behind) == shade


def test_whatever_is_behind_it_a_colour_can_be_read():
    greys = [f"{level:02X}" * 3 for level in range(0, 256, 15)]
    assert [pair for pair in itertools.product(greys, repeat=2) if contrast(readable(*pair), pair[1]) < 4.5] == []


@pytest.mark.parametrize(
    ("colour", "grey"), [("000000", True), ("FFFFFF", True), ("808097", True), ("808098", False), ("976880", False)]
)
def test_what_lies_between_black_and_white_is_grey(colour, grey):
    assert is_grey(colour) is grey


@pytest.mark.parametrize(("colour", "half"), [("000000", "7F7F7F"), ("1F3864", "8F9BB1"), ("FFFFFF", "FFFFFF")])
def test_a_tint_is_half_way_to_white(colour, half):
    assert tint(colour) == half
