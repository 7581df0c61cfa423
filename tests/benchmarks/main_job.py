"""How long the command takes on the example workshop: `run` beside a trivial Prefect flow, and `check` alone.

    python tests/benchmarks/main_job.py [ROUNDS]

All are whole processes, run in turn, so that a busy machine slows all alike. Both flows start their own server and
use one warm Prefect home.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TRIVIAL = """
from prefect import flow, task

@task
def add(a, b):
    return a + b

@flow
def hello():
    return add(1, 2)

hello()
"""


def timed(*command: str, env: dict[str, str]) -> tuple[float, float]:
    """Give the wall and processor seconds of a command, of this process' children alone."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print medians and their difference."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ,
            "PREFECT_HOME": folder,
            "DO_NOT_TRACK": "1",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_LOGGING_LEVEL": "CRITICAL",
        }
        workshop = (sys.executable, "-m", "flows.cli")
        outputs = ("--outputs", str(Path(folder) / "outputs"))
        commands = {
            "trivial flow": (sys.executable, "-c", TRIVIAL),
            "workshop run --force": (*workshop, "run", "lgbt-beskaeftigelse", "--force", *outputs),
            "workshop run, unchanged": (*workshop, "run", "lgbt-beskaeftigelse", *outputs),
            "workshop check": (*workshop, "check", "lgbt-beskaeftigelse"),
        }
        timed(*commands["trivial flow"], env=env)  # makes the database
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                taken[name].append(timed(*command, env=env))
    print(f"median of {rounds} rounds      wall s   processor s")
    for name, times in taken.items():
        print(f"{name:<26} {median(times, 0):8.2f} {median(times, 1):10.2f}")
    for name in ("workshop run --force", "workshop run, unchanged"):
        more = [run[0] - trivial[0] for run, trivial in zip(taken[name], taken["trivial flow"], strict=True)]
        print(f"{name}: {statistics.median(more):+.2f} s against the trivial flow, round by round")


def median(times: list[tuple[float, float]], which: int) -> float:
    """Give the median of the wall (0) or processor (1) seconds."""
    return statistics.median(time[which] for time in times)


if __name__ == "__main__":
    main()
