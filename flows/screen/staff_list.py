"""The names that a unit supplies to be looked for in its notes, as they stand in `names.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.errors import RulesError
from flows.findings import Finding
from flows.plain_files import read_plain
from flows.screen.cues import fold_name, name_lists
from flows.screen.plain_copy import plain_copy
from flows.staff_files import NAMES_FILE

_PART = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_SHORTEST = 2
_MAX_LIST = 2_000_000  # bytes


def read_names(folder: Path) -> tuple[str, ...]:
    """Read a workshop's `names.txt`: a name a line, lines that begin with "#" left out; without the file none.

    Raises:
        RulesError: It can't be read.
    """
    path = folder / NAMES_FILE
    if not path.exists():
        return ()
    raw = read_plain(path, f"{folder.name}/{NAMES_FILE}", _MAX_LIST, RulesError)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


class StaffList:
    """Finds listed names: a whole one in any case, a part of one only where it is capitalised, and told of."""

    def __init__(self, names: Iterable[str]) -> None:
        wholes: set[str] = set()
        parts: set[str] = set()
        for name in names:
            words = _PART.findall(plain_copy(_in_order(name)).text)
            if not words or len("".join(words)) < _SHORTEST:
                continue
            wholes.add(r"[\s.]+".join(map(re.escape, words)))
            if len(words) > 1:
                wholes.add(r"\s+".join((re.escape(words[0]), re.escape(words[-1]))))
                parts.update(word for word in words if len(word) > _SHORTEST and _distinct(word))
        self._wholes = _any_of(wholes, re.IGNORECASE)
        self._parts = _any_of({re.escape(part) for part in parts})

    def find(self, text: str) -> Iterator[Finding]:
        """Find the listed names in a plain copy."""
        if self._wholes:
            for found in self._wholes.finditer(text):
                single = " " not in found[0]
                if not single or found[0][:1].isupper():
                    yield Finding(*found.span(), "listed_name")
        if self._parts:
            for found in self._parts.finditer(text):
                yield Finding(*found.span(), "single_name", "warn")


def _in_order(name: str) -> str:
    """Turn "Hansen, Mette" around."""
    surname, comma, given = name.partition(",")
    return f"{given} {surname}" if comma else name


def _distinct(word: str) -> bool:
    lists = name_lists()
    folded = fold_name(word)
    return folded not in lists.given_also_words and folded not in lists.surnames_also_words


def _any_of(patterns: set[str], flags: int = 0) -> re.Pattern[str] | None:
    if not patterns:
        return None
    longest_first = "|".join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))
    return re.compile(rf"(?<!\w)(?:{longest_first})(?:'?s)?(?!\w)", flags)
