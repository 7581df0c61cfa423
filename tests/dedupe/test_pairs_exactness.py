from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from flows.dedupe import matching_views, near_identical_pairs


def brute_force(texts, similarity):
    views = [matching_views(text) for text in texts]
    found = []
    for i in range(len(texts)):
        for j in range(i + 1, len(texts)):
            best = max(map(Levenshtein.normalized_similarity, views[i], views[j]))
            if best >= similarity:
                found.append((i, j, best))
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(alphabet="abcæ -1\n", max_size=24), max_size=12),
    st.sampled_from([0.5, 0.8, 0.88, 0.95, 1.0]),
)
def test_finds_the_pairs_that_comparing_all_with_all_finds(texts, similarity):
    assert near_identical_pairs(texts, similarity) == brute_force(texts, similarity)
