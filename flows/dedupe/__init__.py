"""Groups the notes that say the same in nearly the same letters, and loses none."""

from flows.dedupe.grouping import dedupe_notes, group_near_identical, make_group
from flows.dedupe.guards import explain_pair
from flows.dedupe.pairs import near_identical_pairs
from flows.dedupe.views import matching_views

__all__ = [
    "dedupe_notes",
    "explain_pair",
    "group_near_identical",
    "make_group",
    "matching_views",
    "near_identical_pairs",
]
