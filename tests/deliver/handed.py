"""Packages and deliveries as values, without a workshop: what a receiver is to get, and what it got."""

from __future__ import annotations

from typing import Any

from flows.deliver.ledger import Deliveries, Delivery
from flows.deliver.plan import Package, Planned, package_of, plan_deliveries
from flows.deliver.settings import HandOffSettings, ReceiverSettings

WORKSHOP = "kantinen"
MAIL = {"email": "mad@kommune.example"}
FOLDER = {"folder": "delt/mad/"}

Said = dict[str, Any]


def receiver(deliver: dict[str, str] | None = None, name: str = "mad", **keys: Any) -> ReceiverSettings:
    told = {"id": name, "name": f"{name.capitalize()}forvaltningen", "deliver": deliver, **keys}
    return ReceiverSettings.model_validate(told)


def note(key: str, number: int | None = None, theme: str | None = "mad", text: str = "", **more: Any) -> Said:
    """Say what `pakke.json` says of a note; its text is its id's, unless another is named."""
    told = {"id": key, "number": number, "theme": theme, "subthemes": "", "sha256": f"hash of {text or key}"}
    return {**told, **more}


def package(*notes: Said, to: ReceiverSettings | None = None, **asks: Any) -> Package:
    asked = {"notes": notes, "deadline": None, "get": ["appendix"], **asks}
    files = dict.fromkeys(asks.pop("files", ("pakke.json", "foelgebrev.docx")), b"")
    return package_of(to or receiver(MAIL), "edition", asked, files)


def delivery(has: Package, state: str = "sent", how: str = "email", **keys: Any) -> Delivery:
    return Delivery.model_validate(
        {
            "receiver": has.receiver.id,
            "state": state,
            "how": how,
            "to": "there",
            "edition": has.edition,
            "content": has.content,
            "notes": has.notes,
            "files": {},
            "at": "2026-05-03T12:00:00+02:00",
            **keys,
        }
    )


def plan(
    to: ReceiverSettings, new: Package | None, *ledger: Delivery, again: tuple[str, ...] = (), **hand_off: Any
) -> Planned:
    """Plan for one receiver."""
    settings = HandOffSettings(sender={"email": "enhed@kommune.example"}, receivers=(to,), **hand_off)
    packages = {to.id: new} if new else {}
    (planned,) = plan_deliveries(WORKSHOP, settings, packages, Deliveries(deliveries=ledger), again)
    return planned
