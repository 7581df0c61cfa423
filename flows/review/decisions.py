"""`decisions.yaml`: what a person decided about single notes and pairs of notes of one workshop."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

from flows.errors import DecisionsError
from flows.gather.folder import DECISIONS_FILE
from flows.yaml_source import YamlSource, read_yaml, validate


def _in_nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


NoteText = Annotated[str, AfterValidator(_in_nfc)]  # as gather gives a note's text


class ThemeDecision(BaseModel):
    """A note stands under this theme; `theme: null` puts it under none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    note: str
    text: NoteText = Field(
        description="The note's text when it was decided: the decision holds for this text only."
    )
    theme: str | None
    subthemes: tuple[str, ...] | None = Field(
        None, description="Where missing: those of the rules, where they gave the same theme."
    )


class PairDecision(BaseModel):
    """Two notes are the same note, or are to be kept apart."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    notes: tuple[str, str]
    texts: tuple[NoteText, NoteText]


class LeftOutDecision(BaseModel):
    """A note is not printed, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    note: str
    text: NoteText
    reason: str = Field(min_length=1)


class Decisions(BaseModel):
    """The whole of `decisions.yaml`; a key with nothing under it is an empty list."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    themes: tuple[ThemeDecision, ...] = ()
    same: tuple[PairDecision, ...] = ()
    apart: tuple[PairDecision, ...] = ()
    left_out: tuple[LeftOutDecision, ...] = ()

    @field_validator("themes", "same", "apart", "left_out", mode="before")
    @classmethod
    def _empty(cls, value: object) -> object:
        return () if value is None else value


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
        *_pairs_of_one(source, decisions),
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
                    f"{source.name}, linje {line}: inputtet {entry.note} er der besluttet om på linje "
                    f"{first[entry.note]}. Slet den ene."
                )
            first.setdefault(entry.note, line)
    return mistakes


def _pairs_of_one(source: YamlSource, decisions: Decisions) -> list[str]:
    return [
        f"{source.name}, linje {source.line_of((key, number))}: inputtet {pair.notes[0]} står to gange i parret. "
        "Skriv de to forskellige input."
        for key, pairs in (("same", decisions.same), ("apart", decisions.apart))
        for number, pair in enumerate(pairs)
        if pair.notes[0] == pair.notes[1]
    ]


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
        f"{source.name}, linje {source.line_of(('apart', number))}: inputtene {' og '.join(pair.notes)} skal "
        "holdes adskilt, men er under 'same' sagt at være den samme. Slet den ene af beslutningerne."
        for number, pair in enumerate(decisions.apart)
        if pair.notes[0] != pair.notes[1] and root(pair.notes[0]) == root(pair.notes[1])
    ]
