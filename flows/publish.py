"""Puts a workshop's files into its output folder: all of them or none.

The new files are first written beside the old ones, then the old ones are moved away and the new ones moved in.
A journal stands there meanwhile: a run that is killed half-way is undone by the next one.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from flows.content_digest import digest_content, digest_content_of
from flows.errors import OutputError
from flows.record import MANIFEST, RESULT, EditionRecord, Output

_NEW = ".new"
_OLD = ".old"
_JOURNAL = "journal.json"


@dataclass(frozen=True)
class Published:
    """The edition that stands in an output folder.

    Attributes:
        record: Its manifest.
        result: Its `resultat.json`; empty where that can't be read.
    """

    record: EditionRecord
    result: bytes


def read_published(folder: Path) -> Published | None:
    """Read what stands in a folder; None where nothing that can be used does.

    Only under the folder's lock do record and result belong together.
    """
    record = EditionRecord.read(folder)
    if record is None:
        return None
    try:
        return Published(record, (folder / RESULT).read_bytes())
    except OSError:
        return Published(record, b"")


def is_whole(folder: Path, record: EditionRecord) -> bool:
    """Tell whether every file of the record stands in the folder as it was published."""
    return not (folder / _OLD).exists() and all(output.is_at(folder / output.file) for output in record.outputs)


def is_half_done(folder: Path) -> bool:
    """Tell whether a run was killed while it wrote into the folder; one that is writing now looks the same."""
    return any((folder / part).exists() for part in (_NEW, _OLD))


@contextmanager
def folder_lock(outputs: Path, name: str, seconds: float = 120.0) -> Iterator[None]:
    """Let one run at a time work on a workshop; the lock dies with its process.

    Raises:
        OutputError: Where another run still holds it after `seconds`, or the folder can't be written.
    """
    try:
        outputs.mkdir(parents=True, exist_ok=True)
        lock_file = outputs / f".{name}.lock"
        lock = FileLock(lock_file, timeout=seconds, mode=0o666)  # colleagues share the folder
        lock.acquire()
    except Timeout as exc:
        raise OutputError(
            f"{name}: en anden kørsel er i gang med den samme workshop. Vent, til den er færdig, og kør igen."
        ) from exc
    except OSError as exc:
        raise OutputError(
            f"{name}: der kan ikke skrives i '{outputs}'. Intet er ændret. {_lock_advice(outputs, name)}"
        ) from exc
    try:
        yield
    finally:
        lock.release()


def _lock_advice(outputs: Path, name: str) -> str:
    if outputs.exists() and not outputs.is_dir():
        return "Det er en fil og ingen mappe: flyt den, eller vælg en anden mappe med --outputs."
    lock_file = f".{name}.lock"
    if (outputs / lock_file).exists():
        return f"Se, om mappen må skrives i, og slet filen '{lock_file}', hvis den er en andens."
    return "Se, om mappen må skrives i, eller vælg en anden med --outputs."


def recover(folder: Path) -> None:
    """Undo what a failed or killed run left half-done, so that the folder holds one whole edition again.

    Raises:
        OutputError: Where a file can't be moved back; the journal stays, so the next run tries again.
    """
    journal = folder / _OLD / _JOURNAL
    try:
        if journal.exists():
            _roll_back(folder, json.loads(journal.read_bytes()))
            journal.unlink()
        _clear(folder)
    except OSError as exc:
        raise OutputError(
            f"{folder.name}: en afbrudt kørsel kan ikke fortrydes ({exc.strerror or type(exc).__name__}), så "
            "mappen kan rumme filer fra to udgaver. Luk filerne i Word og Excel, og kør igen: så bliver det gjort "
            "færdigt."
        ) from exc


def publish(folder: Path, documents: Mapping[str, bytes], record: EditionRecord) -> tuple[str, ...]:
    """Replace a folder's published files by these, all or none.

    Files that no record names are left alone. A published file that somebody has changed by hand
    since is kept beside the new one.

    Args:
        folder: The workshop's output folder; made where it is missing.
        documents: Contents by path below the folder.
        record: Of these documents.

    Returns:
        The names under which files changed by hand were kept.

    Raises:
        OutputError: With the file's name; the folder then stands as before.
    """
    files = {**documents, MANIFEST: record.to_json()}
    before = EditionRecord.read(folder)
    published = {output.file: output for output in before.outputs} if before else {}
    stale = [name for name in published if name not in files]
    touched = [*files, *stale]
    journal = folder / _OLD / _JOURNAL
    name = ""
    for name in touched:
        if (folder / name).is_dir():
            raise OutputError(
                f"{name}: her står en mappe med filens navn i '{folder}'. Intet er ændret. Flyt den, og kør igen."
            )
    try:
        _clear(folder)
        for name, content in files.items():
            _write(folder / _NEW / name, content)
        existing = [name for name in touched if (folder / name).exists()]
        _write(folder / _NEW / _JOURNAL, json.dumps({"existing": existing, "files": list(files)}).encode())
        _move(folder / _NEW / _JOURNAL, journal)  # whole or not at all
    except OSError as exc:
        _clear(folder, ignore_errors=True)
        raise _cannot_write(folder / name, exc) from exc
    try:
        kept = []
        for name in existing:
            copy = _hand_edited_copy(folder / name, published.get(name), files.get(name))
            _move(folder / name, folder / _OLD / name)
            if copy is not None:
                shutil.copyfile(folder / _OLD / name, copy)
                kept.append(copy.relative_to(folder).as_posix())
        for name in files:
            _move(folder / _NEW / name, folder / name)
        journal.unlink()  # from here on the new edition stands
    except OSError as exc:
        recover(folder)
        raise _cannot_write(folder / name, exc) from exc
    _clear(folder, ignore_errors=True)
    return tuple(kept)


def _hand_edited_copy(path: Path, published: Output | None, new: bytes | None) -> Path | None:
    """Name the copy to keep of a file that is neither as it was published nor as it will be; else None."""
    if path.name == MANIFEST or (published is not None and published.is_at(path)):
        return None
    try:
        found = digest_content_of(path)
    except OSError:
        return None
    if new is not None and found == digest_content(new):
        return None
    copy = path.with_name(f"{path.stem}.rettet-{found[:8]}{path.suffix}")
    return None if copy.exists() else copy


def _roll_back(folder: Path, journal: dict[str, list[str]]) -> None:
    existing = set(journal["existing"])
    for name in journal["files"]:
        if name not in existing:
            (folder / name).unlink(missing_ok=True)
    for name in journal["existing"]:
        if (folder / _OLD / name).exists():
            _move(folder / _OLD / name, folder / name)


def _clear(folder: Path, *, ignore_errors: bool = False) -> None:
    for part in (_NEW, _OLD):
        if (folder / part).exists():
            shutil.rmtree(folder / part, ignore_errors=ignore_errors)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _cannot_write(path: Path, exc: OSError) -> OutputError:
    if isinstance(exc, PermissionError):
        advice = "Er den åben i Word eller Excel, så luk den; ellers se, om mappen må skrives i. Kør så igen."
    else:
        advice = "Se, om der er plads på drevet, og om mappen findes. Kør så igen."
    reason = exc.strerror or type(exc).__name__
    return OutputError(f"{path.name}: kan ikke skrives i {path.parent} ({reason}). Intet er ændret. {advice}")
