"""Repacks a workbook that XlsxWriter made: without a clock, and with rows that grow with what people type."""

from __future__ import annotations

import re

from flows.write.word.package import pack, unpack

_ROW = re.compile(rb'(<row [^>]*?) customHeight="1"')


def with_growing_rows(workbook: bytes) -> bytes:
    """Let the heights of rows be first heights only: Excel and LibreOffice fit a row to what is typed into it.

    XlsxWriter marks every height that it is told as set by hand, and such a row cuts off what is longer.
    """
    parts = unpack(workbook)
    return pack(
        {
            name: _ROW.sub(rb"\1", content) if name.startswith("xl/worksheets/") else content
            for name, content in parts.items()
        }
    )
