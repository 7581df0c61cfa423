"""Reads a folder, and lets misbehaving.py stand in for the library where a file's name begins as it asks for.

No file at hand makes the library hang or unfold: what does is refused before it. What is printed is JSON.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

from flows.gather import gather_notes
from flows.gather.settings import ColumnSettings
from flows.sheets import apart
from flows.sheets.apart import Allowance
from flows.sheets.book import Book

MISBEHAVING = "tests.sheets.misbehaving"
real = apart.read_apart


def read_apart(raw: bytes, name: str, kind: Any) -> Book:
    if not name.startswith(("aborts", "hangs", "unfolds")):
        return real(raw, name, kind)
    return real(raw, name, kind, replace(Allowance.of(raw), seconds=3.0), MISBEHAVING)


if __name__ == "__main__":
    with mock.patch.object(apart, "read_apart", read_apart):
        gathered = gather_notes(Path(sys.argv[1]), ColumnSettings(), skip_bad_files=True)
    skipped = [str(caution.source) for caution in gathered.cautions if caution.code == "skipped_file"]
    print(json.dumps({"texts": [note.text for note in gathered.notes], "skipped": skipped}))
