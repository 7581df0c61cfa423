import os
import signal
import socket
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from flows.errors import DecisionsError, RulesError
from flows.plain_files import NotPlainError, digest_plain, open_plain, read_plain
from tests.command import workshop_here

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
needs_devices = pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail where the block is not over by then, whatever it waits for; what it raises nothing of ours catches."""

    def too_late(*_):
        pytest.fail(f"it is not over after {seconds} s")

    before = signal.signal(signal.SIGALRM, too_late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(here)


NOT_PLAIN = [
    pytest.param(pipe, marks=needs_pipes),
    pytest.param(device, marks=needs_devices),
    folder,
]


@pytest.mark.parametrize("lay", NOT_PLAIN)
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path, lay):
    lay(tmp_path / "x.yaml")

    with pytest.raises(DecisionsError) as caught:
        read_plain(tmp_path / "x.yaml", "w/x.yaml", 1000, DecisionsError)

    assert str(caught.value) == "w/x.yaml: er ikke en almindelig fil. Læg selve filen der, eller slet det."
    with pytest.raises(NotPlainError):
        digest_plain(tmp_path / "x.yaml")


@needs_pipes
def test_a_socket_is_refused_too(tmp_path):
    a_socket(tmp_path / "x")

    with pytest.raises(OSError):  # noqa: PT011 - which one is the system's choice
        open_plain(tmp_path / "x")


def test_a_file_is_read_whole_up_to_its_limit(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\r\n\x1a" * 500_000)

    assert read_plain(path, "x.yaml", 1_500_000, RulesError) == b"\r\n\x1a" * 500_000
    assert digest_plain(path) == sha256(b"\r\n\x1a" * 500_000).hexdigest()
    with pytest.raises(RulesError, match=r"^x\.yaml: filen er over 1 MB\. Er det den rigtige fil\?$"):
        read_plain(path, "x.yaml", 1_499_999, RulesError)


def test_no_more_of_a_file_than_its_limit_is_taken_into_memory(tmp_path):
    with (tmp_path / "x.yaml").open("wb") as file:
        file.truncate(300_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(RulesError, match="filen er over"):
            read_plain(tmp_path / "x.yaml", "x.yaml", 1_000_000, RulesError)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(
        RulesError, match=r"^x\.yaml: filen kan ikke læses \(.*\)\. Se, om den findes og må læses\.$"
    ):
        read_plain(tmp_path / "x.yaml", "x.yaml", 1000, RulesError)


@pytest.mark.parametrize("change", ["longer", "shorter", "as long"])
def test_a_file_that_is_written_while_it_is_read_is_not_read_by_halves(tmp_path, monkeypatch, change):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"title: x\n")
    os.utime(path, ns=(0, 0))
    written = {"longer": b"title: xy\n", "shorter": b"title:\n", "as long": b"title: y\n"}[change]
    status = os.fstat
    asked: list[int] = []

    def saved_after_the_first_look(descriptor: int) -> os.stat_result:
        found = status(descriptor)
        asked.append(descriptor)
        if len(asked) == 2:
            path.write_bytes(written)
        return found

    monkeypatch.setattr("flows.plain_files.os.fstat", saved_after_the_first_look)
    with pytest.raises(RulesError, match=r"^x\.yaml: filen er ved at blive gemt\."):
        read_plain(path, "x.yaml", 1000, RulesError)


@pytest.mark.parametrize("lay", NOT_PLAIN[:2])
@pytest.mark.parametrize(
    "name", ["inputs/w/workshop.yaml", "inputs/w/decisions.yaml", "inputs/w/look.docx", "categories/x.yaml",
             "categories/danish/words.yaml"],
)  # fmt: skip
def test_check_tells_of_what_is_no_file_and_does_not_hang(tmp_path, lay, name):
    (tmp_path / "inputs" / "w").mkdir(parents=True)
    (tmp_path / "categories" / "danish").mkdir(parents=True)
    (tmp_path / "inputs" / "w" / "a.csv").write_text("Input\nBedre kaffe\n", encoding="utf-8")
    (tmp_path / "inputs" / "w" / "workshop.yaml").write_text("appendix: {template: look.docx}\n", encoding="utf-8")
    (tmp_path / "inputs" / "w" / "look.docx").write_bytes(b"PK")
    (tmp_path / "categories" / "x.yaml").write_text(
        "title: x\nthemes:\n- {id: mad, title: Mad, description: Mad., rules: [kaffe]}\n", encoding="utf-8"
    )
    (tmp_path / name).unlink(missing_ok=True)
    lay(tmp_path / name)

    with within(60):
        done = workshop_here("check", cwd=tmp_path)

    assert done.returncode == 4
    (message,) = done.stderr.splitlines()
    assert message.startswith("Fejl")
    assert Path(name).name in message


@pytest.mark.parametrize("lay", NOT_PLAIN[:2])
@pytest.mark.parametrize("name", ["noter.csv", "noter.json"])
@pytest.mark.parametrize("command", ["evaluate", "suggest-rules"])
def test_the_commands_on_labelled_notes_do_not_wait_for_a_pipe(tmp_path, root, lay, name, command):
    (tmp_path / "inputs").mkdir()
    lay(tmp_path / name)

    with within(20):
        done = workshop_here(command, name, "--categories", str(root / "categories"), cwd=tmp_path)

    assert done.returncode == 3
    (message,) = done.stderr.splitlines()
    assert f"{name}: er ikke en almindelig fil. Læg selve filen" in message
