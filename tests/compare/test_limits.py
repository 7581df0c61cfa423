"""What a comparison tells of few notes and of many, from results that are written here as a run publishes them."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from flows.compare import Comparison, Row, compare
from flows.compare.printed import PrintedWorkshop, read_printed
from flows.compare.telling import marked, signed, tell_counted, tell_grown, tell_words

THEMES = {"mad": "Mad", "rum": "Rum"}


def note(theme: str | None = None, text: str = "", group: str = "g", subs: Iterable[str] = (), **more: Any) -> dict:
    about = {"theme": theme, "text": text, "group": group, "subthemes": list(subs)}
    return {"findings": [], "left_out": None, **about, **more}


def workshop(name: str, *notes: dict, subthemes: Iterable[str] = ()) -> PrintedWorkshop:
    """Publish notes by a scheme whose themes have the same subthemes each, called by their ids."""
    subs = [{"id": each, "title": each.upper()} for each in subthemes]
    themes = [{"id": each, "title": title, "subthemes": subs} for each, title in THEMES.items()]
    about = {"id": name, "title": name, "scheme": "kantinen"}
    return read_printed(json.dumps({"workshop": about, "themes": themes, "notes": notes}).encode())


def beside(first: PrintedWorkshop, second: PrintedWorkshop) -> Comparison:
    return compare(first, second, "Uden", "{theme} > {subtheme}")


@pytest.mark.parametrize(
    ("first", "second", "rows"),
    [
        (["mad"], ["rum"], [("Mad", (1, 0)), ("Rum", (0, 1))]),
        (["mad", None], ["rum"], [("Mad", (1, 0)), ("Rum", (0, 1)), ("Uden", (1, 0))]),
        (["mad"], ["rum", None, None], [("Mad", (1, 0)), ("Rum", (0, 1)), ("Uden", (0, 2))]),
    ],
)
def test_what_has_no_theme_has_a_row_where_either_has_such_notes(first, second, rows):
    told = beside(workshop("a", *map(note, first)), workshop("b", *map(note, second)))
    of = (len(first), len(second))
    assert told.themes == tuple(Row(title, notes, of) for title, notes in rows)
    assert told.total == Row("", of, of)


def test_ten_new_words_are_told_those_of_most_notes_first_and_else_by_the_alphabet():
    words = ["bænk", "cykel", "fløjte", "gardin", "hammer", "kniv", "lampe", "pære", "tæppe", "vandhane", "vindue"]
    notes = [note("mad", " ".join(reversed(words)), f"g{each}") for each in range(3)]
    told = beside(workshop("a", note("mad", "suppe")), workshop("b", *notes, note("mad", "tæppe pære", "g3")))
    assert told.words == (("pære", 4), ("tæppe", 4), *((word, 3) for word in [*words[:7], "vandhane"]))


def test_å_is_the_last_letter_of_the_alphabet():
    notes = [note("mad", "Årsplan, økologi, æble og zebra", f"g{each}") for each in range(3)]
    told = beside(workshop("a", note("mad", "suppe")), workshop("b", *notes))
    assert [word for word, _ in told.words] == ["zebra", "æble", "økologi", "årsplan"]


@pytest.mark.parametrize(
    ("groups", "words"),
    [(["a", "b"], ()), (["a", "b", "b", "a"], ()), (["a", "b", "c"], (("lampe", 3),)), ("abccd", (("lampe", 4),))],
)
def test_a_word_is_new_from_three_notes_on_and_near_identical_ones_count_once(groups, words):
    notes = [note("mad", "Lampen" if group == "c" else "En lampe", group) for group in groups]
    assert beside(workshop("a", note("mad", "suppe")), workshop("b", *notes)).words == words


def test_ten_subthemes_that_grew_are_told_what_grew_most_first_and_else_in_the_order_of_the_scheme():
    subs = "abcdef"
    first = [note("mad", subs="f"), *(note("rum") for _ in range(4))]
    second = [note("mad", subs=subs), note("rum", subs="abcdef"), note("rum", subs="f"), note(), note()]
    told = beside(workshop("a", *first, subthemes=subs), workshop("b", *second, subthemes=subs))
    assert told.grown == (
        Row("Rum > F", (0, 2), (5, 5)),
        *(Row(f"Mad > {each}", (0, 1), (5, 5)) for each in "ABCDE"),
        *(Row(f"Rum > {each}", (0, 1), (5, 5)) for each in "ABCD"),
    )


@pytest.mark.parametrize(
    ("notes", "of", "grown"), [((2, 1), (2, 2), 0), ((1, 2), (100, 201), 0), ((1, 2), (2, 2), 1)]
)
def test_a_subtheme_has_grown_where_its_share_has_in_whole_percent(notes, of, grown):
    sides = [
        workshop("a", *[note("mad", subs="x")] * with_it, *[note("mad")] * (all_of - with_it), subthemes="x")
        for with_it, all_of in zip(notes, of, strict=True)
    ]
    assert len(beside(*sides).grown) == grown


@pytest.mark.parametrize(
    ("themes", "words", "grown", "few"),
    [
        ((0, 5), (), (), False),
        ((5, 5), (("ovn", 5),), (0, 5), False),
        ((4, 5), (), (), True),
        ((5, 1), (), (), True),
        ((5, 5), (("ovn", 5), ("dug", 4)), (), True),
        ((5, 5), (), (0, 4), True),
    ],
)
def test_a_number_from_one_to_four_is_marked_wherever_it_stands(themes, words, grown, few):
    rows = tuple(Row("Varmt", grown, (50, 50)) for _ in grown[:1])
    told = Comparison(("a", "b"), (Row("Mad", (9, 9), (50, 50)), Row("Rum", themes, (50, 50))), words, rows)
    assert told.has_few is few


def test_numbers_are_written_as_print_has_them():
    assert [marked(number) for number in (0, 1, 4, 5, 1234)] == ["0", "1*", "4*", "5", "1.234"]
    assert [signed(points) for points in (-12, -1, 0, 1, 12)] == ["−12", "−1", "0", "+1", "+12"]


def test_what_is_told_of_words_and_subthemes_and_that_there_are_none():
    themes = (Row("Mad", (1000, 5), (2000, 1500)),)
    some = Comparison(
        ("2025", "2026"), themes, (("ovn", 5), ("dug", 4)), (Row("Mad: Varmt", (4, 1200), (2000, 1500)),)
    )
    assert tell_counted(some) == (
        "A er 2025 med 2.000 input, og B er 2026 med 1.500 input. Kun det, der er trykt, er talt med. Andele er af "
        "alle input, i hele procent."
    )
    assert tell_words(some) == (
        "Ord i mindst tre forskellige input fra 2026, som intet input fra 2025 har:",
        ("ovn (5 forskellige input)", "dug (4* forskellige input)"),
    )
    assert tell_grown(some) == (
        "Undertemaer med en større andel i 2026 end i 2025:",
        ("Mad: Varmt: fra 4* input (0 %) til 1.200 input (80 %)",),
    )
    none = Comparison(("2025", "2026"), themes, (), ())
    assert tell_words(none) == ("Intet ord i mindst tre forskellige input fra 2026 er nyt.", ())
    assert tell_grown(none) == ("Intet undertema har fået en større andel.", ())


def test_only_what_is_printed_of_a_note_is_read_of_it():
    text = "Ring til Ib på 12345678 eller [personoplysning udeladt] om ovnen"
    found = [{"start": text.index(words), "end": text.index(words) + len(words)} for words in ("Ib", "12345678")]
    read = workshop(
        "a",
        note("mad", text, "g1", "xy", findings=found),
        note("mad", left_out="Andet"),
        note(None, "Ro", "g2", findings=[{"start": 0, "end": 2}]),
        subthemes="xy",
    )
    assert [(each.theme, each.subthemes, each.group, each.words.split()) for each in read.notes] == [
        ("mad", ("x", "y"), "g1", ["Ring", "til", "på", "eller", "om", "ovnen"]),
        (None, (), "g2", []),
    ]
    assert [(theme.id, theme.title, theme.subthemes) for theme in read.themes] == [
        ("mad", "Mad", (("x", "X"), ("y", "Y"))),
        ("rum", "Rum", (("x", "X"), ("y", "Y"))),
    ]
