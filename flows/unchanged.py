"""Whether a workshop's documents are what a run would make now: decided from digests, without Prefect."""

from __future__ import annotations

from flows.approval import refuse_waiting
from flows.coming_back import take_in
from flows.errors import RulesError
from flows.gather import refuse_without_files
from flows.pipeline import read_answers, workbook_stands, workbook_waits
from flows.plain_files import is_open
from flows.publish import folder_lock, is_half_done, recover
from flows.record import EditionRecord
from flows.seen import digest_all_of, digest_schemes, note_unchanged, was_unchanged
from flows.workbook import WORKBOOK, Settled
from flows.workshop import Folders, Workshop, digest_inputs, open_workshop, stands


def is_unchanged(
    name: str,
    folders: Folders,
    *,
    skip_bad_files: bool = False,
    while_open: bool = False,
    schemes: str | None = None,
) -> bool:
    """Tell whether a run would make the very same as is published.

    What a killed run left half-done is put right first, so that no mistake in the inputs leaves it so.

    Args:
        name: Of the workshop.
        folders: Where it is.
        skip_bad_files: Whether the run may go on without files that can't be read.
        while_open: Whether a review workbook that somebody has open may wait until it is closed.
        schemes: Where many workshops are asked about, what `digest_schemes` gave for them all.

    Raises:
        AwaitingApprovalError: A run would make what is made already, and nobody has approved it.
        WorkshopError: A run would fail before it reads a note, with this.
    """
    _heal(name, folders)
    if schemes is None:
        schemes = digest_schemes(folders.categories)
    seen = digest_all_of(name, folders, schemes, skip_bad_files=skip_bad_files)
    if was_unchanged(name, folders, seen):
        return True
    if not _decide(name, folders, skip_bad_files=skip_bad_files, while_open=while_open):
        return False
    schemes = digest_schemes(folders.categories)
    settled = not is_open(folders.outputs / name / WORKBOOK)  # else it is unchanged only for who asks `while_open`
    if seen and settled and seen == digest_all_of(name, folders, schemes, skip_bad_files=skip_bad_files):
        note_unchanged(name, folders, seen)
    return True


def find_unchanged(
    name: str,
    folders: Folders,
    *,
    skip_bad_files: bool = False,
    while_open: bool = False,
    final: bool = False,
    schemes: str | None = None,
) -> EditionRecord | None:
    """Give the record of what is published where a run would make the very same; see `is_unchanged`.

    Args:
        name: Of the workshop.
        folders: Where it is.
        skip_bad_files: As there.
        while_open: As there.
        final: Whether the run refuses an answer letter with a place to fill in.
        schemes: As there.

    Raises:
        RulesError: The letter has such a place.
        WorkshopError: As there.
    """
    if not is_unchanged(name, folders, skip_bad_files=skip_bad_files, while_open=while_open, schemes=schemes):
        return None
    record = EditionRecord.read(folders.outputs / name)
    if record and final:
        refuse_open_marks(name, record)
    return record


def refuse_before_run(name: str, folders: Folders) -> None:
    """Refuse what a run that makes everything anew would refuse before it reads a note.

    Raises:
        WorkshopError: That.
    """
    _heal(name, folders)
    _open(name, folders)


def _heal(name: str, folders: Folders) -> None:
    """Put right what a killed run left half-done."""
    output = folders.outputs / name
    if is_half_done(output):
        with folder_lock(folders.outputs, name):
            recover(output)


def _open(name: str, folders: Folders) -> tuple[Workshop, Settled, bool]:
    """Open a workshop, and read what people decided; tell, too, whether something came back of its packages.

    Raises:
        WorkshopError: A run would do nothing but fail with it.
    """
    job = open_workshop(name, folders)
    settled = read_answers(job)
    answered = take_in(job).changed
    if not settled.changed and not answered:  # else a run keeps that first
        refuse_without_files(job.survey)
    return job, settled, answered


def _decide(name: str, folders: Folders, *, skip_bad_files: bool, while_open: bool) -> bool:
    """Open the workshop, and tell whether what is published is what a run would make."""
    job, settled, answered = _open(name, folders)
    if answered:
        return False
    record = EditionRecord.read(job.output)
    inputs = digest_inputs(job)
    if not workbook_stands(job, inputs, settled) and not (while_open and workbook_waits(job, settled)):
        return False
    if record is None or not stands(job, inputs, record, skip_bad_files=skip_bad_files):
        refuse_waiting(job, inputs, record, skip_bad_files=skip_bad_files)
        return False
    return True


def refuse_open_marks(name: str, record: EditionRecord) -> None:
    """Refuse an edition whose answer letter has a place that a caseworker must fill in.

    Raises:
        RulesError: Naming the places.
    """
    if record.open_marks:
        listed = "\n".join(f"- {mark}" for mark in record.open_marks)
        raise RulesError(
            f"{name}: svaret er ikke færdigt. Udfyld i workshop.yaml under 'answer', og kør igen:\n{listed}"
        )
