"""Runs that succeed, are held back, fail in each stage and are killed, with words planted in all that people write.

Afterwards everything that the runs left outside inputs, outputs and categories is searched for the words: Prefect's
database and storage, what was logged at DEBUG, temporary folders. Run as `python tests/benchmarks/canary_drill.py
[SEED]`; it prints each case with its end and the traces, and ends with 1 where there is any. The tests run a part.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import openpyxl

sys.path.insert(0, str(Path(__file__).parents[2]))

from flows.embedded_prefect import prepare_prefect
from flows.errors import RulesError
from tests.canary import Words, pickles, plant, plant_scheme, traces, words_of
from tests.prefect_homes import prefect_home, server_in

KEPT = ("inputs", "outputs", "categories")  # what people and the program write their texts into
MUTANTS = ("mutant chained", "mutant named")


@dataclass
class Drill:
    """One process' runs, all with one server of Prefect's.

    Attributes:
        steps: Those of a run that publishes, in their order.
        later: Those of a run that finds what people wrote in the review workbook and in a table that came back.
        ended: By case, how its run ended.
    """

    root: Path
    seed: int
    steps: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)
    ended: dict[str, str] = field(default_factory=dict)

    def words(self, case: str) -> Words:
        """Give what is planted: a mutant has words of its own, since they are to be found."""
        return words_of(self.seed + (1 + MUTANTS.index(case) if case in MUTANTS else 0))

    def run(self, case: str) -> None:
        """Make the workshop of a case, and run it as the case wants."""
        kind, _, step = case.partition(": ")
        name, words = f"kantinen-{len(self.ended) + 1}", self.words(case)
        notes = [f"Ring til {words['note']} på 20 30 40 50"] if kind == "held back" else []
        plant(self.root, name, words, *notes)
        if kind == "answered" or step in self.only_later:
            self._process(name)
            self._answer(name, words)
        with ExitStack() as stack:
            if kind in SPOILS:
                SPOILS[kind](self.root / "inputs" / name, words)
            elif kind == "scheme":
                plant_scheme(self.root, name, words, f", '{words['pattern']} ~ ++'")
            elif kind in ("bug", "error", *MUTANTS):
                stack.enter_context(failing(step or "categorise", _raise(words, expected=kind == "error")))
            if kind in MUTANTS:
                stack.enter_context(CHANGES[kind]())
            if kind == "killed":
                self.ended[case] = self._killed(name, step)
            elif kind == "hand-off":
                self.ended[case] = self._handed_off(name, words)
            else:
                with stepping({"published": self.steps, "answered": self.later}.get(kind, [])):
                    self.ended[case] = self._process(name)

    @property
    def only_later(self) -> list[str]:
        """The steps that a first run has not."""
        return [step for step in dict.fromkeys(self.later) if step not in self.steps]

    def _answer(self, name: str, words: Words) -> None:
        """Write into the review workbook, and let a table come back, as people do."""
        made = self.root / "outputs" / name
        back = self.root / "inputs" / name / f"{words['file']} svar.xlsx"
        table = made / "overdragelse" / "mad" / "opfoelgning.xlsx"
        for source, target, sheet, heading, place in (
            (made / "gennemgang.xlsx", made / "gennemgang.xlsx", "Input", "Bemærkning", "decision"),
            (table, back, "Opfølgning", "Svar", "answer"),
        ):
            book = openpyxl.load_workbook(source)
            column = next(cell.column for cell in book[sheet][1] if cell.value == heading)
            book[sheet].cell(2, column).value = words[place]
            book.save(target)

    def _process(self, name: str) -> str:
        from flows.process_workshop import process_workshop

        state = process_workshop(name, *(self.root / each for each in KEPT), return_state=True)
        return str(state.name)

    def _handed_off(self, name: str, words: Words) -> str:
        from flows.hand_off import hand_off

        self._process(name)
        with mock.patch("flows.hand_off.deliver", _raise(words, expected=False)):
            state = hand_off(name, *(self.root / each for each in KEPT), return_state=True)
        return str(state.name)

    def _killed(self, name: str, step: str) -> str:
        command = (sys.executable, __file__, "--root", str(self.root), "--kill", name, step)
        return f"signal {-subprocess.run(command, check=False).returncode}"


def _raise(words: Words, *, expected: bool) -> Callable[..., Any]:
    """Give what fails as a bug does, or as expected, with all that people wrote in what it says."""
    said = " ".join(words.values())

    def broken(*_args: Any, **_named: Any) -> Any:
        if expected:
            raise RulesError(said) from KeyError(said)
        raise ValueError(said) from KeyError(said)

    return broken


@contextmanager
def failing(step: str, broken: Callable[..., Any]) -> Iterator[None]:
    """Let a step do something else, inside of all that guards it."""
    from flows.process_workshop import _Tasks

    if step == "read":
        with mock.patch("flows.process_workshop.read_file", broken):
            yield
        return
    as_before = _Tasks.__call__

    def call(self: Any, name: str, function: Any, /, *args: Any, **named: Any) -> Any:
        return as_before(self, name, broken if name == step else function, *args, **named)

    with mock.patch.object(_Tasks, "__call__", call):
        yield


@contextmanager
def stepping(seen: list[str]) -> Iterator[None]:
    """Note the steps of a run."""
    from flows import process_workshop

    as_before = process_workshop._announce

    def announce(step: str) -> None:
        seen.append(step)
        as_before(step)

    with mock.patch.object(process_workshop, "_announce", announce):
        yield


def _unreadable(folder: Path, words: Words) -> None:
    (path,) = folder.glob("*.xlsx")
    path.write_bytes(b"PK\x03\x04 " + words["note"].encode())


def _write(file: str, key: str, place: str) -> Callable[[Path, Words], None]:
    def spoil(folder: Path, words: Words) -> None:
        (folder / file).write_text(f"{key.format(**words)}: {words[place]}\n", encoding="utf-8")

    return spoil


SPOILS: dict[str, Callable[[Path, Words], None]] = {
    "unreadable": _unreadable,
    "settings key": _write("workshop.yaml", "{key}", "title"),
    "settings value": _write("workshop.yaml", "date", "title"),
    "decisions key": _write("decisions.yaml", "{key}", "decision"),
    "decisions value": _write("decisions.yaml", "themes", "decision"),
    "follow-up value": _write("follow_up.yaml", "replies", "answer"),
}
FEW = ("published", "answered", "held back", *SPOILS, "scheme", "hand-off")


@contextmanager
def _chained() -> Iterator[None]:
    """Let what was raised first stand behind what is told instead of it."""
    import inspect

    from flows import errors, process_workshop

    written = inspect.getsource(errors.telling_no_text)
    changed = written.replace(" from None", "")
    assert changed != written
    names = dict(vars(errors))
    exec(changed, names)
    with mock.patch.object(process_workshop, "telling_no_text", names["telling_no_text"]):
        yield


@contextmanager
def _named() -> Iterator[None]:
    """Let a file be known to Prefect by its name."""
    from flows import process_workshop

    named = process_workshop.read_input.with_options(task_run_name="read {path}")
    with mock.patch.object(process_workshop, "read_input", named):
        yield


CHANGES = dict(zip(MUTANTS, (_chained, _named), strict=True))


def list_cases(drill: Drill, kinds: Sequence[str]) -> Iterator[str]:
    """Give the cases in their order; those that fail in each stage when a run has told which there are."""
    yield from FEW
    for kind in kinds:
        if kind in ("bug", "error"):
            yield from (f"{kind}: {step}" for step in dict.fromkeys((*drill.steps, *drill.only_later)))
        elif kind == "killed":
            yield from (f"killed: {step}" for step in ("read", "categorise", "publish"))
        else:
            yield kind


def drill(root: Path, seed: int, kinds: Sequence[str]) -> Drill:
    """Run all cases in this process."""
    prepare_prefect(verbose=True)
    made = Drill(root, seed)
    for case in list_cases(made, kinds):
        begun = time.monotonic()
        made.run(case)
        print(f"{case}: {made.ended[case]} ({time.monotonic() - begun:.1f} s)", flush=True)
    return made


def kill_in(root: Path, name: str, step: str) -> None:
    """Run a workshop until a step, and be killed there."""
    prepare_prefect(verbose=True)

    def die(*_args: Any, **_named: Any) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with failing(step, die):
        Drill(root, 0)._process(name)


def search(root: Path, seed: int) -> dict[str, list[str]]:
    """Search what was left: for the planted words, for those of each mutant, and for pickles."""
    spared = [root / each for each in KEPT]
    found = {
        name: traces(words_of(seed + place), [root], spared) for place, name in enumerate(("planted", *MUTANTS))
    }
    return {**found, "pickles": pickles(root / "prefect")}


def start(root: Path, seed: int, kinds: Sequence[str]) -> dict[str, Any]:
    """Run the drill in a process of its own, whose folders are all below `root`, and search what it left."""
    for name in ("home", "tmp", "logs"):
        (root / name).mkdir(parents=True)
    own = {"HOME": str(root / "home"), "TMPDIR": str(root / "tmp")}
    own |= dict.fromkeys(("PREFECT_LOGGING_LEVEL", "PREFECT_SERVER_LOGGING_LEVEL"), "DEBUG")
    command = (sys.executable, __file__, "--root", str(root), "--seed", str(seed), "--kinds", *kinds)
    with (
        (root / "logs" / "console.log").open("wb") as console,
        server_in(prefect_home(root / "prefect"), **own) as served,
    ):
        environment = {**os.environ, **own, **served}
        subprocess.run(command, env=environment, cwd=root, stdout=console, stderr=subprocess.STDOUT, check=True)
    ended: dict[str, str] = json.loads((root / "outputs" / "ended.json").read_text(encoding="utf-8"))
    return {"ended": ended, **search(root, seed)}


def main() -> int:
    """Run the whole drill, or a part of it in the process that `start` began."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--root", type=Path)
    parser.add_argument("--kill", nargs=2)
    parser.add_argument("--kinds", nargs="*", default=["bug", "error", "killed", *MUTANTS])
    asked = parser.parse_args()
    if asked.kill:
        kill_in(asked.root, *asked.kill)
    elif asked.root:
        made = drill(asked.root, asked.seed, asked.kinds)
        (asked.root / "outputs" / "ended.json").write_text(json.dumps(made.ended), encoding="utf-8")
    else:
        with tempfile.TemporaryDirectory() as folder:
            told = start(Path(folder) / "drill", asked.seed, asked.kinds)
        for case, ended in told.pop("ended").items():
            print(f"{case:<40}{ended}")
        for name, found in told.items():
            print(f"{name}: {len(found)} traces", *found[:20], sep="\n  ")
        return int(bool(told["planted"] or told["pickles"]) or not all(told[mutant] for mutant in MUTANTS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
