"""Where the server of `workshop serve` is, kept beside its database, so that a command beside it finds it."""

from __future__ import annotations

import contextlib
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from pydantic import BaseModel, ConfigDict, ValidationError

from flows.replacing import replace_file

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_FILE = "workshop-serve.json"
_PATIENCE = 2.0  # seconds for an answer that a server gives in milliseconds


class _Running(BaseModel):
    """A process; when it was created tells it from a later one that got its number."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pid: int
    created: float

    @classmethod
    def of(cls, process: psutil.Process) -> _Running:
        return cls(pid=process.pid, created=process.create_time())

    def find(self) -> psutil.Process | None:
        """Give the process while it runs."""
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(self.pid)
            if process.create_time() == self.created:
                return process
        return None


class _Address(BaseModel):
    """The address, empty while the server ends; the process that keeps it running, and what that has started."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    keeper: _Running
    started: tuple[_Running, ...]


def keep_address(home: Path, url: str, started: Iterable[psutil.Process]) -> None:
    """Tell other commands with the same `PREFECT_HOME` of a server that this process keeps running.

    Args:
        home: That folder.
        url: Of the server's API; empty while it ends, so that nobody begins to use it.
        started: What this process has started for it.

    Raises:
        OSError: It can't be written.
    """
    running: list[_Running] = []
    for process in started:
        with contextlib.suppress(psutil.Error):  # it has just ended
            running.append(_Running.of(process))
    kept = _Address(url=url, keeper=_Running.of(psutil.Process()), started=tuple(running))
    replace_file(home / _FILE, kept.model_dump_json().encode())


def forget_address(home: Path) -> None:
    """Tell them no more of a server that this process kept running."""
    kept = _read(home)
    if kept and kept.keeper == _Running.of(psutil.Process()):
        with contextlib.suppress(OSError):
            (home / _FILE).unlink(missing_ok=True)


def find_kept(home: Path) -> str | None:
    """Give the address that a living process keeps, whether or not its server answers; none where there is none."""
    kept = _read(home)
    return kept.url if kept and kept.keeper.find() else None


def find_served(home: Path) -> str:
    """Give the address of a server that is kept running and answers; empty where there is none."""
    url = find_kept(home)
    return url if url and answers(url) else ""


def find_left_over(home: Path) -> list[psutil.Process]:
    """Give what runs still though the process that kept it running was killed."""
    kept = _read(home)
    if kept is None or kept.keeper.find():
        return []
    return [process for each in kept.started if (process := each.find())]


def answers(url: str) -> bool:
    """Tell whether a server of Prefect's answers at an address; no proxy is asked for one on this machine."""
    with contextlib.suppress(OSError, ValueError):
        direct = [urllib.request.ProxyHandler({})] if urlsplit(url).hostname in LOOPBACK else []
        with urllib.request.build_opener(*direct).open(f"{url}/health", timeout=_PATIENCE) as answer:
            said: bytes = answer.read(10)
            return said.strip() == b"true"
    return False


def _read(home: Path) -> _Address | None:
    try:
        return _Address.model_validate_json((home / _FILE).read_bytes())
    except (OSError, ValidationError):
        return None
