"""What may tell of a person without a name; all persons are constructed."""

import pytest

from flows.screen.cues import cues, words_of
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


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Min kollega går med tørklæde og har stress. Stress er skidt",
            [("role", "Min kollega"), ("special", "tørklæde"), ("special", "stress")],
        ),
        (
            "Mette har kræft, og Ali er muslim",
            [("single_name", "Mette"), ("special", "kræft"), ("single_name", "Ali"), ("special", "muslim")],
        ),
        (
            "Kurset om stress var godt, min kollega og min chef har også stress",
            [("special", "stress"), ("role", "min kollega"), ("role", "min chef"), ("special", "stress")],
        ),
        ("Stress rammer. Min kollega lytter", [("role", "Min kollega")]),
        ("Stress rammer\nMin kollega lytter", [("role", "Min kollega")]),
        ("Min kollega har ro", [("role", "Min kollega")]),
    ],
)
def test_each_category_is_told_that_stands_in_the_sentence_of_somebody(line, told):
    assert found(line) == [(kind, "warn", words) for kind, words in told]


@pytest.mark.parametrize(("words_between", "near"), [(7, True), (8, False)])
@pytest.mark.parametrize("line", ["Min kollega {}stress", "stress {}min kollega"])
def test_a_category_is_told_of_somebody_up_to_seven_words_away(line, words_between, near):
    kinds = {kind for kind, *_ in found(line.format("ord " * words_between))}
    assert kinds == ({"role", "special"} if near else {"role"})


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Godt arrangement, og god sommer til alle herfra (MHA)", ["MHA"]),
        ("/MHA", ["MHA"]),
        ("tak -MHA", ["MHA"]),
        ("Hilsen AB. ", ["AB"]),
        ("Mvh. JKL!", ["JKL"]),
        ("Spørg hos: MHA i dag", ["MHA"]),
        ("hos MHA, og ved JKL", ["MHA", "JKL"]),
        ("hos HR og hos MHA og A.R. i dag", ["MHA", "A.R."]),
        ("A.B.C.D. mener nej", ["A.B.C.D."]),
        ("hos MHAB i dag", ["MHAB"]),
        ("Godt arrangement /mha", []),
        ("MHA", []),
        ("MHA i dag", []),
        ("hos MHABC i dag", []),
        ("A.B.C.D.E. mener nej", []),
        ("a.r. mener nej", []),
        ("AR. mener nej", []),
        ("MHA-udvalget hos MHA-folkene i dag", []),
    ],
)
def test_initials_are_told_with_points_behind_a_word_and_at_the_end(line, words):
    assert found(line) == [("initials", "warn", each) for each in words]


def test_every_role_in_a_note_is_told():
    assert found("vores nye leder og vores chef lytter, borgmesteren lytter") == [
        ("role", "warn", words) for words in ("vores nye leder", "vores chef", "borgmesteren")
    ]


@pytest.mark.parametrize("more", ["", "ord"])
@pytest.mark.parametrize(
    ("kind", "lines", "line"),
    [
        ("special", cues().special.categories, "Så fik min kollega {} i går"),
        ("role", cues().roles.nouns, "Så kom vores {} i går"),
        ("role", cues().roles.placed, "Så kom {} i receptionen i går"),
        ("role", cues().roles.alone, "Så kom {} i går"),
    ],
)
def test_each_word_of_the_lists_is_found_and_at_the_star_with_more_letters(kind, lines, line, more):
    entries = {entry.replace("*", more) for entry in words_of(lines)}
    missed = {
        entry
        for entry in entries
        if not any(entry in text for k, _, text in found(line.format(entry)) if k == kind)
    }
    assert missed == set()
