"""Kills runs, and starts two at once, on a workshop whose inputs really change each time.

    .venv/bin/python tests/benchmarks/fault_drill.py [SEED [KILLS [PAIRS]]]

Three quarters of the kills are spread evenly over a run, the others strike once it puts files in their place. After
a kill a reader opens every document that stands there; then half of the workshops are healed by a run that is
rejected (workshop.yaml is wrong), half by one that is not. Of each pair both runs start at the same moment, with a
decision just made in the review workbook. A Prefect server of the drill's own keeps them from starting one each.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).parents[2]))

from flows.exchange import JOURNAL
from flows.publish import is_whole
from flows.record import EditionRecord

ROOT = Path(__file__).parents[2]
NAME = "kantinen"
SETTINGS = """title: Kantinen
categories: kantinen
hand_off:
  receivers:
  - {id: koekken, name: Køkkenet, themes: [mad]}
"""
SCHEME = """title: Kantinen
themes:
- {id: mad, title: Mad, rules: [{any: [kaffe, te, suppe], weight: 3}]}
- {id: rum, title: Rum, rules: [{any: [stol, bord], weight: 3}]}
"""
WORDS = ("Bedre kaffe", "Mere te", "Varm suppe", "Nye stole", "Et langt bord", "Ro til at spise")


@dataclass
class Drill:
    """A workshop, and what is written in it.

    Attributes:
        notes: The texts, the newest last.
        table: What was seen, by kind of fault.
    """

    root: Path
    random: random.Random
    env: dict[str, str]
    notes: list[str] = field(default_factory=list)
    table: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.root / "inputs" / NAME

    @property
    def output(self) -> Path:
        return self.root / "outputs" / NAME

    def prepare(self) -> None:
        self.folder.mkdir(parents=True)
        (self.root / "categories").mkdir()
        (self.root / "categories" / "kantinen.yaml").write_text(SCHEME, encoding="utf-8")
        self.settings(SETTINGS)
        for _ in range(40):
            self.change()
        assert self.wait(self.start()) == 0

    def settings(self, text: str) -> None:
        (self.folder / "workshop.yaml").write_text(text, encoding="utf-8")

    def change(self) -> None:
        """Add a note, and take an old one away, in a real workbook."""
        self.notes.append(
            f"{self.random.choice(WORDS)} ved vindue {len(self.notes) + self.random.randrange(10**6)}"
        )
        if len(self.notes) > 40:
            self.notes.pop(self.random.randrange(20))
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for note in ("Input", *self.notes):
            sheet.append([note])
        book.save(self.folder / "bord.xlsx")

    def decide(self) -> str:
        """Give a note another theme in the review workbook; give the note."""
        path = self.output / "gennemgang.xlsx"
        book = openpyxl.load_workbook(path)
        header, *rows = book["Input"].iter_rows()
        headings = [cell.value for cell in header]
        row = self.random.choice([row for row in rows if not row[headings.index("Rettet tema")].value])
        other = "Rum" if row[headings.index("Tema")].value == "Mad" else "Mad"
        row[headings.index("Rettet tema")].value = other
        book.save(path)
        return str(row[headings.index("ID")].value)

    def start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            (sys.executable, "-m", "flows.cli", "run", NAME),
            cwd=self.root,
            env=self.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait(self, process: subprocess.Popen[bytes]) -> int:
        return process.wait(timeout=180)

    def edition(self) -> list[str]:
        """Give the texts that are published, once the edition is proven whole."""
        record = EditionRecord.read(self.output)
        assert record is not None
        assert is_whole(self.output, record)
        result = json.loads((self.output / "resultat.json").read_text(encoding="utf-8"))
        hidden = [path.name for path in self.output.rglob(".*") if path.name.endswith(".new")]
        assert not hidden, hidden
        return [note["text"] for note in result["notes"]]

    def read_all(self) -> None:
        """Open every document that can be seen, as somebody might at any moment."""
        for path in self.output.rglob("*"):
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(self.output).parts):
                if path.suffix in (".docx", ".xlsx"):
                    with zipfile.ZipFile(path) as file:
                        assert file.testzip() is None
                elif path.suffix == ".json":
                    json.loads(path.read_bytes())
                else:
                    assert path.read_bytes()

    def kill(self, seconds: float | None) -> bool:
        """Start a run and kill it after a time, or once it puts files in their place; tell whether it lived."""
        process = self.start()
        begun = time.monotonic()
        if seconds is None:
            while process.poll() is None and not (self.output / JOURNAL).exists():
                time.sleep(0.0005)
            time.sleep(self.random.random() * 0.004)
        else:
            while process.poll() is None and time.monotonic() - begun < seconds:
                time.sleep(0.002)
        lived = process.poll() is not None
        if not lived:
            process.send_signal(signal.SIGKILL)
        self.wait(process)
        return lived

    def strike(self, kind: str, seconds: float | None, rejected: bool) -> None:
        before = self.edition()
        self.change()
        lived = self.kill(seconds)
        half = (self.output / JOURNAL).exists()
        self.read_all()
        if rejected:
            self.settings(SETTINGS + "ukendt: 1\n")
            assert self.wait(self.start()) == 4
            found = self.edition()
            self.settings(SETTINGS)
        else:
            assert self.wait(self.start()) == 0
            found = self.edition()
        new, old = sorted(found) == sorted(self.notes), sorted(found) == sorted(before)
        assert new or (old and rejected), "a mixture"
        self.table.setdefault(kind, Counter()).update(
            {
                "runs": 1,
                "over before the kill": int(lived),
                "killed with the journal there": int(half),
                "healed by a rejected run": int(rejected),
                "the old edition whole": int(old),
                "the new edition whole": int(new and not old),
            }
        )

    def pair(self) -> None:
        self.change()
        decided = self.decide()
        codes = [self.wait(process) for process in (self.start(), self.start())]
        assert sorted(self.edition()) == sorted(self.notes)
        book = (self.folder / "decisions.yaml").read_text(encoding="utf-8")
        self.table.setdefault("two runs at once", Counter()).update(
            {
                "pairs": 1,
                "both ended well": int(codes == [0, 0]),
                "the new edition whole": 1,
                "decision kept": int(decided in book),
            }
        )


@contextmanager
def server(home: Path) -> Iterator[dict[str, str]]:
    """Give the environment of processes that use a Prefect server of the drill's own."""
    os.environ |= {"PREFECT_HOME": str(home), "DO_NOT_TRACK": "1", "PREFECT_LOGGING_LEVEL": "CRITICAL"}
    os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
    from prefect.settings import PREFECT_API_URL
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        yield {**os.environ, "PREFECT_API_URL": str(PREFECT_API_URL.value()), "PYTHONPATH": path}


def main() -> None:
    """Print what was seen, by kind of fault, however it ends; an edition that is not whole is an error."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    seed, kills, pairs = (*map(int, sys.argv[1:]), *(1, 200, 50)[len(sys.argv) - 1 :])[:3]
    with tempfile.TemporaryDirectory() as folder, server(Path(folder) / "prefect") as env:
        drill = Drill(Path(folder), random.Random(seed), env)
        drill.prepare()
        begun = time.monotonic()
        drill.change()
        assert drill.wait(drill.start()) == 0
        whole = time.monotonic() - begun
        publishing = kills // 4
        try:
            for number in range(kills - publishing):
                drill.strike("spread over the run", whole * number / (kills - publishing), rejected=number % 2 == 0)
            for number in range(publishing):
                drill.strike("while it puts files in place", None, rejected=number % 2 == 0)
            for _ in range(pairs):
                drill.pair()
        finally:
            print(f"seed {seed}")
            for kind, counts in drill.table.items():
                print(f"{kind}: {', '.join(f'{what} {count}' for what, count in counts.items())}", flush=True)


if __name__ == "__main__":
    main()
