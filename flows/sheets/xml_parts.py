"""Opens and walks the XML parts of workbooks: only those that are safe to parse, and never all of one in memory."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterator
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from flows.errors import DAMAGED_ZIP, InputError
from flows.sheets.limits import MAX_HELD, refuse_damaged, refuse_too_many_cells

DAMAGE = (  # what the reading of a damaged part raises
    *DAMAGED_ZIP,
    SyntaxError,  # expat's ParseError
    KeyError,
    TypeError,
    IndexError,
    OverflowError,
)
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
        before.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    )
    if _DOCTYPE.search(before) or (
        encoding and encoding[1].lower() not in (b"utf-8", b"utf-16", b"us-ascii", b"ascii")
    ):
        raise InputError(
            f"{name}: filen indeholder definitioner (DOCTYPE), som et regneark ikke har, og læses ikke. "
            "Kopiér cellerne over i et nyt regneark."
        )
    return archive.open(part)


def walk_part(source: IO[bytes], name: str, cleared: Collection[str]) -> Iterator[Element]:
    """Give the elements of a part as they end; those of these tags are emptied after their turn.

    Raises:
        InputError: More elements are held at a time than memory should.
        SyntaxError: It is no XML.
    """
    held = kept = 0
    for _, element in iterparse(source):  # noqa: S314 - open_part refuses what makes it unsafe
        held += 1
        yield element
        if element.tag in cleared:
            element.clear()
            kept += 1
            held = kept
        elif held > MAX_HELD:
            refuse_too_many_cells(name)


def local_name(element: Element) -> str:
    """Give an element's name without its namespace: Strict files have others than the usual ones."""
    return element.tag.rpartition("}")[2]


class Parts:
    """The parts of a zip, by names without regard to case and slashes: Office and LibreOffice open such files.

    Attributes:
        name: How messages call the file.
    """

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self._archive = archive
        self._names = {_plain(part): part for part in archive.namelist()}
        if len(self._names) < len(archive.namelist()):
            refuse_damaged(name)

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._names

    def read(self, part: str) -> bytes:
        """Give a part's bytes.

        Raises:
            KeyError: There is none of that name.
        """
        return self._archive.read(self._names[_plain(part)])

    def open(self, part: str) -> IO[bytes]:
        """Open an XML part that `open_part` finds safe.

        Raises:
            KeyError: There is none of that name.
        """
        return open_part(self._archive, self._names[_plain(part)], self.name)

    def walk(self, part: str, *cleared: str) -> Iterator[Element]:
        """Give the elements of an XML part as they end; see `walk_part`."""
        with self.open(part) as source:
            yield from walk_part(source, self.name, cleared)


def _plain(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
