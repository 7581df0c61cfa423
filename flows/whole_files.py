"""Writes files that others read meanwhile: each stands there whole, as before or as after, never in part."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def replace_whole(path: Path, content: bytes) -> None:
    """Put a file in the place of another in one step, safe on disk; its folder is made where it is missing.

    Raises:
        OSError: It can't be written; what stood there still does.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    try:
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
