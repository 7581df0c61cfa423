"""How much more the first words of a note count, where a scheme asks for it."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.categorise import Scheme, explain_text
from flows.notes import Hit

WriteScheme = Callable[[str], Scheme]

PARKS = """
decide: {{opening: {opening}, margin: 0.1}}
themes:
  - id: lys
    title: Lys
    subthemes:
      - {{id: lamper, title: Lamper, rules: [{{any: lampe, weight: 2}}]}}
      - {{id: lygter, title: Lygter, rules: [{{any: lygte, weight: 2}}]}}
  - id: ro
    title: Ro
    rules: [{{any: bænk, weight: 2}}]
"""


@pytest.mark.parametrize(
    ("opening", "text", "theme"),
    [
        (0, "En lampe ved hver bænk", None),
        (0.5, "En lampe ved hver bænk", "lys"),
        (0.5, "En bænk ved hver lampe", "ro"),
        (0.05, "En lampe ved hver bænk", None),  # less than the margin
    ],
)
def test_what_is_said_first_decides_between_equals(
    write_scheme: WriteScheme, opening: float, text: str, theme: str | None
) -> None:
    assert explain_text(text, write_scheme(PARKS.format(opening=opening))).theme == theme


@pytest.mark.parametrize(
    ("text", "scores", "hits"),
    [
        ("lampe", {"lamper": 3.0}, (Hit("lampe", "lampe", 0, 5, 2.0),)),
        ("Ny lampe, lampe:", {"lamper": 2.8125}, None),  # the first of its places
        ("Mere lys, lygter", {"lygter": 2.375}, (Hit("lygte", "lygter", 10, 16, 2.0),)),
    ],
)
def test_a_hit_is_shown_with_its_own_weight_and_counts_by_its_place(
    write_scheme: WriteScheme, text: str, scores: dict[str, float], hits: tuple[Hit, ...] | None
) -> None:
    reading = explain_text(text, write_scheme(PARKS.format(opening=0.5))).reading_of("lys")
    assert reading.subthemes == scores
    assert reading.score == sum(scores.values())
    assert hits is None or reading.hits == hits


def test_what_is_enough_for_a_theme_is_asked_of_what_was_multiplied(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("decide: {opening: 0.5}\nthemes: [{id: a, title: A, rules: [{any: lys, weight: 0.8}]}]")
    assert explain_text("Lys langs den lange sti", scheme).theme == "a"
    assert explain_text("Langs den lange sti lys", scheme).theme is None


def test_what_is_said_first_decides_between_subthemes(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(PARKS.format(opening=0.5))
    assert explain_text("Lygter og så lamper", scheme).subthemes == ("lygter", "lamper")
    assert explain_text("Lamper og så lygter", scheme).subthemes == ("lamper", "lygter")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(st.sampled_from(["lampe", "lygter", "bænken", "og", "ved"]), max_size=8),
    opening=st.sampled_from([0.1, 0.5, 2]),
)
def test_no_place_counts_less_than_without_nor_more_than_the_first(
    write_scheme: WriteScheme, words: list[str], opening: float
) -> None:
    text = " ".join(words)
    plain = explain_text(text, write_scheme(PARKS.format(opening=0)))
    weighed = explain_text(text, write_scheme(PARKS.format(opening=opening)))
    for before, after in zip(plain.readings, weighed.readings, strict=True):
        assert after.hits == before.hits
        assert before.score <= after.score <= round(before.score * (1 + opening), 6)
