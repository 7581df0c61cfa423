"""What `--task-runner` asks for: who reads the files, and matches and groups the notes."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

from flows.errors import UsageError

_DASK = "dask"


@dataclass(frozen=True)
class TaskRunner:
    """A Dask cluster: the one at `address`, or where that is empty, one of the run's own."""

    address: str


def parse_task_runner(written: str) -> TaskRunner | None:
    """Read `dask` or `dask=ADDRESS`; nothing written asks for no cluster.

    Raises:
        UsageError: It is neither, or Dask is not installed.
    """
    if not written:
        return None
    kind, given, address = written.partition("=")
    if kind != _DASK or bool(given) != bool(address.strip()):
        raise UsageError(
            f"--task-runner {written}: det kendes ikke. Skriv dask (en klynge på denne maskine) "
            "eller dask=ADRESSE (en, der kører, fx dask=tcp://10.0.0.5:8786)."
        )
    if find_spec("distributed") is None:
        raise UsageError(
            "--task-runner dask: Dask er ikke installeret her. Kør fra programmets mappe: "
            "python -m pip install -c constraints.txt -e '.[dask]'"
        )
    return TaskRunner(address.strip())
