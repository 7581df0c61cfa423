"""What a note names: the `name` of a rule, whatever the rule counts for."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flows.categorise import Scheme, categorise_notes, explain_text, load_scheme
from flows.categorise.lint import lint_scheme
from flows.categorise.rule_reader import RuleReader, ThemeReading
from flows.categorise.rules import ThemeRules
from flows.categorise.rules_report import render_explanation
from flows.danish.staff_words import load_staff_words
from flows.errors import RulesError
from flows.notes import Group, Grouping, Hit, Note, Source

WriteScheme = Callable[[str], Scheme]
CATEGORIES = Path(__file__).parents[2] / "categories"


def _named(scheme: Scheme, text: str) -> list[tuple[str, str, float]]:
    hits = explain_text(text, scheme).reading_of("a").hits
    return [(hit.name, hit.matched, hit.weight) for hit in hits if hit.name]


@pytest.fixture
def scheme(write_scheme: WriteScheme) -> Scheme:
    return write_scheme(
        """themes:
  - id: a
    title: A
    rules:
      - {any: ["kvote*", "toilet*"], weight: 3}
      - {any: [mod kvoter], weight: 2}
      - {any: [kursus], name: kurser, weight: 2}
      - {any: [kønsneutral toilet], name: kønsneutrale toiletter, weight: 0}
      - {any: ["toilet*"], name: toiletter, weight: 0}
      - {any: ["kvote*"], name: kvoter, none: [mælk], weight: 0}
      - {any: ["*kvote"], name: alle kvoter, weight: 0}
      - {any: ["leder ~2 kursus"], name: lederkurser, weight: 0}
"""
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Et kursus", [("kurser", "kursus", 2)]),
        ("Kvoter for alle", [("kvoter", "Kvoter", 3)]),
        ("Nej, mod kvoter", [("kvoter", "kvoter", 0)]),  # a longer find takes the points, not the name
        ("Kvoter og mælk", [("alle kvoter", "Kvoter", 0)]),
        ("Kønsneutrale toiletter", [("kønsneutrale toiletter", "Kønsneutrale toiletter", 0)]),
        ("Flere toiletter", [("toiletter", "toiletter", 3)]),
        (
            "Kursus for ledere",
            [("kurser", "Kursus", 2), ("lederkurser", "Kursus for ledere", 0)],
        ),
        ("Mere lys", []),
    ],
)
def test_a_rule_with_a_name_names_what_its_words_are(scheme: Scheme, text: str, named: list[object]) -> None:
    assert _named(scheme, text) == named


def test_a_rule_that_only_names_counts_for_nothing(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes: [{id: a, title: A, rules: [{any: kvote, name: kvoter, weight: 0}]}]")
    explained = explain_text("Kvoter", scheme)
    assert (explained.theme, explained.decided_by) == (None, "no_rule")
    assert explained.reading_of("a").score == 0


def test_a_rule_that_weighs_nothing_and_has_no_name_still_hides_what_is_shorter(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes: [{id: a, title: A, rules: [lov, {any: få lov, weight: 0}]}]")
    assert explain_text("Få lov", scheme).theme is None


def test_the_note_keeps_the_names_with_the_reasons_for_its_theme(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(
        "themes: [{id: a, title: A, rules: [{any: kvote, name: kvoter}]}, {id: b, title: B, rules: "
        "[{any: kvote, name: andre kvoter, weight: 0}]}]"
    )
    note = Note("n", "Kvoter", Source("f", "", "A1"))
    placed = categorise_notes([note], Grouping((Group("g-n", ("n",), "n", "single"),)), scheme)
    assert placed["n"].why == (Hit("kvote", "Kvoter", 0, 6, 1.0, "kvoter"),)


def test_documents_get_the_names_in_the_order_of_the_scheme(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(
        "themes: [{id: a, title: A, rules: [{any: x, name: to}, {any: y, name: et}, {any: z, name: to}], "
        "subthemes: [{id: b, title: B, rules: [{any: q, name: '  code of  conduct '}]}]}]"
    )
    (theme,) = scheme.as_themes()
    assert (theme.names, theme.subthemes[0].names) == (("to", "et"), ("code of conduct",))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            "{name: kvoter, heading: x}",
            "linje 4: themes.1.rules.1: gruppen 'kvoter' har et name, men ingen mønstre. Skriv any: kun det, der "
            "står i en note, kan den siges at nævne.",
        ),
        (
            "{name: kvoter., any: x}",
            "linje 4: themes.1.rules.1.name: 'kvoter.' skal stå, som det skrives midt i en sætning, og uden "
            "punktum: 'barsel og forældreorlov'.",
        ),
        ("{name: '', any: x}", "linje 4: themes.1.rules.1.name: '' skal stå, som det skrives midt i en sætning"),
        ("{name: 112, any: x}", "linje 4: 'themes.1.rules.1.name' skal være tekst."),
    ],
)
def test_a_name_that_would_claim_what_no_note_says_is_a_mistake(
    write_scheme: WriteScheme, rule: str, said: str
) -> None:
    with pytest.raises(RulesError) as told:
        write_scheme(f"themes:\n  - id: a\n    title: A\n    rules: [{rule}]\n")
    assert said in str(told.value)


def test_explain_tells_what_is_named(scheme: Scheme) -> None:
    told = render_explanation(explain_text("Kønsneutrale toiletter", scheme), scheme)
    assert "»Kønsneutrale toiletter«  fundet af: kønsneutral toilet  (nævner" in told
    assert "kønsneutrale toiletter)" in " ".join(told.split())


def test_a_name_that_no_note_has_is_no_warning(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes: [{id: a, title: A, rules: [lys, {any: kvote, name: kvoter, weight: 0}]}]")
    assert lint_scheme(scheme, [Note("n", "Mere lys", Source("f", "", "A1"))]) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lys på stien og en bænk", ("lys", "bænke")),  # another theme's rule names the bench
        ("Lys på stien", ("lys",)),  # its own theme's name, not the other's longer one
        ("En bænk", ("bænke",)),
        ("Bænk med lys på stien og bord", ("bænke", "stien lyser")),  # of two names for the same words the longer
        ("Lys på stien ved et hegn", ("lys",)),  # what has no name is not named
        ("Noget helt andet", ()),
    ],
)
def test_a_note_names_what_the_rules_of_any_theme_name(
    write_scheme: WriteScheme, text: str, names: tuple[str, ...]
) -> None:
    scheme = write_scheme(
        """themes:
  - id: a
    title: A
    rules:
      - {any: [sti], weight: 3}
      - {any: [lys], name: lys, weight: 0}
  - id: b
    title: B
    rules:
      - {any: [bænk], weight: 2}
      - {any: [bænk], name: bænke, weight: 0}
      - {any: [lys på stien], name: stien lyser, weight: 0}
      - {any: [bord], weight: 5}
      - {any: [hegn], weight: 1}
"""
    )
    notes = [Note("n", text, Source("f.xlsx", "", "A1"))]
    placed = categorise_notes(notes, Grouping((Group.of(notes, "n"),)), scheme)
    assert placed["n"].names == names


@cache
def _readers(name: str) -> tuple[RuleReader, RuleReader]:
    """Give the reader of a shipped scheme, and that of the scheme without the rules that only name."""
    scheme = load_scheme(CATEGORIES / f"{name}.yaml")
    data = yaml.safe_load((CATEGORIES / f"{name}.yaml").read_text(encoding="utf-8"))
    for theme in data["themes"]:
        theme.pop("tests", None)
        for rules in (theme, *theme["subthemes"]):
            rules["rules"] = [
                rule for rule in rules["rules"] if not (isinstance(rule, dict) and rule.get("weight") == 0)
            ]
    bare = [ThemeRules.model_validate(theme) for theme in data["themes"]]
    return scheme.reader, RuleReader(bare, load_staff_words(CATEGORIES), scheme.decide.opening)


WORDS = (
    *("kønsneutrale", "toiletter", "anonyme", "ansøgninger", "kvoter", "barsel", "TR", "kursus", "for", "ledere"),
    *("mentorordning", "tid til", "cykelsti", "fodgængerfelt", "kys og kør", "bilfri dag", "ikke", "."),
)


@given(
    st.sampled_from(["lgbt-beskaeftigelse", "trafik-ved-skolerne"]), st.lists(st.sampled_from(WORDS), max_size=8)
)
def test_the_names_of_the_shipped_schemes_decide_no_theme(name: str, words: list[str]) -> None:
    text = " ".join(words)
    named, bare = (reader.read(text) for reader in _readers(name))
    assert [one.score for one in named] == [one.score for one in bare]
    for one, other in zip(named, bare, strict=True):
        assert {key: points for key, points in one.subthemes.items() if points} == other.subthemes
        assert _counted(one) == _counted(other)


def _counted(reading: ThemeReading) -> list[tuple[str, int, int, float]]:
    return [(hit.pattern, hit.start, hit.end, hit.weight) for hit in reading.hits if hit.weight]


@pytest.mark.parametrize(("name", "least"), [("lgbt-beskaeftigelse", 300), ("trafik-ved-skolerne", 40)])
def test_the_shipped_schemes_name_generously(name: str, least: int) -> None:
    themes = load_scheme(CATEGORIES / f"{name}.yaml").as_themes()
    assert sum(len(part.names) for theme in themes for part in theme.subthemes) >= least
    assert all(part.names for theme in themes for part in theme.subthemes)
