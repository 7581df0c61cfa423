"""A command that waits for another run of the same workshop says so, once, on a line of its own."""

import io
import logging
import re
import sys
import threading
from pathlib import Path

import pytest

from flows.cli_error import say_what_is_waited_for
from flows.embedded_prefect import following
from flows.publish import folder_lock

TOLD = "w: en anden kørsel af den samme workshop er i gang. Denne venter, til den er færdig.\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def command(monkeypatch) -> None:
    """A command, which says sooner than others what it waits for."""
    logger = logging.getLogger("flows.publish")
    for name in ("handlers", "level", "propagate"):
        monkeypatch.setattr(logger, name, getattr(logger, name))
    say_what_is_waited_for()
    monkeypatch.setattr("flows.publish._PATIENCE", 0.2)


def wait_for_another(outputs: Path, seconds: float) -> None:
    """Take the lock of a folder that another run holds for a while."""
    held, enough = threading.Event(), threading.Event()

    def other() -> None:
        with folder_lock(outputs, "w"):
            held.set()
            enough.wait(seconds)

    running = threading.Thread(target=other)
    running.start()
    assert held.wait(30)
    if not seconds:
        running.join()
    with folder_lock(outputs, "w"):
        pass
    running.join()


def test_it_is_said_once_however_long_it_takes(command, tmp_path, capsys):
    wait_for_another(tmp_path, seconds=1.5)

    assert capsys.readouterr() == ("", TOLD)


def test_nothing_is_said_where_the_other_has_ended(command, tmp_path, capsys):
    wait_for_another(tmp_path, seconds=0)

    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_it_does_not_run_into_the_line_of_progress(command, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("COLUMNS", "80")
    with following("w", quiet=False):
        wait_for_another(tmp_path, seconds=1)

    shown = re.sub(r"\x1b\[\d+m", "", sys.stderr.getvalue())
    first, second = "w: en anden kørsel af den samme workshop er i gang. Denne venter, til den er", "færdig."
    assert f"\x1b[2K{first}\n" in shown
    assert f"\x1b[2K{second}\n" in shown
    assert shown.count("en anden kørsel") == 1
