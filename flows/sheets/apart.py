"""Reads a workbook in a process of its own, where a library that aborts, hangs or unfolds takes nobody along.

python-calamine is compiled code: a damaged .xls or .xlsb can abort the whole process, panic, walk in circles or
ask for all memory, and none of it can be caught inside. So the file goes to a fresh Python (the same one, by `-m`,
which works on every system and below any parent), and what comes back is data.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import psutil

import flows
from flows.errors import InputError
from flows.sheets.book import Book
from flows.sheets.carried import unpack
from flows.sheets.limits import refuse_damaged

_MODULE = "flows.sheets.reader_process"
# Python itself takes 30 MB; the largest sheet that frames.py lets pass (5 million places) 320 MB in calamine.
# Beside that a workbook has what its bytes become: a cell of 20 bytes is a tuple of about 300, and its text.
_BASE_MEMORY = 500_000_000
_MEMORY_A_BYTE = 30
_MOST_MEMORY = 4_000_000_000
# A megabyte of .xls is read in about 0.3 s. Time on the processor, so that a busy machine fails no good file; a
# process that only waits is ended by the clock.
_BASE_SECONDS = 8.0
_SECONDS_A_MEGABYTE = 1.0
_WAITING = 4
_LOOKS_EVERY = 0.02


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one file's process may take: seconds on the processor, and bytes of memory."""

    seconds: float
    memory: int

    @staticmethod
    def of(raw: bytes) -> Allowance:
        """Allow in proportion to what the file unpacks to."""
        size = len(raw)
        if raw.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                size = sum(part.file_size for part in archive.infolist())
        memory = min(_BASE_MEMORY + _MEMORY_A_BYTE * size, _MOST_MEMORY)
        return Allowance(_BASE_SECONDS + _SECONDS_A_MEGABYTE * size / 1_000_000, memory)


def read_apart(
    raw: bytes, name: str, kind: Literal["xls", "xlsb"], allowance: Allowance | None = None, module: str = _MODULE
) -> Book:
    """Read a workbook in another process.

    Args:
        raw: The file.
        name: How messages call it.
        kind: What it is.
        allowance: Of time and memory; in proportion to the file where none is given.
        module: What the process runs.

    Raises:
        InputError: It can't be read, or its process aborted, or took more time or memory than allowed.
    """
    question = json.dumps({"name": name, "kind": kind}).encode("ascii") + b"\n" + raw
    with _start(module) as process:
        watch = _Watch(process, allowance or Allowance.of(raw))
        try:
            answer, _ = process.communicate(question)
        finally:
            watch.end()
    if watch.exceeded:
        raise InputError(
            f"{name}: filen kan ikke læses; den ville tage mere {watch.exceeded}, end en fil af den størrelse bør. "
            "Åbn den i Excel, gem den som .xlsx, og kør igen."
        )
    if process.returncode:
        refuse_damaged(name)
    carried = json.loads(answer)
    if "error" in carried:
        raise InputError(carried["error"])
    return unpack(carried)


def _start(module: str) -> subprocess.Popen[bytes]:
    root = str(Path(flows.__file__).resolve().parents[1])
    path = [root, *(str(Path(place).resolve()) for place in sys.path if place)]
    return subprocess.Popen(  # noqa: S603 - this Python, and a module of ours
        [sys.executable, "-P", "-S", "-m", module],  # the path is given, so it need not be found again
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # Rust's last words
        env={**os.environ, "PYTHONPATH": os.pathsep.join(dict.fromkeys(path))},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


class _Watch:
    """Ends a process that takes more than it may.

    Attributes:
        exceeded: "tid" or "hukommelse", once that was so.
    """

    def __init__(self, process: subprocess.Popen[bytes], allowance: Allowance) -> None:
        self.exceeded = ""
        self._process = process
        self._allowance = allowance
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stop watching; a process that still runs, as when the program is interrupted, is ended."""
        self._done.set()
        self._thread.join()
        if self._process.poll() is None:
            self._process.kill()

    def _look(self) -> None:
        begun = time.monotonic()
        try:
            process = psutil.Process(self._process.pid)
            while not self._done.wait(_LOOKS_EVERY):
                used, memory = _use_of(process)
                waited = time.monotonic() - begun
                if memory > self._allowance.memory:
                    self.exceeded = "hukommelse"
                elif used > self._allowance.seconds or waited > _WAITING * self._allowance.seconds:
                    self.exceeded = "tid"
                if self.exceeded:
                    process.kill()
                    return
        except psutil.NoSuchProcess:  # it has ended by itself
            return


def _use_of(process: psutil.Process) -> tuple[float, int]:
    """Give a process's seconds on the processor and bytes of memory; nothing where the system keeps them secret."""
    try:
        with process.oneshot():
            times = process.cpu_times()
            return times.user + times.system, process.memory_info().rss
    except psutil.AccessDenied:
        return 0.0, 0
