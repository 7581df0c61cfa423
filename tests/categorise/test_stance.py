"""Which notes speak against, or ask, and which do neither."""

from pathlib import Path

import pytest
import yaml

from flows.categorise.stance import read_stances, stance_of
from flows.notes import Hit, Note, Placement, Source

LABELLED = yaml.safe_load(Path(__file__).with_name("stance_notes.yaml").read_text("utf-8"))
AGAINST, FOR = LABELLED["against"], LABELLED["for"]


def test_the_list_is_as_long_as_it_says():
    assert sum(map(len, LABELLED.values())) == 60


def test_most_of_those_against_are_told_and_few_of_those_for():
    told = [note for note in AGAINST if stance_of(note) == "against"]
    wrongly = [note for note in FOR if stance_of(note) == "against"]
    assert len(told) >= 0.85 * len(AGAINST)
    assert len(wrongly) <= 0.1 * len(FOR)


@pytest.mark.parametrize("note", LABELLED["question"])
def test_a_question_is_told(note):
    assert stance_of(note) == "question"


@pytest.mark.parametrize("note", [*LABELLED["praise"], *LABELLED["statement"]])
def test_praise_and_plain_statements_are_neither(note):
    assert stance_of(note) is None


def _hit(text, word):
    return (text.index(word), text.index(word) + len(word))


@pytest.mark.parametrize(
    ("text", "word", "stance"),
    [
        ("Dejligt med flag, men der er for meget uro i kantinen til møder", "flag", None),
        ("Dejligt med flag, men der er for meget uro i kantinen til møder", "kantinen", "against"),
        ("Kvoter? Nej tak.", "Kvoter", "against"),
        ("Sommerfest uden quiz", "Sommerfest", None),
        ("Brug pengene på lamper i stedet for plakater", "lamper", None),
        ("Brug pengene på lamper i stedet for plakater", "plakater", None),
        ("Prioritér lamper frem for plakater", "lamper", None),
        ("Prioritér lamper frem for plakater", "plakater", "against"),
        ("Undgå mobning", "mobning", None),
        ("Mobning skal ikke være en del af hverdagen", "Mobning", None),
        ("Jeg er bekymret for børnenes sikkerhed ved krydset", "krydset", None),
        ("Jeg er bekymret for, at kurset bliver tvang", "kurset", "against"),
        ("Giv ikke op, lav flere kurser", "kurser", None),
        ("Hvad koster et kursus? Det er spild af penge", "kursus", "against"),
        ("Det er spild af penge at holde møder om alting. Hvad koster et kursus?", "kursus", "question"),
        ("Kurser er spild af penge. Hvem har bestilt dem?", "Kurser", "against"),
        ("Hvem skal passe telefonen, når alle er på kursus?", "kursus", "against"),
        ("Hvem skal lede kurset?", "kurset", "question"),
        ("Godt kursus, men hvem vander blomsterne imens?", "kursus", "against"),
        ("Navneskilte skal ikke være et krav", "Navneskilte", "against"),
        ("Navneskilte er bare pynt", "Navneskilte", "against"),
        ("Pas nu på at skiltet ikke ruster fast", "skiltet", "against"),
        ("Quizzen kommer aldrig til at samle nogen", "Quizzen", "against"),
        ("Den app dur ikke til havearbejde", "app", "against"),
        ("Mindre snak om quizzer", "quizzer", "against"),
        ("Ønske: mindre snak om quizzer, flere lamper", "lamper", None),
        ("Et skilt hvor man ikke behøver vælge farve", "skilt", None),
        ("Tak for hjælpen, de tog så godt imod os i haven", "haven", None),
        ("Kunne vi ikke få et drivhus? Det var hyggeligt", "drivhus", None),
        ("Lær os at spørge uden at det bliver akavet", "spørge", None),
        ("Hvis det stod til mig, fik alle et drivhus", "drivhus", None),
        ("Drivhuset er et slag i luften", "Drivhuset", "against"),
        ("Havemødet er alt for langt", "Havemødet", "against"),
        ("Havemødet er for alle", "Havemødet", None),
        ("Flere stikker ved bordene i værkstedet", "bordene", None),
        ("Hjælp til at pakke ned efter loppemarkedet", "loppemarkedet", None),
        ("En skør og sjov dag i drivhuset", "drivhuset", None),
        ("Køen ved drivhuset er for lang, ansæt flere gartnere", "drivhuset", None),
        ("Havemødet kan ikke blive for langt", "Havemødet", None),
        ("Bange for at havedagene forsvinder", "havedagene", "against"),
        ("Stop for køkkenjokes i haven", "haven", None),
        ("Hvad skal vi med et drivhus mere", "drivhus", "against"),
        ("Hvorfor skal havnen have lamper?", "lamper", "against"),
        ("Lys på stien. Hvorfor skal vi altid betale for meget for kaffen i hallen?", "Lys", "question"),
        ("Et kursus til, suk", "kursus", "against"),
        ("Lamper ved hallen forudsætter, at nogen skifter pærerne", "Lamper", "against"),
        ("Et kursus har aldrig hjulpet os", "kursus", "against"),
        ("Man kan ikke plakatere sig til ro", "ro", "against"),
    ],
)
def test_a_cue_counts_where_it_governs_the_word_that_placed_the_note(text, word, stance):
    assert stance_of(text, [_hit(text, word)]) == stance


def test_a_cue_that_is_said_of_what_follows_does_not_count_where_the_note_is_placed_by_what_comes_before_it():
    text = "Lamper frem for plakater"
    before, after = _hit(text, "Lamper"), _hit(text, "plakater")
    assert [stance_of(text, hits) for hits in ([before], [after], [before, after])] == [None, "against", None]


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
    ],
)
def test_a_note_asks_that_ends_so_or_is_mostly_questions(text, stance):
    assert stance_of(text) == stance


@pytest.mark.parametrize("text", ["", "   ", "!!!", "\n"])
def test_what_has_no_words_says_nothing(text):
    assert stance_of(text) is None


def test_stances_are_told_by_note_of_what_placed_them():
    source = Source("a.xlsx", "", "A1")
    texts = ("Nej til kvoter", "Mere lys", "Hvem svarer?")
    notes = [Note(str(number), text, source) for number, text in enumerate(texts)]
    placements = {
        "0": Placement("t", (), "rule", (Hit("kvote", "kvoter", 8, 14, 1.0),)),
        "1": Placement("t", (), "rule", (Hit("sheet: *", "", 0, 0, 1.0),)),
        "2": Placement(None, (), "no_rule"),
    }
    assert read_stances(notes, placements) == {"0": "against", "2": "question"}
