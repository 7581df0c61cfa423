"""`workshop serve`, started and stopped as an office would, with all that it started in sight."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.test_watching import wait_for


@dataclass(frozen=True)
class Office:
    """A running `workshop serve`.

    Attributes:
        env: In which a command beside it finds it.
    """

    process: subprocess.Popen[bytes]
    log: Path
    home: Path
    env: dict[str, str]

    def told(self) -> str:
        said = self.log.read_text("utf-8")
        assert self.process.poll() is None, said
        return said

    def wait_until_told(self, *words: str) -> None:
        wait_for(lambda: all(each in self.told() for each in words))

    @property
    def url(self) -> str:
        return str(json.loads((self.home / "workshop-serve.json").read_bytes())["url"])

    def family(self) -> list[psutil.Process]:
        office = psutil.Process(self.process.pid)
        return [*office.children(recursive=True), office]

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(90)


@contextmanager
def office(project: Path, home: Path, *options: str, **env: str) -> Iterator[Office]:
    """Serve a project on a free port, with a folder of its own for Prefect, until the block ends."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    env = {**bare, "PREFECT_HOME": str(home), "PYTHONPATH": str(project), "PYTHONIOENCODING": "utf-8", **env}
    log = home.with_name("office.log")
    command = (sys.executable, "-u", "-m", "flows.cli", "serve", "--port", "0", *options)
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=project, env=env, stdout=out, stderr=subprocess.STDOUT)
    running = Office(process, log, home, env)
    try:
        yield running
    finally:
        if process.poll() is None:
            for each in running.family():
                each.kill()
        process.wait()


def alive(processes: list[psutil.Process]) -> list[str]:
    """Give what runs still; what waits for its parent to be told of its end does not run."""
    return [each.name() for each in processes if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]
