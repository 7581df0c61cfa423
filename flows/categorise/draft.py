"""Drafts a scheme for a subject that has none: groups of notes that share words, with rules that find them.

The notes' words are read in `draft_words.py` and grouped in `draft_groups.py`; here the groups become themes. A
person then gives them their names, joins and parts them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from flows.categorise.decision import explain_text
from flows.categorise.draft_groups import SEED_WEIGHT, WORD_WEIGHT, group_words
from flows.categorise.draft_words import NotesWords, is_ordinary_word, read_words
from flows.categorise.rules import Decide, ThemeRules
from flows.categorise.schema import SCHEMA_FILE
from flows.categorise.scheme import Scheme
from flows.danish.inflection import dictionary_words
from flows.danish.staff_words import StaffWords
from flows.errors import UsageError
from flows.yaml_source import parse_yaml

MOST_THEMES = 12
_FEWEST_NOTES = 3  # of a theme; where there are few notes, two
_FEW = 100
_FEWEST_SHARING = 2  # notes that have a word
_COMMON = 0.35  # of all notes: a word in more of them, and in more than so many, tells no groups apart
_FEWEST_COMMON = 8
_MOST_WORDS = 12  # of a theme's rules
_IN_TITLE = 0.25  # of a group's notes must have the second word of its title
_EXAMPLES = 3
_LONGEST_EXAMPLE = 100
_NOT_IN_ID = re.compile("[^a-z0-9]+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e"})


@dataclass(frozen=True)
class Draft:
    """A scheme to be edited by a person.

    Attributes:
        text: The file's.
        themes: The titles, each with how many of the notes its rules place there.
        unplaced: How many notes the rules place nowhere.
        skipped: What to say of each file that could not be read and was left out on demand.
    """

    text: str
    themes: tuple[tuple[str, int], ...]
    unplaced: int
    skipped: tuple[str, ...] = ()


def draft_scheme(
    texts: Sequence[str], title: str, words: StaffWords, fit_as_examples: Iterable[int] | None = None
) -> Draft:
    """Draft a scheme from notes.

    Args:
        texts: Of the notes, those that say the same once.
        title: The subject.
        words: The staff's own, as schemes are read with them.
        fit_as_examples: The places of texts that may stand in the file; None for all.

    Raises:
        UsageError: The notes share no ordinary words.
    """
    scheme, placed = _fill_themes(texts, title, words)
    if not scheme.themes:
        raise UsageError(
            f"De {len(texts)} input deler ingen ord, så der kan ikke laves et udkast. Skriv selv skemaet."
        )
    fit = range(len(texts)) if fit_as_examples is None else frozenset(fit_as_examples)
    lines = [
        f"# yaml-language-server: $schema={SCHEMA_FILE}",
        f"# Udkast ud fra {len(texts)} input: grupper, der deler ord. Giv temaerne navne, saml dem, der hører",
        "# sammen (flyt reglerne), og slet ord, der intet siger om temaet. Ret intet id, når skemaet er i brug.",
        f"title: {_quoted(title)}",
        "themes:",
    ]
    for theme in scheme.themes:
        # On one line a text may say another thing to the rules: where a line began, a capital told of no name.
        examples = [" ".join(texts[place].split()) for place in placed[theme.id] if place in fit]
        examples = [text for text in examples if explain_text(text, scheme).theme == theme.id]
        shown = sorted(
            (text for text in examples if len(text) <= _LONGEST_EXAMPLE), key=lambda text: (len(text), text)
        )
        lines += _theme_lines(theme, len(placed[theme.id]), shown[:_EXAMPLES])
    told = tuple((theme.title, len(placed[theme.id])) for theme in scheme.themes)
    return Draft("\n".join(lines) + "\n", told, len(placed[""]))


def _fill_themes(texts: Sequence[str], title: str, words: StaffWords) -> tuple[Scheme, dict[str, list[int]]]:
    """Make themes of notes that share words; a noun whose theme would get too few notes begins none."""
    words_of = read_words(texts)
    fewest = _FEWEST_NOTES if len(texts) > _FEW else _FEWEST_NOTES - 1
    useful = {
        word: places
        for word, places in words_of.having.items()
        if _FEWEST_SHARING <= len(places) <= max(_FEWEST_COMMON, _COMMON * len(texts))
    }
    beginning = set(words_of.nouns)
    while True:
        groups = group_words(useful, beginning, MOST_THEMES, fewest)
        themes = tuple(_themes(groups, words_of))
        scheme = Scheme("", title, Decide(), themes, words, parse_yaml(b"{}", ""))
        placed = _place(texts, scheme)
        few = {group[0] for group, theme in zip(groups, themes, strict=True) if len(placed[theme.id]) < fewest}
        if not few:
            return scheme, placed
        beginning -= few


def _place(texts: Sequence[str], scheme: Scheme) -> dict[str, list[int]]:
    """Give the places of each theme's texts, and of those without one."""
    placed: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        placed[explain_text(text, scheme).theme or ""].append(place)
    return placed


def _themes(groups: Sequence[Sequence[str]], words_of: NotesWords) -> Iterator[ThemeRules]:
    ids: Counter[str] = Counter()
    for seed, *others in groups:
        strong = _uncovered(dict.fromkeys(_patterns([seed], words_of)), ())
        weak = _uncovered(dict.fromkeys(_patterns(others[: _MOST_WORDS - 1], words_of)), strong)
        rules = [
            {"any": patterns, "weight": weight}
            for weight, patterns in ((SEED_WEIGHT, strong), (WORD_WEIGHT, weak))
            if patterns
        ]
        title = _title((seed, *others), words_of)
        name = _NOT_IN_ID.sub("-", title.lower().translate(_LETTERS)).strip("-") or "tema"
        ids[name] += 1
        unique = name if ids[name] == 1 else f"{name}-{ids[name]}"
        shown = title if ids[name] == 1 else f"{title} {ids[name]}"
        yield ThemeRules.model_validate({"id": unique, "title": shown, "rules": rules})


def _patterns(group: Iterable[str], words_of: NotesWords) -> Iterator[str]:
    """Give what finds some words, also where the notes have them in others."""
    for word in group:
        elsewhere = words_of.elsewhere.get(word, ())
        if not any("*" in pattern and pattern.strip("*") == word for pattern in elsewhere):
            yield word
        yield from elsewhere


def _uncovered(patterns: Collection[str], before: Collection[str]) -> list[str]:
    """Leave out words that a pattern of compounds finds as well: "legeplads" beside "*plads"."""

    def covers(pattern: str, word: str) -> bool:
        part = pattern.strip("*")
        return (pattern.endswith("*") and word.startswith(part)) or (pattern[0] == "*" and word.endswith(part))

    return [
        pattern
        for pattern in patterns
        if pattern not in before
        and ("*" in pattern or not any(covers(other, pattern) for other in (*before, *patterns)))
    ]


def _title(group: Sequence[str], words_of: NotesWords) -> str:
    """Name a group by its two commonest nouns, as the notes write them."""
    notes = frozenset().union(*(words_of.having[word] for word in group))
    ranked = sorted(
        (word for word in group if word in words_of.nouns),
        key=lambda word: (-len(words_of.having[word]), group.index(word)),
    )
    first, *others = ranked
    second = (
        word
        for word in others
        if len(words_of.having[word]) >= _IN_TITLE * len(notes) and not _are_parts_of_one(first, word, words_of)
    )
    return " og ".join(_as_written(word, words_of) for word in (first, *islice(second, 1))).capitalize()


def _as_written(word: str, words_of: NotesWords) -> str:
    """Give the form that most notes have a word in; where no two notes have the same, the dictionary's."""
    written = (words_of.found[place][word] for place in words_of.having[word])
    forms = Counter(form for form in written if word in dictionary_words(form, (word,)) and is_ordinary_word(form))
    often = [form for form in forms if forms[form] > 1]
    return min(often, key=lambda form: (-forms[form], form), default=word)


def _are_parts_of_one(first: str, second: str, words_of: NotesWords) -> bool:
    """Tell whether most notes that have the second word have it in a compound of the first, or the other way."""
    both = words_of.having[first] & words_of.having[second]
    same = [place for place in both if words_of.found[place][first] == words_of.found[place][second]]
    return 2 * len(same) > min(len(words_of.having[first]), len(words_of.having[second]))


def _theme_lines(theme: ThemeRules, placed: int, examples: Sequence[str]) -> list[str]:
    lines = [f"  - id: {theme.id}  # {placed} input", f"    title: {_quoted(theme.title)}", "    rules:"]
    lines += [
        f"      - {{any: [{', '.join(map(_quoted, group.any))}], weight: {group.weight:g}}}"
        for group in theme.rules
    ]
    if examples:
        lines += ["    tests:", "      yes:", *(f"        - {_quoted(text)}" for text in examples)]
    return lines


def _quoted(text: str) -> str:
    """Write a text as YAML, in quotes where it needs them."""
    if re.fullmatch(r"[A-Za-zÆØÅæøå][\wæøåÆØÅ ]*", text) and text.lower() not in ("true", "false", "null"):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
