"""Lays a package into a folder that others use, too: what somebody changed there is kept, never written over."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from flows.content_digest import digest_content, digest_content_of
from flows.errors import DeliveryBusyError, DeliveryError
from flows.plain_files import is_open
from flows.replacing import replace_file

_TRIES = 5
_WAIT = 0.5  # seconds: a synced folder holds a file for moments


def put_package(
    target: Path, files: Mapping[str, bytes], before: Mapping[str, frozenset[str]], kept: Path, receiver: str
) -> tuple[str, ...]:
    """Write a package's files, and take away those of the last one that it no longer has.

    Args:
        target: The package's folder; the one above it is there.
        files: By name.
        before: The files of the last ones, each with its digests: only those are known to be nobody else's.
        kept: Where copies of files that somebody changed are kept.
        receiver: Its id, for their names.

    Returns:
        The names of the copies.

    Raises:
        DeliveryBusyError: A file is open, or can't be written now.
        DeliveryError: The folder above is not there.
    """
    if not target.parent.is_dir():
        raise DeliveryError(
            f"Mappen '{target.parent}' findes ikke. Intet er lagt i den. Er drevet forbundet, eller er stien "
            "skrevet forkert i workshop.yaml under deliver? Den ses fra den aktuelle mappe."
        )
    stale = [name for name in before if name not in files]
    for name in (*files, *stale):
        if (target / name).exists() and is_open(target / name):
            raise DeliveryBusyError(f"{name}: er åben i '{target}'. Bed om, at den bliver lukket, og kør igen.")
    try:
        target.mkdir(exist_ok=True)
        copies = [
            _keep_changed(target / name, files.get(name), before.get(name, frozenset()), kept, receiver)
            for name in (*files, *stale)
        ]
        for name, content in files.items():
            _write(target / name, content)
        for name in stale:
            (target / name).unlink(missing_ok=True)
    except OSError as exc:
        raise DeliveryBusyError(
            f"Der kan ikke skrives i '{target}' ({exc.strerror or type(exc).__name__}). Se, om mappen må skrives "
            "i, og om en fil i den er åben, og kør igen."
        ) from exc
    return tuple(filter(None, copies))


def _keep_changed(path: Path, new: bytes | None, delivered: frozenset[str], kept: Path, receiver: str) -> str:
    """Copy a file that is neither as it was delivered nor as it will be; give the copy's name."""
    if not path.exists():
        return ""
    there = digest_content_of(path)
    if there in delivered or (new is not None and there == digest_content(new)):
        return ""
    kept.mkdir(parents=True, exist_ok=True)
    name = f"{receiver}-{path.stem}-{there[:8]}{path.suffix}"
    replace_file(kept / name, path.read_bytes())
    return name


def _write(path: Path, content: bytes) -> None:
    """Write a file whose content is not there yet; a synced folder may hold the old one for a moment."""
    if path.exists() and digest_content_of(path) == digest_content(content):
        return
    for left in range(_TRIES, 0, -1):
        try:
            replace_file(path, content)
            return
        except PermissionError:
            if left == 1:
                raise
            time.sleep(_WAIT)
