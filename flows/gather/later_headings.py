"""Which rows further down a table are headings, too: where a list goes on or another one begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from flows.gather.headings import BESIDE, NOTE_ROLES, QUESTION, WORD
from flows.gather.table import Table
from flows.sheets.book import Cell


def find_later_headers(table: Table, header: int) -> list[int]:
    """Find heading rows further down: the same headings again, others that look so, or known ones after a gap."""
    if not header:
        return []
    first = table.headings(header)
    texts = Counter(heading.casefold() for heading in first.values())
    asks = any(table.vocabulary.is_question(heading) for heading in first.values())
    fits = table.vocabulary.phrases.fits
    phrases = table.full == 1 and all(
        fits(heading) and not table.vocabulary.role_of_word(heading) for heading in first.values()
    )
    topics = all(table.vocabulary.role_of_word(heading) == "topic" for heading in first.values())
    later = []
    before = header
    for place, (row, cells) in enumerate(table.rows):
        if row <= header:
            continue
        gap = row > before + 1 or (place > 0 and _is_section_row(table.rows[place - 1][1], table))
        before = row
        if len(cells) > BESIDE or len(cells[0].text) > QUESTION:
            continue
        same = all(
            first.get(cell.column, "").casefold() == " ".join(cell.text.split()).casefold() for cell in cells
        )
        if (
            (same and (len(cells) > 1 or len(texts) == 1))
            or (gap and table.full == 1 and phrases and place + 1 < len(table.rows) and fits(cells[0].text))
            or _is_other_half(cells, place, texts.keys(), table)
        ):
            later.append(row)
        elif gap and table.full == 1 and topics and place + 1 < len(table.rows):
            adjacent = table.rows[place + 1][0] == row + 1
            if adjacent and table.vocabulary.role_of_word(cells[0].text) == "topic":
                later.append(row)
        elif (
            gap
            and len(cells) > 1
            and place + 1 < len(table.rows)
            and table.rows[place + 1][0] == row + 1
            and (_is_known_row(cells, table) or (asks and all(table.vocabulary.is_question(c.text) for c in cells)))
        ):
            later.append(row)
    return later


def _is_other_half(cells: Sequence[Cell], place: int, first: AbstractSet[str], table: Table) -> bool:
    """Tell "Muligheder | Trusler" below "Styrker | Svagheder" and what was said of those."""
    texts = {" ".join(cell.text.split()).casefold() for cell in cells}
    halves = all(map(table.vocabulary.is_quarter, texts | first))
    return halves and len(texts) == len(cells) > 1 and texts.isdisjoint(first) and place + 1 < len(table.rows)


def _is_known_row(cells: Sequence[Cell], table: Table) -> bool:
    """Tell headings after a gap: all of them are known, or they are an export's, as where tables are stacked."""
    words = table.vocabulary
    roles = [words.role_of_word(cell.text) if len(cell.text) <= WORD else None for cell in cells]
    if all(roles) and set(NOTE_ROLES) & set(roles):
        return True
    return all(map(table.themes.find, (cell.text for cell in cells))) or bool(
        words.export_of([cell.text for cell in cells])
    )


def _is_section_row(cells: Sequence[Cell], table: Table) -> bool:
    return len(cells) == 1 and table.vocabulary.is_section(cells[0].text)
