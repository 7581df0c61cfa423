"""How many pages a text will fill: an estimate, for only Word and its fonts know."""

from __future__ import annotations

from collections.abc import Iterable

_LETTER = 0.52  # widths and heights in sizes of the font: what a letter of Danish prose takes in Arial, on average
_LINE = 1.35
_BELOW = 0.4  # of a paragraph
_TWIPS = 20  # in a point


def estimate_pages(texts: Iterable[str], width: int, height: int, size: float) -> float:
    """Estimate the pages of paragraphs that follow each other; the same for the same text on any machine.

    Args:
        texts: A paragraph each.
        width: Of the text, in twips.
        height: Of a page's text, in twips.
        size: Of the letters, in points.
    """
    letters = max(int(width / _TWIPS / (size * _LETTER)), 1)
    filled = sum(_BELOW + _LINE * _lines(text, letters) for text in texts)
    return filled * size / (height / _TWIPS)


def _lines(text: str, letters: int) -> int:
    if "\n" in text:
        return sum(_lines(line, letters) for line in text.split("\n"))
    return max(-(-len(text) // letters), 1)
