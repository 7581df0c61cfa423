"""What a run leaves where it publishes nothing: the review workbook, in which a person decides.

And where that is whether the edition may be published: its documents, to be read first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from flows.approval import offer_of
from flows.errors import (
    AwaitingApprovalError,
    HeldBackError,
    OutputError,
    WorkshopError,
    advise_skipping,
    tell_beside,
)
from flows.exchange import say_kept
from flows.fingerprint import fingerprint
from flows.notes import Edition
from flows.pipeline import Made, make_edition, make_workbook
from flows.publish import end_waiting, folder_lock, let_wait, read_waiting
from flows.review import Memory, keep_memory, read_memory
from flows.screen import hide
from flows.steps import Steps
from flows.workbook import Settled, form, keep_workbook, mark_of_edition
from flows.workshop import Workshop
from flows.write.result_json import result_data


@dataclass(frozen=True)
class Unpublished:
    """What is left to do where nothing is published: write the review workbook, and say what became of it.

    An error meanwhile is told beside the one that ends the run, and never takes its place.

    Attributes:
        said: What was new in the workbooks, where the run began anew since.
    """

    job: Workshop
    inputs: Mapping[str, str]
    settled: Settled
    said: Settled
    step: Steps

    def show_held_back(self, error: WorkshopError, *, skip_bad_files: bool) -> None:
        """Write the review workbook of what is held back, in which a person decides."""
        try:
            edition = make_edition(self.job, self.step, skip_bad_files=skip_bad_files, hold_back=False)
        except WorkshopError as exc:
            advice = advise_skipping(exc, self.job.name, "gennemgangen")
            tell_beside(error, (*self.said.saved, form().keep["not_made"].format(why=exc), *advice))
        else:
            self.show(error, edition)

    def show(self, error: WorkshopError, edition: Edition) -> None:
        """Write the review workbook of an edition that is not published."""
        settled, step = self.settled, self.step
        self._tell_what_was_read(error, edition)
        try:
            job = remember_places(self.job, edition, step)
            digest = fingerprint(job.parts_with(self.inputs))
            workbook = step("write gennemgang.xlsx", make_workbook, job, edition, digest, settled.answers)
            with folder_lock(job.output.parent, job.name):
                told = step("keep workbook", put_workbook, job.output, workbook, settled)
                told += self._end_waiting(digest)
        except WorkshopError as exc:
            told = (form().keep["not_written"].format(why=exc),)
        tell_beside(error, (*self.said.preview_of(edition, self.job.facts), *told))

    def _end_waiting(self, digest: str) -> tuple[str, ...]:
        """Remove what awaits approval, unless it is the edition of the digest: nobody is asked any more."""
        waiting = read_waiting(self.job.output)
        if waiting is None or waiting.fingerprint == digest:
            return ()
        try:
            self.step("end waiting", end_waiting, self.job.output)
        except OutputError as exc:  # somebody reads it
            return (str(exc),)
        return ()

    def let_wait(self, error: AwaitingApprovalError, made: Made) -> None:
        """Put an edition's documents where they can be read, and ask about it in the review workbook."""
        job, settled, step = self.job, self.settled, self.step
        offer, digest = offer_of(job, made.record, published=False), made.record.fingerprint
        self._tell_what_was_read(error, made.edition)
        beside: tuple[str, ...] = ()
        try:
            workbook = step(
                "write gennemgang.xlsx", make_workbook, job, made.edition, digest, settled.answers, offer
            )
            with folder_lock(job.output.parent, job.name):
                beside = self._put_documents(made)
                told = step("keep workbook", put_workbook, job.output, workbook, settled)
        except WorkshopError as exc:
            told = (form().keep["not_written"].format(why=exc),)
        tell_beside(error, (*self.said.preview_of(made.edition, job.facts), *beside, *told))

    def _tell_what_was_read(self, error: WorkshopError, edition: Edition) -> None:
        """Let an error that holds an edition back tell what the edition is."""
        if isinstance(error, HeldBackError):
            error.result = result_data(hide(edition, self.job.names), self.job.settings)

    def _put_documents(self, made: Made) -> tuple[str, ...]:
        """Put an edition's documents where they can be read, and say what became of that."""
        output = self.job.output
        try:
            kept = self.step("await approval", let_wait, output, made.documents, made.record)
        except OutputError as exc:  # somebody reads what waited before
            return (str(exc),)
        return tuple(say_kept(output / name) for name in kept)


def put_workbook(output: Path, workbook: bytes, settled: Settled) -> tuple[str, ...]:
    """Put the review workbook in the place of the one that was read; see `keep_workbook`."""
    answers = settled.answers
    return keep_workbook(output, workbook, answers.own, keep_read=answers.untold)


def remember(job: Workshop, change: Callable[[Memory], Memory], step: Steps) -> Workshop:
    """Keep what the next run must know, where it is not known yet, and give the workshop with it.

    Args:
        job: The workshop.
        change: Adds it to what is known; also to what another run has kept since this one began.
        step: How the steps are run.
    """
    if change(job.memory) == job.memory:
        return job
    with folder_lock(job.output.parent, job.name):
        memory = change(read_memory(job.folder))
        step("remember editions", keep_memory, job.folder, memory)
    return replace(job, memory=memory)


def note_edition(job: Workshop, inputs: Mapping[str, str], step: Steps) -> Workshop:
    """Keep which edition each decision is in force since."""
    mark = mark_of_edition(fingerprint(job.parts_with(inputs)))
    return remember(job, lambda memory: memory.noting(job.decisions, mark, inputs), step)


def remember_places(job: Workshop, edition: Edition, step: Steps) -> Workshop:
    """Keep where everything stands that was read.

    Where nothing is left out or hidden yet, a folder that may not be written in is no fault.

    Raises:
        OutputError: It can't be written, though something is kept from being printed.
    """
    try:
        return remember(job, lambda memory: memory.placing(edition.gathered, job.private_texts), step)
    except OutputError:
        if job.private_texts:
            raise
        return job
