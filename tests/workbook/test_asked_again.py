"""A decision about a text that changed is asked about again, with the old text; what was left out waits."""

import pytest

from tests.workbook.desk import Desk, Sheets, in_force

LEFT_OUT = "Spørg Jens Hansen på lokal 12 om den nye kaffemaskine"
NOTES = ["Bedre kaffe", LEFT_OUT, "Stolene larmer"]
CHANGED = LEFT_OUT.replace("12", "14")


@pytest.fixture
def desk(tmp_path) -> Desk:
    """A workshop in which a note was left out, and then rewritten in its file."""
    desk = Desk.of(tmp_path, NOTES)
    desk.run()
    desk.edit(lambda sheets: sheets.write(LEFT_OUT, Handling="Udelad", Grund="Personoplysning"))
    desk.run()
    desk.note_down([CHANGED if note == LEFT_OUT else note for note in NOTES])
    return desk


def test_a_held_back_run_writes_the_workbook_with_both_texts_on_top_and_even_where_there_was_none(desk):
    desk.workbook.unlink()

    assert desk.run().held_back
    first = Sheets.open(desk.workbook).rows("Input")[0]

    assert (first["Input"].value, first["Handling"].value) == (CHANGED, None)
    assert first["Hvorfor"].value.splitlines()[0] == (
        f"en tidligere afgørelse gælder en anden tekst (gælder ændret tekst; et andet input ligner): »{LEFT_OUT}«. "
        "Beslut igen"
    )
    (asked,) = [row for row in Sheets.open(desk.workbook).rows("Om") if "bør ses efter" in row["Oplysning"].value]
    assert asked["Værdi"].value == 1
    assert desk.run().held_back  # again, until somebody decides


def test_left_out_again_it_stays_out(desk):
    desk.run()
    desk.edit(lambda sheets: sheets.write(CHANGED, Handling="Udelad", Grund="Personoplysning"))
    ran = desk.run()

    assert (ran.held_back, in_force(desk.book)) == (False, [("left_out", CHANGED, "Personoplysning")])
    assert [ran.edition.note_by_id[note].text for note in ran.edition.left_out] == [CHANGED]
    assert ran.told == ("Fra gennemgangen: 1 ny afgørelse.",)


def test_kept_it_is_printed(desk):
    desk.run()
    desk.edit(lambda sheets: sheets.write(CHANGED, Handling="Behold"))
    ran = desk.run()

    assert (ran.held_back, in_force(desk.book)) == (False, [("themes", CHANGED, None)])
    assert ran.edition.left_out == {}


def test_a_theme_whose_note_changed_is_asked_again_and_holds_for_the_new_text_then(tmp_path):
    desk = Desk.of(tmp_path, NOTES)
    desk.run()
    desk.edit(lambda sheets: sheets.write(LEFT_OUT, Rettet_tema="Rum og møbler"))
    desk.run()
    desk.note_down([CHANGED if note == LEFT_OUT else note for note in NOTES])
    desk.run()
    first = Sheets.open(desk.workbook).rows("Input")[0]
    assert (first["Input"].value, first["Tema"].value, first["Rettet tema"].value) == (
        CHANGED,
        "Uden tema",
        None,
    )

    desk.edit(lambda sheets: sheets.write(CHANGED, Rettet_tema="Tid, ro og pauser"))
    desk.run()

    assert in_force(desk.book) == [("themes", CHANGED, "tid")]


def test_a_note_that_is_gone_keeps_its_decision_and_has_it_again_when_it_is_back(tmp_path):
    desk = Desk.of(tmp_path, NOTES)
    desk.run()
    desk.edit(lambda sheets: sheets.write("Stolene larmer", Rettet_tema="Tid, ro og pauser"))
    desk.run()
    desk.note_down(NOTES[:2])
    desk.run()
    assert in_force(desk.book) == [("themes", "Stolene larmer", "tid")]
    assert Sheets.open(desk.workbook).rows("Afgørelser")[0]["Hvad der blev af den"].value == (
        "inputtet findes ikke længere"
    )

    desk.note_down(NOTES)
    desk.run()

    assert Sheets.open(desk.workbook).row("Stolene larmer")["Rettet tema"].value == "Tid, ro og pauser"
    assert desk.stands()


def test_a_row_that_is_deleted_changes_nothing(tmp_path):
    desk = Desk.of(tmp_path, NOTES)
    desk.run()
    desk.edit(lambda sheets: sheets.write("Stolene larmer", Rettet_tema="Tid, ro og pauser"))
    desk.run()
    desk.edit(lambda sheets: sheets.book["Input"].delete_rows(2, 3))
    desk.run()

    assert in_force(desk.book) == [("themes", "Stolene larmer", "tid")]
    assert len(Sheets.open(desk.workbook).rows("Input")) == 3
