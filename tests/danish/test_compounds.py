"""What compounds are made of, and what only looks like one."""

from typing import Literal

import pytest

from flows.danish.compounds import is_accident, parts_of, ways_to_part


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("skolegård", ("skole", "gård")),
        ("sommerfest", ("sommer", "fest")),
        ("havnebænk", ("havn", "bænk")),  # the first in the dictionary's form
        ("ledelsesgruppe", ("ledelse", "gruppe")),
        ("løbebane", ("løbe", "bane")),
        ("parkering", ()),  # "ring" is no part
        ("landskab", ()),
        ("fortrolig", ()),  # nor is "fort"
        ("normal", ()),
        ("bustur", ()),  # too short to be known
        ("ledelse", ()),
        ("", ()),
    ],
)
def test_the_two_parts_of_a_compound(word: str, parts: tuple[str, ...]) -> None:
    assert parts_of(word) == parts


@pytest.mark.parametrize(
    ("word", "short", "ways"),
    [
        ("havnebænk", (), [(("havne", "havn"), "bænk")]),
        ("fritidsklub", (), [(("fritids", "fritid"), "klub")]),
        ("sommerfest", (), [(("sommer",), "fest")]),
        ("madpakke", (), []),
        ("madpakke", ("mad",), [(("mad",), "pakke")]),  # one short word beside one that is long enough
        ("skolebus", ("bus",), [(("skole", "skol"), "bus")]),
        ("busbil", ("bus", "bil"), []),
    ],
)
def test_how_a_compound_may_be_parted(word: str, short: tuple[str, ...], ways: list[object]) -> None:
    assert list(ways_to_part(word, short)) == ways


@pytest.mark.parametrize(
    ("word", "part", "where", "accident"),
    [
        ("normal", "norm", "start", True),
        ("unormal", "norm", "start", False),
        ("normkritik", "norm", "start", False),
        ("normal", "norm", "head", False),
        ("billederne", "leder", "head", True),
        ("filmleder", "leder", "head", False),
        ("billeder", "leder", "start", False),
        ("hundeliv", "hund", "start", False),
    ],
)
def test_a_word_that_only_looks_like_a_compound_of_a_part(
    word: str, part: str, where: Literal["start", "head"], accident: bool
) -> None:
    assert is_accident(word, part, where) == accident
