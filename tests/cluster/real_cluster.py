"""A Dask cluster as an operator starts it: a scheduler and two workers, processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.cluster.library import distributed

_ADDRESS = "scheduler.json"
_PATIENCE = 120  # seconds


@dataclass(frozen=True)
class RealCluster:
    """Its processes; all that they say and write stands in `folder`, and a folder of Prefect's would, too."""

    folder: Path
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]
    started: list[subprocess.Popen[bytes]]

    def done(self) -> set[str]:
        """Name the kinds of tasks that it was given."""
        with distributed.Client(self.address, set_as_default=False) as client:
            kinds: set[str] = client.run_on_scheduler(kinds_of_tasks)
        return kinds

    def on_workers(self, function: Callable[[], Any]) -> list[Any]:
        with distributed.Client(self.address, set_as_default=False) as client:
            return list(client.run(function).values())

    def start_worker(self, name: str) -> subprocess.Popen[bytes]:
        """Start one more, and wait until it is there."""
        with distributed.Client(self.address, set_as_default=False) as client:
            there = len(client.scheduler_info(n_workers=-1)["workers"])
            self.started.append(_start_worker(self.folder, name))
            client.wait_for_workers(there + 1, timeout=_PATIENCE)
        return self.started[-1]


def kinds_of_tasks(dask_scheduler: Any) -> set[str]:
    return {*dask_scheduler.task_prefixes}


@contextmanager
def real_cluster(folder: Path, count: int = 2) -> Iterator[RealCluster]:
    (folder / "temporary").mkdir(parents=True)
    told = folder / _ADDRESS
    started = [_start(folder, "scheduler", "scheduler", "--port", "0")]
    try:
        workers = [_start_worker(folder, f"worker-{number}") for number in range(count)]
        started += workers
        while not told.exists():
            assert started[0].poll() is None, (folder / "scheduler.log").read_text(errors="replace")
            time.sleep(0.1)
        with distributed.Client(scheduler_file=str(told), set_as_default=False) as client:
            client.wait_for_workers(count, timeout=_PATIENCE)
            address = client.scheduler.address
        yield RealCluster(folder, address, started[0], workers, started)
    finally:
        for process in started:
            process.kill()
            process.wait()


def _start_worker(folder: Path, name: str) -> subprocess.Popen[bytes]:
    options = ("--no-nanny", "--nthreads", "1", "--local-directory", str(folder / name))
    return _start(folder, name, "worker", *options)


def _start(folder: Path, name: str, *arguments: str) -> subprocess.Popen[bytes]:
    env = {key: value for key, value in os.environ.items() if key != "PREFECT_API_URL"} | {
        "DASK_DISTRIBUTED__WORKER__MEMORY__TARGET": "False",
        "DASK_DISTRIBUTED__WORKER__MEMORY__SPILL": "False",
        "TMPDIR": str(folder / "temporary"),
        "PREFECT_HOME": str(folder / "prefect"),
    }
    everywhere = ("--host", "127.0.0.1", "--scheduler-file", str(folder / _ADDRESS), "--no-dashboard")
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            (sys.executable, "-m", "dask", *arguments, *everywhere),
            cwd=folder,
            env=env,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
