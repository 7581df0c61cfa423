"""Whether a workshop's documents are what a run would make now: decided from digests, without Prefect."""

from __future__ import annotations

from flows.approval import refuse_waiting
from flows.coming_back import take_in
from flows.errors import RulesError
from flows.pipeline import read_answers, workbook_stands, workbook_waits
from flows.publish import folder_lock, is_half_done, recover
from flows.record import EditionRecord
from flows.workshop import Folders, digest_inputs, open_workshop, stands


def find_unchanged(
    name: str,
    folders: Folders,
    *,
    skip_bad_files: bool = False,
    while_open: bool = False,
    force: bool = False,
    final: bool = False,
) -> EditionRecord | None:
    """Give the record of what is published where a run would make the very same; None where a run is needed.

    What a killed run left half-done is put right first, so that no mistake in the inputs leaves it so.

    Args:
        name: Of the workshop.
        folders: Where it is.
        skip_bad_files: Whether the run may go on without files that can't be read.
        while_open: Whether a review workbook that somebody has open may wait until it is closed.
        force: Whether the run makes the documents anew, whatever stands.
        final: Whether the run refuses an answer letter with a place to fill in.

    Raises:
        AwaitingApprovalError: A run would make what is made already, and nobody has approved it.
        WorkshopError: A run would fail before it reads a note, with this.
    """
    output = folders.outputs / name
    if is_half_done(output):
        with folder_lock(folders.outputs, name):
            recover(output)
    job = open_workshop(name, folders)
    settled = read_answers(job)
    if take_in(job).changed or force:
        return None
    record = EditionRecord.read(output)
    inputs = digest_inputs(job)
    if not workbook_stands(job, inputs, settled) and not (while_open and workbook_waits(job, settled)):
        return None
    if record is None or not stands(job, inputs, record, skip_bad_files=skip_bad_files):
        refuse_waiting(job, inputs, record, skip_bad_files=skip_bad_files)
        return None
    if final:
        refuse_open_marks(name, record)
    return record


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
