"""Documents that a command writes on demand, beside those of the edition: one that a person changed is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from flows.content_digest import digest_content, digest_content_of
from flows.errors import OutputError
from flows.exchange import name_changed
from flows.replacing import replace_file

_RECORD = ".lavet.json"  # what was written last, by file name the digest


class Written(NamedTuple):
    """What was written, and the names under which what a person had changed was kept."""

    files: tuple[str, ...]
    kept: tuple[str, ...]


def put_documents(folder: Path, documents: Mapping[str, bytes]) -> Written:
    """Write documents into a folder, which is made where it is missing.

    Args:
        folder: Where.
        documents: Contents by file name.

    Raises:
        OutputError: One can't be written.
    """
    kept = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        last = _read_last(folder)
        try:
            for name, content in documents.items():
                path, new = folder / name, digest_content(content)
                found = digest_content_of(path) if path.is_file() else ""
                if found not in ("", new, last.get(name)):
                    beside = path.with_name(name_changed(path, found))
                    replace_file(beside, path.read_bytes())
                    kept.append(beside.name)
                replace_file(path, content)
                last[name] = new
        finally:  # what was written before one failed is ours, too
            replace_file(folder / _RECORD, json.dumps(last, ensure_ascii=False, indent=1).encode())
    except OSError as exc:
        raise OutputError(f"{folder}: kan ikke skrives ({exc.strerror}). Luk filerne i Word, og kør igen.") from exc
    return Written(tuple(documents), tuple(kept))


def _read_last(folder: Path) -> dict[str, str]:
    """Read what was written last; where that is not known, nothing is taken for ours, and all is kept."""
    try:
        last = json.loads((folder / _RECORD).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return last if isinstance(last, dict) else {}
