"""A program that is killed at its nth operation on files: it does nothing more, not even clear away."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

OPERATIONS = ("replace", "unlink", "mkdir", "rmdir", "fsync")


class Killed(BaseException):
    """No code catches it, as none runs after a kill."""


class Mortal:
    """Counts operations, and dies at one of them."""

    def __init__(self, at: int | None) -> None:
        self.at, self.done = at, 0

    def step(self) -> None:
        if self.at is not None and self.done >= self.at:
            raise Killed
        self.done += 1

    def mortal(self, operation: Callable[..., Any]) -> Callable[..., Any]:
        def stepping(*args: Any, **named: Any) -> Any:
            self.step()
            return operation(*args, **named)

        return stepping

    def write(self, path: Path, content: bytes) -> None:
        """Write in two steps, so that it may die with half of a file written."""
        self.step()
        path.write_bytes(content[: len(content) // 2])
        self.step()
        path.write_bytes(content)


@contextmanager
def killed_at(operation: int | None) -> Iterator[Mortal]:
    """Let the block die at an operation of its, counted from 0; None: it lives, and is counted."""
    mortal = Mortal(operation)
    with pytest.MonkeyPatch.context() as patch:
        for name in OPERATIONS:
            operation_of_os = (lambda _: None) if name == "fsync" else getattr(os, name)  # no power is lost here
            patch.setattr(os, name, mortal.mortal(operation_of_os))
        for module in ("flows.replacing", "flows.exchange"):
            patch.setattr(f"{module}.write_safely", mortal.write)
        yield mortal
