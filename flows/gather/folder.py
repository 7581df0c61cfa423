"""Which files of a workshop's folder are input, and what to say of the others."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from flows.errors import InputError
from flows.notes import Caution, Source
from flows.plain_files import is_open
from flows.sheets import ENDINGS
from flows.staff_files import DECISIONS_FILE, FOLLOW_UP_FILE, NAMES_FILE, SETTINGS_FILE

_BESIDE = (SETTINGS_FILE, DECISIONS_FILE, NAMES_FILE, FOLLOW_UP_FILE)  # read by other stages
_NEARLY_BESIDE = re.compile(r"(workshop|decisions)\.ya?ml(?:\.txt)?", re.IGNORECASE)
_UNSEEN = re.compile(
    r"~\$|\.|desktop\.ini$|thumbs\.db$", re.IGNORECASE
)  # lock files, what systems put into folders
_OR_IGNORE = "ellers skriv 'ignore: true' for den under columns, files i workshop.yaml."
_MESSAGES = {
    "link_not_followed": f"er en genvej og følges ikke. Har den input, så læg det selv i mappen; {_OR_IGNORE}",
    "file_not_read": f"læses ikke, for den er intet regneark. Har den input, så gem det som .xlsx; {_OR_IGNORE}",
    "not_a_regular_file": f"er ingen almindelig fil og læses ikke. Læg dens input i mappen; {_OR_IGNORE}",
    "file_open": "er åben i Excel eller LibreOffice. Hvad der ikke er gemt, kommer ikke med: gem og luk den.",
}


@dataclass(frozen=True, slots=True)
class FolderSurvey:
    """What lies in a workshop's folder.

    Attributes:
        files: The input files in the order of their names.
        cautions: About what else there is.
        unread: The names of what is not read and may hold notes, as a PDF or a folder that a link leads to.
    """

    folder: Path
    files: tuple[Path, ...]
    cautions: tuple[Caution, ...]
    unread: tuple[str, ...] = ()


def file_name(path: Path, folder: Path) -> str:
    """Give a file's name as all results have it: below the folder, with `/`, in NFC."""
    name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
    return re.sub("[\ud800-\udfff]", "\ufffd", name)


def survey_folder(folder: Path, *templates: str) -> FolderSurvey:
    """Find the input files, subfolders included, and tell of links and of files of other kinds, which are not read.

    Args:
        folder: The workshop's folder.
        templates: `appendix.template` and its like: those files are known, any other Word file may hold notes.

    Raises:
        InputError: The folder can't be listed.
    """
    files: dict[str, Path] = {}
    cautions: list[Caution] = []
    unread: list[str] = []
    root = folder.resolve()

    def fail(exc: OSError) -> None:
        raise InputError(
            f"{Path(exc.filename or folder).name}: mappen kan ikke læses ({exc.strerror}). "
            "Se, om den findes og må læses."
        ) from exc

    for place, folders, names in os.walk(folder, onerror=fail):
        here = Path(place)
        kept = [name for name in sorted(folders) if not name.startswith((".", "~$", "__MACOSX"))]
        folders[:] = [name for name in kept if not is_linked_folder(here, name)]
        for name in (*kept, *names):
            path = here / name
            if name in folders or _UNSEEN.match(name) or (here == folder and name in _BESIDE):
                continue
            if here == folder and (right := _right_name(name)):
                if not _is_same(path, folder / right):
                    cautions.append(_misnamed(path, folder, right))
                continue
            if code := _why_never_read(path, root, is_folder=name in kept):
                cautions.append(_caution(code, path, folder))
                unread.append(file_name(path, folder))
            elif path.suffix.lower() in ENDINGS:
                if (same := files.setdefault(file_name(path, folder), path)) != path:
                    raise InputError(
                        f"{file_name(same, folder)}: to filer hedder det samme (å eller é er skrevet på to måder). "
                        "Giv den ene et andet navn."
                    )
                if is_open(path):
                    cautions.append(_caution("file_open", path, folder))
            elif not any(template and _is_same(path, folder / template) for template in templates):
                cautions.append(_caution("file_not_read", path, folder))
                unread.append(file_name(path, folder))
    return FolderSurvey(
        folder,
        tuple(path for _, path in sorted(files.items())),
        tuple(sorted(cautions, key=lambda caution: (str(caution.source), caution.code))),
        tuple(sorted(unread)),
    )


def _why_never_read(path: Path, root: Path, *, is_folder: bool) -> str:
    """Give the code of what keeps a file from being read, whatever its kind; empty where nothing does."""
    if is_folder or _leads_out(path, root):
        return "link_not_followed"
    return "" if _is_regular(path) else "not_a_regular_file"


def _right_name(name: str) -> str:
    """Give the name that a file beside the input should have had; empty where it is none of those."""
    match = _NEARLY_BESIDE.fullmatch(name)
    return f"{match[1].lower()}.yaml" if match else ""


def _is_same(path: Path, other: Path) -> bool:
    """Tell whether two names lead to one file, as where a file system does not tell capitals apart."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def _is_regular(path: Path) -> bool:
    """Tell a file from a pipe or a device, which may never end; reading tells why the others can't be read."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def is_linked_folder(here: Path, name: str) -> bool:
    """Tell a link to a folder, or a Windows junction, from a folder: it is never followed."""
    real = os.path.normcase(os.path.realpath(here / name))
    return real != os.path.normcase(os.path.join(os.path.realpath(here), name))  # noqa: PTH118


def _leads_out(path: Path, root: Path) -> bool:
    """Tell whether a link to a file leads out of the folder, or nowhere."""
    if not path.is_symlink():
        return False
    try:
        return not path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # a link to itself, or to what is gone
        return True


def _caution(code: str, path: Path, folder: Path) -> Caution:
    name = file_name(path, folder)
    return Caution(code, f"{name}: {_MESSAGES[code]}", Source(name, "", ""))


def _misnamed(path: Path, folder: Path, right: str) -> Caution:
    name = file_name(path, folder)
    message = f"{name}: læses ikke, for filen skal hedde {right}. Omdøb den, eller slet den."
    return Caution("misnamed_settings", message, Source(name, "", ""))
