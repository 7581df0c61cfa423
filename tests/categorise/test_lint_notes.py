"""What notes show of rules that do not do what their writer may think."""

from collections.abc import Callable
from itertools import product

import pytest

from flows.categorise import Scheme, explain_text
from flows.categorise.lint import lint_scheme
from flows.notes import Note, Source

WriteScheme = Callable[[str], Scheme]
NAME = "categories/prøve.yaml, 1 sted:"


def notes_of(*texts: str) -> list[Note]:
    return [Note(f"n{number}", text, Source("f", "s", f"A{number}")) for number, text in enumerate(texts, 1)]


def test_a_theme_that_gets_under_one_in_a_hundred_is_told(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes:\n  - {id: a, title: A, rules: [bus]}\n  - {id: b, title: B, rules: [tog]}\n")
    told = (
        f"{NAME} næsten ingen af de 101 noter får temaet. Er det for lidt til et tema, så læg det ind under et "
        "andet.",
        "  linje 3: B: 1",
    )
    assert lint_scheme(scheme, notes_of(*["Bus"] * 100, "Tog")) == told
    assert lint_scheme(scheme, notes_of(*["Bus"] * 99, "Tog")) == ()


SHARED = """themes:
  - {id: a, title: A, rules: [{any: [bus, tog], weight: 3}]}
  - {id: b, title: B, rules: [{any: [bus, metro], weight: 2}]}
"""


@pytest.mark.parametrize(("buses", "metros", "told"), [(4, 1, True), (3, 3, False), (3, 1, False)])
def test_two_themes_that_find_mostly_the_same_words_are_told(
    write_scheme: WriteScheme, buses: int, metros: int, told: bool
) -> None:
    texts = [*["Bus"] * buses, *["Metro"] * metros, *["Tog"] * 6]
    warnings = lint_scheme(write_scheme(SHARED), notes_of(*texts))
    expected = (
        f"{NAME} to temaers regler finder de samme ord. Skil dem ad med none eller vægte, eller gør dem til ét "
        "tema.",
        f"  linje 3: 'A' og 'B': {buses} af de {buses + metros} steder, hvor 'B' findes",
    )
    assert (warnings[:2] == expected) == told


IDLE = """themes:
  - id: a
    title: A
    rules:
      - {any: [bus], weight: 3}
      - {any: [billet, kort], weight: 1}
  - {id: b, title: B, rules: [{any: [tog], weight: 2}]}
"""


def test_a_rule_that_never_decides_is_told(write_scheme: WriteScheme) -> None:
    idle = ("Bus og billet", "Billetten til bussen", "Kort i bus", "Tog", "Bus")
    told = (
        f"{NAME} reglen findes i noter, men afgør ingen af dem: de får samme tema uden den.",
        "  linje 6: billet; kort (i 3 noter)",
    )
    assert lint_scheme(write_scheme(IDLE), notes_of(*idle)) == told
    assert lint_scheme(write_scheme(IDLE), notes_of(*idle[1:])) == ()
    assert lint_scheme(write_scheme(IDLE), notes_of(*idle, "Billetter")) == ()


def test_a_rule_that_turns_a_tie_decides(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(
        "decide: {margin: 1}\nthemes:\n"
        "  - {id: a, title: A, rules: [{any: [bus], weight: 2}, {any: [billet], weight: 1}]}\n"
        "  - {id: b, title: B, rules: [{any: [tog], weight: 1.5}]}\n"
    )
    assert lint_scheme(scheme, notes_of(*["Bus, tog og billet"] * 3, "Tog", "Bus")) == ()


OPENED = """decide: {{opening: 1}}
themes:
  - id: a
    title: A
    rules:
      - {{any: [bus], weight: 3}}
      - {{any: [cykel], weight: -1.5}}
{idle}
  - {{id: b, title: B, rules: [{{any: [tog], weight: 1.5}}]}}
"""


def test_a_rule_is_told_where_notes_stand_the_same_without_it_and_nowhere_else(write_scheme: WriteScheme) -> None:
    texts = [
        " ".join(words)
        for words in product(("bus", "cykel", "billet", "tog"), repeat=4)
        if words.count("billet") == 1
    ]
    without = write_scheme(OPENED.format(idle=""))
    stand = {text: explain_text(text, without) for text in texts}
    scheme = write_scheme(OPENED.format(idle="      - {any: [billet], weight: 1}"))
    told = {
        text for text in texts if any(": billet (" in line for line in lint_scheme(scheme, notes_of(*[text] * 3)))
    }

    assert told == {
        text
        for text in texts
        if (now := explain_text(text, scheme)).theme == stand[text].theme
        and now.decided_by == stand[text].decided_by
    }
    assert 0 < len(told) < len(texts)
