"""The fingerprint of everything that decides a result: equal fingerprints, equal bytes."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

from flows import __version__

_LIBRARIES = (
    "Jinja2", "lxml", "numpy", "pydantic", "python-calamine", "python-docx", "PyYAML", "rapidfuzz", "simplemma",
    "XlsxWriter",
)  # fmt: skip
_PACKAGE = Path(__file__).parent


def sha256_of(content: bytes) -> str:
    """Give the SHA-256 of bytes as 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def fingerprint(parts: Mapping[str, object]) -> str:
    """Give one SHA-256 for named parts (JSON values), independent of their order."""
    return sha256_of(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode())


@cache
def program_parts() -> dict[str, str]:
    """Name what decides a result beside the inputs: the program's files and the libraries that read and write.

    The program's own files count with their contents, so that a change of the program in a checkout makes
    the documents anew without anybody raising the version; line ends do not count.
    """
    files = [path for path in _PACKAGE.rglob("*") if path.is_file() and _counts(path)]
    return {
        "program": __version__,
        "program_files": digest_files(files, _PACKAGE),
        "python": platform.python_version(),
        **{name: _version(name) for name in _LIBRARIES},
    }


def digest_files(files: Iterable[Path], root: Path) -> str:
    """Give one SHA-256 for the names (below `root`) and contents of files, whatever their order and line ends."""
    digest = hashlib.sha256()
    for path in sorted(files):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _counts(path: Path) -> bool:
    return path.suffix != ".pyc" and "__pycache__" not in path.parts


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
