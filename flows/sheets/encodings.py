"""Which encoding a text file has. Guessing libraries fail on short Danish texts; a fixed cascade does not."""

from __future__ import annotations

import codecs
import re

from flows.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SINGLE_BYTE = ("cp1252", "cp850", "cp865", "mac_roman")  # Windows, two DOS pages of Denmark, old Macs
_DANISH = re.compile("[æøåÆØÅéÉ]")
_IMPROBABLE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x80-\x9f¢¤¥§¨¬¯±²³¶·¸¹º¼¾¿ƒ†‡›ŒŸıˆˇ╚-╬░-▓│┤┐└┴├─┼┘┌]")
# What Danes and their neighbours write beside ASCII; where other signs are many, the encoding was another one.
_FOREIGN = re.compile(r"[^\x00-\x7fæøåÆØÅéÉäöüÄÖÜßáàâèêëíïóôúñçðþýÁÍÓÚÝÐÞ–—…•·“”„‘’‚»«´§°€£½¼¾²³µ×±®©™\xa0]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_FOREIGN = 0.08
_UTF7 = re.compile(r"\+A(?:OY|Pg|OU|MY|Ng|MU|Ok|Mk|PY|Pw)[A-Za-z0-9+/]*-?")  # æ ø å Æ Ø Å é É ö ü
_UNKNOWN = "filens tegnsæt kendes ikke, og æ, ø og å ville blive forkerte. Åbn den i det program, den kommer fra, "


def decode_text(raw: bytes, name: str = "") -> tuple[str, str]:
    """Decode a text file and name the encoding.

    Raises:
        UnicodeDecodeError: The bytes are no text in any of the encodings.
        InputError: They are text in an encoding that is not known.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding), encoding.removesuffix("-sig")
    if encoding := utf16_without_mark(raw):
        return raw.decode(encoding), encoding
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _by_halves(raw) or _by_danish_letters(raw, name)
    if text.isascii() and _UTF7.search(text):
        _refuse_encoding(name)
    return text, "utf-8"


def utf16_without_mark(raw: bytes) -> str:
    """Name the UTF-16 that bytes are, told by its zeros: in Western text every second byte is one."""
    sample = raw[:4000]
    half = len(sample) // 2
    if half and len(raw) % 2 == 0:
        if sample[1::2].count(0) > 0.6 * half and sample[0::2].count(0) < 0.1 * half:
            return "utf-16-le"
        if sample[0::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.1 * half:
            return "utf-16-be"
    return ""


def _by_halves(raw: bytes) -> tuple[str, str] | None:
    """Decode CESU-8, in which some databases write an emoji: UTF-8 of the two halves that UTF-16 has for it."""
    try:
        halves = raw.decode("utf-8", "surrogatepass")
        return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le"), "cesu-8"
    except UnicodeDecodeError:
        return None


def _by_danish_letters(raw: bytes, name: str) -> tuple[str, str]:
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
    sample = best[1][:200_000]
    if len(_CONTROL.findall(sample)) > 2 + len(sample) // 200:
        raise UnicodeDecodeError("cp1252", raw, 0, 1, "control characters")
    if len(_FOREIGN.findall(sample)) > _MOST_FOREIGN * len("".join(sample.split())):
        _refuse_encoding(name)
    return best[1], best[2]


def _refuse_encoding(name: str) -> None:
    raise InputError(f"{name}: {_UNKNOWN}og gem den som .xlsx.")
