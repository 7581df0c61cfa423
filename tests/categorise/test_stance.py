"""Which notes speak against, or ask, and which do neither."""

import json
from collections import Counter
from importlib.resources import files

import pytest

from flows.categorise.stance import is_question, read_stances, stance_of
from flows.danish.stance_words import BIAS, WEIGHTS, may_speak_against, speaks_against, weigh, words_and_pairs
from flows.notes import Hit, Note, Placement, Source
from tests.stance_notes import digest_of_notes, read_notes


def notes_of(folder):
    return [note for notes in read_notes(folder) for note in notes]


def test_of_notes_that_no_weight_was_learned_from_most_against_are_told_and_few_wishes():
    told, of = Counter(), Counter()
    for text, stance in notes_of("apart"):
        of[stance] += 1
        told[stance] += stance_of(text) == "against"
    assert sum(of.values()) > 1000
    assert told["against"] >= 0.85 * of["against"]
    assert told["for"] <= 0.1 * of["for"]
    assert told["question"] + told["praise"] + told["statement"] <= 0.1 * (
        of["question"] + of["praise"] + of["statement"]
    )


def test_what_comes_near_to_it_is_nearly_all_of_what_speaks_against_and_few_wishes():
    near = {
        stance: [may_speak_against(text) for text, meant in notes_of("apart") if meant == stance]
        for stance in ("against", "for")
    }
    assert sum(near["against"]) >= 0.93 * len(near["against"])
    assert sum(near["for"]) <= 0.2 * len(near["for"])


def test_the_longer_a_text_the_more_must_tell_that_it_speaks_against():
    assert weigh("ord " * 12, {BIAS: -5}) == -5
    assert weigh("ord " * 20, {BIAS: -5}) < weigh("ord " * 13, {BIAS: -5}) < -5


def test_of_a_real_workshop_that_only_wishes_at_most_one_note_in_ten_is_taken_to_speak_against(root):
    gold = root.parent / "shared" / "workshops" / "lgbt-beskaeftigelse" / "gold.json"
    if not gold.exists():
        pytest.skip("the real workshop is not at hand")
    notes = json.loads(gold.read_text("utf-8"))["notes"]
    assert sum(stance_of(note["text"]) == "against" for note in notes) <= 0.1 * len(notes)


@pytest.mark.parametrize(
    "note",
    [
        "Hvem kan man ringe til?",
        "Hvornår åbner den nye sti",
        "Kan man få et kursus på engelsk?",
        "Er der penge til det?",
        "Gælder det også for vikarer",
        "hvor mange pladser er der",
        "Kommer der en tolk med",
        "Har I en plan",
        "Jeg vil gerne vide, om referatet bliver delt.",
        "mangler svar på hvem der betaler",
        "JEG VIL GERNE VIDE, OM REFERATET BLIVER DELT",
        "Jeg vil gerne vide: hvem betaler",
        "Er det muligt at få en tolk",
        "Må alle deltage",
        "Kan vi få bænke i gården, så flere spiser ude",
        "Kan vi få bænke i gården, så vi kan spise ude",
    ],
)
def test_a_question_is_told(note):
    assert stance_of(note) == "question"


@pytest.mark.parametrize(
    "note",
    [
        "Har en god leder",
        "Har i dag for lidt tid",
        "Er en rummelig arbejdsplads",
        "Får en mentor den første dag",
        "Gælder alle medarbejdere",
        "Bliver i praksis glemt",
        "Skal i højere grad inddrage medarbejderne",
        "Har det godt her",
        "Får det bedste frem i hinanden",
        "Jeg vil gerne vide mere om netværk",
        "Vil gerne vide mere om, hvad der sker",
        "Mangler svar på mails",
        "Tæller med i trivslen",
        "Er det bedste sted at arbejde",
        "Er det samme hver gang",
        "Skal alle respektere hinanden",
        "HAR I DAG FOR LIDT TID",
        "Mangler svar på hverdagens spørgsmål",
        "Har man børn, er det svært at deltage",
        "Får vi mere tid, kan vi lytte",
        "Får vi mere tid, så kan vi lytte",
        "Har man børn, så mangler der legepladser",
        "Har vi penge, så byg en hal",
    ],
)
def test_a_statement_without_its_subject_asks_nothing(note):
    assert not is_question(note)


def test_of_notes_that_ask_most_are_told():
    asking = [stance_of(text) for text, stance in notes_of("apart") if stance == "question"]
    assert asking.count("question") >= 0.9 * len(asking)


def test_each_weight_is_of_a_word_or_pair_that_the_notes_hold():
    known = {part for text, _ in notes_of("learn") for part in words_and_pairs(text)}
    digest, *lines = files("flows.danish").joinpath(WEIGHTS).read_text("utf-8").splitlines()
    assert digest == digest_of_notes(), "learn anew: tests/benchmarks/stance_words.py --write"
    parts = [line.partition("\t")[0] for line in lines]
    assert parts == sorted(set(parts))
    assert set(parts) - known == {BIAS}


def test_no_note_that_is_kept_apart_is_learned_from():
    apart, learned = ({_letters(text) for text, _ in notes_of(folder)} for folder in ("apart", "learn"))
    assert not apart & learned


def _letters(text):
    return "".join(filter(str.isalnum, text.casefold()))


@pytest.mark.parametrize("text", ["Ja tak", "Nej til mobning", "Hold op med at diskriminere os", "Flere kurser"])
def test_a_wish_in_few_words_is_none_against(text):
    assert stance_of(text) is None


def test_words_and_pairs_are_given_once_with_the_beginning_and_end():
    assert list(words_and_pairs("Nej nej, TAK?")) == [
        "nej", ",", "tak", "?",
        "^ nej", "nej nej", "nej ,", ", tak", "tak ?", "? $",
        "^ . nej", "nej . ,", "nej . tak", ", . ?", "tak . $",
    ]  # fmt: skip


def test_case_spaces_and_line_ends_change_nothing():
    text = "Det er spild af penge, og det gavner ingen"
    assert speaks_against(text)
    assert speaks_against(text.upper())
    assert speaks_against(text.replace(" ", "\n"))


def _hit(text, word):
    return (text.index(word), text.index(word) + len(word))


@pytest.mark.parametrize(
    ("text", "word", "stance"),
    [
        ("Dejligt med flag, men kurset er spild af penge og tid", "flag", None),
        ("Dejligt med flag, men kurset er spild af penge og tid", "kurset", "against"),
        ("Kurset er spild af penge og tid, men dejligt med flag", "flag", None),
        ("Prioritér lamper frem for plakater", "lamper", None),
        ("Prioritér lamper frem for plakater", "plakater", "against"),
        ("Prioritér lamper fremfor plakater", "plakater", "against"),
        ("Frem for alt flere lamper", "lamper", None),
        ("Fremfor alt: flere lamper", "lamper", None),
        ("Kvoter? Nej tak.", "Kvoter", "against"),
        ("Drivhuset? Det bliver spild af penge.", "Drivhuset", "against"),
    ],
)
def test_what_stands_beside_the_words_that_placed_a_note_counts(text, word, stance):
    assert stance_of(text, [_hit(text, word)]) == stance


def test_what_is_named_last_speaks_against_only_where_nothing_else_placed_the_note():
    text = "Lamper frem for plakater"
    before, after = _hit(text, "Lamper"), _hit(text, "plakater")
    assert [stance_of(text, hits) for hits in ([before], [after], [before, after], [])] == [
        None, "against", None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Hvem svarer? \n", "question"),
        ("Hvem svarer?\nMere lys.", None),
        ("Mere lys.\nHvem svarer?", "question"),
        ("Hvem svarer? Hvornår? Mere lys.", "question"),
        ("Hvem svarer", "question"),
        ("Hvem svarer.", None),
        ("Emne: hvem svarer", None),
        ("Hvemsvarer", None),
        ("- kan man få en nøgle", "question"),
    ],
)
def test_a_note_asks_that_ends_so_or_is_mostly_questions(text, stance):
    assert stance_of(text) == stance


@pytest.mark.parametrize("text", ["", "   ", "!!!", "\n"])
def test_what_has_no_words_says_nothing(text):
    assert stance_of(text) is None


def test_stances_are_told_by_note_of_what_placed_them():
    source = Source("a.xlsx", "", "A1")
    texts = ("Nej til kvoter, de er spild af tid", "Mere lys", "Hvem svarer?")
    notes = [Note(str(number), text, source) for number, text in enumerate(texts)]
    placements = {
        "0": Placement("t", (), "rule", (Hit("kvote", "kvoter", 8, 14, 1.0),)),
        "1": Placement("t", (), "rule", (Hit("sheet: *", "", 0, 0, 1.0),)),
        "2": Placement(None, (), "no_rule"),
    }
    assert read_stances(notes, placements) == {"0": "against", "2": "question"}
