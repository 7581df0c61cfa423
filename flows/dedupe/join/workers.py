"""Runs functions in processes of their own, for inputs large enough to be worth it.

`multiprocessing` would run the caller's main module once more in every process where it cannot fork (Windows, and
anywhere beside threads such as Prefect's); these processes only import `flows`.
"""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol, TypeVar

_Result = TypeVar("_Result")
_WORTH_IT = 20_000  # texts; fewer are done before a process has started
_MOST = 8


class Mapper(Protocol):
    """Who does the work that can be divided: this process, processes beside it, or other machines."""

    @property
    def count(self) -> int:
        """How many calls run at the same time; it decides how finely the work is divided, never the result."""

    def map(self, function: Callable[..., _Result], calls: Iterable[tuple[Any, ...]]) -> Sequence[_Result]:
        """Call a function of `flows` with each tuple of arguments; the results stand in the order of the calls."""


class Workers:
    """Processes that live as long as the `with` block; with fewer texts than are worth it, none."""

    def __init__(self, texts: int) -> None:
        self.count = min(_MOST, _processors()) if texts >= _WORTH_IT else 1
        self._idle: queue.SimpleQueue[_Process | None] = queue.SimpleQueue()
        self._started: list[_Process] = []

    def __enter__(self) -> Workers:
        for _ in range(self.count if self.count > 1 else 0):
            try:
                self._started.append(_Process())
            except OSError:  # not allowed here: its share is done in this process
                self._idle.put(None)
            else:
                self._idle.put(self._started[-1])
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._started:
            process.stop()

    def map(self, function: Callable[..., _Result], calls: Iterable[tuple[Any, ...]]) -> list[_Result]:
        """Call a function of `flows` with each tuple of arguments; the results stand in the order of the calls."""
        if self.count == 1:
            return [function(*arguments) for arguments in calls]
        with ThreadPoolExecutor(self.count) as threads:
            return list(threads.map(lambda arguments: self._call(function, arguments), calls))

    def _call(self, function: Callable[..., _Result], arguments: tuple[Any, ...]) -> _Result:
        process = self._idle.get()
        try:
            if process is not None:
                return process.call(function, arguments)
        except (OSError, EOFError, pickle.UnpicklingError):  # it ended, as when memory runs out
            process = None
        finally:
            self._idle.put(process)
        return function(*arguments)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Process:
    def __init__(self) -> None:
        source = str(Path(__file__).parents[3])
        path = os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from flows.dedupe.join.workers import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )

    def call(self, function: Callable[..., _Result], arguments: tuple[Any, ...]) -> _Result:
        to, back = self._pipes()
        pickle.dump((function, arguments), to, pickle.HIGHEST_PROTOCOL)
        to.flush()
        done, result = pickle.load(back)  # noqa: S301 - written by a process of ours
        if not done:
            raise result
        return result  # type: ignore[no-any-return]

    def stop(self) -> None:
        for pipe in self._pipes():
            try:
                pipe.close()
            except OSError:  # it has ended already
                continue
        self._process.wait()

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process.stdin is None or self._process.stdout is None:
            raise OSError("a process without pipes")
        return self._process.stdin, self._process.stdout


def serve() -> None:
    """Answer calls from standard input until it ends; what a worker process runs."""
    calls, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not end in the answers
    while True:
        try:
            function, arguments = pickle.load(calls)  # noqa: S301 - written by the process that started this one
        except EOFError:
            return
        try:
            answer = (True, function(*arguments))
        except Exception as error:
            answer = (False, error)
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
