import json
import random

import pytest

from flows.dedupe import dedupe_notes, explain_pair, group_near_identical, make_group, near_identical_pairs
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


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("Mere ro!", "mere  ro"), "identical"),
        (("Mere ro", "Mere ros"), "near"),
        (("?!", "? !"), "identical"),
        (("\N{THUMBS UP SIGN}", "\N{PERSON WITH FOLDED HANDS}"), "near"),
        (("Mere ro",), "single"),
    ],
)
def test_notes_of_a_group_are_identical_but_for_case_space_and_signs_where_there_is_more_than_signs(texts, kind):
    assert Group.of(notes_of(*texts), "n1").kind == kind


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


def test_of_several_spellings_the_most_complete_one_represents():
    notes = notes_of(
        "MERE FOKUS PÅ TRIVSEL F.EKS. I PAUSER", "Mere fokus på trivsel f.eks. i pauser",
        "Mere fokus på trivsl i pauser",
        "Mere fokus på trivsel for eksempel i pauser",
    )  # fmt: skip
    grouping = dedupe_notes(notes, 0.88)
    assert [(group.notes, group.representative) for group in grouping.groups] == [
        (("n1", "n2", "n4"), "n4"),
        (("n3",), "n3"),
    ]


def test_a_misspelt_note_does_not_represent_although_it_is_longer():
    notes = notes_of("Kønsneutrale toiletterr her", "Kønsneutrale toiletter her")
    assert dedupe_notes(notes, 0.88).groups[0].representative == "n2"


def test_the_note_that_is_near_to_all_of_its_group_represents_although_another_is_longer():
    texts = ("Bedre lys på stierne ved åen", "Bedre lys på stier ved åen", "Bedre lysene på stier ved åen")
    assert [(i, j) for i, j, _ in near_identical_pairs(texts, 0.88)] == [(0, 1), (1, 2)]
    assert [(group.notes, group.representative) for group in dedupe_notes(notes_of(*texts), 0.88).groups] == [
        (("n1", "n2", "n3"), "n2")
    ]


def test_case_and_punctuation_alone_make_identical_notes_and_spelling_makes_near_ones():
    kinds = [
        dedupe_notes(notes_of(*texts), 0.88).groups[0].kind
        for texts in (("Åben dør!", "åben  dør"), ("Åben dør i dag", "Aaben dør i dag"), ("Åben dør",))
    ]
    assert kinds == ["identical", "near", "single"]


def test_two_spellings_too_far_apart_meet_in_one_between_them_where_one_is_no_word():
    texts = (
        "Gratis frokost til afdelingens medarbejdere",
        "Gratis frokkost til afdelingens medarbejdere",
        "Gratis ffrokkostt til afdelingens medarbejdere",
    )
    assert explain_pair(texts[0], texts[2], 0.88).blocked_by == "forskelligt ord: 'frokost' / 'ffrokkostt'"
    assert group_near_identical(texts, 0.88) == [[0, 1, 2]]


def test_no_group_drifts_over_a_chain():
    chain = [
        "Gratis frokost til afdelingens medarbejdere",
        "Gratiis frokkost til afdelingens medarbejdere",
        "Gratiis frokkost til afdelingenss medarbbejdere",
        "Gratiiss frokkostt til afdelingenss medarbbejdere",
        "Gratiiss frokkostt til affdelingenss medarbbejderre",
        "Gratiiss frokkostt til affdeliingenss medaarbbejderre",
    ]
    near = {(i, j) for i, j, _ in near_identical_pairs(chain, 0.9)}
    assert {(i, i + 1) for i in range(5)} <= near
    assert (0, 5) not in near
    groups = group_near_identical(chain, 0.9)
    assert len(groups) > 1
    for members in groups:
        assert any(
            all(i == centre or (min(i, centre), max(i, centre)) in near for i in members) for centre in members
        )


def test_the_order_of_the_notes_changes_only_the_numbers():
    texts = [
        "Mere løn og barsel", "Mere barsel og løn", "mere løn + barsel", "Mindre løn og barsel",
        "Giv to ugers varsel",
        "Giv 2 ugers varsel", "Giv tre ugers varsel", "giv tre uger varsel", "Kaffe", "kaffe!",
    ]  # fmt: skip
    rng = random.Random(4)
    expected = {frozenset(texts[i] for i in members) for members in group_near_identical(texts, 0.8)}
    for _ in range(10):
        shuffled = rng.sample(texts, len(texts))
        assert {
            frozenset(shuffled[i] for i in members) for members in group_near_identical(shuffled, 0.8)
        } == expected


def test_a_third_note_does_not_join_two_that_a_person_keeps_apart():
    """The third, written twice, is the centre that the two others are drawn to."""
    notes = notes_of("Bdre lys på stien ved åen", "Bedre lys på stin ved åen", *["Bedre lys på stien ved åen"] * 2)
    together = dedupe_notes(notes, 0.88)
    apart = dedupe_notes(notes, 0.88, apart=[("n1", "n2")])

    assert [group.notes for group in together.groups] == [("n1", "n2", "n3", "n4")]
    assert [group.notes for group in apart.groups] == [("n1", "n3", "n4"), ("n2",)]


def test_a_note_that_is_kept_apart_from_one_still_meets_its_other_like():
    """The second is like the first, which draws the most, and like the third, which is like no other."""
    notes = notes_of(
        "Bedre belysning langs stierne ved havnen",
        "Bedre belysning langs stirne vd havnn",
        "Bedree belysnning langss stirne vd havnn",
        *["Bdre belysnng lngs stierne ved havnen"] * 2,
    )
    together = dedupe_notes(notes, 0.88)
    apart = dedupe_notes(notes, 0.88, apart=[("n1", "n2")])

    assert [group.notes for group in together.groups] == [("n1", "n2", "n4", "n5"), ("n3",)]
    assert [group.notes for group in apart.groups] == [("n1", "n4", "n5"), ("n2", "n3")]


def test_a_third_note_that_a_person_says_is_the_same_joins_only_one_of_two_kept_apart():
    notes = notes_of("Bedre lys på stien", "Bedre lys på stier", "Kaffe i pausen")
    grouping = dedupe_notes(notes, 0.88, same=[("n1", "n3"), ("n2", "n3")], apart=[("n1", "n2")])

    assert [group.notes for group in grouping.groups] == [("n1", "n3"), ("n2",)]


def test_apart_holds_across_a_group_and_same_does_not_undo_it():
    notes = notes_of("Fri bar til alle her", "fri bar til alle her", "Fri bar til alle her!", "Noget ganske andet")
    grouping = dedupe_notes(notes, 0.88, same=[("n1", "n4"), ("n3", "n4")], apart=[("n1", "n3")])
    by_note = {note: group.id for group in grouping.groups for note in group.notes}
    assert by_note["n1"] != by_note["n3"]
    assert by_note["n1"] == by_note["n4"]
    assert sorted(by_note) == ["n1", "n2", "n3", "n4"]


def test_decisions_on_notes_that_are_gone_are_passed_over():
    notes = notes_of("Kaffe")
    assert dedupe_notes(notes, 0.88, same=[("n1", "x")], apart=[("y", "n1"), ("n1", "n1")]).groups == (
        Group("g-n1", ("n1",), "n1", "single"),
    )


def test_staff_may_add_contrasts():
    notes = notes_of("Skriv måltalet på opslaget", "Skriv måltallet på opslaget")
    assert len(dedupe_notes(notes, 0.88).groups) == 1
    told = dedupe_notes(notes, 0.88, more_contrasts=["måltalet / måltallet"])
    assert [suggestion.blocked_by for suggestion in told.suggested] == ["modsætning: 'måltalet' / 'måltallet'"]


def test_a_group_is_in_few_suggestions_however_many_look_like_it():
    grouping = dedupe_notes(notes_of(*(f"Vi mødes i lokale {number} i morgen" for number in range(30))), 0.88)
    shown = [note for suggestion in grouping.suggested for note in suggestion.notes]
    assert max(map(shown.count, shown)) == 5


@pytest.mark.parametrize(
    "texts",
    [["Enig"] * 3000, ["a" * length for length in range(200)], [f"{number:03}" for number in range(1000)], []],
)
def test_worst_cases_are_still_a_partition(texts):
    groups = group_near_identical(texts, 0.88)
    assert sorted(place for members in groups for place in members) == list(range(len(texts)))


def test_the_real_workshop_has_no_two_notes_alike(root):
    path = root.parent / "shared" / "workshops" / "lgbt-beskaeftigelse" / "gold.json"
    if not path.exists():
        pytest.skip("the real workshop is not here")
    texts = [note["text"] for note in json.loads(path.read_text(encoding="utf-8"))["notes"]]
    grouping = dedupe_notes(notes_of(*texts), 0.88)
    assert (len(grouping.groups), grouping.suggested) == (len(texts), ())


@pytest.mark.parametrize(
    "texts",
    [
        ("Alt for mange kolleger har prøvet det her", "Alt for ange kolleger har prøvet det her",
         "Alt for ingen kolleger har prøvet det her"),
        ("Vi skal fremme trivslen i hele huset", "Vi skal freme trivslen i hele huset",
         "Vi skal bremse trivslen i hele huset"),
        ("Chefen skal vurdere kollegerne her", "Chefen skal vurdeers kollegerne her",
         "Chefen skal vurderes kollegerne her"),
        ("Dernæst skal vi tale om en ny politik", "Dernæstskal vi tale om en ny politikk",
         "Dernæst kan vi tale om en ny politik"),
    ],
)  # fmt: skip
def test_a_misspelt_copy_does_not_join_two_notes_that_say_different_things(texts):
    assert group_near_identical(texts, 0.8) == [[0, 1], [2]]
    assert group_near_identical(texts[::-1], 0.8) == [[0], [1, 2]]


@pytest.mark.parametrize("copy", ["Idé: flere bænke ved sti", "Flere bænke ved sti, tak", "Fleeere bænke ved sti"])
def test_the_spelling_without_anything_around_it_stands_for_the_group(copy):
    grouping = dedupe_notes(notes_of(copy, "Flere bænke ved sti"), 0.88)
    assert [group.representative for group in grouping.groups] == ["n2"]


@pytest.mark.parametrize(
    ("texts", "chosen"),
    [
        (("MERE RO I SALEN", "Mere ro i salen"), 1),
        (("Mere ro i salen!", "Mere ro i salen", "Mere ro i salen"), 1),
        (("Mere ro, i salen", "Mere ro i salen"), 0),
        (("Giv tolv ugers varsel", "Giv 12 ugers godt varsel"), 1),
        (("Mere ro her i salennn", "Mere ro i salen"), 1),
        (("Mere ro", "Mere ro i salen", "Mere ro i salen nu", "MERE RO I SALEN NU"), 2),
        (("- Mere ro i salen", "Mere ro i salen."), 1),
    ],
)
def test_which_spelling_stands_for_notes_that_say_the_same(texts, chosen):
    notes = notes_of(*texts)
    assert make_group(notes).representative == notes[chosen].id


def test_notes_that_a_person_joined_are_not_suggested_though_a_rule_keeps_them_apart():
    notes = notes_of("2 måneders barsel til alle fædre", "3 måneders barsel til alle fædre")
    grouping = dedupe_notes(notes, 0.88, same=[("n1", "n2")])
    assert ([group.notes for group in grouping.groups], grouping.suggested) == ([("n1", "n2")], ())
