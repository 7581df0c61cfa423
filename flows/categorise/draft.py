"""Drafts a scheme for a subject that has none: groups of notes that share words, with rules that find them.

No model, and nothing by chance: the word that most notes have, of those in no group yet, begins a group; words that
stand mostly in its notes widen it. Only ordinary words do either: one that no list knows may be somebody's name. A
person then gives the groups their names, joins and parts them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flows.categorise.decision import explain_text
from flows.categorise.patterns import SHORTEST_PART
from flows.categorise.rules import Decide, ThemeRules
from flows.categorise.schema import SCHEMA_FILE
from flows.categorise.scheme import Scheme
from flows.danish.compounds import parts_of
from flows.danish.content_words import content_words
from flows.danish.inflection import dictionary_word, forms_of
from flows.danish.known_words import SHORTEST, is_ordinary
from flows.danish.staff_words import StaffWords
from flows.errors import UsageError
from flows.yaml_source import parse_yaml

MOST_THEMES = 12
_FEWEST_NOTES = 3  # of a group; where there are few notes, two
_FEW = 40
_COMMON = 0.35  # of all notes: a word in more of them, and in more than so many, tells no groups apart
_FEWEST_COMMON = 8
_AT_HOME = 0.5  # of the notes that have a word must be in a group for it to widen it
_MOST_WORDS = 12  # of a theme's rules
_EXAMPLES = 3
_LONGEST_EXAMPLE = 100
_NOT_IN_ID = re.compile("[^a-z0-9]+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e"})


@dataclass(frozen=True)
class _Group:
    words: tuple[str, ...]
    notes: frozenset[int]


@dataclass(frozen=True)
class Draft:
    """A scheme to be edited by a person.

    Attributes:
        text: The file's.
        themes: The titles, each with how many of the notes its rules place there.
        unplaced: How many notes the rules place nowhere.
    """

    text: str
    themes: tuple[tuple[str, int], ...]
    unplaced: int


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
    found = [content_words(text) for text in texts]
    having: dict[str, set[int]] = defaultdict(set)
    for place, listed in enumerate(found):
        for word in listed:
            having[word].add(place)
    groups = list(_groups(having, len(texts)))
    if not groups:
        raise UsageError(
            f"De {len(texts)} input deler ingen ord, så der kan ikke laves et udkast. Skriv selv skemaet."
        )
    themes = _themes(groups, found, having)
    scheme = Scheme("", title, Decide(), tuple(themes), words, parse_yaml(b"{}", ""))
    placed: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        placed[explain_text(text, scheme).theme or ""].append(place)
    fit = range(len(texts)) if fit_as_examples is None else frozenset(fit_as_examples)
    lines = [
        f"# yaml-language-server: $schema={SCHEMA_FILE}",
        f"# Udkast ud fra {len(texts)} input: grupper, der deler ord. Giv temaerne navne, saml dem, der hører",
        "# sammen (flyt reglerne), og slet ord, der intet siger om temaet. Ret intet id, når skemaet er i brug.",
        f"title: {_quoted(title)}",
        "themes:",
    ]
    for theme in themes:
        # On one line a text may say another thing to the rules: where a line began, a capital told of no name.
        examples = [" ".join(texts[place].split()) for place in placed[theme.id] if place in fit]
        examples = [text for text in examples if explain_text(text, scheme).theme == theme.id]
        shown = sorted(
            (text for text in examples if len(text) <= _LONGEST_EXAMPLE), key=lambda text: (len(text), text)
        )
        lines += _theme_lines(theme, len(placed[theme.id]), shown[:_EXAMPLES])
    told = tuple((theme.title, len(placed[theme.id])) for theme in themes)
    return Draft("\n".join(lines) + "\n", told, len(placed[""]))


def _groups(having: dict[str, set[int]], notes: int) -> Iterator[_Group]:
    """Part the notes: each group has the words that stand mostly in it, the one it began with first."""
    fewest = _FEWEST_NOTES if notes > _FEW else _FEWEST_NOTES - 1
    useful = {
        word: places
        for word, places in having.items()
        if fewest <= len(places) <= max(_FEWEST_COMMON, _COMMON * notes) and _may_be_told(word)
    }
    free = set(range(notes))
    for _ in range(MOST_THEMES):
        ranked = sorted(useful, key=lambda word: (-len(useful[word] & free), len(useful[word]), word))
        if not ranked or len(useful[ranked[0]] & free) < fewest:
            return
        seed = ranked[0]
        members = useful[seed] & free
        words = [seed]
        for word in ranked[1:]:
            there = useful[word] & free
            if len(there & members) >= 2 and len(there & members) >= _AT_HOME * len(useful[word]):
                words.append(word)
                members |= there
        free -= members
        yield _Group(tuple(words), frozenset(members))


def _may_be_told(word: str) -> bool:
    """Tell whether a word is an ordinary one; of a short word, which no list holds, the forms are."""
    return any(map(is_ordinary, forms_of(word) if len(word) < SHORTEST else (word,)))


def _themes(
    groups: Sequence[_Group], found: Sequence[dict[str, str]], having: dict[str, set[int]]
) -> list[ThemeRules]:
    themes = []
    ids: Counter[str] = Counter()
    for group in groups:
        strong = group.words[:_MOST_WORDS]
        weights = {word: 3 if number == 0 else 2 for number, word in enumerate(strong)}
        rules = [
            {
                "any": [
                    pattern for word in strong if weights[word] == weight for pattern in _patterns(word, having)
                ],
                "weight": weight,
            }
            for weight in (3, 2)
            if weight in weights.values()
        ]
        title = _title(group, found)
        name = _NOT_IN_ID.sub("-", title.lower().translate(_LETTERS)).strip("-") or "tema"
        ids[name] += 1
        unique = name if ids[name] == 1 else f"{name}-{ids[name]}"
        shown = title if ids[name] == 1 else f"{title} {ids[name]}"
        themes.append(ThemeRules.model_validate({"id": unique, "title": shown, "rules": rules}))
    return themes


def _patterns(word: str, having: dict[str, set[int]]) -> Iterator[str]:
    """Give what finds a word: also in compounds, where the notes have it as their first or last part."""
    compounds = [parts for other in having if other != word and word in (parts := parts_of(other))]
    first, last = any(parts[0] == word for parts in compounds), any(parts[1] == word for parts in compounds)
    if len(word) < SHORTEST_PART or not (first or last):
        yield word
    if first and len(word) >= SHORTEST_PART:
        yield f"{word}*"
    if last and len(word) >= SHORTEST_PART:
        yield f"*{word}"


def _title(group: _Group, found: Sequence[dict[str, str]]) -> str:
    """Name a group by its two commonest words, as the notes write them."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for place in sorted(group.notes):
        for word, form in found[place].items():
            forms[word][form if dictionary_word(form) == word else word] += 1
    ranked = sorted(group.words, key=lambda word: (-forms[word].total(), group.words.index(word)))
    shown: list[str] = []
    for word in ranked:
        form = min(forms[word], key=lambda form: (-forms[word][form], form), default=word)
        if not any(form.startswith(other[:SHORTEST_PART]) for other in shown):
            shown.append(form)
    return " og ".join(shown[:2]).capitalize()


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
