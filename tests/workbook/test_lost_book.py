"""A text that was left out never comes back because decisions.yaml, or an old workbook, is not as it was."""

import json
import shutil

import pytest

from flows.errors import DecisionsError, HeldBackError
from flows.pipeline import make_edition
from flows.review import DecisionBook, Memory
from flows.review.book import LeftOutDecision
from flows.workshop import open_workshop
from tests.workbook.desk import NAME, Desk, Sheets, edit, in_force

LEFT_OUT = "Spørg i lokale 12 om den nye kaffemaskine"
NOTES = ["Bedre kaffe", LEFT_OUT, "Stolene larmer"]


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Desk:
    """A workshop in which a note is left out."""
    desk = Desk.of(tmp_path_factory.mktemp("desk"), NOTES)
    desk.run()
    desk.edit(lambda sheets: sheets.write(LEFT_OUT, Handling="Udelad", Grund="Personoplysning"))
    desk.edit(lambda sheets: sheets.write("Stolene larmer", Rettet_tema="Tid, ro og pauser"))
    desk.run()
    return desk


def lose_it(desk: Desk) -> None:
    desk.yaml.unlink()


def rename_it(desk: Desk) -> None:
    desk.yaml.rename(desk.inputs / "decisions.yaml.txt")


def empty_it(desk: Desk) -> None:
    desk.yaml.write_bytes(b"")


def put_an_older_one_back(desk: Desk) -> None:
    note = desk.ids()["Stolene larmer"]
    desk.yaml.write_text(f'themes:\n- {{note: {note}, text: "Stolene larmer", theme: tid}}\n', encoding="utf-8")


LOSSES = [lose_it, rename_it, empty_it, put_an_older_one_back]


@pytest.mark.parametrize("lose", LOSSES)
def test_the_run_is_held_back_with_what_to_do(desk, lose):
    note = desk.ids()[LEFT_OUT]
    lose(desk)

    with pytest.raises(HeldBackError) as caught:
        make_edition(open_workshop(NAME, desk.folders))

    assert str(caught.value).splitlines() == [
        "Intet er udgivet, for et input, som en person har udeladt eller skjult ord i, kan stå i filerne på en "
        "anden måde:",
        f"- Beslutningen om inputtet {note} bruges ikke: decisions.yaml siger ikke længere, at det er udeladt, og "
        f"det kan nu være {note} (A3).",
        "Læg den rigtige decisions.yaml tilbage, eller beslut igen i gennemgang.xlsx, hvor det står øverst, eller "
        "i decisions.yaml, og kør igen.",
    ]
    assert desk.run().held_back
    assert desk.run().held_back


@pytest.mark.parametrize("lose", LOSSES)
@pytest.mark.parametrize(("action", "out"), [("Udelad", [LEFT_OUT]), ("Behold", [])])
def test_who_decides_again_in_the_workbook_ends_it(desk, lose, action, out):
    lose(desk)
    desk.run()
    first = Sheets.open(desk.workbook).rows("Input")[0]
    assert (first["Input"].value, first["Handling"].value) == (LEFT_OUT, None)
    assert "decisions.yaml siger ikke længere, at det er udeladt" in first["Hvorfor"].value
    assert "decisions.yaml siger ikke længere, at det er udeladt, eller at der er ord at skjule i det" in [
        row["Hvad der blev af den"].value for row in Sheets.open(desk.workbook).rows("Afgørelser")
    ]

    desk.edit(lambda sheets: sheets.write(LEFT_OUT, Handling=action))
    ran = desk.run()

    assert not ran.held_back
    assert [ran.edition.note_by_id[note].text for note in ran.edition.left_out] == out
    assert desk.stands()
    assert not desk.run().held_back


def test_who_puts_the_file_back_ends_it(desk):
    saved = desk.yaml.read_bytes()
    desk.yaml.unlink()
    assert desk.run().held_back
    desk.yaml.write_bytes(saved)

    ran = desk.run()

    assert (ran.held_back, len(ran.edition.left_out)) == (False, 1)


def test_it_is_remembered_also_while_its_note_is_away(desk):
    desk.yaml.unlink()
    desk.note_down(["Bedre kaffe"])
    assert not desk.run().held_back
    desk.note_down(NOTES)

    assert desk.run().held_back


def test_what_a_person_says_in_yaml_ends_it_too(desk):
    note = desk.ids()[LEFT_OUT]
    desk.yaml.write_text(f'printed:\n- {{note: {note}, text: "{LEFT_OUT}"}}\n', encoding="utf-8")

    assert not desk.run().held_back


def test_what_was_taken_back_in_the_workbook_is_not_lost(desk):
    desk.edit(lambda sheets: sheets.write(LEFT_OUT, Handling=None, Grund=None))
    ran = desk.run()

    assert (ran.held_back, ran.edition.left_out) == (False, {})
    assert not desk.run().held_back


def test_that_something_was_lost_makes_a_run_necessary(desk):
    note = desk.ids()[LEFT_OUT]
    desk.yaml.write_text(f'remarks:\n- {{note: {note}, text: "{LEFT_OUT}", remark: x}}\n', encoding="utf-8")
    with_memory = open_workshop(NAME, desk.folders)
    (desk.inputs / ".beslutninger.json").unlink()

    assert with_memory.parts_with({}) != open_workshop(NAME, desk.folders).parts_with({})


def test_what_is_remembered_is_the_book_in_force(desk):
    kept = json.loads((desk.inputs / ".beslutninger.json").read_bytes())

    assert DecisionBook.model_validate(kept["book"]) == desk.book
    assert len(kept["taken"]) == 2


def test_a_damaged_memory_is_told(desk):
    (desk.inputs / ".beslutninger.json").write_bytes(b'{"book": ')

    with pytest.raises(DecisionsError, match=r"kantinen/\.beslutninger\.json: filen er beskadiget"):
        desk.run()


def test_an_entry_about_the_same_note_is_not_lost():
    memory = Memory(book=DecisionBook(left_out=(LeftOutDecision(note="a", text="Te", reason="x"),)))
    again = DecisionBook(left_out=(LeftOutDecision(note="a", text="Te nu", reason="y"),))

    assert memory.lost_from(again) == ()
    assert [decision.about for decision in memory.lost_from(DecisionBook())] == [(("a", "Te"),)]


def test_an_old_workbook_put_back_does_not_undo_what_was_taken_back(desk, tmp_path):
    desk.edit(lambda sheets: sheets.write("Bedre kaffe", Rettet_tema="Rum og møbler"))
    old = shutil.copy(desk.workbook, tmp_path / "gemt.xlsx")
    desk.run()
    desk.edit(lambda sheets: sheets.write("Bedre kaffe", Rettet_tema=None))
    desk.run()
    before = desk.book
    assert "Bedre kaffe" not in [text for _, text, *_ in in_force(before)]

    shutil.copy(old, desk.workbook)
    assert not desk.stands()
    told = desk.run().told

    assert desk.book == before
    assert told == (
        "gennemgang.xlsx er læst ved en tidligere kørsel, så det, den siger, er ikke læst igen. Er noget af det "
        "taget tilbage siden, er det stadig taget tilbage.",
    )
    assert Sheets.open(desk.workbook).row("Bedre kaffe")["Rettet tema"].value is None

    shutil.copy(old, desk.inputs / "kopi.xlsx")
    desk.run()
    edit(desk.inputs / "kopi.xlsx", lambda sheets: None)  # the same in other bytes
    desk.run()
    assert desk.book == before


def test_what_is_decided_again_after_it_was_taken_back_holds(desk):
    for theme in ("Rum og møbler", None, "Rum og møbler"):
        desk.edit(lambda sheets, theme=theme: sheets.write("Bedre kaffe", Rettet_tema=theme))
        desk.run()

    assert ("themes", "Bedre kaffe", "rum") in in_force(desk.book)


def test_a_workbook_that_stays_open_may_say_something_else_at_the_next_run(desk, monkeypatch):
    """The program could not write it anew, so it still is the one that was read first."""
    monkeypatch.setattr("tests.workbook.desk.keep_workbook", lambda *_, **__: ())
    for theme in ("Rum og møbler", "Mad og drikke"):
        desk.edit(lambda sheets, theme=theme: sheets.write("Bedre kaffe", Rettet_tema=theme))
        desk.run()

    assert ("themes", "Bedre kaffe", "mad") in in_force(desk.book)


def test_a_copy_that_was_read_is_not_checked_again_when_the_scheme_has_changed(desk):
    desk.edit(
        lambda sheets: sheets.write("Bedre kaffe", Rettet_tema="Rum og møbler"), path=desk.inputs / "Jonnas.xlsx"
    )
    desk.run()
    scheme = desk.folders.categories / f"{NAME}.yaml"
    scheme.write_text(scheme.read_text("utf-8").replace("Rum og møbler", "Lokaler"), "utf-8")

    assert not desk.run().held_back
    assert ("themes", "Bedre kaffe", "rum") in in_force(desk.book)


def test_what_is_gone_besides_is_told_once(tmp_path):
    desk = Desk.of(tmp_path, NOTES)
    desk.run()
    desk.edit(lambda sheets: sheets.write("Stolene larmer", Rettet_tema="Tid, ro og pauser", Bemærkning="Husk"))
    desk.edit(lambda sheets: sheets.write("Bedre kaffe", Rettet_tema="Rum og møbler"))
    desk.run()
    desk.yaml.unlink()

    assert desk.run().told == (
        "decisions.yaml siger ikke længere noget om det, der gjaldt ved sidste kørsel: Tema 2, Bemærkning 1. Er "
        "filen gået tabt, så læg den tilbage, og kør igen; ellers er det glemt nu.",
    )
    assert desk.run().told == ()


def test_what_is_decided_otherwise_in_decisions_yaml_is_not_gone(tmp_path):
    desk = Desk.of(tmp_path, NOTES)
    desk.run()
    desk.edit(lambda sheets: sheets.write("Stolene larmer", Rettet_tema="Tid, ro og pauser"))
    desk.run()
    desk.yaml.write_text(desk.yaml.read_text(encoding="utf-8").replace("tid", "mad"), encoding="utf-8")

    assert desk.run().told == ()
