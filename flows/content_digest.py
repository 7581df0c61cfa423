"""Digests of what a file says, whatever a synced folder does to its packaging.

SharePoint and OneDrive put properties into the Office files that they hold: same content, other bytes. So of such a
file only the parts that hold content count.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from flows.errors import DAMAGED_ZIP
from flows.plain_files import digest_plain, read_whole

_MOST_BYTES = 200_000_000  # a larger file counts with its bytes
_MOST_UNPACKED = 600_000_000
_PACKAGES = frozenset({"[Content_Types].xml", "META-INF/manifest.xml"})  # of Open XML, of OpenDocument
_ASIDE = frozenset({*_PACKAGES, "meta.xml", "settings.xml", "mimetype"})
_ASIDE_FOLDERS = ("docProps/", "customXml/", "Thumbnails/", "Configurations2/")


def digest_content(raw: bytes) -> str:
    """Give the SHA-256, as 64 hex digits, of an Office file's content parts, or of the bytes of any other."""
    return _digest_parts(raw) or hashlib.sha256(raw).hexdigest()


def digest_content_of(path: Path) -> str:
    """Give the same for a file of any size.

    Raises:
        OSError: It can't be read, or is being written.
    """
    if path.stat().st_size > _MOST_BYTES:
        return digest_plain(path)
    return digest_content(read_whole(path, _MOST_BYTES))


def _digest_parts(raw: bytes) -> str | None:
    """Digest the names and contents of the parts that hold content; None where it is no whole Office file."""
    if not raw.startswith(b"PK"):
        return None
    digest = hashlib.sha256()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            parts = sorted(package.infolist(), key=lambda part: part.filename)
            if _PACKAGES.isdisjoint(part.filename for part in parts):
                return None
            if sum(part.file_size for part in parts) > _MOST_UNPACKED:
                return None
            for part in parts:
                if _holds_content(part.filename):
                    content = package.read(part)
                    digest.update(f"{part.filename}\0{len(content)}\0".encode())
                    digest.update(content)
    except DAMAGED_ZIP:
        return None
    return digest.hexdigest()


def _holds_content(part: str) -> bool:
    aside = part in _ASIDE or part.startswith(_ASIDE_FOLDERS)
    return not (aside or part.endswith("/") or "_rels/" in part)
