"""Which rows of a table are headings or titles, and which are the notes of a list without any.

A heading is believed where a list of words has it, where its whole phrase speaks of notes, or where what stands
below can be nothing else. In doubt a text is a note: a note too few is not seen by anybody.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from flows.gather.appearance import is_date, is_number
from flows.gather.exports import Role
from flows.gather.folding import fold_heading
from flows.gather.headers import Vocabulary
from flows.gather.profile import Profile
from flows.gather.table import HEADER_WITHIN, Rows, Table
from flows.gather.titles import find_facts, find_titles, is_preamble
from flows.sheets.book import Cell

_TITLES_ABOVE = 6  # a title, the date, the place, the table, who led it and who typed
BESIDE = (
    60  # cells: beside each of a row no more are looked at, and a longer row is none of headings that come again
)
_ANSWERS = 2  # below each question of a row that leaves no doubt
_LIST = 3  # lines that make a list
WORD = 60  # letters: the longest heading in the lists has 30, and people add as much in brackets
_TITLE = 80  # letters: what is longer over a column is a question or a sentence
QUESTION = 250  # letters: forms print the whole question as a heading, and seldom more than two lines of it
_LONGER = 1.3  # times a heading's length: notes under it are, as a rule, several words to its one or two
_SENTENCES = 2.5  # times: where no list has the heading, notes must be so much longer to be no row like it
_A_MARK = 1.5  # letters of a column's cells: crosses, and an "ok" or "ja" here and there
_FULL = 0.6  # of the cells of the fullest row: the last columns (a remark, a figure) are often left empty
_MOST = 0.5  # of those around: a series goes on, though a line of another kind stands in between
_MOSTLY = 0.6  # of a column's cells, as in columns.py: one that holds figures and some words
_NEARLY_ALL = 0.8  # of a column's cells: one in five may be typed otherwise ("ca. 10", "Bord 2 og 3")
_SHARE = 0.6  # of the best row's points: above it, a row with a heading or two fewer is the headings' first line
NOTE_ROLES = ("note", "remark", "comment", "topic")

HeaderKind = Literal[
    "words",  # a list has them word for word; all are questions; they name tables or the scheme's themes
    "phrase",  # no list has them, but all their words speak of notes
    "figures",  # they stand over figures, dates or crosses
    "guess",  # they read like headings and stand where one does; or one or two words over sentences in every column
]


class Header(NamedTuple):
    """A heading row; 0 where there is none.

    Attributes:
        first: The first of several heading rows, 0 where there is one.
        by_place: What columns are by where they stand, as in a matrix.
    """

    row: int = 0
    kind: HeaderKind = "words"
    first: int = 0
    by_place: tuple[tuple[int, Role], ...] = ()


def find_known_header(table: Table) -> Header | None:
    """Find the heading row by its words within the first rows.

    A row is one only where a list has one of its headings word for word, or where all of it are questions, names of
    tables or of themes. Above and in the first full row, questions and parts of headings then count, too; below it
    only words of the lists do, and below a full row that is no title only a row that can be nothing else.
    """
    if table.full == 1:
        return _known_header_of_one_column(table)
    words = table.vocabulary
    scores: list[tuple[int, Header]] = []
    with_notes: list[tuple[int, Header]] = []
    seen_full = seen_notes = False
    for place, (row, cells) in enumerate(table.rows[:HEADER_WITHIN]):
        below = table.rows[place + 1 :]
        if seen_notes and not _begins_anew(table, place):
            continue
        named = [cell for cell in cells if not _is_in_series(cell, table, place)]
        score = _score(named, len(cells), table, exact=seen_full or not below)
        if score and (len(cells) > 1 or _heads_a_note_column(cells[0], below, table)):
            if not _has_known_word(named, table) and not _covers(row, below[:HEADER_WITHIN], table):
                continue
            header = Header(row, _kind_of(named, below, table))
            over_notes = any(
                words.role_of(cell.text) in (*NOTE_ROLES, "question")
                or table.themes.find(cell.text)
                or words.phrases.may_be(cell.text)
                for cell in named
                if len(cell.text) <= QUESTION
            )
            if over_notes:
                with_notes.append((score, header))
            if over_notes or _fits_below(named, len(cells), below, words):
                scores.append((score, header))
        full = len(cells) >= _FULL * table.full and not is_preamble(table, cells)
        seen_full = seen_full or full
        seen_notes = seen_notes or full
    scores = with_notes or scores  # "Dato: | 13. august" above a list is none of its headings
    if not scores:
        return None
    best = max(score for score, _ in scores)
    return next(header for score, header in scores if score >= _SHARE * best)


def _has_known_word(cells: Sequence[Cell], table: Table) -> bool:
    """Tell whether a list has one of the headings word for word, or one names a theme."""
    words = table.vocabulary
    return any(
        (len(cell.text) <= WORD and words.role_of_word(cell.text)) or table.themes.find(cell.text) for cell in cells
    )


def _covers(row: int, below: Rows, table: Table) -> bool:
    """Tell whether each column that goes on below a row begins in it, but for those of figures."""
    headed = table.headings(row).keys()
    return all(
        cell.column in headed or cell.kind != "text" or is_number(cell.text) for _, cells in below for cell in cells
    )


def _kind_of(cells: Sequence[Cell], below: Rows, table: Table) -> HeaderKind:
    """Tell headings that leave no doubt from those that only read like headings."""
    words = table.vocabulary
    if _has_known_word(cells, table):
        return "words"
    asked = all(words.is_question(cell.text) for cell in cells)
    answers = Counter(cell.column for _, row in below for cell in row)
    if asked and all(answers[cell.column] >= _ANSWERS for cell in cells):
        return "words"
    if asked or all(words.phrases.fits(cell.text) for cell in cells):
        return "phrase"
    return "guess"


def _begins_anew(table: Table, place: int) -> bool:
    """Tell headings below rows that may be notes: all of them known words, one of them "Input" or after a gap."""
    row, cells = table.rows[place]
    roles = set()
    for cell in cells:
        role = table.vocabulary.role_of_word(cell.text) if len(cell.text) <= WORD else None
        if role is None:
            return False
        roles.add(role)
    return len(cells) > 1 and ("note" in roles or row > table.rows[place - 1][0] + 1)


def _known_header_of_one_column(table: Table) -> Header | None:
    """Find the heading of a single column: a word of the lists, or a phrase on top or below a title.

    A short note may be such a word, too. So a heading of another kind than "Input" needs longer lines below it and
    nothing but titles above it, and a row such as "Bord 2" is one only where it is the only such row. A lone
    question, or a line that asks for something, is a note.
    """
    words = table.vocabulary
    phrase = None  # the last of those above each other: "Bord 4 – afskrift", then "Input fra bord 4"
    for place, (row, (cell, *_)) in enumerate(table.rows[:HEADER_WITHIN]):
        text = cell.text
        role = words.role_of_word(text) if len(text) <= WORD and not words.is_section(text) else None
        if role == "note" and place <= _TITLES_ABOVE:
            return Header(row)
        above = all(is_preamble(table, titles) for _, titles in table.rows[:place])
        if role in NOTE_ROLES and above and (_has_longer_below(table, place) or _has_topics_below(table, place)):
            return Header(row)
        if place <= _TITLES_ABOVE and place + 1 < len(table.rows):
            if phrase and _has_notes_between(table, phrase.row, row):
                return phrase  # another begins the next part of the list
            kind = _phrase_kind(cell, table, place, above)
            phrase = Header(row, kind) if kind else phrase
    if phrase or find_titles(table):
        return phrase
    row, (cell, *_) = table.rows[0]
    if cell.kind == "text" and len(table.rows) > 1 and words.is_bare_section(cell.text):
        again = any(words.is_section(cells[0].text) for _, cells in table.rows[1:])
        return None if again else Header(row)
    return None


def _has_notes_between(table: Table, header: int, row: int) -> bool:
    between = [cells for number, cells in table.rows if header < number < row]
    return any(not is_preamble(table, cells) for cells in between)


def _phrase_kind(cell: Cell, table: Table, place: int, above: bool) -> HeaderKind | None:
    """Tell a heading that no list has: where one is to be expected, on top or below a gap, more is believed."""
    phrases, text = table.vocabulary.phrases, cell.text
    if cell.kind != "text" or len(text) > _TITLE or re.search(r":\s*\S", text):
        return None
    if table.vocabulary.lines.is_legend(text):
        return None  # others below say what the next notes are
    gap = table.has_gap_above(place)
    if not (gap or above):
        return None
    if phrases.fits(text):
        return "phrase"
    below = table.rows[place + 1 : place + 1 + HEADER_WITHIN]
    goes_on = [line for line, _ in below[:_LIST]] == list(range(cell.row + 1, cell.row + 1 + _LIST))
    alike = any(phrases.may_be(cells[0].text) for _, cells in below)
    expected = place <= 3 and goes_on and not alike
    return "guess" if expected and phrases.may_be(text) else None


def has_notes_above(table: Table, header: int) -> bool:
    """Tell whether full rows that are no titles stand above a heading row: a list without headings."""
    facts = find_facts(table, header)
    return any(
        len(cells) > 1 and len(cells) >= _FULL * table.full and not is_preamble(table, cells)
        for row, cells in table.rows[:HEADER_WITHIN]
        if row < header and row not in facts
    )


def _has_longer_below(table: Table, place: int) -> bool:
    """Tell whether a line stands over lines of several words that are clearly longer than it."""
    below = [cells[0].text for _, cells in table.rows[place + 1 :]]
    words = sum(len(text.split()) for text in below)
    return words >= 2 * len(below) > 0 and sum(map(len, below)) >= _LONGER * len(below) * len(
        table.rows[place][1][0].text
    )


def _has_topics_below(table: Table, place: int) -> bool:
    """Tell whether another line such as "Svagheder" follows, below a gap."""
    return any(
        row > before + 1 and table.vocabulary.role_of_word(cells[0].text) == "topic"
        for (before, _), (row, cells) in pairwise(table.rows[place:])
    )


def _heads_a_note_column(cell: Cell, below: Rows, table: Table) -> bool:
    """Tell a lone heading from a title: its column goes on at once."""
    if table.vocabulary.role_of_word(cell.text) not in NOTE_ROLES or table.vocabulary.is_section(cell.text):
        return False
    return bool(below) and any(later.column == cell.column for later in below[0][1])


def _is_in_series(cell: Cell, table: Table, place: int) -> bool:
    """Tell a heading from one of a series down its column: "Post-it 1", "Bord 1", a question a row."""
    words, text = table.vocabulary, cell.text
    around = [number for number, _ in table.rows[max(0, place - 3) : place + 6] if number != cell.row]
    others = [found for number in around if (found := table.text_at(number, cell.column)) is not None]
    if not others:
        return False
    if words.is_section(text):
        return sum(map(words.is_section, others)) >= _MOST * len(others)
    if _stands_again(cell, table, place):
        return True
    word = words.without_number(text)
    if word and word != fold_heading(text):
        again = sum(
            fold_heading(other) != fold_heading(text) and words.without_number(other) == word for other in others
        )
        return again >= _MOST * len(others)
    beside = [other for other in table.rows[place][1][:BESIDE] if other is not cell]
    if not beside or not text.rstrip().endswith("?") or any(words.is_question(other.text) for other in beside):
        return False
    return sum(other.rstrip().endswith("?") for other in others) >= _MOST * len(others)


def _stands_again(cell: Cell, table: Table, place: int) -> bool:
    """Tell a sign such as "+" in each row from one that heads a column."""
    if any(map(str.isalnum, cell.text)):
        return False
    rows = (number for number, _ in table.rows[place + 1 : place + 6])
    return any((table.text_at(number, cell.column) or "").strip() == cell.text.strip() for number in rows)


def _fits_below(named: Sequence[Cell], width: int, below: Rows, words: Vocabulary) -> bool:
    """Tell headings such as "Status" or "Tid" from notes that are that word: what is below them is of their kind.

    A person's heading is always believed, because names must not be read on.
    """
    roles = {cell.column: words.role_of_word(cell.text) for cell in named if len(cell.text) <= WORD}
    if "person" in roles.values() or sum(role is not None for role in roles.values()) == width:
        return True
    columns: dict[int, list[Cell]] = defaultdict(list)
    for _, row in below[:200]:
        for cell in row:
            columns[cell.column].append(cell)
    profiles = {column: Profile(cells, words) for column, cells in columns.items()}
    fits = longer = False
    for column, profile in profiles.items():
        figures = max(profile.numbers, profile.dates) >= _MOSTLY
        if roles.get(column) in ("date", "number"):
            fits = fits or figures
        elif roles.get(column):
            fits = fits or figures or profile.words < 2 or profile.is_choice
        longer = longer or figures or profile.words >= 2
    return fits and longer


def _score(cells: Sequence[Cell], width: int, table: Table, exact: bool) -> int:
    """Weigh a row as a heading row: word for word 3, in part or a section's name 2, a question 1; 0: it is none."""
    words = table.vocabulary
    texts = [cell.text for cell in cells if cell.kind == "text" and len(cell.text) <= QUESTION]
    known_words = [text for text in texts if _is_known_heading(text, table)]
    anchored = bool(known_words) or any(map(words.phrases.fits, texts))
    if len(texts) > 1 and len(texts) == width:
        kinds = (words.is_question, words.is_section, words.phrases.may_be)
        anchored = anchored or any(all(map(kind, texts)) for kind in kinds)
    said = [text for text in texts if len(text.split()) >= 5 and not _may_head(text, table)]
    over_notes = any(words.role_of_word(text) in NOTE_ROLES for text in known_words)
    if not anchored or len(said) >= max(1, len(known_words) + (not over_notes)):
        return 0
    score = known = 0
    for text in texts:
        if text in known_words:
            score, known = score + 3, known + 1
        elif exact:
            continue
        elif words.is_question(text):
            score, known = score + 1, known + 1
        elif len(text) <= WORD and (words.role_of(text) or words.phrases.may_be(text)):
            score, known = score + 2, known + 1
    enough = known >= max(1, width / 2) and (known > 1 or width <= 3 or score >= 3)
    return score if enough else 0


def _is_known_heading(text: str, table: Table) -> bool:
    words = table.vocabulary
    if table.themes.find(text):
        return True
    if words.is_tick(text):
        return False  # "x" is a tool's column, too
    return len(text) <= WORD and words.role_of_word(text) is not None and not words.is_section(text)


def _may_head(text: str, table: Table) -> bool:
    """Tell a long heading from a sentence."""
    words = table.vocabulary
    return bool(words.is_question(text) or words.role_of(text) or table.themes.find(text))


def find_header_by_content(table: Table) -> Header | None:
    """Find a heading row without known words: text over figures or marks, or one or two words over sentences."""
    if table.full < 2:
        first = table.rows[0][1][0]
        ends_in_colon = first.kind == "text" and first.text.rstrip().endswith(":") and len(first.text) <= _TITLE
        ends_in_colon = ends_in_colon and table.themes.find(first.text) is None
        return Header(first.row, "phrase") if ends_in_colon and len(table.rows) > 1 else None
    for place, (row, cells) in enumerate(table.rows[:HEADER_WITHIN]):
        if len(cells) < max(2, _FULL * table.full):
            continue
        below = table.rows[place + 1 :]
        if not below or any(
            cell.kind != "text" or len(cell.text) > _TITLE or cell.text.rstrip().endswith((".", "!"))
            for cell in cells
        ):
            return None
        kind = _contrasts(cells, below, table.vocabulary)
        return Header(row, kind) if kind else None
    return None


def _contrasts(cells: Sequence[Cell], below: Rows, vocabulary: Vocabulary) -> HeaderKind | None:
    columns: dict[int, list[Cell]] = defaultdict(list)
    for _, row in below[:200]:
        for cell in row:
            columns[cell.column].append(cell)
    longer = []
    for cell in cells:
        profile = Profile(columns.get(cell.column, ()), vocabulary)
        if not profile.cells:
            continue
        if profile.numbers >= _NEARLY_ALL or profile.dates >= _NEARLY_ALL:
            return None if is_number(cell.text) or is_date(cell.text) else "figures"
        if 0 < profile.length <= _A_MARK and len(cell.text) > 2:
            return "figures"  # "Enig" over crosses
        if profile.sections >= _NEARLY_ALL:
            return None if vocabulary.is_section(cell.text) else "figures"
        if profile.is_prose:
            longer.append(profile.length >= _SENTENCES * len(cell.text))
        elif len(cell.text.split()) >= 4 and len(cell.text) > profile.length:
            return None
    short = all(len(cell.text.split()) <= 2 for cell in cells) and columns.keys() <= {cell.column for cell in cells}
    return "guess" if short and longer and all(longer) else None
