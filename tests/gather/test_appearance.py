"""What a single text looks like, and a column's cells together, on both sides of every limit."""

import pytest

from flows.gather.appearance import (
    begins_with_name,
    is_date,
    is_email,
    is_full_name,
    is_initials,
    is_no_name,
    is_number,
    may_be_name,
    reads_as_prose,
)
from flows.gather.headers import load_vocabulary
from flows.gather.profile import Profile
from flows.sheets.book import Cell

TEXTS = [
    (is_number, "12", True),
    (is_number, " 1.250,50 kr. ", True),
    (is_number, "-3 %", True),
    (is_number, "7.", True),
    (is_number, "7)", True),
    (is_number, "12 stole", False),
    (is_number, "", False),
    (is_number, "1" * 25, True),
    (is_number, "1" * 26, False),
    (is_date, "13-08-2025", True),
    (is_date, " 13. august 2025 kl. 9.30 ", True),
    (is_date, "2025-08-13T09:30:00Z", True),
    (is_date, "9:30", True),
    (is_date, "onsdag d. 13. august 2025", True),
    (is_date, "August 13, 2025", True),
    (is_date, "august", False),
    (is_date, "13-08-2025 og frem", False),
    (is_date, "13. august 2025 (" + "a" * 62 + ")", True),
    (is_date, "13. august 2025 (" + "a" * 63 + ")", False),
    (is_email, " hanne.bak@example.dk ", True),
    (is_email, "hanne bak@example.dk", False),
    (is_email, "@example.dk", False),
    (is_email, "a" * 109 + "@example.dk", True),
    (is_email, "a" * 110 + "@example.dk", False),
    (may_be_name, "Hanne", True),
    (may_be_name, "Hanne Marie Bak Holm", True),
    (may_be_name, "hanne", False),
    (may_be_name, "Hanne bak", False),
    (may_be_name, "Hanne Marie Bak Holm Lund", False),
    (is_full_name, " Hanne ", False),
    (is_full_name, " Hanne Bak ", True),
    (is_full_name, "Hanne-Marie B.", True),
    (is_initials, "HB", True),
    (is_initials, " HBK2 ", True),
    (is_initials, "H. B.", True),
    (is_initials, "H", False),
    (is_initials, "HBKLM", False),
    (is_initials, "Hb", False),
    (begins_with_name, "Bo Lund", True),
    (begins_with_name, "Bo Lund, lærer", True),
    (begins_with_name, "Bo Lund (lærer)", True),
    (begins_with_name, "Bo Lund – lærer", True),
    (begins_with_name, "Bo-Erik, lærer", False),
    (begins_with_name, "Bo, lærer", False),
    (begins_with_name, "lærer, Bo Lund", False),
    (begins_with_name, "Bo Lund," + "a" * 72, True),
    (begins_with_name, "Bo Lund," + "a" * 73, False),
    (is_no_name, "på", False),
    (is_no_name, "på sti", True),
    (is_no_name, "Bo Lund samt Ida Holm", False),
    (is_no_name, "lys", False),
    (is_no_name, "hanne bak", False),
    (is_no_name, "Lys på stien", True),
    (is_no_name, "Hanne og Bo", False),
    (is_no_name, "Nye bænke", False),
    (is_no_name, "Nye bænke Store lamper", True),
    (is_no_name, "Nye Bænke Store lamper", False),
    (reads_as_prose, "Vi vil have nye bænke nu!", True),
    (reads_as_prose, "Vi vil have nye bænke nu", False),
    (reads_as_prose, "Vi vil have bænkepladser nu", True),
    (reads_as_prose, "Legepladser og bænkepladser nu", False),
]


@pytest.mark.parametrize(("tells", "text", "told"), TEXTS)
def test_a_text_looks_like(tells, text, told):
    assert tells(text) is told


def column(*texts):
    """A column of texts; a number, a truth value or a date where one stands as (kind, text)."""
    cells = [text if isinstance(text, tuple) else ("text", text) for text in texts]
    return Profile([Cell(row, 1, kind, text) for row, (kind, text) in enumerate(cells, 1)], load_vocabulary())


FIGURES = ["1", ("number", "2"), ("boolean", "SAND")]
DATES = ["13-08-2025", ("date", "9.30"), "13. august 2025"]
WORDS = ["Ro", "Lys", "Luft", "Tid", "Mad"]
SENTENCES = ["Mere ro ved maden", "Flere bænke i parken", "Lys på alle stier", "Luft ud hver dag nu"]
NAMES = ["Hanne Bak", "Bo Lund", "Ida Holm", "Ib Krog"]
SHARES = [
    (column(*FIGURES, "Ro"), "numbers", 0.75),
    (column(*DATES, "Ro"), "dates", 0.75),
    (column("12.30", "Ro"), "dates", 0.0),
    (column("12.30", "Ro"), "numbers", 0.5),
    (column("a@example.dk", "Ro", "Lys", "Tid"), "emails", 0.25),
    (column("Bord 1", "Bord 2", "Ro", "Lys"), "sections", 0.5),
    (column("Mere ro", "Lys", ("number", "7")), "words", 1.5),
    (column("Ro", "Lyse", ("number", "7")), "length", 3.0),
    (column(" Ro ", "ro", "Lys", "Tid"), "distinct", 0.75),
    (column("Hanne", "Bo Lund", "ro på", "1"), "names", 0.5),
    (column("Hanne", "Bo Lund", "ro på", "1"), "full_names", 0.25),
    (column("Hvad nu?", "Ro", "Lys? Ja", "Hvem?"), "asking", 0.5),
    (column("x", "X", "Ro", "Lys"), "ticks", 0.5),
    (column("Lys på stien", "Hanne Bak"), "no_names", 0.5),
    (column("HB", "Hanne Bak"), "initials", 0.5),
    (column(), "numbers", 0.0),
    (column(), "words", 0.0),
    (column(("number", "7")), "words", 0.0),
    (column(*["7"] * 399, "Ro", "Lys"), "cells", 400),
    (column("-", "Ro", "I alt", "do."), "cells", 1),
    (column(*["7"] * 300, *["Ro"] * 101), "numbers", 0.75),
]
VERDICTS = [
    ("has_text", column(*FIGURES, *WORDS[:2]), False),
    ("has_text", column(*FIGURES[:2], *WORDS[:3]), True),
    ("has_text", column(*DATES, *WORDS[:2]), False),
    ("has_text", column(*DATES[:2], *WORDS[:3]), True),
    ("has_text", column("a@example.dk", "Ro"), False),
    ("has_text", column("a@example.dk", "Ro", "Lys"), True),
    ("has_text", column(), False),
    ("is_prose", column(*SENTENCES), True),
    ("is_prose", column("Lys langs stierne", "Ro ved maden nu"), True),
    ("is_prose", column("Lys langs stierne", "Ro i salen nu"), True),
    ("is_prose", column("Lys langs alléen", "Ro i kantinen"), False),
    ("is_prose", column("Ro i salen nu", "Lys på sti nu"), False),
    ("is_prose", column("Skolebibliotekets ro", "Udendørsbelysning nu"), False),
    ("is_prose", column(*SENTENCES[:1] * 3), True),
    ("is_prose", column(*SENTENCES[:1] * 4), False),
    ("is_prose", column(*SENTENCES[:1] * 3, SENTENCES[1]), True),
    ("is_prose", column(*SENTENCES[:1] * 4, SENTENCES[1]), False),
    ("is_prose", column(*SENTENCES[:2], *FIGURES), False),
    ("is_names", column(*NAMES[:3]), True),
    ("is_names", column(*NAMES[:2]), False),
    ("is_names", column(*NAMES, "ro på"), False),
    ("is_names", column(*NAMES * 2, "Hanne", "ro på"), True),
    ("is_questions", column("Hvad?", "Hvem?", "Hvor?"), True),
    ("is_questions", column("Hvad?", "Hvem?"), False),
    ("is_questions", column("Hvad?", "Hvem?", "Hvor?", "Hvornår?", "Ro"), True),
    ("is_questions", column("Hvad?", "Hvem?", "Hvor?", "Ro"), False),
    ("is_full_names", column(*NAMES[:3]), True),
    ("is_full_names", column(*NAMES[:2]), False),
    ("is_full_names", column(*NAMES, "Ro"), True),
    ("is_full_names", column(*NAMES[:3], "Ro"), False),
    ("is_people", column("Hanne Bak", "a@example.dk", "HB", "ro", "lys", "tid"), True),
    ("is_people", column("Hanne Bak", "a@example.dk", "HB", "ro", "lys", "tid", "mad"), False),
    ("is_choice", column(*["Ja", "Nej"] * 3), True),
    ("is_choice", column(*["Ja"] * 5), False),
    ("is_choice", column("Ja", "Nej", "Måske", *["Ja"] * 3), False),
    ("is_choice", column(*["Ja tak til det", "Nej tak til det"] * 3), True),
    ("is_choice", column(*["Ja tak til det nu", "Nej tak til det"] * 3), False),
    ("is_picked", column("Ja", "Ved ikke"), True),
    ("is_picked", column("Ja", "Ved ikke", "-"), True),
    ("is_picked", column("Ja"), False),
    ("is_picked", column("Ja", "Nej", "Lys"), False),
    ("is_short", column("en to tre fire fem", "a" * 40), True),
    ("is_short", column("Ro", "en to tre fire fem seks"), False),
    ("is_short", column("Ro", "a" * 41), False),
    ("is_marks", column("+", "!!"), True),
    ("is_marks", column("+"), False),
    ("is_marks", column("+", "!!!"), False),
    ("is_marks", column("+", "a"), False),
    ("is_marks", column("+", "!", ("number", "7")), False),
    ("is_keys", column("AB12-XY99", "c0d3"), True),
    ("is_keys", column("AB12"), False),
    ("is_keys", column("AB12", "AB12"), False),
    ("is_keys", column("AB12", "CD3"), False),
    ("is_keys", column("AB12", "CD 34"), False),
    ("is_keys", column("AB12", "ABCD"), False),
    ("is_legend", column("Gul = mødre", "Grøn = fædre"), True),
    ("is_legend", column("Gul = mødre", "Ro"), False),
    ("is_legend", column("Gul = mødre", ("number", "7")), False),
    ("is_legend", column(), False),
    ("is_numbering", column("Seddel 1", "seddel to", "SEDDEL 3"), True),
    ("is_numbering", column("gul seddel nummer 1", "gul seddel nummer 2", "gul seddel nummer 3"), True),
    ("is_numbering", column("en gul seddel nummer 1", "en gul seddel nummer 2", "en gul seddel nummer 3"), False),
    ("is_numbering", column("Seddel 1", "Seddel 2"), False),
    ("is_numbering", column("Seddel 1", "Lap 2", "Seddel 3"), False),
    ("is_numbering", column("Seddel 1", "Seddel 2", "Seddel 3", ("number", "7")), False),
    ("is_numbering", column(*[f"Seddel {number}" for number in range(9)], "Seddel 0"), True),
    ("is_numbering", column(*[f"Seddel {number}" for number in range(8)], "Seddel 0"), False),
    ("is_numbering", column("1", "2", "3"), False),
]


@pytest.mark.parametrize(("profile", "share", "counted"), SHARES)
def test_what_share_of_a_column_looks_so(profile, share, counted):
    assert getattr(profile, share) == counted


@pytest.mark.parametrize(("verdict", "profile", "holds"), VERDICTS)
def test_what_a_column_is_taken_for(verdict, profile, holds):
    assert getattr(profile, verdict) is holds
