"""How much of a file is read: every format keeps these limits, and keeps them before memory is taken."""

from __future__ import annotations

from typing import NoReturn

from flows.errors import InputError

MAX_BYTES = 200_000_000
MAX_UNPACKED = 600_000_000  # a million notes in one sheet take about half
MAX_PARTS = 5_000
MAX_CELLS = 5_000_000  # of a file; about 2.5 GB of notes and reasons
MAX_REPEATED = 500_000  # cells that one cell's "repeated" unfolds to; people repeat a text some hundred times
MAX_TEXT = 200_000  # characters of a cell; Excel stops at 32,767
MAX_ALL_TEXT = 400_000_000  # one long text in a million cells would take days to read
MAX_COLUMNS = 16_384  # as in Excel
MAX_ROWS = 1_048_576
MAX_FIELDS = 30_000_000  # of a text file, empty ones too
MAX_HELD = 4_000_000  # elements of XML held at a time, about 0.4 GB; a row of Excel's has at most 100,000
MAX_RATIO = 200  # real sheets shrink to a twentieth at most
RATIO_COUNTS_FROM = 20_000_000


def refuse_too_many_cells(name: str) -> NoReturn:
    """Say that a file holds more cells than memory should.

    Raises:
        InputError: Always.
    """
    raise InputError(
        f"{name}: filen har over {MAX_CELLS // 1_000_000} mio. celler eller over {MAX_COLUMNS} kolonner. "
        "Kopiér de celler, der er input, over i et nyt regneark."
    )


def refuse_repeated(name: str) -> NoReturn:
    """Say that a file repeats a cell beyond what people do.

    Raises:
        InputError: Always.
    """
    raise InputError(
        f"{name}: en celle i arket gentages over {MAX_REPEATED // 1_000}.000 gange. Slet gentagelserne, "
        "eller kopiér de celler, der er input, over i et nyt regneark."
    )


def refuse_endless_text(where: str) -> NoReturn:
    """Say that a cell's text, or that of all cells, is longer than any program writes.

    Raises:
        InputError: Always.
    """
    raise InputError(
        f"{where}: teksten i cellen eller i filen som helhed er for lang. "
        "Se, om det er den rigtige fil, og del teksten i flere celler."
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


def refuse_locked(name: str, labelled: bool = False) -> NoReturn:
    """Say that a file is encrypted: by a password, or by an organisation's sensitivity label.

    Raises:
        InputError: Always.
    """
    if labelled:
        raise InputError(
            f"{name}: filen er krypteret med et følsomhedsmærkat. Fjern mærkatet i Excel (Hjem, Følsomhed), eller "
            "vælg et uden kryptering, gem, og kør igen."
        )
    raise InputError(
        f"{name}: filen er beskyttet med adgangskode. Fjern adgangskoden i Excel "
        "(Filer, Oplysninger, Beskyt projektmappe), gem, og kør igen."
    )
