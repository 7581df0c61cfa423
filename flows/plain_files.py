"""Reads a file that somebody else laid there: only a plain one, whole, and no larger than it may be."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

from flows.errors import WorkshopError

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_PIECE = 1 << 20


_LOCKS = ("~${}", ".~lock.{}#")  # what Excel and LibreOffice lay beside a file that somebody has open


class NotPlainError(OSError):
    """What has the name is a folder, or a pipe or a device, which may never end."""


class TooLargeError(OSError):
    """A file is larger than it may be."""


class BeingWrittenError(OSError):
    """A file was changed while it was read."""


def is_open(path: Path) -> bool:
    """Tell whether somebody has a file open in Excel or LibreOffice; what is not saved is not in it."""
    return any(path.with_name(lock.format(path.name)).exists() for lock in _LOCKS)


def open_plain(path: Path) -> BinaryIO:
    """Open a file for reading; a pipe is not waited for.

    Raises:
        NotPlainError: It is something else than a file.
        OSError: It can't be opened.
    """
    if path.is_dir():  # Windows says only that it may not be opened
        raise NotPlainError(f"{path} is a folder")
    descriptor = os.open(path, _FLAGS)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotPlainError(f"{path} is no regular file")
    return os.fdopen(descriptor, "rb")


def read_whole(path: Path, limit: int) -> bytes:
    """Read a file that nobody writes meanwhile; of one that is larger than `limit` bytes nothing is read.

    Raises:
        NotPlainError: It is something else than a file.
        TooLargeError: It is larger than the limit.
        BeingWrittenError: It was changed meanwhile.
        OSError: It can't be read.
    """
    with open_plain(path) as file:
        before = os.fstat(file.fileno())
        if before.st_size > limit:
            raise TooLargeError(f"{path} is larger than {limit} bytes")
        raw = file.read(before.st_size + 1)
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(raw) != after.st_size:
        raise BeingWrittenError(f"{path} is being written")
    return raw


def read_plain(path: Path, name: str, limit: int, error: type[WorkshopError]) -> bytes:
    """Read a file whole, with a message to those who wrote it where that can't be; see `read_whole`.

    Args:
        path: The file.
        name: How messages call it.
        limit: In bytes.
        error: What is raised.

    Raises:
        WorkshopError: (the class given) It is no plain file, may not be read, is too large, or is being written.
    """
    try:
        return read_whole(path, limit)
    except NotPlainError as exc:
        raise error(f"{name}: er ikke en almindelig fil. Læg selve filen der, eller slet det.") from exc
    except TooLargeError as exc:
        raise error(f"{name}: filen er over {limit // 1_000_000} MB. Er det den rigtige fil?") from exc
    except BeingWrittenError as exc:
        raise error(f"{name}: filen er ved at blive gemt. Vent, til den er færdig, og kør igen.") from exc
    except OSError as exc:
        raise error(f"{name}: filen kan ikke læses ({exc.strerror}). Se, om den findes og må læses.") from exc


def digest_plain(path: Path) -> str:
    """Give the SHA-256 of a file of any size as 64 hex digits.

    Raises:
        OSError: As `open_plain`.
    """
    digest = hashlib.sha256()
    with open_plain(path) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
