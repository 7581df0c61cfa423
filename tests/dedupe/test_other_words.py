"""Notes that may say the same in other words are suggested, and never grouped."""

import pytest

from flows.danish.compounds import parts_of
from flows.danish.content_words import content_words
from flows.danish.inflection import dictionary_word
from flows.dedupe import dedupe_notes
from flows.dedupe.other_words import MOST_COMPARED, OtherWords, same_in_other_words
from flows.notes import Note, Source, Suggestion

BENCH = "Sæt bænke op langs stien ved søen"
BENCHES = "Ved stien omkring søen bør der være bænke"
OTHER = "Kantinen skal have flere grønne retter"


def notes_of(*texts: str) -> list[Note]:
    return [Note(f"n{n}", text, Source("a.xlsx", "Ark1", f"A{n}")) for n, text in enumerate(texts, 1)]


def test_a_pair_that_shares_what_it_is_about_is_suggested_and_not_grouped() -> None:
    grouping = dedupe_notes(notes_of(BENCH, OTHER, BENCHES), 0.88)
    assert [group.notes for group in grouping.groups] == [("n1",), ("n2",), ("n3",)]
    assert [(pair.notes, pair.blocked_by) for pair in grouping.suggested] == [
        (("n1", "n3"), "siger måske det samme med andre ord: bænke, stien, søen")
    ]


def test_a_pair_that_staff_keep_apart_is_not_suggested() -> None:
    assert dedupe_notes(notes_of(BENCH, OTHER, BENCHES), 0.88, apart=[("n3", "n1")]).suggested == ()


def test_a_pair_is_suggested_once_though_its_letters_are_alike_too() -> None:
    two = notes_of("2 måneders barsel til alle fædre", "3 måneders barsel til alle fædre")
    assert dedupe_notes(two, 0.88).suggested == (Suggestion(("n1", "n2"), 0.9705882352941176, "tal: 2 / 3"),)


def test_a_group_is_in_at_most_five_suggestions() -> None:
    texts = [
        f"Nye bænke {where} stien og {where} broen" for where in ("ved", "på", "til", "fra", "for", "med", "om")
    ]
    pairs = dedupe_notes(notes_of(*texts), 0.99).suggested
    times = [sum(note.id in pair.notes for pair in pairs) for note in notes_of(*texts)]
    assert max(times) == 5


def test_one_word_in_common_is_not_enough() -> None:
    assert same_in_other_words(["Flere bænke", "Malede bænke"]) == []
    assert same_in_other_words(["Bænke ved havnen", "Havnen og bænkene"]) == [
        OtherWords(0, 1, 1.0, ("bænke", "havnen"))
    ]


def test_many_notes_are_not_compared_by_their_words() -> None:
    texts = ["Bænke ved søen"] * (MOST_COMPARED + 1)
    assert same_in_other_words(texts) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lederne og lederen, lede", {"leder": "lederne", "lede": "lede"}),
        ("Cykler på cykelstien", {"cykel": "cykler", "cykelsti": "cykelstien", "sti": "cykelstien"}),
        ("Det er vigtigt for os alle", {}),
        ("BØRN og barn", {"barn": "børn"}),
    ],
)
def test_what_a_text_is_about(text: str, words: dict[str, str]) -> None:
    assert content_words(text) == words


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("frokostpauser", ("frokost", "pause")),
        ("parkering", ()),
        ("landskabet", ()),
        ("kulturhus", ()),
        ("sommerfesten", ("sommer", "fest")),
        ("stationen", ()),
    ],
)
def test_the_parts_of_a_compound(word: str, parts: tuple[str, ...]) -> None:
    assert parts_of(word) == parts


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("lederne", "leder"),
        ("ledere", "leder"),
        ("ledes", "lede"),
        ("mænds", "mand"),
        ("bøgerne", "bog"),
        ("xyz", "xyz"),
    ],
)
def test_the_dictionary_word_of_a_form(form: str, word: str) -> None:
    assert dictionary_word(form) == word
