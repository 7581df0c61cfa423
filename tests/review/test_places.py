"""What stands now where a text stood that is kept from being printed; the persons are constructed."""

import pytest

from flows.notes import FileReading, Gathered, Note, Source
from flows.review.places import Places

SECRET = "Kaja Opdigtet drikker for meget"
OTHER = "Ole Opdigtet sover i timen"


def read(
    *sheets: tuple[str, str, list[str]], skipped: tuple[str, ...] = (), asked: tuple[str, ...] = ()
) -> Gathered:
    """Read sheets of file, name and texts: a text a row from the second on, an empty one for an empty row."""
    files: dict[str, list[Note]] = {}
    for file, sheet, texts in sheets:
        notes = [
            Note(f"{text}@{file}", text, Source(file, sheet, f"A{row}"))
            for row, text in enumerate(texts, 2)
            if text
        ]
        files.setdefault(file, []).extend(notes)
    new = tuple(note for notes in files.values() for note in notes if note.text in asked)
    readings = tuple(FileReading(file, "0" * 64, "", (), tuple(notes), ()) for file, notes in files.items())
    return Gathered(readings, skipped=skipped, taken={SECRET: new} if new else {})


def one(*texts: str) -> tuple[str, str, list[str]]:
    return "a.xlsx", "Ark1", list(texts)


def taken(before: Gathered, now: Gathered, texts: tuple[str, ...] = (SECRET,)) -> dict[str, list[str]]:
    found = Places().noting(before, texts).taken_by(now, texts)
    return {text: [note.text for note in notes] for text, notes in found.items()}


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        (["Te", SECRET, "Vand"], ["Te", "Nyt", "Vand"], ["Nyt"]),
        ([SECRET, "Vand"], ["Nyt", "Vand"], ["Nyt"]),
        (["Te", SECRET], ["Te", "Nyt"], ["Nyt"]),
        ([SECRET], ["Nyt"], ["Nyt"]),
        ([SECRET], ["", "", "Nyt"], ["Nyt"]),  # nothing stood around it
        (["Te", SECRET, "Vand"], ["Te", "Nyt", "Andet", "Vand"], ["Nyt", "Andet"]),
        (["Te", SECRET, "Vand"], ["Først", "Te", "Nyt", "Vand"], ["Nyt"]),  # a row further down
        (["Te", SECRET, "Vand"], ["Først", "Te", "Nyt", "Andet"], ["Nyt", "Andet"]),  # what stood below is gone
        (["Te", SECRET, "Vand"], ["Først", "Nyt", "Vand"], ["Nyt", "Først"]),  # what stood above is; its cell first
        (["Te", SECRET, "Vand"], ["Te", "Vand", "Nyt"], []),
        (["Te", SECRET, "Vand"], ["Nyt", "Te", "Vand"], []),
        (["Te", SECRET, "Vand"], ["Te", "Vand"], []),
        (["Te", SECRET, "Vand"], ["Te", "Te", "Vand"], []),  # known words are not new
        (["Te", "Vand"], ["Te", "Nyt", "Vand"], []),
        (["Te", SECRET, OTHER, "Vand"], ["Te", "Nyt", "Vand"], ["Nyt"]),  # what is kept, too, parts nothing
    ],
)
def test_new_words_in_the_cell_or_between_the_same_neighbours_may_be_the_text(before, now, found):
    assert taken(read(one(*before)), read(one(*now))) == ({SECRET: found} if found else {})


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ([("b.xlsx", "Ark1", ["Te", "Nyt"])], ["Nyt"]),  # the file has another name
        ([("b.xlsx", "Ark2", ["Te", "Nyt"])], []),
        ([("a.xlsx", "Ark1", ["Te"]), ("b.xlsx", "Ark1", ["Te", "Nyt"])], []),  # the file is there
        ([("a.xlsx", "Ark2", ["Te", "Nyt"])], []),
    ],
)
def test_a_place_is_that_of_its_sheet_in_its_file_whatever_that_is_called_by_now(now, found):
    assert taken(read(one("Te", SECRET)), read(*now)) == ({SECRET: found} if found else {})


def test_each_text_has_its_own_places():
    before = read(one("Te", SECRET, "Vand", OTHER), ("a.xlsx", "Ark2", [SECRET]))
    now = read(one("Te", "Nyt", "Vand", "Andet"), ("a.xlsx", "Ark2", ["Tredje"]))

    assert taken(before, now, (SECRET, OTHER)) == {SECRET: ["Nyt", "Tredje"], OTHER: ["Andet"]}


def test_boxes_of_one_cell_are_places_of_their_own():
    def boxes(*texts: str) -> Gathered:
        notes = tuple(
            Note(text, text, Source("a.xlsx", "Ark1", "B2", box=f"tekstboks {number}"))
            for number, text in enumerate(texts)
        )
        return Gathered((FileReading("a.xlsx", "0" * 64, "", (), notes, ()),))

    assert taken(boxes("Te", SECRET, "Vand"), boxes("Te", "Nyt", "Vand")) == {SECRET: ["Nyt"]}


def test_who_was_not_answered_is_asked_again_and_nobody_is_asked_of_what_is_there():
    first = Places().noting(read(one("Te", SECRET, "Vand")), [SECRET])
    assert (first.gone, first.noting(read(one("Te", SECRET)), [SECRET, OTHER]).gone) == ({}, {})

    asked = first.noting(read(one("Te", "Nyt", "Vand"), asked=("Nyt",)), [SECRET])
    assert [len(places) for places in asked.gone.values()] == [1]
    again = asked.taken_by(read(one("Te", "Nyt", "Vand")), [SECRET])
    assert [note.text for note in again[SECRET]] == ["Nyt"]

    answered = asked.noting(read(one("Te", "Nyt", "Vand")), [SECRET])
    assert answered.gone == asked.gone
    assert answered.taken_by(read(one("Te", "Nyt", "Vand")), [SECRET]) == {}
    assert answered.noting(read(one("Te", "Nyt", "Vand")), []).gone == {}
    assert answered.noting(read(one("Te", SECRET, "Vand")), [SECRET]).gone == {}


def test_what_was_read_of_a_file_that_is_skipped_now_is_remembered():
    before = Places().noting(read(one("Te", SECRET), ("b.xlsx", "Ark1", ["Kage"])), [SECRET])
    now = before.noting(read(("b.xlsx", "Ark1", ["Kage"]), skipped=("a.xlsx", "c.xlsx")), [SECRET])

    assert now.read == before.read
    assert before.noting(read(("b.xlsx", "Ark1", ["Kage"])), [SECRET]).read.keys() == {"b.xlsx"}
