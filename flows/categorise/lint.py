"""Looks for rules that do not do what their writer may think. Warnings only: nothing here rejects a scheme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flows.categorise.decision import explain_text
from flows.categorise.finding import PatternFinder
from flows.categorise.lint_notes import find_idle, find_shared
from flows.categorise.patterns import Pattern, parse_pattern
from flows.categorise.rules import RuleGroup, rules_of
from flows.categorise.scheme import Scheme
from flows.categorise.word_lists import parse_lists
from flows.danish.inflection import forms_of, inflects
from flows.danish.lemmas import lemma
from flows.notes import Note

_PLURALS = ("erne", "ene", "inger", "heder", "elser", "ioner")  # other endings make words of their own, too
_SMALL = 0.01  # of all notes
_ABBREVIATION = re.compile(r"[A-ZÆØÅ]{2,}[0-9]*")


def lint_scheme(scheme: Scheme, notes: Sequence[Note] = ()) -> tuple[str, ...]:
    """Give the warnings, by line; what no note has stands last, since it may be meant for other notes.

    Args:
        scheme: What to look at.
        notes: Where given, patterns that are found in none of them and themes that none of them gets are told, too.
    """
    warnings: set[tuple[int, str]] = set()
    unused: dict[int, list[str]] = {}
    found = {pattern for note in notes for pattern in scheme.reader.patterns_found(note.text)}
    explained = [explain_text(note.text, scheme, note.source) for note in notes]
    reached = Counter(one.theme for one in explained)
    for number, theme in enumerate(scheme.themes):
        patterns = _patterns(scheme, number)
        for placed in patterns:
            line, pattern = placed.line, placed.pattern
            if _ABBREVIATION.fullmatch(pattern.text):
                told = f"'{pattern.text}' ligner en forkortelse og finder også '{pattern.text.lower()}'. "
                warnings.add((line, f"{told}Skriv ={pattern.text}, hvis kun store bogstaver skal tælle."))
            if (word := _dictionary_form(pattern)) is not None:
                told = f"'{pattern.text}' ligner en bøjning af '{word}'. "
                warnings.add((line, f"{told}Skriv ordbogens form, så findes alle bøjninger."))
            used = not notes or placed.only_names or pattern.text in found
            if not used and pattern.text not in unused.setdefault(placed.first_line, []):
                unused[placed.first_line].append(pattern.text)
        warnings |= _covered(patterns, scheme)
        if notes and theme.id not in reached:
            line = scheme.source.line_of(("themes", number))
            warnings.add((line, f"ingen af de {len(notes)} noter får temaet '{theme.title}'."))
        elif notes and reached[theme.id] < _SMALL * len(notes):
            line = scheme.source.line_of(("themes", number))
            told = f"kun {reached[theme.id]} af de {len(notes)} noter får temaet '{theme.title}'."
            warnings.add((line, f"{told} Er det for lidt til et tema, så læg det ind under et andet."))
        elif not patterns:
            line = scheme.source.line_of(("themes", number))
            warnings.add((line, f"temaet '{theme.title}' har ingen mønstre, så ingen tekst kan give det."))
    warnings |= find_shared(explained, scheme) | find_idle(explained, scheme)
    not_found = [
        (line, f"findes ikke i nogen af de {len(notes)} noter: {'; '.join(texts)}.")
        for line, texts in sorted(unused.items())
        if texts
    ]
    return tuple(
        f"{scheme.source.name}, linje {line}: {message}" for line, message in [*sorted(warnings), *not_found]
    )


@dataclass(frozen=True)
class _Placed:
    """A pattern and where it stands; `first_line` is that of its group."""

    line: int
    first_line: int
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
        lines = [scheme.source.line_of(("themes", theme, *path, "any", at)) for at in range(len(group.any))]
        for line, text in zip(lines, group.any, strict=True):
            listed.append(_Placed(line, lines[0], parse_pattern(text), subtheme, group))
    return listed


def _covered(patterns: Sequence[_Placed], scheme: Scheme) -> set[tuple[int, str]]:
    """Find patterns that say nothing that another one of the same kind of group does not say."""
    warnings = set()
    finder = PatternFinder(
        [placed.pattern for placed in patterns],
        scheme.words.forms,
        scheme.words.abbreviations,
        parse_lists(scheme.words),
    )
    for own, placed in enumerate(patterns):
        line, pattern = placed.line, placed.pattern
        if pattern.relation != "alone" or len(pattern.operands[0]) != 1:
            continue
        phrase = pattern.operands[0][0]
        if len(phrase) != 1 or phrase[0].kind != "word":
            continue
        forms = sorted(forms_of(phrase[0].text) | scheme.words.forms.get(phrase[0].text, frozenset()))
        finders = [{item.pattern for item in finder.find(form)} for form in forms]
        for other in sorted(set.intersection(*finders) - {own}):
            by_line, by = patterns[other].line, patterns[other].pattern
            if (by.text == pattern.text and other > own) or _conditions(patterns[other]) != _conditions(placed):
                continue
            told = "står der allerede" if by.text == pattern.text else f"dækkes af '{by.text}'"
            warnings.add((line, f"'{pattern.text}' {told} (linje {by_line}). Slet det ene."))
    return warnings


def _dictionary_form(pattern: Pattern) -> str | None:
    """Give the dictionary's form of a pattern that is one noun in the plural; None where it is no such pattern."""
    if pattern.relation != "alone" or len(pattern.operands[0]) != 1 or len(pattern.operands[0][0]) != 1:
        return None
    part = pattern.operands[0][0][0]
    if part.kind != "word" or not part.text.isalpha():
        return None
    word = lemma(part.text)
    plural = part.text.endswith(_PLURALS) or (part.text.endswith("ere") and word.endswith("er"))
    return word if plural and word != part.text and inflects(part.text, word) else None


def _conditions(placed: _Placed) -> tuple[object, ...]:
    group = placed.group
    return placed.subtheme, group.weight, tuple(group.none), group.place, group.least
