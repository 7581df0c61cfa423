"""Puts a workshop's files into its output folder: all of them or none, as exchange.py does it.

So the folder holds one whole edition, the old one or the new one, and no file of it is ever missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from flows.content_digest import digest_content
from flows.errors import OutputError
from flows.exchange import ExchangeError, exchange, heal, is_left_over, is_pending, name_changed
from flows.record import MANIFEST, RESULT, EditionRecord, Output


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


def is_half_done(folder: Path) -> bool:
    """Tell whether a run was killed while it wrote into the folder; one that is writing now looks the same."""
    return is_left_over(folder)


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


def publish(folder: Path, documents: Mapping[str, bytes], record: EditionRecord) -> tuple[str, ...]:
    """Replace a folder's published files by these, all or none.

    Files that no record names are left alone. A published file that somebody has changed by hand
    since is kept beside the new one.

    Args:
        folder: The workshop's output folder; made where it is missing.
        documents: Contents by path below the folder, with `/`.
        record: Of these documents.

    Returns:
        The names under which files changed by hand were kept.

    Raises:
        OutputError: With the file's name; the folder then stands as before.
    """
    recovered = recover(folder)
    before = EditionRecord.read(folder)
    published = {output.file: output for output in before.outputs} if before else {}
    files: dict[str, bytes | None] = {**dict.fromkeys(published), **documents}
    for name in (*files, MANIFEST):
        if (folder / name).is_dir():
            raise OutputError(
                f"{name}: her står en mappe med filens navn i '{folder}'. Intet er ændret. Flyt den, og kør igen."
            )
    changed = dict(_find_changed(folder, files, published))
    try:
        exchange(folder, {**changed, **files, MANIFEST: record.to_json()})  # the record last: it says what stands
    except ExchangeError as exc:
        if not exc.undone:
            raise OutputError(f"{exc.file}: {_half_done(exc.cause)}") from exc
        raise _cannot_write(folder / exc.file, exc.cause) from exc
    return (*recovered, *changed)


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
