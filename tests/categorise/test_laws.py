"""What holds for every text: hits point at what they say, and nothing takes forever."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.categorise import Scheme, categorise_notes, explain_text, load_scheme
from flows.categorise.finding import PatternFinder
from flows.categorise.patterns import parse_pattern
from flows.categorise.rules import Decide
from flows.danish.inflection import forms_of
from flows.notes import Group, Grouping, Note, Source

WORDS = ["lederne", "ledelses", "ansvar", "går", "forrest", "TR'er", "leder-", "og", "kursus", "Åbenhed", "A\u030a"]
PIECES = st.lists(st.sampled_from([*WORDS, " ", " ", "\n", ",", "\u00ad", "\u00a0", "🏳️"])).map("".join)


@cache
def default_scheme() -> Scheme:
    return load_scheme(Path(__file__).parents[2] / "categories" / "lgbt-beskaeftigelse.yaml")


@given(
    st.lists(st.sampled_from([*WORDS, " ", " ", "\n", ",", "\u00ad", "\u00a0"])).map("".join) | st.text(max_size=60)
)
def test_a_hit_is_what_stands_at_its_place(text: str) -> None:
    explained = explain_text(text, default_scheme())
    for reading in explained.readings:
        for hit in reading.hits:
            assert hit.matched == text[hit.start : hit.end] != ""
        assert (reading.score > 0) == any(hit.weight for hit in reading.hits)
        assert all(hit.weight or hit.name for hit in reading.hits)
    assert (explained.theme is None) == (explained.decided_by in ("no_rule", "tie"))


@given(st.permutations(range(4)))
def test_the_order_of_the_notes_decides_nothing(order: list[int]) -> None:
    texts = ["Lederne", "Kursus", "Åbenhed og kursus", "Ukendt"]
    notes = [Note(f"n{number}", texts[number], Source("f", "s", "A1")) for number in order]
    grouping = Grouping(tuple(Group(f"g-{note.id}", (note.id,), note.id, "single") for note in notes))
    placed = categorise_notes(notes, grouping, default_scheme())
    assert {name: placed[name].theme for name in sorted(placed)} == {
        "n0": "ledelse",
        "n1": "viden",
        "n2": "arbejdsmiljoe",
        "n3": None,
    }
    assert list(placed) == [note.id for note in notes]


def test_each_pattern_counts_once_in_a_note_of_repeated_words() -> None:
    scheme = replace(default_scheme(), decide=Decide(opening=0))
    once = explain_text("leder ord ord kursus", scheme)
    often = explain_text("leder ord ord kursus " * 2000, scheme)

    assert [reading.score for reading in often.readings] == [reading.score for reading in once.readings]
    assert often.theme == once.theme


@given(st.lists(st.sampled_from([*"aøT1 -'’.,/+&_!():\u00ad", "LGBT+", "orlov", "TR", "e-læring"])).map("".join))
def test_a_pattern_without_operators_finds_its_own_text_or_is_rejected(written: str) -> None:
    try:
        pattern = parse_pattern(written)
    except ValueError:
        return
    assert pattern.relation != "alone" or PatternFinder([pattern]).find(written)


def test_what_is_read_before_decides_nothing() -> None:
    texts = [
        "af lederne",
        "Rapporter fra kurser",
        "leder- og medarbejderudvikling",
        "kommune netværk",
        "uddannelser",
    ]
    patterns = [
        parse_pattern(text) for text in ("afrapportere", "leder*", "*udvikling", "kommunenetværk", "mest god")
    ]
    used = PatternFinder(patterns)
    for text in [*texts, "bedst", "mestgod"]:
        used.find(text)

    assert [used.find(text) for text in texts] == [PatternFinder(patterns).find(text) for text in texts]


@pytest.mark.parametrize(("text", "found"), [("af rapportere", 0), ("afrap portere", 1), ("afrapportere", 1)])
def test_a_compound_split_in_two_is_found_where_its_first_word_says_something(text: str, found: int) -> None:
    assert len(PatternFinder([parse_pattern("afrapportere")]).find(text)) == found


@pytest.mark.parametrize("word", ["forsikring", "ramme", "museum", "café", "trafikpolitik", "gågade", "ladcykel"])
def test_every_form_is_found_in_two_words(word: str) -> None:
    """Wherever it is cut, from three letters on, by a finder that has read nothing before and by one that has."""
    more = {"ladcykel": frozenset({"ladcyklister"})}
    patterns = [parse_pattern(word)]
    used = PatternFinder(patterns, more)
    forms = [form for form in (*forms_of(word), *more.get(word, ())) if len(form) >= 6]
    split = [f"{form[:cut]} {form[cut:]}" for form in forms for cut in range(3, len(form))]
    assert len(split) >= 6
    assert [text for text in split if not PatternFinder(patterns, more).find(text)] == []
    assert [text for text in split if not used.find(text)] == []
