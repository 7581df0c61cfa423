"""Puts on disk what must outlive the run: first the decisions, then the workbook that shows them."""

from __future__ import annotations

from pathlib import Path

from flows.fingerprint import sha256_of
from flows.plain_files import digest_plain
from flows.replacing import replace_file
from flows.review import DecisionBook, keep_book
from flows.workbook.form import form

_EDITIONS = ".udgaver"


def keep_decisions(folder: Path, before: DecisionBook, book: DecisionBook) -> bool:
    """Write decisions.yaml in one step: as it was, or as the book says.

    Args:
        folder: The workshop's.
        before: What the file said when it was read.
        book: What it is to say.

    Returns:
        Whether it says so; not where somebody saved it meanwhile, and it says something else.

    Raises:
        OutputError: It can't be written.
    """
    return keep_book(folder, book, before) or keep_book(folder, book, book)


def keep_workbook(folder: Path, content: bytes, read: str, *, keep_read: bool = False) -> tuple[str, ...]:
    """Write the workbook into the output folder, unless a person changed it since it was read.

    Args:
        folder: The workshop's output folder.
        content: The workbook.
        read: The SHA-256 of the one that was read; empty where there was none.
        keep_read: Whether that one holds more than was read, and is to be kept beside.

    Returns:
        What staff are told: where it was not written, and where the one before was kept.
    """
    words, path = form().keep, folder / form().file
    told: tuple[str, ...] = ()
    try:
        there = _digest(path)
        if there == sha256_of(content):
            return ()
        if there != read:
            return (words["changed"].format(file=path.name),)
        folder.mkdir(parents=True, exist_ok=True)
        if keep_read and there:
            kept = folder.parent / _EDITIONS / folder.name / f"{path.stem}-{there[:8]}{path.suffix}"
            try:
                kept.parent.mkdir(parents=True, exist_ok=True)
                replace_file(kept, path.read_bytes())
            except OSError:
                return (words["not_kept"].format(file=path.name, place=kept.parent),)
            told = (words["kept"].format(file=path.name, place=kept),)
        if not replace_file(path, content, lambda: _digest(path) == there):  # saved since it was looked at
            return (words["changed"].format(file=path.name),)
    except OSError:
        return (words["open"].format(file=path.name),)
    return told


def _digest(path: Path) -> str:
    """Give the SHA-256 of a file; empty where there is none."""
    return digest_plain(path) if path.exists() else ""
