"""What is told of two words: two compounds, two forms, a slip of the pen, or another word."""

import pytest

from flows.dedupe import dedupe_notes, explain_pair
from flows.dedupe.compounds import are_two_compounds
from flows.dedupe.inflected import are_forms, change_degree, change_voice, ending_rests
from flows.dedupe.spelling import count_edits, is_misspelling, written_in
from flows.dedupe.word_lists import word_lists
from flows.notes import Note, Source


@pytest.mark.parametrize(
    ("a", "b", "likely_slip", "two"),
    [
        ("natbus", "dagbus", False, True),
        ("natbus", "dagtog", False, False),
        ("skolegård", "stolegårt", False, False),
        ("skolevej", "skolegård", False, True),
        ("byfest", "isfest", False, True),
        ("åfest", "øfest", False, True),
        ("isfest", "ølfest", False, False),
        ("sommerfest", "vinterfest", True, True),
        ("dagsrejse", "dagrejse", False, False),
        ("bilens", "bilhus", False, False),
        ("bilhus", "bilens", False, False),
        ("skolebil", "skolebal", False, True),
        ("skolebil", "skolebjl", False, False),
        ("rapport", "rappoet", True, False),
        ("husbåd", "musbåd", True, False),
        ("husbåd", "musbåd", False, True),
        ("eøskrigen", "eøskrisen", False, True),
    ],
)
def test_words_that_share_a_part_are_two_compounds(a, b, likely_slip, two):
    assert are_two_compounds(a, b, likely_slip, word_lists()) is two


@pytest.mark.parametrize(
    ("a", "b", "forms"),
    [
        ("politik", "politikken", True),
        ("politik", "politikker", True),
        ("politik", "politiker", False),
        ("skole", "skolerne", True),
        ("bog", "bøger", True),
        ("gik", "går", True),
        ("lys", "lyset", True),
        ("bar", "bær", False),
        ("man", "mand", False),
        ("mad", "mat", False),
        ("haven", "havnen", False),
        ("havn", "havnen", True),
        ("beder", "bedre", False),
        ("talen", "talent", False),
        ("taler", "talere", True),
        ("voksen", "voksne", True),
        ("besøg", "besøgt", True),
        ("hjælpen", "hjælper", False),
    ],
)
def test_words_are_forms_of_one(a, b, forms):
    assert are_forms(a, b, word_lists()) is forms
    assert are_forms(b, a, word_lists()) is forms


@pytest.mark.parametrize(
    ("a", "b", "stem", "rests"),
    [
        ("skole", "skolerne", 5, ("", "rne")),
        ("skole", "skolerne", 6, None),
        ("skolen", "skolerne", 5, ("n", "rne")),
        ("politik", "politikken", 5, ("", "en")),
        ("stolen", "skolen", 1, None),
        ("skolebus", "skolen", 5, None),
    ],
)
def test_what_follows_a_common_stem(a, b, stem, rests):
    assert ending_rests(a, b, stem) == rests


@pytest.mark.parametrize(
    ("a", "b", "degree", "voice"),
    [
        ("hurtig", "hurtigere", True, False),
        ("smuk", "smukkere", True, False),
        ("pæne", "pænere", True, False),
        ("pænt", "pænest", True, False),
        ("pænere", "pæneste", True, False),
        ("hurtigere", "hurtigst", True, False),
        ("pæneste", "pænest", False, False),
        ("stor", "stol", False, False),
        ("vurdere", "vurderes", False, True),
        ("vurderer", "vurderes", False, True),
        ("vurderet", "vurderes", False, False),
        ("bøde", "bødes", False, True),
        ("ansatte", "ansattes", False, False),
        ("hus", "huss", False, False),
    ],
)
def test_a_form_may_change_what_is_said(a, b, degree, voice):
    assert (change_degree(a, b), change_voice(a, b)) == (degree, voice)
    assert (change_degree(b, a), change_voice(b, a)) == (degree, voice)


@pytest.mark.parametrize(
    ("a", "b", "most", "edits"),
    [
        ("lys", "lys", 1, 0),
        ("lys", "lsy", 1, 1),
        ("lys", "lyset", 2, 2),
        ("lys", "lyset", 1, 2),
        ("løn", "loen", 2, 0),
        ("aeble", "æble", 1, 0),
        ("åben", "aben", 0, 1),
    ],
)
def test_letters_typed_wrong_are_counted(a, b, most, edits):
    assert count_edits(a, b, most) == edits


@pytest.mark.parametrize(
    ("a", "b", "both_names", "misspelt"),
    [
        ("toilleter", "toiletter", False, True),
        ("nogne", "nogen", False, True),
        ("lovv", "lov", False, True),
        ("infor", "information", False, True),
        ("info", "information", False, False),
        ("miljoministeriet", "miljøministeriet", False, True),
        ("læderskab", "lederskab", False, False),
        ("same", "samme", False, False),
        ("jansen", "jensen", True, False),
        ("jansen", "jensen", False, True),
        ("hanesn", "hansen", True, True),
        ("xyzab", "xyzac", False, False),
        ("xyzabc", "xyzabd", False, True),
        ("medrbjdr", "medarbejder", False, True),
        ("pauserum", "pauser", False, False),
        ("frokostsal", "frokosten", False, False),
        ("mdrbjdr", "medarbejder", False, False),
    ],
)
def test_a_word_is_another_by_a_slip(a, b, both_names, misspelt):
    assert is_misspelling(a, b, both_names, word_lists()) is misspelt
    assert is_misspelling(b, a, both_names, word_lists()) is misspelt


@pytest.mark.parametrize(
    ("word", "written"),
    [("aabne", "åbne"), ("baenk", "bænk"), ("israel", "israel"), ("poesi", "poesi"), ("lys", "lys")],
)
def test_letters_written_out_are_written_in_where_that_makes_a_word(word, written):
    assert written_in(word) == written


def test_an_acronym_that_the_other_text_has_in_small_letters_is_no_difference():
    expected = "forskelligt ord: 'PSE' / 'PPE'"
    assert explain_pair("Spørg PSE og tr om råd", "Spørg PPE og TR om råd", 0.4).blocked_by == expected
    assert explain_pair("Spørg PSE og TR om råd", "Spørg PPE og tr om råd", 0.4).blocked_by == expected


def test_the_order_of_decisions_changes_no_group():
    notes = [
        Note(f"n{n}", text, Source("a.xlsx", "Ark1", f"A{n}")) for n, text in enumerate(("Ro", "Lys", "Tid"), 1)
    ]
    same = [("n2", "n3"), ("n1", "n2")]
    made = [
        [group.notes for group in dedupe_notes(notes, 0.88, same=pairs, apart=[("n1", "n3")]).groups]
        for pairs in (same, same[::-1])
    ]
    assert made == [[("n1", "n2"), ("n3",)]] * 2
