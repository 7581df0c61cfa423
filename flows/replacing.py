"""Puts a file in the place of another in one step, so that nobody ever reads half of it."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

_HELD = frozenset({5, 32, 33})  # what Windows says of a file that another program holds for the moment
_WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 0.9)  # seconds; 2.5 in all


def replace_file(path: Path, content: bytes, may_go: Callable[[], bool] = lambda: True) -> bool:
    """Write a file under a hidden name beside, and let it take the place of the one that is there.

    Args:
        path: The file; its folder is there.
        content: What it is to hold.
        may_go: Asked when the new file is safe on disk, right before it takes the old one's place.

    Returns:
        Whether the old one might go.

    Raises:
        OSError: It can't be written; the old one stands.
    """
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        write_safely(new, content)
        if path.exists():
            shutil.copymode(path, new)
        if not may_go():
            return False
        swap(new, path)
    finally:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
    return True


def replace_unchanged(path: Path, content: bytes, before: bytes) -> bool:
    """Replace a file that still holds what was read from it; see `replace_file`.

    Args:
        path: The file.
        content: What it is to hold.
        before: What was read from it; empty where there was none.
    """
    return replace_file(path, content, lambda: (path.read_bytes() if path.exists() else b"") == before)


def write_safely(path: Path, content: bytes) -> None:
    """Write a file so that it outlives a loss of power."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def swap(new: Path, path: Path) -> None:
    """Let a file take another's place, and wait a little where Windows says that it is held.

    A virus scanner and a synced folder hold a file for a moment, Word and Excel for as long as it is open.

    Raises:
        OSError: It is held still.
    """
    _patiently(lambda: new.replace(path))


def remove(path: Path) -> None:
    """Delete a file that may be gone already, as patiently as `swap`."""
    _patiently(lambda: path.unlink(missing_ok=True))


def _patiently(act: Callable[[], object]) -> None:
    for seconds in _WAITS:
        try:
            act()
        except OSError as exc:
            if getattr(exc, "winerror", None) not in _HELD:
                raise
            time.sleep(seconds)
        else:
            return
    act()
