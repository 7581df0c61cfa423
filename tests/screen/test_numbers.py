"""Numbers of persons, and what only looks like them; all are constructed."""

import pytest

from flows.screen.numbers import is_date, meets_modulus_11
from tests.screen.found import found, stops


@pytest.mark.parametrize(
    "number",
    [
        "070761-4285",
        "070761–4285",
        "070761\N{NON-BREAKING HYPHEN}4285",
        "070761 - 4285",
        "070761 4285",
        "0707614285",
        "070761/4285",
        "070761.4285",
        "07 07 61 4285",
        "07.07.61-4285",
        "07-07-61-4285",
        "07/07/61-4285",
        "07 07 61 42 85",
        "0707\N{SOFT HYPHEN}61-4285",
        "0 7 0 7 6 1 4 2 8 5",
        "07071961-4285",
        "07.07.1961-4285",
        "670761-4285",
        "９１０７６１-４２８５",
    ],
)
def test_a_cpr_number_stops_however_it_is_written(number):
    assert stops(f"Skriv {number}!") == [("cpr", number)]


@pytest.mark.parametrize("before", ["4 ", "2024 ", "12.03.2024 ", "12 34 ", "bord 4 - "])
@pytest.mark.parametrize("behind", ["", " 8", " 4 300361-4281"])
def test_a_cpr_number_stops_among_other_numbers_of_its_row(before, behind):
    assert stops(f"{before}070761-4285{behind}") == [
        ("cpr", number) for number in ("070761-4285", "300361-4281") if number in f"070761-4285{behind}"
    ]


@pytest.mark.parametrize(
    ("line", "number"), [("Ring til bord 3 - 2030 4050", "2030 4050"), ("Tlf. 512 / 20304050", "20304050")]
)
def test_a_telephone_number_stops_behind_another_number(line, number):
    assert stops(line) == [("phone", number)]


@pytest.mark.parametrize("line", ["cpr: 010190-0001", "personnummeret er 0101900001", "010190-0001"])
def test_a_number_that_does_not_meet_modulus_11_stops_as_well(line):
    assert not meets_modulus_11("0101900001")
    assert [kind for kind, _ in stops(line)] == ["cpr"]


@pytest.mark.parametrize(
    "line",
    [
        "320761-4285 findes ikke",  # no such day
        "071361-4285 findes ikke",  # no such month
        "290201-1234 findes ikke",  # 1901 was no leap year
        "faktura 0101900001",
        "sagsnr. 0101900001",
        "CVR 64942212",
        "EAN 5798009876543",
        "kl. 10.30-12.00",
        "den 12.03.2024",
        "12.500.000 kr.",
    ],
)
def test_what_is_no_cpr_number_is_not_taken_for_one(line):
    assert stops(line) == []


def test_a_number_called_that_of_a_case_is_only_told_unless_it_meets_modulus_11_and_is_grouped():
    assert found("sagsnr. 010190-0001") == [("cpr", "warn", "010190-0001")]
    assert found("sagsnr. 0707614285") == [("cpr", "warn", "0707614285")]
    assert found("sagsnr. 070761-4285") == [("cpr", "stop", "070761-4285")]


@pytest.mark.parametrize(
    ("number", "there"),
    [
        ("2902004000", True),  # the seventh digit says 2000, a leap year
        ("2902001000", False),  # 1900 was none
        ("0101375000", True),  # 2037
        ("0101585000", True),  # 1858
        ("6101900001", True),  # a replacement number
        ("9301900001", False),
    ],
)
def test_the_century_follows_from_the_seventh_digit(number, there):
    assert is_date(number) is there


@pytest.mark.parametrize(
    "number",
    [
        "20 30 40 50",
        "2030 4050",
        "20.30.40.50",
        "20-30-40-50",
        "+45 20304050",
        "+4520304050",
        "+45 20 30 40 50",
        "0045 20304050",
        "+46 70 123 45 67",
    ],
)
def test_a_telephone_number_stops_by_its_grouping_or_its_country(number):
    assert stops(f"Vi sidder på {number} nu") == [("phone", number)]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Tlf. 20304050", "20304050"),
        ("Ring til mig på 20304050", "20304050"),
        ("mobil: 203 04 050", "203 04 050"),
        ("sms 20 304 050", "20 304 050"),
        ("20304050 (mobil)", "20304050"),
        ("Kontakt mig på 45 20304050", "45 20304050"),
    ],
)
def test_a_telephone_number_stops_by_a_word_beside_it(line, number):
    assert stops(line) == [("phone", number)]


@pytest.mark.parametrize(
    "line",
    [
        "2019-2023 og 2024-2026",
        "2024 2025",
        "20 30 40 50 kr.",
        "25 000 000 kr",
        "lokale 2034 5678",
        "faktura 20304050",
        "journalnr. 2030 4050",
        "20240115",
        "side 10, 20, 30 og 40",
        "fra 20.30 til 22.00",
    ],
)
def test_years_amounts_rooms_and_cases_are_no_telephone_numbers(line):
    assert stops(line) == []


def test_eight_digits_that_nothing_tells_of_are_taken_for_a_telephone_number():
    assert stops("53471921 hvis nogen vil høre mere") == [("phone", "53471921")]
    assert stops("Der blev brugt 25000000 på det") == []
    assert stops("Mødet 24122024") == []


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Reg. 1234 konto 0012345678", "1234 konto 0012345678"),
        ("kontonr. 1234 1234567890", "1234 1234567890"),
        ("Kontonummer: 1234-0012345678", "1234-0012345678"),
        ("Reg 1234 kt. 0012345678", "1234 kt. 0012345678"),
        ("Kontoen i banken: 1234 0012345678", "1234 0012345678"),
        ("IBAN DK5000400440116243", "DK5000400440116243"),
        ("DK50 0040 0440 1162 43", "DK50 0040 0440 1162 43"),
    ],
)
def test_a_bank_account_stops_where_something_tells_that_it_is_one(line, number):
    assert stops(line) == [("account", number)]


@pytest.mark.parametrize("line", ["konto 6510 i budgettet", "DK51 0040 0440 1162 43", "artskonto 1234567890"])
def test_a_budgets_account_is_no_persons(line):
    assert stops(line) == []


@pytest.mark.parametrize("line", ["Ring til mig på 12 34 56 78", "Tlf. 12 34 56 78", "Mit nummer er 12345678"])
def test_a_word_that_says_so_makes_a_telephone_number_of_one_that_nobody_has(line):
    assert [kind for kind, _ in stops(line)] == ["phone"]


def test_without_such_a_word_eight_digits_that_no_telephone_has_are_none():
    assert stops("Vi målte 12 34 56 78 i kantinen") == []


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("x070761-4285x må ikke stå her", "070761-4285"),
        ("x010190-0001x må ikke stå her", "010190-0001"),
        ("født 07.07.61, sidste fire 4285", "07.07.61, sidste fire 4285"),
        ("070761-9MU2 venter", "070761-9MU2"),
    ],
)
def test_a_cpr_number_stops_with_letters_around_in_it_and_in_two(line, number):
    assert stops(line) == [("cpr", number)]


def test_no_such_day_is_no_cpr_number_in_two():
    assert stops("d. 32.07.61, sidste fire 4285") == []
    assert stops("320761-9MU2 venter") == []


def test_a_telephone_number_may_begin_as_the_code_of_the_country_does():
    assert stops("ringede til 45 93 17 62 i går") == [("phone", "45 93 17 62")]


def test_a_meter_has_no_telephone_number():
    assert stops("Tal på vandmåler 00418263") == []


def test_a_bank_account_stops_by_the_word_behind_it():
    assert stops("Overfør til 9217-4560087731, konto hos banken") == [("account", "9217-4560087731")]
