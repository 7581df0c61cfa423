"""The same note by another hand: what a person leaves out, cuts short or spells otherwise."""

import pytest

from flows.dedupe import explain_pair, group_near_identical
from flows.dedupe.cut_words import write_cut_words
from flows.dedupe.word_lists import word_lists

SAME = [
    # an article more or less
    ("Sæt en bænk ved den store sø i parken", "Sæt bænk ved den store sø i parken"),
    # a word that only says how sure somebody is
    ("Parkeringen er jo fuld hver morgen ved hallen", "Parkeringen er fuld hver morgen ved hallen"),
    ("Det er altså koldt i hallen", "Det er koldt i hallen"),
    (
        "Det er alstå for koldt i svømmehallen om vinteren og om foråret",
        "Det er altså for koldt i svømmehallen om vinteren og om foråret",
    ),
    ("Vi kunne da mødes i biblioteket om torsdagen", "Vi kunne mødes i biblioteket om torsdagen"),
    # cut short with a full stop
    ("Mere efterudd. til køkkenets personale", "Mere efteruddannelse til køkkenets personale"),
    ("Tværfagl. samarb. med biblioteket", "Tværfagligt samarbejde med biblioteket"),
    # a short form, and another spelling
    ("Vi får for sent info om lukkedage", "Vi får for sent information om lukkedage"),
    ("Bedre information til pårørende", "Bedre informationer til pårørende"),
    ("Brug de resurser, vi har, bedre", "Brug de ressourcer, vi har, bedre"),
    ("Lav en resurseperson i hver klub", "Lav en ressourceperson i hver klub"),
    ("Mindre mayonnaise på sandwichene", "Mindre majonæse på sandwichene"),
    ("Check listerne hver fredag", "Tjek listerne hver fredag"),
    ("Yoghurt med müsli om morgenen", "Yogurt med mysli om morgenen"),
    ("Vi savner simpelthen en fælles plan for haven", "Vi savner en fælles plan for haven"),
    ("Flyt venligst bænkene ind i skyggen", "Flyt bænkene ind i skyggen"),
    ("Flere sosu-hjælpere om natten", "Flere social- og sundhedshjælpere om natten"),
    # a compound apart, or with a hyphen
    ("Flere cykel stativer foran svømmehallen", "Flere cykelstativer foran svømmehallen"),
    ("Et bus-skur ved plejehjemmet", "Et busskur ved plejehjemmet"),
    # a number in letters and one in digits, both ways in one note
    (
        "Der skal være plads til 12 børn og tyve voksne i salen",
        "Der skal være plads til tolv børn og 20 voksne i salen",
    ),
    ("Eleverne i 1. klasse har brug for ro", "Eleverne i første klasse har brug for ro"),
    ("Børnene på 3. trin mangler bøger", "Børnene på tredje trin mangler bøger"),
    ("Højst 30 km/t. på vejen", "Højst 30 km/t på vejen"),
]

APART = [
    ("Plads til 12 børn og tyve voksne", "Plads til 20 børn og tyve voksne", "tal: 12 / 20"),
    ("Plads til 12 børn og tyve voksne", "Plads til tolv børn og 30 voksne", "tal: 20 / 30"),
    (
        "Eleverne i 1. klasse har brug for ro",
        "Eleverne i anden klasse har brug for ro",
        "modsætning: 'første' / 'anden'",
    ),
    (
        "Gør haven klar til sommer og fest",
        "Gør havnen klar til sommer og fest",
        "forskelligt ord: 'haven' / 'havnen'",
    ),
    (
        "Borde i haven og på torvet i byen",
        "Borde i havnen og på torvet i byen",
        "forskelligt ord: 'haven' / 'havnen'",
    ),
    ("Giv os ro i salen om eftermiddagen", "Giv os rod i salen om eftermiddagen", "forskelligt ord: 'ro' / 'rod'"),
    ("Vi savner talen ved festen i år", "Vi savner talent ved festen i år", "forskelligt ord: 'talen' / 'talent'"),
    ("Da vi fik nye borde blev det godt", "Vi fik nye borde blev det godt", "kun i den ene: 'da'"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_the_same_by_another_hand_is_one_note(a: str, b: str) -> None:
    assert group_near_identical([a, b], 0.88) == [[0, 1]]
    assert explain_pair(a, b, 0.88).blocked_by == ""


@pytest.mark.parametrize(("a", "b", "why"), APART)
def test_another_word_or_number_is_another_note(a: str, b: str, why: str) -> None:
    assert group_near_identical([a, b], 0.5) == [[0], [1]]
    assert explain_pair(a, b, 0.5).blocked_by == why


@pytest.mark.parametrize(
    ("text", "others", "written"),
    [
        ("Mere samarb. med skolen", ["Samarbejdet", "samarbejde"], "Mere samarbejde med skolen"),
        ("MERE SAMARB. med skolen", ["samarbejde"], "MERE samarbejde med skolen"),
        ("Spørg komm. om råd", ["kommunen", "kommunikation"], "Spørg komm. om råd"),
        ("Spørg komm. Om råd", ["kommunen"], "Spørg komm. Om råd"),
        ("Mere samarb.", ["samarbejde"], "Mere samarbejde"),
        ("Samarb.", ["samarbejde"], "samarbejde"),
        ("Samtale med HANS.", ["hansker"], "Samtale med HANS."),
        ("Adgang til Novo.", ["novozymes"], "Adgang til Novo."),
        ("Gør det nemt. vi er klar", ["nemtlige"], "Gør det nemt. vi er klar"),
        ("Penge inkl. mad", ["inklusion"], "Penge inkl. mad"),
        ("Mere samarbej. med alle", ["samarbejd"], "Mere samarbej. med alle"),
    ],
)
def test_a_word_cut_short_is_written_out_where_the_others_leave_no_doubt(
    text: str, others: list[str], written: str
) -> None:
    assert write_cut_words([text, *others], word_lists()) == [written, *others]


def test_the_note_that_is_printed_has_the_whole_word() -> None:
    from flows.dedupe import dedupe_notes
    from flows.notes import Note, Source

    texts = ("Mere efterudd. til personalet", "Mere efteruddannelse til personalet")
    notes = [Note(f"n{n}", text, Source("a.xlsx", "Ark1", f"A{n}")) for n, text in enumerate(texts, 1)]
    (group,) = dedupe_notes(notes, 0.88).groups
    assert (group.notes, group.representative) == (("n1", "n2"), "n2")
