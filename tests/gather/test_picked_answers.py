"""Columns whose cells were picked and not written, beside what people wrote."""

import pytest

from flows.gather.answers import is_range
from flows.gather.headers import load_vocabulary
from tests.gather.make import aside, codes, csv, gather, texts, xlsx

ANSWERS = load_vocabulary().answers
WISHES = ["Flere træer ved søen", "Ro til at læse i", "Sluk de store lamper", "Giv os en varmestue"]


def beside_wishes(heading, *cells):
    return xlsx([["Nr.", heading, "Hvad ønsker du dig?"], *([n, c, WISHES[n]] for n, c in enumerate(cells))])


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Kommer du her tit?", ["Ja", "Nej", "Ved ikke", "Ja"]),
        ("Hvad synes du om vores sø?", ["Meget tilfreds", "Utilfreds", "Tilfreds", "-"]),
        ("Svar", ["Nej", "Ja", "Ja", "3 ja"]),
        ("Hvilken skole går du på?", ["Engskolen", "Skovskolen", "Fjordskolen", "Engskolen"]),
        ("Hvad er din stilling?", ["Pædagog", "Lærer", "Leder af børnehuset", "Vikar"]),
        ("Hvor tit er du ved søen?", ["Hver dag", "1-2 gange om ugen", "Hver dag", "Om sommeren"]),
        ("Hvor bor du?", ["Nordby", "I Sønderby", "Ved havnen", "Vesterby"]),
    ],
)
def test_answers_that_are_picked_or_say_who_answered_are_told_and_no_notes(tmp_path, heading, cells):
    gathered = gather(tmp_path, skema__xlsx=beside_wishes(heading, *cells))

    assert texts(gathered) == WISHES
    assert {aside(gathered)[cell] for cell in ("B2", "B3", "B4", "B5")} == {"label"}
    assert codes(gathered) == ["choice_column"]


def test_spans_of_figures_are_figures(tmp_path):
    gathered = gather(
        tmp_path, skema__xlsx=beside_wishes("Hvor længe bor man her?", "0-2 år", "60+", "3 - 9", "Under 5 år")
    )

    assert texts(gathered) == WISHES
    assert aside(gathered)["B3"] == "number"


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Hvad mangler i parken?", ["Ro", "Bænke", "Parkering", "Ro"]),
        ("Har du mere at sige?", ["Nej", "Ja, kom ud og se på det", "Nej", "Ja"]),
        ("Hvilke steder skal vi begynde?", ["Havnen", "Skolen", "Havnen", "Torvet"]),
        ("Hvad er godt i din by?", ["Søen", "Havnen", "Naboerne", "Søen"]),
        (
            "Hvilken skole går du helst forbi, og hvorfor?",
            ["Den gamle, fordi den har en have", "Ingen", "Engskolen", "Ja"],
        ),
    ],
)
def test_short_and_repeated_answers_that_people_wrote_are_notes(tmp_path, heading, cells):
    gathered = gather(tmp_path, skema__xlsx=beside_wishes(heading, *cells))

    assert sorted(texts(gathered)) == sorted([*WISHES, *cells])


def test_where_nothing_else_was_asked_yes_and_no_are_notes(tmp_path):
    gathered = gather(tmp_path, skema__csv=csv([["Nr", "Skal søen fyldes op?"], [1, "Ja"], [2, "Nej"], [3, "Nej"]]))

    assert texts(gathered) == ["Ja", "Nej", "Nej"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("18-29", True), ("18 til 29 år", True), ("60+", True), ("Under 30 år", True), ("30 år eller ældre", True),
        ("1-2 gange", True), ("> 50", True),
        ("18 til" + " " * 32 + "29", True), ("18 til" + " " * 33 + "29", False),
        ("2 timer mere", False), ("24/7", False),
        ("Over 30 elever i klassen", False),
        ("Fra 3-5 år skal man lege", False), ("", False),
    ],
)  # fmt: skip
def test_a_span_is_figures_and_nothing_else(text, span):
    assert is_range(text) is span


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("Ja", True), (" ved ikke. ", True), ("4 ja", True), ("4 x ja", True), ("4 stk. ja", True),
        ("4", False), ("4 ja og nej", False), ("Ja til lys", False), ("xja", False), ("", False),
        ("ja" + " " * 38, True), ("ja" + " " * 39, False),
    ],
)  # fmt: skip
def test_a_picked_answer_may_say_how_many_gave_it(text, picked):
    assert ANSWERS.is_picked(text) is picked


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("-", True),
        ("", True),
        ("-" * 40, True),
        ("-" * 41, False),
        ("– –", True),
        ("____", True),
        ("N/A", True),
        ("Ubesvaret", True),
        ("Ingen", False),
        ("?", False),
    ],
)
def test_a_stroke_or_a_word_for_nothing_says_that_nothing_was_written(text, none):
    assert ANSWERS.is_none(text) is none


@pytest.mark.parametrize(
    ("question", "background"),
    [
        ("Hvor gammel er du?", True),
        ("Hvilken afdeling arbejder du i?", True),
        ("Angiv din rolle", True),
        ("Hvilken afdeling skal have et nyt køkken?", False),
        ("Hvilken støj er værst?", False),
        ("Hvor gammelt er det?", False),
        ("Hvad er din drøm?", False),
        ("Hvad er din stilling?", True),
        ("Hvad er din nye stilling?", True),
        ("Hvad er din helt nye stilling?", False),
        ("Hvilket hold er du på?", True),
        ("Hvilket nyt hold er du på?", True),
        ("Hvilket helt nyt hold er du på?", False),
        ("Hvilket hold er bedst, synes du?", False),
        ("", False),
    ],
)
def test_a_question_of_what_somebody_is(question, background):
    assert ANSWERS.asks_background(question) is background
