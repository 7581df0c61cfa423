"""How the appendix grows to 100,000 bullets in process time and memory, beside a naive `add_paragraph` loop.

Run: python tests/benchmarks/documents_scale.py [--naive-100000]
Each size runs in a process of its own, so that the peak of memory is its own. The naive loop is quadratic: with
100,000 bullets it takes minutes, so it only runs when asked for.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZES = (1_000, 10_000, 100_000)


def _note(number: int) -> str:
    return f"Input {number}: der skal være bedre plads til at tale om hverdagen på holdmøderne"


def _ours(size: int) -> float:
    from flows.settings import WorkshopSettings
    from tests.write.editions import edition
    from tests.write.writing import write_appendix

    themes = ("ledelse", "ressourcer", "kultur")
    made = edition(*((_note(number), themes[number % 3]) for number in range(size)))
    settings = WorkshopSettings(title="cykler")
    write_appendix(edition(("varm op", "kultur")), settings, None)
    start = time.process_time()
    write_appendix(made, settings, None)
    return time.process_time() - start


def _naive(size: int) -> float:
    import io

    import docx

    docx.Document()
    start = time.process_time()
    document = docx.Document()
    for number in range(size):
        document.add_paragraph(_note(number), style="List Bullet")
    document.save(io.BytesIO())
    return time.process_time() - start


def _peak_megabytes() -> float:
    try:
        import resource
    except ImportError:  # Windows has no such count
        return float("nan")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 if sys.platform != "darwin" else 1024 * 1024)


def _measured(way: str, size: int) -> tuple[float, float]:
    made = subprocess.run(
        [sys.executable, __file__, "--one", way, str(size)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    seconds, megabytes = json.loads(made.stdout)
    return seconds, megabytes


def main() -> None:
    """Print a line a size, and the ratios that matter."""
    if sys.argv[1:2] == ["--one"]:
        sys.path.insert(0, str(ROOT))
        seconds = {"ours": _ours, "naive": _naive}[sys.argv[2]](int(sys.argv[3]))
        print(json.dumps([seconds, _peak_megabytes()]))
        return
    ours = {}
    for size in SIZES:
        ours[size], megabytes = min(_measured("ours", size) for _ in range(3))
        print(f"ours   {size:>7} bullets {ours[size]:8.3f} s {megabytes:7.0f} MB")
    print(f"growth from 10,000 to 100,000: {ours[100_000] / ours[10_000]:.1f} times")
    for size in (10_000, 100_000) if "--naive-100000" in sys.argv else (10_000,):
        seconds, megabytes = _measured("naive", size)
        print(
            f"naive  {size:>7} bullets {seconds:8.3f} s {megabytes:7.0f} MB: {seconds / ours[size]:.0f} times ours"
        )


if __name__ == "__main__":
    main()
