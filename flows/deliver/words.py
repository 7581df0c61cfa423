"""What packages are called on disk."""

from __future__ import annotations

FOLDER = "overdragelse"
COVER = "foelgebrev.docx"
DESCRIPTION = "pakke.json"
CHANGES = "aendringer.txt"
