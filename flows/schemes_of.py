"""Tells whose a scheme is: what only one workshop has goes with it, for it may hold its notes as examples."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flows.errors import RulesError, UsageError, WorkshopError
from flows.review import find_facts, read_book
from flows.settings import facts_of, parse_settings
from flows.workshop import Folders, find_scheme, list_schemes, list_workshops


@dataclass(frozen=True)
class SchemeUse:
    """A scheme that a workshop uses, or that has its name.

    Attributes:
        others: The other workshops that use it, and those of which it can't be known.
        chosen: Whether the workshop asks for it, or it has the workshop's name; else it is just the only one.
    """

    path: Path
    others: tuple[str, ...]
    chosen: bool

    @property
    def own(self) -> bool:
        """Whether it is the workshop's alone."""
        return self.chosen and not self.others

    @property
    def why_it_stays(self) -> str:
        """Say why it is not deleted with the workshop, and what may stand in it."""
        used = f"det bruges eller kan bruges af {', '.join(self.others)}"
        why = used if self.others else "workshoppen har ikke selv valgt det"
        return f"Skemaet {self.path} bliver, for {why}. Det kan rumme input som eksempler: se efter i det."


def schemes_of(name: str, folders: Folders) -> tuple[SchemeUse, ...]:
    """Give the schemes of a workshop: the one it asks for and the one of its name, or else the one it gets."""
    try:
        wanted = _wanted(name, folders)
    except WorkshopError:
        wanted = ""
    asked = [] if folders.categories.is_file() else [wanted, name]
    chosen = {path for each in asked if each and (path := _found(each, name, folders))}
    given = _found("", name, folders)
    paths = chosen or ({given} if given else set())
    others = [other for other in list_workshops(folders.inputs) if other != name]
    return tuple(
        SchemeUse(path, tuple(other for other in others if _may_use(other, path, folders)), path in chosen)
        for path in sorted(paths)
    )


def _may_use(name: str, path: Path, folders: Folders) -> bool:
    try:
        return _found(_wanted(name, folders), name, folders) == path
    except WorkshopError:  # its settings or decisions are rejected
        return True


def _wanted(name: str, folders: Folders) -> str:
    """Give the scheme that a workshop asks for by its settings, or by what was put right in the review."""
    folder = folders.inputs / name
    book, _ = read_book(folder)
    schemes = [path.stem for path in list_schemes(folders.categories)]
    facts = find_facts(book, facts_of(parse_settings(folder)), schemes)
    return facts.corrected.get("scheme", facts.written["scheme"])


def _found(wanted: str, name: str, folders: Folders) -> Path | None:
    try:
        return find_scheme(folders.categories, wanted, name)
    except (RulesError, UsageError):  # there is none
        return None
