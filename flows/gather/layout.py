"""How a sheet is laid out: its tables, their heading rows and the rows that are no data."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from flows.gather.columns import ColumnPlan, is_date, is_number, plan_columns, profile_of
from flows.gather.grid import Area, Cell, by_rows
from flows.gather.headers import Vocabulary

_HEADER_WITHIN = 25
_TITLES_ABOVE = 6
_DAY = re.compile(
    r"\b\d{1,2}\. ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)|\b\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
)
_NOTE_ROLES = ("note", "remark", "comment", "topic")

Rows = list[tuple[int, list[Cell]]]


@dataclass(frozen=True, slots=True)
class Block:
    """A table: a heading row, or none, and the rows below it down to the next block.

    Attributes:
        top: The first row that belongs to it; rows above `header_row` are titles.
        header_row: 0 where there is none.
        titles: How many rows on top of a table without headings are its title.
    """

    top: int
    header_row: int
    columns: dict[int, ColumnPlan]
    titles: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Region:
    """Tables below each other in the same columns."""

    columns: frozenset[int]
    blocks: tuple[Block, ...]
    last_rows: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet's tables; `export` names the tool that wrote it, `has_header` tells whether a table has headings."""

    regions: tuple[Region, ...]
    export: str = ""
    has_header: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What staff decided for a sheet, as numbers of columns and rows."""

    notes: frozenset[int] = frozenset()
    theme: int = 0
    header_row: int | None = None


@dataclass(slots=True)
class _Table:
    """Working copy of one region."""

    rows: Rows
    merged: tuple[Area, ...]
    vocabulary: Vocabulary
    full: int = field(init=False)
    by_row: dict[int, list[Cell]] = field(init=False)
    wide: dict[int, list[Area]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_row = dict(self.rows)
        self.wide = defaultdict(list)
        for area in self.merged:
            if 0 < area.right - area.left < 60:
                self.wide[area.top].append(area)
        self.full = max(len(cells) for _, cells in self.rows[: _HEADER_WITHIN + 25])


def lay_out(
    cells: Sequence[Cell], merged: tuple[Area, ...], vocabulary: Vocabulary, choice: Choice | None = None
) -> Layout:
    """Find a sheet's tables. `cells` are the visible ones that hold something, in reading order."""
    choice = choice or Choice()
    if not cells:
        return Layout(())
    groups = [frozenset(cell.column for cell in cells)]
    if not choice.notes and choice.header_row is None:
        groups = _side_by_side(cells, merged, vocabulary) or groups
    regions = []
    exports = []
    for group in groups:
        rows = (
            list(by_rows([cell for cell in cells if cell.column in group]))
            if len(groups) > 1
            else list(by_rows(list(cells)))
        )
        region, export = _lay_out_region(_Table(rows, merged, vocabulary), group, choice)
        regions.append(region)
        exports.append(export)
    has_header = any(block.header_row for region in regions for block in region.blocks)
    return Layout(tuple(regions), next(filter(None, exports), ""), has_header)


def _side_by_side(
    cells: Sequence[Cell], merged: tuple[Area, ...], vocabulary: Vocabulary
) -> list[frozenset[int]] | None:
    """Split tables beside each other: an empty column between them, and heading rows that differ."""
    used = sorted({cell.column for cell in cells})
    groups: list[list[int]] = []
    for column in used:
        if groups and column == groups[-1][-1] + 1:
            groups[-1].append(column)
        else:
            groups.append([column])
    if len(groups) < 2 or len(groups) > 50:
        return None
    headers = []
    for group in groups:
        rows = list(by_rows([cell for cell in cells if cell.column in group]))
        headers.append(_known_header(_Table(rows, merged, vocabulary)))
    found = {row for row in headers if row}
    return [frozenset(group) for group in groups] if len(found) > 1 and all(headers) else None


def _lay_out_region(table: _Table, columns: frozenset[int], choice: Choice) -> tuple[Region, str]:
    if choice.header_row is not None:
        header = choice.header_row
    else:
        header = _known_header(table) or _header_by_content(table)
    starts = [header, *_later_headers(table, header)]
    blocks: list[Block] = []
    export = ""
    for place, start in enumerate(starts):
        top = 1 if place == 0 else start
        end = starts[place + 1] if place + 1 < len(starts) else None
        headings = _headings(table, start)
        if place and headings == _headings(table, starts[place - 1]):
            blocks.append(Block(top, start, blocks[-1].columns))
            continue
        titles = frozenset() if start else _titles(table)
        bodies = _bodies(table, start, end, titles)
        export_here, plans = plan_columns(headings, bodies, table.vocabulary)
        export = export or export_here
        if choice.notes or choice.theme:
            plans = _as_chosen(plans, choice)
        blocks.append(Block(top, start, plans, titles))
    last = frozenset(row for row, _ in table.rows[-3:])
    return Region(columns, tuple(blocks), last), export


def _as_chosen(plans: dict[int, ColumnPlan], choice: Choice) -> dict[int, ColumnPlan]:
    """Let what staff wrote in workshop.yaml win over what was found."""
    chosen = {}
    for column, plan in plans.items():
        if column == choice.theme:
            chosen[column] = ColumnPlan("theme", plan.heading)
        elif column in choice.notes:
            chosen[column] = ColumnPlan("note", plan.heading, "valgt i workshop.yaml", generic=plan.generic)
        elif choice.notes and plan.role == "note":
            chosen[column] = ColumnPlan("other", plan.heading)
        else:
            chosen[column] = plan
    return chosen


def _headings(table: _Table, header: int) -> dict[int, str]:
    """Give the headings by column; a merged heading stands over all columns that it covers."""
    if not header:
        return {}
    headings = {cell.column: " ".join(cell.text.split()) for cell in table.by_row.get(header, ())}
    for area in table.wide.get(header, ()):
        if heading := headings.get(area.left):
            for column in range(area.left, area.right + 1):
                headings.setdefault(column, heading)
    return headings


def _bodies(table: _Table, header: int, end: int | None, titles: frozenset[int]) -> dict[int, list[Cell]]:
    bodies: dict[int, list[Cell]] = defaultdict(list)
    first = bisect_right(table.rows, header, key=lambda row: row[0])
    for row, cells in table.rows[first:]:
        if end is not None and row >= end:
            break
        if row not in titles:
            if len(cells) == 1 and table.full > 1 and table.vocabulary.is_section(cells[0].text):
                continue
            for cell in cells:
                bodies[cell.column].append(cell)
    return dict(bodies)


def _known_header(table: _Table) -> int:
    """Find the heading row by known words within the first rows; 0 where there is none.

    Above and in the first full row, questions and parts of headings count; below it only words of the lists do, and
    below a full row that is no title only a row that can be nothing else, so that no note is taken for a heading.
    """
    if table.full == 1:
        return _known_header_of_one_column(table)
    words = table.vocabulary
    scores: list[tuple[int, int]] = []
    with_notes: list[tuple[int, int]] = []
    seen_full = seen_notes = False
    for place, (row, cells) in enumerate(table.rows[:_HEADER_WITHIN]):
        below = table.rows[place + 1 :]
        if seen_notes and not _begins_anew(table, place):
            continue
        score = _score(cells, table, exact=seen_full or not below)
        if score and (len(cells) > 1 or _heads_a_note_column(cells[0], below, table)):
            scores.append((score, row))
            if any(
                words.role_of(cell.text) in (*_NOTE_ROLES, "question") for cell in cells if len(cell.text) <= 250
            ):
                with_notes.append((score, row))
        full = len(cells) >= 0.6 * table.full
        seen_full = seen_full or full
        seen_notes = seen_notes or (full and not _is_preamble(table, cells))
    scores = with_notes or scores  # "Dato: | 13. august" above a list is none of its headings
    if not scores:
        return 0
    best = max(score for score, _ in scores)
    return next(row for score, row in scores if score >= 0.6 * best)


def _begins_anew(table: _Table, place: int) -> bool:
    """Tell headings below rows that may be notes: all of them known words, one of them "Input" or after a gap."""
    row, cells = table.rows[place]
    roles = [table.vocabulary.role_of_word(cell.text) if len(cell.text) <= 60 else None for cell in cells]
    return len(cells) > 1 and all(roles) and ("note" in roles or row > table.rows[place - 1][0] + 1)


def _known_header_of_one_column(table: _Table) -> int:
    """Find the heading of a single column: a word of the lists, or a first row that is a question or holds a word.

    A short note may be such a word, too. So a heading of another kind than "Input" needs longer lines below it and
    nothing but titles above it, and a row such as "Bord 2" is one only where it is the only such row.
    """
    words = table.vocabulary
    for place, (row, cells) in enumerate(table.rows[:_HEADER_WITHIN]):
        text = cells[0].text
        role = words.role_of_word(text) if len(text) <= 60 and not words.is_section(text) else None
        if role == "note" and place <= _TITLES_ABOVE:
            return row
        above = all(_is_preamble(table, titles) for _, titles in table.rows[:place])
        if role in _NOTE_ROLES and above and (_has_longer_below(table, place) or _has_topics_below(table, place)):
            return row
    if _titles(table):
        return 0
    row, (cell, *_) = table.rows[0]
    if cell.kind != "text" or len(cell.text) > 250 or len(table.rows) < 2:
        return 0
    if words.is_section(cell.text):
        again = any(words.is_section(cells[0].text) for _, cells in table.rows[1:])
        return 0 if again else row
    if cell.text.rstrip().endswith("?"):
        asking = sum(cells[0].text.rstrip().endswith("?") for _, cells in table.rows)
        return row if asking <= 0.5 * len(table.rows) or asking == 1 else 0
    role = words.role_of(cell.text) if len(cell.text) <= 60 else None
    if role == "topic":  # "Udfordringer i dag", not "Kaffe mangler"
        begins = words.role_of_word(cell.text.split()[0]) == "topic"
        return row if begins and _has_longer_below(table, 0) else 0
    return row if role in (*_NOTE_ROLES, "question") else 0


def _has_longer_below(table: _Table, place: int) -> bool:
    """Tell whether a line stands over lines of several words that are clearly longer than it."""
    below = [cells[0].text for _, cells in table.rows[place + 1 :]]
    words = sum(len(text.split()) for text in below)
    return words >= 2 * len(below) > 0 and sum(map(len, below)) >= 1.3 * len(below) * len(
        table.rows[place][1][0].text
    )


def _has_topics_below(table: _Table, place: int) -> bool:
    """Tell whether another line such as "Svagheder" follows, below a gap."""
    return any(
        row > before + 1 and table.vocabulary.role_of_word(cells[0].text) == "topic"
        for (before, _), (row, cells) in pairwise(table.rows[place:])
    )


def _is_preamble(table: _Table, cells: Sequence[Cell]) -> bool:
    """Tell a line above a list (a title, a date, who was there) from the notes of a list without headings."""
    words, text = table.vocabulary, cells[0].text
    if is_date(text) or words.is_title(text) or words.is_section(text) or words.names_person(text):
        return True
    if _DAY.search(text) and len(text.split()) <= 6:  # "Kantinen den 3. marts"
        return True
    if words.is_caption(text) or words.is_person_caption(text) or text.rstrip().endswith(":"):
        return True
    if len(cells) > 1:
        return words.role_of_word(text) in ("date", "person", "label", "number", "metadata")
    return table.full > 1


def _heads_a_note_column(cell: Cell, below: Rows, table: _Table) -> bool:
    """Tell a lone heading from a title: its column goes on at once."""
    if table.vocabulary.role_of_word(cell.text) not in _NOTE_ROLES or table.vocabulary.is_section(cell.text):
        return False
    return bool(below) and any(later.column == cell.column for later in below[0][1])


def _score(cells: Sequence[Cell], table: _Table, exact: bool) -> int:
    """Weigh a row as a heading row: word for word 3, in part or a section's name 2, a question 1."""
    words = table.vocabulary
    score = known = 0
    for cell in cells:
        if cell.kind != "text" or len(cell.text) > 250:
            continue
        if len(cell.text) <= 60 and words.role_of_word(cell.text) and not words.is_section(cell.text):
            score, known = score + 3, known + 1
        elif exact:
            continue
        elif words.is_question(cell.text):
            score, known = score + 1, known + 1
        elif len(cell.text) <= 60 and words.role_of(cell.text):
            score, known = score + 2, known + 1
    enough = known >= max(1, len(cells) / 2) and (known > 1 or len(cells) <= 3 or score >= 3)
    return score if enough else 0


def _header_by_content(table: _Table) -> int:
    """Find a heading row without known words: text over figures, or short over long texts in all columns."""
    if table.full < 2:
        first = table.rows[0][1][0]
        ends_in_colon = first.kind == "text" and first.text.rstrip().endswith(":") and len(first.text) <= 80
        return first.row if ends_in_colon and len(table.rows) > 1 else 0
    for place, (row, cells) in enumerate(table.rows[:_HEADER_WITHIN]):
        if len(cells) < max(2, 0.6 * table.full):
            continue
        below = table.rows[place + 1 :]
        if not below or any(
            cell.kind != "text" or len(cell.text) > 80 or cell.text.rstrip().endswith(".") for cell in cells
        ):
            return 0
        return row if _contrasts(cells, below, table.vocabulary) else 0
    return 0


def _contrasts(cells: Sequence[Cell], below: Rows, vocabulary: Vocabulary) -> bool:
    columns: dict[int, list[Cell]] = defaultdict(list)
    for _, row in below[:200]:
        for cell in row:
            columns[cell.column].append(cell)
    longer = []
    for cell in cells:
        profile = profile_of(columns.get(cell.column, ()), vocabulary)
        if not profile.cells:
            continue
        if (profile.numbers >= 0.8 or profile.dates >= 0.8) and not is_number(cell.text):
            return True
        if profile.sections >= 0.8:
            return not vocabulary.is_section(cell.text)
        if profile.is_prose:
            longer.append(profile.length >= 2.5 * len(cell.text))
    return bool(longer) and all(longer)


def _titles(table: _Table) -> frozenset[int]:
    """Find the title of a list without headings: up to three lines that are no notes, a gap, and the list."""
    rows = [row for row, _ in table.rows]
    gaps = [place for place in range(1, len(rows)) if rows[place] > rows[place - 1] + 1]
    if not gaps or gaps[0] > 3 or len(rows) - gaps[0] < 3:
        return frozenset()
    top = table.rows[: gaps[0]]
    if any(len(cells) > 1 or len(cells[0].text.split()) > 12 for _, cells in top):
        return frozenset()
    if all(_is_preamble(table, cells) for _, cells in top):
        return frozenset(row for row, _ in top)
    return frozenset()


def _later_headers(table: _Table, header: int) -> list[int]:
    """Find heading rows further down: the same headings again, or other known ones after a gap."""
    if not header:
        return []
    first = _headings(table, header)
    texts = Counter(heading.casefold() for heading in first.values())
    asks = any(table.vocabulary.is_question(heading) for heading in first.values())
    topics = all(table.vocabulary.role_of_word(heading) == "topic" for heading in first.values())
    later = []
    before = header
    for place, (row, cells) in enumerate(table.rows):
        if row <= header:
            continue
        gap = row > before + 1 or (place > 0 and _is_section_row(table.rows[place - 1][1], table))
        before = row
        if len(cells) > 60 or len(cells[0].text) > 250:
            continue
        same = all(
            first.get(cell.column, "").casefold() == " ".join(cell.text.split()).casefold() for cell in cells
        )
        if same and (len(cells) > 1 or len(texts) == 1):
            later.append(row)
        elif gap and table.full == 1 and topics and place + 1 < len(table.rows):
            adjacent = table.rows[place + 1][0] == row + 1
            if adjacent and table.vocabulary.role_of_word(cells[0].text) == "topic":
                later.append(row)
        elif gap and len(cells) > 1 and place + 1 < len(table.rows) and table.rows[place + 1][0] == row + 1:
            known = [table.vocabulary.role_of_word(cell.text) for cell in cells if len(cell.text) <= 60]
            all_known = len(known) == len(cells) and all(known) and set(_NOTE_ROLES) & set(known)
            if all_known or (asks and all(table.vocabulary.is_question(cell.text) for cell in cells)):
                later.append(row)
    return later


def _is_section_row(cells: Sequence[Cell], table: _Table) -> bool:
    return len(cells) == 1 and table.vocabulary.is_section(cells[0].text)


def is_running_text(lines: Sequence[str]) -> bool:
    """Tell a document's text, broken into lines in the middle of its sentences, from a list of notes."""
    whole = [line for line in lines if line.strip()]
    if len(whole) < 3:
        return False
    broken = sum(
        1
        for line, after in pairwise(whole)
        if after.lstrip()[:1].islower() and not re.search(r"[.!?:]\s*$", line) and len(line) > 40
    )
    return broken >= 0.25 * (len(whole) - 1)
