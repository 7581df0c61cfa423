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
        ("kl. 8.10-12", "kl. 8,10-12"),
        ("d. 15/3", "den 15 marts"),
        ("d. 15. marts", "den 15. marts"),
        ("senest 1/5", "senest 1 maj"),
        ("15. mar. 2024", "15 marts 2024"),
        ("05.12-24 og 5/12-99", "5 december 2024 og 5 december 1999"),
        ("5/12-69 og 5/12-70", "5 december 2069 og 5 december 1970"),
        ("31/12-24, 32/12-24, 0/12-24", "31 december 2024, 32/12-24, 0/12-24"),
        ("1/1-24, 1/13-24, 1/0-24", "1 januar 2024, 1/13-24, 1/0-24"),
        ("den 31/12, den 32/12, den 1/0", "den 31 december, den 32/12, den 1/0"),
        ("version 1.2.10", "version 1.2,10"),
        ("1. jul. og 2 sept", "1 juli og 2 september"),
        ("åbent 24/7, 3/4 tid", "åbent 24/7, 3/4 tid"),
        ("den 24/31 og den 3/14", "den 24/31 og den 3/14"),
        ("den 1. fase, den 1. maj", "den første fase, den 1 maj"),
        ("i 2. klasse, hver 3. uge", "i anden klasse, hver tredje uge"),
        ("løn 2. barsel, fra 1. maj", "løn 2. barsel, fra 1 maj"),
        ("12 34 56 78", "12345678"),
        ("5 min. pause, 48 t. om ugen", "5 minutter pause, 48 timer om ugen"),
        ("punkt 2 min leder", "punkt 2 min leder"),
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
        ("lo og lI i lokale 5", "lo og lI i lokale 5"),
        ("morgen5ang og konting3nt", "morgensang og kontingent"),
        ("Morgen5ang og Konting3nt", "Morgensang og Kontingent"),
        ("2l mælk", "2l mælk"),
        ("Lokale I2, afsnit O1", "Lokale I2, afsnit O1"),
        ("om3uger, rum1øst", "om3uger, rum1øst"),
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
