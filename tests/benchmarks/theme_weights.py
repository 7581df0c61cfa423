"""How well the default scheme places notes that it was not fitted to, and which weights would place more rightly.

    python tests/benchmarks/theme_weights.py [SUGGESTIONS]

The notes are constructed (`tests/data/theme_notes`): writers who saw no rule wrote them, and readers who saw titles
and notes alone gave them themes; those in `learn/kodebog-*` were written for a title of the scheme. First the notes
that are kept apart are placed by the scheme as it is. Then the weights of its patterns are fitted to the notes in
`learn`, near to what they are; printed is what the notes apart would gain, and the largest changes (40). None is
made: read each word, and whether it speaks for the theme. The scheme's weights were found so, from these notes.

Fitting takes the program's way to add up, over the patterns that are found, and lets gradient descent (Adam, Kingma
and Ba 2015) lower the cross entropy of the themes, and of the subthemes within the right one.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[2]))

from flows.categorise import Explanation, Scheme, explain_text, load_scheme
from flows.categorise.rule_reader import FADING, emphasis
from flows.categorise.rules import rules_of
from tests.theme_notes import Labelled, read_notes

SCHEME = Path(__file__).parents[2] / "categories" / "lgbt-beskaeftigelse.yaml"
MOST_FINDS = 8  # of a theme in one note: what stands behind them counts next to nothing
WRITTEN_FOR_A_TITLE = 0.25  # what such a note counts: people write less to the point
STEEPNESS, SUBTHEME_STEEPNESS = 0.65, 1.5  # of the probabilities, per point
SUBTHEMES = 0.2  # what they count beside the themes
NO_THEME = 0.4  # points of "none of them"
KEEP = 0.3  # what it costs to change a weight by one, squared
STEPS, RATE = 200, 0.06
LEAST, MOST = 0.2, 7.0

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Weights = dict[tuple[str, str], float]  # by theme and pattern


@dataclass(frozen=True)
class Finds:
    """What was found of each note for each of some titles: shape (notes, titles, MOST_FINDS).

    Attributes:
        pattern: Its number; -1 for none.
        times: How many times its weight it counts.
    """

    pattern: Ints
    times: Floats

    def points(self, weights: Floats) -> tuple[Floats, Floats]:
        """Give the points of each title, (notes, titles), and what each find's weight counts in them."""
        gained = np.where(self.pattern >= 0, weights[self.pattern] * self.times, 0.0)
        ranks = np.argsort(np.argsort(-gained, axis=2, kind="stable"), axis=2)
        counts = FADING**ranks * self.times * (self.pattern >= 0)
        return (gained * FADING**ranks).sum(axis=2), counts

    def slope(self, counts: Floats, by_points: Floats, patterns: int) -> Floats:
        """Give how much a loss grows with each weight, of how much it grows with the points."""
        there = self.pattern >= 0
        share = (by_points[:, :, None] * counts)[there]
        return np.bincount(self.pattern[there], share, minlength=patterns).astype(np.float64)


class Notes:
    """Labelled notes as numbers."""

    def __init__(
        self, notes: Sequence[tuple[Labelled, float]], scheme: Scheme, numbers: Mapping[tuple[str, str], int]
    ):
        """Find the patterns.

        Args:
            notes: Each with what it counts.
            scheme: With the rules.
            numbers: Of the patterns by theme.
        """
        titles = [(theme.id, part.id) for theme in scheme.themes for part in theme.subthemes]
        stands_in = subthemes_of(scheme)
        ids = [theme.id for theme in scheme.themes]
        self.labels = np.array([ids.index(note.theme) if note.theme in ids else len(ids) for note, _ in notes])
        self.counts = np.array([count for _, count in notes])
        self.wanted = np.array(
            [[title == note.theme and part in note.subthemes for title, part in titles] for note, _ in notes]
        )
        self.asked = np.array([[title == note.theme for title, _ in titles] for note, _ in notes])
        found = [finds_of(explain_text(note.text, scheme), scheme) for note, _ in notes]
        by_theme = [[each.get(theme, {}) for theme in ids] for each in found]
        by_title = [
            [
                {
                    pattern: times
                    for pattern, times in each.get(theme, {}).items()
                    if part in stands_in[theme, pattern]
                }
                for theme, part in titles
            ]
            for each in found
        ]
        self.themes = _finds(by_theme, ids, numbers)
        self.titles = _finds(by_title, [theme for theme, _ in titles], numbers)


def _finds(
    found: Sequence[Sequence[Mapping[str, float]]], themes: Sequence[str], numbers: Mapping[tuple[str, str], int]
) -> Finds:
    shape = (len(found), len(themes), MOST_FINDS)
    pattern, times = np.full(shape, -1), np.zeros(shape)
    for note, row in enumerate(found):
        for place, (theme, each) in enumerate(zip(themes, row, strict=True)):
            for rank, (text, count) in enumerate(list(each.items())[:MOST_FINDS]):
                pattern[note, place, rank] = numbers[theme, text]
                times[note, place, rank] = count
    return Finds(pattern, times)


def finds_of(explained: Explanation, scheme: Scheme) -> dict[str, dict[str, float]]:
    """Give by theme the patterns found, the heaviest first, each with how many times its weight it counts."""
    found: dict[str, dict[str, float]] = {}
    for reading in explained.readings:
        times: dict[str, float] = {}
        for hit in sorted(reading.hits, key=lambda hit: -hit.weight):
            if hit.weight > 0:
                count = emphasis(hit.start, explained.text, scheme.decide.opening)
                times[hit.pattern] = max(count, times.get(hit.pattern, 0.0))
        found[reading.theme] = times
    return found


def subthemes_of(scheme: Scheme) -> dict[tuple[str, str], set[str]]:
    """Give the subthemes in which a pattern stands, by theme and pattern."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for theme in scheme.themes:
        for _, subtheme, group in rules_of(theme):
            if subtheme is not None and group.weight:
                for pattern in group.any:
                    found[theme.id, pattern].add(subtheme)
    return found


def weights_of(scheme: Scheme) -> Weights:
    """Give what each pattern weighs for its theme, the most where several groups have it."""
    found: Weights = {}
    for theme in scheme.themes:
        for _, _, group in rules_of(theme):
            for pattern in group.any:
                found[theme.id, pattern] = max(group.weight, found.get((theme.id, pattern), 0.0))
    return found


def fit(notes: Notes, start: Floats, needed: float) -> Floats:
    """Fit the weights to the notes, near to those at the start."""
    weights = start.copy()
    mean, square = np.zeros_like(start), np.zeros_like(start)
    right = np.eye(notes.themes.pattern.shape[1] + 1)[notes.labels]
    for step in range(1, STEPS + 1):
        points, counts = notes.themes.points(weights)
        odds = np.exp(STEEPNESS * np.hstack([points, np.full((len(points), 1), NO_THEME)]))
        missed = STEEPNESS * (odds / odds.sum(axis=1, keepdims=True) - right)[:, :-1] * notes.counts[:, None]
        slope = notes.themes.slope(counts, missed, len(start)) + KEEP * (weights - start)
        points, counts = notes.titles.points(weights)
        told = 1 / (1 + np.exp(-SUBTHEME_STEEPNESS * (points - needed)))
        missed = SUBTHEMES * SUBTHEME_STEEPNESS * (told - notes.wanted) * notes.asked * notes.counts[:, None]
        slope += notes.titles.slope(counts, missed, len(start))
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-3)
        weights = np.clip(weights, LEAST, MOST)
    return weights


def agreement(notes: Notes, weights: Floats) -> float:
    """Give the share of notes that get their theme."""
    points, _ = notes.themes.points(weights)
    chosen = np.where(points.max(axis=1) > NO_THEME, points.argmax(axis=1), points.shape[1])
    return float((chosen == notes.labels).mean())


def show_placing(scheme: Scheme) -> None:
    """Print how the scheme as it is places the notes that are kept apart."""
    for name, notes in read_notes("apart").items():
        explained = [explain_text(note.text, scheme) for note in notes]
        placed = [(each, note) for each, note in zip(explained, notes, strict=True) if each.theme]
        right = [(each, note) for each, note in placed if each.theme == note.theme]
        agree = len(right) + sum(
            not each.theme and note.theme == "-" for each, note in zip(explained, notes, strict=True)
        )
        told = sum(len(each.subthemes) for each, _ in right)
        hit = sum(len(note.subthemes.intersection(each.subthemes)) for each, note in right)
        wanted = sum(len(note.subthemes) for _, note in right)
        print(
            f"{name:22} agree {agree}/{len(notes)}, right of the placed {len(right)}/{len(placed)}; "
            f"subthemes where the theme is right: {hit} of {told} told, of {wanted} that a reader gave"
        )


def main() -> None:
    """Measure, fit, and print."""
    scheme = load_scheme(SCHEME)
    show_placing(scheme)
    known = weights_of(scheme)
    numbers = {key: number for number, key in enumerate(known)}
    counted = [
        (note, WRITTEN_FOR_A_TITLE if name.startswith("kodebog") else 1.0)
        for name, notes in read_notes("learn").items()
        for note in notes
    ]
    learned = Notes(counted, scheme, numbers)
    apart = Notes([(note, 1.0) for notes in read_notes("apart").values() for note in notes], scheme, numbers)
    start = np.array(list(known.values()))
    fitted = fit(learned, start, scheme.decide.subtheme_least)
    print(
        f"{len(counted)} notes to learn from: {agreement(learned, start):.1%} agree, "
        f"fitted {agreement(learned, fitted):.1%}; "
        f"kept apart: {agreement(apart, start):.1%}, fitted {agreement(apart, fitted):.1%}"
    )
    changed = fitted - start
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    for (theme, pattern), place in sorted(numbers.items(), key=lambda item: -abs(changed[item[1]]))[:most]:
        print(f"{start[place]:5.2f} -> {start[place] + changed[place]:5.2f}  {theme}: {pattern}")


if __name__ == "__main__":
    main()
