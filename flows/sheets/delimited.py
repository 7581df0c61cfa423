"""Reads .csv, .tsv and .txt: encoding, delimiter, quotes."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from flows.errors import InputError
from flows.notes import Caution, Source
from flows.sheets.book import Book, Cell, Sheet, address
from flows.sheets.content import path_ends
from flows.sheets.encodings import decode_text
from flows.sheets.foreign import refuse_foreign_text
from flows.sheets.hints import Hints
from flows.sheets.limits import MAX_CELLS, MAX_COLUMNS, MAX_FIELDS, MAX_TEXT, refuse_too_many_cells

_DELIMITERS = ";\t,|"  # in the order that decides a tie: Danish Excel first
_SEP_LINE = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_SAMPLE = 300


def read_delimited(raw: bytes, name: str, hints: Hints, sheet: str = "") -> Book:
    """Read a text file: a table where a delimiter is found, else a line a cell.

    Args:
        raw: The file.
        name: How messages call it.
        hints: What is known of the words in it.
        sheet: The name of its only sheet: the part of a zip that it is.

    Raises:
        InputError: No text, or a quotation mark that is never closed.
    """
    label = f"{name}, {sheet}" if sheet else name
    _allow_long_texts()
    text, encoding = _decode(raw, label)
    if text.count("\n") + text.count("\r") > 2 * MAX_CELLS:
        refuse_too_many_cells(label)
    delimiter, body = find_delimiter(text, hints)
    cautions = _odd_encoding(encoding, name, sheet)
    plain = not delimiter and path_ends(sheet or name, ".txt") and not _has_quoted_cells(body)
    if plain:
        records: Sequence[Sequence[str]] = [[line] for line in _join_indented(_lines(body), hints)]
    else:
        records = _parse(body, delimiter or ";", name, sheet, cautions, single=not delimiter)
        cautions.extend(_too_wide(records, name, sheet, hints))
        cautions.extend(_rows_in_one_cell(records, delimiter, name, sheet))
    cells: list[Cell] = []
    count = 0
    for row, record in enumerate(records, 1):
        count += len(record) - record.count("")
        if count > MAX_CELLS:
            refuse_too_many_cells(label)
        cells.extend(Cell(row, column, "text", field) for column, field in enumerate(record, 1) if field)
    return Book((Sheet(sheet, tuple(cells), count, plain=plain),), encoding, tuple(cautions))


def _decode(raw: bytes, name: str) -> tuple[str, str]:
    try:
        text, encoding = decode_text(raw, name)
    except UnicodeDecodeError as exc:
        raise InputError(
            f"{name}: filen er ikke tekst. Åbn den i det program, den kommer fra, og gem den som .xlsx."
        ) from exc
    refuse_foreign_text(text, name)
    sample = text[:100_000]
    if len(_CONTROL.findall(sample)) > 2 + len(sample) // 200:
        raise InputError(
            f"{name}: filen er ikke tekst, selv om den hedder det. Åbn den i det program, den kommer fra, "
            "og gem den som .xlsx."
        )
    return text, encoding


def _odd_encoding(encoding: str, name: str, sheet: str) -> list[Caution]:
    if encoding != "cesu-8":
        return []
    source = Source(name, sheet, "")
    message = f"{source}: filens tegnsæt er ikke helt UTF-8. Se, om tegn som 😀 er læst rigtigt."
    return [Caution("odd_encoding", message, source)]


def find_delimiter(text: str, hints: Hints) -> tuple[str, str]:
    r"""Give the delimiter, empty for one column, and the text without a `sep=` line.

    A delimiter splits nearly all records into equally many fields, or a line into names that are known. A
    comma or semicolon with a space after it is punctuation, so a list of sentences is one column.
    """
    text = text.removeprefix("\ufeff")
    if match := _SEP_LINE.match(text):
        return match[1], text[match.end() :]
    sample = [line for line in islice(_lines(text[:400_000]), _SAMPLE) if line.strip()]
    bare = [_QUOTED.sub('""', line) for line in _join_quoted(sample)]
    best: tuple[float, str] = (0.0, "")
    for delimiter in _DELIMITERS:
        counts = Counter(line.count(delimiter) for line in bare)
        split = {count: times for count, times in counts.items() if count}
        if not split:
            continue
        width, times = max(split.items(), key=lambda item: (item[1], item[0]))
        share = times / len(bare)
        known = max(
            (
                hints.count_known(line.replace('"', "").split(delimiter, 300)[:300])
                for line in sample[:25]
                if delimiter in line
            ),
            default=0,
        )
        prose = sum(line.count(delimiter + " ") for line in bare) / sum(line.count(delimiter) for line in bare)
        if delimiter != "\t" and prose > 0.5 and known < 2:
            continue
        if known < 2 and delimiter not in sample[0] and hints.names_a_list(sample[0].strip('" ')):
            continue  # a table would name a second column
        if known < 2 and share < 0.6:
            continue
        score = min(known, 4) + share + min(width, 3) / 10
        if score > best[0] + 1e-9:
            best = (score, delimiter)
    return best[1], text


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _join_quoted(lines: Sequence[str]) -> list[str]:
    """Join lines that one quoted field spans."""
    joined: list[list[str]] = []
    open_quote = False
    for line in lines:
        if open_quote:
            joined[-1].append(line)
        else:
            joined.append([line])
        open_quote ^= line.count('"') % 2 == 1
    if open_quote:
        return list(lines)  # a quotation mark that is never closed says nothing
    return ["\n".join(parts) for parts in joined]


def _join_indented(lines: Sequence[str], hints: Hints) -> list[str]:
    """Give the lines of a list so that one that is indented under a bullet belongs to it; its place is empty."""
    joined = [[line] for line in lines]
    last = -1
    for place, line in enumerate(lines):
        if hints.begins_item(line):
            last = place
        elif last >= 0 and (line[:1] == "\t" or line[:2].isspace()) and line.strip():
            joined[last].append(line)
            joined[place] = []
        else:
            last = -1
    return ["\n".join(parts) for parts in joined]


def _too_wide(records: Sequence[Sequence[str]], name: str, sheet: str, hints: Hints) -> list[Caution]:
    """Tell of records with more fields than there are columns: a text with the delimiter in it lacks its quotes."""
    widths = Counter(map(len, records))
    usual, times = widths.most_common(1)[0] if widths else (0, 0)
    named = len(records[0]) if records else 0
    if 2 <= named < usual and hints.count_known(records[0]) == named:
        usual = named
    elif usual < 2 or times < 0.6 * len(records):
        return []
    rows = [row for row, record in enumerate(records, 1) if len(record) > usual and any(record[usual:])]
    if not rows:
        return []
    source = Source(name, sheet, f"A{rows[0]}")
    others = len(rows) - 1
    more = f" (og {others} {'anden række' if others == 1 else 'andre rækker'})" if others else ""
    what = "rækken har flere felter end de andre. Sæt anførselstegn om en tekst med skilletegn i."
    return [Caution("too_many_fields", f"{source}{more}: {what}", source)]


def _rows_in_one_cell(records: Sequence[Sequence[str]], delimiter: str, name: str, sheet: str) -> list[Caution]:
    """Tell of quotation marks that hold whole rows together: its lines have the delimiters that rows have."""
    if not delimiter:
        return []
    usual = Counter(map(len, records)).most_common(1)[0][0] if records else 0
    cautions = []
    for row, record in enumerate(records, 1):
        for column, field in enumerate(record):
            if "\n" not in field or delimiter not in field or delimiter + " " in field:
                continue
            counts = [line.count(delimiter) for line in _lines(field)]
            rest = usual - 1 - column
            if counts[0] == rest and counts[-1] == column and all(count == usual - 1 for count in counts[1:-1]):
                source = Source(name, sheet, address(row, column + 1))
                what = (
                    'to anførselstegn (") gør flere rækker til én celle. Er de rækker for sig, så fjern '
                    "anførselstegnene i filen."
                )
                cautions.append(Caution("rows_in_one_cell", f"{source}: {what}", source))
    return cautions


def _has_quoted_cells(text: str) -> bool:
    """Tell a workbook's one column, saved as text, from lines: it doubles the quotation marks in quoted cells."""
    if '""' not in text:
        return False
    try:
        return all(
            len(record) <= 1 for record in csv.reader(io.StringIO(text, newline=""), "excel-tab", strict=True)
        )
    except csv.Error:
        return False


def _parse(
    text: str, delimiter: str, name: str, sheet: str, cautions: list[Caution], single: bool
) -> list[list[str]]:
    if single:
        delimiter = _absent_from(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    label = f"{name}, {sheet}" if sheet else name
    records: list[list[str]] = []
    try:
        fields = 0
        for record in reader:
            records.append(record)
            fields += len(record)
            if fields > MAX_FIELDS or len(record) > MAX_COLUMNS:
                refuse_too_many_cells(label)
            if max(map(len, record), default=0) > MAX_TEXT:  # where the process allows csv more than we do
                raise _too_long(label, len(records))
    except csv.Error as exc:
        line = len(records) + 1
        if "field larger" in str(exc):
            raise _too_long(label, line) from exc
        if "unexpected end" in str(exc):
            raise InputError(
                f'{label}, række {line}: et anførselstegn (") bliver ikke lukket, så resten af filen '
                "ville blive til én celle. Luk eller fjern det, eller gem filen som .xlsx."
            ) from exc
        return _parse_by_line(text, delimiter, name, sheet, cautions)
    return records


def _too_long(label: str, line: int) -> InputError:
    return InputError(
        f'{label}, række {line}: teksten i en celle er over 200.000 tegn. Se, om et anførselstegn (") ikke er '
        "lukket, og del ellers teksten i flere celler."
    )


def _absent_from(text: str) -> str:
    """Give a character to stand for the delimiter that a text without columns lacks."""
    if "\x1f" not in text:
        return "\x1f"
    present = set(text)
    return next(char for char in map(chr, range(0xE000, 0x110000)) if char not in present)


def _allow_long_texts() -> None:
    """Raise the csv module's limit to ours; it is the process's, so it is never lowered."""
    if csv.field_size_limit() < MAX_TEXT:
        csv.field_size_limit(MAX_TEXT)


def _parse_by_line(text: str, delimiter: str, name: str, sheet: str, cautions: list[Caution]) -> list[list[str]]:
    """Read a file that no program wrote: quotation marks inside of fields are text, and each line is a record.

    Raises:
        InputError: A line then has another number of fields than the lines around it.
    """
    records: list[list[str]] = []
    lines = _lines(text)
    if lines and not lines[-1]:
        lines.pop()
    widths = Counter(line.count(delimiter) for line in lines if line and '"' not in line)
    usual = widths.most_common(1)[0][0] + 1 if widths else 0
    for row, line in enumerate(lines, 1):
        try:
            record = next(csv.reader([line], delimiter=delimiter, strict=True), [])
        except csv.Error:
            record = line.split(delimiter)
            if usual and len(record) != usual:
                raise InputError(
                    f'{Source(name, sheet, "")}, række {row}: anførselstegnene (") kan læses på flere måder. '
                    "Ret dem, eller gem filen som .xlsx."
                ) from None
            source = Source(name, sheet, f"A{row}")
            cautions.append(
                Caution(
                    "quotes_kept",
                    f"{source}: anførselstegn midt i teksten er læst som tekst. Se, om det er rigtigt.",
                    source,
                )
            )
        records.append(record)
    return records
