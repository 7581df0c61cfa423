"""Words that were hidden are not printed because decisions.yaml is lost; all persons are constructed."""

import pytest

from flows.errors import HeldBackError
from flows.pipeline import make_edition
from flows.workshop import open_workshop
from tests.workbook.desk import NAME, Desk, Sheets, in_force

TEXT = "Kaffen i lokale 12 hos Qixana er kold"
NOTES = ["Bedre te", TEXT, "Stolene larmer"]


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Desk:
    """A workshop in which words that no search finds are hidden, and whose decisions.yaml is lost."""
    desk = Desk.of(tmp_path_factory.mktemp("desk"), NOTES)
    desk.run()
    desk.edit(lambda sheets: sheets.write(TEXT, Skjul_disse_ord="lokale 12 hos Qixana"))
    desk.run()
    assert in_force(desk.book) == [("masked", TEXT, ("lokale 12 hos Qixana",))]
    desk.yaml.unlink()
    return desk


def hidden(desk: Desk) -> list[str]:
    edition = desk.run().edition
    return [edition.note_by_id[note].text[start:end] for note, ((start, end),) in edition.hidden.items()]


def test_the_run_is_held_back_until_somebody_has_decided(desk):
    note = desk.ids()[TEXT]
    with pytest.raises(HeldBackError) as caught:
        make_edition(open_workshop(NAME, desk.folders))

    assert str(caught.value).splitlines()[1:] == [
        f"- Beslutningen om inputtet {note} bruges ikke: decisions.yaml siger ikke længere, at der er ord at "
        f"skjule i det, og det kan nu være {note} (A3).",
        "Læg den rigtige decisions.yaml tilbage, eller beslut igen i gennemgang.xlsx, hvor det står øverst, eller "
        "i decisions.yaml, og kør igen.",
    ]
    assert [desk.run().held_back for _ in range(2)] == [True, True]
    assert Sheets.open(desk.workbook).rows("Input")[0]["Input"].value == TEXT


def test_who_hides_the_words_again_ends_it(desk):
    desk.run()
    desk.edit(lambda sheets: sheets.write(TEXT, Skjul_disse_ord="lokale 12 hos Qixana"))

    assert not desk.run().held_back
    assert hidden(desk) == ["lokale 12 hos Qixana"]
    assert not desk.run().held_back


def test_who_says_that_they_may_stand_ends_it_for_good(desk):
    desk.run()
    desk.edit(lambda sheets: sheets.write(TEXT, Handling="Behold"))

    assert not desk.run().held_back
    assert in_force(desk.book) == [("kept", TEXT, ("lokale 12 hos Qixana",))]
    assert (desk.run().held_back, hidden(desk)) == (False, [])


def test_who_leaves_the_note_out_ends_it(desk):
    desk.run()
    desk.edit(lambda sheets: sheets.write(TEXT, Handling="Udelad"))

    assert not desk.run().held_back
    assert not desk.run().held_back


def test_the_words_are_asked_about_in_another_file_and_in_each_note_that_prints_them(desk):
    (desk.inputs / "noter.csv").unlink()
    (desk.inputs / "bord.csv").write_text(f"Input\n{TEXT}\n{TEXT} igen\nKaffen er kold\n", encoding="utf-8")
    desk.run()
    asked = [row["Input"].value for row in Sheets.open(desk.workbook).rows("Input") if row["Hvorfor"].value]
    assert asked[:2] == [TEXT, f"{TEXT} igen"]

    desk.edit(lambda sheets: sheets.write(TEXT, Skjul_disse_ord="lokale 12 hos Qixana"))
    assert desk.run().held_back
    desk.edit(lambda sheets: sheets.write(f"{TEXT} igen", Handling="Behold"))
    assert not desk.run().held_back
    assert hidden(desk) == ["lokale 12 hos Qixana"]


def test_words_that_stand_nowhere_any_more_hold_nothing_back(desk):
    desk.note_down(["Bedre te", "Kaffen i rum 3 hos Nixana er kold"])

    assert not desk.run().held_back


def test_what_was_taken_back_in_the_workbook_is_not_lost(tmp_path):
    desk = Desk.of(tmp_path, NOTES)
    desk.run()
    desk.edit(lambda sheets: sheets.write(TEXT, Skjul_disse_ord="Qixana"))
    desk.run()
    desk.edit(lambda sheets: sheets.write(TEXT, Skjul_disse_ord=None))

    assert (desk.run().held_back, hidden(desk)) == (False, [])
