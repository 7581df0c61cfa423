"""Finds the tables that came back: among the inputs, and where packages were delivered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from flows.errors import InputError
from flows.follow_up.form import form
from flows.follow_up.mark import is_follow_up
from flows.follow_up.returned import Returned, read_returned
from flows.sheets import ENDINGS, read_bytes


def collect_returned(
    folder: Path, inputs: Sequence[Path], delivered: Mapping[str, Path], workshop: str
) -> tuple[Returned, ...]:
    """Read every table that came back; one that can't be read now is told of and stops nothing.

    Args:
        folder: The workshop's.
        inputs: The tables in it.
        delivered: By the id of a receiver, the folder its package was laid into.
        workshop: The name of its folder.
    """
    names = form().names
    found = [
        (path, names["input"].format(number=number), path.relative_to(folder).as_posix())
        for number, path in enumerate(inputs, 1)
    ]
    for receiver, target in delivered.items():
        found += [(path, names["delivered"], f"{receiver}\0{path.name}") for path in _tables(target)]
    return tuple(_read(path, name, place, workshop) for path, name, place in found)


def _tables(target: Path) -> Iterator[Path]:
    """Give the tables in a folder that others use; one that is away for a while holds none now."""
    try:
        listed = sorted(target.iterdir())
    except OSError:
        return
    for path in listed:
        if path.suffix.lower() in ENDINGS and not path.name.startswith(("~$", ".")) and is_follow_up(path):
            yield path


def _read(path: Path, name: str, place: str, workshop: str) -> Returned:
    try:
        return read_returned(read_bytes(path, name), name, place, workshop)
    except InputError as exc:
        return Returned(name, refused=str(exc).removeprefix(f"{name}: "))
