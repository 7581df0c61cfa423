"""What notes show of a scheme's rules: themes that find the same words, and rules that decide none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from flows.categorise.decision import Explanation, decide
from flows.categorise.lint_told import Warned
from flows.categorise.rule_reader import ROUNDED, emphasis, score_of
from flows.categorise.rules import ThemeRules
from flows.categorise.scheme import Scheme

_MOST_SHARED = 0.5  # of the places where the rules of the smaller of two themes find something
_FEWEST_FOUND = 5  # places: with fewer, chance shares them
_FEWEST_IDLE = 3


def find_shared(explained: Sequence[Explanation], scheme: Scheme) -> Iterator[Warned]:
    """Tell of two themes whose rules mostly find the same words, by the line of the second."""
    found = {
        theme.id: {
            (number, hit.start)
            for number, one in enumerate(explained)
            for hit in one.reading_of(theme.id).hits
            if hit.weight > 0 and hit.matched
        }
        for theme in scheme.themes
    }
    for (_, first), (place, second) in combinations(enumerate(scheme.themes), 2):
        both = len(found[first.id] & found[second.id])
        smaller = min((first, second), key=lambda theme: len(found[theme.id]))
        of = len(found[smaller.id])
        if of >= _FEWEST_FOUND and both > _MOST_SHARED * of:
            told = f"'{first.title}' og '{second.title}': {both} af de {of} steder, hvor '{smaller.title}' findes"
            yield Warned("shared", scheme.source.line_of(("themes", place)), told)


def find_idle(explained: Sequence[Explanation], scheme: Scheme) -> Iterator[Warned]:
    """Tell of groups of a theme that are found in notes and decide none: without them all stand the same."""
    for place, theme in enumerate(scheme.themes):
        for number, group in enumerate(theme.rules):
            if not group.any or group.weight <= 0 or group.name:
                continue
            own = set(group.any) - set(_others(theme, number))
            there = [one for one in explained if any(hit.pattern in own for hit in one.reading_of(theme.id).hits)]
            if len(there) >= _FEWEST_IDLE and not any(_decides(own, theme, one, scheme) for one in there):
                told = f"{'; '.join(sorted(own)[:3])} (i {len(there)} noter)"
                yield Warned("idle", scheme.source.line_of(("themes", place, "rules", number)), told)


def _others(theme: ThemeRules, number: int) -> Iterator[str]:
    """Give the patterns that stand elsewhere in a theme, too."""
    for other, group in enumerate(theme.rules):
        if other != number:
            yield from group.any
    for part in theme.subthemes:
        for group in part.rules:
            yield from group.any


def _decides(own: set[str], theme: ThemeRules, one: Explanation, scheme: Scheme) -> bool:
    """Tell whether a note would stand elsewhere without these patterns."""
    scores = {reading.theme: reading.score for reading in one.readings}
    text = one.text
    left = [hit for hit in one.reading_of(theme.id).hits if hit.pattern not in own]
    strongest: dict[str, float] = {}
    for hit in left:
        weight = hit.weight * emphasis(hit.start, text, scheme.decide.opening)
        strongest[hit.pattern] = max(strongest.get(hit.pattern, weight), weight, key=abs)
    scores[theme.id] = round(score_of(strongest.values()), ROUNDED)
    return decide(scores, scheme)[:2] != (one.theme, one.decided_by)
