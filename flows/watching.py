"""Runs a workshop when its folder, its scheme or its review workbook has changed and is quiet again.

What the operating system tells of changes only wakes the watcher up: whether something changed it sees by looking
at names, sizes and times, and whether a run is needed is decided by contents. So nothing is lost where events are
missed, as on network drives, and a file that was only touched leads to no run.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from watchfiles import Change, watch
from watchfiles._rust_notify import WatchfilesRustInternalError

from flows.errors import AwaitingApprovalError, UsageError
from flows.new_workshop import settle_new
from flows.overview.status import read_status
from flows.plain_files import is_open
from flows.unchanged import is_unchanged
from flows.workbook import WORKBOOK
from flows.workshop import Folders, list_workshops

_Signature = frozenset[tuple[str, int, int]]  # of a file: its path, its size in bytes, its time in nanoseconds
_LOOK_EVERY = 0.5  # seconds, while something is not quiet yet


@dataclass
class _Watched:
    """A workshop as it was last seen.

    Attributes:
        seen: What lay there at the last look.
        since: When that was first seen, in seconds of the monotonic clock.
        handled: What lay there when it was last decided about; None where it never was.
    """

    seen: _Signature
    since: float
    handled: _Signature | None = None


@dataclass
class Watcher:
    """Looks after the workshops of some folders.

    Attributes:
        folders: Where they are.
        run: Runs one, by its name; what it raises ends the watching.
        quiet_for: Seconds for which nothing may have changed before a run: a folder is copied file by file.
        every: Seconds after which everything is looked at though nothing was told.
    """

    folders: Folders
    run: Callable[[str], None]
    quiet_for: float = 3.0
    every: float = 900.0
    _watched: dict[str, _Watched] = field(default_factory=dict)

    def watch(self, stop: threading.Event) -> None:
        """Watch until `stop` is set."""
        while not stop.is_set():
            self._settle(stop)
            try:
                self._follow(stop)
            except WatchfilesRustInternalError:  # folders that came and went under its hands
                stop.wait(_LOOK_EVERY)
            else:
                return

    def _follow(self, stop: threading.Event) -> None:
        told = watch(
            *self._roots(),
            watch_filter=self._counts,
            stop_event=stop,
            rust_timeout=int(self.every * 1000),
            yield_on_timeout=True,
            raise_interrupt=False,
            ignore_permission_denied=True,
        )
        for _ in told:
            self._settle(stop)

    def look(self, now: float) -> tuple[str, ...]:
        """Look at what lies there, and give the workshops that changed and have been quiet long enough.

        Args:
            now: Seconds of a clock that only goes forward.
        """
        shared = frozenset(_signatures(self.folders.categories))
        ready = []
        try:
            names = set(list_workshops(self.folders.inputs))
        except UsageError:  # a drive that is away for a while
            return ()
        for name in self._watched.keys() - names:
            del self._watched[name]
        for name in sorted(names):
            lies_there = self._lies_there(name, shared)
            known = self._watched.get(name)
            if known is None:
                known = self._watched[name] = _Watched(lies_there, now)
            elif lies_there != known.seen:
                known.seen, known.since = lies_there, now
            if known.seen != known.handled and now - known.since >= self.quiet_for:
                ready.append(name)
        return tuple(ready)

    def handle(self, name: str) -> None:
        """Run a workshop, unless what is published is what a run would make; a new one gets its settings first."""
        known = self._watched[name]
        if self._is_new(name) and settle_new(self.folders.inputs / name):
            known.seen = self._lies_there(name)
        known.handled = known.seen
        if _needs_run(name, self.folders):
            self.run(name)

    def _settle(self, stop: threading.Event) -> None:
        """Run what changed, until all that lies there is handled."""
        while not stop.is_set():
            ready = self.look(time.monotonic())
            for name in ready:
                self.handle(name)
            if ready:  # meanwhile something may have come, and until `watch` begins nothing tells of it
                continue
            if all(known.seen == known.handled for known in self._watched.values()):
                return
            stop.wait(_LOOK_EVERY)

    def _is_new(self, name: str) -> bool:
        """Tell whether no run has ever told of a workshop, nor made anything of it."""
        return not (self.folders.outputs / name).exists() and read_status(self.folders.outputs, name) is None

    def _lies_there(self, name: str, shared: _Signature | None = None) -> _Signature:
        schemes = frozenset(_signatures(self.folders.categories)) if shared is None else shared
        return schemes | frozenset(self._own(name))

    def _own(self, name: str) -> Iterator[tuple[str, int, int]]:
        yield from _signatures(self.folders.inputs / name)
        workbook = self.folders.outputs / name / WORKBOOK
        yield from _signatures(workbook)
        if is_open(workbook):  # it may be written anew when it is closed
            yield str(workbook), 0, 0

    def _roots(self) -> tuple[Path, ...]:
        self.folders.outputs.mkdir(parents=True, exist_ok=True)  # else the review workbooks are not seen
        schemes = self.folders.categories
        return self.folders.inputs, schemes.parent if schemes.is_file() else schemes, self.folders.outputs

    def _counts(self, _change: Change, path: str) -> bool:
        """Tell whether a change may matter: what the program itself writes mostly does not."""
        changed = Path(path)
        if changed.resolve().is_relative_to(self.folders.outputs.resolve()):
            return WORKBOOK in changed.name  # and what tells that it is open
        return not changed.name.startswith(("~$", "."))


def _needs_run(name: str, folders: Folders) -> bool:
    try:
        return not is_unchanged(name, folders, while_open=True)
    except AwaitingApprovalError:  # a person is asked already
        return False
    except Exception:  # running it tells what is wrong
        return True


def _signatures(path: Path) -> Iterator[tuple[str, int, int]]:
    """Give what lies at and below a path; what vanishes meanwhile is not there."""
    if path.is_dir():
        for folder, _, files in os.walk(path):
            for file in files:
                if not file.startswith(("~$", ".")):
                    yield from _signature(Path(folder, file))
    else:
        yield from _signature(path)


def _signature(path: Path) -> Iterator[tuple[str, int, int]]:
    try:
        found = path.stat()
    except OSError:
        return
    yield str(path), found.st_size, found.st_mtime_ns
