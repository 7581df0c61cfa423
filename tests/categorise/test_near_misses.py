"""What `workshop explain` names as nearly found, and what a pattern would have to be for it."""

from collections.abc import Callable

import pytest

from flows.categorise import Scheme, explain_text
from flows.categorise.near_misses import NearMiss, near_misses
from flows.categorise.rules_report import render_explanation

SCHEME = """themes:
- {id: rum, title: Rum og plads, rules: [omklædning, "cykel*", "*lampe", =TR, gå forrest, leder, rum + lys]}
- {id: mad, title: Mad, rules: [frokost]}
"""


@pytest.mark.parametrize(
    ("text", "missed"),
    [
        ("Flere pigeomklædninger", [("rum", "omklædning", "*omklædning", "pigeomklædninger")]),
        ("Omklædningsskabe", [("rum", "omklædning", "omklædning*", "Omklædningsskabe")]),
        ("En elcykel", [("rum", "cykel*", "*cykel", "elcykel")]),
        ("Nye lampeskærme", [("rum", "*lampe", "lampe*", "lampeskærme")]),
        ("Spørg tr om det", [("rum", "=TR", "=tr", "tr")]),
        ("At gå altid helt forrest", [("rum", "gå forrest", "gå ~4 forrest", "gå altid helt forrest")]),
        ("Frokosten i omklædningen, og at gå forrest", []),
        ("Frokostpauser i elcykelskuret", [("mad", "frokost", "frokost*", "Frokostpauser")]),
        ("Intet", []),
    ],
)
def test_a_pattern_that_nearly_finds_a_text_is_named(
    write_scheme: Callable[[str], Scheme], text: str, missed: list[tuple[str, str, str, str]]
) -> None:
    assert near_misses(text, write_scheme(SCHEME)) == tuple(NearMiss(*one) for one in missed)


MORE = """themes:
- {id: a, title: A, rules: [bil, taxa, '=lys', mere lys nu, 'sti|vej', gå ud, ny *plan]}
- {id: b, title: B, rules: [taxa]}
"""


@pytest.mark.parametrize(
    ("text", "missed"),
    [
        # four letters may begin or end a word, and three may not; each theme, and the first place
        (
            "Taxaholdeplads og taxakørsel",
            [("a", "taxa", "taxa*", "Taxaholdeplads"), ("b", "taxa", "taxa*", "Taxaholdeplads")],
        ),
        ("Bilvask", []),
        ("Taxa og taxakørsel", []),  # the pattern is there
        # four words between, and five
        ("De går alle sammen helt hen ud", [("a", "gå ud", "gå ~4 ud", "går alle sammen helt hen ud")]),
        ("De går alle sammen nu helt hen ud", []),
        # what is no single word and no phrase of two
        ("Mere lys end nu", []),
        ("Stikryds", []),
        ("Lysmast", []),
        ("En ny og klar handleplan", []),
    ],
)
def test_what_makes_a_pattern_wider_and_what_does_not(
    write_scheme: Callable[[str], Scheme], text: str, missed: list[tuple[str, str, str, str]]
) -> None:
    assert near_misses(text, write_scheme(MORE)) == tuple(NearMiss(*one) for one in missed)


def test_what_is_found_already_is_no_miss(write_scheme: Callable[[str], Scheme]) -> None:
    scheme = write_scheme("themes: [{id: a, title: A, rules: [frokost]}, {id: b, title: B, rules: ['*pause']}]")
    assert near_misses("Frokostpauser", scheme) == ()


def test_there_are_no_more_than_five(write_scheme: Callable[[str], Scheme]) -> None:
    words = ("bænk", "lampe", "cykel", "stol", "dør", "vindue", "kaffe")
    scheme = write_scheme(f"themes: [{{id: a, title: A, rules: [{', '.join(words)}]}}]")
    assert len(near_misses(" ".join(f"{word}mærke" for word in words), scheme)) == 5


def test_near_misses_stand_last_in_the_explanation(write_scheme: Callable[[str], Scheme]) -> None:
    scheme = write_scheme(SCHEME)
    text = "Flere pigeomklædninger"
    told = render_explanation(explain_text(text, scheme), scheme, near_misses(text, scheme))
    assert told.endswith(
        "\n\nTæt på:\n  *omklædning ville finde »pigeomklædninger«; i Rum og plads står omklædning.\n"
    )
