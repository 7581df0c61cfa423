"""Groups words by the notes that they stand in: no model, and nothing by chance.

Each group begins with a noun, chosen by how many notes it adds to those that the groups before have, less those
that it shares with them. Then the other words go to the group in which most of their notes are, and bring their
other notes along, until nothing changes or ten times. On constructed notes of four subjects average linkage of the
words, and communities of them by modularity, agreed less with the themes that the notes were written for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

SEED_WEIGHT, WORD_WEIGHT = 3, 2
_AT_HOME = 1 / 3  # of a word's notes must be in the group that it goes to
_MOST_ROUNDS = 10


def group_words(having: Mapping[str, Set[int]], nouns: Set[str], most: int, fewest: int) -> list[tuple[str, ...]]:
    """Group words that may tell a theme.

    Args:
        having: The places of the notes that have a word.
        nouns: The words that a group may begin with.
        most: Groups.
        fewest: Notes that a group must add to those before.

    Returns:
        Each group's words: the one it began with, then those in the most notes first.
    """
    seeds = _choose_seeds({word: having[word] for word in sorted(nouns & having.keys())}, most, fewest)
    homes = {seed: number for number, seed in enumerate(seeds)}
    for _ in range(_MOST_ROUNDS):
        grown = _homes(having, seeds, _place(having, homes, seeds))
        if grown == homes:
            break
        homes = grown
    ranked = sorted(homes, key=lambda word: (word not in seeds, -len(having[word]), word))
    return [tuple(word for word in ranked if homes[word] == number) for number in range(len(seeds))]


def _choose_seeds(having: Mapping[str, Set[int]], most: int, fewest: int) -> list[str]:
    seeds: list[str] = []
    covered: set[int] = set()

    def gain(word: str) -> int:
        return len(having[word] - covered) - len(having[word] & covered)

    while len(seeds) < most:
        adding = [word for word in having if len(having[word] - covered) >= fewest and gain(word) > 0]
        if not adding:
            break
        seeds.append(min(adding, key=lambda word: (-gain(word), word)))
        covered |= having[seeds[-1]]
    return seeds


def _place(having: Mapping[str, Set[int]], homes: Mapping[str, int], seeds: Sequence[str]) -> dict[int, int]:
    """Give the group of each note whose words do not speak as much for another one."""
    points: dict[int, Counter[int]] = {}
    for word, home in homes.items():
        for note in having[word]:
            points.setdefault(note, Counter())[home] += SEED_WEIGHT if word in seeds else WORD_WEIGHT
    placed = {}
    for note, counted in points.items():
        (home, best), *others = counted.most_common(2)
        if not others or others[0][1] < best:
            placed[note] = home
    return placed


def _homes(having: Mapping[str, Set[int]], seeds: Sequence[str], placed: Mapping[int, int]) -> dict[str, int]:
    homes = {seed: number for number, seed in enumerate(seeds)}
    for word, notes in having.items():
        inside = Counter(placed[note] for note in notes if note in placed)
        for home, number in inside.items():
            if word not in seeds and 2 * number > inside.total() and number >= _AT_HOME * len(notes):
                homes[word] = home
    return homes
