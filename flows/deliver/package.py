"""The package of one department: its notes and no others', in every file of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flows.deliver.cover import write_cover
from flows.deliver.description import describe, describe_notes
from flows.deliver.plan import Package, package_of
from flows.deliver.settings import Document, HandOffSettings, ReceiverSettings
from flows.deliver.words import COVER, DESCRIPTION, FOLDER
from flows.errors import LedgerError
from flows.follow_up import TABLE, Asked, Standing, TableRow, form, write_table
from flows.notes import Edition
from flows.write import list_documents
from flows.write.document_settings import (
    AppendixSettings,
    BoardSettings,
    DocumentSettings,
    SmallestGroup,
    SummarySettings,
    form_of,
    heading_of,
    look_of,
)
from flows.write.outline import number_notes, outline
from flows.write.wording import long_date

Writer = Callable[[Edition], dict[str, bytes]]


@dataclass(frozen=True)
class _Narrowed:
    """What the documents of a package are told of a workshop: never where a note stood, and no letter."""

    title: str
    date: datetime.date | None
    place: str
    host: str
    appendix: AppendixSettings
    privacy: SmallestGroup
    board: BoardSettings
    summary: SummarySettings
    answer: None = None


def list_packages(
    hand_off: HandOffSettings,
    settings: DocumentSettings,
    template: bytes | None,
    answers: Mapping[tuple[str, str], Standing],
    digest: str,
) -> dict[str, Writer]:
    """Give by the id of each receiver what writes its package: files by their path in the output folder.

    One that receives no note has no package: nothing is written.

    Args:
        hand_off: Who receives what.
        settings: Of the workshop.
        template: The contents of `appendix.template`.
        answers: What came back before, by receiver and note.
        digest: The edition's fingerprint.

    The writers raise LedgerError where a package does not hold just its notes.
    """
    narrowed = _Narrowed(
        settings.title,
        settings.date,
        settings.place,
        settings.host,
        settings.appendix,
        settings.privacy,
        BoardSettings(sources=False),
        SummarySettings(changes=False),  # since the edition before, not since what they got
    )

    def writer(receiver: ReceiverSettings) -> Writer:
        def write(edition: Edition) -> dict[str, bytes]:
            theirs = _notes_of(edition, receiver)
            if not theirs:
                return {}
            part = edition.only(theirs)
            rows = _list_rows(part, receiver, settings, answers, hand_off.statuses[0])
            if sorted(row.note for row in rows) != sorted(theirs):
                raise LedgerError(
                    f"Pakken til {receiver.id} rummer ikke netop dens input. Det er en fejl i programmet, så intet "
                    "er udgivet. Meld den til IT."
                )
            asked = Asked(
                hand_off.statuses,
                _facts(part, receiver, hand_off, settings, digest),
                settings.date,
                stays=receiver.delivered_to_folder,
            )
            files = dict(_documents(part, receiver, hand_off, narrowed, template))
            files[TABLE] = write_table(part.workshop, receiver.id, rows, asked)
            files[DESCRIPTION] = describe(part, receiver, hand_off, heading_of(settings), rows, files, digest)
            return {f"{FOLDER}/{receiver.id}/{name}": content for name, content in files.items()}

        return write

    return {receiver.id: writer(receiver) for receiver in hand_off.receivers}


def list_packages_now(
    edition: Edition, hand_off: HandOffSettings, settings: DocumentSettings
) -> dict[str, Package]:
    """Give the packages that a run would make of an edition, without their files, by the ids of their receivers.

    Args:
        edition: As it is printed.
        hand_off: Who receives what.
        settings: Of the workshop.
    """
    packages = {}
    for receiver in hand_off.receivers:
        if theirs := _notes_of(edition, receiver):
            part = edition.only(theirs)
            rows = _list_rows(part, receiver, settings, {}, hand_off.statuses[0])
            packages[receiver.id] = package_of(receiver, "", describe_notes(part, receiver, rows), {})
    return packages


def _notes_of(edition: Edition, receiver: ReceiverSettings) -> list[str]:
    return [note for note, receivers in edition.sent_to.items() if receiver.id in receivers]


def _documents(
    part: Edition,
    receiver: ReceiverSettings,
    hand_off: HandOffSettings,
    settings: DocumentSettings,
    template: bytes | None,
) -> Iterator[tuple[str, bytes]]:
    heading, appendix, look = heading_of(settings), form_of(settings), look_of(settings, template)
    yield COVER, write_cover(part, receiver, hand_off, heading, appendix, look)
    written = list_documents(settings, template)
    names: dict[Document, str] = {
        "appendix": appendix.file_name,
        "summary": "sammenfatning.docx",
        "board": "tavle.html",
    }
    for document in dict.fromkeys(receiver.get):
        yield names[document], written[names[document]](part)


def _list_rows(
    part: Edition,
    receiver: ReceiverSettings,
    settings: DocumentSettings,
    answers: Mapping[tuple[str, str], Standing],
    first_status: str,
) -> list[TableRow]:
    """List the notes as they stand in the appendix, each with what came back about it before."""
    appendix = form_of(settings)
    numbers = number_notes(part, appendix)
    plan = outline(part, grouped=appendix.grouped)
    rows = []
    for section in plan.sections:
        titles = {subtheme.id: subtheme.title for subtheme in section.subthemes}
        for note in section.notes:
            held = answers.get((receiver.id, note.id), Standing({}))
            values = {"status": first_status, **held.values}
            rows.append(
                TableRow(
                    numbers.get(note.id),
                    note.id,
                    note.text,
                    section.theme.title if section.theme else form().without_theme,
                    "; ".join(titles[key] for key in plan.placements[note.id].subthemes if key in titles),
                    {field: value for field, value in values.items() if value},
                    held.known,
                )
            )
    return sorted(rows, key=lambda row: row.number or 0)


def _facts(
    part: Edition,
    receiver: ReceiverSettings,
    hand_off: HandOffSettings,
    settings: DocumentSettings,
    digest: str,
) -> dict[str, str]:
    """Give what stands on the table's second sheet, so that a file alone tells what it is."""
    sender = hand_off.sender
    return {
        "workshop": settings.title,
        "receiver": receiver.name,
        "sender": ", ".join(filter(None, (sender.name or settings.host, sender.email))),
        "date": long_date(settings.date) if settings.date else "",
        "deadline": long_date(receiver.deadline) if receiver.deadline else "",
        "notes": str(len(part.sent_to)),
        "contact": sender.contact,
        "edition": digest[:16],
    }
