"""How long the command takes on the example workshop: `run` beside a trivial Prefect flow, and `check` alone.

    python tests/benchmarks/main_job.py [ROUNDS]

All are whole processes, run in turn, so that a busy machine slows all alike. First both flows start their own
server, in one warm Prefect home, and then use one that runs beside them. Wanted of a run is at most 1.5 s more than
the trivial flow, both ways.
"""

from __future__ import annotations

import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.prefect_address import answers

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


@contextmanager
def server(env: dict[str, str]) -> Iterator[dict[str, str]]:
    """Keep a server running, and give the environment in which it is used."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"
    line = (sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port))
    with subprocess.Popen(line, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            while not answers(url):
                time.sleep(0.3)
            yield {**env, "PREFECT_API_URL": url}
        finally:
            process.terminate()


def main() -> None:
    """Print medians and their difference."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PREFECT_HOME": folder,
            "DO_NOT_TRACK": "1",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_LOGGING_LEVEL": "CRITICAL",
            "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        }
        timed(sys.executable, "-c", TRIVIAL, env=env)  # makes the database
        report("each with a server of its own", Path(folder) / "outputs", rounds, env)
        with server(env) as beside:
            report("beside a server", Path(folder) / "outputs", rounds, beside)


def report(where: str, outputs: Path, rounds: int, env: dict[str, str]) -> None:
    """Measure by turns, and print it."""
    workshop = (sys.executable, "-m", "flows.cli")
    folder = ("--outputs", str(outputs))
    commands = {
        "trivial flow": (sys.executable, "-c", TRIVIAL),
        "workshop run --force": (*workshop, "run", "lgbt-beskaeftigelse", "--force", *folder),
        "workshop run, unchanged": (*workshop, "run", "lgbt-beskaeftigelse", *folder),
        "workshop check": (*workshop, "check", "lgbt-beskaeftigelse"),
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(timed(*command, env=env))
    print(f"{where}, median of {rounds} rounds      wall s   processor s")
    for name, times in taken.items():
        print(f"{name:<26} {median(times, 0):8.2f} {median(times, 1):10.2f}")
    for name in ("workshop run --force", "workshop run, unchanged"):
        more = [run[0] - trivial[0] for run, trivial in zip(taken[name], taken["trivial flow"], strict=True)]
        busy = min(run[1] for run in taken[name]) - min(run[1] for run in taken["trivial flow"])
        told = f"{statistics.median(more):+.2f} s against the trivial flow, round by round"
        print(f"{name}: {told}; {busy:+.2f} s of the processor, least against least")


def median(times: list[tuple[float, float]], which: int) -> float:
    """Give the median of the wall (0) or processor (1) seconds."""
    return statistics.median(time[which] for time in times)


if __name__ == "__main__":
    main()
