"""Several notes in one cell: a mark begins each."""

from __future__ import annotations

import re

_BULLETS = "•‣◦▪▫■□●○·∙⁃➢➤►\uf0b7\uf0a7"
_MONTHS = (
    "jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?|sep(?:t|tember)?|okt(?:ober)?|nov(?:ember)?"
    "|dec(?:ember)?"
)
_DAY_ALONE = rf"(?i:{_MONTHS})\.?(?: \d{{2,4}})?[ \t]*$"  # the 3 of "3. marts 2025" is no mark
_MARK = re.compile(
    rf"[ \t\u00a0]*(?:[{_BULLETS}][ \t\u00a0]*|[-–—*+o][ \t\u00a0]+|(\d{{1,3}})[.)][ \t\u00a0]+(?!{_DAY_ALONE}))"
)
_EMPTY_MARK = re.compile(rf"[ \t\u00a0]*(?:[{_BULLETS}]|[-–—*+])[ \t\u00a0]*$")
_INLINE = re.compile(r"[ \t\u00a0]*[•‣▪●][ \t\u00a0]+")


def split_notes(text: str) -> tuple[str, ...]:
    r"""Give the notes of one cell, without their marks and otherwise verbatim; usually it is the text alone.

    Two or more lines must begin with a mark; numbers must count up from 1. A line without a mark belongs to the
    note above it. Text before the first mark is a note, too, unless it ends with a colon: then all is one note.
    """
    if "\n" not in text:
        return _split_inline(text)
    lines = text.split("\n")
    marks = [_MARK.match(line) or _EMPTY_MARK.match(line) for line in lines]
    marked = [mark for mark in marks if mark]
    numbers = [int(mark[1]) for mark in marked if mark.re is _MARK and mark[1]]
    if len(marked) < 2 or (
        numbers and (len(numbers) != len(marked) or numbers != list(range(1, len(numbers) + 1)))
    ):
        return (text,)
    first = next(place for place, mark in enumerate(marks) if mark)
    before = "\n".join(lines[:first])
    if before.rstrip().endswith(":"):
        return (text,)
    notes = [before] if before.strip() else []
    for line, mark in zip(lines[first:], marks[first:], strict=True):
        if mark:
            notes.append(line[mark.end() :])
        else:
            notes[-1] += "\n" + line
    return tuple(note.strip("\n") for note in notes if note.strip()) or (text,)


def _split_inline(text: str) -> tuple[str, ...]:
    """Split "• one • two", where the text begins with the bullet."""
    if _INLINE.match(text) and len(_INLINE.findall(text)) > 1:
        return tuple(part for part in _INLINE.split(text) if part.strip())
    return (text,)


def without_mark(text: str) -> str:
    """Give a line of a text file without the bullet or number that begins it."""
    mark = _MARK.match(text)
    return text[mark.end() :] if mark and text[mark.end() :].strip() else text


def has_mark(text: str) -> bool:
    """Tell whether a line begins with a bullet or a number."""
    return _MARK.match(text) is not None
