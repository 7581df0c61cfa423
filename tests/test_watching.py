"""When the watcher runs a workshop, on real folders; the clock alone is ours where `look` is asked."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from watchfiles import Change
from watchfiles._rust_notify import WatchfilesRustInternalError

import flows.watching
from flows.errors import AwaitingApprovalError
from flows.overview.status import Ending, Status, keep_status
from flows.settings import read_settings
from flows.watching import Watcher
from flows.workshop import Folders
from tests.test_cli import project

ROOT = Path(__file__).parent.parent


@pytest.fixture
def folders(tmp_path) -> Folders:
    project(tmp_path)
    return Folders(tmp_path / "inputs", tmp_path / "outputs", tmp_path / "categories")


def watcher(folders: Folders, ran: list[str] | None = None, quiet_for: float = 3.0) -> Watcher:
    return Watcher(folders, (ran if ran is not None else []).append, quiet_for)


def handled(watcher: Watcher, now: float) -> tuple[str, ...]:
    names = watcher.look(now)
    for name in names:
        watcher.handle(name)
    return names


def test_a_folder_is_run_when_it_has_been_quiet_for_long_enough(folders):
    ran: list[str] = []
    watching = watcher(folders, ran)
    notes = folders.inputs / "kantinen"

    assert [handled(watching, now) for now in (10.0, 12.9, 13.0, 14.0)] == [(), (), ("kantinen",), ()]
    (notes / "bord-1.csv").write_text("Input\nMere lys\n", encoding="utf-8")
    assert handled(watching, 20.0) == ()
    (notes / "bord-2.csv").write_text("Input\nMere ro\n", encoding="utf-8")
    assert [handled(watching, now) for now in (22.0, 23.5, 24.9)] == [(), (), ()]  # it was not quiet from 20 on
    assert handled(watching, 25.0) == ("kantinen",)
    assert ran == ["kantinen", "kantinen"]


def test_workshops_that_are_ready_together_are_run_in_the_order_of_their_names(folders):
    names = ["a", "b", "c", "d", "e", "f", "g", "kantinen"]
    for name in names[:-1]:
        (folders.inputs / name).mkdir()
    watching = watcher(folders)
    assert (watching.look(0.0), list(watching.look(9.0))) == ((), names)


@pytest.mark.parametrize(
    ("changed", "run"),
    [
        ("inputs/kantinen/noter.csv", ("kantinen",)),
        ("inputs/kantinen/undermappe/flere.csv", ("kantinen",)),
        ("inputs/kantinen/workshop.yaml", ("kantinen",)),
        ("inputs/kantinen/decisions.yaml", ("kantinen",)),
        ("categories/kantinen.yaml", ("kantinen",)),
        ("categories/andre-ord.txt", ("kantinen",)),
        ("outputs/kantinen/gennemgang.xlsx", ("kantinen",)),
        ("inputs/kantinen/~$noter.xlsx", ()),
        ("inputs/kantinen/.~lock.noter.xlsx#", ()),
        ("outputs/kantinen/bilag-1.docx", ()),
        ("outputs/oversigt.html", ()),
        ("inputs/liste.csv", ()),
    ],
)
def test_all_that_decides_a_result_is_watched_and_nothing_else(folders, changed, run):
    watching = watcher(folders)
    handled(watching, 0.0)
    handled(watching, 5.0)
    path = folders.inputs.parent / changed
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n# mere\n")

    assert [watching.look(now) for now in (10.0, 13.0)] == [(), run]


def test_a_review_workbook_that_was_open_is_looked_at_again_when_it_is_closed(folders):
    made = folders.outputs / "kantinen"
    made.mkdir(parents=True)
    (made / "gennemgang.xlsx").write_bytes(b"x")
    lock = made / "~$gennemgang.xlsx"
    lock.write_bytes(b"x")
    watching = watcher(folders)
    handled(watching, 0.0)
    assert handled(watching, 5.0) == ("kantinen",)
    lock.unlink()

    assert [watching.look(now) for now in (10.0, 13.0)] == [(), ("kantinen",)]


def test_a_folder_of_inputs_that_is_away_for_a_while_is_waited_for(folders):
    ran: list[str] = []
    watching = watcher(folders, ran)
    handled(watching, 0.0)
    handled(watching, 5.0)
    folders.inputs.rename(folders.inputs.with_name("away"))
    assert handled(watching, 10.0) == ()
    folders.inputs.with_name("away").rename(folders.inputs)

    assert [handled(watching, now) for now in (15.0, 20.0)] == [(), ()]
    assert ran == ["kantinen"]


def test_a_workshop_that_is_gone_is_forgotten_and_one_that_is_new_is_found(folders):
    watching = watcher(folders)
    handled(watching, 0.0)
    handled(watching, 5.0)
    (folders.inputs / "kantinen").rename(folders.inputs / "stole")

    assert [handled(watching, now) for now in (10.0, 13.0, 20.0)] == [(), ("stole",), ()]


def test_one_that_fails_is_not_run_again_until_something_changes(folders):
    ran: list[str] = []
    watching = watcher(folders, ran)
    settings = folders.inputs / "kantinen" / "workshop.yaml"
    settings.write_text("titel: x\n", encoding="utf-8")
    for now in (0.0, 5.0, 10.0, 15.0):
        handled(watching, now)
    assert ran == ["kantinen"]

    settings.write_text("title: x\n", encoding="utf-8")
    for now in (20.0, 25.0):
        handled(watching, now)
    assert ran == ["kantinen", "kantinen"]


def test_what_no_event_tells_of_is_seen_at_the_next_look(folders, monkeypatch):
    """As on a network drive: nothing is told, only time passes."""
    ran: list[str] = []
    stop = threading.Event()
    watching = watcher(folders, ran, quiet_for=0.01)

    def silent(*_roots, **_options):
        (folders.inputs / "kantinen" / "sent.csv").write_text("Input\nMere lys\n", encoding="utf-8")
        yield set()
        stop.set()
        yield set()

    monkeypatch.setattr(flows.watching, "watch", silent)
    watching.watch(stop)

    assert ran == ["kantinen", "kantinen"]


def options_of_watch(folders: Folders, monkeypatch) -> tuple[tuple[Path, ...], dict]:
    """Give what the system is asked to tell of."""
    asked: list[tuple[tuple[Path, ...], dict]] = []
    monkeypatch.setattr(flows.watching, "watch", lambda *roots, **options: asked.append((roots, options)) or [])
    Watcher(folders, lambda _: None, quiet_for=0.0, every=1.5).watch(threading.Event())
    return asked[0]


def test_the_system_tells_of_inputs_schemes_and_review_workbooks_and_of_time(folders, monkeypatch):
    roots, options = options_of_watch(folders, monkeypatch)
    told = {
        path: options["watch_filter"](Change.modified, str(folders.inputs.parent / path))
        for path in (
            *("inputs/kantinen/noter.csv", "inputs/ny", "categories/kantinen.yaml", "outputs/a/gennemgang.xlsx"),
            *("outputs/a/~$gennemgang.xlsx", "outputs/a/bilag-1.docx", "inputs/a/~$noter.xlsx", "inputs/a/.x"),
        )
    }
    assert roots == (folders.inputs, folders.categories, folders.outputs)
    assert list(told.values()) == [True] * 5 + [False] * 3
    assert (options["rust_timeout"], options["yield_on_timeout"]) == (1500, True)


def test_where_one_scheme_serves_all_its_folder_is_watched(folders, monkeypatch):
    one = Folders(folders.inputs, folders.outputs, folders.categories / "kantinen.yaml")
    assert options_of_watch(one, monkeypatch)[0] == (folders.inputs, folders.categories, folders.outputs)


def test_what_comes_while_the_first_run_lasts_is_seen_though_nothing_tells_of_it(folders, monkeypatch):
    ran: list[str] = []

    def run(name: str) -> None:
        ran.append(name)
        (folders.inputs / "nyt").mkdir(exist_ok=True)

    monkeypatch.setattr(flows.watching, "watch", lambda *_, **__: iter(()))
    Watcher(folders, run, quiet_for=0.01).watch(threading.Event())

    assert ran == ["kantinen", "nyt"]


def test_that_the_system_s_watch_breaks_down_ends_nothing(folders, monkeypatch):
    """As where folders come and go while it looks into them."""
    ran: list[str] = []
    began = 0

    def breaks_once(*_roots, **_options):
        nonlocal began
        began += 1
        if began == 1:
            (folders.inputs / "kantinen" / "sent.csv").write_text("Input\nMere lys\n", encoding="utf-8")
            raise WatchfilesRustInternalError("error in underlying watcher")
        yield set()

    monkeypatch.setattr(flows.watching, "watch", breaks_once)
    watcher(folders, ran, quiet_for=0.01).watch(threading.Event())

    assert (began, ran) == (2, ["kantinen", "kantinen"])


def wait_for(happened, seconds: float = 300.0) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def test_a_dropped_file_becomes_documents_and_one_that_is_only_touched_does_not(tmp_path, served):
    project(tmp_path)
    log = tmp_path / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            (sys.executable, "-m", "flows.cli", "watch", "--quiet-for", "0.5"),
            cwd=tmp_path,
            env={
                **os.environ,
                **served,
                "PYTHONIOENCODING": "utf-8",
                "PYTHONUNBUFFERED": "1",
                "PYTHONPATH": str(ROOT),
            },
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    manifest = tmp_path / "outputs" / "kantinen" / "manifest.json"

    def runs() -> int:
        return log.read_text("utf-8").count("kantinen: er ny eller ændret, så den køres.")

    def finished() -> int:
        return log.read_text("utf-8").count("Filer i outputs")

    try:
        wait_for(lambda: finished() == 1)
        first = manifest.read_bytes()
        os.utime(tmp_path / "inputs" / "kantinen" / "noter.csv")
        time.sleep(4)
        assert runs() == 1
        (tmp_path / "inputs" / "kantinen" / "bord.csv").write_text("Input\nMere te\n", encoding="utf-8")
        wait_for(lambda: finished() == 2)
        assert manifest.read_bytes() != first
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        assert log.read_text("utf-8").endswith("Stoppet.\n")
    finally:
        process.kill()
        process.wait()


def test_a_new_folder_gets_a_workshop_yaml_that_loads_and_no_other_does(folders):
    for name in ("nyt", "vores", "kørt", 'hvad"'):
        (folders.inputs / name).mkdir()
    (folders.inputs / "vores" / "workshop.yaml").write_text("title: Vores\n", encoding="utf-8")
    (folders.outputs / "kørt").mkdir(parents=True)
    ran: list[str] = []
    watching = watcher(folders, ran)
    for now in (0.0, 5.0, 10.0, 15.0):
        handled(watching, now)

    made = {path.parent.name for path in folders.inputs.glob("*/workshop.yaml")}
    assert made == {"kantinen", "nyt", "vores"}
    assert read_settings(folders.inputs / "nyt").title == "nyt"
    assert (folders.inputs / "vores" / "workshop.yaml").read_text(encoding="utf-8") == "title: Vores\n"
    assert sorted(ran) == sorted(
        ["kantinen", "nyt", "vores", "kørt", 'hvad"']
    )  # each once: its settings are no change


def test_a_folder_that_a_run_has_told_of_gets_no_settings_though_nothing_was_made_of_it(folders):
    (folders.inputs / "fejlet").mkdir()
    keep_status(folders.outputs, Status("fejlet", Ending.INPUT, datetime(2026, 5, 4, tzinfo=UTC), None))
    watching = watcher(folders)
    for now in (0.0, 5.0):
        handled(watching, now)

    assert not list((folders.inputs / "fejlet").iterdir())


def test_one_that_awaits_approval_is_not_run_again(folders, monkeypatch):
    def awaiting(*_, **__):
        raise AwaitingApprovalError("venter")

    monkeypatch.setattr(flows.watching, "is_unchanged", awaiting)
    ran: list[str] = []
    watching = watcher(folders, ran)
    for now in (0.0, 5.0):
        handled(watching, now)

    assert ran == []
