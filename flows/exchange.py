"""Exchanges several files of a folder: all of them or none, whenever the program is killed.

Every new file is first written under a hidden name beside its place. Then a journal is put there, which says of
each file what it was and what it becomes: from then on the exchange holds. File after file is put in its place,
none is ever missing in between, and the journal goes last. A program that is killed before the journal stands has
changed nothing; what it was killed in after that, `heal` finishes.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from flows.content_digest import digest_content, digest_content_of
from flows.replacing import remove, replace_file, swap, write_safely

JOURNAL = ".udgivelse.json"
_STAGED = ".new"
_BEFORE = ".before.new"


@dataclass(frozen=True)
class _Turn:
    """What becomes of a file; digests as `digest_content` gives them, None where there is no file."""

    file: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class _Journal:
    """An exchange that holds: `back` is one that a file forbade, and whose files become what they were."""

    turns: tuple[_Turn, ...]
    way: Literal["forward", "back"] = "forward"


_JOURNAL = TypeAdapter(_Journal)


def exchange(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Let files take the place of what stands in a folder, in their order.

    Args:
        folder: Where; made where it is missing.
        files: New contents by path below the folder, with `/`; None for a file that goes.

    Raises:
        ExchangeError: Naming the file that could not be put in its place.
    """
    name, turns, before = "", [], {}
    try:
        for name, content in files.items():
            path = folder / name
            before[name] = path.read_bytes() if path.is_file() else None
            turns.append(_Turn(name, _digest(before[name]), _digest(content)))
            if content is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_safely(_beside(path, _STAGED), content)
        _sync(folder, files)
        replace_file(folder / JOURNAL, _JOURNAL.dump_json(_Journal(tuple(turns))))
        _sync(folder)
    except OSError as exc:
        _tidy(folder, files)
        raise ExchangeError(name, exc) from exc
    done: list[_Turn] = []
    try:
        for turn in turns:
            name = turn.file
            _put(folder, turn)
            done.append(turn)
        _end(folder, files)
    except OSError as exc:
        undone = _go_back(folder, turns, done, before)
        raise ExchangeError(name, exc, undone=undone) from exc


class ExchangeError(OSError):
    """A file that could not be put in its place.

    Attributes:
        file: Its path below the folder.
        cause: What the system said.
        undone: Whether the folder holds what it held; else `heal` finishes the exchange.
    """

    def __init__(self, file: str, cause: OSError, *, undone: bool = True) -> None:
        super().__init__(cause.errno, cause.strerror or type(cause).__name__, file)
        self.file, self.cause, self.undone = file, cause, undone


def is_pending(folder: Path) -> bool:
    """Tell whether an exchange holds that is not finished."""
    return (folder / JOURNAL).exists()


def is_left_over(folder: Path) -> bool:
    """Tell whether a killed run left something; one that is at work looks the same."""
    return is_pending(folder) or next(_staged(folder), None) is not None


def heal(folder: Path) -> tuple[str, ...]:
    """Finish what a killed run began, and clear away what it never began.

    Returns:
        The names under which files are kept that somebody changed since it was killed.

    Raises:
        OSError: A file can't be put in its place now; the journal stays for the next try.
    """
    try:
        journal = _JOURNAL.validate_json((folder / JOURNAL).read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValidationError):
        journal = _Journal(())
    kept = []
    for turn in journal.turns:
        kept.append(_keep_changed(folder, turn))
        _put(folder, turn, _BEFORE if journal.way == "back" else _STAGED)
    _end(folder, [turn.file for turn in journal.turns])
    return tuple(name for name in kept if name)


def name_changed(path: Path, digest: str) -> str:
    """Give the name under which a file that was changed by hand is kept beside, by the digest of its content."""
    return f"{path.stem}.rettet-{digest[:8]}{path.suffix}"


def say_kept(path: Path) -> str:
    """Tell staff where it is kept."""
    return f"Rettet i hånden siden sidst, så den er gemt ved siden af: {path}"


def _put(folder: Path, turn: _Turn, kind: str = _STAGED) -> None:
    """Do one turn, or do it again; what can't be done, as its staged file is lost, is left as it stands."""
    path = folder / turn.file
    wanted = turn.old if kind == _BEFORE else turn.new
    if wanted is None:
        remove(path)
    elif (staged := _beside(path, kind)).exists():
        swap(staged, path)


def _end(folder: Path, files: Iterable[str]) -> None:
    _sync(folder, files)
    remove(folder / JOURNAL)
    _sync(folder)
    _tidy(folder, files)


def _tidy(folder: Path, files: Iterable[str]) -> None:
    """Clear away hidden files, and folders below that nothing is left in; what can't be, the next run clears."""
    with contextlib.suppress(OSError):
        for path in tuple(_staged(folder)):
            remove(path)
    parents = {parent for name in files for parent in Path(name).parents if parent != Path()}
    for parent in sorted(parents, reverse=True):
        with contextlib.suppress(OSError):  # there is something in it
            (folder / parent).rmdir()


def _go_back(folder: Path, turns: list[_Turn], done: list[_Turn], before: Mapping[str, bytes | None]) -> bool:
    """Undo what was done; where that fails, too, the journal still says which way `heal` goes."""
    try:
        for turn in done:
            content = before[turn.file]
            if content is not None:
                write_safely(_beside(folder / turn.file, _BEFORE), content)
        _sync(folder, before)
        back = _Journal(tuple(done), "back")
        replace_file(folder / JOURNAL, _JOURNAL.dump_json(back))
        for turn in done:
            _put(folder, turn, _BEFORE)
        _end(folder, [turn.file for turn in turns])
    except OSError:
        return False
    return True


def _keep_changed(folder: Path, turn: _Turn) -> str | None:
    """Keep a file beside that is neither what it was nor what it becomes."""
    path = folder / turn.file
    try:
        found = digest_content_of(path)
    except FileNotFoundError:
        return None
    if found in (turn.old, turn.new):
        return None
    copy = path.with_name(name_changed(path, found))
    replace_file(copy, path.read_bytes())
    return copy.relative_to(folder).as_posix()


def _digest(content: bytes | None) -> str | None:
    return None if content is None else digest_content(content)


def _beside(path: Path, kind: str) -> Path:
    return path.with_name(f".{path.name}{kind}")


def _staged(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob(f".*{_STAGED}") if path.is_file())


def _sync(folder: Path, files: Iterable[str] = ()) -> None:
    """Make the names in a folder outlive a loss of power, where the system knows such a thing."""
    for place in {folder, *((folder / name).parent for name in files)}:
        with contextlib.suppress(OSError):  # Windows opens no folder, and some network drives do not do it
            descriptor = os.open(place, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
