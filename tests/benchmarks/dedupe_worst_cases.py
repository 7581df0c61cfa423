"""Measures how long inputs take that nobody would write, but that must not stop the program: one table.

    python tests/benchmarks/dedupe_worst_cases.py [--scale 1.0] [--only identical ...] [--limit 120]

Every case runs in a process of its own, through `dedupe_notes` at 0.88; `--limit` ends it after so many seconds.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Callable

_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"


def _word(rng: random.Random) -> str:
    return "".join(rng.choices(_LETTERS, k=rng.randrange(2, 11)))


def _long(rng: random.Random, letters: int) -> str:
    words: list[str] = []
    while sum(map(len, words)) + len(words) < letters:
        words.append(_word(rng))
    return " ".join(words)[:letters]


def _mistyped(text: str, rng: random.Random, errors: int) -> str:
    letters = list(text)
    for place in rng.sample(range(len(letters)), errors):
        letters[place] = rng.choice(_LETTERS)
    return "".join(letters)


def identical(count: int, rng: random.Random) -> list[str]:
    return ["Vi skal have flere kurser om normer"] * count


def three_letters(count: int, rng: random.Random) -> list[str]:
    return ["".join(rng.choices(_LETTERS, k=3)) for _ in range(count)]


def long_notes(count: int, rng: random.Random) -> list[str]:
    return [_long(rng, 5000) for _ in range(count)]


def one_letter(count: int, rng: random.Random) -> list[str]:
    return ["a" * length for length in range(1, count + 1)]


def long_copies(count: int, rng: random.Random) -> list[str]:
    """Typing errors in one text of 5,000 letters, all over it."""
    text = _long(rng, 5000)
    return [_mistyped(text, rng, 100) for _ in range(count)]


def one_form(count: int, rng: random.Random) -> list[str]:
    return [f"Medarbejder nummer {number} ønsker sig en rolig arbejdsplads i hverdagen" for number in range(count)]


def one_form_words(count: int, rng: random.Random) -> list[str]:
    """One form in which another word stands in every note."""
    return [
        f"Medarbejderen {_word(rng)}{_word(rng)} ønsker sig en rolig arbejdsplads i hverdagen, tak"
        for _ in range(count)
    ]


CASES: dict[str, tuple[Callable[[int, random.Random], list[str]], int]] = {
    "identical": (identical, 100_000),
    "three_letters": (three_letters, 100_000),
    "long_notes": (long_notes, 1_000),
    "one_letter": (one_letter, 1_000),
    "long_copies": (long_copies, 300),
    "one_form": (one_form, 20_000),
    "one_form_words": (one_form_words, 20_000),
}


def make_case(name: str, scale: float = 1.0) -> list[str]:
    """Make the notes of one case, always the same."""
    make, count = CASES[name]
    return make(max(2, int(count * scale)), random.Random(name))


def _run_one(name: str, scale: float) -> None:
    from flows.dedupe import dedupe_notes
    from flows.notes import Note, Source

    notes = [
        Note(f"n{i}", text, Source("a.xlsx", "Ark1", f"A{i}")) for i, text in enumerate(make_case(name, scale))
    ]
    start = time.perf_counter()
    grouping = dedupe_notes(notes, 0.88)
    seconds = time.perf_counter() - start
    print(
        f"{name:16}{len(notes):>8} notes {seconds:8.2f} s {_peak():6.0f} MB "
        f"{len(grouping.groups):>8} groups {len(grouping.suggested):>8} suggested"
    )


def _peak() -> float:
    try:
        import resource
    except ImportError:  # Windows
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--limit", type=float, default=120)
    parser.add_argument("--only", nargs="+", choices=CASES, default=list(CASES))
    parser.add_argument("--case", choices=CASES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.case:
        _run_one(options.case, options.scale)
        return
    for name in options.only:
        command = [sys.executable, __file__, "--case", name, "--scale", str(options.scale)]
        try:
            subprocess.run(command, check=True, timeout=options.limit)
        except subprocess.TimeoutExpired:
            print(f"{name:16} not done after {options.limit:.0f} s", flush=True)


if __name__ == "__main__":
    main()
