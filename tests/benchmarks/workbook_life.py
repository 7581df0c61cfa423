"""Lives many workshops at random, by the law of `tests/workbook/life.py`: no decision is lost, none goes astray.

    .venv/bin/python tests/benchmarks/workbook_life.py [SEED [LIVES]]

Each is of real files: notes come, go, change and move, files get other names, every kind of decision is made in the
workbook and in decisions.yaml, and older copies of both are put back. The first life that breaks the law is shown
as short as it can be made.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.workbook.life import STEP, Life, take


def main() -> None:
    """Live, and print how many steps of each kind were taken and how often each kind of decision was checked."""
    chosen, lives = (*map(int, sys.argv[1:]), *(1, 300)[len(sys.argv) - 1 :])[:2]
    steps_taken: Counter[str] = Counter()
    decided: Counter[str] = Counter()

    @seed(chosen)
    @settings(max_examples=lives, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(STEP, min_size=10, max_size=30))
    def live(steps: list[tuple[Any, ...]]) -> None:
        with tempfile.TemporaryDirectory() as root:
            life = Life.begin(Path(root))
            for step in steps:
                take(life, step)
                steps_taken[step[0]] += 1
            life.run()
            decided.update(kind for kind, _ in life.said)

    begun = time.process_time()
    live()
    print(f"seed {chosen}: {lives} lives, {time.process_time() - begun:.0f} s on the processor")
    for name, counts in (("steps", steps_taken), ("in the book at the end", decided)):
        print(f"{name}: {', '.join(f'{kind} {count}' for kind, count in counts.most_common())}")


if __name__ == "__main__":
    main()
