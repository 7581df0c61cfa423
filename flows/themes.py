"""The headings of the appendix: a part of the vocabulary of notes.py, by which all stages know them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subtheme:
    """A part of a theme; `phrase` is what its notes are about, where not the title, `names` what rules can name."""

    id: str
    title: str
    phrase: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading of the appendix, as documents need it; the rules stay in the scheme, but for what they can name."""

    id: str
    title: str
    description: str
    subthemes: tuple[Subtheme, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StaffText:
    """What staff wrote of a theme: `intro` stands first, `paragraph` instead of what the program would tell."""

    intro: str = ""
    paragraph: str = ""
