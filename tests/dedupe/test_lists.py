import pytest

from flows.dedupe import explain_pair, group_near_identical

SAME = [
    ("Løn, barsel og frokost", "Frokost, løn og barsel"),
    ("Humor, medbestemmelse og tillid er det vigtigste", "Medbestemmelse, tillid og humor er det vigtigste"),
    ("I 20 år har lærere, elever og forældre bedt om lys", "I 20 år har forældre, lærere og elever bedt om lys"),
    (
        "Vi vil have lys på stier, veje og torve i byen",
        "Vi vil have lys på torve, stier og veje i byen",
    ),
    (
        "Mere løn til alle, barsel til fædre og bedre mad",
        "Mere løn til alle, bedre mad og barsel til fædre",
    ),
    ("Bus og tog skal køre oftere om natten", "Tog og bus skal køre oftere om natten"),
    ("Bus, tog og metro skal køre oftere", "Metro, bus og tog skal køre oftere"),
    ("Bus, tog og metro skal køre oftere", "Metro, buss og tog skal køre oftere"),
    ("Tak for i dag. Vi vil have lys på stier og veje", "Tak for i dag. Vi vil have lys på veje og stier"),
    ("Lys på stier, bænke og træer. Tak!", "Træer, bænke og lys på stier"),
    ("Vi vil have lys ved bord 2, 3 og 5", "Vi vil have lys ved bord 5, 2 og 3"),
]
OTHER = [
    ("Lederne lytter, medarbejderne taler", "Medarbejderne lytter, lederne taler"),
    ("Mere løn, mindre stress og flere kolleger", "Mere stress, mindre løn og flere kolleger"),
    ("Hvis lønnen stiger, trivslen falder hos os alle", "Hvis trivslen falder, lønnen stiger hos os alle"),
    ("Vi vil ikke have biler, men gerne cykler på vejen", "Vi vil ikke have cykler, men gerne biler på vejen"),
    ("Eleverne hjælper lærerne, forældrene og pedellen", "Lærerne hjælper eleverne, forældrene og pedellen"),
    ("Først en bro, en sti og så et torv ved søen", "Først en sti, en bro og så et torv ved søen"),
    ("Vi fik besked om den triste bog. Skolen om sagen", "Vi fik besked om den triste skole. Bogen om sagen"),
    ("Bus eller tog og metro til alle i byen", "Bus og tog eller metro til alle i byen"),
    ("5 og 3 point til løn og ro", "3 og 5 point til løn og ro"),
    ("Sådan stemte vi. Løn – 5, ro – 3", "Sådan stemte vi. Løn – 3, ro – 5"),
    ("Løn – fem, ro – tre hos os", "Løn – tre, ro – fem hos os"),
    ("Vi vil have nye stole, borde uden hjul og lamper", "Vi vil have nye borde, stole uden hjul og lamper"),
    ("Giv 5, 3 og 8 point til løn, ro og lys", "Giv 3, 5 og 8 point til løn, ro og lys"),
]


@pytest.mark.parametrize("pair", SAME)
def test_a_list_in_another_order_is_the_same_note(pair):
    assert group_near_identical(pair, 0.88) == [[0, 1]]


@pytest.mark.parametrize("pair", OTHER)
def test_other_words_in_another_order_are_another_note(pair):
    explained = explain_pair(pair[0], pair[1], 0.88)
    assert explained.similarity >= 0.88
    assert explained.blocked_by
    assert group_near_identical(pair, 0.88) == [[0], [1]]
