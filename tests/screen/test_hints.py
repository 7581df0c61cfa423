"""What may tell of a person without a name; all persons are constructed."""

import pytest

from tests.screen.found import found


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Min kollega Ali er homoseksuel", "homoseksuel"),
        ("Vores leder er sygemeldt med stress", "stress"),
        ("den nye er muslim", "muslim"),
        ("Fatma går med tørklæde", "tørklæde"),
        ("Fertilitetsbehandling tog min kollega i foråret", "Fertilitetsbehandling"),
        ("MIN KOLLEGA HAR KRÆFT", "KRÆFT"),
    ],
)
def test_a_special_category_is_told_near_a_person(line, words):
    assert ("special", "warn", words) in found(line)


@pytest.mark.parametrize(
    "line",
    [
        "Flere kurser om homoseksuelle og transkønnede",
        "Stress er et problem her. Min kollega lytter",
        "Handicap skal være et tema på alle møder i hele kommunen for hver eneste leder og min kollega",
    ],
)
def test_a_category_that_is_told_of_nobody_is_not(line):
    assert "special" not in [kind for kind, _, _ in found(line)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("vores leder lytter ikke", "vores leder"),
        ("Sekretæren på 3. sal hjælper", "Sekretæren på 3. sal"),
        ("borgmesteren bør komme", "borgmesteren"),
    ],
)
def test_a_role_that_one_person_has_is_told(line, words):
    assert found(line) == [("role", "warn", words)]


@pytest.mark.parametrize("line", ["Ledere skal lytte", "alle chefer på kurset", "en leder bør spørge"])
def test_a_role_that_many_have_is_not(line):
    assert found(line) == []


@pytest.mark.parametrize(("line", "words"), [("Godt arrangement /MHA", "MHA"), ("Tak. Mvh JKL", "JKL")])
def test_initials_that_sign_a_note_are_told(line, words):
    assert found(line) == [("initials", "warn", words)]


@pytest.mark.parametrize("line", ["Mere hjælp fra HR", "Spørg TR - MED", "Pris: 200 - KR"])
def test_abbreviations_are_no_initials(line):
    assert found(line) == []
