"""The zip around a document: the same parts give the same bytes, on any machine and at any time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

_FIRST = ("[Content_Types].xml", "_rels/.rels")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(parts: Mapping[str, bytes | Iterable[bytes]]) -> bytes:
    """Zip the parts of an Office file in a fixed order and without a clock.

    Args:
        parts: By name; a part may come in pieces, which are never joined in memory.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: (*(name != first for first in _FIRST), name)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # else it says whether Windows made the file
            info.external_attr = 0o600 << 16
            content = parts[name]
            if isinstance(content, bytes):
                content = (content,)
            with package.open(info, "w") as part:
                for piece in content:
                    part.write(piece)
    return target.getvalue()


def unpack(package: bytes) -> dict[str, bytes]:
    """Read all parts of an Office file by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        return {info.filename: source.read(info) for info in source.infolist() if not info.is_dir()}
