"""The page `oversigt.html`: a section a workshop, those that wait for a person first."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict

from flows.editions import is_restored
from flows.follow_up.status import is_overdue, is_soon
from flows.new_workshop import is_as_made
from flows.overview.status import Ending, Status, read_status
from flows.publish import WAITING, read_published, read_waiting
from flows.record import EditionRecord
from flows.workbook import WORKBOOK
from flows.workshop import list_workshops
from flows.write.html_page import render_page
from flows.write.wording import Counted, long_date, sentence
from flows.yaml_source import read_packaged

PAGE = "oversigt.html"
_WAITING = frozenset(Ending) - {Ending.PUBLISHED, Ending.UNCHANGED}


class _Words(BaseModel):
    """What the page says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    lead: str
    none: str
    waiting: Counted
    all_well: str
    never: str
    run: str
    published: str
    clock: str
    message: str
    needs: str
    files: str
    to_approve: str
    endings: dict[Ending, str]
    cautions: Counted
    unplaced: Counted
    left_out: Counted
    open_mark: str
    restored: str
    unsettled: str
    inputs: Counted
    follow_up: str
    overdue: Counted
    soon: Counted


@dataclass(frozen=True, slots=True)
class _Link:
    name: str
    target: str


@dataclass(frozen=True, slots=True)
class _Section:
    """A workshop as the page tells it; `tone` is its colour, which never tells anything alone."""

    anchor: str
    title: str
    folder: str
    ending: str
    tone: str
    facts: tuple[str, ...]
    message: str
    needs: tuple[str, ...]
    links: tuple[_Link, ...]
    to_approve: tuple[_Link, ...]


def write_page(inputs: Path, outputs: Path, today: datetime.date | None = None) -> bytes:
    """Make the page as HTML in UTF-8, of every workshop that has a folder among the inputs.

    Args:
        inputs: A folder a workshop.
        outputs: Where their documents are.
        today: The day that what is due is counted from, where it is not the day where staff are.

    Raises:
        OSError: The folder of inputs can't be read.
        UsageError: It is not there.
    """
    day = today or datetime.date.today()  # noqa: DTZ011 - the day where staff are
    sections = [
        _section(number, inputs / name, outputs, day) for number, name in enumerate(list_workshops(inputs), 1)
    ]
    sections.sort(key=lambda section: section.tone != "waits")
    waiting = sum(section.tone == "waits" for section in sections)
    words = _words()
    return render_page(
        __package__,
        words.title,
        style="page.css",
        words=words,
        sections=sections,
        told=sentence(words.waiting.of(waiting)) if waiting else words.all_well if sections else words.none,
    )


def _section(number: int, folder: Path, outputs: Path, today: datetime.date) -> _Section:
    words, name = _words(), folder.name
    status = read_status(outputs, name)
    published = read_published(outputs / name)
    result = _read_result(published.result) if published else {}
    record = published.record if published else None
    waits = status is not None and status.ending in _WAITING
    return _Section(
        anchor=f"w{number}",
        title=str(result.get("workshop", {}).get("title") or name),
        folder=name,
        ending=words.endings[status.ending] if status else words.never,
        tone="waits" if waits else "stands" if status else "new",
        facts=(*_when(status), *_counts(record), *_followed(status)),
        message=status.message if status else "",
        needs=(
            *_unsettled(folder),
            *_restored(name, record, outputs),
            *_needs(record, result),
            *_due(status, today),
        ),
        links=tuple(_links(name, record, outputs)),
        to_approve=tuple(_to_approve(name, outputs)),
    )


def _read_result(raw: bytes) -> dict[str, Any]:
    try:
        result = json.loads(raw)
    except ValueError:
        return {}
    return result if isinstance(result, dict) else {}


def _when(status: Status | None) -> Iterator[str]:
    if status is None:
        return
    yield _words().run.format(time=_clock(status.at))
    if status.published and status.published != status.at:
        yield _words().published.format(time=_clock(status.published))


def _clock(at: datetime.datetime) -> str:
    return _words().clock.format(date=long_date(at.date()), hour=f"{at:%H}", minute=f"{at:%M}")


def _counts(record: EditionRecord | None) -> Iterator[str]:
    if record is None:
        return
    yield _words().inputs.of(record.counts["notes"])
    if record.counts["left_out"]:
        yield _words().left_out.of(record.counts["left_out"])


def _unsettled(folder: Path) -> Iterator[str]:
    if is_as_made(folder):
        yield _words().unsettled


def _restored(name: str, record: EditionRecord | None, outputs: Path) -> Iterator[str]:
    if record is not None and is_restored(outputs, name, record):
        yield _words().restored


def _needs(record: EditionRecord | None, result: dict[str, Any]) -> Iterator[str]:
    """Tell what a person may look at in what is published."""
    if record is None:
        return
    words = _words()
    for counted, number in (
        (words.unplaced, record.counts["unplaced"]),
        (words.cautions, len(result.get("warnings", ()))),
    ):
        if number:
            yield counted.of(number)
    for mark in record.open_marks:
        yield words.open_mark.format(mark=mark)


def _followed(status: Status | None) -> Iterator[str]:
    became = status.follow_up if status else None
    if became and (became.unanswered or became.open or became.settled):
        yield _words().follow_up.format(unanswered=became.unanswered, open=became.open, settled=became.settled)


def _due(status: Status | None, today: datetime.date) -> Iterator[str]:
    """Tell what is overdue and due on the day on which the page is made."""
    days = status.follow_up.due if status and status.follow_up else ()
    words = _words()
    for counted, number in (
        (words.overdue, sum(is_overdue(day, today) for day in days)),
        (words.soon, sum(is_soon(day, today) for day in days)),
    ):
        if number:
            yield counted.of(number, day=long_date(today))


def _links(name: str, record: EditionRecord | None, outputs: Path) -> Iterator[_Link]:
    listed: Sequence[str] = [output.file for output in record.outputs] if record else ()
    for file in (WORKBOOK, *(file for file in listed if not file.endswith(".json") and "/" not in file)):
        if (outputs / name / file).is_file():
            yield _Link(file, quote(f"{name}/{file}"))


def _to_approve(name: str, outputs: Path) -> Iterator[_Link]:
    record = read_waiting(outputs / name)
    for output in record.outputs if record else ():
        if not output.file.endswith(".json") and "/" not in output.file:
            yield _Link(output.file, quote(f"{name}/{WAITING}/{output.file}"))


@cache
def _words() -> _Words:
    return read_packaged("flows.overview", "words.yaml", _Words)
