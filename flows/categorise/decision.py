"""Decides the theme of each note from the patterns that are found in it, and keeps the reason."""

from __future__ import annotations

import fnmatch
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from flows.categorise.finding import Found, PatternFinder
from flows.categorise.patterns import parse_pattern
from flows.categorise.scheme import RuleGroup, Scheme, rules_of
from flows.danish.inflection import fold
from flows.notes import DecidedBy, Group, Grouping, Hit, Note, Placement, Source

_NOWHERE = Source("", "", "")
_FADING = 0.5  # what each further find counts of the one before
_ROUNDED = 6  # decimals; so that a sum of weights does not depend on the order of adding


@dataclass(frozen=True, slots=True)
class ThemeReading:
    """What speaks for one theme in one note.

    Attributes:
        hits: In reading order; each pattern counts once, however often it is found.
        subthemes: The sum of each subtheme's hits, in the order of the scheme.
    """

    theme: str
    score: float
    hits: tuple[Hit, ...]
    subthemes: dict[str, float]


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


@dataclass(frozen=True, slots=True)
class _Rule:
    """A group of patterns of one theme, with the positions of its patterns among all of the scheme's."""

    subtheme: str | None
    weight: float
    none: frozenset[int]
    place: tuple[tuple[str, str], ...]
    patterns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _ThemeIndex:
    id: str
    none: frozenset[int]
    subthemes: tuple[str, ...]
    by_pattern: dict[int, tuple[_Rule, ...]]
    by_place: tuple[_Rule, ...]
    nothing: ThemeReading


class RuleReader:
    """A scheme's rules, ready to read any number of notes."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        texts: dict[str, int] = {}

        def number(pattern: str) -> int:
            return texts.setdefault(pattern, len(texts))

        themes = []
        for theme in scheme.themes:
            rules = tuple(_index_rule(group, subtheme, number) for _, subtheme, group in rules_of(theme))
            by_pattern: dict[int, list[_Rule]] = {}
            for rule in rules:
                for pattern in rule.patterns:
                    by_pattern.setdefault(pattern, []).append(rule)
            themes.append(
                _ThemeIndex(
                    theme.id,
                    frozenset(number(pattern) for pattern in theme.none),
                    tuple(part.id for part in theme.subthemes),
                    {pattern: tuple(found) for pattern, found in by_pattern.items()},
                    tuple(rule for rule in rules if not rule.patterns),
                    ThemeReading(theme.id, 0.0, (), {}),
                )
            )
        self._themes = tuple(themes)
        self._texts = tuple(texts)
        self._finder = PatternFinder(
            [parse_pattern(text) for text in texts], scheme.words.forms, scheme.words.abbreviations
        )

    def read(self, text: str, source: Source = _NOWHERE) -> tuple[ThemeReading, ...]:
        """Score every theme."""
        found = self._finder.find(text)
        there = {item.pattern for item in found}
        return tuple(self._read_theme(theme, found, there, text, source) for theme in self._themes)

    def patterns_found(self, text: str) -> tuple[str, ...]:
        """List the patterns that are found, whatever they count for."""
        return tuple(self._texts[item.pattern] for item in self._finder.find(text))

    def _read_theme(
        self, theme: _ThemeIndex, found: Sequence[Found], there: set[int], text: str, source: Source
    ) -> ThemeReading:
        if theme.none & there or (theme.by_pattern.keys().isdisjoint(there) and not theme.by_place):
            return theme.nothing
        weighed: list[tuple[Found, float]] = []
        shares: dict[int, dict[str, float]] = {}  # by pattern, what it weighs in each subtheme
        for item in found:
            rules = [
                rule
                for rule in theme.by_pattern.get(item.pattern, ())
                if not (rule.none & there) and _stands(source, rule.place)
            ]
            if rules:
                weighed.append((item, max(rule.weight for rule in rules)))
                shares[item.pattern] = _heaviest(rules)
        hits, weights = self._count(weighed, text)
        subthemes = [share for pattern in weights for share in shares[pattern].items()]
        scored = list(weights.values())
        for rule in theme.by_place:
            if not (rule.none & there) and _stands(source, rule.place):
                shown = ", ".join(f"{key}: {glob}" for key, glob in rule.place)
                hits.append(Hit(shown, "", 0, 0, rule.weight))
                scored.append(rule.weight)
                subthemes += _heaviest([rule]).items()
        totals = {
            name: round(sum(weight for part, weight in subthemes if part == name), _ROUNDED)
            for name in theme.subthemes
            if any(part == name for part, _ in subthemes)
        }
        return ThemeReading(theme.id, _score(scored), tuple(hits), totals)

    def _count(self, weighed: Iterable[tuple[Found, float]], text: str) -> tuple[list[Hit], dict[int, float]]:
        """Let a longer find hide those that share a word with it; each pattern left gives its weight once."""
        candidates = sorted(
            ((item, weight, start, end) for item, weight in weighed for start, end in item.spans),
            key=lambda one: (one[2] - one[3], -one[1], one[2], one[0].pattern),
        )
        taken = bytearray(len(text))
        hits = []
        counted: dict[int, float] = {}
        for item, weight, start, end in candidates:
            if item.alone:
                if any(taken[start:end]):
                    continue
                taken[start:end] = b"\1" * (end - start)
            counted[item.pattern] = weight
            hits.append(Hit(self._texts[item.pattern], text[start:end], start, end, weight))
        hits.sort(key=lambda hit: (hit.start, hit.end, hit.pattern))
        return hits, counted


def _index_rule(group: RuleGroup, subtheme: str | None, number: Callable[[str], int]) -> _Rule:
    return _Rule(
        subtheme,
        group.weight,
        frozenset(number(pattern) for pattern in group.none),
        group.place,
        tuple(dict.fromkeys(number(pattern) for pattern in group.any)),
    )


def _heaviest(rules: Iterable[_Rule]) -> dict[str, float]:
    """Give what a pattern weighs in each subtheme: where several of its groups have it, the most."""
    shares: dict[str, float] = {}
    for rule in rules:
        if rule.subtheme is not None:
            shares[rule.subtheme] = max(rule.weight, shares.get(rule.subtheme, 0.0))
    return shares


def _score(weights: Iterable[float]) -> float:
    """Add up what was found: the strongest counts in full, the next half, the third a quarter, and so on.

    So a long note that hints at a theme in many words does not outweigh one that names another outright. On the
    notes of two workshops this agreed with people in 2 to 3 notes of 100 more than plain sums did.
    """
    ranked = sorted(weights, reverse=True)
    return round(sum(weight * _FADING**rank for rank, weight in enumerate(ranked)), _ROUNDED)


def _stands(source: Source, place: tuple[tuple[str, str], ...]) -> bool:
    return all(_is_named(getattr(source, key), glob, in_folder=key == "file") for key, glob in place)


def _is_named(name: str, glob: str, *, in_folder: bool) -> bool:
    """Tell whether a name is what was written; only `*` is a sign. A file may be named without its folder."""
    wanted = re.sub(r"[\[?]", r"[\g<0>]", fold(glob))
    names = [fold(name)]
    if in_folder:
        names.append(names[0].rpartition("/")[2])
    return any(fnmatch.fnmatchcase(one, wanted) for one in names)


def explain_text(text: str, scheme: Scheme, source: Source = _NOWHERE) -> Explanation:
    """Tell the theme of one text, what speaks for each theme, and the runner-up."""
    readings = scheme.reader.read(text, source)
    scores = {reading.theme: reading.score for reading in readings}
    theme, decided_by, runner_up = decide(scores, scheme)
    subthemes: tuple[str, ...] = ()
    if theme is not None:
        subthemes = _order_subthemes(next(reading.subthemes for reading in readings if reading.theme == theme))
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


def categorise_notes(notes: Sequence[Note], grouping: Grouping, scheme: Scheme) -> dict[str, Placement]:
    """Give each note a theme; the notes of a group get the same.

    A group's score for a theme is the mean of its notes' scores, so a misspelt word in one of them does not decide.
    A theme that staff had typed beside a note wins; where staff disagree within a group, the theme that most of
    them typed, and without a majority the group is a tie, for which no find of the rules is the reason.

    Returns:
        By note id, in the order of `notes`.
    """
    by_id = {note.id: note for note in notes}
    placed: dict[str, Placement] = {}
    for group in grouping.groups:
        placed.update(_place_group(group, by_id, scheme))
    return {note.id: placed[note.id] for note in notes}


def _place_group(group: Group, by_id: Mapping[str, Note], scheme: Scheme) -> dict[str, Placement]:
    members = [by_id[note] for note in group.notes]
    readings = {note.id: {r.theme: r for r in scheme.reader.read(note.text, note.source)} for note in members}
    names = [theme.id for theme in scheme.themes]
    scores = {
        name: round(sum(readings[note.id][name].score for note in members) / len(members), _ROUNDED)
        for name in names
    }
    theme, decided_by, runner_up = decide(scores, scheme)
    disagree = False  # the staff, and then the rules' finds are not why
    typed = Counter(name for note in members if (name := theme_typed(note.staff_theme, scheme)) is not None)
    if typed:
        (first, most), *others = typed.most_common()
        disagree = bool(others) and others[0][1] == most
        if disagree:
            theme, decided_by, runner_up = None, "tie", others[0][0]
        else:
            runner_up = theme if theme != first else runner_up
            theme, decided_by = first, "decision"
    subthemes: tuple[str, ...] = ()
    if theme is not None:
        parts = [readings[note.id][theme].subthemes for note in members]
        order = next(part.subthemes for part in scheme.themes if part.id == theme)
        totals = {part.id: sum(found.get(part.id, 0.0) for found in parts) for part in order}
        subthemes = _order_subthemes(
            {part.id: totals[part.id] for part in order if any(part.id in f for f in parts)}
        )
    speaking: list[str] = []
    if theme is not None:
        speaking = [theme]
    elif decided_by == "tie" and not disagree:
        speaking = _tied(scores, scheme)
    return {
        note.id: Placement(
            theme,
            subthemes,
            decided_by,
            tuple(hit for name in speaking for hit in readings[note.id][name].hits),
            runner_up,
        )
        for note in members
    }


def _tied(scores: Mapping[str, float], scheme: Scheme) -> list[str]:
    highest = max(scores.values(), default=0.0)
    return [name for name, score in scores.items() if score > 0 and highest - score < scheme.decide.margin]


def _order_subthemes(totals: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(totals, key=lambda name: -totals[name]))


def theme_typed(staff_theme: str, scheme: Scheme) -> str | None:
    """Give the theme that staff typed beside a note, by title or id without regard to case and spaces."""
    typed = " ".join(fold(staff_theme).split())
    if not typed:
        return None
    for theme in scheme.themes:
        if typed in (" ".join(fold(theme.title).split()), theme.id):
            return theme.id
    return None
