"""Patterns that find more, or less, than their writer may think."""

from collections.abc import Callable

import pytest

from flows.categorise import Scheme
from flows.categorise.lint import lint_scheme

WriteScheme = Callable[[str], Scheme]
SPLIT = (
    "categories/prøve.yaml, 1 sted: | deler hele udtrykket, så det, der står alene, finder noter for sig. Er det "
    "ikke meningen, så skriv hver mulighed helt ud: hver mandag|hver tirsdag."
)
EVERYDAY = (
    "categories/prøve.yaml, 1 sted: mønstret finder også ord, der står i mange noter, for de kan være bøjninger af "
    "det. Skriv = foran (=have), hvis kun den stavemåde skal findes."
)


def lint_pattern(pattern: str, write_scheme: WriteScheme) -> tuple[str, ...]:
    return lint_scheme(write_scheme(f"themes:\n  - id: a\n    title: A\n    rules:\n      - '{pattern}'\n"))


@pytest.mark.parametrize(
    ("pattern", "alone"),
    [
        ("hver mandag|tirsdag|onsdag", "»tirsdag« og »onsdag«"),
        ("et sted til|at", "»at«"),
        ("hjælp|for|støtte", "»for«"),
        ("fri adgang|for alle|til", "»til«"),
        ("<start> hvorfor|hvordan", "»hvordan«"),
        ("hver mandag|tirsdag ~3 kaffe", "»tirsdag«"),
    ],
)
def test_an_alternative_that_was_maybe_meant_to_share_a_phrase_is_told(
    pattern: str, alone: str, write_scheme: WriteScheme
) -> None:
    assert lint_pattern(pattern, write_scheme) == (
        SPLIT,
        f"  linje 5: '{pattern}' leder også efter {alone} alene",
    )


@pytest.mark.parametrize(
    "pattern",
    [
        "mandag|tirsdag",
        "hver mandag|hver tirsdag",
        "mandag|hver tirsdag",
        "hver mandag|tirsdag|hver onsdag",
        "hver|alle ~2 mandag",
        "hver mandag|hver tirsdag ~3 til|for",
    ],
)
def test_alternatives_that_say_what_they_seem_to_are_not_told(pattern: str, write_scheme: WriteScheme) -> None:
    assert lint_pattern(pattern, write_scheme) == ()


def test_what_stands_under_none_and_ignore_is_looked_at_too(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(
        "ignore: [have]\nnone: [bage]\nthemes:\n"
        "  - {id: a, title: A, rules: [{any: bus, none: fulde}], none: [mene]}\n"
    )
    assert lint_scheme(scheme) == (
        EVERYDAY.replace("1 sted", "4 steder"),
        "  linje 1: 'have' finder også »har«, »havde«; =have finder det ikke",
        "  linje 2: 'bage' finder også »bag«; =bage finder det ikke",
        "  linje 4: 'fulde' finder også »fuld«; =fulde finder det ikke",
        "  linje 4: 'mene' finder også »men«; =mene finder det ikke",
    )


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("have*", "'have*' finder også »har«, »havde«; =have finder det ikke"),
        ("brød|bage", "'brød|bage' finder også »bag«; =bage finder det ikke"),
    ],
)
def test_a_pattern_that_finds_an_everyday_word_by_its_forms_is_told(
    pattern: str, told: str, write_scheme: WriteScheme
) -> None:
    assert lint_pattern(pattern, write_scheme) == (EVERYDAY, f"  linje 5: {told}")


@pytest.mark.parametrize("pattern", ["=have", "havearbejde", "haveforening*", "stor have", "*=have", "bag"])
def test_a_pattern_that_finds_no_everyday_word_but_itself_is_not_told(
    pattern: str, write_scheme: WriteScheme
) -> None:
    assert lint_pattern(pattern, write_scheme) == ()


def test_an_inflected_word_is_told(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(
        "themes:\n  - id: a\n    title: A\n    rules: [medarbejdere, samtaler, klogere, mand, tyk, =kurser]\n"
    )
    assert lint_scheme(scheme) == (
        "categories/prøve.yaml, 1 sted: mønstret ligner en bøjning. Skriv ordbogens form, så findes alle "
        "bøjninger.",
        "  linje 4: 'medarbejdere' ligner en bøjning af 'medarbejder'",
    )


@pytest.mark.parametrize("verb", ["levere", "servere", "vurdere"])
def test_a_dictionary_s_own_word_is_no_inflected_one(verb: str, write_scheme: WriteScheme) -> None:
    assert lint_pattern(verb, write_scheme) == ()
