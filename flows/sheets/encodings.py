"""Which encoding a text file has. Guessing libraries fail on short Danish texts; a fixed cascade does not."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SINGLE_BYTE = ("cp1252", "cp850", "cp865", "mac_roman")  # Windows, two DOS pages of Denmark, old Macs
_DANISH = re.compile("[æøåÆØÅéÉ]")
_IMPROBABLE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x80-\x9f¢¤¥§¨¬¯±²³¶·¸¹º¼¾¿ƒ†‡›ŒŸıˆˇ╚-╬░-▓│┤┐└┴├─┼┘┌]")


def decode_text(raw: bytes) -> tuple[str, str]:
    """Decode a text file and name the encoding.

    Raises:
        UnicodeDecodeError: The bytes are no text in any of the encodings.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding), encoding.removesuffix("-sig")
    if encoding := _utf16_without_mark(raw):
        return raw.decode(encoding), encoding
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _by_danish_letters(raw)


def _utf16_without_mark(raw: bytes) -> str:
    """Tell UTF-16 by its zero bytes: in Western text every second byte is one."""
    sample = raw[:4000]
    half = len(sample) // 2
    if half and len(raw) % 2 == 0:
        if sample[1::2].count(0) > 0.6 * half and sample[0::2].count(0) < 0.1 * half:
            return "utf-16-le"
        if sample[0::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.1 * half:
            return "utf-16-be"
    return ""


def _by_danish_letters(raw: bytes) -> tuple[str, str]:
    """Choose by the letters that come out: Danish ones speak for an encoding, signs inside of words against it."""
    best: tuple[int, str, str] | None = None
    for encoding in _SINGLE_BYTE:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            # cp1252 has five gaps; a byte there is rubbish in it, but not in the others.
            if encoding != "cp1252":
                continue
            text = raw.decode("latin-1")
        sample = text[:200_000]
        score = len(_DANISH.findall(sample)) - 2 * len(_IMPROBABLE.findall(sample))
        if best is None or score > best[0]:  # a tie goes to the first, cp1252
            best = (score, text, encoding)
    if best is None:
        raise UnicodeDecodeError("cp1252", raw, 0, 1, "no encoding fits")
    return best[1], best[2]
