"""What a scheme's file may hold, and how its mistakes are told."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.categorise import Scheme
from flows.categorise.schema import SCHEMA_FILE, scheme_schema
from flows.errors import RulesError
from flows.notes import Subtheme, Theme

WriteScheme = Callable[[str], Scheme]
CATEGORIES = Path(__file__).parents[2] / "categories"


def test_the_themes_as_documents_need_them(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(
        "themes: [{id: a, title: Alt, description: Om alt, rules: [x], subthemes: "
        "[{id: b, title: Bænke, phrase: siddepladser, rules: [bænk]}]}, {id: c, title: Café}]"
    )
    assert scheme.as_themes() == (
        Theme("a", "Alt", "Om alt", (Subtheme("b", "Bænke", "siddepladser"),)),
        Theme("c", "Café", "", ()),
    )


def test_several_mistakes_are_told_at_once_with_their_lines(write_scheme: WriteScheme) -> None:
    with pytest.raises(RulesError) as told:
        write_scheme(
            """themes:
  - id: Ledelse
    title: Ledelse
    rulez: [leder]
    rules:
      - {any: ["løn*", leder], wieght: 3}
      - chef ~ kursus
    subthemes:
      - {id: a, title: A, phrase: ledelsens ansvar., rules: [x]}
"""
        )
    name = "categories/prøve.yaml, linje"
    assert [line for line in str(told.value).splitlines() if not line.startswith("    ")] == [
        f"{name} 2: themes.1.id: 'Ledelse' må kun have små bogstaver a-z, tal og bindestreg, "
        "fx: ledelse-og-ansvar.",
        f"{name} 4: 'themes.1.rulez' kendes ikke. Mente du 'rules'?",
        f"{name} 6: 'themes.1.rules.1.wieght' kendes ikke. Mente du 'weight'?",
        f"{name} 6: themes.1.rules.1.any.1: 'løn*': ved * skal der stå mindst 4 bogstaver, ellers findes "
        "tilfældige ord. Skriv de sammensatte ord, du tænker på, hver for sig.",
        f"{name} 7: themes.1.rules.2.any.1: 'chef ~ kursus': skriv 'nær' som et tal efter ~ med mellemrum om, "
        "fx: leder ~4 kursus.",
        f"{name} 9: themes.1.subthemes.1.phrase: 'ledelsens ansvar.' skal stå uden punktum: det sættes "
        "ind i en sætning.",
    ]


def test_examples_are_checked(write_scheme: WriteScheme) -> None:
    with pytest.raises(RulesError) as told:
        write_scheme(
            """themes:
  - id: a
    title: Ledelse
    rules: [leder]
    tests:
      yes:
        - Lederne
        - Billeder
      no: [En leder]
  - {id: b, title: Viden, rules: [kursus], tests: {yes: [Kursus for en leder]}}
"""
        )
    name = "categories/prøve.yaml, linje"
    assert str(told.value).splitlines() == [
        f"{name} 8: eksemplet 'Billeder' skal stå under 'Ledelse', men ingen regel passer på det. "
        "Ret reglerne, eller flyt eksemplet.",
        f"{name} 9: eksemplet 'En leder' må ikke stå under 'Ledelse', men det gør det (Ledelse 1 af »leder«). "
        "Ret reglerne, eller flyt eksemplet.",
        f"{name} 10: eksemplet 'Kursus for en leder' skal stå under 'Viden', men reglerne er uenige om det "
        "(Ledelse 1 af »leder«; Viden 1 af »Kursus«). Ret reglerne, eller flyt eksemplet.",
    ]


def test_the_same_id_or_title_twice_is_a_mistake(write_scheme: WriteScheme) -> None:
    with pytest.raises(RulesError, match="linje 2: id 'a' bruges to gange") as told:
        write_scheme("themes:\n  - {id: a, title: Viden}\n  - {id: a, title: viden}\n")
    assert "to temaer hedder 'viden'" in str(told.value)


def test_the_schema_for_editors_is_in_step() -> None:
    assert (CATEGORIES / SCHEMA_FILE).read_text(encoding="utf-8") == scheme_schema()


@pytest.mark.parametrize("path", sorted(CATEGORIES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_scheme_names_the_schema_and_keeps_to_it(path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    from flows.yaml_source import read_yaml

    assert path.read_text(encoding="utf-8").startswith(f"# yaml-language-server: $schema={SCHEMA_FILE}\n")
    jsonschema.Draft202012Validator(json.loads(scheme_schema())).validate(read_yaml(path, path.name).data)


def test_bare_numbers_and_dates_are_the_words_that_were_written(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(
        "themes: [{id: a, title: A, rules: [2030, 007, {any: 112}, {any: [2025-08-13]}], "
        "tests: {yes: [Mål for 2030]}}]"
    )
    assert [group.any for group in scheme.themes[0].rules] == [["2030"], ["007"], ["112"], ["2025-08-13"]]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1.10", "skal være tekst. Sæt anførselstegn om"),
        ("12:30", "'12:30': tegnet : kan ikke bruges i et mønster"),
        ("{weight: 3}", "gruppen har intet at lede efter. Skriv any med mindst ét mønster"),
        ("{none: [x]}", "gruppen har intet at lede efter"),
        ("{any: []}", "gruppen har intet at lede efter"),
    ],
)
def test_a_rule_that_would_not_do_what_it_says(write_scheme: WriteScheme, written: str, said: str) -> None:
    with pytest.raises(RulesError) as told:
        write_scheme(f"themes:\n  - id: a\n    title: A\n    rules:\n      - {written}\n")
    assert "linje 5: " in str(told.value)
    assert said in str(told.value)


def test_a_pattern_that_lacks_its_quotes_is_told(write_scheme: WriteScheme) -> None:
    with pytest.raises(RulesError, match=r"linje 4: det, der begynder med \*, skal stå i anførselstegn"):
        write_scheme("themes:\n  - id: a\n    title: A\n    rules: [*orlov]\n")
