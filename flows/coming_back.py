"""What came back to a workshop from those whom its notes were handed off to, and what became of the notes there."""

from __future__ import annotations

from pathlib import Path

from flows.deliver.ledger import read_deliveries
from flows.follow_up import FollowUpBook, Merged, collect_returned, keep_follow_up, merge_returned
from flows.follow_up.status import Asked, Item, list_items
from flows.notes import Edition
from flows.publish import folder_lock
from flows.steps import Steps
from flows.workshop import Folders, Workshop, open_workshop
from flows.write.document_settings import form_of
from flows.write.outline import number_notes


def take_in(workshop: Workshop) -> Merged:
    """Read every table that lies there, and lay it over what came back before; nothing is written.

    Raises:
        DecisionsError: The ledger of deliveries is damaged.
    """
    deliveries = read_deliveries(workshop.folder)
    names = workshop.settings.hand_off.names
    last = {receiver: deliveries.last_sent(receiver) for receiver in names}
    delivered = {receiver: Path(each.to) for receiver, each in last.items() if each and each.how == "folder"}
    returned = collect_returned(workshop.folder, workshop.returned, delivered, workshop.name)
    return merge_returned(workshop.follow_up, returned, names, workshop.veil)


def open_and_take_in(name: str, folders: Folders, step: Steps) -> tuple[Workshop, Merged]:
    """Open a workshop, and keep what came back of its packages before anything is made of it."""
    job = open_workshop(name, folders)
    back = step("follow up", take_in, job)
    if back.changed:
        with folder_lock(folders.outputs, name):
            step("keep follow up", keep_follow_up, job.folder, back.book, job.follow_up)
        job = open_workshop(name, folders)
    return job, back


def what_became(workshop: Workshop, edition: Edition, book: FollowUpBook) -> tuple[Item, ...]:
    """List what became of an edition's notes, by department; nothing where nothing is handed off."""
    hand_off = workshop.settings.hand_off
    asked = [Asked(each.id, each.name, each.deadline) for each in hand_off.receivers]
    return list_items(edition, asked, hand_off.statuses, book, number_notes(edition, form_of(workshop.settings)))
