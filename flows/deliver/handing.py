"""Hands packages off: first it is written down what is begun, then it is done, then that it was done."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from flows.content_digest import digest_content
from flows.deliver.folder import put_package
from flows.deliver.ledger import Deliveries, Delivery, keep_deliveries, read_deliveries
from flows.deliver.mail import MailServer, make_message, send_message
from flows.deliver.plan import Package, Planned
from flows.deliver.settings import HandOffSettings
from flows.deliver.telling import tell_done, tell_receiver
from flows.deliver.wording import wording
from flows.deliver.words import CHANGES
from flows.errors import DeliveryError, MaybeDeliveredError
from flows.fingerprint import sha256_of


@dataclass(frozen=True)
class Desk:
    """From where a workshop's packages are handed off.

    Attributes:
        folder: The workshop's, in which the ledger lies.
        kept: Where copies of files that somebody changed are kept.
        held: When the workshop was, for the e-mail, which names no title.
    """

    workshop: str
    folder: Path
    kept: Path
    hand_off: HandOffSettings
    held: datetime.date | None = None


def deliver(
    desk: Desk, planned: Planned, find_server: Callable[[], MailServer] = MailServer.from_environment
) -> tuple[str, ...]:
    """Deliver one package, and keep that it was.

    Args:
        desk: From where.
        planned: What is to be done.
        find_server: Gives the mail server; only asked where one is needed.

    Returns:
        What staff are told.

    Raises:
        DeliveryError: It was not delivered.
        MaybeDeliveredError: Nobody knows whether it was: it is not sent again before a person says so.
        OutputError: The ledger can't be written; then nothing was sent, or what was sent stands in it as begun.
    """
    package, where = planned.package, planned.receiver.deliver
    assert package is not None and where is not None  # noqa: S101, PT018 - only such are delivered
    deliveries = read_deliveries(desk.folder)
    body = tell_receiver(planned, desk.hand_off.sender, desk.held)
    files = dict(package.files)
    if where.folder and planned.before is not None:
        files[CHANGES] = b"\xef\xbb\xbf" + body.replace("\n", "\r\n").encode()  # as Notepad reads it
    begun = _begin(planned, package, files, desk.hand_off.sender.email)
    if where.folder:
        copies = _lay(desk, planned, deliveries, begun, files)
    else:
        copies = ()
        _send(find_server(), desk, planned, deliveries, begun, body, package)
    keep_deliveries(desk.folder, deliveries.noting(begun.model_copy(update={"state": "sent"})))
    says = wording().told
    who = {"name": planned.receiver.name, "id": planned.receiver.id}
    return (
        tell_done(planned),
        *(says.kept.format(**who, file=copy, place=desk.kept) for copy in copies),
    )


def _begin(planned: Planned, package: Package, files: dict[str, bytes], sender: str) -> Delivery:
    by_mail = planned.receiver.delivered_by_mail
    at = datetime.datetime.now().astimezone().replace(microsecond=0)
    said = f"{planned.receiver.id} {package.edition} {package.content}"  # one that is sent again has the same id
    domain = sender.rpartition("@")[2] or "localhost"
    return Delivery(
        receiver=planned.receiver.id,
        state="sending",
        how="email" if by_mail else "folder",
        to=planned.target,
        edition=package.edition,
        content=package.content,
        notes=package.notes,
        files={name: digest_content(raw) for name, raw in files.items()},
        message_id=f"<{sha256_of(said.encode())[:32]}@{domain}>" if by_mail else "",
        at=at.isoformat(),
    )


def _lay(
    desk: Desk, planned: Planned, deliveries: Deliveries, begun: Delivery, files: dict[str, bytes]
) -> tuple[str, ...]:
    """Lay the files into the folder; where that ends in the middle, it is begun again."""
    known: dict[str, frozenset[str]] = {}
    for earlier in (planned.before, deliveries.open_for(planned.receiver.id)):
        if earlier is not None and earlier.to == planned.target:
            for name, digest in earlier.files.items():
                known[name] = known.get(name, frozenset()) | {digest}
    keep_deliveries(desk.folder, deliveries.noting(begun))
    return put_package(Path(planned.target), files, known, desk.kept, planned.receiver.id)


def _send(
    server: MailServer,
    desk: Desk,
    planned: Planned,
    deliveries: Deliveries,
    begun: Delivery,
    body: str,
    package: Package,
) -> None:
    sender = desk.hand_off.sender
    message = make_message(
        (sender.name, sender.email),
        planned.target,
        desk.hand_off.subject,
        body,
        package.files,
        begun.message_id,
        datetime.datetime.fromisoformat(begun.at),
    )
    keep_deliveries(desk.folder, deliveries.noting(begun))
    try:
        send_message(server, sender.email, planned.target, message)
    except MaybeDeliveredError as exc:
        keep_deliveries(desk.folder, deliveries.noting(begun.model_copy(update={"state": "maybe"})))
        who = {"name": planned.receiver.name, "id": planned.receiver.id, "at": begun.at}
        raise MaybeDeliveredError(f"{exc} {wording().told.maybe.format(**who)}") from exc
    except DeliveryError:
        keep_deliveries(desk.folder, deliveries)  # also what a person was asked about before
        raise


def note_delivered(desk: Desk, planned: Collection[Planned], receivers: Collection[str]) -> tuple[str, ...]:
    """Write down that packages arrived, because a person says so.

    Returns:
        What staff are told.
    """
    deliveries, told = read_deliveries(desk.folder), []
    for each in planned:
        if each.receiver.id not in receivers:
            continue
        opened = deliveries.open_for(each.receiver.id)
        if opened is None and each.package is not None and each.receiver.deliver is not None:
            opened = _begin(each, each.package, dict(each.package.files), desk.hand_off.sender.email)
        if opened is not None:
            deliveries = deliveries.noting(opened.model_copy(update={"state": "sent"}))
            told.append(wording().told.noted.format(name=each.receiver.name, id=each.receiver.id))
    keep_deliveries(desk.folder, deliveries)
    return tuple(told)
