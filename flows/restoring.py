"""Publishes an edition that is kept once more."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

from flows.editions import KeptEdition, list_editions, pin_restored
from flows.errors import HeldBackError, OutputError, UsageError
from flows.overview import tell_made
from flows.publish import folder_lock, publish, recover
from flows.record import RESULT, EditionRecord
from flows.review import DecisionBook, read_book, read_memory
from flows.settings import parse_settings
from flows.workshop import Folders, find_workshops


def restore_edition(workshop: str, wanted: str, folders: Folders) -> tuple[KeptEdition, tuple[str, ...]]:
    """Publish an edition that is kept, in the place of the one that stands.

    The next runs leave it, until inputs, rules or decisions are others than those of the edition that it replaced.

    Args:
        workshop: Its folder's name.
        wanted: The edition's name, or the number or the digest in it.
        folders: Where it is.

    Returns:
        The edition, and the names under which files changed by hand were kept.

    Raises:
        HeldBackError: It prints what was left out or hidden since, its approval was taken back, or it has none and
            must have one.
        OutputError: It can't be written.
        RulesError: What was decided since can't be read.
        UsageError: There is no such workshop, or no such edition of it.
    """
    (workshop,) = find_workshops(folders.inputs, (workshop,))
    edition = _find(workshop, wanted, folders)
    documents = {output.file: (edition.folder / output.file).read_bytes() for output in edition.record.outputs}
    result = json.loads(documents.get(RESULT, b"{}"))
    book, _ = read_book(folders.inputs / workshop)
    if places := tuple(_withheld(result, book)):
        raise HeldBackError(
            f"{workshop}: udgaven {edition.name} er ikke gendannet, for den trykker noget, der siden er udeladt "
            f"eller skjult: {', '.join(places)}. Vælg en nyere udgave, eller tag beslutningen tilbage i "
            "gennemgang.xlsx."
        )
    _refuse_unapproved(workshop, edition, folders)
    with folder_lock(folders.outputs, workshop):
        recover(folders.outputs / workshop)
        try:
            pin_restored(folders.outputs, workshop, edition)
        except OSError as exc:
            raise OutputError(
                f"{workshop}: udgaven kan ikke gendannes ({exc.strerror or type(exc).__name__}). Intet er ændret. "
                f"Se, om der må skrives i '{edition.folder.parent}', og om der er plads."
            ) from exc
        kept = publish(folders.outputs / workshop, documents, edition.record, ends_waiting=False)
    tell_made(folders, workshop, unchanged=False)
    return edition, kept


def _refuse_unapproved(workshop: str, edition: KeptEdition, folders: Folders) -> None:
    """Refuse an edition that nobody approved, where somebody has to, unless it is what stands published.

    Raises:
        HeldBackError: Nobody did, or it was taken back.
    """
    folder = folders.inputs / workshop
    said = read_memory(folder).approvals.get(edition.record.approved_as)
    if said is not None:
        why = "" if said.verdict == "approved" else "dens godkendelse er taget tilbage"
    elif (
        parse_settings(folder).require_approval and EditionRecord.read(folders.outputs / workshop) != edition.record
    ):
        why = "ingen har godkendt den, og workshop.yaml siger require_approval"
    else:
        why = ""
    if why:
        raise HeldBackError(
            f"{workshop}: udgaven {edition.name} er ikke gendannet, for {why}. Vælg en anden udgave."
        )


def _find(workshop: str, wanted: str, folders: Folders) -> KeptEdition:
    editions = list_editions(folders.outputs, workshop)
    found = [each for each in editions if wanted == each.name or wanted in each.name.split("-")]
    found = found or [
        each for each in editions if wanted.isdecimal() and int(wanted) == int(each.name.split("-")[0])
    ]
    if found:
        return found[-1]
    listed = ", ".join(each.name for each in editions) or "(ingen)"
    raise UsageError(f"{workshop}: der er ingen udgave '{wanted}'. Her er: {listed}.")


def _withheld(result: dict[str, Any], book: DecisionBook) -> Iterator[str]:
    """Give the ids of notes that an edition prints, though they, or words of theirs, are printed no more."""
    left_out = {decision.note for decision in book.left_out} | {decision.text for decision in book.left_out}
    printed = {decision.text for decision in book.printed}
    words = {_fold(word) for decision in book.masked for word in decision.words}
    for note in result.get("notes", ()):
        text = note["text"]
        if note["left_out"]:
            continue
        gone = text not in printed and not left_out.isdisjoint((note["id"], text))
        if gone or any(word in _fold(text) for word in words):
            yield note["id"]


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
