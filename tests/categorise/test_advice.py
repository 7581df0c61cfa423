"""What the program says of rules without being asked to decide: suggestions and warnings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from flows.categorise import Scheme
from flows.categorise.evaluation import LabelledNote
from flows.categorise.lint import lint_scheme
from flows.categorise.suggestion import SuggestedWord, suggest_rules, suggest_words
from flows.notes import Note, Source
from flows.yaml_source import parse_yaml

WriteScheme = Callable[[str], Scheme]


def test_words_that_separate_the_themes_are_suggested(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes: [{id: a, title: A, rules: [kaffe]}, {id: b, title: B}]")
    labelled = [
        LabelledNote("nr. 1", "Flere bænke, og kaffe", "a"),
        LabelledNote("nr. 2", "Bænken ved stien og kaffe", "a"),
        LabelledNote("nr. 3", "Nye busser", "b"),
        LabelledNote("nr. 4", "Bussen ved stien", "b"),
        LabelledNote("nr. 5", "Bænk", "a"),
    ]
    found = suggest_words(labelled, scheme)
    assert [(one.word, one.here, one.elsewhere, one.examples) for one in found["a"]] == [
        ("bænk", 3, 0, ("nr. 1", "nr. 2", "nr. 5"))
    ]
    assert [one.word for one in found["b"]] == ["bus"]
    told = suggest_rules(labelled, scheme)
    bench = "- {any: [bænk], weight: 3}  # retter 1, ødelægger 0; i 3 noter her, 0 andre; fx nr. 1, nr. 2, nr. 5"
    assert bench in told
    assert "- {any: [bus], weight: 2}  # retter 2, ødelægger 0; i 2 noter her, 0 andre; fx nr. 3, nr. 4" in told
    assert [theme["id"] for theme in parse_yaml(told.encode(), "forslag").data] == ["a", "b"]


def test_words_that_mend_nothing_are_not_suggested(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes: [{id: a, title: A, rules: [kaffe]}, {id: b, title: B, rules: [bus]}]")
    right = [LabelledNote(f"a{number}", f"Kaffe på bænken {number}", "a") for number in range(3)]
    right += [LabelledNote(f"b{number}", f"Bus i læskuret {number}", "b") for number in range(3)]
    nothing = (
        "# Ingen forslag: intet ord ville give flere noter det rigtige tema. Se med 'workshop evaluate',\n"
        "# hvilke der står forkert, og med 'workshop explain', hvorfor.\n"
    )
    assert suggest_rules(right, scheme) == nothing

    wrong = [*right, LabelledNote("a3", "En bænk", "a")]
    assert suggest_words(wrong, scheme)["b"] == ()
    assert "- id: b\n  rules: []  # intet ord ville rette noget" in suggest_rules(wrong, scheme)


def test_a_word_mends_no_note_that_is_off_the_subject(write_scheme: WriteScheme) -> None:
    labelled = [LabelledNote(f"a{number}", f"Vejarbejde ved bænk {number}", "a") for number in range(3)]
    labelled += [LabelledNote(f"b{number}", f"Skov {number}", "b") for number in range(3)]
    themes = "themes: [{id: a, title: A}, {id: b, title: B, rules: [skov]}]"
    assert [one.word for one in suggest_words(labelled, write_scheme(themes))["a"]] == ["bænk", "vejarbejde"]
    assert suggest_words(labelled, write_scheme(f"none: [vejarbejde]\n{themes}"))["a"] == ()


def test_a_word_tells_what_it_would_mend_and_what_it_would_break(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes: [{id: a, title: A}, {id: b, title: B, rules: [bus, {any: tog, weight: 3}]}]")
    labelled = [
        LabelledNote("nr. 1", "Bænke", "a"),
        LabelledNote("nr. 2", "Bænke og lys", "a"),
        LabelledNote("nr. 3", "Bænke og kaffe", "a"),
        LabelledNote("nr. 4", "Bænken ved bussen", "b"),
        LabelledNote("nr. 5", "Bænken ved toget", "b"),
        LabelledNote("nr. 6", "Bus og sporvogn", "b"),
        LabelledNote("nr. 7", "Bus, sporvogn, skib og fly", "b"),
    ]
    (bench,) = suggest_words(labelled, scheme)["a"]
    assert (bench.word, bench.weight, bench.mends, bench.breaks) == ("bænk", 1, 3, 1)


def test_a_word_counts_beside_what_already_speaks_for_its_theme(write_scheme: WriteScheme) -> None:
    rules = (
        "{id: a, title: A, rules: [{any: kaffe, weight: 3}]}, {id: b, title: B, rules: [{any: bus, weight: 3.5}]}"
    )
    labelled = [LabelledNote(f"a{number}", f"Bus, kaffe, bænk {number}", "a") for number in range(3)]
    labelled += [LabelledNote(f"b{number}", f"Skov, sø og enge {number}", "b") for number in range(3)]
    found = {one.word: one for one in suggest_words(labelled, write_scheme(f"themes: [{rules}]"))["a"]}
    assert (found["bænk"].weight, found["bænk"].mends) == (
        3,
        3,
    )  # 3 for coffee alone, or for benches, is too little


def test_notes_that_are_the_same_count_once(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes: [{id: a, title: A}, {id: b, title: B}]")
    same = [LabelledNote(f"nr. {number}", text, "a") for number, text in enumerate(("Bænke", "bænke!", "BÆNKE"))]
    others = [LabelledNote("nr. 4", "Nye bænke", "a"), LabelledNote("nr. 5", "Skov og sø", "b")]
    (bench,) = suggest_words([*same, *others], scheme)["a"]
    assert (bench.here, bench.mends, bench.examples) == (2, 2, ("nr. 0", "nr. 4"))


def test_notes_without_a_theme_and_words_that_stand_everywhere_suggest_nothing(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes: [{id: a, title: A}, {id: b, title: B}]")
    labelled = [LabelledNote(f"a{number}", f"bænk sti {number}", "a") for number in range(5)]
    labelled += [LabelledNote(f"b{number}", f"cykel sti {number}", "b") for number in range(5)]
    labelled += [LabelledNote(f"n{number}", f"bænk lampe {number}", None) for number in range(2)]

    assert {
        theme: [(one.word, one.here, one.elsewhere, one.examples) for one in words]
        for theme, words in suggest_words(labelled, scheme).items()
    } == {
        "a": [("bænk", 5, 0, ("a0", "a1", "a2", "a3"))],
        "b": [("cykel", 5, 0, ("b0", "b1", "b2", "b3"))],
    }


def test_how_far_a_word_is_from_chance_is_measured_against_the_other_themes(write_scheme: WriteScheme) -> None:
    """By Monroe's formula with a prior of 2: 5 of 7 words here and 1 of 9 there are 2.59 standard errors."""
    scheme = write_scheme("themes: [{id: a, title: A}, {id: b, title: B}]")
    a = [*[f"bænk {number}" for number in range(5)], "sti kaffe"]
    b = ["bænk", *[f"skov {number}" for number in range(8)]]
    labelled = [LabelledNote(f"a{number}", text, "a") for number, text in enumerate(a)]
    labelled += [LabelledNote(f"b{number}", text, "b") for number, text in enumerate(b)]

    assert suggest_words(labelled, scheme) == {
        "a": (SuggestedWord("bænk", 5, 1, 2.59, ("a0", "a1", "a2", "a3"), mends=5),),
        "b": (SuggestedWord("skov", 8, 0, 3.4, ("b1", "b2", "b3", "b4"), mends=8),),
    }


def test_no_more_words_are_suggested_than_are_asked_for(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes: [{id: a, title: A}, {id: b, title: B}]")
    words = ["bus", "bænk", "cykel", "kanon", "lampe", "måge", "pære", "skov", "stol", "tavle", "træ", "vogn"]
    others = "ark blyant dør etage flise gardin hylde kop lineal mus pude reol"
    labelled = [LabelledNote(f"nr. {number}", f"{number} {' '.join(words)}", "a") for number in range(20)]
    labelled += [LabelledNote(f"nr. {number}", f"{number} {others}", "b") for number in range(20, 40)]

    assert [one.word for one in suggest_words(labelled, scheme)["a"]] == words[:10]
    assert [one.word for one in suggest_words(labelled, scheme, most=2)["a"]] == words[:2]
    assert suggest_rules(labelled, scheme).count("any: [") == 20
    assert suggest_rules(labelled, scheme, most=2).count("any: [") == 4


def test_warnings_tell_the_line(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(
        """themes:
  - id: a
    title: A
    rules:
      - leder
      - "leder*"
      - APV
      - leder
  - {id: b, title: B, rules: [kursus]}
  - {id: c, title: C}
"""
    )
    name = "categories/prøve.yaml"
    short = (
        f"{name}, 1 sted: mønstret ligner en forkortelse og finder også ordet med små bogstaver. Skriv = foran, "
        "hvis kun store bogstaver skal tælle.",
        "  linje 7: 'APV' finder også 'apv'",
    )
    covered = (
        f"{name}, 2 steder: mønstret finder intet, som et andet ikke finder. Slet det ene.",
        "  linje 5: 'leder' dækkes af 'leder*' (linje 6)",
        "  linje 8: 'leder' står der allerede (linje 5)",
    )
    empty = (f"{name}, 1 sted: temaet har ingen mønstre, så ingen tekst kan give det.", "  linje 10: C")
    assert lint_scheme(scheme) == (*empty, *short, *covered)
    assert lint_scheme(scheme, [Note("n1", "Lederne", Source("f", "s", "A1"))]) == (
        f"{name}, 2 steder: ingen af de 1 noter får temaet.",
        "  linje 9: B",
        "  linje 10: C",
        *short,
        *covered,
        f"{name}, 2 steder: mønstret findes ikke i nogen af de 1 noter. Er det skrevet til andre noter, så lad det "
        "stå.",
        "  linje 7: APV",
        "  linje 9: kursus",
    )


def test_a_pattern_of_several_words_is_not_covered_by_one_of_them(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes: [{id: a, title: A, rules: [leder, 'leder|chef', 'leder ~2 kursus']}]")
    assert lint_scheme(scheme)[1:] == ("  linje 1: 'leder' dækkes af 'leder|chef' (linje 1)",)
    covered = write_scheme("themes: [{id: a, title: A, rules: [leder, 'chef|leder', chef]}]")
    assert lint_scheme(covered)[1:] == (
        "  linje 1: 'chef' dækkes af 'chef|leder' (linje 1)",
        "  linje 1: 'leder' dækkes af 'chef|leder' (linje 1)",
    )


def test_of_several_that_cover_a_pattern_the_same_one_is_told_first(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(
        "themes:\n  - id: a\n    title: A\n    rules:\n      - leder*\n      - leder\n      - leder\n      - chef\n"
    )
    assert lint_scheme(scheme) == (
        "categories/prøve.yaml, 2 steder: mønstret finder intet, som et andet ikke finder. Slet det ene.",
        "  linje 6: 'leder' dækkes af 'leder*' (linje 5)",
        "  linje 7: 'leder' står der allerede (linje 6)",
    )


def test_two_patterns_that_cover_each_other_are_told_once(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes:\n  - id: a\n    title: A\n    rules:\n      - Bibliotek\n      - bibliotek\n")
    assert lint_scheme(scheme)[1:] == ("  linje 6: 'bibliotek' dækkes af 'Bibliotek' (linje 5)",)


def test_the_description_of_a_theme_is_printed_without_the_spaces_around_it(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes:\n- id: a\n  title: A\n  description: |\n    Om lys.\n\n  rules: [lys]\n")
    assert [theme.description for theme in scheme.as_themes()] == ["Om lys."]


def test_a_pattern_with_two_spaces_is_found_in_the_notes_that_have_it(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes: [{id: a, title: A, rules: ['leder  ~4 kursus']}]")
    assert lint_scheme(scheme, [Note("n1", "Kurser for ledere", Source("f", "s", "A1"))]) == ()


@pytest.mark.parametrize("known", ["DIB", "kyk"])
def test_words_that_the_rules_find_by_the_words_of_the_staff_are_not_suggested(
    write_scheme: WriteScheme, tmp_path: Path, known: str
) -> None:
    words = tmp_path / "categories" / "danish" / "words.yaml"
    words.parent.mkdir(parents=True)
    words.write_text("abbreviations: {DIB: [koordinator]}\ninflections: [kuk kyk]\n", encoding="utf-8")
    scheme = write_scheme("themes: [{id: a, title: A, rules: [koordinator, kuk]}, {id: b, title: B}]")
    labelled = [
        LabelledNote("nr. 1", f"Flere bænke, og {known}", "a"),
        LabelledNote("nr. 2", f"Bænken ved stien og {known}", "a"),
        LabelledNote("nr. 3", "Nye busser", "b"),
        LabelledNote("nr. 4", "Bussen ved stien", "b"),
        LabelledNote("nr. 5", "Bænk", "a"),
    ]
    assert [one.word for one in suggest_words(labelled, scheme)["a"]] == ["bænk"]


def test_a_word_of_another_subtheme_covers_nothing(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(
        "themes: [{id: a, title: A, rules: [{any: 'leder*'}], subthemes: "
        "[{id: s, title: S, phrase: at de er der, rules: [leder]}]}]"
    )
    assert lint_scheme(scheme) == ()


@pytest.mark.parametrize(("elsewhere", "weight"), [(0, 3), (1, 2), (2, 1)])
def test_a_word_weighs_more_the_more_it_is_the_themes_own(
    write_scheme: WriteScheme, elsewhere: int, weight: int
) -> None:
    scheme = write_scheme("themes: [{id: a, title: A}, {id: b, title: B}]")
    labelled = [LabelledNote(f"a{number}", f"bænk {number}", "a") for number in range(3)]
    labelled += [LabelledNote(f"b{number}", f"bænk {number}", "b") for number in range(elsewhere)]
    labelled += [LabelledNote(f"c{number}", f"cykel bus torv {number}", "b") for number in range(8)]

    told = f"weight: {weight}}}  # retter 3, ødelægger 0; i 3 noter her, {elsewhere} andre"
    assert f"- {{any: [bænk], {told}" in suggest_rules(labelled, scheme)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("{any: [kvote, kaffe], weight: 2}", ["kvote"]),
        ("{any: [kvote, kaffe], name: kvoter, weight: 2}", ["kvote"]),
        ("{any: [kvote, kaffe], name: kvoter, weight: 0}", []),
    ],
)
def test_a_rule_that_is_found_in_no_note_is_told_but_not_where_it_only_names(
    rule: str, told: list[str], write_scheme: WriteScheme
) -> None:
    scheme = write_scheme(f"themes: [{{id: a, title: A, rules: [te, {rule}]}}]")
    source = Source("a.csv", "", "A2")
    lines = lint_scheme(scheme, [Note("n1", "te", source), Note("n2", "kaffe og te", source)])

    assert [word for word in ("te", "kvote", "kaffe") if any(line.endswith(f": {word}") for line in lines)] == told
