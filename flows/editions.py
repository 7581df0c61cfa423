"""The editions that are kept of a workshop, in `.udgaver` beside the output folders, and which was restored."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from flows.fingerprint import sha256_of
from flows.publish import Published, is_whole
from flows.record import MANIFEST, EditionRecord
from flows.replacing import replace_file

EDITIONS = ".udgaver"
KEPT = 5
MOST_KEPT = 50
_RESTORED = "gendannet.json"
_NAME = re.compile(r"(\d{4,})-[0-9a-f]{8}")


@dataclass(frozen=True)
class KeptEdition:
    """An edition as it was published once.

    Attributes:
        name: A number that goes up, and the beginning of its fingerprint.
        folder: Where its files are.
    """

    name: str
    folder: Path
    record: EditionRecord


@dataclass(frozen=True)
class _Restored:
    """Which edition was restored, by its record's digest, and the fingerprint of the one whose place it took."""

    edition: str
    instead_of: str


_RESTORED_FILE = TypeAdapter(_Restored)


def list_editions(outputs: Path, workshop: str) -> tuple[KeptEdition, ...]:
    """Give what is kept of a workshop, the oldest first; one that is not whole is none."""
    kept = []
    for folder in _folders(outputs, workshop):
        record = EditionRecord.read(folder)
        if record is not None and is_whole(folder, record):
            kept.append(KeptEdition(folder.name, folder, record))
    return tuple(kept)


def keep_published(outputs: Path, workshop: str, most: int = KEPT) -> None:
    """Keep what stands in a workshop's output folder, unless it is kept, and forget the oldest beyond `most`.

    Raises:
        OSError: It can't be kept.
    """
    source = outputs / workshop
    record = EditionRecord.read(source)
    if record is None or not is_whole(source, record):
        return
    there = _folders(outputs, workshop)
    if not there or EditionRecord.read(there[-1]) != record:
        number = _number(there[-1]) + 1 if there else 1
        target = outputs / EDITIONS / workshop / f"{number:04}-{record.fingerprint[:8]}"
        for name in (*(output.file for output in record.outputs), MANIFEST):  # with its record it is whole
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            replace_file(target / name, (source / name).read_bytes())
        there = (*there, target)
    for folder in there[:-most]:
        (folder / MANIFEST).unlink(missing_ok=True)
        shutil.rmtree(folder)


def keep_or_tell(outputs: Path, workshop: str, most: int) -> tuple[str, ...]:
    """Keep what stands, and where that can't be, say so."""
    try:
        keep_published(outputs, workshop, most)
    except OSError as exc:
        place, reason = outputs / EDITIONS / workshop, exc.strerror or type(exc).__name__
        return (f"Udgaven kan ikke gemmes i '{place}' ({reason}), så den kan ikke gendannes.",)
    return ()


def pin_restored(outputs: Path, workshop: str, edition: KeptEdition) -> None:
    """Note that an edition is about to be restored, so that the next run leaves it until something changes.

    Raises:
        OSError: It can't be noted.
    """
    published = EditionRecord.read(outputs / workshop)
    pinned = _read_pin(outputs, workshop)
    if published is None:
        instead_of = ""
    elif pinned is not None and pinned.edition == _digest(published):
        instead_of = pinned.instead_of
    else:
        instead_of = published.fingerprint
    restored = _Restored(_digest(edition.record), instead_of)
    replace_file(outputs / EDITIONS / workshop / _RESTORED, _RESTORED_FILE.dump_json(restored))


def is_restored(outputs: Path, workshop: str, published: EditionRecord) -> bool:
    """Tell whether what is published was restored in the place of another."""
    pinned = _read_pin(outputs, workshop)
    return (
        pinned is not None and pinned.edition == _digest(published) and pinned.instead_of != published.fingerprint
    )


def tell_superseded(outputs: Path, workshop: str, published: Published | None) -> tuple[str, ...]:
    """Say that a restored edition is about to be replaced, where that is so."""
    if published is None or not is_restored(outputs, workshop, published.record):
        return ()
    return ("Den gendannede udgave er afløst: noget er ændret, siden den blev gendannet.",)


def stays_restored(outputs: Path, workshop: str, published: EditionRecord, fingerprint: str) -> bool:
    """Tell whether what is published was restored in the place of the edition that a run would make now."""
    pinned = _read_pin(outputs, workshop)
    return pinned == _Restored(_digest(published), fingerprint)


def pin_of(outputs: Path, workshop: str) -> Path:
    """Give the file that says which edition was restored; it may be missing."""
    return outputs / EDITIONS / workshop / _RESTORED


def _read_pin(outputs: Path, workshop: str) -> _Restored | None:
    try:
        return _RESTORED_FILE.validate_json(pin_of(outputs, workshop).read_bytes())
    except (OSError, ValidationError):
        return None


def _digest(record: EditionRecord) -> str:
    return sha256_of(record.to_json())


def _folders(outputs: Path, workshop: str) -> tuple[Path, ...]:
    """Give the folders of editions in their order, also of one that is not whole."""
    place = outputs / EDITIONS / workshop
    found = [path for path in place.iterdir() if _NAME.fullmatch(path.name)] if place.is_dir() else []
    return tuple(sorted(found, key=lambda folder: (_number(folder), folder.name)))


def _number(folder: Path) -> int:
    return int(folder.name.partition("-")[0])
