"""What differs between two workshops of one scheme, counted from what is published and nothing else."""

import json

import pytest

from flows.compare import Comparison, Row, read_compared
from flows.errors import InputError, RulesError, UsageError
from flows.pipeline import make_edition
from flows.workshop import Folders, open_workshop
from tests.compare.desk import FIRST, SECOND, lay_out, note_down, publish_now
from tests.workbook.desk import SCHEME


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> Folders:
    return lay_out(tmp_path_factory.mktemp("two"), i_fjor=FIRST, i_aar=SECOND)


def test_shares_words_and_subthemes_are_set_beside_each_other(folders):
    of = (6, 12)
    assert read_compared("i_fjor", "i_aar", folders) == Comparison(
        names=("i_fjor", "i_aar"),
        themes=(
            Row("Mad og drikke", (4, 6), of),
            Row("Rum og møbler", (1, 3), of),
            Row("Tid, ro og pauser", (0, 1), of),
            Row("Uden tema", (1, 2), of),
        ),
        words=(("bord", 3), ("støj", 3)),
        grown=(Row("Mad og drikke: Varmt", (1, 5), of),),
    )


def test_a_share_is_of_all_printed_notes_and_what_was_gained_is_the_difference_that_is_shown():
    row = Row("Rum", (1, 3), (6, 12))
    assert (row.shares, row.gained) == ((17, 25), 8)
    assert Row("Tid", (0, 0), (6, 12)).gained == 0
    assert Row("Tid", (1, 5), (40, 40)).shares == (3, 13)


def test_the_other_way_round_what_was_new_is_gone(folders):
    comparison = read_compared("i_aar", "i_fjor", folders)
    assert (comparison.words, comparison.grown) == ((), ())


def test_what_is_left_out_hidden_or_found_gives_no_word_and_what_is_left_out_no_number(tmp_path):
    folders = lay_out(tmp_path, i_fjor=["Bedre kaffe"])
    secret = ["Min nabo drikker øl", "Naboen larmer om aftenen", "En nabo til kantinen"]
    hidden = ["Suppe fra kokken nede ved porten", "Kaffe hos kokken i stuen", "Te med kokken på tirsdag"]
    found = ["Skriv til bager@kantinen.example om kage", "Ring til bager@hjemme.example", "Spørg bager@by.example"]
    note_down(folders, "i_aar", [*secret, *hidden, *found])
    with pytest.raises(Exception, match="e-mail"):
        publish_now(folders, "i_aar")
    decide(folders, secret, hidden, found)
    publish_now(folders, "i_aar")

    comparison = read_compared("i_fjor", "i_aar", folders)
    assert comparison.total.of == (1, 6)
    assert comparison.words == ()
    result = (folders.outputs / "i_aar" / "resultat.json").read_text(encoding="utf-8")
    assert "kokken" not in result
    assert "bager@kantinen.example" in result  # may be printed, and is no word all the same


def decide(folders: Folders, left_out: list[str], hidden: list[str], kept: list[str]) -> None:
    """Leave notes out, hide a word in others, and let what was found in the rest be printed."""
    edition = make_edition(open_workshop("i_aar", folders), hold_back=False)
    ids = {note.text: note.id for note in edition.gathered.notes}
    words = {text: next(word for word in text.split() if "@" in word) for text in kept}
    book = {
        "left_out": [{"note": ids[text], "text": text, "reason": "Andet"} for text in left_out],
        "masked": [{"note": ids[text], "text": text, "words": ["kokken"]} for text in hidden],
        "kept": [{"note": ids[text], "text": text, "words": [words[text]]} for text in kept],
    }
    (folders.inputs / "i_aar" / "decisions.yaml").write_text(json.dumps(book), encoding="utf-8")


def test_another_form_of_a_word_is_not_new_whatever_its_vowel(tmp_path):
    first = ["En bog til hvert barn", "En mand ved døren"]
    second = [
        *("Bøger om suppe", "Bøgerne er slidte", "Gamle bøger"),
        *("Børn til frokost", "Stole til børnene", "Leg med børn"),
        *("Mænd i køkkenet", "Flere mænd", "Mændene larmer"),
        *("En gås på gaden", "Gæssene larmer", "Gæs er sjove"),
    ]
    folders = lay_out(tmp_path, i_fjor=first, i_aar=second)

    assert read_compared("i_fjor", "i_aar", folders).words == (("gås", 3),)


def test_a_name_is_no_new_word(tmp_path):
    notes = [f"{word} er {name}" for word, name in zip(("Kaffen", "Suppen", "Teen"), ["Xylofina"] * 3, strict=True)]
    folders = lay_out(
        tmp_path, i_fjor=["Bedre stole"], i_aar=[*notes, "Kagen er tør", "Brødet er tørt", "Tør kage"]
    )

    assert read_compared("i_fjor", "i_aar", folders).words == (("tør", 3),)


def test_workshops_of_the_same_title_are_told_apart_by_their_folders(tmp_path):
    folders = lay_out(tmp_path)
    for name in ("i_fjor", "i_aar"):
        note_down(folders, name, ["Bedre kaffe"], {"workshop.yaml": "title: kantinen\n"})
        publish_now(folders, name)
    assert read_compared("i_fjor", "i_aar", folders).names == ("kantinen (i_fjor)", "kantinen (i_aar)")


def test_different_schemes_are_refused(tmp_path):
    folders = lay_out(tmp_path, i_fjor=FIRST)
    (folders.categories / "frokost.yaml").write_text(SCHEME, encoding="utf-8")
    note_down(folders, "i_aar", SECOND, {"workshop.yaml": "categories: frokost\n"})
    publish_now(folders, "i_aar")
    with pytest.raises(RulesError) as caught:
        read_compared("i_fjor", "i_aar", folders)
    assert str(caught.value) == (
        "i_fjor og i_aar kan ikke sammenlignes: den ene er fordelt efter skemaet 'kantinen', den anden efter "
        "'frokost'. Giv dem samme skema (categories i workshop.yaml), og kør dem igen."
    )


def test_a_scheme_that_was_changed_between_the_two_is_refused(tmp_path):
    folders = lay_out(tmp_path, i_fjor=FIRST)
    (folders.categories / "kantinen.yaml").write_text(SCHEME + "# nyt\n", encoding="utf-8")
    note_down(folders, "i_aar", SECOND)
    publish_now(folders, "i_aar")
    with pytest.raises(RulesError, match="skemaet 'kantinen' er ændret mellem de to kørsler"):
        read_compared("i_fjor", "i_aar", folders)


def test_what_can_not_be_compared_is_refused(tmp_path):
    folders = lay_out(tmp_path, i_fjor=FIRST)
    note_down(folders, "i_aar", SECOND)
    with pytest.raises(UsageError, match="kan ikke sammenlignes med sig selv"):
        read_compared("i_fjor", "i_fjor", folders)
    with pytest.raises(UsageError, match="ingen workshop ved navn 'i_morgen'"):
        read_compared("i_fjor", "i_morgen", folders)
    with pytest.raises(InputError, match="i_aar: der er ikke udgivet noget"):
        read_compared("i_fjor", "i_aar", folders)

    publish_now(folders, "i_aar")
    result = folders.outputs / "i_aar" / "resultat.json"
    result.write_bytes(result.read_bytes().replace(b"suppe", b"grise"))
    with pytest.raises(InputError, match=r"resultat\.json er rettet"):
        read_compared("i_fjor", "i_aar", folders)


def test_a_workshop_whose_result_is_edited_or_gone_is_refused_whichever_it_is(tmp_path):
    folders = lay_out(tmp_path, i_fjor=["Bedre kaffe"], i_aar=["Mere te"])
    result = folders.outputs / "i_fjor" / "resultat.json"
    for spoil in (lambda: result.write_bytes(result.read_bytes().replace(b"Bedre", b"Gratis")), result.unlink):
        spoil()
        for names in (("i_fjor", "i_aar"), ("i_aar", "i_fjor")):
            with pytest.raises(InputError) as caught:
                read_compared(*names, folders)
            assert str(caught.value) == (
                'i_fjor: resultat.json er rettet eller kan ikke læses. Kør: workshop run "i_fjor"'
            )
