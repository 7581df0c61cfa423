"""Opens the XML parts of workbooks, and only those that are safe to parse."""

from __future__ import annotations

import re
import zipfile
from typing import IO

from flows.errors import InputError
from flows.sheets.content import refuse_damaged

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ROOT = re.compile(rb"<[A-Za-z_]")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)")
_LOOKED_AT = 65_536


def open_part(archive: zipfile.ZipFile, part: str, name: str) -> IO[bytes]:
    """Open an XML part; one with a document type is refused.

    No Office program writes one, and its entities can unfold to gigabytes. Only in UTF-8 and UTF-16 can it be seen.

    Raises:
        InputError: It has a document type, or an encoding that could hide one.
    """
    with archive.open(part) as stream:
        start = stream.read(_LOOKED_AT).replace(b"\0", b"")  # UTF-16, too
    root = _ROOT.search(start)
    if start.strip() and root is None:
        refuse_damaged(name)
    before = start[: root.start() if root else 0]
    encoding = _ENCODING.match(
        before[:300].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    )
    if _DOCTYPE.search(before) or (
        encoding and encoding[1].lower() not in (b"utf-8", b"utf-16", b"us-ascii", b"ascii")
    ):
        raise InputError(
            f"{name}: filen indeholder definitioner (DOCTYPE), som et regneark ikke har, og læses ikke. "
            "Kopiér cellerne over i et nyt regneark."
        )
    return archive.open(part)
