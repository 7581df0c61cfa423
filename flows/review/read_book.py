"""Reads `decisions.yaml`, and tells every mistake with its line, none with what stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from flows.errors import DecisionsError
from flows.review.book import (
    Decision,
    DecisionBook,
    KeptDecision,
    LeftOutDecision,
    MaskedDecision,
    PrintedDecision,
    ReceiversDecision,
    RemarkDecision,
    SummaryDecision,
    ThemeDecision,
    find_contradictions,
)
from flows.staff_files import DECISIONS_FILE
from flows.yaml_source import YamlSource, parse_yaml, read_yaml, validate

_AboutOneNote = (
    ThemeDecision
    | LeftOutDecision
    | PrintedDecision
    | MaskedDecision
    | KeptDecision
    | RemarkDecision
    | ReceiversDecision
)


def read_book(folder: Path) -> tuple[DecisionBook, YamlSource | None]:
    """Read a workshop's decisions, with the lines that they stand on; without the file there are none.

    Whether they name themes that there are is checked by `check_book`, when it is known which scheme is used.

    Raises:
        DecisionsError: With file and line, where the file is malformed.
    """
    path = folder / DECISIONS_FILE
    if not path.exists():
        return DecisionBook(), None
    source = read_yaml(path, f"{folder.name}/{DECISIONS_FILE}", DecisionsError)
    return validate(source, DecisionBook, DecisionsError), source


def check_book(source: YamlSource | None, decisions: DecisionBook, themes: dict[str, frozenset[str]]) -> None:
    """Check what was read for what can't be obeyed.

    Args:
        source: The lines that it stands on.
        decisions: What it says.
        themes: The ids of the scheme's themes, each with the ids of its subthemes.

    Raises:
        DecisionsError: With file and line, where it names an unknown theme, decides twice about a note, or
            contradicts itself about which notes are the same.
    """
    if source is None:
        return
    mistakes = [
        *_unknown_themes(source, decisions, themes),
        *_decided_twice(source, decisions),
        *_pairs_of_one(source, decisions),
        *_contradictions(source, decisions),
    ]
    if mistakes:
        raise DecisionsError("\n".join(mistakes))


def read_decisions(folder: Path, themes: dict[str, frozenset[str]]) -> DecisionBook:
    """Read and check a workshop's decisions; see `read_book` and `check_book`."""
    decisions, source = read_book(folder)
    check_book(source, decisions, themes)
    return decisions


def parse_book(raw: bytes, name: str = DECISIONS_FILE) -> DecisionBook:
    """Parse the bytes of a file for what it says, whether or not a scheme has its themes.

    Raises:
        DecisionsError: With the line, where it is malformed.
    """
    return validate(parse_yaml(raw, name, DecisionsError), DecisionBook, DecisionsError)


def unknown_themes(decisions: DecisionBook, themes: Mapping[str, frozenset[str]]) -> int:
    """Count the decisions that name a theme or a subtheme which is not there."""
    named = [(entry.theme, entry.subthemes or ()) for entry in decisions.themes]
    named += [(entry.theme, ()) for entry in decisions.summary]
    return sum(
        theme is not None and not (theme in themes and themes[theme].issuperset(subthemes))
        for theme, subthemes in named
    )


def _unknown_themes(source: YamlSource, decisions: DecisionBook, themes: dict[str, frozenset[str]]) -> list[str]:
    kinds: tuple[tuple[str, Sequence[ThemeDecision | SummaryDecision]], ...] = (
        ("themes", decisions.themes),
        ("summary", decisions.summary),
    )
    mistakes = [
        f"{source.name}, linje {source.line_of((key, number, 'theme'))}: temaet '{entry.theme}' findes ikke i "
        f"skemaet. Skriv et af: {', '.join(themes)}."
        for key, entries in kinds
        for number, entry in enumerate(entries)
        if entry.theme is not None and entry.theme not in themes
    ]
    for number, decision in enumerate(decisions.themes):
        known = themes.get(decision.theme or "", frozenset(decision.subthemes or ()))
        mistakes += [
            f"{source.name}, linje {source.line_of(('themes', number, 'theme'))}: undertemaet '{subtheme}' findes "
            f"ikke under '{decision.theme}'. Skriv et af: {', '.join(sorted(known)) or '(ingen)'}."
            for subtheme in decision.subthemes or ()
            if subtheme not in known
        ]
    return mistakes


def _decided_twice(source: YamlSource, decisions: DecisionBook) -> list[str]:
    mistakes = []
    kinds: tuple[tuple[str, Sequence[_AboutOneNote]], ...] = (
        ("themes", decisions.themes),
        ("left_out", decisions.left_out),
        ("printed", decisions.printed),
        ("masked", decisions.masked),
        ("kept", decisions.kept),
        ("remarks", decisions.remarks),
        ("receivers", decisions.receivers),
    )
    first: dict[tuple[str, str], int] = {}
    for key, entries in kinds:
        for number, entry in enumerate(entries):
            line = source.line_of((key, number))
            subject = entry.topic, entry.note
            if subject in first:
                mistakes.append(
                    f"{source.name}, linje {line}: inputtet {entry.note} er der besluttet om på linje "
                    f"{first[subject]}. Slet den ene."
                )
            first.setdefault(subject, line)
    written: dict[str, int] = {}
    for number, text in enumerate(decisions.summary):
        line = source.line_of(("summary", number))
        if text.theme in written:
            mistakes.append(
                f"{source.name}, linje {line}: temaet '{text.theme}' har allerede en tekst på linje "
                f"{written[text.theme]}. Saml dem i én."
            )
        written.setdefault(text.theme, line)
    return mistakes


def _pairs_of_one(source: YamlSource, decisions: DecisionBook) -> list[str]:
    return [
        f"{source.name}, linje {source.line_of((key, number))}: inputtet {pair.notes[0]} står to gange i parret. "
        "Skriv de to forskellige input."
        for key, pairs in (("same", decisions.same), ("apart", decisions.apart))
        for number, pair in enumerate(pairs)
        if pair.notes[0] == pair.notes[1]
    ]


def _contradictions(source: YamlSource, decisions: DecisionBook) -> list[str]:
    contradicted = {found[0] for found in find_contradictions(decisions.decisions)}
    return [
        f"{source.name}, linje {source.line_of(('apart', number))}: inputtene {' og '.join(pair.notes)} skal "
        "holdes adskilt, men er under 'same' sagt at være den samme. Slet den ene af beslutningerne."
        for number, pair in enumerate(decisions.apart)
        if Decision("apart", pair) in contradicted
    ]
