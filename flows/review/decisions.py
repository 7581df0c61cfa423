"""`decisions.yaml`: what a person decided about single notes and pairs of notes of one workshop."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from flows.errors import DecisionsError
from flows.file_names import DECISIONS_FILE
from flows.yaml_source import YamlSource, read_yaml, validate


class ThemeDecision(BaseModel):
    """A note stands under this theme; `theme: null` puts it under none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    note: str
    text: str = Field(description="The note's text when it was decided: the decision holds for this text only.")
    theme: str | None
    subthemes: tuple[str, ...] | None = Field(None, description="Where missing, the rules decide.")


class PairDecision(BaseModel):
    """Two notes are the same note, or are to be kept apart."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    notes: tuple[str, str]
    texts: tuple[str, str]


class LeftOutDecision(BaseModel):
    """A note is not printed, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    note: str
    text: str
    reason: str = Field(min_length=1)


class Decisions(BaseModel):
    """The whole of `decisions.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    themes: tuple[ThemeDecision, ...] = ()
    same: tuple[PairDecision, ...] = ()
    apart: tuple[PairDecision, ...] = ()
    left_out: tuple[LeftOutDecision, ...] = ()


def read_decisions(folder: Path, themes: dict[str, frozenset[str]]) -> Decisions:
    """Read a workshop's decisions; without the file there are none.

    Args:
        folder: The workshop's folder.
        themes: The ids of the scheme's themes, each with the ids of its subthemes.

    Raises:
        DecisionsError: With file and line, where the file is malformed, names an unknown theme, decides twice
            about a note, or contradicts itself about which notes are the same.
    """
    path = folder / DECISIONS_FILE
    if not path.exists():
        return Decisions()
    source = read_yaml(path, f"{folder.name}/{DECISIONS_FILE}", DecisionsError)
    decisions = validate(source, Decisions, DecisionsError)
    mistakes = [
        *_unknown_themes(source, decisions, themes),
        *_decided_twice(source, decisions),
        *_contradictions(source, decisions),
    ]
    if mistakes:
        raise DecisionsError("\n".join(mistakes))
    return decisions


def _unknown_themes(source: YamlSource, decisions: Decisions, themes: dict[str, frozenset[str]]) -> list[str]:
    mistakes = []
    for number, decision in enumerate(decisions.themes):
        where = f"{source.name}, linje {source.line_of(('themes', number, 'theme'))}"
        if decision.theme is None:
            continue
        if decision.theme not in themes:
            known = ", ".join(themes)
            mistakes.append(f"{where}: temaet '{decision.theme}' findes ikke i skemaet. Skriv et af: {known}.")
            continue
        for subtheme in decision.subthemes or ():
            if subtheme not in themes[decision.theme]:
                known = ", ".join(sorted(themes[decision.theme])) or "(ingen)"
                mistakes.append(
                    f"{where}: undertemaet '{subtheme}' findes ikke under '{decision.theme}'. Skriv et af: {known}."
                )
    return mistakes


def _decided_twice(source: YamlSource, decisions: Decisions) -> list[str]:
    mistakes = []
    kinds: tuple[tuple[str, tuple[ThemeDecision | LeftOutDecision, ...]], ...] = (
        ("themes", decisions.themes),
        ("left_out", decisions.left_out),
    )
    for key, entries in kinds:
        first: dict[str, int] = {}
        for number, entry in enumerate(entries):
            line = source.line_of((key, number))
            if entry.note in first:
                mistakes.append(
                    f"{source.name}, linje {line}: noten {entry.note} er der besluttet om på linje "
                    f"{first[entry.note]}. Slet den ene."
                )
            first.setdefault(entry.note, line)
    return mistakes


def _contradictions(source: YamlSource, decisions: Decisions) -> list[str]:
    joined: dict[str, str] = {}

    def root(note: str) -> str:
        while (above := joined.get(note, note)) != note:
            note = above
        return note

    for pair in decisions.same:
        one, other = sorted(root(note) for note in pair.notes)
        joined[other] = one
    return [
        f"{source.name}, linje {source.line_of(('apart', number))}: noterne {' og '.join(pair.notes)} skal holdes "
        "adskilt, men er under 'same' sagt at være den samme. Slet den ene af beslutningerne."
        for number, pair in enumerate(decisions.apart)
        if root(pair.notes[0]) == root(pair.notes[1])
    ]
