"""Texts that stand in no cell: text boxes are notes, comments to cells are notes where staff say so."""

from __future__ import annotations

from collections.abc import Iterator

from flows.gather.cautions import SheetCautions
from flows.gather.headers import Vocabulary
from flows.gather.ids import CellIds
from flows.gather.splitting import has_breaks
from flows.gather.staff_choice import StaffChoice
from flows.gather.taking import NoteTaker
from flows.gather.text import clean_text
from flows.notes import Reason, SetAside, Source
from flows.sheets.book import Sheet, address

_NAMES = {"text_box": "tekstboks", "comment": "kommentar"}


def read_boxes(
    file: str,
    sheet: Sheet,
    choice: StaffChoice,
    vocabulary: Vocabulary,
    whole: Reason | None,
    taker: NoteTaker,
    theme: str,
    cautions: SheetCautions,
    ids: CellIds,
) -> Iterator[SetAside]:
    """Take the notes of a sheet's text boxes and comments; gives those that are set aside.

    Args:
        file: The file's name.
        sheet: Whose boxes they are.
        choice: What staff decided for the sheet.
        vocabulary: The word lists.
        whole: The reason why nothing on the sheet is a note, where there is one.
        taker: Takes the notes.
        theme: The theme that the sheet's name gives them.
        cautions: What is told of the sheet.
        ids: Those of the sheet's cells.
    """
    for number, box in enumerate(sheet.boxes, 1):
        name = f"{_NAMES[box.kind]} {number}"
        text, codes = clean_text(box.text, escapes=False)
        for code in codes:
            cautions.add(code, box.row, box.column)
        place = (box.row, box.column, name)
        ids.count(place, text)
        cell = ids.id_of(place, text)
        if cell in choice.cells and taker.take_box(box._replace(text=text), name, theme, cell):
            continue
        aside = whole if text.strip() else "empty"
        if aside is None and box.kind == "comment" and not choice.read_comments:
            aside = "comment"
            cautions.add("comment_to_cell", box.row, box.column)
        if aside == "hidden":
            cautions.add("hidden", box.row, box.column)
        if aside is None and not choice.is_note(box.row, box.column):
            aside = _aside(text, vocabulary)
            if aside == "heading":
                cautions.add("read_as_section", box.row, box.column)
        if aside is None and choice.split_lines is None and has_breaks(text):
            cautions.add("line_breaks_in_cell", box.row, box.column)
        if aside is None and taker.take_box(box._replace(text=text), name, theme):
            continue
        source = Source(file, sheet.name, address(box.row, box.column), box=name)
        yield SetAside(source, aside or "empty", "" if aside == "person" else text, cell)


def _aside(text: str, vocabulary: Vocabulary) -> Reason | None:
    """Give the reason why the text of a box is no note, where there is one."""
    if vocabulary.names_host(text) or vocabulary.names_person(text):
        return "person"
    return "heading" if vocabulary.is_section(text) or vocabulary.phrases.fits(text) else None
