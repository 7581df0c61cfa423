"""How warnings are told: each kind once, the gravest first, with how many there are and the first of them."""

from flows.categorise.lint_told import Warned, tell_warnings


def test_each_kind_is_told_once_with_the_first_five_places_and_how_many_more() -> None:
    unused = [Warned("unused", line, f"ord {line}") for line in (17, 13, 12, 11, 14, 15, 16)]
    told = tell_warnings([*unused, Warned("everyday", 20, "'bage' finder også »bag«")], "a.yaml", 45)
    assert list(told) == [
        "a.yaml, 1 sted: mønstret finder også ord, der står i mange noter, for de kan være bøjninger af det. Skriv "
        "= foran (=have), hvis kun den stavemåde skal findes.",
        "  linje 20: 'bage' finder også »bag«",
        "a.yaml, 7 steder: mønstret findes ikke i nogen af de 45 noter. Er det skrevet til andre noter, så lad det "
        "stå.",
        "  linje 11: ord 11",
        "  linje 12: ord 12",
        "  linje 13: ord 13",
        "  linje 14: ord 14",
        "  linje 15: ord 15",
        "  og 2 til",
    ]


def test_the_same_said_twice_of_a_line_is_one_place() -> None:
    told = tell_warnings([Warned("empty", 3, "A"), Warned("empty", 3, "A")], "a.yaml", 0)
    assert list(told) == ["a.yaml, 1 sted: temaet har ingen mønstre, så ingen tekst kan give det.", "  linje 3: A"]


def test_nothing_is_told_of_nothing() -> None:
    assert list(tell_warnings([], "a.yaml", 45)) == []
