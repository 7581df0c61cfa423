"""A run that is held back shows what it read, as one that publishes does, and then what holds it back."""

from __future__ import annotations

import pickle
import shutil

import pytest

from flows.cli_run import How, _tell_unpublished, _tell_without_prefect
from flows.errors import ExitCode, HeldBackError, UndecidedError
from flows.seen import digest_schemes
from flows.steps import CALLED
from tests.workbook.desk import NAME, Desk

NOTES = ["Bedre kaffe", "Flere stole", "Hvorfor lukker kantinen klokken to"]
PERSON = "Spørg Vigga Opdigtet på 20 30 40 50"


@pytest.fixture
def desk(tmp_path, monkeypatch) -> Desk:
    """A workshop that was never run; what the flow does, it does here without Prefect."""
    monkeypatch.setattr("flows.process_workshop._Tasks", lambda _mapper: CALLED)
    monkeypatch.setattr("flows.process_workshop.record_edition", lambda *_: None)
    return Desk.of(tmp_path, NOTES)


def how(desk: Desk) -> How:
    return How(desk.folders, force=False, strict=False, final=False, skip_bad_files=False, keep=5, verbose=False)


def held_back(desk: Desk) -> HeldBackError:
    from flows.process_workshop import process_workshop

    folders = desk.folders
    error = process_workshop.fn(NAME, folders.inputs, folders.outputs, folders.categories).data
    assert isinstance(error, HeldBackError)
    return error


def told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> tuple[list[str], str]:
    """Run, and give what is shown of what was read, and the error."""
    error = held_back(desk)
    capsys.readouterr()
    assert _tell_unpublished(error, NAME, how(desk)) == ExitCode.HELD_BACK
    said = capsys.readouterr()
    return [line.rstrip() for line in said.out.splitlines()], said.err


def undecided(desk: Desk, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Run where several schemes are there and none is chosen, and give the lines of the error."""
    from flows.process_workshop import process_workshop

    scheme = desk.folders.categories / f"{NAME}.yaml"
    shutil.copy(scheme, desk.folders.categories / "middag.yaml")
    scheme.rename(desk.folders.categories / "frokost.yaml")
    folders = desk.folders
    error = process_workshop.fn(NAME, folders.inputs, folders.outputs, folders.categories).data
    assert isinstance(error, UndecidedError)
    assert _tell_unpublished(error, NAME, how(desk)) == ExitCode.RULES
    return capsys.readouterr().err.splitlines()


def read(notes: int, no_theme: int) -> list[str]:
    return [
        f"kantinen ({NAME})",
        f"Læst: 1 fil med {notes + 1} celler: {notes} input fra {notes} celler, 1 sat til side.",
        "Tema                            Input",
        "─────────────────────────────────────",
        "Mad og drikke                       1",
        "Rum og møbler                       1",
        "Tid, ro og pauser                   0",
        f"Uden tema: ingen regel passer       {no_theme}",
        "Sat til side: overskrift 1.",
        "",
    ]


def test_personal_data(desk, capsys):
    desk.note_down([*NOTES, PERSON])
    shown, error = told(desk, capsys)

    assert shown == read(4, no_theme=2)
    assert error.startswith("Fejl i kantinen: Intet er udgivet, for ét input ser ud til at rumme personoplysninger")
    assert "Vigga" not in error
    _, place, _, where = error.splitlines()
    assert place.endswith(" (noter.csv, A5): navn Vxxxx Oxxxxxxx; telefonnummer XX XX XX XX")
    assert where == f"Gennemgangen ligger her: {desk.workbook}"
    assert desk.workbook.is_file()


def test_that_no_scheme_is_chosen(desk, capsys):
    message, *beside = undecided(desk, capsys)

    assert "Skriv categories: og et af: frokost, middag; eller vælg det på arket Workshop" in message
    assert beside == [f"Gennemgangen ligger her: {desk.workbook}"]
    assert desk.workbook.is_file()


def test_that_no_scheme_is_chosen_and_a_file_is_damaged(desk, capsys):
    (desk.inputs / "bord.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    _, *beside = undecided(desk, capsys)

    assert not desk.workbook.exists()
    assert beside == [
        "gennemgang.xlsx er ikke skrevet. Ret først dette, og kør igen:",
        "bord.xlsx: filen er beskadiget eller ikke hentet helt. Åbn den i Excel (vælg 'Åbn og reparer'), gem den "
        "igen, eller hent den igen.",
        "Skal gennemgangen laves af de andre filer alene, så kør:",
        f'  workshop run "{NAME}" --skip-bad-files',
    ]


def test_a_decision_that_holds_no_longer(desk, capsys):
    desk.run()
    desk.edit(lambda sheets: sheets.write(NOTES[2], Handling="Udelad"))
    desk.run()
    desk.note_down([*NOTES[:2], "Hvorfor lukker kantinen klokken tre"])
    shown, error = told(desk, capsys)

    assert shown == read(3, no_theme=1)
    assert "Intet er udgivet" in error


def test_an_approval_that_is_awaited_at_once_and_when_nothing_has_changed(desk, capsys):
    (desk.inputs / "workshop.yaml").write_text("require_approval: true\n", encoding="utf-8")
    first = told(desk, capsys)
    assert _tell_without_prefect(NAME, how(desk), digest_schemes(desk.folders.categories)) == ExitCode.HELD_BACK
    said = capsys.readouterr()

    assert first[0] == [line.rstrip() for line in said.out.splitlines()] == read(3, no_theme=1)
    assert "venter på godkendelse" in first[1]
    assert "venter på godkendelse" in said.err


def test_what_was_read_is_kept_in_memory_only(desk):
    desk.note_down([*NOTES, PERSON])
    error = held_back(desk)

    assert error.result is None
    assert isinstance(error.full, HeldBackError)
    assert error.full.result is not None
    assert b"kantinen klokken" not in pickle.dumps(error) + pickle.dumps(error.full)
