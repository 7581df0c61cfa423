"""`.afsendt.json`: what was delivered to whom, so that nothing is delivered twice; no text of a note."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from flows.errors import OutputError
from flows.kept_json import read_kept
from flows.replacing import replace_file
from flows.staff_files import DELIVERIES_FILE
from flows.yaml_source import MAX_YAML

State = Literal[
    "sending",  # begun; who finds it so knows that a run was killed in the middle of it
    "maybe",  # the server's answer was lost
    "sent",
]


class SentNote(BaseModel):
    """A note of a package, without its text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    number: int | None
    theme: str | None
    sha256: str = Field(description="Of its text.")


class Delivery(BaseModel):
    """A package that was delivered, or was about to be.

    Attributes:
        to: The folder, or the address.
        edition: The fingerprint of the edition that it was made of.
        content: What tells what it says from what others say; see `Package`.
        files: By name the digest of each file's content.
        message_id: Of an e-mail.
        at: When, with the time zone.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    receiver: str
    state: State
    how: Literal["folder", "email"]
    to: str
    edition: str
    content: str
    notes: tuple[SentNote, ...]
    files: dict[str, str]
    message_id: str = ""
    at: str


class Deliveries(BaseModel):
    """The whole ledger, the oldest first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_version: Literal[1] = 1
    deliveries: tuple[Delivery, ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that packages were laid into."""
        return tuple(sorted({Path(each.to) for each in self.deliveries if each.how == "folder"}))

    def last_sent(self, receiver: str) -> Delivery | None:
        """Give what a receiver has."""
        return next((each for each in self._of(receiver) if each.state == "sent"), None)

    def open_for(self, receiver: str) -> Delivery | None:
        """Give what a receiver may have: begun, and never known to have arrived."""
        last = next(iter(self._of(receiver)), None)
        return last if last is not None and last.state != "sent" else None

    def noting(self, delivery: Delivery) -> Deliveries:
        """Give the ledger with a delivery in the place of what was open for the receiver."""
        opened = self.open_for(delivery.receiver)
        others = (each for each in self.deliveries if each is not opened)
        return self.model_copy(update={"deliveries": (*others, delivery)})

    def _of(self, receiver: str) -> list[Delivery]:
        return [each for each in reversed(self.deliveries) if each.receiver == receiver]


def read_deliveries(folder: Path) -> Deliveries:
    """Read what was delivered; without the file nothing was.

    Args:
        folder: The workshop's.

    Raises:
        DecisionsError: It is damaged, or can't be read.
    """
    damaged = (
        "programmet ved ikke, hvad der er sendt. Læg en tidligere udgave af den tilbage. Findes der ingen, så sig, "
        f'hvem der har fået pakken, med: workshop hand-off "{folder.name}" --delivered MODTAGER, når filen er '
        "slettet."
    )
    return read_kept(folder / DELIVERIES_FILE, MAX_YAML, Deliveries, damaged)


def keep_deliveries(folder: Path, deliveries: Deliveries) -> None:
    """Write it in one step.

    Raises:
        OutputError: It can't be written; then nothing may be delivered.
    """
    try:
        raw = json.dumps(deliveries.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"
        replace_file(folder / DELIVERIES_FILE, raw.encode())
    except OSError as exc:
        raise OutputError(
            f"{folder.name}/{DELIVERIES_FILE}: filen kan ikke skrives ({exc.strerror}), og det skal stå i den, før "
            "noget bliver sendt. Se, om mappen må skrives i, og kør igen."
        ) from exc
