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
        "07 07 614285",
        "0707 61 4285",
        "07 0761 4285",
        "12-0324 1015",
        "12 03 24 1015",
        "12 05 14 21 34",
        "120324-1 0 15",
        "07071961-4285",
        "07071961 4285",
        "07.07.1961-4285",
        "01011858-5123",
        "01012057-5123",
        "1961 07 07 4285",
        "1961-07-07-4285",
        "19900131-1234",
        "18580101-5123",
        "20570101-5123",
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
    ("line", "number"),
    [("cpr 120319 070761-4285 8", "070761-4285"), ("12 03 190790 1234 er mit", "190790 1234")],
)
def test_of_digits_that_may_be_a_cpr_number_in_two_ways_the_one_that_is_written_as_one_stops(line, number):
    assert stops(line) == [("cpr", number)]


@pytest.mark.parametrize(
    ("line", "number"), [("Ring til bord 3 - 2030 4050", "2030 4050"), ("Tlf. 512 / 20304050", "20304050")]
)
def test_a_telephone_number_stops_behind_another_number(line, number):
    assert stops(line) == [("phone", number)]


@pytest.mark.parametrize("line", ["cpr: 010190-0001", "personnummeret er 0101900001", "010190-0001"])
def test_a_number_that_does_not_meet_modulus_11_stops_as_well(line):
    assert not meets_modulus_11("0101900001")
    assert [kind for kind, _ in stops(line)] == ["cpr"]


@pytest.mark.parametrize("line", ["+ 070761-4285", "+1 til 070761-4285", "Ja + 070761-4285"])
def test_a_plus_that_stands_further_off_makes_no_other_number_of_a_cpr_number(line):
    assert stops(line) == [("cpr", "070761-4285")]


@pytest.mark.parametrize("before", ["", "Skriv ", "- "])
def test_ten_digits_right_behind_a_plus_are_no_cpr_number(before):
    assert "cpr" not in [kind for kind, *_ in found(f"{before}+0707614285 nu")]


@pytest.mark.parametrize(
    "line",
    [
        "01011857-5123",  # the table of the CPR office begins with 1858
        "01012058-5123",  # and ends with 2057
        "18570101-5123",
        "20580101-5123",
        "070719 614285",
        "07 07 19 614285",
        "0 70 761 4285",
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
        ("2902005000", True),
        ("2902009000", True),
        ("2902404000", True),  # 1940
        ("2902605000", True),  # 1860
        ("2902961000", True),  # 1996
        ("0112901000", True),
        ("0113901000", False),
        ("0100901000", False),
        ("3112901000", True),
        ("3111901000", False),
        ("0001901000", False),
        ("0101375000", True),  # 2037
        ("0101585000", True),  # 1858
        ("6101900001", True),  # a replacement number
        ("9301900001", False),
    ],
)
def test_the_century_follows_from_the_seventh_digit(number, there):
    assert is_date(number) is there


@pytest.mark.parametrize(
    ("number", "meets"),
    [
        ("0707614285", True),
        ("0707614286", False),
        ("1203190790", True),
        ("1204190790", False),
        ("6107611000", True),  # a replacement number, as it stands
        ("6707611006", True),  # and without the 60 of its day
        ("6107611001", False),
    ],
)
def test_modulus_11_is_met_by_a_replacement_number_with_its_day_as_it_stands_or_as_it_was(number, meets):
    assert meets_modulus_11(number) is meets


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
        ("Kontonummer: 123456789", "123456789"),
        ("konto 1234 1234567890 1234", "1234 1234567890 1234"),
        ("konto 1234 1234567890 12345", "1234 1234567890"),
        ("konto 12345 9217 1234567 89", "12345 9217 1234567 89"),
        ("IBAN DK5000400440116243", "DK5000400440116243"),
        ("Send til NO28 1234 5678 901", "NO28 1234 5678 901"),  # the shortest there are
        ("Send til DE60 1234 5678 0012 3456 78", "DE60 1234 5678 0012 3456 78"),
        ("Send til XK71111111111111111111111111111111", "XK71111111111111111111111111111111"),
        ("IBAN DK51 0040 0440 1162 43", "DK51 0040 0440 1162 43"),  # mistyped
        ("DK50 0040 0440 1162 43", "DK50 0040 0440 1162 43"),
    ],
)
def test_a_bank_account_stops_where_something_tells_that_it_is_one(line, number):
    assert stops(line) == [("account", number)]


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        (
            "Konto 9217 0004560087 og konto 9218 0004560088",
            ["9217 0004560087", "9218 0004560088"],
        ),
        ("reg 9217 konto 4560087 og reg 9218 konto 4560088", ["9217 konto 4560087", "9218 konto 4560088"]),
        ("konto 4560087 reg 9217, konto 4560088 reg 9218", ["4560087 reg 9217, konto 4560088 reg 9218"]),
        (
            "Konto 0004560087, reg 9217\nkonto 0004560088, reg 9218",
            ["0004560087, reg 9217\nkonto 0004560088, reg 9218"],
        ),
    ],
)
def test_two_bank_accounts_in_a_row_stop_whole(line, numbers):
    assert stops(line) == [("account", number) for number in numbers]


@pytest.mark.parametrize(
    "line",
    [
        "konto 6510 i budgettet",
        "konto 6510: 1200 3400 5600 7800 9000",
        "konto 12345678",
        "DK51 0040 0440 1162 43",
        "Send til XK751234567890",
        "IBAN XK071111111111111111111111111111111",
        "artskonto 1234567890",
    ],
)
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


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("sagen ligger stadig hos jer, 0101900001", "0101900001"),
        ("Svar på min sag på 0101900001", "0101900001"),
        ("Hvor er min sag?! 0101900001", "0101900001"),
        ("Står i e-boks 010190-0001", "010190-0001"),
        ("Min sag 12 0101900001", "0101900001"),
        ("Fakturaen fra maj 0101900001", "0101900001"),
        ("070761-4 2 8 5 venter", "070761-4 2 8 5"),
        ("070761 4 28 5 venter", "070761 4 28 5"),
        ("født 12/05-83 1177", "12/05-83 1177"),
        ("12/05-83 1177 er mit", "12/05-83 1177"),
        ("født d. 2/5-83 1177", "2/5-83 1177"),
        ("Fødselsdato: 2.5.1983-1177", "2.5.1983-1177"),
        ("født den 2. maj 1983, 1177", "2. maj 1983, 1177"),
        ("født 31. december 1983 - 1177", "31. december 1983 - 1177"),
        ("12.03.24 1015 er mit cpr-nummer", "12.03.24 1015"),
        ("fødselsdag 020583 1177", "020583 1177"),
        ("020583 og de sidste fire er 1177", "020583 og de sidste fire er 1177"),
        ("02.05.83 og så de fire sidste 1177", "02.05.83 og så de fire sidste 1177"),
        ("020583 bindestreg 1177", "020583 bindestreg 1177"),
    ],
)
def test_a_cpr_number_stops_far_from_a_case_in_parts_and_beside_a_birthday(line, number):
    assert stops(line) == [("cpr", number)]


@pytest.mark.parametrize(
    "line",
    [
        "Faktura 0101900001",
        "Sag nr. 0101900001",
        "Sagsnummeret er 0101900001",
        "Aftale 010190-0001/B udløber",
        "sag om bilag 0101900001",
        "Aftalt 010190 0001/B",
        "12.03.24-1015/B",
        "Chefnr 0101900001",
        "12 05 14 21 3 4",
        "x0101900001 er det",
        "Mødet 12/05-83 1015",
        "010190-0001 er en fakturareference",
        "12 05 14 2 1 3 4",
    ],
)
def test_what_may_be_a_cpr_number_or_another_is_told(line):
    assert [(kind, grade) for kind, grade, _ in found(line)] == [("cpr", "warn")]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Tlf: 87 4132 09", "87 4132 09"),
        ("min mobil er 6 0 3 1 9 5 2 8", "6 0 3 1 9 5 2 8"),
        ("ring 28.7364.19", "28.7364.19"),
        ("Telefonnummeret er 603 195 28", "603 195 28"),
        ("tlf-nr 60 3195 28", "60 3195 28"),
        ("gratisnummeret 80 41 31 30", "80 41 31 30"),
        ("mit nr. 80413130", "80413130"),
    ],
)
def test_a_telephone_number_stops_by_a_word_in_any_groups(line, number):
    assert stops(line) == [("phone", number)]


@pytest.mark.parametrize(
    "number",
    [
        "37-826-419",
        "61/42/87/13",
        "61_42_87_13",
        "619 142 75",
        "61 3 19 5 28",
        "61 42 - 87 13",
        "(61) 42 87 13",
        "613 19 528",
        "61 319528",
    ],
)
def test_a_telephone_number_stops_by_groups_that_nothing_else_has(number):
    assert [kind for kind, _ in stops(f"Skriv bare {number}, hvis det bliver til noget")] == ["phone"]


@pytest.mark.parametrize(
    "line",
    [
        "20.30-22.00",
        "ring 10.30-14.00",
        "Ring 08.00-16.00",
        "kontakt os inden 01.02.2025",
        "Ring senest 12-03-2024",
        "fra 20.03-24.03",
        "2500-3500",
        "2100 - 2200",
        "Indkaldt til nummer 2024-2026",
        "32.345.678",
        "28 736 419 kr",
        "28.736.419 indbyggere",
        "21-15 21-18 i volley",
        "2024-12-24",
        "27.3.12.422",
    ],
)
def test_times_days_sums_spans_and_scores_are_no_telephone_numbers(line):
    assert stops(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "28 736 419 gange",
        "4711/2034 i arkivet",
        "2 3 4 4 3 5 4 2",
        "fakturaen fra maj 20 30 40 50",
        "faktura fra maj om det lange møde og et bilag der 20304050",
        "20304050 er mit kraknummer",
        "#20304050",
        "stol nr. 20304050",
    ],
)
def test_what_may_be_a_telephone_number_or_a_sum_or_a_mark_is_told(line):
    assert [(kind, grade) for kind, grade, _ in found(line)] == [("phone", "warn")]


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("20 30 40 50 / 21 31 41 51", ["20 30 40 50", "21 31 41 51"]),
        ("1. 20 30 40 50", ["20 30 40 50"]),
        ("Bord 4 20304050", ["20304050"]),
        ("20304050/20304060", ["20304050", "20304060"]),
        ("Min sag er stadig ikke afgjort og jeg venter, 22 33 44 55", ["22 33 44 55"]),
    ],
)
def test_a_telephone_number_stops_beside_other_digits_and_far_from_a_case(line, numbers):
    assert stops(line) == [("phone", number) for number in numbers]


@pytest.mark.parametrize(
    "line",
    [
        "Medlemsnr 20304050",
        "bookingnummer 20 30 40 50",
        "Lånernummeret er 20 30 40 50",
        "Kontrakt nr. 61 42 87 13",
        "Police nummer 20304050",
        "P-nummer 2021 4455",
        "Model KQ-20348855",
        "20348855 (varenr.)",
        "61415926 er ordrenummeret",
        "Kundenummeret hos elselskabet: 4471 2093",
        "Gavekort 5042 8713",
        "Vare 61415926 er udsolgt",
        "Varelinje 61 41 59 26",
        "lottotal 26 11 48 73",
        "koordinat 56.26114873",
    ],
)
def test_the_number_of_another_thing_is_no_telephone_number(line):
    assert stops(line) == []


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("NEMKONTO REG 9217 NR 0004560087", "9217 NR 0004560087"),
        ("konto 0004560087 reg 9217", "0004560087 reg 9217"),
        ("Reg.nr. 9217 - kontonr. 4560087", "9217 - kontonr. 4560087"),
        ("9217 reg, 0004560087 konto", "9217 reg, 0004560087"),
        ("Nordea 2191 1234567890", "2191 1234567890"),
        ("Refusionen skal ind på 2191-1234567890", "2191-1234567890"),
    ],
)
def test_a_bank_account_stops_whatever_the_order_of_its_words(line, number):
    assert stops(line) == [("account", number)]


def test_a_number_that_is_called_and_asked_for_is_told():
    assert found("ring til omstillingsnummer 20 30 40 50") == [("phone", "warn", "20 30 40 50")]


@pytest.mark.parametrize(
    "text", ["Erstatningsnummer 6206994113 bruges ikke her", "Mit erstatningsnr. er 6206994113"]
)
def test_a_replacement_number_is_called_so(text):
    assert stops(text) == [("cpr", "6206994113")]


@pytest.mark.parametrize(
    "line",
    [
        "Mette, 34 010190-0001",
        "Bord 22 010190-0001",
        "22. 010190-0001",
        "22.010190-0001",
        "kl 7.45 010190-0001",
        "01.01 010190-0001",
        "Mette-010190-0001",
        "010190-0001/M",
        "Medlemsliste 010190-0001",
        "Chefnr 010190-0001",
    ],
)
def test_a_cpr_number_is_found_whole_whatever_stands_beside_it(line):
    assert ("cpr", "010190-0001") in stops(line)


def test_a_cpr_number_and_a_telephone_number_are_both_found():
    assert stops("20 30 40 50, 010190-0001") == [("phone", "20 30 40 50"), ("cpr", "010190-0001")]
    assert stops("20 30 40 50 010190-0001 21 31 41 51") == [
        ("phone", "20 30 40 50"),
        ("cpr", "010190-0001"),
        ("phone", "21 31 41 51"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Sygesikringsnummer 010190-0001",
        "Sygesikringskort 010190-0001",
        "Sundhedskort: 010190-0001",
        "Patientnr. 010190-0001",
        "borgernummer 010190-0001",
        "Dokumentation 010190-0001",
    ],
)
def test_what_names_a_cpr_number_or_nothing_does_not_lower_it(line):
    assert stops(line) == [("cpr", "010190-0001")]


@pytest.mark.parametrize("line", ["Kontrakt 010190-0001", "fakturanr. 010190-0001"])
def test_a_thing_that_has_a_number_makes_doubt_of_a_cpr_number_right_behind(line):
    assert found(line) == [("cpr", "warn", "010190-0001")]


@pytest.mark.parametrize(
    "line",
    [
        "Hjemme-nr 20304050",
        "Arbejds-nr. 20304050",
        "Lokalnr 20304050",
        "direktenummer 20304050",
        "Mit husnummer er 4 og jeg kan fås på 20304050",
        "Projektleder 20304050",
        "Kontraktholder 20304050",
        "Routeransvarlig 20304050",
        "Modelbyggerne 20304050",
        "Jeg kan se 20304050",
        "Vi er i rum 20304050",
        "Hjælpelinje 20304050",
        "Mors nr. 20304050",
        "Mit nye nr. 20304050",
        "tlf20304050",
    ],
)
def test_a_person_or_an_everyday_word_makes_no_other_number_of_a_telephones(line):
    assert stops(line) == [("phone", "20304050")]


@pytest.mark.parametrize(
    "line",
    [
        "Chefnr 20304050",
        "Pårørendenr 20304050",
        "hendes mærkelige lånenumre 20304050",
        "bruger-id 20304050",
        "20304050 journal mangler",
        "Kunde 7, min sag 20304050",
        "billet nr. 20304050",
        "Medlemsnr. 20304050",
        "kunde nr. 20304050",
        "Kontraktnummer 20304050",
        "Min pakke 20304050",
        "Kundenummeret hos os: 20304050",
        "Ring om fakturanr. 20304050",
    ],
)
def test_what_may_be_the_number_of_a_thing_is_told(line):
    assert found(line) == [("phone", "warn", "20304050")]


def test_a_number_abroad_behind_an_unknown_word_is_told():
    assert found("Chefnr 0045 20304050") == [("phone", "warn", "0045 20304050")]


@pytest.mark.parametrize(
    "line",
    ["Sagsnr. 20304050", "CVR-nr. 20304050", "ordrenummer er 20304050", "P-nr: 20304050"],
)
def test_only_a_number_that_is_known_as_none_of_a_person_is_silent(line):
    assert found(line) == []


@pytest.mark.parametrize("line", ["Tlf. 10.30-12.00", "mobil: 20-10-2024", "mit nummer er 20.10-20.24"])
def test_a_number_like_a_time_or_a_day_is_told_behind_what_names_a_telephone(line):
    assert [(kind, grade) for kind, grade, _ in found(line)] == [("phone", "warn")]


def test_of_two_words_as_long_the_telephone_wins_over_any_other_number():
    assert stops("Kontaktnr 20 304 050") == [("phone", "20 304 050")]
    assert stops("privatnummer 20 304 050") == [("phone", "20 304 050")]


def test_the_last_digits_of_a_known_number_are_told_at_most():
    assert stops("ISBN 978-87-02-33518-4") == []
    assert found("CVR 64942212 20304050") == [("phone", "warn", "20304050")]


@pytest.mark.parametrize(
    "line",
    [
        "født 1983, 2004 flyttede vi",
        "født 1912-1978",
        "Født 1983. 2100 Kbh",
        "født 1983 - 1990 var vi tre",
    ],
)
def test_years_behind_a_birth_are_no_birthday(line):
    assert found(line) == []


@pytest.mark.parametrize("line", ["født den 12.05.1983, 2100 København", "født 2. maj 1983, 2004 flyttede vi"])
def test_a_post_code_or_a_year_behind_a_birthday_is_told_at_most(line):
    assert [(kind, grade) for kind, grade, _ in found(line)] == [("cpr", "warn")]


def test_a_year_behind_a_birthday_is_no_doubt_where_a_cpr_number_is_named():
    assert stops("CPR-nr. 020583 - 1932") == [("cpr", "020583 - 1932")]


def test_a_number_beside_one_that_is_found_already_is_not_lost():
    assert stops("født 12/05-83 1177 20304050") == [("cpr", "12/05-83 1177"), ("phone", "20304050")]


@pytest.mark.parametrize("text", ["Bord 3 (20 30 40 50)", "3 (20304050) 4", "Hold 2 (2030 4050)"])
def test_brackets_part_a_telephone_number_from_others(text):
    assert [kind for kind, _ in stops(text)] == ["phone"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("cpr 10190-1234", "10190-1234"),
        ("Hendes cprnr 10190 sidste fire 1234", "10190 sidste fire 1234"),
        ("cpr 101901234", "101901234"),
    ],
)
def test_a_cpr_number_without_its_first_zero_stops_behind_its_word(text, number):
    assert stops(text) == [("cpr", number)]
    assert found(number.replace("sidste fire", "og")) == []


@pytest.mark.parametrize(
    "text",
    ["Kundenr. 20348855 er min mobil", "Min mobil er ordre 0046 70 123 45 67", "Sagsnr. 20 34 88 55 (min mobil)"],
)
def test_a_telephone_that_is_called_so_behind_another_number_s_word_is_told(text):
    assert [(kind, grade) for kind, grade, _ in found(text)] == [("phone", "warn")]


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("+46 70 123 45 67 / 20 30 40 50", ["+46 70 123 45 67", "20 30 40 50"]),
        ("Ring +46 70 123 45 67 / 20 30 40 50", ["+46 70 123 45 67", "20 30 40 50"]),
        ("0046 70 123 45 67 / 20304050", ["0046 70 123 45 67", "20304050"]),
        ("+298 123456 - 20304050 - 20304051", ["+298 123456", "20304050", "20304051"]),
        ("+46 70 123 45 67 20304050", ["+46 70 123 45 67", "20304050"]),
        ("+45 20304050 20304051", ["+45 20304050", "20304051"]),
        ("+45 20 30 40 50 8", ["+45 20 30 40 50"]),
        ("45 20304050 / 20304060", ["45 20304050", "20304060"]),
        ("2030 4050 / 2030 4060", ["2030 4050", "2030 4060"]),
        ("Bord 9 20304050/20304051", ["20304050", "20304051"]),
        ("20304050/20304051 4", ["20304050", "20304051"]),
        ("20304050 20304051 20304052", ["20304050", "20304051", "20304052"]),
    ],
)
def test_of_several_telephone_numbers_in_a_row_each_stops_whole(line, numbers):
    assert found(line) == [("phone", "stop", number) for number in numbers]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Skriv +46 701234 nu", "+46 701234"),
        ("Skriv +46 70123456789012 nu", "+46 70123456789012"),
        ("Skriv +44 20 7946 - 0958 nu", "+44 20 7946 - 0958"),
        ("Skriv (+46) 70 123 45 67 nu", "(+46) 70 123 45 67"),
        ("Skriv (0046) 70 123 45 67 nu", "(0046) 70 123 45 67"),
        ("Skriv (+46 70 123 45 67) nu", "+46 70 123 45 67"),
        ("Skriv 45 20 304 050 nu", "45 20 304 050"),
        ("Skriv 45 20 30 40 50 nu", "45 20 30 40 50"),
        ("3 / 45 20 30 40 50", "45 20 30 40 50"),
    ],
)
def test_a_number_with_a_countrys_code_stops_whole(line, number):
    assert found(line) == [("phone", "stop", number)]


@pytest.mark.parametrize(
    "line",
    [
        "Skriv +46 70123 nu",
        "Skriv +46 701234567890123 nu",
        "x0046 70 123 45 67",
        "Sagsnr. 0046 70 123 45 67",
    ],
)
def test_what_is_too_short_too_long_or_a_cases_is_no_number_abroad(line):
    assert found(line) == []


@pytest.mark.parametrize(
    ("number", "grade"),
    [
        ("203 04 050", "stop"),
        ("203 040 50", "stop"),
        ("20 30 4050", "stop"),
        ("20 304050", "stop"),
        ("2 0304 050", "stop"),
        ("20 3 0 4 050", "stop"),
        ("20 3 0 4 0 50", None),
        ("2030 40 50", "warn"),  # the first may be a year
        ("40 1999 50", "warn"),
        ("20 304 050", "warn"),
        ("20 304 000", None),
        ("20.304.050", None),
        ("203/04/050", "warn"),
        ("203/040/50", "warn"),
        ("20/30/4050", "warn"),
        ("2030/40/50", "warn"),
        ("20/304050", "warn"),
        ("20/304/050", "warn"),
        ("2/0/3/0/4/0/5/0", "warn"),
        ("2/0304/050", None),
        ("20 30-40 50", "stop"),
        ("20 30/40 50", "stop"),
        ("20 30_40 50", None),
        ("20-30 40-50", None),
        ("2019 4050", "stop"),
        ("2019-4050", "warn"),
        ("4050-2019", "stop"),
        ("2000-2099", None),
        ("2000-1900", None),
        ("2000-4000", None),
        ("2000-4050", "warn"),
        ("4050/2019", "warn"),
    ],
)
def test_the_groups_of_eight_digits_alone_tell_how_sure_it_is_that_they_are_a_telephones(number, grade):
    assert found(f"Skriv {number} nu") == ([("phone", grade, number)] if grade else [])


@pytest.mark.parametrize(
    ("digits", "is_day"),
    [
        ("20240131", True),
        ("20240132", False),
        ("20240101", True),
        ("20240015", False),
        ("20241215", True),
        ("20241315", False),
        ("20992001", False),
        ("31012024", True),
        ("32012024", False),
        ("21121900", True),
        ("21121899", False),
        ("21122099", True),
        ("21122100", False),
        ("21132024", False),
    ],
)
def test_eight_digits_that_are_a_day_are_no_telephone_number(digits, is_day):
    assert found(f"Skriv {digits} nu") == ([] if is_day else [("phone", "stop", digits)])


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("4 20304050 5", "20304050"),
        ("Lokale 123 20304050", "20304050"),
        ("20304050 123", "20304050"),
        ("4. 20304050", "20304050"),
        ("4. 20 30 40 50. 5", "20 30 40 50"),
        ("4 (20304050) 5", "20304050"),
        ("4 (20 30 40 50) 5", "20 30 40 50"),
        ("20304050 x", "20304050"),
        ("Bord 3(20304050)", "20304050"),
        ("Ingen faktura\n20304050", "20304050"),
        ("Hej\nmobil 20 304 050", "20 304 050"),
    ],
)
def test_a_telephone_number_stops_beside_what_is_parted_from_it(line, number):
    assert found(line) == [("phone", "stop", number)]


@pytest.mark.parametrize(
    "line",
    [
        "1234 20304050",
        "20304050 1234",
        "4.20304050",
        "4/20304050 5",
        "4 20304050/5",
        "4 20 30 40 50",
        "20 30 40 50 6",
        "4. 20 30 40 50 6",
        "Hold 4 (20 30 40 50 60)",
        "KQ20304050",
        "20304050x nu",
        "4 20304050kr",
        "Det koster 20304050,-",
        "mobil, og vi ses 08.00-16.00",
        "08.00-16.00 (mobil)",
        "ring 08.00-16.00",
        "ring 2019-2023",
        "Chefnr 1234567 8",
    ],
)
def test_eight_digits_that_go_on_as_they_are_grouped_or_belong_to_something_else_are_silent(line):
    assert found(line) == []


@pytest.mark.parametrize(
    ("line", "grade", "number"),
    [
        ("ring 2019 2023", "stop", "2019 2023"),
        ("mobil 2019-4050", "stop", "2019-4050"),
        ("mobil 08.00-16.00 og", "warn", "08.00-16.00"),
        ("Chefnr 12 34 56 78", "warn", "12 34 56 78"),
        ("Min mobil hører til faktura 12 34 56 78", "warn", "12 34 56 78"),
    ],
)
def test_a_word_beside_tells_of_eight_digits_that_alone_would_be_silent(line, grade, number):
    assert found(line) == [("phone", grade, number)]
