"""How the exports of tools are recognised, and what is odd about each; the tools are in headers.yaml."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from flows.gather.folding import fold_heading

Role = Literal[
    "note", "remark", "comment", "topic", "question", "label", "theme", "number", "date", "person", "metadata"
]


class Export(BaseModel):
    """One tool's export.

    Attributes:
        title: How messages call the tool.
        headings: All must be there; any of those in one list stands for it.
        first: The first column must be of the first list.
        unknown: What a heading means that no word list has.
        roles: What its own headings mean; they win over the word lists.
        html: "entities": `&amp;` stands for a sign; "tags": paragraphs and lists are written in HTML, too.
        twice: A note that lies in two places is exported twice.
        beside: Sheets of the same file that say something of the export and hold no notes.
        rejected: By heading, the values that say that moderators took the note away.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    headings: tuple[tuple[str, ...], ...]
    first: bool = False
    unknown: Literal["note", "metadata"]
    roles: dict[str, Role]
    html: Literal["", "entities", "tags"] = ""
    twice: bool = False
    beside: tuple[str, ...] = ()
    rejected: dict[str, tuple[str, ...]] = {}

    def folded(self) -> Export:
        """Give the entry with its headings as they are compared."""
        return self.model_copy(
            update={
                "headings": tuple(tuple(map(fold_heading, group)) for group in self.headings),
                "roles": {fold_heading(heading): role for heading, role in self.roles.items()},
                "beside": tuple(map(fold_heading, self.beside)),
                "rejected": {fold_heading(heading): values for heading, values in self.rejected.items()},
            }
        )

    def fits(self, headings: tuple[str, ...], asks: bool) -> bool:
        """Tell whether these folded headings are this tool's; `asks`: one of them is a question or unknown."""
        if self.unknown == "note" and not asks:
            return False
        if self.first and headings[0] not in self.headings[0]:
            return False
        there = frozenset(headings)
        return all(any(word in there for word in group) for group in self.headings)
