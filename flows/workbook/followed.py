"""The sheet Opfølgning: what became of the notes, by department and theme, what is due first on top.

Which day it is decides no byte of the file: what is overdue and what is due within a week has the earliest day, so
it stands first on any day, and Excel itself tells the two apart when it shows the sheet.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.follow_up import form as table_form
from flows.follow_up.form import means
from flows.follow_up.status import Item
from flows.workbook.form import form
from flows.workbook.receivers import Names
from flows.workbook.rows import Page, Value, shown

STATES = ("unanswered", "open", "settled")


@dataclass(frozen=True)
class Followed:
    """What became of the notes that were handed off.

    Attributes:
        items: By department; none where nothing is handed off.
        first_status: That of a note that nobody has answered.
    """

    items: Sequence[Item] = ()
    first_status: str = ""

    @property
    def tells(self) -> bool:
        """Whether a department has answered, or has a deadline: else there is nothing to follow."""
        return any(item.due or item.status != self.first_status for item in self.items)

    def count(self, items: Iterable[Item]) -> dict[str, int]:
        """Count items by what is left to do about them."""
        states = [self._state(item) for item in items]
        return {state: states.count(state) for state in STATES}

    def _state(self, item: Item) -> str:
        if item.status == self.first_status:
            return "unanswered"
        return "settled" if means(item.status, table_form().meanings.settled) else "open"


def follow_up_page(followed: Followed) -> Page:
    """List what became of the notes: a row a department and theme, the earliest day on top."""
    together: dict[tuple[str, str], list[Item]] = {}
    for item in followed.items:
        together.setdefault((item.receiver.id, item.theme), []).append(item)
    rows = [_row(followed, items) for items in together.values()]
    return Page("follow_up", sorted(rows, key=lambda row: row.get("due", datetime.date.max)))


def _row(followed: Followed, items: Sequence[Item]) -> dict[str, Value]:
    row: dict[str, Value] = {
        "receiver": shown(items[0].receiver.name),
        "theme": shown(items[0].theme),
        "notes": len(items),
        **followed.count(items),
        "dues": shown("\n".join(_tell_dues(items))),
    }
    days = [item.due for item in items if item.due]
    return {**row, "due": min(days)} if days else row


def _tell_dues(items: Sequence[Item]) -> Iterator[str]:
    """Say for each day which notes are due."""
    words = form().follow_up
    for day in sorted({item.due for item in items if item.due}):
        due = [item for item in items if item.due == day]
        numbers = sorted({item.number for item in due if item.number is not None})
        named = [str(number) for number in numbers] or [item.note for item in due]
        yield words["due" if numbers else "due_ids"].format(day=f"{day:%d-%m-%Y}", notes=", ".join(named))


def count_by_receiver(followed: Followed, receivers: Names) -> list[tuple[str, Mapping[str, int]]]:
    """Count for each department what is left to do, with its name; also where it received nothing."""
    return [
        (name, followed.count(item for item in followed.items if item.receiver.id == key))
        for key, name in receivers.items()
    ]


def tally_rows(counted: Iterable[tuple[str, Mapping[str, int]]]) -> list[dict[str, Value]]:
    """Give the counts that the chart is drawn from, each state together, in the order of the departments."""
    counted = list(counted)
    return [
        {"fact": form().about[state].format(receiver=name), "value": counts[state]}
        for state in STATES
        for name, counts in counted
    ]
