"""What became of what a workshop handed off: read from what is there now, and written down on demand."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flows.coming_back import take_in, what_became
from flows.deliver.ledger import read_deliveries
from flows.deliver.plan import plan_deliveries
from flows.deliver.telling import tell_waiting
from flows.follow_up.status import Item
from flows.notes import Edition
from flows.on_demand import Written, put_documents
from flows.pipeline import make_edition
from flows.screen import hide
from flows.workshop import Folders, Workshop, open_workshop
from flows.write.document_settings import heading_of, look_of


@dataclass(frozen=True)
class Becoming:
    """What became of a workshop's notes.

    Attributes:
        statuses: That can be chosen; none where nothing is handed off.
        told: What came back and can't be used, or contradicts.
        waiting: By the id of a receiver what it has not got as it is now.
        unsent: The ids of those that nothing was sent to yet.
    """

    job: Workshop
    items: tuple[Item, ...]
    statuses: tuple[str, ...]
    told: tuple[str, ...]
    waiting: Mapping[str, str]
    unsent: frozenset[str] = frozenset()


def read_becoming(name: str, folders: Folders) -> Becoming:
    """Read what became of a workshop's notes, also by what came back since the last run; nothing is written.

    Raises:
        WorkshopError: The workshop can't be read, or a run would hold it back.
    """
    job = open_workshop(name, folders)
    hand_off = job.settings.hand_off
    if not hand_off.receivers:
        return Becoming(job, (), (), (), {})
    came = take_in(job)
    edition = hide(make_edition(job), job.names)
    items = what_became(job, edition, came.book)
    told = tuple(line for line in came.told if line.startswith("- "))
    waiting, unsent = _find_waiting(job, edition)
    return Becoming(job, items, hand_off.statuses, told, waiting, unsent)


def _find_waiting(job: Workshop, edition: Edition) -> tuple[dict[str, str], frozenset[str]]:
    """Compare what a run would make now with what each receiver has, and name those that have nothing."""
    from flows.deliver.package import list_packages_now

    hand_off, deliveries = job.settings.hand_off, read_deliveries(job.folder)
    packages = list_packages_now(edition, hand_off, job.settings)
    planned = plan_deliveries(job.name, hand_off, packages, deliveries)
    told = {
        each.receiver.id: tell_waiting(job.name, each, deliveries.open_for(each.receiver.id)) for each in planned
    }
    unsent = frozenset(each.receiver.id for each in planned if each.action == "first")
    return {receiver: line for receiver, line in told.items() if line}, unsent


def write_documents(became: Becoming, folder: Path, today: datetime.date) -> Written:
    """Write the status, the answer to those who took part, and a reminder to each department that is late.

    None to one that was sent nothing: it can't answer.

    Raises:
        OutputError: One can't be written.
    """
    from flows.follow_up.documents import write_back, write_back_page, write_reminder, write_status

    settings, items = became.job.settings, became.items
    heading, look = heading_of(settings), look_of(settings, became.job.template)
    made = {
        "status.docx": write_status(items, became.statuses, heading, look, today),
        "tilbage.docx": write_back(items, became.statuses[0], heading, look),
        "tilbage.html": write_back_page(items, became.statuses[0], heading),
    }
    for receiver in settings.hand_off.receivers:
        if receiver.id in became.unsent:
            continue
        if late := [item for item in items if item.receiver.id == receiver.id and item.is_overdue(today)]:
            email = settings.hand_off.sender.email
            made[f"rykker-{receiver.id}.docx"] = write_reminder(late, heading, look, email)
    return put_documents(folder, made)
