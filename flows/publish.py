"""Puts a workshop's files into its output folder: all of them or none, as exchange.py does it.

So the folder holds one whole edition, the old one or the new one, and no file of it is ever missing. One that
awaits approval stands apart in a folder of its own, `WAITING`, as whole, and goes when it is published.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from flows.content_digest import digest_content
from flows.errors import OutputError
from flows.exchange import ExchangeError, exchange, heal, is_left_over, is_pending, name_changed
from flows.record import MANIFEST, RESULT, EditionRecord, Output

WAITING = "til-godkendelse"
_PATIENCE = 2.0  # seconds, before it is said what is waited for
_KEEPS_WHAT_IS_OPEN = os.name == "nt"  # there a lock file that anybody has open is not removed

logger = logging.getLogger(__name__)


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
    return not is_pending(folder) and all(output.is_at(folder / output.file) for output in record.outputs)


def read_waiting(folder: Path) -> EditionRecord | None:
    """Give the record of the edition that awaits approval; None where none does, or where it is not whole."""
    record = EditionRecord.read(folder / WAITING)
    if record is None or is_pending(folder) or not is_whole(folder / WAITING, record):
        return None
    return record


def is_half_done(folder: Path) -> bool:
    """Tell whether a run was killed while it wrote into the folder; one that is writing now looks the same."""
    return is_left_over(folder)


@contextmanager
def folder_lock(
    outputs: Path, name: str, seconds: float = 120.0, *, work: str = "", last: bool = False
) -> Iterator[None]:
    """Let one run at a time work on a workshop; the lock dies with its process.

    Whoever waited for a lock file that is removed waits for the next one: filelock sees that it is gone.

    Args:
        outputs: Where the lock lies.
        name: The workshop.
        seconds: How long another is waited for.
        work: Which work has a lock of its own beside the runs': "hand-off".
        last: Whether the workshop is gone after that, and its lock file with it.

    Raises:
        OutputError: Where another run still holds it after `seconds`, or the folder can't be written.
    """
    try:
        outputs.mkdir(parents=True, exist_ok=True)
        lock_file = _lock_file(outputs, name, work)
        lock = FileLock(lock_file, mode=0o666)  # colleagues share the folder
        _acquire(lock, name, seconds)
    except Timeout as exc:
        raise OutputError(
            f"{name}: en anden kørsel er i gang med den samme workshop. Vent, til den er færdig, og kør igen."
        ) from exc
    except OSError as exc:
        raise OutputError(
            f"{name}: der kan ikke skrives i '{outputs}'. Intet er ændret. {_lock_advice(outputs, name, work)}"
        ) from exc
    try:
        yield
        if last and not _KEEPS_WHAT_IS_OPEN:  # later it may be another's
            _remove_lock(lock_file)
    finally:
        lock.release()
    if last and _KEEPS_WHAT_IS_OPEN:
        _remove_lock(lock_file)


def _remove_lock(lock_file: Path) -> None:
    """Remove a lock file; that one can't be is no fault: it is empty."""
    with suppress(OSError):
        lock_file.unlink()


def has_lock(outputs: Path, name: str, work: str) -> bool:
    """Tell whether some work on a workshop has left a lock file."""
    return _lock_file(outputs, name, work).exists()


def _acquire(lock: BaseFileLock, name: str, seconds: float) -> None:
    """Acquire a lock; where that takes a while, say so, once, to a command that listens (see cli_error.py)."""
    silent = min(seconds, _PATIENCE)
    try:
        lock.acquire(timeout=silent)
    except Timeout:
        if silent == seconds:
            raise
        logger.info("%s: en anden kørsel af den samme workshop er i gang. Denne venter, til den er færdig.", name)
        lock.acquire(timeout=seconds - silent)


def _lock_file(outputs: Path, name: str, work: str) -> Path:
    return outputs / (f".{name}.{work}.lock" if work else f".{name}.lock")


def _lock_advice(outputs: Path, name: str, work: str) -> str:
    if outputs.exists() and not outputs.is_dir():
        return "Det er en fil og ingen mappe: flyt den, eller vælg en anden mappe med --outputs."
    lock_file = _lock_file(outputs, name, work)
    if lock_file.exists():
        return f"Se, om mappen må skrives i, og slet filen '{lock_file.name}', hvis den er en andens."
    return "Se, om mappen må skrives i, eller vælg en anden med --outputs."


def recover(folder: Path) -> tuple[str, ...]:
    """Finish what a killed run began to publish, so that the folder holds one whole edition again.

    Returns:
        The names under which files are kept that somebody changed since.

    Raises:
        OutputError: Where a file can't be put in its place; the next run tries again.
    """
    try:
        return heal(folder)
    except OSError as exc:
        raise OutputError(f"{folder.name}: {_half_done(exc)}") from exc


def publish(
    folder: Path, documents: Mapping[str, bytes], record: EditionRecord, *, ends_waiting: bool = True
) -> tuple[str, ...]:
    """Replace a folder's published files by these, all or none.

    Files that no record names are left alone. A published file that somebody has changed by hand
    since is kept beside the new one.

    Args:
        folder: The workshop's output folder; made where it is missing.
        documents: Contents by path below the folder, with `/`.
        record: Of these documents.
        ends_waiting: Whether no edition awaits approval after that.

    Returns:
        The names under which files changed by hand were kept.

    Raises:
        OutputError: With the file's name; the folder then stands as before.
    """
    recovered = recover(folder)
    there, manifests = _list_files(folder), {MANIFEST: record.to_json()}
    waiting = _list_files(folder, f"{WAITING}/") if ends_waiting else {}
    ended: dict[str, bytes | None] = {f"{WAITING}/{MANIFEST}": None} if waiting else {}
    return (*recovered, *_exchange(folder, {**there, **waiting}, documents, {**ended, **manifests}))


def let_wait(folder: Path, documents: Mapping[str, bytes], record: EditionRecord) -> tuple[str, ...]:
    """Let an edition await approval in the place of the one that did; what is published is left alone.

    Args:
        folder: The workshop's output folder; made where it is missing.
        documents: Contents by path, with `/`.
        record: Of these documents.

    Returns:
        The names under which files changed by hand were kept.

    Raises:
        OutputError: With the file's name; the folder then stands as before.
    """
    recovered, start = recover(folder), f"{WAITING}/"
    placed = {start + name: content for name, content in documents.items()}
    manifest = {start + MANIFEST: record.to_json()}
    return (*recovered, *_exchange(folder, _list_files(folder, start), placed, manifest))


def end_waiting(folder: Path) -> tuple[str, ...]:
    """Remove the edition that awaits approval, where one does; see `let_wait`."""
    recovered, waiting = recover(folder), _list_files(folder, f"{WAITING}/")
    return (*recovered, *(_exchange(folder, waiting, {}, {f"{WAITING}/{MANIFEST}": None}) if waiting else ()))


def _list_files(folder: Path, start: str = "") -> dict[str, Output]:
    """Give the files that a record below a folder names, by path below the folder."""
    record = EditionRecord.read(folder / start)
    return {start + output.file: output for output in record.outputs} if record else {}


def _exchange(
    folder: Path,
    there: Mapping[str, Output],
    documents: Mapping[str, bytes],
    manifests: Mapping[str, bytes | None],
) -> Iterable[str]:
    """Let documents take the place of files, and give the names under which files changed by hand are kept."""
    files: dict[str, bytes | None] = {**dict.fromkeys(there), **documents}
    for name in (*files, *manifests):
        if (folder / name).is_dir():
            raise OutputError(
                f"{name}: her står en mappe med filens navn i '{folder}'. Intet er ændret. Flyt den, og kør igen."
            )
    changed = dict(_find_changed(folder, files, there))
    try:
        exchange(folder, {**changed, **files, **manifests})  # the records last: they say what stands
    except ExchangeError as exc:
        if not exc.undone:
            raise OutputError(f"{exc.file}: {_half_done(exc.cause)}") from exc
        raise _cannot_write(folder / exc.file, exc.cause) from exc
    return changed


def _find_changed(
    folder: Path, files: Mapping[str, bytes | None], published: Mapping[str, Output]
) -> Iterator[tuple[str, bytes]]:
    """Give the copies to keep, by name, of files that are neither as they were published nor as they will be."""
    for name, new in files.items():
        path = folder / name
        if not path.exists() or (name in published and published[name].is_at(path)):
            continue
        try:
            content = path.read_bytes()
        except OSError:  # whoever holds it forbids to replace it, too
            continue
        found = digest_content(content)
        if new is not None and found == digest_content(new):
            continue
        copy = path.with_name(name_changed(path, found))
        if not copy.exists():
            yield copy.relative_to(folder).as_posix(), content


def _half_done(exc: OSError) -> str:
    return (
        f"en udgivelse blev afbrudt og kan ikke gøres færdig ({exc.strerror or type(exc).__name__}), så mappen kan "
        "rumme filer fra to udgaver. Luk filerne i Word og Excel, og kør igen: så bliver det gjort færdigt."
    )


def _cannot_write(path: Path, exc: OSError) -> OutputError:
    if isinstance(exc, PermissionError):
        advice = "Er den åben i Word eller Excel, så luk den; ellers se, om mappen må skrives i. Kør så igen."
    else:
        advice = "Se, om der er plads på drevet, og om mappen findes. Kør så igen."
    reason = exc.strerror or type(exc).__name__
    return OutputError(f"{path.name}: kan ikke skrives i {path.parent} ({reason}). Intet er ændret. {advice}")
