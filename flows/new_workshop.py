"""A new workshop's folder, with a workshop.yaml to fill in."""

from __future__ import annotations

import re
from pathlib import Path

from flows.errors import OutputError, UsageError
from flows.staff_files import NO_WORKSHOP, SETTINGS_FILE

_LONGEST = 80  # letters: with folders above it and files below, Windows takes 260
_NOWHERE = frozenset('\\/:*?"<>|$`')  # no name in Windows and SharePoint, or another text between a shell's quotes
_NOT_FIRST = (*NO_WORKSHOP, "-", " ")  # a command takes a name with a dash in front for an option
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\..*)?", re.IGNORECASE
)  # Windows' names for devices


def make_workshop(inputs: Path, name: str) -> Path:
    """Make `inputs/NAME` with a commented workshop.yaml, and give that file's path.

    Raises:
        UsageError: The name is none that a folder can have everywhere, or the folder is there with settings in it.
        OutputError: The folder can't be written.
    """
    name = name.rstrip("/\\")
    if len(name) > _LONGEST:
        raise UsageError(
            f"Navnet '{name[:20]}…' er på {len(name)} tegn; et navn må højst være på {_LONGEST}. Vælg et kortere."
        )
    if not _stands_everywhere(name):
        raise UsageError(
            f"'{name}' kan ikke være navnet på en workshop på alle systemer. Bogstaver, tal og tegn kan bruges "
            'undtagen \\ / : * ? " < > | $ `. Navnet må ikke begynde med . _ ~ - eller et mellemrum, ikke slutte '
            "med punktum eller mellemrum og ikke være et, Windows selv bruger (CON, NUL). Kald den fx seniorliv."
        )
    path = inputs / name / SETTINGS_FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path)
    except FileExistsError as exc:
        raise UsageError(
            f"Workshoppen '{name}' er der allerede: {path}. Ret i den fil, eller vælg et andet navn."
        ) from exc
    except OSError as exc:
        raise OutputError(
            f"Mappen '{path.parent}' kan ikke laves ({exc.strerror or type(exc).__name__}). "
            "Se, om der må skrives i den, og om der er plads."
        ) from exc
    return path


def _stands_everywhere(name: str) -> bool:
    """Tell whether a folder can have a name on every system, and the commands take it for a workshop's."""
    fit = name.isprintable() and _NOWHERE.isdisjoint(name) and not _RESERVED.fullmatch(name)
    return bool(name) and fit and not name.startswith(_NOT_FIRST) and not name.endswith((".", " "))


def settle_new(folder: Path) -> bool:
    """Give a folder that somebody made by hand its commented workshop.yaml, and tell whether it needed one.

    One that is there, or comes meanwhile, is never touched; a name that could stand wrongly in it gets none.
    """
    if not _stands_everywhere(folder.name):
        return False
    try:
        _write(folder / SETTINGS_FILE)
    except OSError:  # it is there, or the folder can't be written: both are told by a run
        return False
    return True


def is_as_made(folder: Path) -> bool:
    """Tell whether nobody has written anything into the workshop.yaml that the program made."""
    try:
        return (folder / SETTINGS_FILE).read_bytes().replace(b"\r\n", b"\n") == _text(folder.name).encode()
    except OSError:
        return False


def _write(path: Path) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(_text(path.parent.name))


def _text(name: str) -> str:
    return Path(__file__).with_name("new_workshop.yaml").read_text(encoding="utf-8").replace("{name}", name)
