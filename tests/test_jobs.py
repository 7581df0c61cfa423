"""`workshop run` of several workshops: side by side it says and makes what it does one after another."""

import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pytest

from flows.cli_run import (
    How,
    Recorded,
    _become_a_worker,
    _recorder,
    _run_side_by_side,
    _tell_recorded,
    run,
    run_recorded,
)
from flows.errors import ExitCode, PrefectError
from flows.overview import PAGE
from flows.overview.status import Ending, Status, keep_status, read_status
from flows.publish import folder_lock, is_half_done
from flows.recording import Said
from flows.worker_process import LostProcessError
from flows.workshop import Folders
from tests.office import alive
from tests.prefect_homes import prefect_home
from tests.test_cli import workshop
from tests.test_watching import wait_for

SCHEME = "themes:\n- {id: mad, title: Mad, rules: [kaffe]}\n"


def several(folder: Path, notes: str, *names: str) -> Path:
    (folder / "categories").mkdir(parents=True)
    (folder / "categories" / "kantinen.yaml").write_text(SCHEME, encoding="utf-8")
    for name in names:
        (folder / "inputs" / name).mkdir(parents=True)
        (folder / "inputs" / name / "noter.csv").write_text(f"Input\n{notes}", encoding="utf-8")
    return folder


def made(folder: Path) -> dict[str, bytes]:
    outputs = folder / "outputs"
    files = (path for path in outputs.rglob("*") if path.is_file() and path.suffix != ".lock")
    timed = (outputs / ".status", outputs / "oversigt.html")
    return {
        str(path.relative_to(outputs)): path.read_bytes()
        for path in files
        if not any(path.is_relative_to(each) for each in timed)
    }


def overview(folder: Path) -> list[tuple[str, str]]:
    """Give the title and the ending of every workshop in the page, without its times."""
    page = (folder / "outputs" / PAGE).read_text(encoding="utf-8")
    return re.findall(r'<h2 [^>]*>(.*)</h2>\n<p class="ending">(.*)</p>', page)


def test_side_by_side_all_is_said_and_made_as_one_after_another(tmp_path, served):
    alone = several(tmp_path / "alone", "Bedre kaffe\nFlere stole\n", "aa", "bb", "cc", "dd")
    (alone / "inputs" / "bb" / "bord.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (alone / "inputs" / "dd" / "workshop.yaml").write_text("titel: x\n", encoding="utf-8")
    together = tmp_path / "together"
    shutil.copytree(alone, together)
    one = workshop("run", "--jobs", "1", cwd=alone, **served)
    two = workshop("run", "--jobs", "2", cwd=together, **served)

    assert (one.returncode, one.returncode) == (ExitCode.INPUT, two.returncode)  # of bb, the first that failed
    assert [line for line in one.stderr.splitlines() if line.startswith("Fejl")] == [
        "Fejl: dd/workshop.yaml, linje 1: 'titel' kendes ikke. Mente du 'title'?",  # told before any run begins
        "Fejl i bb: bord.xlsx: filen er beskadiget eller ikke hentet helt. Åbn den i Excel (vælg 'Åbn og reparer'),"
        " gem den igen, eller hent den igen.",
    ]
    assert (two.stdout, two.stderr) == (one.stdout, one.stderr)
    assert made(together) == made(alone)
    assert {Path(path).parts[0] for path in made(together)} >= {"aa", "cc"}
    assert overview(together) == overview(alone)
    assert [title for title, _ in overview(together)] == ["bb", "dd", "aa", "cc"]
    endings = [read_status(together / "outputs", name).ending for name in ("aa", "bb", "cc", "dd")]
    assert endings == [Ending.PUBLISHED, Ending.INPUT, Ending.PUBLISHED, Ending.RULES]


def test_one_after_another_is_what_is_done_unless_more_are_asked_for(tmp_path, monkeypatch):
    folder = several(tmp_path, "Bedre kaffe\n", "aa", "bb")
    asked: list[int] = []
    monkeypatch.setattr("flows.cli_run._run", lambda _names, _how, jobs: asked.append(jobs) or {})
    for options in ((), ("--jobs", "3")):
        folders = (
            part for name in ("inputs", "outputs", "categories") for part in (f"--{name}", str(folder / name))
        )
        run.main([*options, *folders], standalone_mode=False)

    assert asked == [1, 3]


def test_a_run_of_several_that_is_stopped_leaves_no_process_and_no_half_edition(tmp_path):
    notes = "".join(f"Bedre kaffe ved bord {number}, og flere stole\n" for number in range(3000))
    folder = several(tmp_path / "en mappe", notes, "aa", "bb", "cc")
    environment = {
        **os.environ,
        "PREFECT_HOME": str(prefect_home(tmp_path / "prefect")),
        "PYTHONIOENCODING": "utf-8",
    }
    command = (sys.executable, "-m", "flows.cli", "run", "--jobs", "2")
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        parent = psutil.Process(running.pid)
        wait_for(lambda: len(list((folder / "outputs").glob(".*.lock"))) == 2)  # two flows have begun
        family = [parent, *parent.children(recursive=True)]
        running.send_signal(signal.SIGTERM)
        _, said = running.communicate(timeout=60)

    assert (running.returncode, said.strip()) == (ExitCode.INTERRUPTED, "Afbrudt.")
    assert len(family) >= 4  # the command, Prefect's server, and two runs
    assert alive(family) == []
    assert [name for name in ("aa", "bb", "cc") if is_half_done(folder / "outputs" / name)] == []


def test_a_run_side_by_side_says_while_it_waits_for_another_of_the_same_workshop(tmp_path, served):
    folder = several(tmp_path, "Bedre kaffe\n", "aa", "bb")
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **served}
    command = (sys.executable, "-m", "flows.cli", "run", "--jobs", "2")
    with ExitStack() as another:
        another.enter_context(folder_lock(folder / "outputs", "aa"))
        with subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        ) as running:
            assert running.stderr is not None
            said = running.stderr.readline()
            another.close()
            _, said_after = running.communicate(timeout=60)

    assert said == "aa: en anden kørsel af den samme workshop er i gang. Denne venter, til den er færdig.\n"
    assert (running.returncode, said_after) == (ExitCode.DONE, "")


@pytest.fixture
def how(tmp_path) -> How:
    folders = Folders(tmp_path / "inputs", tmp_path / "outputs", tmp_path / "categories")
    (folders.inputs / "aa").mkdir(parents=True)
    return How(folders, force=False, strict=False, final=False, skip_bad_files=False, keep=5, verbose=False)


class WritingAtTheSameTime:
    """Runs of which each ends without having seen how the other ended, and writes the page."""

    def __init__(self, _function: object, calls: list[tuple[str, How]], *_how: object) -> None:
        self.calls = calls

    def __enter__(self):
        outputs = self.calls[0][1].folders.outputs
        for name, _ in self.calls:
            keep_status(outputs, Status(name, Ending.UNCHANGED, datetime.now(UTC), None, ""))
        (outputs / PAGE).write_text("of one of them", encoding="utf-8")
        return self

    def __exit__(self, *_raised: object) -> None:
        """Leave all as it is."""

    def results(self) -> list[Recorded]:
        return [Recorded(ExitCode.DONE, ())] * len(self.calls)


def test_the_overview_knows_of_all_that_ran_at_the_same_time(how, monkeypatch):
    monkeypatch.setattr("flows.side_by_side.SideBySide", WritingAtTheSameTime)
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:1/api")
    (how.folders.inputs / "bb").mkdir()
    _run_side_by_side(("aa", "bb"), how, 2)

    ending = "Intet er ændret siden sidst"
    assert overview(how.folders.inputs.parent) == [("aa", ending), ("bb", ending)]


def test_a_run_whose_process_is_lost_is_told_and_stands_in_the_overview(how, capsys):
    assert _tell_recorded("aa", how, LostProcessError()) == ExitCode.OUTPUT

    told = (
        "aa: kørslen stoppede brat, før den var færdig. Kør igen; er der for lidt hukommelse til flere ad gangen, "
    )
    assert capsys.readouterr().err == f"Fejl: {told}så med --jobs 1.\n"
    status = read_status(how.folders.outputs, "aa")
    assert (status.ending, status.message) == (Ending.OUTPUT, f"{told}så med --jobs 1.")


@pytest.fixture
def anew(monkeypatch) -> None:
    """Let this process take calls as one does that has just been started, and give its streams back."""
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)
    for once in (_recorder, _become_a_worker):
        once.cache_clear()


def test_a_server_that_is_lost_ends_the_command_with_its_message_once(how, anew, monkeypatch):
    """What a run in another process gives, whatever it has said by then."""

    def lose(name: str, _how: How) -> ExitCode:
        print(name)
        raise PrefectError("Serveren er væk.")

    monkeypatch.setattr("flows.cli_run._run_here", lose)

    assert run_recorded("aa", how) == Recorded(ExitCode.OUTPUT, [Said("aa\n", err=False)], "Serveren er væk.")


def test_a_process_that_cannot_be_prepared_is_told_as_what_it_is(how, anew, monkeypatch):
    def refuse(**_options: object) -> None:
        raise PermissionError(13, "Permission denied", "profiles.toml")

    monkeypatch.setattr("flows.embedded_prefect.prepare_prefect", refuse)
    ran = run_recorded("aa", how)

    assert ran.code == ExitCode.BUG
    assert "PermissionError" in "".join(said.text for said in ran.said)


def test_what_was_said_of_a_run_is_told_before_the_server_that_was_lost(how, capsys):
    with pytest.raises(PrefectError, match="Serveren er væk"):
        _tell_recorded("aa", how, Recorded(ExitCode.OUTPUT, [Said("aa: et ord\n", err=False)], "Serveren er væk."))

    assert capsys.readouterr().out == "aa: et ord\n"
