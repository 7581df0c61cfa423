"""What a group and a scheme can say besides patterns: so many of a list, what speaks against, what is not meant."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.categorise import Scheme, explain_text, load_scheme
from flows.categorise.rules_report import render_explanation
from flows.errors import RulesError
from flows.notes import Source

WriteScheme = Callable[[str], Scheme]


def points(scheme: Scheme, text: str) -> dict[str, float]:
    return {reading.theme: reading.score for reading in explain_text(text, scheme).readings}


@pytest.mark.parametrize(
    ("text", "score"),
    [("Tog og metro", 3), ("Metro", 0), ("Toget, toget, toget", 0), ("Bus, tog og metro", 3.5)],
)
def test_a_group_counts_when_so_many_of_its_patterns_are_found(
    write_scheme: WriteScheme, text: str, score: float
) -> None:
    scheme = write_scheme("themes: [{id: a, title: A, rules: [{any: [bus, tog, metro], weight: 2, least: 2}]}]")
    assert points(scheme, text) == {"a": score}


def test_more_than_there_are_patterns_is_a_mistake(write_scheme: WriteScheme) -> None:
    with pytest.raises(RulesError, match=r"linje 1: .*least er 3, men der er kun 2 mønstre under any"):
        write_scheme("themes: [{id: a, title: A, rules: [{any: [bus, tog], least: 3}]}]")


@pytest.mark.parametrize(
    ("text", "theme", "score"),
    [
        ("Flere lærere", "a", 3),
        ("Flere lærere fra vikarbureauer", "a", 1),
        ("Flere lærere fra vikarbureauer og konsulenter", None, 0.5),
        ("Vikarbureauer", None, -2),
    ],
)
def test_what_weighs_less_than_nothing_speaks_against_a_theme(
    write_scheme: WriteScheme, text: str, theme: str | None, score: float
) -> None:
    rules = "[{any: lærer, weight: 3}, {any: vikarbureau, weight: -2}, {any: konsulent, weight: -1}]"
    scheme = write_scheme(f"themes: [{{id: a, title: A, rules: {rules}}}]")
    assert (explain_text(text, scheme).theme, points(scheme, text)) == (theme, {"a": score})


def test_what_speaks_against_a_subtheme_counts_there_and_in_the_theme(write_scheme: WriteScheme) -> None:
    part = "{id: b, title: B, rules: [{any: lærer, weight: 3}, {any: vikar, weight: -2}]}"
    scheme = write_scheme(f"themes: [{{id: a, title: A, subthemes: [{part}]}}]")
    reading = explain_text("Lærere og vikarer", scheme).reading_of("a")
    assert (reading.score, reading.subthemes) == (1, {"b": 1})


IGNORE = """
themes:
  - {id: jura, title: Jura, rules: [lov, {any: lov om leg, weight: 3}], ignore: [give lov til]}
  - {id: leg, title: Leg, rules: [lov]}
"""


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("En ny lov", {"jura": 1, "leg": 1}),
        ("Giv lov til mere", {"jura": 0, "leg": 1}),
        ("Giv lov til mere, ved lov", {"jura": 1, "leg": 1}),
        ("En lov om leg", {"jura": 3, "leg": 1}),
    ],
)
def test_a_word_of_what_a_theme_ignores_does_not_count_there(
    write_scheme: WriteScheme, text: str, scores: dict[str, float]
) -> None:
    assert points(write_scheme(IGNORE), text) == scores


def test_a_word_of_what_a_scheme_ignores_counts_nowhere(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(f"ignore: [sætte pris på]\n{IGNORE}  - {{id: pris, title: Pris, rules: [pris]}}\n")
    assert points(scheme, "Vi sætter pris på det")["pris"] == 0
    assert points(scheme, "Prisen er høj")["pris"] == 1


OFF = """
none: [vejarbejde]
themes: [{id: a, title: A, rules: [lys, {sheet: Bord 1}]}, {id: b, title: B, rules: [bænk]}]
"""


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("Lys ved bænken", {"a": 1, "b": 1}),
        ("Lys ved bænken under vejarbejdet", {"a": 0, "b": 0}),
        ("Vejarbejde", {"a": 0, "b": 0}),
        ("Vejen arbejder", {"a": 0, "b": 0}),
    ],
)
def test_a_note_that_is_off_the_subject_gets_no_theme(
    write_scheme: WriteScheme, text: str, scores: dict[str, float]
) -> None:
    assert points(write_scheme(OFF), text) == scores


def test_a_note_off_the_subject_gets_none_by_its_place_either_and_is_explained(
    write_scheme: WriteScheme,
) -> None:
    scheme = write_scheme(OFF)
    there = Source("f", "Bord 1", "A1")
    assert explain_text("Noget andet", scheme, there).theme == "a"
    off = explain_text("Lys ved vejarbejde", scheme, there)
    assert (off.theme, off.decided_by) == (None, "no_rule")
    told = render_explanation(off, scheme)
    assert "Uden for emnet: vejarbejde står under none øverst i skemaet." in told
    assert "Uden for emnet" not in render_explanation(explain_text("Lys", scheme), scheme)


def test_a_list_that_is_not_there_is_told_of_the_scheme_s_none_too(write_scheme: WriteScheme) -> None:
    with pytest.raises(RulesError, match="linje 1: '@veje': listen @veje findes ikke"):
        write_scheme("none: ['@veje']\nthemes: [{id: a, title: A, rules: [lys]}]")


def scheme_with_lists(tmp_path: Path, lists: str, rules: str) -> Scheme:
    (tmp_path / "danish").mkdir()
    (tmp_path / "danish" / "words.yaml").write_text(f"lists:\n  {lists}\n", encoding="utf-8")
    path = tmp_path / "prøve.yaml"
    path.write_text(f"themes:\n- id: a\n  title: A\n  rules: {rules}\n", encoding="utf-8")
    return load_scheme(path)


@pytest.mark.parametrize(
    ("rules", "text", "found"),
    [
        ('["@Ledelse"]', "Spørg mellemlederne og chefen", ["mellemlederne", "chefen"]),
        ('["@ledelse ~2 kursus"]', "kursus for områdechefer", ["kursus for områdechefer"]),
        ('["ny @ledelse"]', "nye chefer, chefer", ["nye chefer"]),
        ('["borger|@ledelse"]', "borgere og chefer", ["borgere", "chefer"]),
        ('[{any: kursus, none: "@ledelse"}]', "kursus for chefer", []),
    ],
)
def test_a_list_is_used_by_its_name(tmp_path: Path, rules: str, text: str, found: list[str]) -> None:
    scheme = scheme_with_lists(tmp_path, 'ledelse: [mellemleder, "*chef", øverste ansvarlige]', rules)
    assert [hit.matched for hit in explain_text(text, scheme).reading_of("a").hits] == found


@pytest.mark.parametrize(
    ("lists", "rules", "told"),
    [
        (
            "ledelse: [chef]",
            '["@ledere"]',
            "linje 4: '@ledere': listen @ledere findes ikke. Skriv den under lists i danish/words.yaml. "
            "Her kan stå: @ledelse.",
        ),
        (
            "ledelse: [chef ~2 kursus]",
            "[bil]",
            "danish/words.yaml: listen 'ledelse': 'chef ~2 kursus' kan ikke stå",
        ),
        ('ledelse: ["@anden"]', "[bil]", "danish/words.yaml: listen 'ledelse': '@anden' kan ikke stå i en liste"),
        ('ledelse: ["a*"]', "[bil]", "danish/words.yaml: listen 'ledelse': 'a*': ved * skal der stå mindst 4"),
        ("øverste ledelse: [chef]", "[bil]", "skal være ét ord uden @"),
    ],
)
def test_a_list_that_cannot_be_read_is_told(tmp_path: Path, lists: str, rules: str, told: str) -> None:
    with pytest.raises(RulesError) as caught:
        scheme_with_lists(tmp_path, lists, rules)
    assert told in str(caught.value)


RULES = "decide: {{{decide}}}\nthemes:\n- id: {id}\n  title: A\n  rules: {rules}\n"
WRITTEN = {"decide": "least: 1", "id": "a", "rules": "[bus]"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("decide", value) for value in ("least: 0.1", "margin: 0", "subtheme_share: 0", "subtheme_share: 1")),
        *(("decide", value) for value in ("opening: 0", "opening: 2", "subtheme_least: 0.1")),
        *(("id", value) for value in ("a-1", "mad2", "'7'", "a")),
        *(("rules", f"[{{any: bus, weight: {weight}}}]") for weight in (-10, 10)),
        ("rules", f"[{{any: [{', '.join(f'bus{n}' for n in range(20))}], least: 20}}]"),
        ("rules", "[{sheet: Bord 1, least: 1}]"),
    ],
)
def test_what_is_just_allowed(write_scheme: WriteScheme, key: str, value: str) -> None:
    assert write_scheme(RULES.format(**{**WRITTEN, key: value})).themes


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("decide", "least: 0", "'decide.least' skal være over 0."),
        ("decide", "margin: -0.1", "'decide.margin' skal være mindst 0."),
        ("decide", "subtheme_least: 0", "'decide.subtheme_least' skal være over 0."),
        ("decide", "subtheme_share: 1.1", "'decide.subtheme_share' må højst være 1."),
        ("decide", "subtheme_share: -0.1", "'decide.subtheme_share' skal være mindst 0."),
        ("decide", "opening: 2.1", "'decide.opening' må højst være 2."),
        ("decide", "opening: -0.1", "'decide.opening' skal være mindst 0."),
        *(("id", value, f"'{value}' må kun have små bogstaver a-z") for value in ("A", "æ", "a b", "a_b")),
        ("rules", "[{any: bus, weight: 10.1}]", "'themes.1.rules.1.weight' må højst være 10."),
        ("rules", "[{any: bus, weight: -10.1}]", "'themes.1.rules.1.weight' skal være mindst -10."),
        ("rules", "[{any: bus, least: 0}]", "'themes.1.rules.1.least' skal være mindst 1."),
        ("rules", "[{sheet: x, least: 2}]", "least er 2, men der er kun 0 mønstre under any."),
        ("rules", "[{sheet: ''}]", "'themes.1.rules.1.sheet' må ikke være tom."),
        ("rules", "[bus, true]", "'themes.1.rules.2.any.1' skal være tekst."),
        ("rules", "[bus, 1.10]", "'themes.1.rules.2.any.1' skal være tekst."),
        ("rules", "[bus, {weight: 2}]", "themes.1.rules.2: gruppen har intet at lede efter."),
    ],
)
def test_what_is_just_too_much(write_scheme: WriteScheme, key: str, value: str, told: str) -> None:
    with pytest.raises(RulesError, match=re.escape(told)):
        write_scheme(RULES.format(**{**WRITTEN, key: value}))


def test_a_rule_may_be_one_pattern_a_list_or_a_number(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(RULES.format(**{**WRITTEN, "rules": "[bus, [tog, metro], 112, {any: 2025, weight: 3}]"}))
    assert [(group.any, group.weight) for group in scheme.themes[0].rules] == [
        (["bus"], 1.0),
        (["tog", "metro"], 1.0),
        (["112"], 1.0),
        (["2025"], 3.0),
    ]
