"""What is to be handed off of a workshop: only what stands published and is what a run would make now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.deliver.handing import Desk
from flows.deliver.ledger import read_deliveries
from flows.deliver.plan import Planned, plan_deliveries, read_packages, unknown_receivers
from flows.deliver.telling import tell_plan
from flows.errors import AwaitingApprovalError, HeldBackError, MaybeDeliveredError, RulesError, UsageError
from flows.publish import folder_lock
from flows.unchanged import find_unchanged
from flows.workshop import Folders, open_workshop

_EDITIONS = ".udgaver"


@dataclass(frozen=True)
class Prepared:
    """A workshop's packages, ready to be handed off.

    Attributes:
        planned: What is to be done about each receiver, in their order.
        told: The same for staff, the lines of each receiver.
    """

    desk: Desk
    planned: tuple[Planned, ...]
    told: tuple[tuple[str, ...], ...]

    @property
    def delivering(self) -> tuple[Planned, ...]:
        """What is to be sent."""
        return tuple(each for each in self.planned if each.delivers)

    def refuse_maybe(self) -> None:
        """Refuse to end well while it is not known whether a package arrived.

        Raises:
            MaybeDeliveredError: With what to do about each.
        """
        asked = [
            line
            for each, lines in zip(self.planned, self.told, strict=True)
            if each.action == "maybe"
            for line in lines
        ]
        if asked:
            raise MaybeDeliveredError(f"{self.desk.workshop}: {' '.join(asked)}")


def prepare(name: str, folders: Folders, again: Sequence[str] = (), delivered: Sequence[str] = ()) -> Prepared:
    """Find what is to be handed off; nothing is sent and nothing is written.

    Args:
        name: Of the workshop.
        folders: Where it is.
        again: The ids of receivers that get theirs whatever they have.
        delivered: Those of which a person says that theirs arrived.

    Raises:
        RulesError: There are no receivers.
        UsageError: There is no receiver with such an id.
        AwaitingApprovalError: What a run would make now is made, and nobody has approved it.
        HeldBackError: What is published is not what a run would make now, or a run would hold it back.
    """
    job = open_workshop(name, folders)
    hand_off = job.settings.hand_off
    if not hand_off.receivers:
        raise RulesError(
            f"{name}: der er ingen modtagere. Skriv dem i workshop.yaml under hand_off: receivers, og kør igen."
        )
    if unknown := unknown_receivers(hand_off, (*again, *delivered)):
        raise UsageError(
            f"{name}: der er ingen modtager ved navn '{unknown[0]}'. Skriv et id: {', '.join(hand_off.names)}."
        )
    try:
        record = find_unchanged(name, folders, while_open=True)
    except AwaitingApprovalError as exc:
        why = str(exc).removeprefix(f"{name}: ")
        raise type(exc)(f"{name}: intet er sendt, for {why}") from exc
    if record is None:
        raise HeldBackError(
            f"{name}: intet er sendt, for det, der er udgivet, er ikke det, der ville blive lavet nu: noget er "
            f'ændret, eller noget venter på jer. Kør: workshop run "{name}", se dokumenterne igennem, og send så.'
        )
    with folder_lock(folders.outputs, name):
        packages = read_packages(job.output, record, hand_off)
    deliveries = read_deliveries(job.folder)
    planned = plan_deliveries(name, hand_off, packages, deliveries, again)
    opened = {each.receiver.id: deliveries.open_for(each.receiver.id) for each in planned}
    told = tuple(
        tuple(tell_plan(each, found.at if (found := opened[each.receiver.id]) else "")) for each in planned
    )
    desk = Desk(name, job.folder, folders.outputs / _EDITIONS / name, hand_off, job.settings.date)
    return Prepared(desk, planned, told)
