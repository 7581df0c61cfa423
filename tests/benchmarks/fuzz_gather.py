"""Mutates the bytes of small files of every format: each ends in a result that balances or in an expected error.

Run: python tests/benchmarks/fuzz_gather.py [mutants] [seed]
"""

import io
import random
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from flows.errors import WorkshopError
from flows.gather import check_ledger, read_file
from flows.gather.settings import ColumnSettings
from flows.notes import Gathered
from tests.gather import test_bad_files, test_layouts, test_other_workbooks
from tests.gather.make import csv, xlsx

SLOW = 10.0  # seconds that one file may take


def make_corpus() -> dict[str, bytes]:
    corpus = {}
    for case in test_layouts.CASES:
        corpus[f"{case.name}.xlsx"] = xlsx({case.sheet: case.rows})
        corpus[f"{case.name}.csv"] = csv(case.rows)
        corpus[f"{case.name}-cp1252.csv"] = csv(case.rows, ";", "cp1252")
    corpus |= {name: content for name, (content, _) in test_bad_files.BAD.items() if len(content) < 100_000}
    return corpus | test_other_workbooks.CORPUS


def mutate(content: bytes, chance: random.Random) -> bytes:
    """Change a file's bytes, or those of one unpacked part of a zip so that the change gets past the checksum."""
    if content.startswith(b"PK") and chance.random() < 0.7:
        try:
            return _mutate_part(content, chance)
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, IndexError):
            pass
    return _mutate_bytes(content, chance)


def _mutate_part(content: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        chosen = chance.choice(old.namelist())
        for part in old.namelist():
            raw = old.read(part)
            if part == chosen:
                if chance.random() < 0.05:
                    continue
                raw = _mutate_bytes(raw, chance)
            new.writestr(part, raw)
    return stream.getvalue()


def _mutate_bytes(content: bytes, chance: random.Random) -> bytes:
    raw = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        if not raw:
            break
        place = chance.randrange(len(raw))
        kind = chance.randrange(7)
        if kind == 0:
            raw[place] = chance.randrange(256)
        elif kind == 1:
            raw[place] ^= 1 << chance.randrange(8)
        elif kind == 2:
            del raw[place : place + chance.choice((1, 2, 8, 64))]
        elif kind == 3:
            raw[place:place] = raw[place : place + chance.choice((1, 8, 64))]
        elif kind == 4:
            raw[place:place] = chance.choice(
                (
                    b"\0",
                    b'"',
                    b"<",
                    b"&",
                    b"\xff\xfe",
                    b"\r",
                    b"99999999999",
                    b"-1",
                    b";",
                    b"\xc3",
                    b"_x000D_",
                    b"1E999",
                )
            )
        elif kind == 5:
            del raw[place:]
        else:
            digits = [index for index, byte in enumerate(raw) if 48 <= byte <= 57]
            if digits:
                raw[chance.choice(digits)] = chance.randrange(48, 58)
    return bytes(raw)


def main() -> int:
    mutants = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    corpus = make_corpus()
    names = sorted(corpus)
    outcomes: Counter[str] = Counter()
    finds: dict[str, str] = {}
    slowest = 0.0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for number in range(mutants):
            name = names[number % len(names)]
            path = folder / name
            path.write_bytes(mutate(corpus[name], chance))
            started = time.perf_counter()
            try:
                check_ledger(Gathered((read_file(path, folder, ColumnSettings()),)))
                outcomes["read, and the ledger holds"] += 1
            except WorkshopError as exc:
                outcomes[f"{type(exc).__name__}, exit code {exc.exit_code}"] += 1
                if exc.exit_code == 1:
                    finds.setdefault(str(exc)[:100], f"{name}: {exc}")
            except Exception as exc:
                outcomes["TRACEBACK"] += 1
                last = traceback.extract_tb(exc.__traceback__)[-1]
                finds.setdefault(f"{type(exc).__name__} at {last.filename}:{last.lineno}", f"{name}: {exc!r}"[:300])
            seconds = time.perf_counter() - started
            slowest = max(slowest, seconds)
            if seconds > SLOW:
                outcomes["SLOW"] += 1
                finds.setdefault(f"slow {name}", f"{seconds:.1f} s")
            path.unlink()
    print(f"{mutants} mutants of {len(names)} files; the slowest took {slowest:.2f} s")
    for outcome, count in outcomes.most_common():
        print(f"  {count:6} {outcome}")
    for find, example in finds.items():
        print(f"FIND {find}\n     {example}")
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())
