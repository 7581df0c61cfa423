"""Reads and writes `follow_up.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from flows.errors import DecisionsError, OutputError
from flows.follow_up.book import FollowUpBook
from flows.plain_files import read_plain
from flows.replacing import replace_unchanged
from flows.staff_files import FOLLOW_UP_FILE
from flows.yaml_source import MAX_YAML, parse_yaml, validate

_HEAD = """\
# Hvad forvaltningerne har svaret i opfoelgning.xlsx; skrives af programmet, når en fil kommer tilbage. replies er
# det, hver fil siger. Er to filer uenige, så skriv selv det rigtige under by_hand, fx:
# - {receiver: teknik, note: k7qz3mfa2n5x, status: I gang}
"""


def read_follow_up(folder: Path) -> FollowUpBook:
    """Read what came back; without the file, nothing did.

    Args:
        folder: The workshop's.

    Raises:
        DecisionsError: With file and line, where it is malformed.
    """
    path = folder / FOLLOW_UP_FILE
    return (
        _parse(read_plain(path, _name(folder), MAX_YAML, DecisionsError), folder)
        if path.exists()
        else FollowUpBook()
    )


def keep_follow_up(folder: Path, book: FollowUpBook, was: FollowUpBook) -> bool:
    """Write it in one step; not where it no longer says what was read from it.

    Args:
        folder: The workshop's.
        book: What the file is to say.
        was: What it said when it was read.

    Returns:
        Whether it was written.

    Raises:
        OutputError: It can't be written.
    """
    path = folder / FOLLOW_UP_FILE
    before = read_plain(path, _name(folder), MAX_YAML, DecisionsError) if path.exists() else b""
    if _parse(before, folder) != was:
        return False
    try:
        return replace_unchanged(path, _dump(book), before)
    except OSError as exc:
        raise OutputError(
            f"{_name(folder)}: filen kan ikke skrives ({exc.strerror}), og svarene skal stå i den. Luk den, se, om "
            "mappen må skrives i, og kør igen."
        ) from exc


def _parse(raw: bytes, folder: Path) -> FollowUpBook:
    return validate(parse_yaml(raw, _name(folder), DecisionsError), FollowUpBook, DecisionsError)


def _dump(book: FollowUpBook) -> bytes:
    told: dict[str, Any] = book.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    entries = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=10_000) if told else ""
    return (_HEAD + entries).encode()


def _name(folder: Path) -> str:
    return f"{folder.name}/{FOLLOW_UP_FILE}"
