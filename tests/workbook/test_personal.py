"""Personal data is decided about in the workbook; all persons and numbers are constructed."""

import pytest

from flows.errors import WorkbookError
from tests.workbook.desk import Desk, Sheets

CPR = "Bedre kaffe til 070761-4285"
NAMED = "Mette Hansen laver god te, siger Qixana"
PLAIN = "Stolene larmer"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Desk:
    """A workshop whose first run was held back."""
    desk = Desk.of(tmp_path_factory.mktemp("desk"), [PLAIN, CPR, NAMED])
    assert desk.run().held_back
    return desk


def decided(desk: Desk, key: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(entry.text, entry.words) for entry in getattr(desk.book, key)]


def cells(desk: Desk, text: str) -> tuple[str | None, str | None, str | None]:
    row = Sheets.open(desk.workbook).row(text)
    return row["Fund"].value, row["Skjul disse ord"].value, row["Handling"].value


def test_typed_words_are_hidden_in_every_case_in_which_they_stand(tmp_path):
    text = "Zirla vil have kaffe. ZIRLA er sur"
    desk = Desk.of(tmp_path, [text])
    desk.run()
    desk.edit(lambda sheets: sheets.write(text, Skjul_disse_ord="zirla"))

    edition = desk.run().edition
    ((note, spans),) = edition.hidden.items()
    assert [edition.note_by_id[note].text[start:end] for start, end in spans] == ["Zirla", "ZIRLA"]


def test_what_holds_back_stands_first_with_its_words_masked(desk):
    rows = Sheets.open(desk.workbook).rows("Input")

    assert [(row["Input"].value, row["Fund"].value) for row in rows] == [
        (CPR, "CPR-nummer 0707XX-XXXX"),
        (NAMED, "navn Mxxxx Hxxxxx"),
        (PLAIN, None),
    ]


def test_hidden_found_and_left_it_is_published_and_not_asked_again(desk):
    desk.edit(lambda sheets: (sheets.write(CPR, Handling="Skjul fund"), sheets.write(NAMED, Handling="Behold")))
    ran = desk.run()

    assert not ran.held_back
    assert (decided(desk, "masked"), decided(desk, "kept")) == (
        [(CPR, ("070761-4285",))],
        [(NAMED, ("Mette Hansen",))],
    )
    assert cells(desk, CPR) == ("CPR-nummer 0707XX-XXXX (skjult)", "070761-4285", None)
    assert cells(desk, NAMED) == ("navn Mxxxx Hxxxxx (må trykkes)", None, "Behold")
    book = desk.book
    assert [desk.run().held_back for _ in range(3)] == [False, False, False]
    assert desk.book == book


def test_typed_words_are_hidden_also_those_that_were_not_found(desk):
    desk.edit(lambda sheets: sheets.write(NAMED, Skjul_disse_ord="mette  hansen; Qixana"))
    desk.edit(lambda sheets: sheets.write(CPR, Handling="Udelad", Grund="Personoplysning"))
    ran = desk.run()

    assert not ran.held_back
    assert decided(desk, "masked") == [(NAMED, ("Mette Hansen", "Qixana"))]
    (note,) = (note for note in ran.edition.gathered.notes if note.text == NAMED)
    assert ran.edition.hidden[note.id] == ((0, 12), (33, 39))
    assert cells(desk, NAMED)[1] == "Mette Hansen; Qixana"


def test_an_emptied_cell_takes_the_decision_back(desk):
    desk.edit(lambda sheets: (sheets.write(CPR, Handling="Skjul fund"), sheets.write(NAMED, Handling="Behold")))
    desk.run()
    desk.edit(lambda sheets: (sheets.write(CPR, Skjul_disse_ord=None), sheets.write(NAMED, Handling=None)))

    assert desk.run().held_back
    assert (desk.book.masked, desk.book.kept) == ((), ())


def test_words_that_do_not_stand_there_are_a_fault_with_its_cell(desk):
    desk.edit(lambda sheets: sheets.write(NAMED, Skjul_disse_ord="Jens"))

    with pytest.raises(WorkbookError, match="ordene står ikke i inputtet") as caught:
        desk.run()
    assert "Jens" not in str(caught.value)


def test_where_nothing_is_found_there_is_nothing_to_hide(desk):
    desk.edit(lambda sheets: sheets.write(PLAIN, Handling="Skjul fund"))

    with pytest.raises(WorkbookError, match="der er ikke fundet noget i inputtet"):
        desk.run()


def test_a_new_number_in_another_note_stops_again(desk):
    desk.edit(lambda sheets: (sheets.write(CPR, Handling="Skjul fund"), sheets.write(NAMED, Handling="Behold")))
    desk.run()
    desk.note_down([PLAIN, CPR, NAMED, "Min pause er 010190-0001"])

    assert desk.run().held_back
    assert Sheets.open(desk.workbook).rows("Input")[0]["Input"].value == "Min pause er 010190-0001"


def test_the_decisions_are_listed_with_their_words_masked(desk):
    desk.edit(lambda sheets: (sheets.write(CPR, Handling="Skjul fund"), sheets.write(NAMED, Handling="Behold")))
    desk.run()
    rows = Sheets.open(desk.workbook).rows("Afgørelser")

    assert [(row["Hvad"].value, row["Afgjort"].value) for row in rows] == [
        ("Skjulte ord", "0707XX-XXXX"),
        ("Må trykkes", "Mxxxx Hxxxxx"),
    ]


def test_words_hidden_in_a_text_that_changed_are_asked_about_and_answered_in_the_workbook(desk):
    desk.edit(
        lambda sheets: (
            sheets.write(NAMED, Skjul_disse_ord="Mette Hansen; Qixana"),
            sheets.write(CPR, Handling="Udelad"),
        )
    )
    desk.run()
    changed = NAMED.replace("god te", "stærk te")
    desk.note_down([PLAIN, CPR, changed])
    assert desk.run().held_back

    desk.edit(lambda sheets: sheets.write(changed, Skjul_disse_ord="Mette Hansen; Qixana"))

    assert not desk.run().held_back
    assert decided(desk, "masked") == [(changed, ("Mette Hansen", "Qixana"))]
