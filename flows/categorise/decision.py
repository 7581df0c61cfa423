"""Decides the theme of each note from what its rules found, and keeps the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flows.categorise.rule_reader import NOWHERE, ROUNDED, ThemeReading
from flows.categorise.rules import Decide
from flows.categorise.scheme import Scheme
from flows.mapper import Mapper
from flows.notes import DecidedBy, Grouping, Note, Placement, Source

_DECIMALS = 3  # of points that are told
_NEARLY = 0.8  # of the best theme's points: from here on readers place four of ten labelled notes elsewhere


@dataclass(frozen=True, slots=True)
class Explanation:
    """The theme of one text, and why.

    Attributes:
        readings: Every theme of the scheme, in its order.
    """

    text: str
    theme: str | None
    decided_by: DecidedBy
    subthemes: tuple[str, ...]
    runner_up: str | None
    readings: tuple[ThemeReading, ...]

    def reading_of(self, theme: str) -> ThemeReading:
        """Give what speaks for one theme."""
        return next(reading for reading in self.readings if reading.theme == theme)


def explain_text(text: str, scheme: Scheme, source: Source = NOWHERE) -> Explanation:
    """Tell the theme of one text, what speaks for each theme, and the runner-up."""
    readings = scheme.reader.read(text, source)
    scores = {reading.theme: reading.score for reading in readings}
    theme, decided_by, runner_up = decide(scores, scheme)
    subthemes: tuple[str, ...] = ()
    if theme is not None:
        found = next(reading.subthemes for reading in readings if reading.theme == theme)
        subthemes = _earned_subthemes(found, scheme.decide)
    return Explanation(text, theme, decided_by, subthemes, runner_up, readings)


def decide(scores: Mapping[str, float], scheme: Scheme) -> tuple[str | None, DecidedBy, str | None]:
    """Choose the theme with the highest score, if it is high enough and far enough ahead.

    Returns:
        The theme or None, why, and the runner-up: the theme with the second highest score, if it has any. Where no
        theme has enough, the one that came nearest.
    """
    ranked = sorted((theme for theme in scores if scores[theme] > 0), key=lambda theme: -scores[theme])
    runner_up = ranked[1] if len(ranked) > 1 else None
    if not ranked or scores[ranked[0]] < scheme.decide.least:
        return None, "no_rule", ranked[0] if ranked else None
    if runner_up is not None and scores[ranked[0]] - scores[runner_up] < scheme.decide.margin:
        return None, "tie", runner_up
    return ranked[0], "rule", runner_up


def categorise_notes(
    notes: Sequence[Note], grouping: Grouping, scheme: Scheme, mapper: Mapper | None = None
) -> dict[str, Placement]:
    """Give each note a theme; the notes of a group get the same, unless staff had typed different ones.

    A group's score for a theme is the mean of its notes' scores, so a misspelt word in one of them does not decide.
    A theme that staff had typed beside a note holds for that note, whatever was typed beside its like: then each
    theme has a part of the group, and a note without a typed theme goes with most of them.

    Args:
        notes: In reading order.
        grouping: Their groups.
        scheme: With the rules.
        mapper: Who does the work, a part each; without one, this process.

    Returns:
        By note id, in the order of `notes`.
    """
    by_id = {note.id: note for note in notes}
    groups = [[by_id[note] for note in group.notes] for group in grouping.groups]
    if mapper is None:
        placed = place_groups(groups, scheme)
    else:
        size = -(-len(groups) // mapper.count) or 1  # each part indexes the rules anew
        parts = [groups[start : start + size] for start in range(0, len(groups), size)]
        rules = scheme.without_source()
        placed = {}
        for part in mapper.map(place_groups, [(part, rules) for part in parts]):
            placed |= part
    return {note.id: placed[note.id] for note in notes}


def place_groups(groups: Iterable[Sequence[Note]], scheme: Scheme) -> dict[str, Placement]:
    """Place the notes of some groups, each group by itself; see `categorise_notes`."""
    return {
        note: placement
        for group in groups
        for typed, members in _by_typed_theme(group, scheme)
        for note, placement in _place(members, typed, scheme).items()
    }


def _by_typed_theme(members: Sequence[Note], scheme: Scheme) -> list[tuple[str | None, list[Note]]]:
    if not any(note.staff_theme for note in members):
        return [(None, list(members))]
    typed = {note.id: theme_typed(note.staff_theme, scheme) for note in members}
    ranked = Counter(name for name in typed.values() if name is not None).most_common()
    if not ranked:
        return [(None, list(members))]
    most = ranked[0][0]
    return [(name, [note for note in members if (typed[note.id] or most) == name]) for name, _ in ranked]


def _place(members: Sequence[Note], typed: str | None, scheme: Scheme) -> dict[str, Placement]:
    readings = [scheme.reader.read(note.text, note.source) for note in members]
    scores = _scores(readings)
    places = {name: place for place, name in enumerate(scores)}
    theme, decided_by, runner_up = decide(scores, scheme)
    lead = None if typed is not None else 0.0 if decided_by == "no_rule" else lead_of(scores.values())
    if typed is not None:
        runner_up = theme if theme != typed else runner_up
        theme, decided_by = typed, "decision"
    subthemes: tuple[str, ...] = ()
    speaking: list[str] = []
    if theme is not None:
        parts = [reading[places[theme]].subthemes for reading in readings]
        if any(parts):
            order = next(part.subthemes for part in scheme.themes if part.id == theme)
            means = {part.id: sum(found.get(part.id, 0.0) for found in parts) / len(parts) for part in order}
            subthemes = _earned_subthemes(means, scheme.decide)
        speaking = [theme]
    elif decided_by == "tie":
        speaking = _tied(scores, scheme)
    return {
        note.id: Placement(
            theme,
            subthemes,
            decided_by,
            tuple(hit for name in speaking for hit in readings[place][places[name]].hits),
            runner_up,
            lead,
            _names(readings[place], theme),
            typed is not None and theme_typed(note.staff_theme, scheme) is None,
            decided_by == "rule" and _is_near_tie(list(scores.values())),
        )
        for place, note in enumerate(members)
    }


def _scores(readings: Sequence[Sequence[ThemeReading]]) -> dict[str, float]:
    """Give each theme's score, the mean of the notes'; most groups are of one note."""
    if len(readings) == 1:
        return {reading.theme: reading.score for reading in readings[0]}
    return {
        of_theme[0].theme: round(sum(reading.score for reading in of_theme) / len(of_theme), ROUNDED)
        for of_theme in zip(*readings, strict=True)
    }


def _names(readings: Sequence[ThemeReading], own: str | None) -> tuple[str, ...]:
    """Give what a note names: by its own theme's rules, and by those of others in words that these left.

    Of two other themes' names for the same words the longest find's holds.
    """
    if not any(hit.name for reading in readings for hit in reading.hits):
        return ()
    kept = [hit for reading in readings if reading.theme == own for hit in reading.hits if hit.name]
    others = (hit for reading in readings if reading.theme != own for hit in reading.hits if hit.name)
    for hit in sorted(others, key=lambda hit: hit.start - hit.end):
        if not any(other.start < hit.end and hit.start < other.end for other in kept):
            kept.append(hit)
    return tuple(dict.fromkeys(hit.name for hit in sorted(kept, key=lambda hit: hit.start)))


def lead_of(scores: Iterable[float]) -> float:
    """Give how far the best of the themes' scores is before the second best."""
    first, second = sorted((0.0, 0.0, *scores), reverse=True)[:2]
    return round(first - second, ROUNDED)


def _is_near_tie(scores: Sequence[float]) -> bool:
    """Tell whether the second best theme has nearly the best one's points."""
    return lead_of(scores) <= round((1 - _NEARLY) * max(scores), ROUNDED)


def _tied(scores: Mapping[str, float], scheme: Scheme) -> list[str]:
    highest = max(scores.values(), default=0.0)
    return [name for name, score in scores.items() if score > 0 and highest - score < scheme.decide.margin]


def _earned_subthemes(points: Mapping[str, float], needed: Decide) -> tuple[str, ...]:
    """Choose the subthemes that a note is about, the best first: any hit is not enough.

    One needs `subtheme_least` points, and beside a better one `subtheme_share` of the best's. On a real workshop,
    with 2 and 0.5, notes carried 89 % of what was said of them, and 78 % before.
    """
    best = max(points.values(), default=0.0)
    least = max(needed.subtheme_least, needed.subtheme_share * best)
    earned = [name for name, number in points.items() if round(number, ROUNDED) >= round(least, ROUNDED)]
    return tuple(sorted(earned, key=lambda name: -points[name]))


def theme_typed(staff_theme: str, scheme: Scheme) -> str | None:
    """Give the theme that staff typed beside a note, by title or id; see `ThemeNames.find`."""
    found = scheme.theme_names.find(staff_theme)
    return found.id if found else None


def tell_points(points: float) -> str:
    """Write points as people read them: "1,5"."""
    return f"{round(points, _DECIMALS):g}".replace(".", ",")
