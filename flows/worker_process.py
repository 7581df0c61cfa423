"""A process beside this one that runs functions of `flows`, one after another, until it is stopped.

`multiprocessing` would run the caller's main module once more in every process where it cannot fork (Windows, and
anywhere beside threads such as Prefect's); these processes only import `flows`.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, BinaryIO, TypeVar

from flows.collector import search_seldom

_Result = TypeVar("_Result")
_APART = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
_SHARERS = "WORKSHOP_SHARERS"  # set for such a process only


class LostProcessError(Exception):
    """The process may not be started here, or has ended, as by lack of memory; nothing else was lost with it."""


def processors() -> int:
    """Give how many processors this process may use, at least 1, beside others that were started along with it."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, there // int(os.environ.get(_SHARERS, "1")))


class WorkerProcess:
    """Such a process.

    Args:
        apart: Whether a Ctrl+C in the terminal reaches it through this process alone.
        sharers: How many such processes, itself among them, share the processors.

    Raises:
        LostProcessError: It may not be started here.
    """

    def __init__(self, *, apart: bool = False, sharers: int = 1) -> None:
        source = str(Path(__file__).parents[1])
        path = os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH"))))
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", "from flows.worker_process import serve; serve()"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": path, _SHARERS: str(sharers)},
                start_new_session=apart,
                creationflags=_APART if apart else 0,
            )
        except OSError as exc:
            raise LostProcessError from exc

    @property
    def pid(self) -> int:
        """Its number in the system."""
        return self._process.pid

    def has_ended(self) -> bool:
        """Tell whether it has ended, so that its number may be another's by now."""
        return self._process.poll() is not None

    def call(
        self,
        function: Callable[..., _Result],
        arguments: tuple[Any, ...],
        hear: Callable[[str], object] = lambda _said: None,
    ) -> _Result:
        """Call a function of `flows` there, and give its result.

        Args:
            function: What is called.
            arguments: Its arguments.
            hear: What is called here, at once, with a text that it says by `say_meanwhile`.

        Raises:
            LostProcessError: The process has ended.
            Exception: What the function raised.
        """
        to, back = self._pipes()
        call = pickle.dumps((function, arguments), pickle.HIGHEST_PROTOCOL)
        try:
            to.write(call)
            to.flush()
            while isinstance(answer := pickle.load(back), str):  # noqa: S301 - written by a process of ours
                hear(answer)
            done, result = answer
        except (OSError, EOFError, pickle.UnpicklingError) as exc:
            raise LostProcessError from exc
        if not done:
            raise result
        return result  # type: ignore[no-any-return]

    def stop(self) -> None:
        """Let it end, and wait until it has."""
        for pipe in self._pipes():
            try:
                pipe.close()
            except OSError:  # it has ended already
                continue
        self._process.wait()

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process.stdin is None or self._process.stdout is None:
            raise LostProcessError
        return self._process.stdin, self._process.stdout


class _Starter:
    """Whoever started this process, and waits for the answer to a call; nobody in any other process."""

    def __init__(self) -> None:
        self.pipe: BinaryIO | None = None
        self._lock = threading.Lock()

    def tell(self, answer: object) -> None:
        with self._lock:  # threads may say something at the same time
            if self.pipe is not None:
                pickle.dump(answer, self.pipe, pickle.HIGHEST_PROTOCOL)
                self.pipe.flush()


_starter = _Starter()


def say_meanwhile(text: str) -> None:
    """Say something to who called the function that runs now, before it has ended."""
    _starter.tell(text)


def serve() -> None:
    """Answer calls from standard input until it ends; what such a process runs."""
    search_seldom()
    calls, _starter.pipe = sys.stdin.buffer, sys.stdout.buffer
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
        _starter.tell(answer)
