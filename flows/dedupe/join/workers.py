"""Runs functions in processes of their own, for inputs large enough to be worth it."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any, TypeVar

from flows.worker_process import LostProcessError, WorkerProcess, processors

_Result = TypeVar("_Result")
_WORTH_IT = 20_000  # texts; fewer are done before a process has started
_MOST = 8


class Workers:
    """Processes that live as long as the `with` block; with fewer texts than are worth it, none."""

    def __init__(self, texts: int) -> None:
        self.count = min(_MOST, processors()) if texts >= _WORTH_IT else 1
        self._idle: queue.SimpleQueue[WorkerProcess | None] = queue.SimpleQueue()
        self._started: list[WorkerProcess] = []

    def __enter__(self) -> Workers:
        for _ in range(self.count if self.count > 1 else 0):
            try:
                self._started.append(WorkerProcess())
            except LostProcessError:  # not allowed here: its share is done in this process
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
        except LostProcessError:
            process = None
        finally:
            self._idle.put(process)
        return function(*arguments)
