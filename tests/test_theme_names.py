"""Which theme of a scheme people mean by what they wrote: a typed theme, a row above, a column's heading."""

import pytest

from flows.theme_names import NO_THEMES, ThemeNames

THEMES = ThemeNames(
    (
        ("mad", "Mad og drikke"),
        ("adgang", "Ind og ud"),
        ("temadage", "Særlige dage"),
        ("idrag", "Nye idéer"),
        ("rejse", "Transport"),
        ("miljoe", "Arbejdsmiljø"),
        ("alle", "Tilgængelig"),
        ("kulturen", "Kulturen her"),
        ("kulturer", "Andre steder"),
        ("andet", "?"),
    )
)


@pytest.mark.parametrize(
    "text", ["mad", "MAD", "Mad og drikke", "mad & drikke", "Mad+drikke", " »Mad« og/drikke! "]
)
def test_a_theme_is_meant_by_its_id_and_by_its_title_whatever_the_signs(text):
    assert THEMES.find(text) == ("mad", "Mad og drikke", True)


@pytest.mark.parametrize(
    "number",
    [
        "1. ",
        "12) ",
        "3 – ",
        "#4 ",
        "a) ",
        "H: ",
        "Tema 1: ",
        "tema: ",
        "Emne 12. ",
        "Kategori b: ",
        "Theme 1 ",
        "Topic 2 ",
    ],
)
def test_a_number_before_it_does_not_count(number):
    assert THEMES.find(f"{number}Mad og drikke") == ("mad", "Mad og drikke", True)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("adgang", "adgang"), ("temadage", "temadage"), ("dgang", None), ("dage", None), ("i mad", None)],
)
def test_what_only_begins_as_a_number_is_part_of_the_name(text, meant):
    found = THEMES.find(text)
    assert (found.id if found else None) == meant


@pytest.mark.parametrize("text", ["", " ", "!", "1.", "Tema", "Tema 1", "12", "Kantinen"])
def test_a_text_that_names_none_is_no_theme(text):
    assert THEMES.find(text) is None
    assert NO_THEMES.find(text) is None


@pytest.mark.parametrize(
    ("text", "meant", "exact"),
    [
        ("nye ideer", "idrag", True),
        ("Nye Idéer", "idrag", True),
        ("rejsee", None, None),  # too short for a slip
        ("adgan", None, None),
        ("adgnag", "adgang", False),
        ("Transprt", "rejse", False),
        ("Trnsprt", None, None),
        ("Arbejdsmiljø!", "miljoe", True),
        ("Arbejdsmil", "miljoe", False),
        ("Arbejdsmi", None, None),
        ("Tilgængel", None, None),  # two slips, and only nine letters
        ("Mad og dirkke", "mad", False),
        ("Mad eg drike", "mad", False),
        ("Mad eg drk", None, None),
        ("kulture", None, None),  # as near to one as to the other
        ("kulturern", None, None),
        ("kultturen", "kulturen", False),
    ],
)
def test_a_slip_is_forgiven_where_the_word_is_long_and_only_one_theme_is_so_near(text, meant, exact):
    found = THEMES.find(text)
    assert (found and found.id, found and found.exact) == (meant, exact)


def test_a_whole_sentence_names_no_theme():
    assert THEMES.find("mad".ljust(120)) == ("mad", "Mad og drikke", True)
    assert THEMES.find("mad".ljust(121)) is None
    assert NO_THEMES.find("mad") is None


def test_themes_that_only_a_number_tells_apart():
    numbered = ThemeNames((("a", "Tema 1"), ("b", "Tema 2")))

    assert numbered.find("tema 2:") == ("b", "Tema 2", True)
    assert numbered.find("Tema 3") is None
