"""What came back to a workshop since its last run, from those whom its notes were handed off to."""

from __future__ import annotations

from pathlib import Path

from flows.deliver.ledger import read_deliveries
from flows.follow_up import Merged, collect_returned, merge_returned
from flows.workshop import Workshop


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
    return merge_returned(workshop.follow_up, returned, names)
