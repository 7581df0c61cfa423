"""What the writers take beside an edition: what stands over a document, its look, and the appendix' form."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

StyleRole = Literal[
    "title", "theme", "subtheme", "detail", "bullet", "variant", "body", "caption", "quote", "mark", "fact",
    "table", "municipality", "sender", "recipient", "aside", "question", "signature",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """What the documents say of the workshop; only the title is always known.

    Attributes:
        title: The subject, without "workshop om".
        host: Who held it.
    """

    title: str
    date: datetime.date | None = None
    place: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """The template whose look is taken.

    Attributes:
        template: A .docx or .dotx; None for the built-in one.
        name: What messages call it.
        styles: The template's own names of styles, by role.
        styles_key: Where in workshop.yaml they stand.
    """

    template: bytes | None = None
    name: str = ""
    styles: Mapping[StyleRole, str] = field(default_factory=dict)
    styles_key: str = "appendix.styles"


@dataclass(frozen=True, slots=True)
class AppendixForm:
    """How Bilag N lists the notes.

    Attributes:
        grouped: Whether near-identical notes are one bullet, with the count.
        intro: The sentence on top, instead of the default; `{antal}` is the count.
        subthemes: Whether each subtheme has a heading.
        numbered: Whether the bullets carry numbers, through all themes.
    """

    number: int = 1
    grouped: bool = True
    intro: str = ""
    subthemes: bool = False
    numbered: bool = True

    @property
    def file_name(self) -> str:
        """The appendix' file name, "bilag-1.docx" where its number is 1."""
        return f"bilag-{self.number}.docx"
