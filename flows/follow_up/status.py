"""What became of the notes that were handed off, by department: what the command and the documents tell."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flows.follow_up.book import FollowUpBook, Standing, stand
from flows.follow_up.form import form, means
from flows.notes import Edition
from flows.screen import mask_found

SOON = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Asked:
    """A department, and until when it is to have answered."""

    id: str
    name: str
    deadline: datetime.date | None = None


@dataclass(frozen=True)
class Item:
    """What became of one note at one department.

    Attributes:
        number: Of its bullet in the appendix; None where bullets have none.
        text: As it is printed.
        answer: Of the department, with what reads like personal data masked.
        due: When something is to have happened: by the department's own deadline for the note, else, where it has
            not answered, by that of the package. None where nothing is due any more, or nobody said when.
    """

    receiver: Asked
    note: str
    number: int | None
    theme: str
    text: str
    status: str
    responsible: str
    answer: str
    due: datetime.date | None

    def is_overdue(self, today: datetime.date) -> bool:
        """Tell whether the day has passed."""
        return is_overdue(self.due, today)

    def is_soon(self, today: datetime.date) -> bool:
        """Tell whether the day is within a week."""
        return is_soon(self.due, today)


def is_overdue(due: datetime.date | None, today: datetime.date) -> bool:
    """Tell whether a day has passed."""
    return due is not None and due < today


def is_soon(due: datetime.date | None, today: datetime.date) -> bool:
    """Tell whether a day is within a week."""
    return due is not None and today <= due <= today + SOON


def list_items(
    edition: Edition,
    receivers: Sequence[Asked],
    statuses: Sequence[str],
    book: FollowUpBook,
    numbers: Mapping[str, int],
) -> tuple[Item, ...]:
    """List what was handed off, by department, what is due first on top.

    Args:
        edition: As it is printed.
        receivers: In their order.
        statuses: That can be chosen; the first is that of a note that nobody has answered.
        book: What came back.
        numbers: By note id.
    """
    held = stand(book.followed({note.id: note.text for note in edition.gathered.notes}))
    titles = {theme.id: theme.title for theme in edition.themes}
    items = []
    for receiver in receivers:
        mine = []
        for note, ids in edition.sent_to.items():
            if receiver.id not in ids:
                continue
            values = held.get((receiver.id, note), Standing({})).values
            status = values.get("status") or statuses[0]
            mine.append(
                Item(
                    receiver,
                    note,
                    numbers.get(note),
                    titles.get(edition.placements[note].theme or "", form().without_theme),
                    edition.note_by_id[note].text,
                    status,
                    values.get("responsible", ""),
                    mask_found(values.get("answer", "")),
                    _due(status, values.get("deadline", ""), receiver, unanswered=status == statuses[0]),
                )
            )
        items += sorted(mine, key=lambda item: (item.due is None, item.due or datetime.date.max, item.number or 0))
    return tuple(items)


def _due(status: str, deadline: str, receiver: Asked, *, unanswered: bool) -> datetime.date | None:
    if means(status, form().meanings.settled):
        return None
    if deadline:
        return datetime.date.fromisoformat(deadline)
    return receiver.deadline if unanswered else None


def count_statuses(items: Iterable[Item], statuses: Sequence[str]) -> dict[str, int]:
    """Count the items by status, in the order of the statuses; those that no item has are left out."""
    counted = Counter(item.status for item in items)
    order = [*statuses, *(status for status in counted if status not in statuses)]
    return {status: counted[status] for status in order if counted[status]}
