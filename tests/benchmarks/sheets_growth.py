"""Prints how the time to read a book grows: by about 2 at twice the size where it is linear, 4 where quadratic.

The last lines go through all of gather, from the file to the notes and the ledger.

Run: python tests/benchmarks/sheets_growth.py
"""

import io
import sys
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from flows.gather import gather_notes
from flows.gather.headers import load_vocabulary
from flows.gather.hints import VocabularyHints
from flows.gather.settings import ColumnSettings
from flows.gather.text import clean_text
from flows.sheets import read_book
from flows.sheets.book import column_letter

HINTS = VocabularyHints(load_vocabulary())
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def packed(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def workbook(rows: str, styles: str = "") -> bytes:
    relation = f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">{relation}</Relationships>'
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="A" r:id="rId1"/>'
            "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relations,
            "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def figure(place: str, number: int) -> str:
    return f'<c r="{place}"><v>{number}</v></c>'


def note(row: int, column: int) -> str:
    return f"giv os {row} nye lamper og {column} stole i gården"


def two_words(_row: int, _column: int) -> str:
    return "Mere lys"


def columns(number: int, text: Callable[[int, int], str] = two_words, notes: int = 0) -> bytes:
    """Make a sheet of so many columns by 30 rows, of texts; all but `notes` of them of figures, if given."""
    return workbook(
        "".join(
            f'<row r="{row}">'
            + "".join(
                cell(f"{column_letter(column)}{row}", text(row, column))
                if column <= (notes or number)
                else figure(f"{column_letter(column)}{row}", row * column % 97)
                for column in range(1, number + 1)
            )
            + "</row>"
            for row in range(1, 31)
        )
    )


def styles(number: int) -> bytes:
    named = "".join(f'<cellStyle name="S{place}" xfId="{place}"/>' for place in range(number))
    xfs = '<xf numFmtId="0"/>' * number
    three = '<row r="1">' + "".join(cell(place, "Ro") for place in ("A1", "B1", "C1")) + "</row>"
    return workbook(
        three,
        f"<cellStyleXfs>{xfs}</cellStyleXfs><cellXfs>{xfs}</cellXfs><cellStyles>{named}</cellStyles>",
    )


def ods_cells(number: int) -> bytes:
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    row = '<table:table-row><table:table-cell office:value-type="string"><text:p>Ro</text:p></table:table-cell>'
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{(row + "</table:table-row>") * number}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


CASES: dict[str, tuple[Callable[[int], bytes], str, tuple[int, int]]] = {
    "columns of a sheet, by 30 rows": (columns, "a.xlsx", (8_192, 16_384)),
    "named styles, 3 cells": (styles, "a.xlsx", (32_000, 64_000)),
    "rows of an .ods": (ods_cells, "a.ods", (50_000, 100_000)),
    "indented lines under one bullet": (lambda n: ("- Ro\n" + "  m\n" * n).encode(), "a.txt", (20_000, 40_000)),
    "lines in one quotation": (lambda n: ('Nr;Input\n1;"' + "R;l\n" * n + '"').encode(), "a.csv", (20_000, 40_000)),
    "one-column texts in a zip": (
        lambda n: packed({f"{place}.csv": "Input\nRo\nLys\n" for place in range(n)}),
        "a.zip",
        (2_500, 5_000),
    ),
}
WIDE: dict[str, Callable[[int], bytes]] = {
    "all of gather, one column of notes": partial(columns, text=note, notes=1),
    "all of gather, nothing but notes": partial(columns, text=note),
}
WIDTHS = (8_192, 16_384)
MARKS = (50_000, 100_000)


def seconds(action: Callable[[], object]) -> float:
    begun = time.process_time()
    action()
    return time.process_time() - begun


def seconds_of_gather(book: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.xlsx").write_bytes(book)
        return seconds(partial(gather_notes, Path(folder), ColumnSettings()))


def report(what: str, sizes: tuple[int, int], first: float, second: float) -> None:
    growth = second / max(first, 1e-3)
    print(f"{what:36} {sizes[0]:>9,} {first:7.2f} s   {sizes[1]:>9,} {second:7.2f} s   x {growth:.1f}")


def main() -> None:
    for what, (make, name, sizes) in CASES.items():
        first, second = (make(size) for size in sizes)
        report(
            what,
            sizes,
            seconds(partial(read_book, first, name, HINTS)),
            seconds(partial(read_book, second, name, HINTS)),
        )
    short, long = ("e" + "\u0301\u0323" * (size // 2) for size in MARKS)
    report(
        "combining marks on one letter",
        MARKS,
        seconds(lambda: clean_text(short)),
        seconds(lambda: clean_text(long)),
    )
    for what, make in WIDE.items():
        report(what, WIDTHS, *(seconds_of_gather(make(width)) for width in WIDTHS))
    tracemalloc.start()
    read_book(b"Input\nRo\nLys\n", "a.csv", HINTS)
    print(f"a one-column CSV of three lines takes {tracemalloc.get_traced_memory()[1] / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
