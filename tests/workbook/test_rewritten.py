"""What was left out, or had words hidden, is asked about where wholly other words are written in its place."""

import pytest

from tests.workbook.desk import Desk, Sheets, in_force

LEFT_OUT = "Spørg receptionen på lokal 12 om den nye kaffemaskine"
NOTES = ["Bedre kaffe", LEFT_OUT, "Stolene larmer"]
OTHER = "I skranken ved de besked om den slags"  # like nothing that was decided about


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Desk:
    """A workshop in which a note is left out."""
    desk = Desk.of(tmp_path_factory.mktemp("desk"), NOTES)
    desk.run()
    desk.edit(lambda sheets: sheets.write(LEFT_OUT, Handling="Udelad"))
    desk.run()
    return desk


REWRITTEN = {
    "in its cell": ["Bedre kaffe", OTHER, "Stolene larmer"],
    "and a row inserted above": ["Mere te", "Bedre kaffe", OTHER, "Stolene larmer"],
    "and the row above deleted": [OTHER, "Stolene larmer"],
    "and the row below rewritten": ["Bedre kaffe", OTHER, "Tre stole mangler ben"],
    "and a row inserted in its place": ["Bedre kaffe", "Mere te", OTHER, "Stolene larmer"],
    "and a row inserted behind it": ["Bedre kaffe", OTHER, "Mere te", "Stolene larmer"],
    "and rows added below": ["Bedre kaffe", OTHER, "Stolene larmer", "Mere te", "Varm suppe"],
}


@pytest.mark.parametrize("notes", REWRITTEN.values(), ids=REWRITTEN)
def test_other_words_in_its_place_are_asked_about_first_of_all(desk, notes):
    desk.note_down(notes)
    assert desk.run().held_back

    first = next(row for row in Sheets.open(desk.workbook).rows("Input")[:2] if row["Input"].value == OTHER)
    assert first["Hvorfor"].value.splitlines()[0] == (
        "en tidligere afgørelse gælder en anden tekst (teksten er væk, og en ny står på dens plads): "
        f"»{LEFT_OUT}«. Beslut igen"
    )


NOT_REWRITTEN = {
    "a row inserted above": ["Mere te", *NOTES],
    "its row deleted": ["Bedre kaffe", "Stolene larmer"],
    "its row deleted and a row added at the end": ["Bedre kaffe", "Stolene larmer", "Mere te"],
    "sorted": sorted(NOTES, reverse=True),
    "sorted and its row deleted": ["Stolene larmer", "Bedre kaffe"],
    "others rewritten": ["God kaffe hver dag", LEFT_OUT, "Tre stole mangler ben"],
}


@pytest.mark.parametrize("notes", NOT_REWRITTEN.values(), ids=NOT_REWRITTEN)
def test_what_only_moves_is_not_asked_about(desk, notes):
    desk.note_down(notes)

    assert not desk.run().held_back


@pytest.mark.parametrize("notes", REWRITTEN.values(), ids=REWRITTEN)
def test_left_out_and_rewritten_before_the_next_run_it_is_asked_about(tmp_path, notes):
    desk = Desk.of(tmp_path, NOTES)
    desk.run()
    desk.edit(lambda sheets: sheets.write(LEFT_OUT, Handling="Udelad"))
    desk.note_down(notes)

    assert desk.run().held_back
    assert OTHER in [row["Input"].value for row in Sheets.open(desk.workbook).rows("Input")[:2]]


def test_each_note_in_its_place_is_asked_about_until_all_are_answered(desk):
    desk.note_down(["Bedre kaffe", "Mere te", OTHER, "Stolene larmer"])
    desk.run()
    desk.edit(lambda sheets: sheets.write("Mere te", Handling="Behold"))
    assert desk.run().held_back
    desk.edit(lambda sheets: sheets.write(OTHER, Handling="Udelad"))
    ran = desk.run()

    assert not ran.held_back
    assert [ran.edition.note_by_id[note].text for note in ran.edition.left_out] == [OTHER]


def test_kept_it_is_printed_and_never_asked_about_again(desk):
    desk.note_down(["Bedre kaffe", OTHER, "Stolene larmer"])
    desk.run()
    desk.edit(lambda sheets: sheets.write(OTHER, Handling="Behold"))
    ran = desk.run()

    assert (ran.held_back, ran.edition.left_out) == (False, {})
    assert in_force(desk.book)[:2] == [("left_out", LEFT_OUT, "Andet"), ("printed", OTHER)]
    assert not desk.run().held_back


def test_left_out_again_both_stay_out(desk):
    desk.note_down(["Bedre kaffe", OTHER, "Stolene larmer"])
    desk.run()
    desk.edit(lambda sheets: sheets.write(OTHER, Handling="Udelad"))
    ran = desk.run()

    assert not ran.held_back
    assert [ran.edition.note_by_id[note].text for note in ran.edition.left_out] == [OTHER]


def test_it_is_asked_about_however_many_runs_the_cell_was_empty(desk):
    desk.note_down(["Bedre kaffe", "", "Stolene larmer"])
    assert not desk.run().held_back
    desk.note_down(["Bedre kaffe", OTHER, "Stolene larmer"])

    assert desk.run().held_back


def test_it_is_asked_about_where_decisions_yaml_is_lost_too(desk):
    desk.yaml.unlink()
    desk.note_down(["Bedre kaffe", OTHER, "Stolene larmer"])

    assert desk.run().held_back
    first = Sheets.open(desk.workbook).rows("Input")[0]
    assert first["Input"].value == OTHER


def test_it_is_asked_about_where_its_file_got_another_name_too(desk):
    (desk.inputs / "noter.csv").unlink()
    desk.note_down(["Bedre kaffe", OTHER, "Stolene larmer"], "sedler.csv")

    assert desk.run().held_back


def test_it_is_asked_about_where_nothing_was_published_in_between(tmp_path):
    found = "Spørg Ib på 87 65 43 21"
    desk = Desk.of(tmp_path, [*NOTES, found])
    desk.run()
    desk.edit(lambda sheets: sheets.write(LEFT_OUT, Handling="Udelad"))
    assert desk.run().held_back  # for what was found in the other
    desk.note_down(["Bedre kaffe", OTHER, "Stolene larmer", found])
    desk.run()
    desk.edit(lambda sheets: sheets.write(found, Handling="Skjul fund"))

    assert desk.run().held_back
    assert Sheets.open(desk.workbook).rows("Input")[0]["Input"].value == OTHER


@pytest.mark.parametrize("rewritten", [("Én", "To"), ("Én", None), (None, "To")])
def test_of_two_beside_each_other_each_is_asked_about(tmp_path, rewritten):
    pair = [LEFT_OUT, "Kagen fra i tirsdags var tør og sad fast i halsen"]
    desk = Desk.of(tmp_path, ["Bedre kaffe", *pair, "Stolene larmer"])
    desk.run()
    desk.edit(lambda sheets: [sheets.write(text, Handling="Udelad") for text in pair])
    desk.run()
    now = [new or old for new, old in zip(rewritten, pair, strict=True)]
    desk.note_down(["Ny øverst", "Bedre kaffe", *now, "Stolene larmer"])
    ran = desk.run()

    assert ran.held_back
    asked = [
        row["Input"].value for row in Sheets.open(desk.workbook).rows("Input")[: len(list(filter(None, rewritten)))]
    ]
    assert sorted(asked) == sorted(filter(None, rewritten))


HIDDEN = "Kaffen fra Jens er bedre end teen"


@pytest.fixture
def hidden(tmp_path) -> Desk:
    """A workshop in which a name is hidden."""
    desk = Desk.of(tmp_path, ["Bedre kaffe", HIDDEN, "Stolene larmer"])
    desk.run()
    desk.edit(lambda sheets: sheets.write(HIDDEN, Skjul_disse_ord="Jens"))
    desk.run()
    return desk


def test_hidden_words_in_wholly_other_words_are_asked_about_and_can_be_hidden_again(hidden):
    other = "Møbler? Spørg jens, han ved det"
    hidden.note_down(["Bedre kaffe", other, "Stolene larmer"])
    assert hidden.run().held_back

    hidden.edit(lambda sheets: sheets.write(other, Skjul_disse_ord="jens"))
    ran = hidden.run()

    assert not ran.held_back
    assert in_force(hidden.book) == [("masked", other, ("jens",))]
    assert not hidden.run().held_back


def test_where_no_hidden_word_stands_any_more_nothing_is_asked(hidden):
    hidden.note_down(["Bedre kaffe", "Møblerne er slidte", "Stolene larmer"])

    assert not hidden.run().held_back


@pytest.mark.parametrize(("words", "may_stand"), [("Jens", ("Jens",)), ("bedre end", ("Jens", "bedre end"))])
def test_hidden_words_that_stand_in_two_rows_since_may_stand_in_both(tmp_path, words, may_stand):
    desk = Desk.of(tmp_path, ["Bedre kaffe", HIDDEN])
    desk.run()
    desk.edit(lambda sheets: sheets.write(HIDDEN, Skjul_disse_ord=words))
    desk.run()
    (desk.inputs / "noter.csv").unlink()
    desk.note_down([HIDDEN, "Bedre kaffe"], "a.csv")
    desk.note_down([HIDDEN], "b.csv")
    assert desk.run().held_back

    def keep_both(sheets: Sheets) -> None:
        for row in sheets.rows("Input"):
            if row["Input"].value == HIDDEN:
                row["Handling"].value = "Behold"

    desk.edit(keep_both)

    assert not desk.run().held_back
    assert in_force(desk.book) == [("kept", HIDDEN, may_stand)] * 2
    assert (desk.run().held_back, desk.stands()) == (False, True)
