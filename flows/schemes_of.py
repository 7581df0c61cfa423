"""Tells which schemes go with a workshop that is deleted and which stay: they may hold its notes as examples."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flows.errors import RulesError, UsageError, WorkshopError
from flows.review import find_facts, read_book
from flows.review.source_entries import FactDecision
from flows.settings import facts_of, parse_settings
from flows.sheets import ENDINGS, NoHints, read_bytes
from flows.sheets import read_book as read_spreadsheet
from flows.staff_files import DECISIONS_FILE, SETTINGS_FILE
from flows.workbook import WORKBOOK, is_workbook
from flows.workbook.read import read_sheets
from flows.workshop import Folders, find_scheme, list_schemes

_LOOK = "Det kan rumme input som eksempler: se efter i"


@dataclass(frozen=True)
class SchemesOf:
    """The schemes of a workshop.

    Attributes:
        going: The one of the workshop's own name, where no other workshop uses it or may.
        staying: Of every other, a line that says why it stays and what may stand in it.
    """

    going: tuple[Path, ...]
    staying: tuple[str, ...]


@dataclass(frozen=True)
class _Asked:
    """What a workshop says of its scheme.

    Attributes:
        now: The one that it asks for; empty where it asks for none.
        named: Every one that is named, in force or not.
    """

    now: str
    named: frozenset[str]


def schemes_of(name: str, folders: Folders) -> SchemesOf:
    """Tell which schemes go with a workshop and which stay; in doubt they stay."""
    try:
        schemes = list_schemes(folders.categories)
    except UsageError:  # there is none
        return SchemesOf((), ())
    if folders.categories.is_file():
        return SchemesOf((), (_stays(schemes[0], "det gælder for alle workshopper"),))
    own = [path for path in schemes if _composed(path.stem) == _composed(name)]
    why = {path: _why_it_stays(name, path, folders) for path in own}
    staying = [_stays(path, reason) for path, reason in why.items() if reason]
    try:
        used = _used_by(name, schemes, folders)
    except (WorkshopError, OSError):
        staying.append(
            f"Hvilket skema {name} bruger, kan ikke læses i {SETTINGS_FILE} og {DECISIONS_FILE}. Har det et andet "
            f"navn end workshoppen, bliver det liggende. {_LOOK} skemaerne i {folders.categories}."
        )
    else:
        staying += [_stays(path, "det har ikke workshoppens navn") for path in used if path not in why]
    return SchemesOf(tuple(path for path, reason in why.items() if not reason), tuple(staying))


def _stays(path: Path, why: str) -> str:
    return f"Skemaet {path} bliver liggende: {why}. {_LOOK} det."


def _why_it_stays(name: str, path: Path, folders: Folders) -> str:
    if path.is_symlink():
        return "filen er en genvej"
    users = [other for other in _other_folders(name, folders.inputs) if _may_use(other, path, folders)]
    return f"det bruges eller kan bruges af {', '.join(users)}" if users else ""


def _other_folders(name: str, inputs: Path) -> list[str]:
    """Give every folder that is a workshop or may become one again, as one that was laid aside, also deep in it."""
    told = (file.parent for key in (SETTINGS_FILE, DECISIONS_FILE) for file in inputs.rglob(key))
    folders = {path.relative_to(inputs) for path in (*inputs.iterdir(), *told) if path.is_dir() and path != inputs}
    return sorted(path.as_posix() for path in folders if path.parts[0] != name)


def _may_use(other: str, path: Path, folders: Folders) -> bool:
    """Tell whether a workshop uses a scheme, or whether that can't be ruled out."""
    folder = folders.inputs / other
    try:
        asked = _asked_by(folder, list_schemes(folders.categories))
        if find_scheme(folders.categories, asked.now, folder.name).stem == path.stem:
            return True
        return _plain(path.stem) in {
            *map(_plain, asked.named),
            *map(_plain, _typed(folder, folders.outputs / other)),
        }
    except (WorkshopError, OSError):  # it has to choose yet, or something of it can't be read
        return True


def _used_by(name: str, schemes: Iterable[Path], folders: Folders) -> list[Path]:
    asked = _asked_by(folders.inputs / name, schemes)
    named = {_plain(each) for each in asked.named}
    used = {path for path in schemes if _plain(path.stem) in named}
    with suppress(RulesError):  # it has none
        used.add(find_scheme(folders.categories, asked.now, name))
    return sorted(used)


def _asked_by(folder: Path, schemes: Iterable[Path]) -> _Asked:
    """Read which scheme workshop.yaml and what was put right in the review ask for."""
    book, _ = read_book(folder)
    facts = find_facts(book, facts_of(parse_settings(folder)), [path.stem for path in schemes])
    entries = [each for each in book.workshop if isinstance(each, FactDecision) and each.fact == "scheme"]
    named = {facts.written["scheme"], *(side for entry in entries for side in (entry.value, entry.was))}
    return _Asked(facts.corrected.get("scheme", facts.written["scheme"]), frozenset(named - {""}))


def _typed(*folders: Path) -> Iterator[str]:
    """Give what is typed of facts in every copy of the review workbook, whether a run has read it or not."""
    for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
        if path.suffix.lower() not in ENDINGS or path.name.startswith(("~$", ".")):
            continue
        if path.name == WORKBOOK or is_workbook(path):
            book = read_spreadsheet(read_bytes(path, path.name), path.name, NoHints())
            rows = (row for sheet in read_sheets(book) if sheet.key == "workshop" for row in sheet.rows)
            yield from (row.text("new_value") for row in rows)


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _plain(name: str) -> str:
    """Give a scheme's name as it is compared where people typed it."""
    return _composed(name).casefold().removesuffix(".yaml").removesuffix(".yml")
