"""What would go where: each receiver's package beside what it has got before."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from flows.content_digest import digest_content
from flows.deliver.ledger import Deliveries, Delivery, SentNote
from flows.deliver.settings import HandOffSettings, ReceiverSettings
from flows.deliver.words import DESCRIPTION, FOLDER
from flows.errors import OutputError
from flows.fingerprint import sha256_of
from flows.record import EditionRecord

Action = Literal[
    "first",  # the receiver has got nothing yet
    "update",  # what it has says something else
    "again",  # a person asks for it
    "unchanged",
    "maybe",  # it is not known whether the last one arrived: a person is asked
    "kept_here",  # the package is made, and nobody said where it goes
    "empty",  # there is no note for it
]
DELIVERING: frozenset[Action] = frozenset(("first", "update", "again"))


@dataclass(frozen=True)
class Package:
    """A package as it is published, or as a run would make it now.

    Attributes:
        files: By name; none where they are not made yet.
        content: Of what it says of the notes and asks for: not of their numbers, which others' notes change, nor of
            what came back.
    """

    receiver: ReceiverSettings
    edition: str
    files: Mapping[str, bytes]
    notes: tuple[SentNote, ...]
    content: str


@dataclass(frozen=True)
class News:
    """What a package has that the last one had not; what went is told with the number that it had then."""

    added: tuple[SentNote, ...] = ()
    removed: tuple[SentNote, ...] = ()
    moved: tuple[SentNote, ...] = ()


@dataclass(frozen=True)
class Planned:
    """What is to be done about one receiver.

    Attributes:
        package: None where there is no note for it.
        before: What it has; None where it has nothing.
        target: The folder or the address; empty where nothing is said.
    """

    receiver: ReceiverSettings
    action: Action
    package: Package | None
    before: Delivery | None
    news: News
    target: str

    @property
    def delivers(self) -> bool:
        """Whether anything is to be sent."""
        return self.action in DELIVERING


def read_packages(output: Path, record: EditionRecord, hand_off: HandOffSettings) -> dict[str, Package]:
    """Read the published packages, by the ids of their receivers.

    Args:
        output: The workshop's output folder, whose files are as the record says.
        record: What is published.
        hand_off: Who the receivers are.

    Raises:
        OutputError: A file can't be read, or is not as it was published.
    """
    packages = {}
    for receiver in hand_off.receivers:
        start = f"{FOLDER}/{receiver.id}/"
        listed = [each for each in record.outputs if each.file.startswith(start)]
        files = {}
        for each in listed:
            try:
                raw = (output / each.file).read_bytes()
            except OSError as exc:
                raise OutputError(f"{each.file}: kan ikke læses ({exc.strerror}). Luk den, og kør igen.") from exc
            if digest_content(raw) != each.content:
                raise OutputError(f"{each.file}: er rettet, siden den blev lavet. Kør workshop run, og send så.")
            files[each.file.removeprefix(start)] = raw
        if files:
            told: dict[str, Any] = json.loads(files[DESCRIPTION])
            packages[receiver.id] = package_of(receiver, told["edition"], told, files)
    return packages


def package_of(
    receiver: ReceiverSettings, edition: str, asks: Mapping[str, Any], files: Mapping[str, bytes]
) -> Package:
    """Give a package by what it asks of its receiver, as `pakke.json` has it."""
    keys = ("id", "number", "theme", "sha256")
    notes = tuple(SentNote.model_validate({key: note[key] for key in keys}) for note in asks["notes"])
    says = [
        sorted([note["id"], note["theme"] or "", note["subthemes"], note["sha256"]] for note in asks["notes"]),
        asks["deadline"],
        sorted(asks["get"]),
    ]
    return Package(receiver, edition, files, notes, sha256_of(json.dumps(says).encode()))


def plan_deliveries(
    workshop: str,
    hand_off: HandOffSettings,
    packages: Mapping[str, Package],
    deliveries: Deliveries,
    again: Collection[str] = (),
) -> tuple[Planned, ...]:
    """Say for each receiver what is to be done.

    Args:
        workshop: The name of its folder, which is that of the package where it is delivered.
        hand_off: The receivers, in their order.
        packages: Those that are published.
        deliveries: What was delivered before.
        again: The ids of receivers that get theirs whatever they have.
    """
    planned = []
    for receiver in hand_off.receivers:
        package, before = packages.get(receiver.id), deliveries.last_sent(receiver.id)
        planned.append(
            Planned(
                receiver,
                _action(receiver, package, before, deliveries, again),
                package,
                before,
                _news(before, package) if before else News(),
                _target(receiver, workshop),
            )
        )
    return tuple(planned)


def _action(
    receiver: ReceiverSettings,
    package: Package | None,
    before: Delivery | None,
    deliveries: Deliveries,
    again: Collection[str],
) -> Action:
    if package is None:
        return "empty"
    if receiver.deliver is None:
        return "kept_here"
    if receiver.id in again:
        return "again"
    opened = deliveries.open_for(receiver.id)
    if opened is not None and opened.how == "email":  # to a folder it is just done again
        return "maybe"
    if before is None:
        return "first"
    return "update" if before.content != package.content or opened is not None else "unchanged"


def _target(receiver: ReceiverSettings, workshop: str) -> str:
    deliver = receiver.deliver
    if deliver is None:
        return ""
    return deliver.email or (Path(deliver.folder) / workshop).as_posix()


def _news(before: Delivery, package: Package | None) -> News:
    """Compare with what the receiver has; a note whose file got another name is the same note."""
    old = {note.id: note for note in before.notes}
    new = {note.id: note for note in (package.notes if package else ())}
    renamed: dict[str, list[SentNote]] = defaultdict(list)
    for note in before.notes:
        if note.id not in new:
            renamed[note.sha256].append(note)
    was: dict[str, SentNote] = {}
    for note in new.values():
        if note.id in old:
            was[note.id] = old[note.id]
        elif renamed[note.sha256]:
            was[note.id] = renamed[note.sha256].pop(0)
    stayed = {note.id for note in was.values()}
    return News(
        added=tuple(note for note in new.values() if note.id not in was),
        removed=tuple(note for note in before.notes if note.id not in stayed),
        moved=tuple(new[note] for note, earlier in was.items() if earlier.theme != new[note].theme),
    )


def unknown_receivers(hand_off: HandOffSettings, ids: Iterable[str]) -> Sequence[str]:
    """Give the ids that no receiver has."""
    return [each for each in ids if each not in hand_off.names]
