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
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # of the order of bytes, before all else
_BESIDE = re.compile(rb"\s*(<\?|<!--)")  # what may stand before the root and says nothing
_ROOT = re.compile(rb"<[A-Za-z_]")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)")
_READABLE = (b"utf-8", b"utf-16", b"us-ascii", b"ascii")
_LOOKED_AT = 65_536


def open_part(archive: zipfile.ZipFile, part: str, name: str) -> IO[bytes]:
    """Open an XML part; one with a document type is refused.

    No Office program writes one, and its entities can unfold to gigabytes. Only in UTF-8 and UTF-16 can it be seen.

    Raises:
        InputError: It has a document type, or an encoding that could hide one; or it does not begin as XML does.
    """
    with archive.open(part) as stream:
        start = stream.read(_LOOKED_AT).replace(b"\0", b"")  # UTF-16, too
    for mark in _MARKS:
        start = start.removeprefix(mark)
    encoding = _ENCODING.match(start)
    first = _first_markup(start)
    if first.startswith(b"<!") or (encoding and encoding[1].lower() not in _READABLE):
        raise InputError(
            f"{name}: filen indeholder definitioner (DOCTYPE), som et regneark ikke har, og læses ikke. "
            "Kopiér cellerne over i et nyt regneark."
        )
    if start.strip() and not _ROOT.match(first):
        refuse_damaged(name)
    return archive.open(part)


def _first_markup(start: bytes) -> bytes:
    """Leave out the declaration, comments and instructions; what does not end in the part's beginning stays."""
    at = 0
    while beside := _BESIDE.match(start, at):
        closing = b"?>" if beside[1] == b"<?" else b"-->"
        end = start.find(closing, beside.end())
        if end < 0:
            break
        at = end + len(closing)
    return start[at:].lstrip()


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
