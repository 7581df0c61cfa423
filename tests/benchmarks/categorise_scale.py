"""How fast notes get their theme: 10,000 and 100,000 notes against a scheme of 200 patterns.

Compared in the same run with one regular expression of the same words as alternatives, which knows no inflections,
no phrases apart, no weights and no reason. Run as `python tests/benchmarks/categorise_scale.py`.
"""

import random
import re
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from flows.categorise import categorise_notes, load_scheme
from flows.notes import Group, Grouping, Note, Source

_ROOT = Path(__file__).parents[2]
_SENTENCES = _ROOT.parent / "shared" / "text" / "danish-sentences.txt"
_PATTERNS = 200


def _pattern_words(sentences: list[str]) -> list[str]:
    counts: dict[str, int] = {}
    for sentence in sentences[:20000]:
        for word in re.findall(r"[a-zæøå]{5,}", sentence.lower()):
            counts[word] = counts.get(word, 0) + 1
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    return ranked[100 : 100 + _PATTERNS]


def _scheme_text(words: list[str]) -> str:
    """Give 200 patterns of all kinds over four themes: half words, then starts, heads, phrases and nearness."""
    lines = ["themes:"]
    quarter = len(words) // 4
    for number in range(4):
        own = words[number * quarter : (number + 1) * quarter]
        kinds = list(own[:25])
        kinds += [f'"{word}*"' for word in own[25:33]] + [f'"*{word}"' for word in own[33:41]]
        kinds += [f"{word} {own[0]}" for word in own[41:46]] + [f"{word} ~5 {own[1]}" for word in own[46:]]
        lines += [f"  - id: t{number}", f"    title: Tema {number}", "    rules:"]
        lines += [f"      - {kind}" for kind in kinds]
    return "\n".join(lines) + "\n"


def _notes(sentences: list[str], number: int) -> list[Note]:
    chance = random.Random(5)
    source = Source("bord.xlsx", "Ark1", "A1")
    return [
        Note(f"n{position}", f"{sentences[position % len(sentences)]} {chance.choice(sentences)[:30]}", source)
        for position in range(number)
    ]


def main() -> None:
    """Print seconds of process time, notes a second, and the ratios."""
    if not _SENTENCES.exists():
        print(f"{_SENTENCES.name} is not there: nothing to measure on.")
        return
    sentences = _SENTENCES.read_text(encoding="utf-8").splitlines()
    random.Random(3).shuffle(sentences)  # so that the first thousands are like the rest
    words = _pattern_words(sentences)
    expression = re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.yaml"
        path.write_text(_scheme_text(words), encoding="utf-8")
        seconds: dict[int, float] = {}
        print(f"{'notes':>8}{'themes s':>10}{'notes/s':>10}{'re s':>8}{'themes/re':>11}{'placed':>8}{'re hits':>9}")
        for number in (1_000, 10_000, 100_000):
            notes = _notes(sentences, number)
            grouping = Grouping(tuple(Group(f"g-{note.id}", (note.id,), note.id, "single") for note in notes))
            scheme = load_scheme(path)
            start = time.process_time()
            placed = categorise_notes(notes, grouping, scheme)
            seconds[number] = time.process_time() - start
            start = time.process_time()
            hits = sum(bool(expression.findall(note.text)) for note in notes)
            plain = time.process_time() - start
            with_theme = sum(placement.theme is not None for placement in placed.values())
            print(
                f"{number:>8}{seconds[number]:>10.2f}{number / seconds[number]:>10.0f}{plain:>8.2f}"
                f"{seconds[number] / plain:>11.1f}{with_theme:>8}{hits:>9}"
            )
    print(f"growth from 10,000 to 100,000: {seconds[100_000] / seconds[10_000]:.1f}x")


if __name__ == "__main__":
    main()
