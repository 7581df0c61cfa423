"""The flow reads the workbook before anything is made, and writes it beside what it publishes."""

import pytest

from flows.errors import HeldBackError, InputError, LedgerError
from flows.record import EditionRecord
from flows.workbook import keep_decisions
from tests.workbook.desk import NAME, Desk, Sheets, in_force

NOTES = ["Bedre kaffe", "Spørg Jens på lokal 12 om kaffe", "Hvorfor?"]

pytestmark = pytest.mark.usefixtures("prefect_backend")


def run(desk: Desk):
    from flows.process_workshop import process_workshop

    folders = desk.folders
    return process_workshop(NAME, folders.inputs, folders.outputs, folders.categories, return_state=True)


def test_a_workbook_that_was_changed_and_not_read_makes_a_run_necessary(tmp_path):
    from flows.rerun_changed import rerun_changed

    desk = Desk.of(tmp_path, NOTES)
    arguments = (desk.folders.inputs, desk.folders.outputs, desk.folders.categories)
    assert rerun_changed(*arguments, return_state=True).name == "Published"
    assert rerun_changed(*arguments, return_state=True).name == "Unchanged"
    record = EditionRecord.read(desk.workbook.parent)
    assert record
    assert "gennemgang.xlsx" not in [output.file for output in record.outputs]

    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    assert rerun_changed(*arguments, return_state=True).name == "Published"
    assert in_force(desk.book) == [("themes", "Hvorfor?", "rum")]
    assert rerun_changed(*arguments, return_state=True).name == "Unchanged"

    desk.workbook.unlink()
    assert rerun_changed(*arguments, return_state=True).name == "Published"
    assert Sheets.open(desk.workbook).row("Hvorfor?")["Rettet tema"].value == "Rum og møbler"
    assert sorted(path.name for path in desk.workbook.parent.iterdir() if ".rettet-" in path.name) == []


def test_what_was_decided_is_safe_on_disk_also_where_the_run_fails_later(tmp_path):
    desk = Desk.of(tmp_path, NOTES)
    assert run(desk).name == "Published"
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    (desk.inputs / "bord.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    edited = desk.workbook.read_bytes()

    assert run(desk).is_failed()
    assert in_force(desk.book) == [("themes", "Hvorfor?", "rum")]
    assert desk.workbook.read_bytes() == edited

    (desk.inputs / "bord.xlsx").unlink()
    assert run(desk).name == "Published"
    assert Sheets.open(desk.workbook).row("Hvorfor?")["Tema"].value == "Rum og møbler"


def test_a_run_that_is_held_back_publishes_nothing_but_the_workbook(tmp_path):
    desk = Desk.of(tmp_path, [NOTES[0], NOTES[1].replace("12", "14"), NOTES[2]])
    entry = f'{{note: aaaaaaaaaaaa, text: "{NOTES[1]}", reason: Personoplysning}}'
    desk.yaml.write_text(f"left_out:\n- {entry}\n", encoding="utf-8")
    state = run(desk)

    error = state.result(raise_on_failure=False)
    assert isinstance(error, HeldBackError)
    assert "Beslut igen i gennemgang.xlsx, hvor det står øverst" in str(error)
    assert [path.name for path in desk.workbook.parent.iterdir()] == ["gennemgang.xlsx"]

    desk.edit(lambda sheets: sheets.write(NOTES[1].replace("12", "14"), Handling="Udelad"))
    assert run(desk).name == "Published"
    assert [text for _, text, _ in in_force(desk.book)] == [NOTES[1], NOTES[1].replace("12", "14")]


def test_a_held_back_run_tells_what_the_workbook_did_and_an_error_beside_does_not_take_its_place(
    tmp_path, monkeypatch
):
    desk = Desk.of(tmp_path, NOTES)
    assert run(desk).name == "Published"
    desk.edit(lambda sheets: sheets.write(NOTES[1], Handling="Udelad"))
    assert run(desk).name == "Published"
    desk.note_down([NOTES[0], NOTES[1].replace("12", "14"), NOTES[2]])
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    lines = [
        "Fra gennemgangen: 1 ny afgørelse, 1 gælder ændret tekst.",
        "gennemgang.xlsx kunne ikke skrives: Regnskabet går ikke op.",
    ]

    with monkeypatch.context() as patched:
        patched.setattr("flows.unpublished.put_workbook", _fail)
        error = run(desk).result(raise_on_failure=False)

    assert isinstance(error, HeldBackError)
    assert error.full.__notes__ == lines
    assert not [path for path in desk.workbook.parent.iterdir() if path.suffix == ".new"]

    error = run(desk).result(raise_on_failure=False)
    assert isinstance(error, HeldBackError)
    assert Sheets.open(desk.workbook).rows("Input")[0]["Input"].value == NOTES[1].replace("12", "14")


def _fail(*_):
    raise LedgerError("Regnskabet går ikke op.")


def test_a_strict_run_that_refuses_writes_the_workbook_first(tmp_path):
    from flows.process_workshop import process_workshop

    desk = Desk.of(tmp_path, [*NOTES, "Bus hver 10. minut", "Bus hver 20. minut"])
    (desk.inputs / "brev.docx").write_bytes(b"PK")
    folders = desk.folders
    arguments = (NAME, folders.inputs, folders.outputs, folders.categories)
    state = process_workshop(*arguments, strict=True, return_state=True)

    assert isinstance(state.result(raise_on_failure=False), InputError)
    assert [path.name for path in desk.workbook.parent.iterdir()] == ["gennemgang.xlsx"]
    assert len(Sheets.open(desk.workbook).rows("Input")) == 5


def test_what_was_decided_is_told_also_where_the_run_ends_before_it_can_be_told_what_it_does(tmp_path):
    desk = Desk.of(tmp_path, NOTES)
    assert run(desk).name == "Published"
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    (desk.inputs / "bord.xlsx").write_bytes(b"PK\x03\x04 no workbook")

    error = run(desk).result(raise_on_failure=False)

    assert error.full.__notes__ == ["Afgørelserne fra gennemgangen er gemt i decisions.yaml: 1 ny afgørelse."]


def test_what_was_taken_back_is_told_where_the_run_ends_before_it_can_be_told_what_it_does(tmp_path):
    desk = Desk.of(tmp_path, NOTES)
    assert run(desk).name == "Published"
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    assert run(desk).name == "Published"
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema=""))
    (desk.inputs / "bord.xlsx").write_bytes(b"PK\x03\x04 no workbook")

    error = run(desk).result(raise_on_failure=False)

    assert error.full.__notes__ == [
        "Afgørelserne fra gennemgangen er gemt i decisions.yaml: 0 nye afgørelser, 1 taget tilbage."
    ]


def test_while_the_workbook_is_open_nothing_is_made_again_and_again(tmp_path, monkeypatch):
    from flows.rerun_changed import rerun_changed

    desk = Desk.of(tmp_path, NOTES)
    arguments = (desk.folders.inputs, desk.folders.outputs, desk.folders.categories)
    assert rerun_changed(*arguments, return_state=True).name == "Published"
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    lock = desk.workbook.with_name(".~lock.gennemgang.xlsx#")
    lock.write_bytes(b"jh")
    with monkeypatch.context() as patched:
        patched.setattr("flows.process_workshop.put_workbook", lambda *_: ())  # as it is open
        assert rerun_changed(*arguments, return_state=True).name == "Published"

    assert rerun_changed(*arguments, return_state=True).name == "Unchanged"
    lock.unlink()
    assert rerun_changed(*arguments, return_state=True).name == "Published"
    assert rerun_changed(*arguments, return_state=True).name == "Unchanged"


def test_two_runs_that_keep_the_same_decisions_both_go_on(tmp_path, monkeypatch):
    """The other run has written them between this one's reading and its writing."""
    desk = Desk.of(tmp_path, NOTES)
    assert run(desk).name == "Published"
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))

    def keep_twice(folder, before, book):
        assert keep_decisions(folder, before, book)
        return keep_decisions(folder, before, book)

    monkeypatch.setattr("flows.process_workshop.keep_decisions", keep_twice)

    assert run(desk).name == "Published"
    assert in_force(desk.book) == [("themes", "Hvorfor?", "rum")]
