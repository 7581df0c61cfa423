"""What the order of a Danish sentence tells: a negated main clause, an order not to, a topic that is waved off."""

import pytest

from flows.categorise.stance import stance_of


@pytest.mark.parametrize(
    "text",
    [
        "En plakat laver ikke holdninger om",
        "Det vil vi altså ikke stemme for",
        "Sommerfesten er ikke en personalepolitik",
        "Vi skal aldrig måle på det",
        "Flyt ikke frokosten",
        "Rør os nu ikke",
        "Spørg mig ikke om den slags ting",
    ],
)
def test_a_negated_main_clause_speaks_against(text):
    assert stance_of(text) == "against"


@pytest.mark.parametrize(
    "text",
    [
        "Klare aftaler, så vagten ikke afhænger af humøret",
        "Et rum til dem, der ikke spiser i kantinen",
        "Vi kan ikke finde vejledningen",
        "Jeg ved ikke, hvem der svarer",
        "Det er ikke kun lederens job",
        "Vi mangler et fast mødested, bordet står ikke stille",
        "Alle steder, ikke kun på rådhuset",
        "Nåede ikke at sige tak til værten",
    ],
)
def test_a_negation_that_gives_the_reason_does_not(text):
    assert stance_of(text) is None


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Endnu et kursus? Vi når knap vores arbejde", "against"),
        ("Banko på mandagsmødet?? Så går jeg hjem", "against"),
        ("Et kursus? Ja, meget gerne", None),
        ("Et kursus til foråret?", "question"),
        ("Hvad koster et kursus? Vi har en pulje", None),
        ("Kan vi få et kursus? Vi har en pulje", None),
    ],
)
def test_a_topic_that_is_named_as_a_question_is_waved_off_by_what_follows(text, stance):
    assert stance_of(text) == stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Drop quizzen", "against"),
        ("Drop quizzen, lav en fælles gåtur", None),
        ("Kantinen kan I godt glemme", "against"),
        ("Nej til at lukke kantinen", None),
        ("Forslaget om at lukke kantinen er tåbeligt", "against"),
    ],
)
def test_what_is_taken_away_for_something_else_is_a_wish_and_an_outright_no_is_none(text, stance):
    assert stance_of(text) == stance
