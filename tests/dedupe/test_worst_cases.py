import random

from flows.dedupe import group_near_identical, near_identical_pairs
from flows.dedupe import grouping as grouping_module


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
