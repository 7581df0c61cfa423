"""Learns the weights that tell whether a note speaks against something, and how well they do.

    python -m pip install -e ".[learn]"
    python tests/benchmarks/stance_words.py [--write]

The notes are constructed, each with the stance its writer meant: `tests/data/stances/learn`, and `apart`, which
are never learned from. First each eighth of the files is judged by what the other seven tell; from that follows how
much must tell of a note before it counts as against, such that of the wishes at most one in thirteen does. Then
those that are kept apart are judged. With `--write` the weights are kept for the program.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parents[2]))

from flows.danish.stance_words import BIAS, WEIGHTS, weigh, words_and_pairs
from tests.stance_notes import Labelled, digest_of_notes, read_notes

ROOT = Path(__file__).parents[2]
FOLDS = 8
WISHES = 1 / 13  # of the wishes, how many may be taken for rejections
SEEN = 2  # notes in which a word must stand to weigh anything
SCALE = 100  # weights are kept in hundredths
LEAST = 10  # of them a weight that is kept

Weights = dict[str, int]


def learn(notes: Sequence[Labelled]) -> Weights:
    """Give what each word and pair weighs for a note that speaks against."""
    parts = [list(words_and_pairs(text)) for text, _ in notes]
    seen = Counter(part for each in parts for part in each)
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([{part: 1 for part in each if seen[part] >= SEEN} for each in parts])
    model = LogisticRegression(C=2, max_iter=500)
    model.fit(table, [stance == "against" for _, stance in notes])
    learned = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    weights = {str(part): round(SCALE * weight) for part, weight in learned if abs(SCALE * weight) >= LEAST}
    return {**weights, BIAS: round(SCALE * model.intercept_[0])}


def report(name: str, judged: Iterable[tuple[str, bool]]) -> None:
    """Print of each stance how many notes were taken to speak against."""
    told: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for stance, against in judged:
        of[stance] += 1
        told[stance] += against
    rates = ", ".join(f"{stance} {told[stance]}/{of[stance]} ({told[stance] / of[stance]:.0%})" for stance in of)
    print(f"{name}: taken to speak against: {rates}")


def main() -> None:
    """Learn, print and, when asked to, write."""
    files = read_notes("learn")
    scored: list[tuple[str, int]] = []
    for fold in range(FOLDS):
        weights = learn([note for number, notes in enumerate(files) if number % FOLDS != fold for note in notes])
        scored += [(stance, weigh(text, weights)) for notes in files[fold::FOLDS] for text, stance in notes]
    wishes = sorted((points for stance, points in scored if stance == "for"), reverse=True)
    least = wishes[int(WISHES * len(wishes))]
    print(f"{sum(map(len, files))} notes in {len(files)} files, each judged by the words of other files")
    report("learned from the others", [(stance, points > least) for stance, points in scored])

    weights = learn([note for notes in files for note in notes])
    weights[BIAS] -= least
    apart = [note for notes in read_notes("apart") for note in notes]
    report("kept apart", [(stance, weigh(text, weights) > 0) for text, stance in apart])
    print(f"{len(weights)} words and pairs")
    if "--write" in sys.argv[1:]:
        lines = [f"{digest_of_notes()}\n", *(f"{part}\t{weight}\n" for part, weight in sorted(weights.items()))]
        (ROOT / "flows" / "danish" / WEIGHTS).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
