import pytest

from flows.dedupe.numerals import mend_scanned, write_numbers


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1.000 kr. og 1 000 kr.", "1000 kr. og 1000 kr."),
        ("2.000.000 kr.", "2 millioner kr."),
        ("1500000 kr.", "1,5 millioner kr."),
        ("1.250.000 kr.", "1250000 kr."),
        ("kl. 08.30 og kl. 15:00", "kl. 8,30 og kl. 15"),
        ("d. 15/3", "den 15 marts"),
        ("d. 15. marts", "den 15. marts"),
        ("15. mar. 2024", "15 marts 2024"),
        ("05.12-24", "5 december 2024"),
        ("1. jul. og 2 sept", "1 juli og 2 september"),
        ("24/31 og 3/14", "24/31 og 3/14"),
        ("12 34 56 78", "12345678"),
        ("5 min. og 48t", "5 minutter. og 48 timer"),
        ("10 m/k", "10 m/k"),
        ("1⁄2 time", "1 februar time"),
        ("uge 07", "uge 7"),
        ("ingen tal", "ingen tal"),
    ],
)
def test_numbers_are_written_in_one_way(text, written):
    assert write_numbers(text) == written


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("l2 uger fra 195O", "12 uger fra 1950"),
        ("8.ooo kr.", "8.000 kr."),
        ("morgen5ang og konting3nt", "morgensang og kontingent"),
        ("2l mælk", "2l mælk"),
        ("H2O, CO2, B2B og G8", "H2O, CO2, B2B og G8"),
        ("uge9 i 1.b", "uge9 i 1.b"),
    ],
)
def test_digits_and_letters_that_a_scanner_took_for_each_other(text, mended):
    assert mend_scanned(text) == mended


def test_another_number_is_still_another():
    assert write_numbers("2 millioner") != write_numbers("2 milliarder")
    assert write_numbers("den 1/5") != write_numbers("den 1/6")
    assert write_numbers("200.000") != write_numbers("2.000.000")
