"""Several notes in one cell, and the marks that begin notes: bullets, dashes, arrows, ticks and numbers."""

from __future__ import annotations

import re

from flows.danish.months import MONTHS

_BULLETS = "•‣◦▪▫■□●○·∙⁃➢➤►→➔➜➝⇒⮕✓✔☑☐✗✘❖◆◇\uf0b7\uf0a7\uf0d8\uf0fc"
_SHORT = "|".join(sorted({month[:3] for month in MONTHS if len(month) > 3} | {"sept"}))
_DAY = rf"(?:(?:{'|'.join(MONTHS)})\b(?!-)|(?:{_SHORT})\.)"  # the 1 of "1. maj" is no mark
_BLANK = "[ \t\u00a0]"
_MARK = re.compile(
    rf"{_BLANK}*(?:[{_BULLETS}]{_BLANK}*|[-–—*+o]{_BLANK}+|(\d{{1,3}})(?:\)|\.(?!{_BLANK}+{_DAY})){_BLANK}+)"
)
_BULLET = re.compile(rf"{_BLANK}*(?:[{_BULLETS}]{_BLANK}*|[-–—*]{_BLANK}+)(?=\S)")
_NUMBER = re.compile(rf"{_BLANK}*(\d{{1,3}})(?:\)|\.(?!{_BLANK}+{_DAY})){_BLANK}+(?=\S)")
_SECOND_LEVEL = re.compile(rf"{_BLANK}*o{_BLANK}+(?=\S)")
_EMPTY_MARK = re.compile(rf"{_BLANK}*(?:[{_BULLETS}]|[-–—*+]){_BLANK}*$")
_INLINE = re.compile(rf"{_BLANK}*[•‣▪●]{_BLANK}+")
_EMPTY_LINE = re.compile(rf"\n(?:{_BLANK}*\n)+")


def split_notes(text: str, lines: bool = False) -> tuple[str, ...]:
    r"""Give the notes of one cell, without their marks and otherwise verbatim; usually it is the text alone.

    Two or more lines must begin with a mark; numbers must count up. A line without a mark belongs to the note above
    it. Text before the first mark is a note, too, unless it ends with a colon: then all is one note. Without marks,
    empty lines part notes.

    Args:
        text: The cell's.
        lines: Each line is a note.
    """
    if "\n" not in text:
        return _split_inline(text)
    if lines:
        return tuple(without_bullet(line) for line in text.split("\n") if line.strip()) or (text,)
    marked = _split_at_marks(text)
    if marked:
        return marked
    parts = tuple(part.strip("\n") for part in _EMPTY_LINE.split(text) if part.strip())
    return parts or (text,)


def _split_at_marks(text: str) -> tuple[str, ...]:
    """Split a cell whose lines begin with marks; nothing where they do not."""
    lines = text.split("\n")
    marks = [_MARK.match(line) or _EMPTY_MARK.match(line) for line in lines]
    marked = [mark for mark in marks if mark]
    numbers = [int(mark[1]) for mark in marked if mark.re is _MARK and mark[1]]
    if len(marked) < 2 or (
        numbers and (len(numbers) != len(marked) or numbers != list(range(numbers[0], numbers[0] + len(numbers))))
    ):
        return ()
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


def has_breaks(text: str) -> bool:
    """Tell whether a cell's lines may each be a note: several, none of which goes on in small letters."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return len(lines) > 1 and not any(line[0].islower() for line in lines)


def without_bullet(text: str) -> str:
    """Give a text without the bullet, dash, arrow or tick that begins it."""
    mark = _BULLET.match(text)
    return text[mark.end() :] if mark else text


def without_mark(text: str) -> str:
    """Give a text without the number, or Word's bullet of the second level, that begins it ("3. ", "o ")."""
    mark = _NUMBER.match(text) or _SECOND_LEVEL.match(text)
    return text[mark.end() :] if mark else text


def is_second_level(text: str) -> bool:
    """Tell whether a text begins with Word's bullet of the second level, which is a letter."""
    return _SECOND_LEVEL.match(text) is not None


def number_of(text: str) -> int | None:
    """Give the number that may be a list's mark in front of a text."""
    mark = _NUMBER.match(text)
    return int(mark[1]) if mark else None


def last_number_of(text: str) -> int | None:
    """Give the number of the last line that begins with one."""
    numbers = [number for line in text.split("\n") if (number := number_of(line)) is not None]
    return numbers[-1] if numbers else None


def has_mark(text: str) -> bool:
    """Tell whether a line begins with a bullet or a number."""
    return _MARK.match(text) is not None
