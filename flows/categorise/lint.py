"""Looks for rules that do not do what their writer may think. Warnings only: nothing here rejects a scheme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.categorise.decision import explain_text
from flows.categorise.finding import PatternFinder
from flows.categorise.lint_notes import find_idle, find_shared
from flows.categorise.lint_patterns import find_odd_patterns
from flows.categorise.lint_told import Warned, tell_warnings
from flows.categorise.patterns import Pattern, parse_pattern
from flows.categorise.rules import RuleGroup, rules_of
from flows.categorise.scheme import Scheme
from flows.categorise.word_lists import parse_lists
from flows.danish.inflection import forms_of
from flows.notes import Note

_SMALL = 0.01  # of all notes


def lint_scheme(scheme: Scheme, notes: Sequence[Note] = ()) -> tuple[str, ...]:
    """Give the lines of the warnings: each kind once, the gravest first.

    Args:
        scheme: What to look at.
        notes: Where given, patterns that are found in none of them and themes that none of them gets are told, too.
    """
    warnings = [*find_odd_patterns(scheme)]
    found = {pattern for note in notes for pattern in scheme.reader.patterns_found(note.text)}
    explained = [explain_text(note.text, scheme, note.source) for note in notes]
    reached = Counter(one.theme for one in explained)
    for number, theme in enumerate(scheme.themes):
        patterns = _patterns(scheme, number)
        warnings += _covered(patterns, scheme)
        warnings += [
            Warned("unused", placed.line, placed.pattern.text)
            for placed in patterns
            if notes and not placed.only_names and placed.pattern.text not in found
        ]
        line = scheme.source.line_of(("themes", number))
        if notes and theme.id not in reached:
            warnings.append(Warned("unreached", line, theme.title))
        elif notes and reached[theme.id] < _SMALL * len(notes):
            warnings.append(Warned("few", line, f"{theme.title}: {reached[theme.id]}"))
        elif not patterns:
            warnings.append(Warned("empty", line, theme.title))
    warnings += find_shared(explained, scheme)
    warnings += find_idle(explained, scheme)
    return tuple(tell_warnings(warnings, scheme.source.name, len(notes)))


@dataclass(frozen=True)
class _Placed:
    """A pattern and where it stands."""

    line: int
    pattern: Pattern
    subtheme: str | None
    group: RuleGroup

    @property
    def only_names(self) -> bool:
        """Whether it decides no theme: it need not be found, and another may find the same."""
        return bool(self.group.name) and not self.group.weight


def _patterns(scheme: Scheme, theme: int) -> list[_Placed]:
    listed = []
    for path, subtheme, group in rules_of(scheme.themes[theme]):
        for at, text in enumerate(group.any):
            line = scheme.source.line_of(("themes", theme, *path, "any", at))
            listed.append(_Placed(line, parse_pattern(text), subtheme, group))
    return listed


def _covered(patterns: Sequence[_Placed], scheme: Scheme) -> Iterator[Warned]:
    """Find patterns that say nothing that another one of the same kind of group does not say.

    Of two that cover each other the later is told.
    """
    covering = dict(_coverings(patterns, scheme))
    for own, others in covering.items():
        pattern = patterns[own].pattern
        for other in sorted(others, key=lambda other: (patterns[other].pattern.text != pattern.text, other)):
            if own < other and own in covering.get(other, ()):
                continue
            line, by = patterns[other].line, patterns[other].pattern
            told = "står der allerede" if by.text == pattern.text else f"dækkes af '{by.text}'"
            yield Warned("covered", patterns[own].line, f"'{pattern.text}' {told} (linje {line})")
            break


def _coverings(patterns: Sequence[_Placed], scheme: Scheme) -> Iterator[tuple[int, set[int]]]:
    """Give by its place each pattern of one word with those that find all of its forms."""
    finder = PatternFinder(
        [placed.pattern for placed in patterns],
        scheme.words.forms,
        scheme.words.abbreviations,
        parse_lists(scheme.words),
    )
    for own, placed in enumerate(patterns):
        pattern = placed.pattern
        if pattern.relation != "alone" or len(pattern.operands[0]) != 1:
            continue
        phrase = pattern.operands[0][0]
        if len(phrase) != 1 or phrase[0].kind != "word":
            continue
        forms = sorted(forms_of(phrase[0].text) | scheme.words.forms.get(phrase[0].text, frozenset()))
        finders = [{item.pattern for item in finder.find(form)} for form in forms]
        others = set.intersection(*finders) - {own}
        yield own, {other for other in others if _conditions(patterns[other]) == _conditions(placed)}


def _conditions(placed: _Placed) -> tuple[object, ...]:
    group = placed.group
    return placed.subtheme, group.weight, tuple(group.none), group.place, group.least
