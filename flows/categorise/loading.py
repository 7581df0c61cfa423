"""Reads a scheme's file and checks it, its own examples included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from flows.categorise.decision import Explanation, explain_text, tell_points
from flows.categorise.rules import Decide, SchemeFile
from flows.categorise.scheme import Scheme
from flows.categorise.word_lists import parse_lists, tell_unknown_lists
from flows.danish.staff_words import load_staff_words, parse_staff_words, read_staff_words
from flows.errors import RulesError
from flows.plain_files import read_plain
from flows.yaml_source import MAX_YAML, parse_yaml, validate

_KEPT = 16  # schemes; an office has a handful


def no_scheme(categories: Path) -> Scheme:
    """Give a scheme without themes, to show what was read before it is known which scheme is used."""
    return Scheme("", "", Decide(), (), load_staff_words(categories), parse_yaml(b"{}", ""))


def load_scheme(path: Path) -> Scheme:
    """Read a category scheme.

    Raises:
        RulesError: With file and line of every mistake, of every example that the rules place wrongly, too.
    """
    scheme, mistakes = load_unproven(path)
    if mistakes:
        raise RulesError(mistakes)
    return scheme


def load_unproven(path: Path) -> tuple[Scheme, str]:
    """Read a category scheme to find out why it places its own examples wrongly.

    Returns:
        The scheme, and what is told of those examples, a line each; empty where all are right.

    Raises:
        RulesError: With file and line of every other mistake.
    """
    name = f"{path.parent.name}/{path.name}" if path.parent.name else path.name
    raw = read_plain(path, name, MAX_YAML, RulesError)
    scheme, mistakes = _read_scheme(path.stem, name, raw, read_staff_words(path.parent))
    if scheme is None:
        raise RulesError(mistakes)
    return scheme, mistakes


@lru_cache(_KEPT)
def _read_scheme(stem: str, name: str, raw: bytes, staff_words: bytes | None) -> tuple[Scheme | None, str]:
    """Give a scheme, and what is wrong with it, once a content: its examples take as long as a small workshop."""
    try:
        source = parse_yaml(raw, name)
        file = validate(source, SchemeFile)
        words = parse_staff_words(staff_words)
        parse_lists(words)
        everywhere = tuple(file.ignore), tuple(file.none)
        scheme = Scheme(stem, file.title, file.decide, tuple(file.themes), words, source, *everywhere)
    except RulesError as exc:
        return None, str(exc)
    if mistakes := [*_repeated(scheme), *_unknown_lists(scheme)]:
        return None, _told(mistakes, name)
    return scheme, _told(_failed_examples(scheme), name)


def _told(mistakes: Iterable[tuple[int, str]], name: str) -> str:
    return "\n".join(f"{name}, linje {line}: {message}" for line, message in sorted(mistakes))


def _repeated(scheme: Scheme) -> list[tuple[int, str]]:
    places: list[tuple[str, tuple[str | int, ...]]] = [
        (theme.id, ("themes", number, "id")) for number, theme in enumerate(scheme.themes)
    ]
    mistakes = []
    titles = Counter(" ".join(theme.title.lower().split()) for theme in scheme.themes)
    for number, theme in enumerate(scheme.themes):
        if titles[" ".join(theme.title.lower().split())] > 1:
            line = scheme.source.line_of(("themes", number, "title"))
            mistakes.append((line, f"to temaer hedder '{theme.title}'. Giv dem hver sin titel."))
    groups = [places]
    groups += [
        [
            (part.id, ("themes", number, "subthemes", position, "id"))
            for position, part in enumerate(theme.subthemes)
        ]
        for number, theme in enumerate(scheme.themes)
    ]
    for group in groups:
        count = Counter(name for name, _ in group)
        mistakes += [
            (scheme.source.line_of(place), f"id '{name}' bruges to gange. Giv dem hver sin.")
            for name, place in group
            if count[name] > 1
        ]
    return mistakes


def _unknown_lists(scheme: Scheme) -> list[tuple[int, str]]:
    return [
        (scheme.source.line_of((*path, place)), told)
        for path, patterns in scheme.list_patterns()
        for place, text in enumerate(patterns)
        for _, told in tell_unknown_lists([text], scheme.words)
    ]


def _failed_examples(scheme: Scheme) -> list[tuple[int, str]]:
    titles = {theme.id: theme.title for theme in scheme.themes}
    mistakes = []
    for number, theme in enumerate(scheme.themes):
        for wanted, examples in (("yes", theme.tests.yes), ("no", theme.tests.no)):
            for position, example in enumerate(examples):
                found = explain_text(example, scheme)
                if (found.theme == theme.id) == (wanted == "yes"):
                    continue
                line = scheme.source.line_of(("themes", number, "tests", wanted, position))
                where = {
                    "no_rule": "ingen regel passer godt nok på det"
                    if found.runner_up
                    else "ingen regel passer på det",
                    "tie": "reglerne er uenige om det",
                }.get(found.decided_by) or f"det kommer under '{titles[found.theme or theme.id]}'"
                told = (
                    f"eksemplet '{example}' skal stå under '{theme.title}', men {where}"
                    if wanted == "yes"
                    else f"eksemplet '{example}' må ikke stå under '{theme.title}', men det gør det"
                )
                mistakes.append((line, f"{told}{_points(found, titles)}. Ret reglerne, eller flyt eksemplet."))
    return mistakes


def _points(found: Explanation, titles: Mapping[str, str]) -> str:
    """Tell each theme's points and the words that gave them: " (Viden 3 af »kursus«; Ledelse 3 af »leder«)"."""
    told = [
        f"{titles[reading.theme]} {tell_points(reading.score)} af "
        + ", ".join(f"»{word}«" for word in dict.fromkeys(hit.matched for hit in reading.hits if hit.weight))
        for reading in sorted(found.readings, key=lambda one: -one.score)
        if reading.score > 0
    ]
    return f" ({'; '.join(told)})" if told else ""
