"""Calls at the same time, in processes of their own: in order, one failure alone, none left when interrupted."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from flows.serving import family_of
from flows.side_by_side import SideBySide
from flows.worker_process import LostProcessError, processors, say_meanwhile
from tests.office import alive
from tests.test_watching import wait_for


def meet(mine: Path, others: Path, says: str) -> str:
    """Return only once another call has begun, too."""
    mine.touch()
    wait_for(others.exists)
    return says


def fall_ill(how: str) -> str:
    if how == "raise":
        raise ValueError(how)
    if how == "open":
        raise FileNotFoundError(how)
    if how == "die":
        os._exit(9)
    return how


def stay(told: Path) -> None:
    """Start another process, and stay as long as it does."""
    child = subprocess.Popen((sys.executable, "-c", "import time; time.sleep(600)"))
    told.write_text(f"{os.getpid()} {child.pid}", encoding="utf-8")
    child.wait()


def leave_or_stay(told: Path, leaves: bool) -> None:
    if leaves:
        told.write_text(str(os.getpid()), encoding="utf-8")
        os._exit(9)
    stay(told)


def touch_slowly(path: Path) -> None:
    time.sleep(0.5)
    path.touch()


def say_and_wait(told: Path, text: str) -> str:
    say_meanwhile(text)
    wait_for(told.exists)
    return text.upper()


def test_what_a_call_says_meanwhile_is_heard_before_any_has_ended(tmp_path):
    heard: list[str] = []
    told = tmp_path / "told"

    def hear(text: str) -> None:
        heard.append(text)
        if len(heard) == 2:
            told.touch()

    with SideBySide(say_and_wait, [(told, "venter"), (told, "venter også")], 2, hear) as calls:
        assert list(calls.results()) == ["VENTER", "VENTER OGSÅ"]
    assert sorted(heard) == ["venter", "venter også"]


def test_results_come_in_the_order_of_the_calls_though_the_first_waits_for_the_second(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    with SideBySide(meet, [(one, two, "first"), (two, one, "second")], 2) as calls:
        assert list(calls.results()) == ["first", "second"]


def test_a_process_takes_one_call_after_another_and_there_are_no_more_than_asked_for(tmp_path):
    with SideBySide(os.getpid, [()] * 7, 2) as calls:
        assert len(set(calls.results())) in (1, 2)


def test_calls_at_the_same_time_share_the_processors():
    with SideBySide(processors, [()] * 2, 2) as calls:
        assert list(calls.results()) == [max(1, processors() // 2)] * 2


def test_one_that_fails_or_whose_process_dies_stops_no_other():
    with SideBySide(fall_ill, [("raise",), ("well",), ("die",), ("well",), ("die",)], 1) as calls:
        raised, first, lost, second, last = calls.results()

    assert (repr(raised), first, second) == ("ValueError('raise')", "well", "well")
    assert isinstance(lost, LostProcessError)
    assert isinstance(last, LostProcessError)


def test_a_file_that_a_call_does_not_find_is_no_process_that_is_lost():
    with SideBySide(fall_ill, [("open",), ("well",)], 1) as calls:
        assert [repr(each) for each in calls.results()] == ["FileNotFoundError('open')", "'well'"]


def test_where_no_process_may_start_each_call_tells_it(monkeypatch):
    def refuse(*_args, **_options):
        raise PermissionError

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with SideBySide(fall_ill, [("well",)] * 2, 2) as calls:
        assert [type(each) for each in calls.results()] == [LostProcessError] * 2


def interrupted(calls: list[tuple[Path]]) -> list[psutil.Process]:
    """Begin to stay, two at a time, and give the processes of both once somebody has pressed Ctrl+C."""
    family: list[psutil.Process] = []
    with suppress(KeyboardInterrupt), SideBySide(stay, calls, 2):
        wait_for(lambda: all(path.exists() and " " in path.read_text() for (path,) in calls[:2]))
        family += [psutil.Process(int(pid)) for (path,) in calls[:2] for pid in path.read_text().split()]
        raise KeyboardInterrupt
    return family


def test_what_is_interrupted_ends_at_once_with_all_that_it_has_started(tmp_path):
    family = interrupted([(tmp_path / name,) for name in ("one", "two", "never")])

    assert len(family) == 4
    assert alive(family) == []
    assert not (tmp_path / "never").exists()


def test_a_process_that_has_ended_is_not_ended_again_whoever_has_its_number_now(tmp_path, monkeypatch):
    asked: list[int] = []

    def family(pid: int) -> list[psutil.Process]:
        asked.append(pid)
        return family_of(pid)

    monkeypatch.setattr("flows.side_by_side.family_of", family)
    lost, told = tmp_path / "lost", tmp_path / "told"
    with suppress(KeyboardInterrupt), SideBySide(leave_or_stay, [(lost, True), (told, False)], 1) as calls:
        assert isinstance(next(calls.results()), LostProcessError)
        wait_for(lambda: told.exists() and " " in told.read_text())
        raise KeyboardInterrupt
    ended, running = int(lost.read_text()), int(told.read_text().split()[0])

    assert set(asked) == {running}
    assert ended != running


def left_by_a_failure(calls: list[tuple[Path]]) -> None:
    with SideBySide(touch_slowly, calls, 1) as running:
        next(running.results())
        raise BrokenPipeError


def test_a_block_that_fails_waits_for_what_has_begun_and_begins_no_more(tmp_path):
    with pytest.raises(BrokenPipeError):
        left_by_a_failure([(tmp_path / str(number),) for number in range(9)])

    assert [path.name for path in sorted(tmp_path.iterdir())] in (["0"], ["0", "1"])
