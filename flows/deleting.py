"""Deletes a workshop: what was put in, what was made of it, and all that was kept of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flows.errors import OutputError
from flows.fingerprint import sha256_of
from flows.gather.folder import is_linked_folder
from flows.overview import PAGE, STATUS_FOLDER, write_page
from flows.plain_files import digest_plain
from flows.publish import folder_lock, has_lock
from flows.record import EditionRecord
from flows.replacing import replace_file
from flows.schemes_of import SchemesOf, schemes_of
from flows.workshop import Folders, find_workshops

RECEIPTS = ".slettet"
_KEPT = (
    ".udgaver/{name}",
    f"{STATUS_FOLDER}/{{name}}.json",
    f"{STATUS_FOLDER}/{{name}}.seen",
)  # what is kept of a workshop beside its outputs


@dataclass(frozen=True)
class Deletion:
    """What deleting a workshop removes, as it is shown before it is done.

    Attributes:
        paths: All of it that is there, the schemes that go with it, too.
    """

    name: str
    paths: tuple[Path, ...]
    schemes: SchemesOf


@dataclass(frozen=True)
class Deleted:
    """What was removed, and the receipt of it."""

    paths: tuple[Path, ...]
    receipt: Path


def plan_deletion(name: str, folders: Folders) -> Deletion:
    """Find what deleting a workshop removes.

    Raises:
        OutputError: One of it is a link to a folder.
        UsageError: There is no such workshop.
    """
    (name,) = find_workshops(folders.inputs, (name,))
    schemes = schemes_of(name, folders)
    return Deletion(name, _list_deleted(name, folders, schemes.going), schemes)


def delete_workshop(plan: Deletion, folders: Folders) -> Deleted:
    """Remove a workshop, and leave a receipt with counts and digests, without any name of a file or text.

    No scheme goes but those of the plan; what a run wrote of the workshop since goes, too.

    Raises:
        OutputError: Something can't be removed; what was removed by then is gone. Of a link nothing is removed.
        UsageError: There is no such workshop any more.
    """
    name = plan.name
    with folder_lock(folders.outputs, name, last=True):
        find_workshops(folders.inputs, (name,))
        paths = _list_deleted(name, folders, plan.schemes.going)
        record = EditionRecord.read(folders.outputs / name)
        files = [file for path in paths for file in _files(path)]
        receipt = {
            "workshop": name,
            "files": len(files),
            "bytes": sum(file.stat().st_size for file in files),
            "sha256": sha256_of("".join(sorted(map(digest_plain, files))).encode()),
            "edition": record.fingerprint if record else None,
            "counts": record.counts if record else {},
        }
        place = folders.outputs / RECEIPTS / f"{name}.json"
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            replace_file(place, (json.dumps(receipt, ensure_ascii=False, indent=2) + "\n").encode())
            for path in paths:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        except OSError as exc:
            raise OutputError(
                f"{name}: kan ikke slettes helt ({exc.strerror}). Luk filerne i Word og Excel, og slet igen."
            ) from exc
    if has_lock(folders.outputs, name, "hand-off"):
        with suppress(OutputError), folder_lock(folders.outputs, name, 0, work="hand-off", last=True):
            pass  # who sends something now keeps it
    if (folders.outputs / PAGE).exists():
        replace_file(folders.outputs / PAGE, write_page(folders.inputs, folders.outputs))
    return Deleted(paths, place)


def _list_deleted(name: str, folders: Folders, schemes: Iterable[Path]) -> tuple[Path, ...]:
    kept = (folders.outputs / part.format(name=name) for part in _KEPT)
    places = (folders.outputs / name, *kept, *schemes, folders.inputs / name)
    paths = tuple(path for path in places if path.exists())
    _refuse_links(name, paths)
    return paths


def _refuse_links(name: str, paths: Iterable[Path]) -> None:
    """Refuse a link to a folder: what it leads to would stay, and nothing here would tell of it any more."""
    for path in paths:
        if is_linked_folder(path.parent, path.name):
            raise OutputError(
                f"{name}: '{path}' er en genvej til en mappe et andet sted, så intet er slettet. Læg selve mappen "
                "i stedet for genvejen, og slet igen."
            )


def _files(path: Path) -> Iterator[Path]:
    return (each for each in sorted(path.rglob("*")) if each.is_file()) if path.is_dir() else iter((path,))
