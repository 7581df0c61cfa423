"""A category scheme that has been read and checked: what the stages get of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from flows.categorise.rule_reader import RuleReader
from flows.categorise.rules import Decide, RuleGroup, RulePath, ThemeRules, rules_of
from flows.danish.staff_words import StaffWords
from flows.notes import Subtheme, Theme
from flows.theme_names import ThemeNames
from flows.yaml_source import YamlSource


@dataclass(frozen=True)
class Scheme:
    """A scheme, with all that is needed to read notes by it.

    Attributes:
        name: The file's name without `.yaml`.
        words: The abbreviations and inflections that the patterns are read with.
        source: What was parsed, for the lines that messages tell.
        ignore: Patterns whose words count for no theme.
        none: Patterns of notes that get no theme.
    """

    name: str
    title: str
    decide: Decide
    themes: tuple[ThemeRules, ...]
    words: StaffWords = field(repr=False)
    source: YamlSource = field(repr=False)
    ignore: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    @cached_property
    def reader(self) -> RuleReader:
        """The rules, indexed once."""
        return RuleReader(self.themes, self.words, self.decide.opening, self.ignore, self.none)

    @cached_property
    def theme_names(self) -> ThemeNames:
        """The names by which people call the themes."""
        return ThemeNames(tuple((theme.id, theme.title) for theme in self.themes))

    def without_source(self) -> Scheme:
        """Give what places notes, without the lines that messages tell: a fifth of it, for another process."""
        return replace(self, source=YamlSource(self.source.name, {}, {}))

    def off_subject(self, text: str) -> tuple[str, ...]:
        """Give the patterns by which a text is off the subject, and gets no theme."""
        found = frozenset(self.reader.patterns_found(text)) if self.none else frozenset()
        return tuple(pattern for pattern in self.none if pattern in found)

    def list_patterns(self) -> Iterator[tuple[RulePath, Sequence[str]]]:
        """Give the lists of patterns, each with its path in the file."""
        yield ("none",), self.none
        yield ("ignore",), self.ignore
        for number, theme in enumerate(self.themes):
            yield ("themes", number, "none"), theme.none
            yield ("themes", number, "ignore"), theme.ignore
            for path, _, group in rules_of(theme):
                yield ("themes", number, *path, "any"), group.any
                yield ("themes", number, *path, "none"), group.none

    def as_themes(self) -> tuple[Theme, ...]:
        """Give the themes as the documents need them, in the order of the appendix."""
        return tuple(
            Theme(
                theme.id,
                theme.title,
                theme.description.strip(),
                tuple(Subtheme(part.id, part.title, part.phrase, _names(part.rules)) for part in theme.subthemes),
                _names(theme.rules),
            )
            for theme in self.themes
        )


def _names(rules: Sequence[RuleGroup]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(group.name for group in rules if group.name))
