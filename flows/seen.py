"""Knows, without opening a workshop, that nothing has changed since it was last found unchanged.

It is so where the very same bytes lie there: all that `is_unchanged` reads counts, and a test holds that it opens
nothing else. Where one byte differs, as in an Office file that a synced folder repackaged, it decides anew.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.danish.staff_words import WORDS_FILE
from flows.deliver.ledger import read_deliveries
from flows.editions import pin_of
from flows.errors import WorkshopError
from flows.fingerprint import fingerprint, program_parts
from flows.follow_up import list_spreadsheets
from flows.gather.folder import is_linked_folder
from flows.overview import STATUS_FOLDER
from flows.plain_files import digest_plain
from flows.replacing import replace_file
from flows.staff_files import DELIVERIES_FILE
from flows.workshop import Folders, list_schemes


def digest_schemes(categories: Path) -> str:
    """Digest all schemes, and the words that they share; a poll of many workshops does it once.

    Empty where they can't be read: then every workshop is opened, and tells why.
    """
    try:
        schemes = list_schemes(categories)
        return _digest_all((*schemes, schemes[0].parent / WORDS_FILE))
    except (OSError, WorkshopError):
        return ""


def digest_all_of(name: str, folders: Folders, schemes: str, *, skip_bad_files: bool) -> str:
    """Digest all that decides whether a workshop is unchanged; empty where it can't be told.

    Args:
        name: Of the workshop.
        folders: Where it is.
        schemes: As `digest_schemes` gave it.
        skip_bad_files: Whether files that can't be read may be left out.
    """
    if not schemes:
        return ""
    folder, output = folders.inputs / name, folders.outputs / name
    try:
        deliveries = read_deliveries(folder)
        files = {
            "inputs": _digest_all(path for path in _below(folder) if path != folder / DELIVERIES_FILE),
            "deliveries": deliveries.model_dump_json(),
            "returned": _digest_all(file for target in deliveries.folders for file in list_spreadsheets(target)),
            "outputs": _digest_all(_below(output)),
            "restored": _digest_all([pin_of(folders.outputs, name)]),
        }
    except (OSError, WorkshopError):
        return ""
    places = [_named(place.resolve()) for place in (folder, output)]
    return fingerprint({**program_parts(), **files, "schemes": schemes, "places": places, "skip": skip_bad_files})


def was_unchanged(name: str, folders: Folders, digest: str) -> bool:
    """Tell whether a workshop was found unchanged when all of it was as `digest` says."""
    with contextlib.suppress(OSError):
        return digest != "" and _file(name, folders).read_bytes() == digest.encode()
    return False


def note_unchanged(name: str, folders: Folders, digest: str) -> None:
    """Note that a workshop is unchanged; that it can't be noted costs time at the next poll, and nothing else."""
    path = _file(name, folders)
    with contextlib.suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        replace_file(path, digest.encode())


def _file(name: str, folders: Folders) -> Path:
    return folders.outputs / STATUS_FOLDER / f"{name}.seen"


def _below(folder: Path) -> Iterator[Path]:
    """Give all that lies in a folder and its subfolders, the subfolders themselves among it."""
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        path = Path(entry.path)
        yield path
        if entry.is_dir(follow_symlinks=False) and not is_linked_folder(folder, entry.name):
            yield from _below(path)


def _digest_all(paths: Iterable[Path]) -> str:
    """Digest what paths are called, where links among them lead, and what the files hold."""
    told = [(_named(path), _named(path.readlink()) if path.is_symlink() else "", _digest(path)) for path in paths]
    return fingerprint({"files": told})


def _named(path: Path) -> str:
    """Write a path so that one in an old encoding, which is no text, can be digested, too."""
    return os.fsencode(path).hex()


def _digest(path: Path) -> str:
    if path.is_dir():
        return "folder"
    return digest_plain(path) if os.path.lexists(path) else ""
