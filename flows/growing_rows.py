"""Repacks a workbook that XlsxWriter made: without a clock, and with rows that grow with what people type."""

from __future__ import annotations

from flows.write.word.package import pack, unpack

_BY_HAND = b' customHeight="1">'  # the end of a row's tag; in a text the last sign would be written otherwise


def with_growing_rows(workbook: bytes) -> bytes:
    """Let the heights of rows be first heights only: Excel and LibreOffice fit a row to what is typed into it.

    XlsxWriter marks every height that it is told as set by hand, and such a row cuts off what is longer.
    """
    parts = unpack(workbook)
    return pack(
        {
            name: content.replace(_BY_HAND, b">") if name.startswith("xl/worksheets/") else content
            for name, content in parts.items()
        }
    )
