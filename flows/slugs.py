"""Names as they may stand where only plain letters may."""

from __future__ import annotations

import re
import unicodedata


def slug_of(name: str) -> str:
    """Make a key of lowercase letters, digits and dashes, as Prefect and file names that travel want it."""
    plain = name.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or "workshop"
