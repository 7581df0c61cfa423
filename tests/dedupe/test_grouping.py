import pytest

from flows.dedupe import dedupe_notes, group_near_identical
from flows.notes import Group, Grouping, Note, Source, Suggestion


def notes_of(*texts):
    return [Note(f"n{i}", text, Source("a.xlsx", "Ark1", f"B{i}")) for i, text in enumerate(texts, start=1)]


def test_the_same_note_by_three_hands_is_one_group():
    notes = notes_of("Flere kurser om normer", "Mere i løn", "flere kurser om normer!", "Flere kuser om normer")
    assert dedupe_notes(notes, 0.88) == Grouping(
        groups=(
            Group("g-n1", ("n1", "n3", "n4"), "n1", "near"),
            Group("g-n2", ("n2",), "n2", "single"),
        )
    )


def test_look_alikes_are_suggested_with_the_reason():
    notes = notes_of("2 måneders barsel til alle fædre", "3 måneders barsel til alle fædre")
    assert dedupe_notes(notes, 0.88) == Grouping(
        groups=(Group("g-n1", ("n1",), "n1", "single"), Group("g-n2", ("n2",), "n2", "single")),
        suggested=(Suggestion(("n1", "n2"), 0.9705882352941176, "tal: 2 / 3"),),
    )


def test_a_person_joins_what_no_rule_would():
    notes = notes_of("Barsel til alle", "Ens orlov for enhver forælder")
    grouping = dedupe_notes(notes, 0.88, same=[("n2", "n1")])
    assert [group.notes for group in grouping.groups] == [("n1", "n2")]


@pytest.mark.parametrize("pair", [("n1", "n2"), ("n2", "n1")])
def test_a_person_keeps_identical_notes_apart_and_is_not_asked_again(pair):
    grouping = dedupe_notes(notes_of("Barsel til alle", "Barsel til alle"), 0.88, apart=[pair])
    assert [group.notes for group in grouping.groups] == [("n1",), ("n2",)]
    assert grouping.suggested == ()


def test_groups_are_a_partition_in_reading_order():
    texts = ["Åben dør", "Mere trivsel i hverdagen", "", "åben dør.", "mere trivsel i hverdagn", "", "?"]
    assert group_near_identical(texts, 0.88) == [[0, 3], [1, 4], [2, 5], [6]]
