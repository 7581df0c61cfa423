"""The flow of the main job: spreadsheets in; Bilag 1, summary, board and result out. Read it top to bottom."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from prefect import flow, task, unmapped
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.states import Completed
from prefect.tasks import Task
from prefect.utilities.annotations import quote

from flows.changes import changes_data, compare_with_published
from flows.edition import assemble_edition, group_notes, place_notes
from flows.errors import InputBusyError, InputError, RulesError, telling_no_text
from flows.gather import read_file, settle_outcomes
from flows.gather.settings import ColumnSettings
from flows.notes import Edition, FileReading, Gathered
from flows.publish import MANIFEST, folder_lock, publish, read_manifest, recover, render_manifest
from flows.review import standing_decisions
from flows.theme_names import ThemeNames
from flows.workshop import Folders, Workshop, as_read, find_workshops, open_workshop, stands
from flows.write import open_marks
from flows.write.documents import list_documents
from flows.write.proof import prove_appendix
from flows.write.result_json import counts

logger = logging.getLogger(__name__)
_Result = TypeVar("_Result")


@flow(name="process-workshop", flow_run_name="process-{workshop}", persist_result=False)
def process_workshop(
    workshop: str,
    inputs: Path = Path("inputs"),
    outputs: Path = Path("outputs"),
    categories: Path = Path("categories"),
    force: bool = False,
    strict: bool = False,
    skip_bad_files: bool = False,
    final: bool = False,
) -> State[Any]:
    """Make a workshop's documents from its spreadsheets, unless nothing has changed since they were made.

    Args:
        workshop: The name of a folder in `inputs`.
        inputs: A folder a workshop.
        outputs: Where a folder of documents a workshop is made.
        categories: A folder of category schemes, or one scheme for all.
        force: Make the documents anew even though nothing has changed.
        strict: Publish nothing while something needs a look.
        skip_bad_files: Go on without the files that can't be read, and say so.
        final: Refuse while the answer letter has a place that a caseworker must fill in.

    Returns:
        A completed state named "Published" or "Unchanged".

    Raises:
        WorkshopError: Whatever is expected to go wrong; what was published before then still stands.
    """
    with telling_no_text():
        find_workshops(inputs, (workshop,))
        with folder_lock(outputs, workshop):
            return _process(workshop, Folders(inputs, outputs, categories), force, strict, skip_bad_files, final)


def _process(
    name: str, folders: Folders, force: bool, strict: bool, skip_bad_files: bool, final: bool
) -> State[Any]:
    job = open_workshop(name, folders)
    recover(job.output)
    published = read_manifest(job.output)
    if published and not force and stands(job, published, skip_bad_files=skip_bad_files):
        _refuse_open_marks(job, published.data["open_marks"], final)
        return Completed(name="Unchanged", message="Inputs, rules and decisions are as they were.")

    gathered = gather(job, skip_bad_files)
    job = as_read(job, gathered)
    standing = standing_decisions(gathered, job.decisions)
    grouping = _run("dedupe", group_notes, job, gathered, standing)
    placements = _run("categorise", place_notes, job, gathered, grouping)
    edition = _run("review", assemble_edition, job, gathered, grouping, placements, standing)
    edition = _run("compare", compare_with_published, edition, job.output, published, job.fingerprint)
    marks = open_marks(job.settings)
    _refuse_cautions(job, edition, strict)
    _refuse_open_marks(job, marks, final)
    documents = {
        name: _run(f"write {name}", write, edition)
        for name, write in list_documents(job.settings, job.template).items()
    }
    _run("prove", prove_appendix, edition, job.settings, documents)
    record_counts(edition)
    kept = _run("publish", publish_edition, job, edition, documents, marks)
    return Completed(name="Published", message=f"{counts(edition)['notes']} notes.", data=kept)


def _may_succeed_later(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Retry only a file that is open in Excel or still being copied; a damaged one stays damaged."""
    return isinstance(state.result(raise_on_failure=False), InputBusyError)


@task(
    task_run_name="read {path.name}",
    retries=3,
    retry_delay_seconds=[1, 2, 4],
    retry_condition_fn=_may_succeed_later,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def read_input(path: Path, folder: Path, columns: ColumnSettings, themes: ThemeNames) -> FileReading:
    """Read one file's notes."""
    with telling_no_text():
        return read_file(path, folder, columns, themes)


def gather(job: Workshop, skip_bad_files: bool) -> Gathered:
    """Read all files, and tell of every one that can't be read, not of the first only.

    Raises:
        InputError: With a message a file, unless `skip_bad_files`; or where no note was found.
        RulesError: Where `columns` asks for what is not there.
    """
    _announce("read")
    columns = job.settings.columns
    futures = read_input.map(
        job.files, unmapped(job.folder), unmapped(quote(columns)), unmapped(quote(job.scheme.theme_names))
    )
    outcomes: list[Any] = [future.result(raise_on_failure=False) for future in futures]
    for outcome in outcomes:
        if not isinstance(outcome, FileReading | InputError):
            raise outcome
    return settle_outcomes(outcomes, job.folder, columns, skip_bad_files, job.settings.appendix.template)


def _run(step: str, function: Callable[..., _Result], *args: Any) -> _Result:
    """Run a stage as a Prefect task.

    Its arguments are quoted: Prefect would else walk through every note to look for futures.
    """
    _announce(step)

    def guarded(*values: Any) -> _Result:
        with telling_no_text():
            return function(*values)

    as_task: Callable[..., _Result] = Task(guarded, name=step, cache_policy=NO_CACHE, persist_result=False)
    return as_task(*(quote(argument) for argument in args))


def _announce(step: str) -> None:
    logger.info("step: %s", step)


def publish_edition(
    job: Workshop, edition: Edition, documents: dict[str, bytes], marks: Sequence[str]
) -> tuple[str, ...]:
    """Publish the documents with their manifest; give the names of files that somebody had changed by hand."""
    about = {
        "workshop": job.name,
        "fingerprint": job.fingerprint,
        "parts": job.parts,
        "skipped": [str(caution.source) for caution in edition.cautions if caution.code == "skipped_file"],
        "counts": counts(edition),
        "changes": changes_data(edition.changes),
        "open_marks": list(marks),
    }
    return publish(job.output, {**documents, MANIFEST: render_manifest(about, documents)})


def record_counts(edition: Edition) -> None:
    """Keep the counts a theme as an artifact in Prefect; no text of a note."""
    placed = [placement.theme for placement in edition.placements.values()]
    table = [{"theme": theme.title, "notes": placed.count(theme.id)} for theme in edition.themes]
    table.append({"theme": "Uden tema", "notes": placed.count(None)})
    create_table_artifact(
        key=f"themes-{_slug(edition.workshop)}", table=table, description=f"Notes a theme in {edition.workshop}"
    )


def _slug(name: str) -> str:
    """Make a key of lowercase letters, digits and dashes, as Prefect wants it."""
    plain = name.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or "workshop"


def _refuse_cautions(job: Workshop, edition: Edition, strict: bool) -> None:
    if strict and edition.cautions:
        raise InputError(
            f"{job.name}: intet er udgivet, fordi --strict er valgt, og {len(edition.cautions)} forhold skal ses "
            f'på. Se dem med: workshop check "{job.name}"'
        )


def _refuse_open_marks(job: Workshop, marks: Sequence[str], final: bool) -> None:
    if final and marks:
        listed = "\n".join(f"- {mark}" for mark in marks)
        raise RulesError(
            f"{job.name}: svaret er ikke færdigt. Udfyld i workshop.yaml under 'answer', og kør igen:\n{listed}"
        )
