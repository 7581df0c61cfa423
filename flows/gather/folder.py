"""Which files of a workshop's folder are input, and what to say of the others."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from flows.errors import InputError
from flows.notes import Caution, Source

INPUT_ENDINGS = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".tab", ".txt", ".zip"}
)
_BESIDE = frozenset({"workshop.yaml", "decisions.yaml"})  # read by other stages
_TEMPLATES = frozenset({".docx", ".dotx"})  # may be the appendix's look; staff are told where it is named
_UNSEEN = re.compile(
    r"~\$|\.|desktop\.ini$|thumbs\.db$", re.IGNORECASE
)  # lock files, what systems put into folders


@dataclass(frozen=True, slots=True)
class FolderSurvey:
    """The input files in the order of their names, and cautions about what else lies there."""

    files: tuple[Path, ...]
    cautions: tuple[Caution, ...]


def file_name(path: Path, folder: Path) -> str:
    """Give a file's name as all results have it: below the folder, with `/`, in NFC."""
    name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
    return re.sub("[\ud800-\udfff]", "\ufffd", name)


def list_input_files(folder: Path) -> tuple[Path, ...]:
    """List the files to read, subfolders included, in the order of their names.

    Raises:
        InputError: The folder can't be listed.
    """
    return survey_folder(folder).files


def survey_folder(folder: Path) -> FolderSurvey:
    """Find the input files and tell of links and of files of other kinds, which are not read.

    Raises:
        InputError: The folder can't be listed.
    """
    files: list[Path] = []
    cautions: list[Caution] = []
    root = folder.resolve()

    def fail(exc: OSError) -> None:
        raise InputError(
            f"{Path(exc.filename or folder).name}: mappen kan ikke læses ({exc.strerror}). "
            "Se, om den findes og må læses."
        ) from exc

    for place, folders, names in os.walk(folder, onerror=fail):
        here = Path(place)
        for name in (*folders, *names):
            path = here / name
            if _leads_out(path, root):
                cautions.append(
                    _caution(
                        "link_not_followed",
                        path,
                        folder,
                        "er en genvej ud af mappen og læses ikke. Læg selve filen i mappen.",
                    )
                )
                files = [file for file in files if file != path]
                continue
            if name in folders or _UNSEEN.match(name) or (here == folder and name.lower() in _BESIDE):
                continue
            ending = path.suffix.lower()
            if ending in INPUT_ENDINGS:
                files.append(path)
            elif not (ending in _TEMPLATES and here == folder):
                cautions.append(
                    _caution(
                        "file_not_read",
                        path,
                        folder,
                        "læses ikke; kun regneark og tekstfiler læses. Gem den som .xlsx, hvis den har input.",
                    )
                )
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith((".", "~$", "__MACOSX")) and not (here / name).is_symlink()
        )
    return FolderSurvey(
        tuple(sorted(files, key=lambda path: file_name(path, folder))),
        tuple(sorted(cautions, key=lambda caution: str(caution.source))),
    )


def _leads_out(path: Path, root: Path) -> bool:
    """Tell whether a link leads out of the folder; a link to a folder is never followed."""
    if not path.is_symlink():
        return False
    try:
        return path.is_dir() or not path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a link to itself
        return True


def _caution(code: str, path: Path, folder: Path, what: str) -> Caution:
    name = file_name(path, folder)
    return Caution(code, f"{name}: {what}", Source(name, "", ""))
