"""A cell's text as the documents may print it: verbatim, but NFC and without what XML forbids."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import NamedTuple

_ESCAPED = re.compile(r"_x00([01][0-9a-fA-F]|5[fF])_")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_PAGE_BREAKS = re.compile("[\x0b\x0c]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ORDINARY = re.compile(r"[\t\n -~ÆØÅæøåÉé]*")
_LOOK_CLOSER = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x00")

_SHORT = 1_000  # characters; so many marks are sorted in a millisecond
_MOST_MARKS = 30

# UTF-8 bytes read as cp1252, for the letters and signs of Western Europe: what their lead bytes look like, and what
# the bytes after them become. The lead letters do not occur in Danish.
_AFTER_LEAD = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_AS_CP1252 = re.compile(f"Ã[{_AFTER_LEAD}]|Â[\u00a0-\u00bf]|â[€†„…˜][{_AFTER_LEAD}]|ðŸ[{_AFTER_LEAD}]{{2}}")
# What stands for æ, ø and å inside words when cp850 or Mac Roman was read as cp1252, and what was lost for good.
_STRANGE_IN_WORD = re.compile(r"[^\W\d_][›†¾¿][^\W\d_]|[a-zæøå]Œ|[^\W\d_]\ufffd|\ufffd[^\W\d_]|[\u0080-\u009f]")


class Cleaned(NamedTuple):
    """A text that can be printed, and codes of what happened to it."""

    text: str
    codes: tuple[str, ...] = ()


def is_ordinary(text: str) -> bool:
    """Tell at a glance that a text is clean, as nearly all are."""
    return _ORDINARY.fullmatch(text) is not None and "_x00" not in text


def clean_text(raw: str, escapes: bool = False) -> Cleaned:
    """Make a text printable and keep it verbatim otherwise: leading and trailing spaces stay.

    Args:
        raw: As it stands in the file.
        escapes: Decode Excel's `_x000D_` and `_x005F_` (the `_` of a typed `_x000D_`), too.
    """
    if is_ordinary(raw):
        return Cleaned(raw)
    codes = []
    text = raw
    if _LOOK_CLOSER.search(text):
        if escapes:
            text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        allowed = _PAGE_BREAKS.sub("\n", _FORBIDDEN.sub("", _SURROGATES.sub("\ufffd", text)))
        if allowed != text:
            codes.append("removed_characters")
        text = allowed
    text = _compose(text)
    if _AS_CP1252.search(text):
        repaired = _undo_cp1252(text)
        codes.append("mojibake_repaired" if repaired else "mojibake")
        text = repaired or text
    elif _STRANGE_IN_WORD.search(text) and "removed_characters" not in codes:
        codes.append("mojibake")
    return Cleaned(text, tuple(codes))


def _compose(text: str) -> str:
    """Give the text in NFC.

    Python sorts the marks on one letter by swapping neighbours, hours for a million of them; sorted beforehand they
    cost nothing. No language puts thirty on a letter (the "stream-safe" limit of Unicode's annex 15).
    """
    if len(text) <= _SHORT:
        return unicodedata.normalize("NFC", text)
    pieces: list[str] = []
    for marks, run in groupby(text, key=lambda char: unicodedata.combining(char) > 0):
        letters = "".join(run)
        if marks and len(letters) > _MOST_MARKS:
            apart = "".join(unicodedata.normalize("NFD", mark) for mark in letters)
            letters = "".join(sorted(apart, key=unicodedata.combining))
        pieces.append(letters)
    return unicodedata.normalize("NFC", "".join(pieces))


def _undo_cp1252(text: str) -> str:
    """Give the text as it was written, or nothing where that is not certain.

    It is where all that is not ASCII goes back to bytes that are valid UTF-8.
    """
    if not _AS_CP1252.sub("", text).isascii():
        return ""
    raw = b"".join(char.encode("latin-1" if "\x80" <= char <= "\x9f" else "cp1252") for char in text)
    try:
        repaired = raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "" if _LOOK_CLOSER.search(repaired) else unicodedata.normalize("NFC", repaired)
