import json
import logging
import shutil
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from flows.editions import list_editions
from flows.errors import (
    InputBusyError,
    InputError,
    OutputError,
    ProgramError,
    RulesError,
    UsageError,
    WorkshopError,
)
from flows.gather import read_file
from flows.publish import folder_lock, publish
from flows.record import MANIFEST, EditionRecord, list_outputs
from flows.restoring import restore_edition
from flows.unchanged import find_unchanged
from flows.workshop import Folders
from flows.write.proof import read_paragraphs
from tests.synced import repackage_all

SCHEME = """
title: Kantinen
themes:
- id: mad
  title: Mad og drikke
  description: Hvad der serveres.
  rules: [kaffe, suppe]
  subthemes:
  - {id: varmt, title: Varmt, phrase: at der skal være noget varmt, rules: [suppe]}
  tests: {yes: [Bedre kaffe], no: [Flere stole]}
- id: rum
  title: Rum og møbler
  description: Hvor man sidder.
  rules: [stol, bord]
  tests: {yes: [Flere stole], no: [Bedre kaffe]}
"""
NOTES = ["Bedre kaffe om morgenen", "bedre kaffe om morgenen!", "Suppe om vinteren", "Stolene larmer", "Hvorfor?"]


@pytest.fixture
def canteen(tmp_path) -> Folders:
    """A workshop of five notes in a text file, with a scheme of its own."""
    folders = Folders(tmp_path / "inputs", tmp_path / "outputs", tmp_path / "categories")
    (folders.inputs / "kantinen").mkdir(parents=True)
    folders.categories.mkdir()
    (folders.categories / "kantinen.yaml").write_text(SCHEME, encoding="utf-8")
    (folders.inputs / "kantinen" / "workshop.yaml").write_text(
        "title: kantinen\ndate: 2025-03-04\n", encoding="utf-8"
    )
    write_notes(folders, NOTES)
    return folders


def write_notes(folders: Folders, notes: list[str]) -> None:
    text = "\n".join(["Input", *notes]) + "\n"
    (folders.inputs / "kantinen" / "noter.csv").write_text(text, encoding="utf-8")


def run(folders: Folders, **options: Any):
    from flows.process_workshop import process_workshop

    return process_workshop(
        "kantinen", folders.inputs, folders.outputs, folders.categories, **options, return_state=True
    )


def failure(folders: Folders, **options: bool) -> BaseException:
    state = run(folders, **options)
    assert state.is_failed()
    error = state.result(raise_on_failure=False)
    return error.full if isinstance(error, WorkshopError) else error


def published(folders: Folders) -> dict[str, bytes]:
    folder = folders.outputs / "kantinen"
    if not folder.exists():
        return {}
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def result(folders: Folders) -> dict:
    return json.loads(published(folders)["resultat.json"])


pytestmark = pytest.mark.usefixtures("prefect_backend")


def test_a_run_publishes_every_document_and_every_note(canteen):
    state = run(canteen)

    assert state.name == "Published"
    assert sorted(published(canteen)) == [
        "bilag-1.docx", "gennemgang.xlsx", "manifest.json", "resultat.json", "sammenfatning.docx", "tavle.html",
    ]  # fmt: skip
    found = result(canteen)
    assert found["schema_version"] == 1
    assert found["workshop"] == {"id": "kantinen", "title": "kantinen", "date": "2025-03-04", "scheme": "kantinen"}
    assert found["counts"] == {
        "cells": 6, "note_cells": 5, "notes": 5, "set_aside": 1, "groups": 4, "placed": 4, "unplaced": 1,
        "left_out": 0,
    }  # fmt: skip
    assert [(note["text"], note["theme"], note["decided_by"]) for note in found["notes"]] == [
        ("Bedre kaffe om morgenen", "mad", "rule"),
        ("bedre kaffe om morgenen!", "mad", "rule"),
        ("Suppe om vinteren", "mad", "rule"),
        ("Stolene larmer", "rum", "rule"),
        ("Hvorfor?", None, "no_rule"),
    ]
    assert [(theme["id"], theme["notes"]) for theme in found["themes"]] == [("mad", 3), ("rum", 1)]
    assert found["themes"][0]["subthemes"] == [{"id": "varmt", "title": "Varmt", "notes": 1}]


def test_each_reason_points_into_the_verbatim_text(canteen):
    run(canteen)

    for note in result(canteen)["notes"]:
        for why in note["why"]:
            assert note["text"][why["start"] : why["end"]] == why["matched"]


def test_nothing_changed_writes_nothing(canteen):
    run(canteen)
    folder = canteen.outputs / "kantinen"
    times = {path: path.stat().st_mtime_ns for path in folder.iterdir()}

    state = run(canteen)

    assert (state.name, state.type.value) == ("Unchanged", "COMPLETED")
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == times


def test_a_file_of_another_kind_makes_the_documents_anew_and_is_told_in_them(canteen):
    run(canteen)
    assert "alle" in _first_sentence(canteen)
    (canteen.inputs / "kantinen" / "bord 2.pdf").write_bytes(b"%PDF-1.4")

    state = run(canteen)

    assert state.name != "Unchanged"
    assert "der kunne læses" in _first_sentence(canteen)


def test_a_file_that_staff_say_holds_no_notes_changes_nothing(canteen):
    settings = canteen.inputs / "kantinen" / "workshop.yaml"
    settings.write_text(settings.read_text("utf-8") + "\ncolumns: {files: {'*.pdf': {ignore: true}}}\n", "utf-8")
    (canteen.inputs / "kantinen" / "bord 1.pdf").write_bytes(b"%PDF-1.4")
    assert run(canteen).name == "Published"
    (canteen.inputs / "kantinen" / "bord 2.pdf").write_bytes(b"%PDF-1.4")

    assert run(canteen).name == "Unchanged"


def _first_sentence(canteen):
    appendix = (canteen.outputs / "kantinen" / "bilag-1.docx").read_bytes()
    return next(text for text in read_paragraphs(appendix) if "gengiver" in text)


def test_what_a_synced_folder_does_to_office_files_changes_nothing(canteen):
    workbook = openpyxl.Workbook()
    workbook.active.append(["Input"])
    workbook.active.append(["Mere brød"])
    workbook.save(canteen.inputs / "kantinen" / "bord.xlsx")
    run(canteen)
    assert repackage_all(canteen.inputs / "kantinen") == ["bord.xlsx"]
    assert repackage_all(canteen.outputs / "kantinen") == ["bilag-1.docx", "gennemgang.xlsx", "sammenfatning.docx"]
    lies_there = published(canteen)

    assert run(canteen).name == "Unchanged"
    assert find_unchanged("kantinen", canteen) is not None
    assert published(canteen) == lies_there


def test_of_files_that_a_synced_folder_repackaged_no_copies_are_kept(canteen):
    run(canteen)
    repackage_all(canteen.outputs / "kantinen")
    names = sorted(published(canteen))
    (canteen.inputs / "kantinen" / "noter.csv").write_text("Input\nBedre te\n", encoding="utf-8")

    assert run(canteen).name == "Published"
    assert sorted(published(canteen)) == names
    assert [note["text"] for note in result(canteen)["notes"]] == ["Bedre te"]


def test_force_makes_the_same_bytes_anew(canteen):
    run(canteen)
    before = published(canteen)
    written = (canteen.outputs / "kantinen" / "bilag-1.docx").stat().st_mtime_ns

    state = run(canteen, force=True)

    assert state.name == "Published"
    assert published(canteen) == before
    assert (canteen.outputs / "kantinen" / "bilag-1.docx").stat().st_mtime_ns > written


def test_every_edition_is_kept_once_as_it_was_published_and_the_oldest_are_forgotten(canteen):
    kept = canteen.outputs / ".udgaver" / "kantinen"
    run(canteen, keep=2)
    first = published(canteen)
    del first["gennemgang.xlsx"]  # it stands outside: what is decided in it is in force
    (edition,) = kept.iterdir()
    assert {path.name: path.read_bytes() for path in edition.iterdir()} == first

    run(canteen, keep=2, force=True)
    assert [path.name for path in kept.iterdir()] == [edition.name]
    for notes in (NOTES[:2], NOTES[:3]):
        write_notes(canteen, notes)
        run(canteen, keep=2)
    assert sorted(path.name[:5] for path in kept.iterdir()) == ["0002-", "0003-"]


def test_an_edition_that_a_kill_kept_from_being_kept_is_kept_before_the_next(canteen, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("flows.editions.keep_published", lambda *_: None)
        run(canteen)
    write_notes(canteen, NOTES[:2])
    run(canteen)

    assert [each.record.counts["notes"] for each in list_editions(canteen.outputs, "kantinen")] == [5, 2]


def test_an_edition_that_cannot_be_kept_is_published_and_it_is_told(canteen):
    (canteen.outputs / ".udgaver").parent.mkdir(parents=True)
    (canteen.outputs / ".udgaver").write_bytes(b"a file")
    state = run(canteen)

    assert state.name == "Published"
    assert [line for line in state.result().told if ".udgaver" in line] == [
        f"Udgaven kan ikke gemmes i '{canteen.outputs / '.udgaver' / 'kantinen'}' (Not a directory), så den kan "
        "ikke gendannes."
    ]


def test_a_restored_edition_stays_until_something_changes_and_then_it_is_told(canteen):
    run(canteen)
    first = published(canteen)
    write_notes(canteen, NOTES[:2])
    run(canteen)
    second = published(canteen)

    restore_edition("kantinen", "0001", canteen)

    assert published(canteen) == {**first, "gennemgang.xlsx": second["gennemgang.xlsx"]}
    assert run(canteen).name == "Unchanged"
    assert find_unchanged("kantinen", canteen) is not None
    page = (canteen.outputs / "oversigt.html").read_text("utf-8")
    assert "Dokumenterne er en ældre udgave, som er gendannet." in page
    write_notes(canteen, NOTES[:3])
    state = run(canteen)
    assert state.name == "Published"
    assert "Den gendannede udgave er afløst: noget er ændret, siden den blev gendannet." in state.result().told
    assert "gendannet" not in (canteen.outputs / "oversigt.html").read_text("utf-8")


def test_a_second_restored_edition_stays_too_and_force_makes_the_newest(canteen):
    for notes in (NOTES, NOTES[:2], NOTES[:3]):
        write_notes(canteen, notes)
        run(canteen)
    newest = texts(canteen)
    for edition, number in (("1", 5), ("0002", 2)):
        restore_edition("kantinen", edition, canteen)
        assert len(texts(canteen)) == number
        assert run(canteen).name == "Unchanged"
    assert run(canteen, force=True).name == "Published"
    assert texts(canteen) == newest
    assert run(canteen).name == "Unchanged"


def test_force_after_a_change_gives_the_same_bytes_too(canteen):
    run(canteen)
    write_notes(canteen, [*NOTES, "Et nyt bord"])
    run(canteen)
    before = published(canteen)
    assert len(json.loads(before[MANIFEST])["changes"]["added"]) == 1

    run(canteen, force=True)

    assert published(canteen) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda f: write_notes(f, NOTES[:-1]),
        lambda f: (f.inputs / "kantinen" / "workshop.yaml").write_text("title: frokost\n", encoding="utf-8"),
        lambda f: (f.categories / "kantinen.yaml").write_text(SCHEME.replace("bord]", "sofa]"), encoding="utf-8"),
        lambda f: (f.inputs / "kantinen" / "decisions.yaml").write_text("themes: []\n", encoding="utf-8"),
        lambda f: (f.outputs / "kantinen" / "bilag-1.docx").unlink(),
        lambda f: (f.outputs / "kantinen" / "resultat.json").write_bytes(b"{}"),
        lambda f: (f.outputs / "kantinen" / MANIFEST).unlink(),
    ],
    ids=["input", "settings", "scheme", "decisions", "output gone", "output changed", "manifest gone"],
)
def test_whatever_decides_the_result_makes_a_new_run(canteen, change):
    run(canteen)
    change(canteen)

    assert run(canteen).name == "Published"
    assert run(canteen).name == "Unchanged"


def test_the_same_inputs_give_the_same_bytes_in_another_place(canteen, tmp_path):
    run(canteen)
    other = Folders(tmp_path / "a b" / "inputs", tmp_path / "a b" / "ud", tmp_path / "a b" / "categories")
    shutil.copytree(canteen.inputs, other.inputs)
    shutil.copytree(canteen.categories, other.categories)
    run(other)

    assert published(other) == published(canteen)


def test_a_bad_file_fails_the_workshop_and_leaves_what_was_published(canteen):
    run(canteen)
    before = published(canteen)
    (canteen.inputs / "kantinen" / "bord.xlsx").write_bytes(b"PK\x03\x04 no workbook")

    error = failure(canteen)

    assert isinstance(error, InputError)
    assert error.exit_code == 3
    assert "bord.xlsx" in str(error)
    assert published(canteen) == before


def test_skip_bad_files_goes_on_and_says_so(canteen):
    (canteen.inputs / "kantinen" / "bord.xlsx").write_bytes(b"PK\x03\x04 no workbook")

    assert run(canteen, skip_bad_files=True).name == "Published"

    (warning,) = [w for w in result(canteen)["warnings"] if w["code"] == "skipped_file"]
    assert warning["message"].startswith("bord.xlsx: filen er beskadiget")
    assert warning["message"].endswith("Filen er sprunget over.")
    assert warning["message"].count("bord.xlsx") == 1  # the console puts no second one in front of it
    manifest = json.loads(published(canteen)[MANIFEST])
    assert manifest["skipped"] == ["bord.xlsx"]
    assert run(canteen, skip_bad_files=True).name == "Unchanged"
    assert isinstance(failure(canteen), InputError)
    introduction = list(read_paragraphs(published(canteen)["bilag-1.docx"]))[2]
    assert introduction.startswith("Bilaget gengiver de 5\N{NO-BREAK SPACE}input, der kunne læses")
    assert "En fil kunne ikke læses" in introduction


def test_a_decision_outlives_the_rerun(canteen):
    run(canteen)
    note = next(note for note in result(canteen)["notes"] if note["text"] == "Hvorfor?")
    (canteen.inputs / "kantinen" / "decisions.yaml").write_text(
        f"themes:\n- {{note: {note['id']}, text: 'Hvorfor?', theme: rum}}\n", encoding="utf-8"
    )
    run(canteen)
    write_notes(canteen, ["En helt ny kaffe", *reversed(NOTES)])
    run(canteen)

    (decided,) = [note for note in result(canteen)["notes"] if note["text"] == "Hvorfor?"]
    assert (decided["id"], decided["theme"], decided["decided_by"]) == (note["id"], "rum", "decision")


def test_strict_publishes_nothing_while_something_needs_a_look(canteen):
    (canteen.inputs / "kantinen" / "decisions.yaml").write_text(
        "themes:\n- {note: ukendt, text: Findes ikke, theme: rum}\n", encoding="utf-8"
    )

    assert isinstance(failure(canteen, strict=True), InputError)
    assert [*published(canteen)] == ["gennemgang.xlsx"]  # in which it is put right
    assert run(canteen).name == "Published"


def test_a_rejected_scheme_is_told_with_its_line(canteen):
    (canteen.categories / "kantinen.yaml").write_text(
        SCHEME.replace("rules: [stol", "ruls: [stol"), encoding="utf-8"
    )

    error = failure(canteen)

    assert isinstance(error, RulesError)
    assert "linje 14" in str(error)


def test_no_notes_at_all_is_an_input_error(canteen):
    write_notes(canteen, [])

    error = failure(canteen)

    assert isinstance(error, InputError)
    assert (error.exit_code, sorted(published(canteen))) == (3, ["gennemgang.xlsx"])  # there a cell can be read


def test_a_workshop_that_another_run_works_on_is_left_to_it(canteen, monkeypatch):
    monkeypatch.setattr("flows.process_workshop.folder_lock", lambda o, n: folder_lock(o, n, seconds=0.1))
    with folder_lock(canteen.outputs, "kantinen"):
        assert isinstance(failure(canteen), OutputError)


def test_prefect_is_told_the_parameters_as_it_would_write_them_itself():
    from prefect import Flow

    from flows.process_workshop import process_workshop

    asked = {"workshop": "kantinen", "inputs": Path("ind") / "x", "force": True, "keep": 5}
    told = {"workshop": "kantinen", "inputs": str(Path("ind") / "x"), "force": True, "keep": 5}

    assert process_workshop.serialize_parameters(asked) == told
    assert Flow.serialize_parameters(process_workshop, asked) == told


def test_a_run_needs_no_fastapi(canteen, monkeypatch):
    monkeypatch.setitem(sys.modules, "fastapi.encoders", None)  # cannot be imported

    assert run(canteen).name == "Published"


def test_what_was_published_is_shown_in_prefect_without_any_text(canteen):
    run(canteen)
    assert json.loads(artifact("themes-kantinen")) == [
        {"theme": "Mad og drikke", "notes": 3},
        {"theme": "Rum og møbler", "notes": 1},
        {"theme": "Uden tema", "notes": 1},
    ]
    assert json.loads(artifact("changes-kantinen")) == []
    write_notes(canteen, [*NOTES[1:], "Mere te", "Et bord"])
    run(canteen)
    assert json.loads(artifact("changes-kantinen")) == [
        {"change": "added", "notes": 2},
        {"change": "removed", "notes": 1},
        {"change": "moved", "notes": 0},
    ]
    assert artifact("documents-kantinen").splitlines() == [
        f"- [{name}]({(canteen.outputs / 'kantinen' / name).as_uri()})"
        for name in ("bilag-1.docx", "resultat.json", "sammenfatning.docx", "tavle.html")
    ]


def artifact(key: str) -> str:
    from prefect.artifacts import Artifact

    found = Artifact.get(key)
    assert found is not None
    return str(found.data)


def test_what_was_not_published_is_not_shown(canteen, monkeypatch):
    from flows import process_workshop

    shown: list[str] = []
    monkeypatch.setattr(process_workshop, "record_edition", lambda edition, *_: shown.append(edition.workshop))
    with monkeypatch.context() as patch:
        patch.setattr(process_workshop, "publish", lambda *_: (_ for _ in ()).throw(OutputError("kantinen: fuld")))
        assert isinstance(failure(canteen), OutputError)
    assert shown == []
    run(canteen)
    assert shown == ["kantinen"]


def test_that_prefect_cannot_be_told_fails_no_run(canteen, monkeypatch):
    def away(**_):
        raise ConnectionError

    monkeypatch.setattr("flows.process_workshop.create_table_artifact", away)
    assert run(canteen).name == "Published"


def test_a_run_has_the_name_and_the_tags_of_its_workshop(canteen):
    from prefect.client.orchestration import get_client

    state = run(canteen)
    with get_client(sync_client=True) as client:
        found = client.read_flow_run(state.state_details.flow_run_id)
    assert (found.name, sorted(found.tags)) == ("process-kantinen", ["workshop", "workshop:kantinen"])


@pytest.fixture
def prefect_log(caplog):
    """What Prefect logs of runs: it passes on none of it, and the tests keep it quiet."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("prefect.flow_runs", "prefect.task_runs"):
            logger = logging.getLogger(name)
            patch.setattr(logger, "level", logging.DEBUG)
            patch.setattr(logger, "handlers", [*logger.handlers, caplog.handler])
            logger._cache.clear()  # type: ignore[attr-defined]  # of which levels count
        yield caplog
    for name in ("prefect.flow_runs", "prefect.task_runs"):
        logging.getLogger(name)._cache.clear()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("break_it", "name", "told"),
    [
        (lambda f: write_notes(f, ["Skriv til kaja@opdigtet.dk"]), "Held back", "Intet er udgivet"),
        (lambda f: (f.categories / "kantinen.yaml").write_text("x: 1\n"), "Rules rejected", "RulesError (kode 4)"),
        (lambda f: write_notes(f, []), "Input unreadable", "NoNotesError (kode 3)"),
        (lambda f: (f.outputs / "kantinen").write_bytes(b""), "Output not written", "OutputError (kode 5)"),
    ],
    ids=["held back", "rules", "input", "output"],
)
def test_a_failed_run_says_by_its_state_how_and_leaves_no_traceback_in_the_log(
    canteen, prefect_log, break_it, name, told
):
    canteen.outputs.mkdir()
    break_it(canteen)
    state = run(canteen)

    assert (state.type.value, state.name) == ("FAILED", name)
    assert told in state.message
    assert f"Finished in state {name}" in prefect_log.text
    assert "Traceback" not in prefect_log.text


def test_a_bug_keeps_its_traceback_and_has_a_name_of_its_own(canteen, prefect_log, monkeypatch):
    monkeypatch.setattr("flows.pipeline.dedupe_notes", lambda *_, **__: 1 / 0)
    state = run(canteen)

    assert (state.type.value, state.name) == ("FAILED", "Bug")
    assert "Traceback" in prefect_log.text


def test_a_bug_is_told_without_any_text_of_a_note(canteen, caplog, monkeypatch):
    def broken(*_, **__):
        raise KeyError("Bedre kaffe om morgenen")

    caplog.set_level("DEBUG")
    monkeypatch.setattr("flows.pipeline.dedupe_notes", broken)
    state = run(canteen)

    error = state.result(raise_on_failure=False)
    assert isinstance(error, ProgramError)
    assert "KeyError" in str(error)
    assert "kaffe" not in f"{state.message} {error} {caplog.text}"


def test_an_edition_made_with_skipping_stands_for_other_runs_where_nothing_was_skipped(canteen):
    run(canteen, skip_bad_files=True)

    assert run(canteen).name == "Unchanged"


def test_a_file_that_is_free_again_is_read_and_stands(canteen, monkeypatch):
    busy = ["bord.csv", "bord.csv"]

    def read(path, *more):
        if path.name in busy:
            busy.remove(path.name)
            raise InputBusyError("bord.csv: åben")
        return read_file(path, *more)

    (canteen.inputs / "kantinen" / "bord.csv").write_text("Input\nMere te\n", encoding="utf-8")
    monkeypatch.setattr("flows.process_workshop.read_file", read)

    assert run(canteen).name == "Published"
    assert "Mere te" in [note["text"] for note in result(canteen)["notes"]]
    assert run(canteen).name == "Unchanged"


def test_a_name_that_is_no_workshop_leaves_nothing_behind(canteen):
    from flows.process_workshop import process_workshop

    state = process_workshop("ukendt", canteen.inputs, canteen.outputs, canteen.categories, return_state=True)

    assert isinstance(state.result(raise_on_failure=False), UsageError)
    assert not canteen.outputs.exists()


def test_no_text_of_a_note_is_logged(canteen, caplog):
    caplog.set_level("DEBUG")
    run(canteen)

    assert not [text for text in NOTES if text in caplog.text]


def test_the_scheduled_flow_runs_what_changed_and_goes_on_after_a_failure(canteen):
    from flows.rerun_changed import rerun_changed

    other = canteen.inputs / "tom"
    other.mkdir()
    arguments = (canteen.inputs, canteen.outputs, canteen.categories)

    state = rerun_changed(*arguments, return_state=True)
    assert state.is_failed()
    assert state.message == "Failed: tom. Made: 1."
    assert "bilag-1.docx" in published(canteen)

    other.rmdir()
    assert rerun_changed(*arguments, return_state=True).name == "Unchanged"
    write_notes(canteen, NOTES[:2])
    assert rerun_changed(*arguments, return_state=True).name == "Published"
    assert Counter(note["theme"] for note in result(canteen)["notes"]) == {"mad": 2}


def test_the_scheduled_flow_keeps_as_many_editions_as_it_is_asked_to(canteen):
    from flows.rerun_changed import rerun_changed

    for notes, keep, kept in ((3, 2, 1), (4, 2, 2), (2, 1, 1)):
        write_notes(canteen, NOTES[:notes])
        state = rerun_changed(canteen.inputs, canteen.outputs, canteen.categories, keep=keep, return_state=True)
        assert state.name == "Published"
        assert len(list_editions(canteen.outputs, "kantinen")) == kept


@pytest.fixture
def meanwhile(monkeypatch):
    """Lets something happen, once or more, between the making of an edition and its publication."""
    from flows.pipeline import make_workbook

    def happens(what, times: int = 1) -> list[int]:
        happened: list[int] = []

        def making(*arguments):
            if len(happened) < times:
                happened.append(1)
                what()
            return make_workbook(*arguments)

        monkeypatch.setattr("flows.process_workshop.make_workbook", making)
        return happened

    return happens


def texts(folders: Folders) -> list[str]:
    return [note["text"] for note in result(folders)["notes"]]


def test_an_edition_is_made_without_the_lock_so_that_it_may_wait(canteen, meanwhile):
    def held_by_another():
        with folder_lock(canteen.outputs, "kantinen", seconds=0):
            pass

    happened = meanwhile(held_by_another)

    assert run(canteen).name == "Published"
    assert len(happened) == 1


@pytest.mark.parametrize(("force", "ends"), [(False, "Unchanged"), (True, "Published")])
def test_an_older_edition_does_not_replace_one_that_was_published_meanwhile(canteen, meanwhile, force, ends):
    def a_note_more_is_published():
        write_notes(canteen, [*NOTES, "Et nyt bord"])
        assert run(canteen).name == "Published"

    run(canteen)
    write_notes(canteen, [*NOTES, "En ny stol"])
    happened = meanwhile(a_note_more_is_published)

    assert run(canteen, force=force).name == ends
    assert len(happened) == 1
    assert texts(canteen) == [*NOTES, "Et nyt bord"]
    assert run(canteen).name == "Unchanged"


def test_what_changed_is_told_of_the_edition_that_is_replaced(canteen, meanwhile):
    def another_note_is_published_for_a_while():
        write_notes(canteen, [*NOTES, "Et nyt bord"])
        run(canteen)
        write_notes(canteen, [*NOTES, "En ny stol"])

    run(canteen)
    write_notes(canteen, [*NOTES, "En ny stol"])
    meanwhile(another_note_is_published_for_a_while)
    run(canteen)

    (new_note,) = [note["id"] for note in result(canteen)["notes"] if note["text"] == "En ny stol"]
    changes = json.loads(published(canteen)[MANIFEST])["changes"]
    assert (changes["added"], len(changes["removed"]), changes["moved"]) == ([new_note], 1, [])
    assert texts(canteen) == [*NOTES, "En ny stol"]


def test_a_run_that_is_overtaken_for_ever_gives_up_and_mixes_nothing(canteen, meanwhile):
    made: list[dict[str, bytes]] = []

    def another_edition_is_published():
        documents = {"bilag-1.docx": f"edition {len(made)}".encode()}
        record = EditionRecord.read(canteen.outputs / "kantinen")
        assert record
        made.append(documents)
        publish(
            canteen.outputs / "kantinen",
            documents,
            replace(record, fingerprint=str(len(made)), outputs=list_outputs(documents)),
        )

    run(canteen)
    write_notes(canteen, [*NOTES, "Et nyt bord"])
    meanwhile(another_edition_is_published, times=100)
    error = failure(canteen)

    assert isinstance(error, OutputError)
    assert "andre kørsler udgiver hele tiden den samme workshop" in str(error)
    assert published(canteen)["bilag-1.docx"] == made[-1]["bilag-1.docx"]
    assert sorted(published(canteen)) == ["bilag-1.docx", "gennemgang.xlsx", MANIFEST]


def test_a_file_that_was_skipped_and_is_whole_later_is_read(canteen, meanwhile):
    """Its digest is of what could not be read, even where the file was finished while the others were read."""
    late = canteen.inputs / "kantinen" / "sent.csv"
    late.write_bytes(b"")
    meanwhile(lambda: late.write_text("Input\nMere te\n", encoding="utf-8"))

    assert run(canteen, skip_bad_files=True).name == "Published"
    assert json.loads(published(canteen)[MANIFEST])["skipped"] == ["sent.csv"]
    assert run(canteen, skip_bad_files=True).name == "Published"
    assert "Mere te" in texts(canteen)
