"""What a file is, told by its bytes: the ending may lie."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import Literal, NoReturn

from flows.errors import InputBusyError, InputError

FileKind = Literal["openxml", "xlsb", "xls", "ods", "zip", "text"]

MAX_BYTES = 200_000_000
MAX_UNPACKED = 600_000_000  # a million notes in one sheet take about half
MAX_PARTS = 5_000
MAX_CELLS = 5_000_000  # of a file; about 2.5 GB of notes and reasons
MAX_TEXT = 200_000  # characters of a cell; Excel stops at 32,767
MAX_COLUMNS = 16_384  # as in Excel
MAX_FIELDS = 30_000_000  # of a text file, empty ones too
MAX_RATIO = 200  # real sheets shrink to a twentieth at most
_RATIO_COUNTS_FROM = 20_000_000
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")

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
_MARKUP = re.compile(rb"\s*<(!doctype|html|\?xml|table|meta|svg)", re.IGNORECASE)


def read_bytes(path: Path, name: str) -> bytes:
    """Read a file whole.

    Raises:
        InputBusyError: It is open elsewhere, vanished, or grows while it is read.
        InputError: It may not be read, or is too large.
    """
    try:
        before = path.stat()
        if before.st_size > MAX_BYTES:
            raise InputError(
                f"{name}: filen er over {MAX_BYTES // 1_000_000} MB. Er det den rigtige fil? Del den i flere."
            )
        raw = path.read_bytes()
        after = path.stat()
    except FileNotFoundError as exc:
        raise InputBusyError(
            f"{name}: filen forsvandt, mens den blev læst. Se, om den er flyttet, og kør igen."
        ) from exc
    except PermissionError as exc:
        raise InputBusyError(
            f"{name}: filen må ikke læses. Luk den, hvis den er åben i Excel, eller få adgang til den, og kør igen."
        ) from exc
    except IsADirectoryError as exc:
        raise InputError(f"{name}: er en mappe, ikke en fil. Giv mappen et andet navn.") from exc
    except OSError as exc:
        raise InputBusyError(f"{name}: filen kan ikke læses ({exc.strerror}). Prøv igen.") from exc
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(raw) != after.st_size:
        raise InputBusyError(
            f"{name}: filen er ved at blive kopieret eller gemt. Vent, til den er færdig, og kør igen."
        )
    return raw


def recognise_content(raw: bytes, name: str) -> FileKind:
    """Tell what a file is.

    Raises:
        InputError: It is nothing that can be read, with what it is and what to do.
    """
    if not raw:
        raise InputError(f"{name}: filen er tom (0 byte). Hent den igen der, hvor den kommer fra, eller slet den.")
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _recognise_zip(raw, name)
    if raw.startswith(_OLE):
        return _recognise_ole(raw, name)
    for start, what in _OTHER_KINDS:
        if raw.startswith(start):
            raise InputError(f"{name}: filen {what}.")
    if raw.startswith(b"MZ") and b"\0" in raw[:64]:  # two letters alone may begin a text
        raise InputError(f"{name}: filen er et program. Fjern den fra mappen.")
    if raw.startswith(b"\x09\x08") and raw[2:4] in (b"\x10\x00", b"\x08\x00"):
        raise InputError(f"{name}: filen er fra en meget gammel Excel. Åbn den i Excel, og gem den som .xlsx.")
    if _MARKUP.match(raw[:200].removeprefix(b"\xef\xbb\xbf")):
        raise InputError(
            f"{name}: filen er en webside eller XML med et andet efternavn. Åbn den i Excel, og gem den som .xlsx."
        )
    if path_ends(name, ".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods", ".zip"):
        _refuse_unless_text(raw, name)
    return "text"


def path_ends(name: str, *endings: str) -> bool:
    """Tell whether a name has one of the endings, in any case."""
    return name.lower().endswith(endings)


def _refuse_unless_text(raw: bytes, name: str) -> None:
    """Let a text that was named like a workbook pass; what is left of a workbook is damaged."""
    sample = raw[:4000]
    controls = sum(1 for byte in sample if byte < 9 or 13 < byte < 32)
    if controls > len(sample) // 100 and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        refuse_damaged(name)


def refuse_too_many_cells(name: str) -> NoReturn:
    """Say that a file holds more cells than memory should.

    Raises:
        InputError: Always.
    """
    raise InputError(
        f"{name}: filen har over {MAX_CELLS // 1_000_000} mio. celler eller over {MAX_COLUMNS} kolonner. "
        "Kopiér de celler, der er input, over i et nyt regneark."
    )


def refuse_damaged(name: str, cause: BaseException | None = None) -> NoReturn:
    """Say that a file is damaged.

    Raises:
        InputError: Always.
    """
    raise InputError(
        f"{name}: filen er beskadiget eller ikke hentet helt. Åbn den i Excel (vælg 'Åbn og reparer'), "
        "gem den igen, eller hent den igen."
    ) from cause


def _recognise_ole(raw: bytes, name: str) -> FileKind:
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise InputError(
            f"{name}: filen er beskyttet med adgangskode. Fjern adgangskoden i Excel "
            "(Filer, Oplysninger, Beskyt projektmappe), gem, og kør igen."
        )
    if "WordDocument".encode("utf-16-le") in raw:
        raise InputError(f"{name}: filen er et gammelt Word-dokument. Sæt teksterne ind i et regneark (.xlsx).")
    if "PowerPoint Document".encode("utf-16-le") in raw:
        raise InputError(f"{name}: filen er en gammel PowerPoint. Sæt teksterne ind i et regneark (.xlsx).")
    if "Workbook".encode("utf-16-le") in raw or "Book".encode("utf-16-le") in raw:
        return "xls"
    if "__properties_version1".encode("utf-16-le") in raw:
        raise InputError(
            f"{name}: filen er en gemt mail fra Outlook. Gem mailens vedhæftede filer i mappen i stedet."
        )
    refuse_damaged(name)


def _recognise_zip(raw: bytes, name: str) -> FileKind:
    parts = check_zip(raw, name)
    names = {part.filename for part in parts}
    if "mimetype" in names:
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                mimetype = archive.read("mimetype")[:200]
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as exc:
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
    if any(part.startswith("Index/") and part.endswith(".iwa") for part in names):
        raise InputError(
            f"{name}: filen er fra Apple Numbers. Vælg Arkiv, Eksporter til, Excel, og læg den fil i mappen."
        )
    if any(part.endswith("workbook.bin") for part in names):
        return "xlsb"
    if "[Content_Types].xml" in names or any(part.startswith("xl/") for part in names):
        return "openxml"
    if any(path_ends(part, ".csv", ".tsv", ".txt") for part in names):
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
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, UnicodeError) as exc:
        refuse_damaged(name, exc)
    if any(part.flag_bits & 0x1 for part in parts):
        raise InputError(f"{name}: zip-filen er beskyttet med adgangskode. Pak den ud, og læg filerne i mappen.")
    if len({part.filename for part in parts}) < len(parts):
        refuse_damaged(name)
    unpacked = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > _RATIO_COUNTS_FROM and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or swollen:
        raise InputError(
            f"{name}: filen pakker ud til {unpacked // 1_000_000} MB i {len(parts)} dele, og det er for meget. "
            "Kopiér de celler, der er input, over i et nyt regneark."
        )
    return parts
