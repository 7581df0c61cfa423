"""Does several calls at the same time, in processes of their own that each take one after another."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Any, Generic, TypeVar

from flows.serving import end, family_of
from flows.worker_process import LostProcessError, WorkerProcess

_Result = TypeVar("_Result")
_LOOK_EVERY = 0.2  # seconds: on Windows a Ctrl+C is only seen between two looks
_ENDS_WITHIN = 8.0  # seconds, for what is interrupted


class SideBySide(Generic[_Result]):
    """Calls that begin in their order, as many at a time as there are processes, while the `with` block lasts.

    An interrupted block (Ctrl+C) ends them in the middle, with all that they have started; one that is left in any
    other way begins no more, and waits for what has begun.

    Args:
        function: Of `flows`, at the top of its module.
        calls: Its arguments, a call each.
        most: How many at a time.
        hear: What is called with a text that one says meanwhile, while results are waited for.
    """

    def __init__(
        self,
        function: Callable[..., _Result],
        calls: Sequence[tuple[Any, ...]],
        most: int,
        hear: Callable[[str], object] = lambda _said: None,
    ) -> None:
        self._function = function
        self._hear = hear
        self._count = len(calls)
        self._waiting = deque(enumerate(calls))
        self._came: queue.SimpleQueue[str | tuple[int, _Result | Exception]] = queue.SimpleQueue()
        self._processes: list[WorkerProcess] = []
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(min(most, self._count))]

    def __enter__(self) -> SideBySide[_Result]:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._waiting.clear()
        interrupted = kind is not None and issubclass(kind, KeyboardInterrupt)
        while alive := [thread for thread in self._threads if thread.is_alive()]:
            try:
                if interrupted:
                    end([member for process in self._running() for member in family_of(process.pid)], _ENDS_WITHIN)
                alive[0].join(_LOOK_EVERY)
            except KeyboardInterrupt:  # again, or while what has begun was waited for
                interrupted = True
        if interrupted and kind is None:
            raise KeyboardInterrupt

    def results(self) -> Iterator[_Result | Exception]:
        """Give what the calls return, in their order, each as soon as it and all before it have ended.

        One that fails, or whose process is lost, gives its exception, and the others go on.
        """
        early: dict[int, _Result | Exception] = {}
        for place in range(self._count):
            while place not in early:
                with contextlib.suppress(queue.Empty):
                    came = self._came.get(timeout=_LOOK_EVERY)
                    if isinstance(came, str):
                        self._hear(came)
                    else:
                        early[came[0]] = came[1]
            yield early.pop(place)

    def _running(self) -> list[WorkerProcess]:
        """Give the processes that have not ended: the system may have given the number of another one away."""
        return [process for process in tuple(self._processes) if not process.has_ended()]

    def _work(self) -> None:
        process: WorkerProcess | None = None
        while True:
            try:
                place, arguments = self._waiting.popleft()
            except IndexError:
                break
            try:
                process = process or self._start()
                result: _Result | Exception = process.call(self._function, arguments, self._came.put)
            except LostProcessError as lost:
                if process is not None:
                    self._stop(process)
                process, result = None, lost
            except Exception as error:
                result = error
            self._came.put((place, result))
        if process is not None:
            self._stop(process)

    def _start(self) -> WorkerProcess:
        process = WorkerProcess(apart=True, sharers=len(self._threads))
        self._processes.append(process)
        return process

    def _stop(self, process: WorkerProcess) -> None:
        process.stop()
        self._processes.remove(process)
