"""Where the server of `workshop serve` is, kept beside its database, so that a command beside it finds it."""

from __future__ import annotations

import contextlib
import os
import urllib.error
import urllib.request
from pathlib import Path

import psutil
from pydantic import BaseModel, ConfigDict, ValidationError

from flows.replacing import replace_file

_FILE = "workshop-serve.json"
_PATIENCE = 2.0  # seconds for an answer that a server gives in milliseconds


class _Address(BaseModel):
    """The address, and the process that keeps the server running."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    pid: int


def keep_address(home: Path, url: str) -> None:
    """Tell other commands with the same `PREFECT_HOME` of a server that this process keeps running.

    Raises:
        OSError: It can't be written.
    """
    replace_file(home / _FILE, _Address(url=url, pid=os.getpid()).model_dump_json().encode())


def forget_address(home: Path) -> None:
    """Tell them no more."""
    with contextlib.suppress(OSError):
        (home / _FILE).unlink(missing_ok=True)


def find_served(home: Path) -> str:
    """Give the address of a server that is kept running and answers; empty where there is none."""
    try:
        kept = _Address.model_validate_json((home / _FILE).read_bytes())
    except (OSError, ValidationError):
        return ""
    return kept.url if psutil.pid_exists(kept.pid) and answers(kept.url) else ""


def answers(url: str) -> bool:
    """Tell whether a server of Prefect's answers at an address; no proxy is asked for it."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"{url}/health", timeout=_PATIENCE) as answer:
            said: bytes = answer.read(10)
            return said.strip() == b"true"
    except (OSError, ValueError):
        return False
