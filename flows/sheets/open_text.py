"""The texts of an OpenDocument: tabs, breaks and spaces are elements, as section 6.1 of the standard has it.

Against it, several spaces as such stay: LibreOffice writes and reads them so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
PARAGRAPHS = (TEXT + "p", TEXT + "h")
_NOT_IN_THE_TEXT = (OFFICE + "annotation", TEXT + "ruby-text", TEXT + "note")
_LAYOUT = re.compile(r"[ \t\r\n]*[\t\r\n][ \t\r\n]*")
_MOST_SPACES = 32_767


def text_of(element: Element) -> str:
    """Give the text of the paragraphs right in an element, a line each."""
    return "\n".join(_paragraph(child) for child in _paragraphs(element))


def text_below(element: Element) -> str:
    """Give the text of the paragraphs anywhere in an element, a line each."""
    return "\n".join(_paragraph(child) for child in element.iter() if child.tag in PARAGRAPHS)


def _paragraphs(element: Element) -> Iterator[Element]:
    return (child for child in element if child.tag in PARAGRAPHS)


def _paragraph(element: Element) -> str:
    pieces: list[str] = []
    _collect(element, pieces)
    return "".join(pieces)


def _collect(element: Element, pieces: list[str]) -> None:
    _add(element.text, pieces)
    for child in element:
        if child.tag == TEXT + "s":
            pieces.append(" " * min(int(child.get(TEXT + "c") or 1), _MOST_SPACES))
        elif child.tag == TEXT + "tab":
            pieces.append("\t")
        elif child.tag == TEXT + "line-break":
            pieces.append("\n")
        elif child.tag not in _NOT_IN_THE_TEXT and not child.tag.startswith(DRAW):
            _collect(child, pieces)
        _add(child.tail, pieces)


def _add(text: str | None, pieces: list[str]) -> None:
    """Add text in which a break of the XML's own layout is one space, and nothing at the start of a paragraph."""
    if text:
        start = 0 if pieces else match.end() if (match := _LAYOUT.match(text)) else 0
        pieces.append(_LAYOUT.sub(" ", text[start:]))
