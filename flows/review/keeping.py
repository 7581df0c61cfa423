"""Puts a book of decisions in the place of the file that it was read from."""

from __future__ import annotations

from pathlib import Path

from flows.errors import DecisionsError, LedgerError, OutputError
from flows.plain_files import read_plain
from flows.replacing import replace_unchanged
from flows.review.book import DecisionBook
from flows.review.read_book import parse_book
from flows.review.write_book import write_book
from flows.staff_files import DECISIONS_FILE
from flows.yaml_source import MAX_YAML


def keep_book(folder: Path, book: DecisionBook, was: DecisionBook) -> bool:
    """Write `decisions.yaml` in one step, comments and all; not where it no longer says what was read from it.

    Args:
        folder: The workshop's.
        book: What the file is to say.
        was: What it said when it was read.

    Returns:
        Whether it was written.

    Raises:
        DecisionsError: It is written in a way that can't be added to without touching the rest.
        OutputError: It can't be written.
    """
    path = (folder / DECISIONS_FILE).resolve()
    name = f"{folder.name}/{DECISIONS_FILE}"
    before = read_plain(path, name, MAX_YAML, DecisionsError) if path.exists() else b""
    if parse_book(before, name) != was:
        return False
    try:
        written = write_book(book, before)
    except LedgerError as exc:
        raise DecisionsError(f"{folder.name}: {exc}") from exc
    if len(written) > MAX_YAML:
        raise OutputError(
            f"{name}: filen ville blive for stor. Står der tekster under summary, så slet dem om de største "
            "temaer, for de input, de handler om, skal stå i filen."
        )
    try:
        return replace_unchanged(path, written, before)
    except OSError as exc:
        raise OutputError(
            f"{name}: filen kan ikke skrives ({exc.strerror}), og beslutningerne skal stå i den, før der laves "
            "noget af dem. Luk den, se, om mappen må skrives i, og kør igen."
        ) from exc
