"""A decision about a text that changed is asked about again, with the old text; what was left out waits."""

import pytest

from tests.workbook.desk import Desk, Sheets, in_force

LEFT_OUT = "Spørg receptionen på lokal 12 om den nye kaffemaskine"
NOTES = ["Bedre kaffe", LEFT_OUT, "Stolene larmer"]
CHANGED = LEFT_OUT.replace("12", "14")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Desk:
    """A workshop in which a note was left out, and then rewritten in its file."""
    desk = Desk.of(tmp_path_factory.mktemp("desk"), NOTES)
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

    assert (ran.held_back, in_force(desk.book)) == (
        False,
        [("left_out", LEFT_OUT, "Personoplysning"), ("left_out", CHANGED, "Personoplysning")],
    )
    assert [ran.edition.note_by_id[note].text for note in ran.edition.left_out] == [CHANGED]
    assert ran.told == ("Fra gennemgangen: 1 ny afgørelse, 1 uændret.",)


def test_kept_it_is_printed(desk):
    desk.run()
    desk.edit(lambda sheets: sheets.write(CHANGED, Handling="Behold"))
    ran = desk.run()

    assert (ran.held_back, in_force(desk.book)) == (
        False,
        [("left_out", LEFT_OUT, "Personoplysning"), ("printed", CHANGED), ("themes", CHANGED, None)],
    )
    assert ran.edition.left_out == {}
    assert desk.stands()
    assert Sheets.open(desk.workbook).row(CHANGED)["Handling"].value == "Behold"


def test_what_was_kept_although_it_is_alike_is_not_asked_about_again_where_its_file_gets_another_name(desk):
    desk.run()
    desk.edit(lambda sheets: sheets.write(CHANGED, Handling="Behold"))
    desk.run()
    (desk.inputs / "noter.csv").rename(desk.inputs / "sedler.csv")

    assert not desk.run().held_back


def test_that_a_note_is_kept_can_be_taken_back_and_then_it_is_asked_about_again(desk):
    desk.run()
    desk.edit(lambda sheets: sheets.write(CHANGED, Handling="Behold"))
    desk.run()
    desk.edit(lambda sheets: sheets.write(CHANGED, Handling=None))

    assert desk.run().held_back


def test_the_old_text_stays_out_whatever_was_decided_of_the_one_that_is_like_it(desk):
    desk.run()
    desk.edit(lambda sheets: sheets.write(CHANGED, Handling="Behold"))
    desk.run()
    desk.note_down([*NOTES, CHANGED])
    ran = desk.run()

    assert not ran.held_back
    assert [ran.edition.note_by_id[note].text for note in ran.edition.left_out] == [LEFT_OUT]


@pytest.mark.parametrize("cells", [{"Rettet_tema": "Rum og møbler"}, {"Bemærkning": "Se på den"}])
def test_what_says_nothing_of_printing_does_not_end_that_it_is_held_back(desk, cells):
    desk.run()
    desk.edit(lambda sheets: sheets.write(CHANGED, **cells))

    assert desk.run().held_back
    assert desk.run().held_back


def test_every_note_that_is_like_what_was_left_out_is_asked_about_at_once(desk):
    further = LEFT_OUT.replace("12", "16")
    desk.note_down([NOTES[0], CHANGED, further])
    desk.run()
    desk.edit(lambda sheets: sheets.write(CHANGED, Handling="Udelad"))
    assert desk.run().held_back
    desk.edit(lambda sheets: sheets.write(further, Handling="Behold"))

    assert not desk.run().held_back


def note_down_twice(desk: Desk) -> None:
    """Put what was decided about into two files, beside others."""
    (desk.inputs / "noter.csv").unlink()
    desk.note_down([LEFT_OUT, NOTES[0]], "a.csv")
    desk.note_down([LEFT_OUT, NOTES[2]], "b.csv")


@pytest.fixture(scope="module")
def made_twice(tmp_path_factory) -> Desk:
    """A workshop in which what was left out stands in two other rows since."""
    desk = Desk.of(tmp_path_factory.mktemp("twice"), NOTES)
    desk.run()
    desk.edit(lambda sheets: sheets.write(LEFT_OUT, Handling="Udelad"))
    desk.run()
    note_down_twice(desk)
    assert desk.run().held_back
    return desk


@pytest.fixture
def twice(made_twice, tmp_path) -> Desk:
    return made_twice.copy_to(tmp_path)


def decide(desk: Desk, *actions: str | None) -> None:
    """Write under `Handling` in the rows of what was left out."""

    def change(sheets: Sheets) -> None:
        rows = [row for row in sheets.rows("Input") if row["Input"].value == LEFT_OUT]
        for row, action in zip(rows, actions, strict=True):
            row["Handling"].value = action or row["Handling"].value

    desk.edit(change)


def test_what_is_decided_on_one_of_several_rows_does_not_release_the_others(twice):
    decide(twice, "Behold", None)
    ran = twice.run()

    assert not ran.held_back
    assert [ran.edition.note_by_id[note].source.file for note in ran.edition.left_out] == ["b.csv"]


def test_a_remark_on_one_of_several_rows_answers_for_none(twice):
    twice.edit(lambda sheets: sheets.write(LEFT_OUT, Bemærkning="Hvem er det?"))

    assert twice.run().held_back


@pytest.mark.parametrize(("actions", "out"), [(("Behold", "Behold"), 0), (("Udelad", "Udelad"), 2)])
def test_each_of_several_rows_can_be_answered_and_none_is_asked_about_again(twice, actions, out):
    decide(twice, *actions)
    ran = twice.run()

    assert (ran.held_back, len(ran.edition.left_out)) == (False, out)
    assert twice.stands()


def test_what_was_left_out_twice_and_stands_in_one_row_can_be_answered(tmp_path):
    desk = Desk.of(tmp_path, [LEFT_OUT, NOTES[0], LEFT_OUT])
    desk.run()
    decide(desk, "Udelad", "Udelad")
    desk.run()
    (desk.inputs / "noter.csv").unlink()
    desk.note_down([LEFT_OUT, NOTES[0]], "a.csv")
    assert desk.run().held_back

    decide(desk, "Behold")

    assert not desk.run().held_back


def test_a_theme_that_may_mean_several_rows_is_kept_until_each_was_answered(tmp_path):
    desk = Desk.of(tmp_path, NOTES)
    desk.run()
    desk.edit(lambda sheets: sheets.write(LEFT_OUT, Rettet_tema="Rum og møbler"))
    desk.run()
    note_down_twice(desk)
    desk.run()

    def change(sheets: Sheets, themes: tuple[str, ...]) -> None:
        rows = [row for row in sheets.rows("Input") if row["Input"].value == LEFT_OUT]
        for row, theme in zip(rows, themes, strict=False):
            row["Rettet tema"].value = theme

    desk.edit(lambda sheets: change(sheets, ("Tid, ro og pauser",)))
    desk.run()
    assert in_force(desk.book) == [("themes", LEFT_OUT, "rum"), ("themes", LEFT_OUT, "tid")]

    desk.yaml.write_text(f'themes:\n- {{note: gone, text: "{LEFT_OUT}", theme: rum}}\n', encoding="utf-8")
    desk.workbook.unlink()
    desk.run()
    desk.edit(lambda sheets: change(sheets, ("Tid, ro og pauser", "Mad og drikke")))
    desk.run()
    assert in_force(desk.book) == [("themes", LEFT_OUT, "mad"), ("themes", LEFT_OUT, "tid")]


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
