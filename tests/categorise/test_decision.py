"""Which theme a note gets, and the reason that is kept."""

from collections.abc import Callable

import pytest

from flows.categorise import Scheme, categorise_notes, explain_text
from flows.categorise.decision import decide, tell_points
from flows.notes import Group, Grouping, Hit, Note, Placement, Source

WriteScheme = Callable[[str], Scheme]

TWO_THEMES = """
decide: {least: 1, margin: 0.5}
themes:
  - id: ledelse
    title: Ledelse og ansvar
    rules:
      - {any: [leder, ledelse], weight: 3}
      - {heading: "*ledelse*", weight: 2}
      - {any: ansvar, none: ansvarsforsikring}
    subthemes:
      - id: forrest
        title: Synlig ledelse
        phrase: at ledelsen skal gå forrest
        rules: [{any: gå forrest, weight: 2}]
  - id: viden
    title: Viden
    none: [vinkursus]
    rules: [viden, {any: [kursus, leder ~2 kursus], weight: 3}]
"""


def notes(*texts: str, staff_theme: str = "") -> tuple[Note, ...]:
    return tuple(
        Note(f"n{number}", text, Source("bord.xlsx", "Ark1", f"A{number}"), staff_theme)
        for number, text in enumerate(texts, 1)
    )


def alone(*found: Note) -> Grouping:
    return Grouping(tuple(Group(f"g-{note.id}", (note.id,), note.id, "single") for note in found))


def test_the_highest_score_wins_and_every_hit_is_kept(write_scheme: WriteScheme) -> None:
    found = notes("Lederne skal gå forrest og have viden")
    assert categorise_notes(found, alone(*found), write_scheme(TWO_THEMES)) == {
        "n1": Placement(
            "ledelse",
            ("forrest",),
            "rule",
            (Hit("leder", "Lederne", 0, 7, 3.0), Hit("gå forrest", "gå forrest", 13, 23, 2.0)),
            "viden",
            3.0,
        )
    }


def test_no_rule_and_tie_are_two_boxes(write_scheme: WriteScheme) -> None:
    found = notes("Noget helt andet", "Ledelse eller kursus?")
    assert categorise_notes(found, alone(*found), write_scheme(TWO_THEMES)) == {
        "n1": Placement(None, (), "no_rule", lead=0.0),
        "n2": Placement(
            None,
            (),
            "tie",
            (Hit("ledelse", "Ledelse", 0, 7, 3.0), Hit("kursus", "kursus", 14, 20, 3.0)),
            "viden",
            0.0,
        ),
    }


def test_a_tie_shows_what_speaks_for_the_themes_that_are_tied_and_for_no_weaker_one(
    write_scheme: WriteScheme,
) -> None:
    scheme = write_scheme("""
themes:
  - {id: ro, title: Ro, rules: [{any: stilhed, weight: 3}]}
  - {id: mad, title: Mad, rules: [{any: suppe, weight: 3}]}
  - {id: rum, title: Rum, rules: [bord]}
""")
    (found,) = notes("Stilhed, suppe og et bord")

    placed = categorise_notes((found,), alone(found), scheme)["n1"]
    assert (placed.decided_by, [hit.matched for hit in placed.why]) == ("tie", ["Stilhed", "suppe"])


def test_the_lead_is_what_the_first_theme_has_more_than_the_second(write_scheme: WriteScheme) -> None:
    found = notes("Ledelse", "Ledelse og kursus, siger lederne", staff_theme="")
    placed = categorise_notes(found, alone(*found), write_scheme(TWO_THEMES))
    scores = {r.theme: r.score for r in explain_text(found[1].text, write_scheme(TWO_THEMES)).readings}

    assert [placed["n1"].lead, placed["n2"].lead] == [3.0, scores["ledelse"] - scores["viden"]]


@pytest.mark.parametrize(
    ("text", "near_tie"),
    [
        ("Ro og mad", True),  # eight tenths
        ("Ro og lys", False),
        ("Ro", False),
        ("Ro og fred", False),  # a tie: it has no theme
        ("Hverken det ene eller det andet", False),
    ],
)
def test_a_placement_is_nearly_a_tie_where_another_theme_has_eight_tenths_of_its_points(
    text: str, near_tie: bool, write_scheme: WriteScheme
) -> None:
    scheme = write_scheme("""
themes:
  - {id: ro, title: Ro, rules: [{any: ro, weight: 5}]}
  - {id: mad, title: Mad, rules: [{any: mad, weight: 4}, {any: lys, weight: 3.9}, {any: fred, weight: 5}]}
""")
    (found,) = notes(text)
    typed = Note("n1", text, found.source, "ro")

    assert categorise_notes((found,), alone(found), scheme)["n1"].near_tie is near_tie
    assert not categorise_notes((typed,), alone(typed), scheme)["n1"].near_tie


def test_a_theme_that_staff_typed_has_no_lead(write_scheme: WriteScheme) -> None:
    found = notes("Ledelse", staff_theme="viden")

    assert categorise_notes(found, alone(*found), write_scheme(TWO_THEMES))["n1"].lead is None


def test_where_a_note_stood_counts(write_scheme: WriteScheme) -> None:
    note = Note("n1", "Noget helt andet", Source("bord.xlsx", "Ark1", "A2", "God Ledelse?"))
    placed = categorise_notes([note], alone(note), write_scheme(TWO_THEMES))["n1"]
    assert placed.theme == "ledelse"
    assert placed.why == (Hit("heading: *ledelse*", "", 0, 0, 2.0),)


def test_exclusions_silence_a_group_or_a_theme(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(TWO_THEMES)
    assert explain_text("Ansvar og ansvarsforsikring", scheme).decided_by == "no_rule"
    assert explain_text("Kursus, ikke vinkursus", scheme).theme is None


def test_a_pattern_counts_once_however_often_it_is_found(write_scheme: WriteScheme) -> None:
    scheme = write_scheme(TWO_THEMES)
    assert explain_text("Ansvar, ansvar, ansvar", scheme).reading_of("ledelse").score == 1.0


def test_a_group_has_one_theme_and_each_note_its_own_spans(write_scheme: WriteScheme) -> None:
    found = notes("Lederne skal vide det", "  Lederne skal vide det!")
    grouping = Grouping((Group("g-n1", ("n1", "n2"), "n1", "near"),))
    placed = categorise_notes(found, grouping, write_scheme(TWO_THEMES))
    assert [placed[name].theme for name in ("n1", "n2")] == ["ledelse", "ledelse"]
    assert [(hit.start, hit.matched) for name in ("n1", "n2") for hit in placed[name].why] == [
        (0, "Lederne"),
        (2, "Lederne"),
    ]


def test_what_staff_typed_beside_a_note_wins(write_scheme: WriteScheme) -> None:
    found = notes("Kursus til alle", staff_theme=" ledelse  OG ansvar")
    placed = categorise_notes(found, alone(*found), write_scheme(TWO_THEMES))["n1"]
    assert (placed.theme, placed.decided_by, placed.runner_up) == ("ledelse", "decision", "viden")


def test_staff_who_typed_different_themes_beside_like_notes_are_each_obeyed(write_scheme: WriteScheme) -> None:
    source = Source("bord.xlsx", "Ark1", "A1")
    typed = (("n1", "ledelse"), ("n2", "Viden"), ("n3", ""), ("n4", "Ledelse og ansvar"))
    found = tuple(Note(name, "Kursus", source, theme) for name, theme in typed)
    grouping = Grouping((Group("g-n1", ("n1", "n2", "n3", "n4"), "n1", "identical"),))
    placed = categorise_notes(found, grouping, write_scheme(TWO_THEMES))
    assert [(name, placed[name].theme, placed[name].decided_by, placed[name].runner_up) for name in placed] == [
        ("n1", "ledelse", "decision", "viden"),
        ("n2", "viden", "decision", None),
        ("n3", "ledelse", "decision", "viden"),
        ("n4", "ledelse", "decision", "viden"),
    ]


def test_a_note_follows_what_was_typed_beside_its_like(write_scheme: WriteScheme) -> None:
    source = Source("bord.xlsx", "Ark1", "A1")
    typed = (("n1", "Ukendt tema"), ("n2", "Viden"), ("n3", ""))
    found = tuple(Note(name, "Ledelse", source, theme) for name, theme in typed)
    group = Group("g-n1", ("n1", "n2", "n3"), "n1", "identical")
    why = (Hit("ledelse", "Ledelse", 0, 7, 3.0),)

    placed = categorise_notes(found, Grouping((group,)), write_scheme(TWO_THEMES))
    assert placed == {
        name: Placement("viden", (), "decision", (), "ledelse", None, (), follows)
        for name, follows in (("n1", True), ("n2", False), ("n3", True))
    }

    unknown = (found[0], found[2])
    placed = categorise_notes(unknown, Grouping((Group.of(unknown, "n1"),)), write_scheme(TWO_THEMES))
    assert placed == {name: Placement("ledelse", (), "rule", why, None, 3.0) for name in ("n1", "n3")}


def test_a_group_is_placed_by_the_mean_of_its_notes(write_scheme: WriteScheme) -> None:
    found = notes("Ledelse", "Ledelse og kursus", "Kursus, viden", "Ledelse")
    grouping = Grouping((Group("g-n1", ("n1", "n2", "n3"), "n1", "near"), Group.of(found[3:], "n4")))
    placed = categorise_notes(found, grouping, write_scheme(TWO_THEMES))
    # for ledelse 3, 3 and 0, for viden 0, 3 and 3.5
    assert [(name, one.theme, one.decided_by, one.runner_up, one.lead) for name, one in placed.items()] == [
        ("n1", None, "tie", "ledelse", 0.166667),
        ("n2", None, "tie", "ledelse", 0.166667),
        ("n3", None, "tie", "ledelse", 0.166667),
        ("n4", "ledelse", "rule", None, 3.0),
    ]


@pytest.mark.parametrize(
    ("scores", "decided"),
    [
        ({}, (None, "no_rule", None)),
        ({"ledelse": 0.0, "viden": -2.0}, (None, "no_rule", None)),
        ({"ledelse": 0.9, "viden": 0.2}, (None, "no_rule", "ledelse")),
        ({"ledelse": 1.0, "viden": 0.0}, ("ledelse", "rule", None)),  # just enough
        ({"ledelse": 1.0, "viden": 1.5}, ("viden", "rule", "ledelse")),  # just ahead
        ({"ledelse": 1.1, "viden": 1.5}, (None, "tie", "ledelse")),
        ({"ledelse": 2.0, "viden": 2.0, "mad": 5.0}, ("mad", "rule", "ledelse")),  # of equals the scheme's first
    ],
)
def test_what_is_enough_and_far_enough_ahead(
    write_scheme: WriteScheme, scores: dict[str, float], decided: tuple[str | None, str, str | None]
) -> None:
    assert decide(scores, write_scheme(TWO_THEMES)) == decided


@pytest.mark.parametrize(
    ("points", "told"), [(1.0, "1"), (1.5, "1,5"), (2.0004, "2"), (2.0006, "2,001"), (-0.25, "-0,25"), (0, "0")]
)
def test_points_are_told_as_people_write_them(points: float, told: str) -> None:
    assert tell_points(points) == told


def test_a_score_below_the_least_names_the_theme_that_came_nearest(write_scheme: WriteScheme) -> None:
    explained = explain_text("x", write_scheme("themes: [{id: a, title: A, rules: [{any: x, weight: 0.5}]}]"))
    assert (explained.theme, explained.decided_by, explained.runner_up) == (None, "no_rule", "a")


@pytest.mark.parametrize(
    ("rule", "stood", "expected"),
    [
        ('{heading: "Hvad [kan] vi"}', Source("f", "s", "A1", "Hvad [kan] vi"), True),
        ('{heading: "Hvad [kan] vi"}', Source("f", "s", "A1", "Hvad k vi"), False),
        ('{heading: "Hvad kan vi?"}', Source("f", "s", "A1", "Hvad kan vi!"), False),
        ("{file: bord-1.xlsx}", Source("mappe/bord-1.xlsx", "s", "A1"), True),
        ("{file: mappe/bord-1.xlsx}", Source("mappe/bord-1.xlsx", "s", "A1"), True),
        ("{file: bord-1.xlsx}", Source("mappe/maj/bord-1.xlsx", "s", "A1"), True),
        ("{file: bord-1.xlsx}", Source("mappe/ny-bord-1.xlsx", "s", "A1"), False),
        ("{sheet: Ark1}", Source("f", "mappe/Ark1", "A1"), False),
    ],
)
def test_a_place_is_named_as_it_is_written(
    write_scheme: WriteScheme, rule: str, stood: Source, expected: bool
) -> None:
    explained = explain_text("x", write_scheme(f"themes: [{{id: a, title: A, rules: [{rule}]}}]"), stood)
    assert (explained.theme == "a") is expected


SUBTHEMES = """
themes:
  - id: a
    title: A
    subthemes:
      - id: orlov
        title: Orlov
        phrase: at der er orlov
        rules: [{any: orlov, weight: 3}, {any: orlov, weight: 1}]
      - id: loen
        title: Løn
        phrase: at der er løn
        rules: [øremærket orlov, {sheet: Løn, weight: 2}, {heading: Løn, weight: 3}]
"""


@pytest.mark.parametrize(
    ("text", "subthemes"),
    [
        ("orlov", {"orlov": 3.0}),  # the heaviest of its groups, as in the theme
        ("øremærket orlov", {"loen": 1.0}),  # the longer find hides the shorter in the subthemes, too
        ("øremærket orlov, orlov", {"orlov": 3.0, "loen": 1.0}),
    ],
)
def test_a_subtheme_counts_the_hits_that_are_shown(
    write_scheme: WriteScheme, text: str, subthemes: dict[str, float]
) -> None:
    assert explain_text(text, write_scheme(SUBTHEMES)).reading_of("a").subthemes == subthemes


def test_each_place_counts_in_its_subtheme(write_scheme: WriteScheme) -> None:
    explained = explain_text("x", write_scheme(SUBTHEMES), Source("f", "Løn", "A1", "Løn"))
    assert explained.reading_of("a").subthemes == {"loen": 4.0}  # the second counts half, as in the theme


def test_a_word_counts_in_one_find_of_a_theme(write_scheme: WriteScheme) -> None:
    scheme = write_scheme("themes: [{id: a, title: A, rules: [leder kursus, kursus plan, kursus]}]")
    hits = explain_text("leder kursus plan", scheme).reading_of("a").hits
    assert [hit.matched for hit in hits] == ["leder kursus"]


def test_a_theme_that_is_ahead_by_the_margin_wins_and_one_that_is_ahead_by_less_does_not(
    write_scheme: WriteScheme,
) -> None:
    text = "Ledelse, ansvar og kursus"  # 3 and half of 1 against 3
    by_margin = {
        margin: explain_text(text, write_scheme(TWO_THEMES.replace("margin: 0.5", f"margin: {margin}")))
        for margin in ("0.5", "0.6")
    }
    assert {margin: (found.theme, found.decided_by) for margin, found in by_margin.items()} == {
        "0.5": ("ledelse", "rule"),
        "0.6": (None, "tie"),
    }


_FIRST = [("viden", False), ("viden", True)]


@pytest.mark.parametrize(
    ("typed", "placed"),
    [
        # by the theme typed beside each note of a group: the theme, and whether it follows another's
        (("Viden", "", ""), [*_FIRST, ("viden", True)]),
        (("Madro", "Madro", "Viden"), [("viden", True), ("viden", True), ("viden", False)]),
        (
            ("Viden", "ledelse", "", "Viden"),
            [("viden", False), ("ledelse", False), ("viden", True), ("viden", False)],
        ),
        (("ledelse", "Viden", ""), [("ledelse", False), ("viden", False), ("ledelse", True)]),
    ],
)
def test_a_note_without_a_theme_typed_beside_it_follows_most_of_those_that_it_is_the_same_as(
    typed: tuple[str, ...], placed: list[tuple[str, bool]], write_scheme: WriteScheme
) -> None:
    members = [
        Note(f"n{number}", "Noget helt andet", Source("bord.xlsx", "Ark1", f"A{number}"), theme)
        for number, theme in enumerate(typed)
    ]
    grouping = Grouping((Group.of(members, "n0"),))
    told = categorise_notes(members, grouping, write_scheme(TWO_THEMES))

    assert [(told[note.id].theme, told[note.id].follows) for note in members] == placed
    assert {told[note.id].decided_by for note in members} == {"decision"}


@pytest.mark.parametrize("typed", ["", "Madro"])
def test_where_no_theme_of_the_scheme_is_typed_the_rules_decide(typed: str, write_scheme: WriteScheme) -> None:
    members = notes("Mere viden", "mere viden", staff_theme=typed)
    told = categorise_notes(members, Grouping((Group.of(members, "n1"),)), write_scheme(TWO_THEMES))

    assert [(each.theme, each.decided_by, each.follows) for each in told.values()] == [("viden", "rule", False)] * 2
