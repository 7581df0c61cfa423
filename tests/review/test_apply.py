from dataclasses import replace

import pytest

from flows.errors import HeldBackError
from flows.notes import (
    Caution,
    FileReading,
    Gathered,
    Group,
    Grouping,
    Hit,
    Note,
    Placement,
    SheetReading,
    Source,
    StaffText,
)
from flows.review import DecisionBook, apply_decisions, standing_decisions
from flows.review.book import LeftOutDecision, PairDecision, SummaryDecision, ThemeDecision

HIT = Hit("ledelse", "ledelsen", 0, 8, 2.0)
BY_RULE = Placement("ledelse", ("synlig",), "rule", (HIT,), "viden", lead=2.0, names=("teamet",), near_tie=True)


def gathered(**texts: str) -> Gathered:
    notes = tuple(
        Note(note, text, Source("a.xlsx", "Ark1", f"A{row}")) for row, (note, text) in enumerate(texts.items())
    )
    sheet = SheetReading("Ark1", "list", (), len(notes), len(notes))
    return Gathered((FileReading("a.xlsx", "0" * 64, "", (sheet,), notes, ()),))


def reviewed(notes: Gathered, groups: tuple[Group, ...], **decisions: object):
    standing = standing_decisions(notes, DecisionBook(**decisions))
    placements = {note.id: BY_RULE for note in notes.notes}
    return apply_decisions(notes.notes, Grouping(groups), placements, standing), standing


@pytest.mark.parametrize(
    ("decided", "placed"),
    [
        (
            ThemeDecision(note="a", text="Te", theme="viden"),
            Placement("viden", (), "decision", (), "ledelse", names=("teamet",)),
        ),
        (
            ThemeDecision(note="a", text="Te", theme="viden", subthemes=("kursus",)),
            Placement("viden", ("kursus",), "decision", (), "ledelse", names=("teamet",)),
        ),
        (
            ThemeDecision(note="a", text="Te", theme=None),
            Placement(None, (), "decision", (), "ledelse", names=("teamet",)),
        ),
        (  # the theme that the rules found: their reasons stand
            ThemeDecision(note="a", text="Te", theme="ledelse"),
            Placement("ledelse", ("synlig",), "decision", (HIT,), "viden", names=("teamet",)),
        ),
        (
            ThemeDecision(note="a", text="Te", theme="ledelse", subthemes=()),
            Placement("ledelse", (), "decision", (HIT,), "viden", names=("teamet",)),
        ),
    ],
)
def test_a_decided_theme_wins_over_the_rules_and_keeps_of_theirs_what_is_true_still(decided, placed):
    done, _ = reviewed(
        gathered(a="Te", b="Thé", c="Kaffe"),
        (Group("g-a", ("a", "b"), "a", "near"), Group("g-c", ("c",), "c", "single")),
        themes=(decided,),
        same=(PairDecision(notes=("a", "b"), texts=("Te", "Thé")),),
    )

    assert done.placements == {"a": placed, "b": replace(placed, follows=True), "c": BY_RULE}


def test_a_note_moved_out_of_its_group_stands_alone_in_reading_order():
    done, _ = reviewed(
        gathered(a="Te", b="Thé", c="Kaffe", d="te"),
        (Group("g-b", ("a", "b", "d"), "b", "near"), Group("g-c", ("c",), "c", "single")),
        themes=(ThemeDecision(note="b", text="Thé", theme="viden"),),
    )

    assert done.grouping.groups == (
        Group("g-a", ("a", "d"), "a", "identical"),
        Group("g-b", ("b",), "b", "single"),
        Group("g-c", ("c",), "c", "single"),
    )


def test_what_is_parted_from_a_group_stands_where_it_is_read():
    done, _ = reviewed(
        gathered(a="Te", b="Kaffe", c="Thé"),
        (Group("g-a", ("a", "c"), "a", "near"), Group("g-b", ("b",), "b", "single")),
        themes=(ThemeDecision(note="c", text="Thé", theme="viden"),),
    )

    assert [group.notes for group in done.grouping.groups] == [("a",), ("b",), ("c",)]


def test_a_note_that_is_left_out_does_not_count_in_its_group():
    done, standing = reviewed(
        gathered(a="Te", b="te"),
        (Group("g-a", ("a", "b"), "a", "near"),),
        left_out=(LeftOutDecision(note="a", text="Te", reason="gengivet på forsiden"),),
    )

    assert done.grouping.groups == (Group("g-a", ("a",), "a", "single"), Group("g-b", ("b",), "b", "single"))
    assert standing.left_out == {"a": "gengivet på forsiden"}


def test_a_decision_about_a_changed_note_is_asked_about_and_not_applied():
    notes = gathered(b="Mere te i pausen, tak")
    done, standing = reviewed(
        notes,
        (Group("g-b", ("b",), "b", "single"),),
        themes=(ThemeDecision(note="a", text="Mere te i pausen", theme="viden"),),
    )

    assert done.placements == {"b": BY_RULE}
    (caution,) = standing.cautions
    assert (caution.code, caution.source) == ("decision_text_changed", notes.notes[0].source)
    assert "ligner nu b" in caution.message
    assert "pausen" not in caution.message


def test_a_decision_goes_with_the_text_when_a_file_gets_another_name():
    done, standing = reviewed(
        gathered(new="Ring til Jens (opdigtet)", b="Te"),
        (Group("g-new", ("new",), "new", "single"), Group("g-b", ("b",), "b", "single")),
        themes=(ThemeDecision(note="old2", text="Te", theme="viden"),),
        left_out=(LeftOutDecision(note="old", text="Ring til Jens (opdigtet)", reason="personoplysning"),),
    )

    assert standing.left_out == {"new": "personoplysning"}
    assert done.placements["b"].theme == "viden"
    assert standing.cautions == ()


def test_what_was_left_out_and_now_reads_otherwise_holds_the_publication_back():
    with pytest.raises(HeldBackError, match="ligner nu new") as caught:
        standing_decisions(
            gathered(new="Ring til Jens (opdigtet) nu"),
            DecisionBook(left_out=(LeftOutDecision(note="old", text="Ring til Jens (opdigtet)", reason="x"),)),
        )
    assert caught.value.exit_code == 6
    assert "Jens" not in str(caught.value)


def test_a_twin_of_what_was_left_out_is_told():
    standing = standing_decisions(
        gathered(a="Ring til Jens (opdigtet)", twin="Ring til Jens (opdigtet)"),
        DecisionBook(left_out=(LeftOutDecision(note="a", text="Ring til Jens (opdigtet)", reason="x"),)),
    )

    assert [(caution.code, caution.source and caution.source.cell) for caution in standing.cautions] == [
        ("twin_of_left_out", "A1")
    ]


def test_a_decision_about_a_note_that_is_gone_is_told():
    _, standing = reviewed(
        gathered(b="Noget helt andet"),
        (Group("g-b", ("b",), "b", "single"),),
        apart=(PairDecision(notes=("a", "b"), texts=("Te", "Noget helt andet")),),
    )

    assert standing.apart == ()
    assert [caution.code for caution in standing.cautions] == ["decision_without_note"]


def test_pairs_that_hold_are_given_to_dedupe():
    _, standing = reviewed(
        gathered(a="Te", b="Thé"),
        (Group("g-a", ("a",), "a", "single"), Group("g-b", ("b",), "b", "single")),
        same=(PairDecision(notes=("a", "b"), texts=("Te", "Thé")),),
    )

    assert (standing.same, standing.apart, standing.cautions) == ((("a", "b"),), (), ())


def test_the_theme_of_one_note_holds_for_those_that_a_person_said_are_the_same():
    texts = {"a": "Te", "b": "Thé", "c": "Kaffe"}
    done, standing = reviewed(
        gathered(**texts),
        (Group("g-a", ("a", "b", "c"), "a", "near"),),
        themes=(ThemeDecision(note="a", text="Te", theme="viden"),),
        same=(
            PairDecision(notes=("b", "c"), texts=("Thé", "Kaffe")),
            PairDecision(notes=("a", "b"), texts=("Te", "Thé")),
        ),
    )

    assert {note: entry.theme for note, entry in standing.themes.items()} == dict.fromkeys("abc", "viden")
    assert done.grouping.groups == (Group("g-a", ("a", "b", "c"), "a", "near"),)
    assert done.cautions == ()


def test_it_is_told_where_a_near_identical_note_stays_behind():
    done, _ = reviewed(
        gathered(a="Te", b="te", c="Kaffe", d="te!"),
        (Group("g-a", ("a", "b", "d"), "a", "near"), Group("g-c", ("c",), "c", "single")),
        themes=(
            ThemeDecision(note="b", text="te", theme="viden"),
            ThemeDecision(note="d", text="te!", theme="viden"),
        ),
    )

    assert done.cautions == (
        Caution(
            "near_identical_elsewhere",
            "inputtet a er næsten ens med b, som en beslutning har givet et andet tema. Skal det med, så vælg også "
            "temaet for det i gennemgang.xlsx.",
            Source("a.xlsx", "Ark1", "A0"),
        ),
    )


def test_a_note_left_out_is_parted_from_its_group_though_their_theme_is_one():
    done, _ = reviewed(
        gathered(a="Te", b="te", c="te"),
        (Group("g-a", ("a", "b", "c"), "a", "near"),),
        left_out=(LeftOutDecision(note="b", text="te", reason="x"),),
    )

    assert [group.notes for group in done.grouping.groups] == [("a", "c"), ("b",)]


def test_where_a_file_was_skipped_the_words_of_staff_still_hold():
    read = replace(gathered(a="Te"), skipped=("b.xlsx",))
    done, _ = reviewed(
        read,
        (Group("g-a", ("a",), "a", "single"),),
        summary=(SummaryDecision(theme="ledelse", intro="Ja", notes=("a", "b"), texts=("Te", "Kaffe")),),
    )

    assert done.staff_texts == {"ledelse": StaffText("Ja")}
    assert [(caution.code, "(b)" in caution.message) for caution in done.cautions] == [
        ("summary_notes_unseen", True)
    ]


def test_a_decision_whose_text_is_not_the_note_s_says_so():
    _, standing = reviewed(
        gathered(a="Mere te i pausen"),
        (Group("g-a", ("a",), "a", "single"),),
        themes=(ThemeDecision(note="a", text="Mere te i pauserne", theme="viden"),),
    )

    (caution,) = standing.cautions
    assert caution.code == "decision_text_changed"
    assert "ikke ordret" in caution.message
