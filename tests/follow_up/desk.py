"""A table that a department fills in, as it would: by row and heading, in the workbook that it got."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from flows.coming_back import take_in
from flows.follow_up import FollowUpBook, Merged, Standing, keep_follow_up, stand
from flows.workshop import open_workshop
from tests.deliver.desk import NAME
from tests.workbook.desk import Desk

Said = dict[str, dict[str, Any]]  # by the text of a note, what is written under each heading


def package_of(desk: Desk, receiver: str) -> Path:
    return desk.folders.outputs / NAME / "overdragelse" / receiver / "opfoelgning.xlsx"


def fill_in(source: Path, target: Path, said: Said, change: Callable[[Any], None] | None = None) -> None:
    book = openpyxl.load_workbook(source)
    sheet = book["Opfølgning"]
    header = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for heading, value in said.get(str(row[1].value), {}).items():
            row[header.index(heading)].value = value
    if change:
        change(sheet)
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(target)


def come_back(desk: Desk) -> Merged:
    """Take in what lies there, as a run does."""
    job = open_workshop(NAME, desk.folders)
    back = take_in(job)
    if back.changed:
        keep_follow_up(job.folder, back.book, job.follow_up)
    return back


def held(desk: Desk) -> dict[tuple[str, str], Mapping[str, str]]:
    """Say what holds, by receiver and the text of the note."""
    book = open_workshop(NAME, desk.folders).follow_up
    return said_in(book)


def said_in(book: FollowUpBook) -> dict[tuple[str, str], Mapping[str, str]]:
    texts = {reply.note: reply.text for reply in book.replies}
    return {(about[0], texts[about[1]]): _values(each) for about, each in stand(book).items()}


def _values(standing: Standing) -> dict[str, str]:
    return {str(field): value for field, value in standing.values.items()}
