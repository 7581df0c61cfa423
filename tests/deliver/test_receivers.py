"""Who receives a note: by theme, subtheme, file and rule, and by a person's word before all of these."""

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from flows.danish.staff_words import load_staff_words
from flows.deliver import HandOffSettings, ReceiverSettings, choose_receivers, count_shares, tell_receivers
from flows.notes import Source
from tests.write.editions import edition

WORDS = load_staff_words(Path("categories"))
NOTES = edition(
    ("Chefen går forrest", "ledelse", ["synlig"]),
    ("Mere lys ved stien", "ressourcer", ["penge"]),
    ("Mere lys ved steen", "ressourcer"),
    ("Bedre tone", "kultur"),
    ("Min chef drikker", "ledelse"),
    ("uklart", None),
    groups=[(1, 2)],
    left_out=[4],
    sources={3: Source("bord-2.xlsx", "Ark1", "A2"), 2: Source("mappe/bord-2.xlsx", "Ark1", "A3")},
)


def receiver(name: str, **keys: object) -> ReceiverSettings:
    return ReceiverSettings.model_validate({"id": name, "name": f"Forvaltning {name}", **keys})


def choose(*receivers: ReceiverSettings, decided: dict[str, tuple[str, ...]] | None = None):
    return choose_receivers(NOTES, receivers, WORDS, decided or {})


@pytest.mark.parametrize(
    ("keys", "gets"),
    [
        ({}, ["n0", "n1", "n2", "n3", "n5"]),
        ({"themes": ["ledelse"]}, ["n0"]),
        ({"themes": "kultur", "subthemes": ["penge"]}, ["n1", "n2", "n3"]),
        ({"subthemes": ["ledelse/synlig"]}, ["n0"]),
        ({"subthemes": ["kultur/penge"]}, []),
        ({"files": ["bord-2*"]}, ["n2", "n3"]),
        ({"rules": ["sti"]}, ["n1", "n2"]),
        ({"rules": [{"any": ["lys", "tone"], "none": ["sti"]}]}, ["n2", "n1", "n3"]),
        ({"rules": [{"any": ["lys"], "file": "bord-2.xlsx"}]}, ["n2"]),
        ({"rules": ["kantine"]}, []),
    ],
)
def test_a_receiver_gets_what_any_of_its_keys_gives_it(keys, gets):
    sent_to = choose(receiver("bif", **keys))

    assert sorted(note for note, ids in sent_to.items() if ids) == sorted(gets)
    assert set(sent_to) == {"n0", "n1", "n2", "n3", "n5"}  # what is left out goes to nobody


def test_a_note_may_go_to_several_and_a_persons_word_wins():
    bif, kff = receiver("bif", themes=["ledelse", "kultur"]), receiver("kff", rules=["tone"])

    assert choose(bif, kff) == {"n0": ("bif",), "n1": (), "n2": (), "n3": ("bif", "kff"), "n5": ()}
    decided = {"n3": (), "n5": ("kff", "bif"), "n1": ("gone",), "n4": ("bif",), "elsewhere": ("bif",)}
    assert choose(bif, kff, decided=decided) == {
        "n0": ("bif",), "n1": (), "n2": (), "n3": (), "n5": ("bif", "kff"),
    }  # fmt: skip


def test_without_receivers_nothing_is_handed_off():
    assert choose() == {}


def test_shares_tell_who_gets_how_much_which_nobody_gets_and_how_many_several_get():
    receivers = (
        receiver("bif", themes=["ledelse", "kultur"]),
        receiver("kff", rules=["tone"]),
        receiver("suf", files="x"),
    )
    shares = count_shares(replace(NOTES, sent_to=choose(*receivers)), receivers)

    assert shares.counts == {"bif": 2, "kff": 1, "suf": 0}
    assert ([note.id for note in shares.nobody], shares.several) == (["n1", "n2", "n5"], 1)


def test_few_notes_chosen_by_their_place_and_a_receiver_that_is_gone_are_told():
    receivers = (
        receiver("bif", files=["bord-2*"]),
        receiver("kff", themes=["ledelse"]),
        receiver("suf", files="x"),
    )
    sent = replace(NOTES, sent_to=choose(*receivers))
    told = list(tell_receivers(sent, receivers, {"n0": ("gone",)}, 5))

    assert [caution.code for caution in told] == ["unknown_receiver", "small_package"]
    assert "'gone'" in told[0].message
    assert "'bif' får færre end 5 input" in told[1].message
    assert list(tell_receivers(sent, receivers, {}, 2)) == []


@pytest.mark.parametrize(
    ("hand_off", "told"),
    [
        ({"receivers": [{"id": "con", "name": "A"}]}, "kan ikke være en mappes navn på Windows"),
        ({"receivers": [{"id": "Bif", "name": "A"}]}, "må kun have små bogstaver a-z"),
        ({"receivers": [{"id": "bif", "name": "A; B"}]}, "ikke have semikolon"),
        ({"receivers": [{"id": "bif", "name": "A"}, {"id": "bif", "name": "B"}]}, "id'et 'bif' har to modtagere"),
        ({"receivers": [{"id": "a", "name": "A"}, {"id": "b", "name": "a"}]}, "navnet 'a' har to modtagere"),
        (
            {
                "receivers": [
                    {"id": "a", "name": "A", "deliver": {"folder": "x/"}},
                    {"id": "b", "name": "B", "deliver": {"folder": "X"}},
                ]
            },
            "mappen 'x' har to modtagere",
        ),
        ({"receivers": [{"id": "a", "name": "A", "deliver": {}}]}, "skriv enten folder eller email"),
        (
            {"receivers": [{"id": "a", "name": "A", "deliver": {"folder": "x", "email": "a@b.dk"}}]},
            "skriv enten folder eller email",
        ),
        ({"receivers": [{"id": "a", "name": "A", "deliver": {"email": "a@b.dk"}}]}, "ingen afsender"),
        ({"sender": {"email": "a@b.dk\nBcc: c@d.dk"}}, "er ingen e-mailadresse"),
        ({"statuses": ["Ny", "ny"]}, "står to gange"),
        ({"journal": {"kle": "15"}}, "er intet KLE-nummer"),
        ({"journal": {"facet": "5"}}, "er ingen handlingsfacet"),
    ],
)
def test_what_can_not_work_is_refused(hand_off, told):
    with pytest.raises(ValidationError, match=told):
        HandOffSettings.model_validate(hand_off)


def test_the_subject_stays_on_one_line():
    assert HandOffSettings(subject="Input\nBcc: a@b.dk").subject == "Input Bcc: a@b.dk"
