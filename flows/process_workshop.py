"""The flow of the main job: spreadsheets in; documents out. The steps themselves are in pipeline.py."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, ParamSpec, TypeVar

from prefect import flow, task, unmapped
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey, FlowRunFilter, FlowRunFilterName
from prefect.client.schemas.objects import State, TaskRun
from prefect.context import FlowRunContext
from prefect.exceptions import FailedRun
from prefect.settings import PREFECT_API_URL
from prefect.states import Completed, Failed
from prefect.tasks import Task
from prefect.utilities.annotations import quote
from pydantic import Field

from flows.approval import as_it_was_read, find_unapproved, offer_of, refuse_waiting
from flows.cautions import refuse_cautions
from flows.cluster import open_cluster, parse_task_runner
from flows.coming_back import open_and_take_in
from flows.editions import KEPT, MOST_KEPT, keep_or_tell, tell_superseded
from flows.errors import (
    FAILURES,
    ApprovalRefusedError,
    AwaitingApprovalError,
    ExitCode,
    HeldBackError,
    InputBusyError,
    InputError,
    NoNotesError,
    OutputError,
    UndecidedError,
    WorkshopError,
    tell_beside,
    telling_no_text,
)
from flows.follow_up import Merged
from flows.gather import ReadOutcome, read_file
from flows.gather.decided import Decided
from flows.gather.settings import ColumnSettings
from flows.mapper import Mapper
from flows.notes import Edition, FileReading
from flows.overview import FollowUp, tell_failed, tell_made
from flows.pipeline import follow, make_documents, make_edition, make_workbook, read_answers, workbook_stands
from flows.publish import folder_lock, publish, read_published, recover
from flows.record import EditionRecord
from flows.review import fill_in, keep_book, keep_memory, read_memory
from flows.slugs import slug_of
from flows.theme_names import ThemeNames
from flows.unchanged import refuse_open_marks
from flows.unpublished import Unpublished, note_edition, put_workbook, remember_places
from flows.workbook import Settled, keep_decisions
from flows.workshop import Folders, Workshop, digest_inputs, find_workshops, open_workshop, stands

logger = logging.getLogger(__name__)
_P = ParamSpec("_P")
_R = TypeVar("_R")
_ATTEMPTS = 5


@dataclass(frozen=True)
class Finished:
    """What is told of a run that published.

    Attributes:
        kept: The names under which files that were changed by hand were kept.
        told: What became of the review workbook and of what was decided in it, without any text.
        follow_up: How many notes have come how far where they were handed off to.
    """

    kept: tuple[str, ...]
    told: tuple[str, ...]
    follow_up: FollowUp


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What is asked of a run; see `process_workshop`."""

    force: bool
    strict: bool
    skip_bad_files: bool
    final: bool
    keep: int


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
    keep: Annotated[int, Field(ge=1, le=MOST_KEPT)] = KEPT,
    task_runner: str = "",
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
        keep: How many editions are kept to be restored, this one among them.
        task_runner: Who reads files, and matches and groups notes: `dask=ADDRESS` is a cluster, `dask` one of the
            run's own, and nothing this process.

    Returns:
        A completed state named "Published", "Unchanged", "Awaiting approval" or "Refused"; or a failed one whose
        name says how. Where a run publishes nothing it holds the `WorkshopError`: what was published still stands.
    """
    try:
        with telling_no_text():
            (workshop,) = find_workshops(inputs, (workshop,))
            _tag_run(workshop)
            folders = Folders(inputs, outputs, categories)
            asked = _Asked(force=force, strict=strict, skip_bad_files=skip_bad_files, final=final, keep=keep)
            try:
                with open_cluster(parse_task_runner(task_runner)) as mapper:
                    state = _process(workshop, folders, asked, mapper)
            except Exception as exc:
                tell_failed(folders, workshop, exc)
                raise
            follow_up = state.data.follow_up if isinstance(state.data, Finished) else None
            tell_made(folders, workshop, unchanged=state.name == "Unchanged", follow_up=follow_up)
            return state
    except AwaitingApprovalError as exc:  # no failure: a person reads it, and the next run publishes
        refused = isinstance(exc, ApprovalRefusedError)
        return Completed(name="Refused" if refused else "Awaiting approval", message="Not published.", data=exc)
    except WorkshopError as exc:
        return Failed(name=FAILURES[exc.exit_code], message=str(exc), data=exc)


def _process(name: str, folders: Folders, asked: _Asked, mapper: Mapper | None) -> State[Any]:
    """Make and publish; where another run published meanwhile, begin again from the inputs as they are by then.

    So it does when it has written into the book of decisions which notes staff's words are about.
    """
    step = _Tasks(mapper)
    output = folders.outputs / name
    said: Settled | None = None
    saved: tuple[str, ...] = ()
    recovered: tuple[str, ...] = ()
    came: Merged | None = None
    for _ in range(_ATTEMPTS):
        with folder_lock(folders.outputs, name):
            recovered += recover(output)
            published = read_published(output)
        job, back = open_and_take_in(name, folders, step)
        came = back if came is None or back.changed else came
        settled = step("answers", read_answers, job)
        said = settled if said is None or settled.answers.new else said
        kept = _keep_decided(job, settled, step)  # safe on disk before anything is made from it
        if kept:
            job = open_workshop(name, folders)
        if job.decisions != settled.book:  # somebody saved the file since
            continue
        saved = (*saved, *settled.saved)
        inputs = digest_inputs(job)
        stood = published and stands(job, inputs, published.record, skip_bad_files=asked.skip_bad_files)
        before = published.record if published else None
        if not asked.force and workbook_stands(job, inputs, settled):
            if before and stood:
                if asked.final:
                    refuse_open_marks(name, before)
                return Completed(name="Unchanged", message="Inputs, rules and decisions are as they were.")
            refuse_waiting(job, inputs, before, skip_bad_files=asked.skip_bad_files)

        job = note_edition(job, inputs, step)
        unpublished = Unpublished(job, inputs, settled, said, step)
        try:
            edition = make_edition(job, step, skip_bad_files=asked.skip_bad_files)
        except (HeldBackError, NoNotesError, UndecidedError) as exc:
            unpublished.show_held_back(exc, skip_bad_files=asked.skip_bad_files)
            raise
        except WorkshopError as exc:
            tell_beside(exc, saved)
            raise
        book = fill_in(job.decisions, edition)
        if book != job.decisions:  # with it the fingerprint is another one
            with folder_lock(folders.outputs, name):
                step("remember", keep_book, job.folder, book, job.decisions)
            continue
        job = remember_places(job, edition, step)
        try:
            if asked.strict:
                refuse_cautions(edition)
            made = make_documents(job, edition, inputs, published, step)
            if asked.final:
                refuse_open_marks(name, made.record)
        except WorkshopError as exc:
            unpublished.show(exc, edition)
            raise
        if unapproved := find_unapproved(job, made.record.parts, made.record.skipped, before):
            unpublished.let_wait(unapproved, made)
            raise unapproved
        workbook = step(
            "write gennemgang.xlsx",
            make_workbook,
            job,
            made.edition,
            made.record.fingerprint,
            settled.answers,
            offer_of(job, made.record, published=True),
        )

        with folder_lock(folders.outputs, name):
            recovered += recover(output)
            if read_published(output) == made.replaces:
                made = as_it_was_read(made, job)
                superseded = tell_superseded(folders.outputs, name, made.replaces)
                unkept = step("keep edition", keep_or_tell, folders.outputs, name, asked.keep)  # a kill left it out
                edited = step("publish", publish, output, made.documents, made.record)
                unkept += step("keep edition", keep_or_tell, folders.outputs, name, asked.keep)
                unwritten = step("keep workbook", put_workbook, output, workbook, settled)
                told = (
                    *came.told,
                    *said.preview_of(made.edition, job.facts),
                    *superseded,
                    *unwritten,
                    *dict.fromkeys(unkept),
                )
                record_edition(made.edition, made.record, output)
                finished = Finished((*recovered, *edited), told, FollowUp.of(follow(job, made.edition)))
                return Completed(name="Published", message=f"{made.record.counts['notes']} notes.", data=finished)
    raise OutputError(
        f"{name}: andre kørsler udgiver hele tiden den samme workshop. Vent, til de er færdige, og kør igen."
    )


def _keep_decided(job: Workshop, settled: Settled, step: _Tasks) -> bool:
    """Write what was decided into decisions.yaml, and what the next run must know; tell whether anything was."""
    if not settled.changed and settled.memory_after(job.memory) == job.memory:
        return False
    with folder_lock(job.output.parent, job.name):
        if settled.changed and not step("keep decisions", keep_decisions, job.folder, job.decisions, settled.book):
            return True
        step("remember decisions", keep_memory, job.folder, settled.memory_after(read_memory(job.folder)))
    return True


class _Tasks:
    """Runs the steps as tasks of Prefect, where they are seen and a busy file is tried again.

    Arguments are quoted: Prefect would else walk through every note to look for futures.
    """

    def __init__(self, mapper: Mapper | None) -> None:
        self.mapper = mapper

    def __call__(self, name: str, function: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        """Run one step."""
        _announce(name)

        def guarded(*values: Any, **named: Any) -> _R:
            with telling_no_text():
                return function(*values, **named)

        as_task: Callable[..., _R] = Task(guarded, name=name, cache_policy=NO_CACHE, persist_result=False)
        try:
            return as_task(*map(quote, args), **{key: quote(value) for key, value in kwargs.items()})
        except WorkshopError as exc:
            raise exc.full from None

    def read_files(
        self, files: Sequence[Path], folder: Path, columns: ColumnSettings, themes: ThemeNames, decided: Decided
    ) -> list[ReadOutcome]:
        """Read files side by side, a task each."""
        _announce("read")
        same = (unmapped(quote(value)) for value in (folder, columns, themes, decided, self.mapper))
        futures = read_input.map(range(1, len(files) + 1), files, *same)
        settled: list[Any] = [future.result(raise_on_failure=False) for future in futures]
        outcomes: list[Any] = [each.full if isinstance(each, WorkshopError) else each for each in settled]
        for outcome in outcomes:
            if not isinstance(outcome, FileReading | InputError):
                raise outcome
        return outcomes


def _may_succeed_later(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Retry only a file that is open in Excel or still being copied; a damaged one stays damaged."""
    return isinstance(state.result(raise_on_failure=False), InputBusyError)


@task(
    task_run_name="read {number}",
    retries=3,
    retry_delay_seconds=[1, 2, 4],
    retry_condition_fn=_may_succeed_later,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def read_input(
    number: int,  # noqa: ARG001
    path: Path,
    folder: Path,
    columns: ColumnSettings,
    themes: ThemeNames,
    decided: Decided,
    mapper: Mapper | None,
) -> FileReading:
    """Read one file's notes; its name may be a person's, so Prefect knows it by its number."""
    with telling_no_text():
        return read_file(path, folder, columns, themes, decided, mapper)


def _announce(step: str) -> None:
    logger.info("step: %s", step)


class _ExpectedErrors(logging.Filter):
    """Tells of an expected error in a line, without the traceback that Prefect would log of it."""

    def filter(self, record: logging.LogRecord) -> bool:
        exc = record.exc_info[1] if record.exc_info else None
        expected = isinstance(exc, FailedRun) or (isinstance(exc, WorkshopError) and exc.exit_code != ExitCode.BUG)
        if expected:
            record.msg, record.args = "Ended with an expected error: %s", (exc,)
            record.exc_info = record.exc_text = None
        return True


for _name in ("prefect.flow_runs", "prefect.task_runs", "prefect.engine"):
    logging.getLogger(_name).addFilter(_ExpectedErrors())

process_workshop.serialize_parameters = lambda parameters: {  # type: ignore[method-assign]
    name: str(value) if isinstance(value, Path) else value for name, value in parameters.items()
}  # Prefect's own imports FastAPI to write a path as text, which takes as long as a third of Prefect


def _tag_run(workshop: str) -> None:
    """Tag the run with its workshop, so that Prefect's pages can show a workshop's runs."""
    context = FlowRunContext.get()
    if context is None or (run := context.flow_run) is None:
        return
    with get_client(sync_client=True) as client:
        client.update_flow_run(run.id, tags={*run.tags, "workshop", f"workshop:{workshop}"})


def record_edition(edition: Edition, record: EditionRecord, folder: Path) -> None:
    """Show in Prefect what was published: the counts a theme, what changed, and links; no text of a note.

    It is published, whether or not Prefect can be told.
    """
    slug, workshop = slug_of(edition.workshop), edition.workshop
    placed = [placement.theme for placement in edition.placements.values()]
    themes = [{"theme": theme.title, "notes": placed.count(theme.id)} for theme in edition.themes]
    themes.append({"theme": "Uden tema", "notes": placed.count(None)})
    changes = asdict(record.changes) if record.changes else {}
    changed = [{"change": change, "notes": len(notes)} for change, notes in changes.items()]
    links = [f"- [{output.file}]({(folder / output.file).resolve().as_uri()})" for output in record.outputs]
    try:
        create_table_artifact(key=f"themes-{slug}", table=themes, description=f"Notes a theme in {workshop}")
        since = f"What changed in {workshop} since the last edition"
        create_table_artifact(key=f"changes-{slug}", table=changed, description=since)
        create_markdown_artifact(key=f"documents-{slug}", markdown="\n".join(links), description=f"Of {workshop}")
    except Exception as exc:
        logger.warning("published, but Prefect was not told: %s", type(exc).__name__)


def reach_server() -> str:
    """Give the address of Prefect's server; one that ends with this process is started where none is configured."""
    with get_client(sync_client=True) as client:
        return str(client.api_url)


def has_server() -> bool:
    """Tell whether a server is configured: else each process starts one for itself."""
    return PREFECT_API_URL.value() is not None


def forget_runs(workshop: str) -> int:
    """Delete what Prefect keeps of a workshop's runs, and give how many runs there were."""
    forgotten = 0
    named = FlowRunFilter(name=FlowRunFilterName(any_=[f"process-{workshop}", f"hand-off-{workshop}"]))
    keys = [f"{what}-{slug_of(workshop)}" for what in ("themes", "changes", "documents")]
    shown = ArtifactFilter(key=ArtifactFilterKey(any_=keys))
    with get_client(sync_client=True) as client:
        while runs := client.read_flow_runs(flow_run_filter=named):
            for run in runs:
                client.delete_flow_run(run.id)
            forgotten += len(runs)
        for artifact in client.read_artifacts(artifact_filter=shown):
            client.delete_artifact(artifact.id)
    return forgotten
