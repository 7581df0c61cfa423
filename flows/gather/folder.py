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
_TEMPLATES = frozenset({".docx", ".dotx"})  # may be the appendix's look
_UNSEEN = re.compile(
    r"~\$|\.|desktop\.ini$|thumbs\.db$", re.IGNORECASE
)  # lock files, what systems put into folders
_LOCKS = ("~${}", ".~lock.{}#")  # what Excel and LibreOffice lay beside a file that somebody has open
_MESSAGES = {
    "link_not_followed": "er en genvej ud af mappen og læses ikke. Læg selve filen i mappen.",
    "file_not_read": "læses ikke; kun regneark og tekstfiler læses. Gem den som .xlsx, hvis den har input.",
    "file_open": "er åben i Excel eller LibreOffice. Hvad der ikke er gemt, kommer ikke med: gem og luk den.",
}


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
    files: dict[str, Path] = {}
    cautions: list[Caution] = []
    root = folder.resolve()
    templates = _settings_text(folder)

    def fail(exc: OSError) -> None:
        raise InputError(
            f"{Path(exc.filename or folder).name}: mappen kan ikke læses ({exc.strerror}). "
            "Se, om den findes og må læses."
        ) from exc

    for place, folders, names in os.walk(folder, onerror=fail):
        here = Path(place)
        kept = [name for name in sorted(folders) if not name.startswith((".", "~$", "__MACOSX"))]
        folders[:] = [name for name in kept if not _is_linked_folder(here, name)]
        for name in (*kept, *names):
            path = here / name
            if name in folders or _UNSEEN.match(name) or (here == folder and name.lower() in _BESIDE):
                continue
            if name in kept or _leads_out(path, root):
                cautions.append(_caution("link_not_followed", path, folder))
            elif path.suffix.lower() in INPUT_ENDINGS:
                if (same := files.setdefault(file_name(path, folder), path)) != path:
                    raise InputError(
                        f"{file_name(same, folder)}: to filer hedder det samme (å eller é er skrevet på to måder). "
                        "Giv den ene et andet navn."
                    )
                if any((here / lock.format(name)).exists() for lock in _LOCKS):
                    cautions.append(_caution("file_open", path, folder))
            elif not (path.suffix.lower() in _TEMPLATES and here == folder and name in templates):
                cautions.append(_caution("file_not_read", path, folder))
    return FolderSurvey(
        tuple(path for _, path in sorted(files.items())),
        tuple(sorted(cautions, key=lambda caution: (str(caution.source), caution.code))),
    )


def _settings_text(folder: Path) -> str:
    """Give the text of workshop.yaml: a Word file that it names is a template, any other may hold notes."""
    try:
        text = (folder / "workshop.yaml").read_bytes()[:1_000_000].decode("utf-8", "replace")
    except OSError:
        return ""
    return unicodedata.normalize("NFC", text)


def _is_linked_folder(here: Path, name: str) -> bool:
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
