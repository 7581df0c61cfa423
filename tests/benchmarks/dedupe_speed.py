"""Measures how long finding all near-identical pairs takes, beside brute force and other tools: one table.

    python tests/benchmarks/dedupe_speed.py [--notes 117 10000 ...] [--similarity 0.88] [--brute-up-to 100000]

Every row runs in a process of its own, on the same notes. "same pairs" says whether the pairs are exactly those of
brute force. Peers (thefuzz, datasketch, dedupe) are run where they are installed; they measure another likeness, so
their pairs differ. thefuzz gives texts, no pairs, and takes minutes from some thousand notes on; dedupe 3.0 needs
`BTrees<6` beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.dedupe_generator import SENTENCES, Noted, make_notes, read_sentences

Pairs = set[tuple[int, int]]


def ours(texts: list[str], similarity: float) -> Pairs:
    from flows.dedupe import near_identical_pairs

    return {(i, j) for i, j, _ in near_identical_pairs(texts, similarity)}


def ours_grouped(texts: list[str], similarity: float) -> Pairs:
    from flows.dedupe import group_near_identical

    return {pair for members in group_near_identical(texts, similarity) for pair in combinations(members, 2)}


def brute_force(texts: list[str], similarity: float) -> Pairs:
    """Compare all views with all in chunks, with two threads."""
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cdist

    from flows.dedupe import matching_views

    found: Pairs = set()
    views = list(zip(*map(matching_views, texts), strict=True))
    for view in views:
        for start in range(0, len(view), 500):
            scores = cdist(
                view[start : start + 500],
                view[start:],
                scorer=Levenshtein.normalized_similarity,
                score_cutoff=similarity - 1e-4,  # it rounds: at the threshold itself pairs are lost
                dtype=np.float64,
                workers=2,
            )
            rows, columns = np.nonzero(scores >= similarity)
            found.update(
                (start + i, start + j) for i, j in zip(rows.tolist(), columns.tolist(), strict=True) if i < j
            )
    return found


def rapidfuzz_raw(texts: list[str], similarity: float) -> Pairs:
    """What a first try looks like: fuzz.ratio of the raw texts."""
    import numpy as np
    from rapidfuzz import fuzz
    from rapidfuzz.process import cdist

    least = 100 * similarity
    found: Pairs = set()
    for start in range(0, len(texts), 500):
        scores = cdist(texts[start : start + 500], texts[start:], scorer=fuzz.ratio, score_cutoff=least, workers=2)
        rows, columns = np.nonzero(scores >= least)
        found.update((start + i, start + j) for i, j in zip(rows.tolist(), columns.tolist(), strict=True) if i < j)
    return found


def thefuzz_dedupe(texts: list[str], similarity: float) -> Pairs:
    from thefuzz import process

    process.dedupe(texts, threshold=round(100 * similarity))  # gives texts, not pairs
    return set()


def datasketch_lsh(texts: list[str], similarity: float) -> Pairs:
    from datasketch import MinHash, MinHashLSH
    from rapidfuzz.distance import Levenshtein

    from flows.dedupe import matching_views

    views = [matching_views(text) for text in texts]
    index = MinHashLSH(threshold=0.5, num_perm=64)
    found: Pairs = set()
    for place, (view, _) in enumerate(views):
        sketch = MinHash(num_perm=64)
        sketch.update_batch([view[at : at + 4].encode() for at in range(max(1, len(view) - 3))])
        for other in index.query(sketch):
            if max(map(Levenshtein.normalized_similarity, views[other], views[place])) >= similarity:
                found.add((other, place))
        index.insert(place, sketch)
    return found


def dedupe_io(texts: list[str], similarity: float, notes: list[Noted]) -> Pairs:
    """dedupe.io, trained on the truth of the first 1,000 notes."""
    import dedupe

    data = {place: {"text": text or " "} for place, text in enumerate(texts)}
    trained = dedupe.Dedupe([dedupe.variables.String("text")], num_cores=1)
    first = range(min(1000, len(texts)))
    by_truth: dict[int, list[int]] = {}
    for place in first:
        by_truth.setdefault(notes[place].truth, []).append(place)
    match = [(data[a], data[b]) for same in by_truth.values() for a, b in combinations(same, 2)]
    distinct = [(data[a], data[a + 1]) for a in first[:-1] if notes[a].truth != notes[a + 1].truth][:200]
    training = json.dumps({"match": match, "distinct": distinct})
    import io

    trained.prepare_training(data, training_file=io.StringIO(training), sample_size=1500)
    trained.train()
    clusters = trained.partition(data, 0.5)
    return {pair for members, _ in clusters for pair in combinations(sorted(members), 2)}


METHODS: dict[str, tuple[str, str, int]] = {  # title, module it needs, most notes that it is run on
    "ours": ("near_identical_pairs", "", 10**9),
    "ours_grouped": ("group_near_identical", "", 10**9),
    "brute_force": ("brute force: chunked cdist, two threads", "", 10**9),
    "rapidfuzz_raw": ("rapidfuzz cdist, fuzz.ratio of raw text", "", 10_000),
    "thefuzz_dedupe": ("thefuzz.process.dedupe", "thefuzz", 1_000),
    "datasketch_lsh": ("datasketch MinHash LSH, verified", "datasketch", 100_000),
    "dedupe_io": ("dedupe.io, trained on 1,000", "dedupe", 10_000),
}


def run_one(method: str, count: int, seed: int, sentences: Path, similarity: float) -> None:
    """Run one method; print its figures as JSON."""
    notes = make_notes(count, seed, read_sentences(sentences))
    texts = [note.text for note in notes]
    function: Callable[..., Pairs] = globals()[method]
    arguments = (texts, similarity, notes) if method == "dedupe_io" else (texts, similarity)
    seconds = []
    for _ in range(3 if count <= 1000 else 1):
        start = time.perf_counter()
        found = function(*arguments)
        seconds.append(time.perf_counter() - start)
    by_truth: dict[int, list[int]] = {}
    for place, note in enumerate(notes):
        by_truth.setdefault(note.truth, []).append(place)
    true = {pair for same in by_truth.values() for pair in combinations(same, 2)}
    hard = [tuple(sorted((note.origin, place))) for place, note in enumerate(notes) if note.hard]
    print(
        json.dumps(
            {
                "seconds": seconds[0],
                "again": min(seconds),
                "megabytes": _peak(),
                "pairs": len(found),
                "recall": len(true & found) / max(1, len(true)),
                "precision": len(true & found) / max(1, len(found)),
                "hard": sum(pair in found for pair in hard) / max(1, len(hard)),
                "digest": hashlib.sha256(repr(sorted(found)).encode()).hexdigest(),
            }
        )
    )


def _peak() -> float:
    try:
        import resource
    except ImportError:  # Windows
        return float("nan")
    unit = 1e6 if sys.platform == "darwin" else 1e3
    own, most = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + most) / unit  # of this process and the largest worker


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--notes", type=int, nargs="+", default=[117, 1_000, 10_000, 100_000])
    parser.add_argument("--similarity", type=float, default=0.88)
    parser.add_argument("--brute-up-to", type=int, default=100_000)
    parser.add_argument("--only", nargs="+", choices=METHODS, default=list(METHODS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=Path, default=SENTENCES)
    parser.add_argument("--method", choices=METHODS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.method:
        run_one(options.method, options.notes[0], options.seed, options.sentences, options.similarity)
        return
    print(
        f"{'notes':>9}  {'method':42}{'seconds':>9}{'again':>9}{'MB':>7}{'pairs':>9}"
        f"{'recall':>8}{'precis.':>8}{'hard':>7}  same"
    )
    for count in options.notes:
        digest, reference = "", 0.0
        rows = []
        for method in options.only:
            title, module, most = METHODS[method]
            limit = options.brute_up_to if method == "brute_force" else most
            if count > limit or (module and find_spec(module) is None):
                continue
            command = [sys.executable, __file__, "--method", method, "--notes", str(count)]
            command += ["--seed", str(options.seed), "--sentences", str(options.sentences)]
            command += ["--similarity", str(options.similarity)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{count:>9}  {title:42} failed: {done.stderr.strip().splitlines()[-1]}")
                continue
            row = json.loads(done.stdout.splitlines()[-1])
            rows.append((method, title, row))
            if method == "brute_force":
                digest, reference = row["digest"], row["seconds"]
        for method, title, row in rows:
            same = "yes" if row["digest"] == digest else "" if method != "ours" or not digest else "NO"
            faster = f"  {reference / row['seconds']:.1f}x" if method == "ours" and reference else ""
            print(
                f"{count:>9}  {title:42}{row['seconds']:9.3f}{row['again']:9.3f}{row['megabytes']:7.0f}"
                f"{row['pairs']:9}{row['recall']:8.3f}{row['precision']:8.3f}{row['hard']:7.3f}  {same}{faster}",
                flush=True,
            )


if __name__ == "__main__":
    main()
