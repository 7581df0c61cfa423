"""Measures recall, precision and merged look-alikes of the grouping on generated notes of known truth.

python tests/benchmarks/dedupe_quality.py [--notes 10000] [--seeds 1 2] [--similarity 0.88] [--show 20]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from flows.dedupe import explain_pair, group_near_identical
from tests.benchmarks.dedupe_generator import HARD, NOISES, SENTENCES, Noted, make_notes, read_sentences


def _pairs(members: list[int]) -> set[tuple[int, int]]:
    return set(combinations(sorted(members), 2))


def measure(notes: list[Noted], similarity: float, show: int) -> None:
    """Print the figures of one run, and some of the pairs that went wrong."""
    groups = group_near_identical([note.text for note in notes], similarity)
    group_of = {member: number for number, members in enumerate(groups) for member in members}
    by_truth: dict[int, list[int]] = defaultdict(list)
    for place, note in enumerate(notes):
        by_truth[note.truth].append(place)
    true_pairs = set().union(*(_pairs(members) for members in by_truth.values()))
    found_pairs = set().union(*(_pairs(members) for members in groups))
    hit = len(true_pairs & found_pairs)
    hard = [(note.origin, place) for place, note in enumerate(notes) if note.hard]
    merged = [pair for pair in hard if group_of[pair[0]] == group_of[pair[1]]]
    print(
        f"  recall {hit / len(true_pairs):.4f} of {len(true_pairs)}   "
        f"precision {hit / max(1, len(found_pairs)):.4f} "
        f"of {len(found_pairs)}   look-alikes merged {len(merged) / max(1, len(hard)):.4f} of {len(hard)}"
    )
    seen, kept = Counter(), Counter()
    missed = []
    for place, note in enumerate(notes):
        if note.made_by and not note.hard:
            together = group_of[place] == group_of[note.origin]
            for name in note.made_by:
                seen[name] += 1
                kept[name] += together
            if not together:
                missed.append((note.origin, place, note.made_by))
    rows = [f"{name} {kept[name] / seen[name]:.3f}{'' if NOISES[name][0] == 'tuned' else '*'}" for name in seen]
    print("    recall by noise (* held out):", ", ".join(sorted(rows)))
    lost = Counter(notes[b].made_by[0] for a, b in merged)
    print(
        "    merged look-alikes by kind:",
        ", ".join(f"{k} {n} ({HARD[k][0]})" for k, n in sorted(lost.items())) or "none",
    )
    for a, b, kinds in missed[:show]:
        print(
            "    missed",
            kinds,
            explain_pair(notes[a].text, notes[b].text, similarity),
            notes[a].text,
            notes[b].text,
            sep="\n      ",
        )
    for a, b in sorted(found_pairs - true_pairs)[:show]:
        print("    merged", notes[a].made_by, notes[b].made_by, notes[a].text, notes[b].text, sep="\n      ")


def main() -> None:
    """Run the seeds with the tuned kinds, the held-out kinds, and all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--similarity", type=float, default=0.88)
    parser.add_argument("--sentences", type=Path, default=SENTENCES)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--kinds", nargs="+", default=["tuned", "held", "all"])
    options = parser.parse_args()
    sentences = read_sentences(options.sentences)
    for seed in options.seeds:
        for kinds in options.kinds:
            print(f"seed {seed}, {kinds} kinds, {options.notes} notes, similarity {options.similarity}")
            measure(make_notes(options.notes, seed, sentences, kinds, kinds), options.similarity, options.show)


if __name__ == "__main__":
    main()
