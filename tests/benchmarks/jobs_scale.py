"""Whether several changed workshops are done sooner side by side: `workshop run --jobs 2` against `--jobs 1`.

    python tests/benchmarks/jobs_scale.py [WORKSHOPS] [NOTES] [ROUNDS]

WORKSHOPS (8) of NOTES (100) each are run from nothing, as whole processes that start their own server, by turns; so
are as many jobs as there are processors, where those are more than two. Wall seconds, the least of ROUNDS (3): what
else runs on the machine takes processors from `--jobs 2` first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from flows.worker_process import processors

ROOT = Path(__file__).parent.parent.parent
WORDS = ("kantinen", "ledelsen", "arbejdsmiljøet", "kurser", "kolleger", "sproget", "vagterne", "pauserne", "løn")


def make(place: Path, workshops: int, notes: int) -> None:
    """Lay down the inputs."""
    for number in range(workshops):
        folder = place / "inputs" / f"workshop-{number:02}"
        folder.mkdir(parents=True)
        (folder / "workshop.yaml").write_text("categories: lgbt-beskaeftigelse\n", encoding="utf-8")
        lines = [f"{WORDS[n % 9]} skal være bedre for {WORDS[n // 9 % 9]} i gruppe {n}" for n in range(notes)]
        (folder / "noter.csv").write_text("\n".join(["Input", *lines]) + "\n", encoding="utf-8")


def timed(place: Path, home: Path, jobs: int) -> float:
    """Run all from nothing, and give the seconds of it."""
    shutil.rmtree(place / "outputs", ignore_errors=True)
    for memory in place.glob("inputs/*/.beslutninger.json"):
        memory.unlink()
    line = (sys.executable, "-m", "flows.cli", "run", "--jobs", str(jobs), "--categories", str(ROOT / "categories"))
    env = {**os.environ, "PREFECT_HOME": str(home), "PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    subprocess.run(line, cwd=place, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    """Print the ratios."""
    workshops, notes, rounds = (int(given) for given in (*sys.argv[1:], *("8", "100", "3")[len(sys.argv) - 1 :]))
    ways = [1, 2, *([processors()] if processors() > 2 else [])]
    with tempfile.TemporaryDirectory() as folder:
        place, home = Path(folder) / "project", Path(folder) / "prefect"
        make(place, workshops, notes)
        timed(place, home, 1)  # makes the database
        taken: dict[int, list[float]] = {jobs: [] for jobs in ways}
        for _ in range(rounds):
            for jobs in ways:
                taken[jobs].append(timed(place, home, jobs))
    least = {jobs: min(times) for jobs, times in taken.items()}
    for jobs in ways:
        print(
            f"--jobs {jobs}: {workshops} workshops in {least[jobs]:.1f} s, {least[jobs] / least[1]:.2f} of --jobs 1"
        )


if __name__ == "__main__":
    main()
