"""Constructed notes on LGBT+ and employment, each with the theme and the subthemes that a reader gave it."""

from pathlib import Path
from typing import NamedTuple

NOTES = Path(__file__).parent / "data" / "theme_notes"


class Labelled(NamedTuple):
    """A note as a reader placed it.

    Attributes:
        theme: An id; "-" for none.
        subthemes: Ids of the theme's.
    """

    theme: str
    subthemes: frozenset[str]
    text: str


def read_notes(folder: str) -> dict[str, list[Labelled]]:
    """Read the notes that weights are fitted to ("learn"), or never ("apart"), by the names of their files."""
    return {path.stem: [_read(line) for line in _lines(path)] for path in sorted((NOTES / folder).glob("*.tsv"))}


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").rstrip("\n").split("\n")


def _read(line: str) -> Labelled:
    theme, subthemes, text = line.split("\t")
    return Labelled(theme, frozenset(filter(None, subthemes.split(","))), text)
