"""Puts a file in the place of another in one step, so that nobody ever reads half of it."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path


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
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, new)
        if not may_go():
            return False
        new.replace(path)
    finally:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
    return True
