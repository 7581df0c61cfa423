"""What there is to show: the status for the committee, the answer to those who took part, and a reminder.

Nothing is said that no status says: each line is a count of statuses, or a note with its status and answer.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from flows.follow_up.form import form, means
from flows.follow_up.status import Item, count_statuses
from flows.write.form import Heading, Look
from flows.write.html_page import render_page
from flows.write.word.document import WordDocument
from flows.write.word.looks import Role
from flows.write.word.markup import paragraph, run
from flows.write.wording import Counted, listed, long_date, unbroken
from flows.yaml_source import read_packaged


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StatusWording(_Model):
    """What status.docx says."""

    mark: str
    title: str
    day: str
    got: Counted
    line: Counted
    done: str
    money: str
    item: str
    answer: str
    numbers: str


class BackWording(_Model):
    """What tilbage.docx says."""

    mark: str
    title: str
    said: str
    became: str
    because: str
    waiting: Counted


class ReminderWording(_Model):
    """What a reminder says."""

    mark: str
    title: str
    asked: Counted
    item: str
    how: str


class ToldWording(_Model):
    """What the command says."""

    receiver: Counted
    status: str
    overdue: Counted
    soon: Counted
    item: str
    none: str
    written: str


class Wording(_Model):
    """The whole of documents.yaml."""

    status: StatusWording
    back: BackWording
    reminder: ReminderWording
    told: ToldWording


@cache
def wording() -> Wording:
    """Read the sentences."""
    return read_packaged("flows.follow_up", "documents.yaml", Wording)


def write_status(
    items: Sequence[Item], statuses: Sequence[str], heading: Heading, look: Look, today: datetime.date
) -> bytes:
    """Make the status for the committee: by department the statuses, what was done, and what needs money."""
    says, meanings = wording().status, form().meanings
    page = _Page(look)
    page.add("title", title := says.title.format(subject=heading.title))
    page.add("body", says.day.format(day=long_date(today)))
    for mine in _by_receiver(items):
        receiver = mine[0].receiver.name
        page.add("theme", receiver)
        page.add("body", says.got.of(len(mine), receiver=receiver))
        for status, count in count_statuses(mine, statuses).items():
            numbers = _numbers(item for item in mine if item.status == status)
            page.add("bullet", says.line.of(count, status=status, numbers=numbers))
        for name, meaning in ((says.done, meanings.done), (says.money, meanings.money)):
            if told := [item for item in mine if means(item.status, meaning)]:
                page.add("subtheme", name)
                for item in told:
                    words = says.answer if item.answer else says.item
                    page.add("bullet", words.format(text=item.text, numbers=_numbers([item]), answer=item.answer))
    return page.finish(title, says.mark, heading)


@dataclass(frozen=True)
class _Told:
    """What was said, and what became of it at each department."""

    said: str
    became: tuple[str, ...]


@dataclass(frozen=True)
class _Theme:
    """A theme with its notes that have an answer, and what is said of the others; empty where all have one."""

    title: str
    told: tuple[_Told, ...]
    waiting: str


def write_back(items: Sequence[Item], first_status: str, heading: Heading, look: Look) -> bytes:
    """Make the answer to those who took part: by theme what was said, and what became of it."""
    says = wording().back
    page = _Page(look)
    page.add("title", title := says.title.format(subject=heading.title))
    for theme in _by_theme(items, first_status):
        page.add("theme", theme.title)
        for told in theme.told:
            page.add("bullet", told.said)
            for line in told.became:
                page.add("variant", line)
        if theme.waiting:
            page.add("body", theme.waiting)
    return page.finish(title, says.mark, heading)


def write_back_page(items: Sequence[Item], first_status: str, heading: Heading) -> bytes:
    """Make the same as a page of HTML that fetches nothing."""
    title = wording().back.title.format(subject=heading.title)
    return render_page(__package__, title, style="page.css", themes=list(_by_theme(items, first_status)))


def _by_theme(items: Sequence[Item], first_status: str) -> Iterator[_Theme]:
    """Tell each theme, in the order of the appendix; a note without an answer is counted and not told."""
    says = wording().back
    ordered = sorted(items, key=lambda item: item.number or 0)
    for theme in dict.fromkeys(item.theme for item in ordered):
        by_note: dict[str, list[Item]] = {}
        for item in ordered:
            if item.theme == theme:
                by_note.setdefault(item.note, []).append(item)
        told = [
            _Told(says.said.format(text=each[0].text), tuple(map(_became, answered)))
            for each in by_note.values()
            if (answered := [item for item in each if item.status != first_status])
        ]
        waiting = len(by_note) - len(told)
        yield _Theme(theme, tuple(told), says.waiting.of(waiting) if waiting else "")


def _became(item: Item) -> str:
    words = wording().back.because if item.answer else wording().back.became
    return words.format(receiver=item.receiver.name, status=item.status, answer=item.answer)


def write_reminder(items: Sequence[Item], heading: Heading, look: Look, email: str) -> bytes:
    """Make a reminder to one department, of what is overdue."""
    says = wording().reminder
    page = _Page(look)
    page.add("title", title := says.title.format(receiver=items[0].receiver.name))
    page.add("body", says.asked.of(len(items), subject=heading.title))
    for item in items:
        day = long_date(item.due) if item.due else ""
        page.add("bullet", says.item.format(text=item.text, numbers=_numbers([item]), status=item.status, day=day))
    if email:
        page.add("body", says.how.format(email=email))
    return page.finish(title, says.mark, heading)


def tell_status(
    items: Sequence[Item], statuses: Sequence[str], today: datetime.date, waiting: Mapping[str, str]
) -> list[str]:
    """Say for each department how many notes have which status, and what is overdue and due; no text of any.

    Args:
        items: By department.
        statuses: In their order.
        today: The day that what is due is counted from.
        waiting: By the id of a department what it has not got yet; one without notes is told of last.
    """
    says = wording().told
    lines = []
    for mine in _by_receiver(items):
        receiver, counts = mine[0].receiver, count_statuses(mine, statuses).items()
        told = ", ".join(says.status.format(status=status, count=count) for status, count in counts)
        lines.append("- " + says.receiver.of(len(mine), name=receiver.name, id=receiver.id, statuses=told))
        if receiver.id in waiting:
            lines.append("  " + waiting[receiver.id])
        for words, late in (
            (says.overdue, [item for item in mine if item.is_overdue(today)]),
            (says.soon, [item for item in mine if item.is_soon(today)]),
        ):
            if late:
                named = ", ".join(says.item.format(note=i.note, day=long_date(i.due)) for i in late if i.due)
                lines.append("  " + words.of(len(late), items=named))
    told_of = {item.receiver.id for item in items}
    return [*lines, *(line for receiver, line in waiting.items() if receiver not in told_of)]


def _by_receiver(items: Iterable[Item]) -> list[list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.receiver.id, []).append(item)
    return list(found.values())


def _numbers(items: Iterable[Item]) -> str:
    numbers = sorted({item.number for item in items if item.number is not None})
    return wording().status.numbers.format(numbers=listed(list(map(str, numbers)))) if numbers else ""


class _Page:
    """A document of paragraphs."""

    def __init__(self, look: Look) -> None:
        self._document = WordDocument(look)

    def add(self, role: Role, text: str) -> None:
        self._document.add(paragraph(self._document.looks.id_of(role), run(unbroken(text))))

    def finish(self, title: str, mark: str, heading: Heading) -> bytes:
        return self._document.to_bytes(title, mark, heading.host, heading.date)
