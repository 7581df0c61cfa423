import itertools
import random

import pytest

from flows.dedupe import dedupe_notes, group_near_identical, near_identical_pairs, pairs
from flows.dedupe import grouping as grouping_module
from flows.dedupe.join.string_pairs import TooManyPairsError, join_partition
from flows.notes import Note, Source


def test_a_thousand_notes_from_one_form_are_judged_by_their_numbers(monkeypatch):
    judged = []
    real = grouping_module.judge_pairs
    monkeypatch.setattr(
        grouping_module, "judge_pairs", lambda pairs, more=(): judged.extend(pairs) or real(pairs, more)
    )
    texts = [f"Lokale {number} skal males inden sommerferien" for number in range(1000, 2000)]
    copies = ["Lokale 1234 skal males inden somerferien", "lokale 1800 skal males inden sommerferie!"]
    groups = group_near_identical([*texts, *copies], 0.88)
    assert [members for members in groups if len(members) > 1] == [[234, 1000], [800, 1001]]
    assert len(judged) < 10_000  # of half a million


def test_the_pairs_of_a_form_are_all_found_where_all_are_asked_for():
    texts = [f"Lokale {number} skal males inden sommerferien" for number in range(100, 150)]
    assert len(near_identical_pairs(texts, 0.88)) == 50 * 49 // 2


def test_long_notes_that_differ_all_over_are_left_to_a_person():
    rng = random.Random(1)
    words = ["".join(rng.choices("abcdefghijklmnop", k=8)) for _ in range(300)]
    changed = [word[:4] + "y" + word[5:] if number % 3 == 0 else word for number, word in enumerate(words)]
    texts = [" ".join(words), " ".join(changed)]
    assert len(near_identical_pairs(texts, 0.88)) == 1
    assert group_near_identical(texts, 0.88) == [[0], [1]]


def test_words_of_a_thousand_letters_are_compared_and_not_merged_by_length():
    assert group_near_identical(["a" * 1000, "a" * 1001, "a" * 1100], 0.88) == [[0, 1], [2]]


WORDS = ["kanel", "tømmer", "safran", "gardin", "pensel", "vindue", "trappe", "kompas", "tallerken", "paraply"]
FORM = "Medarbejderne i gruppen {} ønsker sig en rolig arbejdsplads i hverdagen, og helst inden sommer"


def test_where_too_many_pairs_are_alike_only_the_most_alike_are_judged_and_it_is_told(monkeypatch):
    monkeypatch.setattr(grouping_module, "_MOST_PAIRS", 20)
    texts = [FORM.format(word) for word in WORDS]
    texts += [FORM.format("kanel") + "!", FORM.format("tømmer").replace("rolig", "rollig")]
    notes = [Note(f"n{i}", text, Source("a.xlsx", "Ark1", f"A{i}")) for i, text in enumerate(texts)]
    grouping = dedupe_notes(notes, 0.7)
    assert grouping.raised_to == 0.963  # by way of 0.85 and 0.925
    assert [group.notes for group in grouping.groups if len(group.notes) > 1] == [("n0", "n10"), ("n1", "n11")]
    assert dedupe_notes(notes, 0.97).raised_to is None


@pytest.mark.parametrize(
    "texts",
    [
        [" ".join(words) for words in itertools.permutations(("kanel", "tømmer", "safran", "gardin", "pensel"))],
        [f"Lokale {number} skal males" for number in range(100, 200)],
    ],
)
def test_where_even_equal_words_are_too_many_only_equal_texts_are_grouped(texts, monkeypatch):
    monkeypatch.setattr(grouping_module, "_MOST_PAIRS", 20)
    assert group_near_identical([*texts, texts[0].upper()], 0.88)[0] == [0, len(texts)]


def test_the_join_stops_as_soon_as_there_are_more_pairs_than_asked_for():
    strings = sorted((FORM.format(word) for word in WORDS), key=len)
    assert len(join_partition(strings, 0, 0.8, most=45).left) == 45
    with pytest.raises(TooManyPairsError, match="more than 44 pairs of 10 strings"):
        join_partition(strings, 0, 0.8, most=44)


def test_the_pairs_of_a_form_are_counted_before_they_are_made(monkeypatch):
    monkeypatch.setattr(pairs, "_MOST_PAIRS", 1000)
    texts = [f"Lokale {number} skal males inden sommerferien" for number in range(100, 150)]
    with pytest.raises(OverflowError, match="more than 1000 pairs of 50 texts"):
        near_identical_pairs(texts, 0.88)
