"""Which rows of a table are no data: titles, headings, sections, closing lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from flows.gather.appearance import begins_with_name, is_date, is_email, is_full_name, reads_as_prose
from flows.gather.cautions import SheetCautions
from flows.gather.given_themes import GivenThemes
from flows.gather.headers import Vocabulary, are_names
from flows.gather.layout import Block, Region
from flows.gather.merged import MergedCells
from flows.gather.splitting import has_mark
from flows.gather.titles import names_day
from flows.notes import Reason
from flows.sheets.book import Cell

_RULE = re.compile(r"\s*([-–—=_*~#])\1{2,}\s*$")  # a line drawn with signs
_MARKDOWN_HEADING = re.compile(r"#{1,6} \S")
_MOST_BESIDE = 5  # words of a department or a post beside a name
_FEW = 8  # cells of a row that holds a caption and what it says


class Row:
    """The cells of one row in one region that hold something, and what they are together."""

    def __init__(self, cells: Sequence[Cell], region: Region, block: Block, vocabulary: Vocabulary) -> None:
        self.cells = cells
        self._region = region
        self._block = block
        self._vocabulary = vocabulary

    @cached_property
    def counts(self) -> bool:
        """Tell whether it is one of the last rows and counts the notes of each column: "5 sedler", "3 sedler"."""
        below = self.cells[0].row in self._region.last_rows
        return below and all(self._vocabulary.lines.is_count(cell.text) for cell in self.cells)

    @cached_property
    def names_hosts(self) -> bool:
        """Tell whether it says who led each of several tables, which stand side by side."""
        return len(self.cells) > 1 and all(self._vocabulary.names_host(cell.text) for cell in self.cells)

    @cached_property
    def is_of_sums(self) -> bool:
        """Tell whether its columns of notes hold nothing but sums and what they are sums of."""
        lines, plans = self._vocabulary.lines, self._block.columns
        if not any(lines.names_sum(cell.text) for cell in self.cells):
            return False
        if not any(lines.is_figure(cell.text) for cell in self.cells):
            return False
        of_notes = (cell for cell in self.cells if plans[cell.column].role == "note")
        return all(lines.is_figure(cell.text) or lines.names_sum(cell.text) for cell in of_notes)


class Walk:
    """Where the walk down one region stands: its block, section and row.

    Attributes:
        alone: Whether one cell of the row holds something.
    """

    def __init__(self, region: Region, vocabulary: Vocabulary) -> None:
        self.region = region
        self._vocabulary = vocabulary
        self.section = ""
        self.theme = ""
        self.people = False
        self.alone = False
        self.row_id = ""
        self.question = ""
        self.rejected = False
        self.begun = False
        self._place = 0
        self._enter_block()
        self.row = Row((), region, self.block, vocabulary)

    def enter(self, row: int, row_cells: Sequence[Cell]) -> None:
        """Go to a row: to the next block where it begins there, and see what else stands in it."""
        blocks = self.region.blocks
        while self._place + 1 < len(blocks) and row >= blocks[self._place + 1].top:
            self._place += 1
            self.section = self.theme = self.question = ""
            self.begun = False
            self._enter_block()
        self.row_id = ""
        self.rejected = False
        columns = self.region.columns
        cells = [cell for cell in row_cells if cell.column in columns and cell.text.strip()]
        self.row = Row(cells, self.region, self.block, self._vocabulary)
        self.alone = len(cells) == 1
        for cell in cells if self._of_rows else ():
            if cell.column == self._id_column:
                self.row_id = cell.text
            if cell.column == self._asking:
                self.question = " ".join(cell.text.split())
            if cell.column in self._rejects:
                self.rejected = cell.text.strip() in self._rejects[cell.column]

    def enter_section(self, text: str, theme: str) -> None:
        """Go on below a row that says what the rows below it are: the theme of a section before it ends."""
        self.section = text
        self.theme = theme

    def _enter_block(self) -> None:
        self.block: Block = self.region.blocks[self._place]
        self._id_column = next(
            (
                column
                for column, plan in self.block.columns.items()
                if plan.role == "metadata" and self._vocabulary.is_id(plan.heading)
            ),
            0,
        )
        self._asking = next((column for column, plan in self.block.columns.items() if plan.asks_rows), 0)
        self._rejects = {column: plan.rejects for column, plan in self.block.columns.items() if plan.rejects}
        self._of_rows = bool(self._id_column or self._asking or self._rejects)


class RowKinds:
    """Tells titles, headings, sections and closing lines of one sheet from data."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        merged: MergedCells,
        themes: GivenThemes,
        cautions: SheetCautions,
        plain: bool,
        marked: bool,
    ) -> None:
        self._vocabulary = vocabulary
        self._merged = merged
        self._themes = themes
        self._cautions = cautions
        self._plain = plain
        self._marked = marked

    def reason(self, cell: Cell, row_cells: Sequence[Cell], walk: Walk, after: str) -> Reason | None:
        """Tell titles, headings, sections and closing lines from data; `after` is the text of the next line."""
        words = self._vocabulary
        row, text, block = cell.row, cell.text, walk.block
        if row in block.headings:
            return "heading"
        if len(row_cells) <= _FEW and (person := self._person_beside(cell, row_cells)):
            return person
        if row < block.header_row or row in block.titles:
            if walk.people and begins_with_name(text):
                return "person"
            walk.people = walk.alone and words.lists_people(text.rstrip(" :"))
            return self._title(cell, row_cells, walk)
        if row == block.header_row:
            walk.people = False
            if block.found_by == "guess":
                self._cautions.add("read_as_heading", row, cell.column)
            return "heading"
        if walk.people and not walk.alone:
            walk.people = begins_with_name(walk.row.cells[0].text)
            if walk.people and len(text.split()) <= _MOST_BESIDE:
                return "person"
        if words.names_host(text) and walk.row.names_hosts:
            return "person"
        if walk.alone and (aside := self._alone(cell, walk, after)):
            return aside
        if self._counts_notes(text, walk) or self._is_of_sums(cell, walk):
            return "label"
        if words.lines.is_page_line(text):
            return "other"
        if not walk.begun and (on_top := self._on_top(cell, row_cells, walk)):
            return on_top
        return self._in_plain_text(cell, after) if self._plain else None

    def _in_plain_text(self, cell: Cell, after: str) -> Reason | None:
        """Tell the lines of a text file that part others: a rule, a heading, what stands over a list with marks."""
        words, text = self._vocabulary, cell.text
        if _RULE.match(text):
            return "other"
        if _MARKDOWN_HEADING.match(text):
            return "heading"
        names_list = self._marked and has_mark(after) and not has_mark(text)
        if names_list and is_date(text):
            return "date"
        if not names_list or not text[:1].isupper() or reads_as_prose(text):
            return None
        known = (
            words.role_of_word(text)
            or words.is_question(text)
            or words.is_title(text)
            or text.rstrip().endswith(":")
        )
        if len(text.split()) > 1 and not known:
            self._cautions.add("read_as_heading", cell.row, cell.column)
        return "heading"

    def _alone(self, cell: Cell, walk: Walk, after: str) -> Reason | None:
        """Tell what stands alone in its row and says what the rows below it are, who led or what was said."""
        words = self._vocabulary
        row, text = cell.row, cell.text
        if walk.people and begins_with_name(text):
            return "person"
        caption, named = text.rstrip(" :"), begins_with_name(after)
        walk.people = words.lists_people(caption) or (named and words.is_person_caption(caption))
        if walk.people and named:
            return "label"  # notes below the names belong to what stood above them
        if (row, id(walk.region)) in self._themes.rows:
            return "heading"
        if self._is_section(text, after) or self._merged.is_sub_heading(cell, walk.region.columns):
            if len(text.split()) > 2 and not words.is_bare_section(text):
                self._cautions.add("read_as_section", row, cell.column)
            return "heading"
        if words.names_host(text) or (row in walk.region.last_rows and words.names_person(text)):
            return "person"
        if words.is_summary(text):
            self._cautions.add("summary_line", row, cell.column)
            return "other"
        return None

    def _person_beside(self, cell: Cell, row_cells: Sequence[Cell]) -> Reason | None:
        """Tell "Bordvært | Hanne Bak" and "Bord 2 | Bordvært: Hanne Bak" from the data of a table."""
        words = self._vocabulary
        filled = [other for other in row_cells if other.text.strip()]
        if len(filled) == 2 and words.is_section(filled[0].text) and words.names_host(filled[1].text):
            return "heading" if cell is filled[0] else "person"
        if len(filled) != 2 or not words.is_person_caption(filled[0].text.rstrip(" :")):
            return None
        if not (are_names(filled[1].text) and is_full_name(re.split("[,;&]| og ", filled[1].text)[0].strip())):
            return None
        return "label" if cell is filled[0] else "person"

    def _counts_notes(self, text: str, walk: Walk) -> bool:
        """Tell a line that counts notes: "I alt: 25", "Bord 2: 12", and "3 sedler" below a list."""
        words = self._vocabulary
        if text.isdecimal():
            return False  # nothing says what it counts
        if words.lines.is_sum(text) or (words.lines.is_count(text) and walk.row.counts):
            return True
        caption, colon, rest = text.partition(":")
        return bool(colon) and len(text) <= 60 and words.lines.is_figure(rest) and words.is_section(caption)

    def _is_section(self, text: str, after: str) -> bool:
        """Tell a section's name from notes that begin with their table ("Bord 2: lys"): those stand in a row."""
        words = self._vocabulary
        if words.is_rest(text) and self._themes.rows:
            return bool(after)
        if words.is_captioned_section(text):
            return bool(after) and not words.is_captioned_section(after)
        if not words.is_section(text):
            return False
        return words.is_bare_section(text) or bool(after and not words.is_section(after))

    def _title(self, cell: Cell, row_cells: Sequence[Cell], walk: Walk) -> Reason:
        words, text = self._vocabulary, cell.text
        few = row_cells if len(row_cells) <= _FEW else ()
        before = [other.text for other in few if other.column < cell.column]
        caption, _, rest = text.partition(":")
        if words.names_person(text) or is_email(text) or (rest.strip() and words.is_person_caption(caption)):
            return "person"
        if " " in rest.strip() and are_names(rest) and not words.is_caption(text):
            return "person"  # "Ordstyrer: Hanne Bak", whatever they call it
        if any(map(words.is_person_caption, before)):
            return "person"
        if cell.kind in ("date", "number"):
            return "date" if cell.kind == "date" else "number"
        if words.is_summary(text):
            self._cautions.add("summary_line", cell.row, cell.column)
            return "other"
        if self._may_be_note(text, walk):
            self._cautions.add("read_as_heading", cell.row, cell.column)
        return "heading"

    def _may_be_note(self, text: str, walk: Walk) -> bool:
        """Doubt a title: what reads as prose above headings, and any line above a list that has none."""
        words = self._vocabulary
        if len(text.split()) >= 15:
            return True
        if is_date(text) or names_day(text) or words.is_caption(text) or words.is_section(text):
            return False
        if words.lines.of_mail(text):
            return False
        if text.rstrip().endswith(":"):
            return False
        if not walk.block.header_row:
            return True
        return not words.is_title(text) and (reads_as_prose(text) or len(walk.region.columns) == 1)

    def _on_top(self, cell: Cell, row_cells: Sequence[Cell], walk: Walk) -> Reason | None:
        """Tell what stands above the first note: a row that shows how to fill in, a date, the lines of a letter."""
        words, text = self._vocabulary, cell.text
        if len(row_cells) <= _FEW and any(words.lines.is_example(other.text) for other in row_cells):
            self._cautions.add("looks_like_note", cell.row, cell.column)
            return "other"
        if walk.block.header_row or not walk.alone:
            return None
        if is_date(text):
            return "date"
        if said := words.lines.of_mail(text):
            return "person" if are_names(said) or is_email(said) else "heading"
        if words.is_caption(text):
            rest = text.partition(":")[2].strip()
            if not (is_date(rest) or names_day(rest) or words.lines.is_figure(rest)):
                self._cautions.add("read_as_heading", cell.row, cell.column)
            return "heading"
        if not words.lines.is_salutation(text):
            return None
        self._cautions.add("looks_like_note", cell.row, cell.column)
        return "person" if are_names(words.lines.names_after(text)) else "other"

    def _is_of_sums(self, cell: Cell, walk: Walk) -> bool:
        """Tell a cell of a row of sums that is one, or says what they are sums of."""
        if not walk.row.is_of_sums or self._vocabulary.lines.is_figure(cell.text):
            return walk.row.is_of_sums
        if not self._vocabulary.lines.names_sum(cell.text):
            return False
        if self._vocabulary.lines.may_be_said(cell.text):
            self._cautions.add("looks_like_note", cell.row, cell.column)
        return True
