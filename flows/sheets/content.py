"""What a file is, told by its bytes: the ending may lie."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path
from typing import Literal

from flows.errors import DAMAGED_ZIP, InputBusyError, InputError
from flows.plain_files import BeingWrittenError, NotPlainError, TooLargeError, read_whole
from flows.sheets.compound import SIGNATURE, CompoundFile
from flows.sheets.encodings import utf16_without_mark
from flows.sheets.limits import (
    MAX_BYTES,
    MAX_PARTS,
    MAX_RATIO,
    MAX_UNPACKED,
    RATIO_COUNTS_FROM,
    refuse_damaged,
    refuse_locked,
)

FileKind = Literal["openxml", "xlsb", "xls", "ods", "zip", "text"]

_OTHER_KINDS = (
    (b"%PDF", "er en PDF. Gem de input, den indeholder, i et regneark (.xlsx)"),
    (b"{\\rtf", "er et RTF-dokument. Åbn den i Word, og sæt teksterne ind i et regneark (.xlsx)"),
    (b"\x89PNG", "er et billede. Skriv teksterne ind i et regneark (.xlsx)"),
    (b"\xff\xd8\xff", "er et billede. Skriv teksterne ind i et regneark (.xlsx)"),
    (b"GIF87a", "er et billede. Skriv teksterne ind i et regneark (.xlsx)"),
    (b"GIF89a", "er et billede. Skriv teksterne ind i et regneark (.xlsx)"),
    (b"\x1f\x8b", "er en pakket fil (gzip). Pak den ud, og læg indholdet i mappen"),
    (b"7z\xbc\xaf", "er en pakket fil (7-zip). Pak den ud, og læg indholdet i mappen"),
    (b"Rar!\x1a", "er en pakket fil (RAR). Pak den ud, og læg indholdet i mappen"),
    (b"SQLite format 3\0", "er en database. Gem dens indhold som .xlsx"),
)
_TOO_OLD = "filen er fra en meget gammel Excel. Åbn den i Excel, og gem den som .xlsx."
_STREAMS = (
    *("EncryptedPackage", "DRMEncryptedDataSpace", "\tDRMContent", "WordDocument", "PowerPoint Document"),
    *("Workbook", "Book", "__properties_version1.0"),
)


def read_bytes(path: Path, name: str) -> bytes:
    """Read an input file whole.

    Raises:
        InputBusyError: It is open elsewhere, vanished, or grows while it is read.
        InputError: It is no plain file, or is too large.
    """
    try:
        return read_whole(path, MAX_BYTES)
    except NotPlainError as exc:
        raise InputError(f"{name}: er ikke en almindelig fil. Læg selve filen i mappen, eller slet det.") from exc
    except TooLargeError as exc:
        raise InputError(
            f"{name}: filen er over {MAX_BYTES // 1_000_000} MB. Er det den rigtige fil? Del den i flere."
        ) from exc
    except BeingWrittenError as exc:
        raise InputBusyError(
            f"{name}: filen er ved at blive kopieret eller gemt. Vent, til den er færdig, og kør igen."
        ) from exc
    except FileNotFoundError as exc:
        raise InputBusyError(
            f"{name}: filen forsvandt, mens den blev læst. Se, om den er flyttet, og kør igen."
        ) from exc
    except PermissionError as exc:
        raise InputBusyError(
            f"{name}: filen må ikke læses. Luk den, hvis den er åben i Excel, eller få adgang til den, og kør igen."
        ) from exc
    except OSError as exc:
        raise InputBusyError(f"{name}: filen kan ikke læses ({exc.strerror}). Prøv igen.") from exc


def recognise_content(raw: bytes, name: str) -> FileKind:
    """Tell what a file is.

    Raises:
        InputError: It is nothing that can be read, with what it is and what to do.
    """
    if not raw:
        raise InputError(f"{name}: filen er tom (0 byte). Hent den igen der, hvor den kommer fra, eller slet den.")
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _recognise_zip(raw, name)
    if raw.startswith(SIGNATURE):
        return _recognise_compound(raw, name)
    for start, what in _OTHER_KINDS:
        if raw.startswith(start):
            raise InputError(f"{name}: filen {what}.")
    if raw.startswith(b"MZ") and b"\0" in raw[:64]:  # two letters alone may begin a text
        raise InputError(f"{name}: filen er et program. Fjern den fra mappen.")
    if raw[:1] == b"\x09" and raw[1:4] in (
        b"\x08\x10\x00",
        b"\x08\x08\x00",
        b"\x04\x06\x00",
        b"\x02\x06\x00",
        b"\x00\x04\x00",
    ):
        raise InputError(f"{name}: {_TOO_OLD}")
    if path_ends(name, ".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods", ".zip"):
        _refuse_unless_text(raw, name)
    return "text"


def path_ends(name: str, *endings: str) -> bool:
    """Tell whether a name has one of the endings, in any case."""
    return name.lower().endswith(endings)


def _refuse_unless_text(raw: bytes, name: str) -> None:
    """Let a text that was named like a workbook pass; what is left of a workbook is damaged."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(raw):
        return
    sample = raw[:4000]
    controls = sum(1 for byte in sample if byte < 9 or 13 < byte < 32)
    if controls > len(sample) // 100:
        refuse_damaged(name)


def _recognise_compound(raw: bytes, name: str) -> FileKind:
    if _holds_workbook(raw):
        return "xls"
    streams = _streams(raw)
    if streams & {"drmencrypteddataspace", "\tdrmcontent"}:
        refuse_locked(name, labelled=True)
    if "encryptedpackage" in streams:
        refuse_locked(name)
    if "worddocument" in streams:
        raise InputError(f"{name}: filen er et gammelt Word-dokument. Sæt teksterne ind i et regneark (.xlsx).")
    if "powerpoint document" in streams:
        raise InputError(f"{name}: filen er en gammel PowerPoint. Sæt teksterne ind i et regneark (.xlsx).")
    if "book" in streams:
        raise InputError(f"{name}: {_TOO_OLD}")
    if "__properties_version1.0" not in streams:
        refuse_damaged(name)
    raise InputError(f"{name}: filen er en gemt mail fra Outlook. Gem mailens vedhæftede filer i mappen i stedet.")


def _holds_workbook(raw: bytes) -> bool:
    try:
        compound = CompoundFile(raw)
    except (ValueError, struct.error, LookupError):
        return False
    return "Workbook" in compound and "\tDRMContent" not in compound


def _streams(raw: bytes) -> set[str]:
    """Name the streams; where the directory is damaged, those whose names stand somewhere in the file."""
    try:
        return CompoundFile(raw).names
    except (ValueError, struct.error, LookupError):
        pass
    return {name.lower() for name in _STREAMS if name.encode("utf-16-le") in raw}


def _recognise_zip(raw: bytes, name: str) -> FileKind:
    parts = check_zip(raw, name)
    names = {part.filename.replace("\\", "/").lstrip("/").lower() for part in parts}
    if "encryptedpackage" in names or "encrypted-package" in names:
        refuse_locked(name)
    if "mimetype" in names:
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                mimetype = archive.read("mimetype")[:200]
        except (*DAMAGED_ZIP, KeyError) as exc:
            refuse_damaged(name, exc)
        if b"opendocument.spreadsheet" in mimetype:
            return "ods"
        raise InputError(
            f"{name}: filen er et OpenDocument, men ikke et regneark. Sæt teksterne ind i et regneark (.xlsx)."
        )
    if any(part.startswith("word/") for part in names):
        raise InputError(f"{name}: filen er et Word-dokument. Sæt teksterne ind i et regneark (.xlsx).")
    if any(part.startswith("ppt/") for part in names):
        raise InputError(f"{name}: filen er en PowerPoint. Sæt teksterne ind i et regneark (.xlsx).")
    if any(part.startswith("index/") and part.endswith(".iwa") for part in names):
        raise InputError(
            f"{name}: filen er fra Apple Numbers. Vælg Arkiv, Eksporter til, Excel, og læg den fil i mappen."
        )
    if any(part.endswith("workbook.bin") for part in names):
        return "xlsb"
    if "[content_types].xml" in names or any(part.startswith("xl/") for part in names):
        return "openxml"
    if "content.xml" in names:
        return "ods"
    if any(path_ends(part, ".csv", ".tsv", ".tab", ".txt") for part in names):
        return "zip"
    raise InputError(
        f"{name}: zip-filen indeholder hverken et regneark eller en .csv. Pak den ud, og læg regnearkene i mappen."
    )


def check_zip(raw: bytes, name: str) -> list[zipfile.ZipInfo]:
    """List a zip's parts before anything is unpacked.

    Raises:
        InputError: It is damaged, encrypted, or would unpack to more than memory should hold.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (*DAMAGED_ZIP, UnicodeError) as exc:
        refuse_damaged(name, exc)
    if any(part.flag_bits & 0x1 for part in parts):
        raise InputError(f"{name}: zip-filen er beskyttet med adgangskode. Pak den ud, og læg filerne i mappen.")
    if len({part.filename for part in parts}) < len(parts):
        refuse_damaged(name)
    unpacked = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > RATIO_COUNTS_FROM and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or swollen:
        raise InputError(
            f"{name}: filen pakker ud til {unpacked // 1_000_000} MB i {len(parts)} dele, og det er for meget. "
            "Kopiér de celler, der er input, over i et nyt regneark."
        )
    return parts
