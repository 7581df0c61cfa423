import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from flows.dedupe import matching_views, near_identical_pairs, pairs
from flows.dedupe.join import pieces, string_pairs, workers
from flows.dedupe.join.partitions import plan_partitions
from flows.dedupe.join.string_pairs import edits_allowed, join_partition

SENTENCES = Path(__file__).parents[3] / "shared" / "text" / "danish-sentences.txt"
SIMILARITIES = [0.5, 0.8, 0.88, 0.95, 1.0]


def brute_force(texts, similarity):
    views = [matching_views(text) for text in texts]
    found = []
    for i in range(len(texts)):
        for j in range(i + 1, len(texts)):
            best = max(map(Levenshtein.normalized_similarity, views[i], views[j]))
            if best >= similarity:
                found.append((i, j, best))
    return found


def brute_join(strings, similarity):
    return [
        (i, j)
        for j in range(len(strings))
        for i in range(j)
        if Levenshtein.normalized_similarity(strings[i], strings[j]) >= similarity
    ]


def mistyped(text, rng, alphabet):
    letters = list(text)
    for _ in range(rng.randrange(0, max(2, len(text) // 4))):
        at = rng.randrange(len(letters) + 1)
        letters[at : at + rng.choice((0, 1, 1))] = rng.choice(("", rng.choice(alphabet), rng.choice(alphabet)))
    return "".join(letters)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="abcæ -1\n", max_size=24), max_size=12), st.sampled_from(SIMILARITIES))
def test_finds_the_pairs_that_comparing_all_with_all_finds(texts, similarity):
    assert near_identical_pairs(texts, similarity) == brute_force(texts, similarity)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10**9),
    st.sampled_from(["ab", "abcdefghij ", "aeæ øå"]),
    st.sampled_from([0.7, *SIMILARITIES]),
    st.sampled_from([0, 10**6]),  # comparisons that need no index
)
def test_with_and_without_an_index_no_pair_is_missed_and_none_added(seed, alphabet, similarity, few):
    rng = random.Random(seed)
    bases = ["".join(rng.choices(alphabet, k=rng.randrange(0, 90))) for _ in range(6)]
    strings = sorted({mistyped(base, rng, alphabet) for base in bases for _ in range(5)}, key=lambda s: (len(s), s))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(string_pairs, "_FEW", few)
        patch.setattr(string_pairs, "_SHORTEST_PIECE", 1)
        patch.setattr(string_pairs, "CELLS", 200)  # many small batches
        patch.setattr(pieces, "CELLS", 200)
        found = join_partition(strings, 0, similarity)
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == brute_join(strings, similarity)


def test_strings_longer_than_a_batch_are_looked_up_one_by_one(monkeypatch):
    monkeypatch.setattr(string_pairs, "_FEW", 0)
    monkeypatch.setattr(pieces, "CELLS", 200)
    rng = random.Random(7)
    bases = ["".join(rng.choices("abcdefgh ", k=300)) for _ in range(4)]
    strings = sorted({mistyped(base, rng, "abc ") for base in bases for _ in range(4)}, key=lambda s: (len(s), s))
    found = join_partition(strings, 0, 0.88)
    assert found.left.size > 0
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == brute_join(strings, 0.88)


@pytest.mark.parametrize("parts", [1, 2, 7])
def test_partitions_joined_apart_give_the_pairs_of_the_whole(parts):
    rng = random.Random(parts)
    bases = ["".join(rng.choices("abcdefgh ", k=rng.randrange(5, 120))) for _ in range(40)]
    strings = sorted({mistyped(base, rng, "abc ") for base in bases for _ in range(5)}, key=lambda s: (len(s), s))
    plan = plan_partitions(list(map(len, strings)), 0.88, parts)
    assert [partition.start for partition in plan] == [0, *(partition.stop for partition in plan[:-1])]
    assert plan[-1].stop == len(strings)
    found = []
    for low, start, stop in plan:
        local = join_partition(strings[low:stop], start - low, 0.88)
        found.extend((low + i, low + j) for i, j in zip(local.left.tolist(), local.right.tolist(), strict=True))
    assert sorted(found) == sorted(brute_join(strings, 0.88))


@pytest.mark.parametrize("similarity", [0.5, 0.8, 0.85, 0.88, 0.9, 0.95, 0.999, 1.0])
def test_the_edits_allowed_end_where_rapidfuzz_ends(similarity):
    for length in range(1, 400):
        most = edits_allowed(length, similarity)
        a = "a" * length
        assert Levenshtein.normalized_similarity(a, "b" * most + "a" * (length - most)) >= similarity
        if most < length:
            assert Levenshtein.normalized_similarity(a, "b" * (most + 1) + "a" * (length - most - 1)) < similarity


def test_the_better_view_counts():
    assert near_identical_pairs(["løn og barsel", "barsel og løn"], 0.9) == [(0, 1, 1.0)]


@pytest.mark.parametrize("similarity", [0.0, -1, 1.01])
def test_a_similarity_outside_0_to_1_is_refused(similarity):
    with pytest.raises(ValueError, match="similarity"):
        near_identical_pairs(["a", "b"], similarity)


def test_pairs_that_no_memory_holds_are_refused(monkeypatch):
    monkeypatch.setattr(pairs, "_MOST_PAIRS", 1000)
    with pytest.raises(OverflowError, match="1225 pairs of 50 texts"):
        near_identical_pairs(["enig"] * 50, 0.88)


def test_processes_find_the_same_pairs_as_this_one(monkeypatch):
    texts = [f"{word} nummer {number} i rækken" for word in ("note", "seddel") for number in range(40)]
    alone = near_identical_pairs(texts, 0.88)
    monkeypatch.setattr(workers, "_WORTH_IT", 1)
    monkeypatch.setattr(workers, "processors", lambda: 2)
    assert near_identical_pairs(texts, 0.88) == alone
    assert len(alone) > 100


@pytest.mark.skipif(not SENTENCES.exists(), reason="the sentences for measurements are not here")
@pytest.mark.parametrize("similarity", [0.8, 0.88, 0.95])
def test_real_sentences_with_errors_give_the_pairs_of_brute_force(similarity):
    rng = random.Random(similarity)
    sentences = SENTENCES.read_text(encoding="utf-8").splitlines()[:1200]
    texts = [*sentences, *(mistyped(sentence, rng, "aeinrst ") for sentence in sentences[::6])]
    distinct = sorted({matching_views(text)[1] for text in texts}, key=lambda s: (len(s), s))
    from rapidfuzz.process import cdist

    scores = cdist(distinct, distinct, scorer=Levenshtein.normalized_similarity, dtype=float)
    brute = [(i, j) for j in range(len(distinct)) for i in (scores[j, :j] >= similarity).nonzero()[0].tolist()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(string_pairs, "_FEW", 1000)
        found = join_partition(distinct, 0, similarity)
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == brute
