"""What it costs to find that nothing has changed: many workshops in one process, and the command as a whole.

    python tests/benchmarks/poll_scale.py [WORKSHOPS] [ROUNDS]

First, in this process and without Prefect, deciding about all WORKSHOPS (200) against reading the bytes of their
files; wanted is at most 10 times that. Then whole processes on the example workshop, `run` and `check` by turns:
with nothing to do, and for each failure told before a run; wanted is at most 1.5 times `check`. Processor
seconds, the least of ROUNDS (5), so that a busy machine changes little.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flows.seen import digest_schemes
from flows.unchanged import is_unchanged
from flows.workshop import Folders, find_workshops

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = "lgbt-beskaeftigelse"
MAKE = "import sys; from tests.benchmarks.poll_scale import make; make(sys.argv[1], int(sys.argv[2]))"
ONCE_ONLY = ".udgaver"  # old editions: nobody reads them to decide


def make(place: str, workshops: int) -> None:
    """Publish workshops of three small files each; in a process of its own, for it imports Prefect."""
    from tests.without_server import publish_workshop

    folders = folders_in(Path(place))
    for number in range(workshops):
        name = f"workshop-{number:03}"
        (folders.inputs / name).mkdir(parents=True)
        (folders.inputs / name / "workshop.yaml").write_text(f"categories: {EXAMPLE}\n", encoding="utf-8")
        for table in range(3):
            notes = "".join(f"Flere bænke og mere lys, sagde bord {table}, gang {line}\n" for line in range(10))
            (folders.inputs / name / f"bord-{table}.csv").write_text(f"Input\n{notes}", encoding="utf-8")
        publish_workshop(name, folders)


def folders_in(place: Path) -> Folders:
    """Give the folders of a benchmark; the schemes are the project's."""
    return Folders(place / "inputs", place / "outputs", ROOT / "categories")


def poll(folders: Folders) -> None:
    """Decide about every workshop."""
    schemes = digest_schemes(folders.categories)
    for name in find_workshops(folders.inputs):
        if not is_unchanged(name, folders, schemes=schemes):
            raise AssertionError(name)


def read_all(folders: Folders) -> None:
    """Read the bytes of every file that is decided by."""
    for base in (folders.inputs, folders.outputs, folders.categories):
        for path in base.rglob("*"):
            if path.is_file() and ONCE_ONLY not in path.parts:
                path.read_bytes()


def least(rounds: int, *acts: Callable[[], object]) -> list[float]:
    """Give the least processor seconds of each, children's included, done by turns."""
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(rounds):
        for act, times in zip(acts, taken, strict=True):
            before = os.times()
            act()
            after = os.times()
            times.append(sum(after[:4]) - sum(before[:4]))
    return [min(times) for times in taken]


def command(place: Path, name: str) -> Callable[[], object]:
    """Give what runs `workshop NAME` on the example workshop."""
    line = (sys.executable, "-m", "flows.cli", name, EXAMPLE)
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return lambda: subprocess.run(line, cwd=place, env=env, check=False, capture_output=True)


def spoil_settings(place: Path) -> None:
    """Put a key into workshop.yaml that is none."""
    (place / "inputs" / EXAMPLE / "workshop.yaml").write_text("titel: x\n", encoding="utf-8")


def spoil_scheme(place: Path) -> None:
    """Let no scheme be readable."""
    for scheme in (place / "categories").glob("*.yaml"):
        scheme.write_text("themes: [\n", encoding="utf-8")


def take_inputs(place: Path) -> None:
    """Leave the settings and no file of notes."""
    for path in (place / "inputs" / EXAMPLE).iterdir():
        if path.name != "workshop.yaml":
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def main() -> None:
    """Print the ratios."""
    workshops = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        subprocess.run((sys.executable, "-c", MAKE, folder, str(workshops)), cwd=ROOT, check=True)
        folders = folders_in(place)
        began = time.process_time()
        poll(folders)
        first = time.process_time() - began
        decided, read = least(rounds, lambda: poll(folders), lambda: read_all(folders))
        print(f"{workshops} workshops: first poll after a run {first:.2f} s; then {decided:.3f} s")
        print(f"  {decided / read:.1f} times the time of reading their bytes ({read:.3f} s); wanted: at most 10")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "project"
        for part in ("inputs", "categories"):
            shutil.copytree(ROOT / part, place / part)
        code = "from tests.without_server import publish_workshop as p; from flows.workshop import Folders as F; "
        subprocess.run(
            (sys.executable, "-c", f"{code}p({EXAMPLE!r}, F())"),
            cwd=place,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=True,
        )
        report("nothing to do", place, rounds)
        for spoil in (spoil_settings, spoil_scheme, take_inputs):
            spoiled = Path(folder) / spoil.__name__
            shutil.copytree(place, spoiled)
            spoil(spoiled)
            report(spoil.__name__.replace("_", " "), spoiled, rounds)


def report(what: str, place: Path, rounds: int) -> None:
    """Print what `run` takes against `check`."""
    command(place, "run")()  # what is unchanged is noted
    run, check = least(rounds, command(place, "run"), command(place, "check"))
    print(f"run, {what}: {run:.2f} s, {run / check:.2f} times check ({check:.2f} s); wanted: at most 1.5")


if __name__ == "__main__":
    main()
