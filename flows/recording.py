"""Keeps what a process says, so that another one can say it as a whole."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """Some text, and whether it was said of an error or of progress (`stderr`)."""

    text: str
    err: bool


class Recorder:
    """Stands in for the process' own two streams."""

    def __init__(self) -> None:
        self._said: list[Said] = []
        self._streams = _Stream(self._said, err=False), _Stream(self._said, err=True)

    def install(self) -> None:
        """Take the streams' place, for as long as the process lives: a logger holds on to what it once got."""
        sys.stdout, sys.stderr = self._streams

    def take(self) -> Sequence[Said]:
        """Give what was said since this was asked last, what belongs together as one."""
        taken: list[Said] = []
        there = self._said[:]  # what another thread says from here on is given next time
        del self._said[: len(there)]
        for said in there:
            if taken and taken[-1].err == said.err:
                taken[-1] = Said(taken[-1].text + said.text, said.err)
            else:
                taken.append(said)
        return taken


class _Stream(io.TextIOBase):
    def __init__(self, said: list[Said], *, err: bool) -> None:
        self._said = said
        self._err = err

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError("a stream of text")  # that is how click tells one from a stream of bytes
        self._said.append(Said(text, self._err))
        return len(text)
