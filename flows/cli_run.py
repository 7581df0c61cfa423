"""The command of the main job: one workshop after another, or several side by side."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from flows.cli_delete import remind_of_deleting
from flows.cli_error import say_beside_progress, say_what_is_waited_for, tell
from flows.cli_hand_off import show_returned
from flows.cli_options import keep_option, skip_option, workshops_and_folders
from flows.errors import (
    AwaitingApprovalError,
    ExitCode,
    HeldBackError,
    NoNotesError,
    OutputError,
    PrefectError,
    UndecidedError,
    WorkshopError,
    advise_skipping,
    tell_beside,
)
from flows.recording import Recorder, Said
from flows.terminal import fit_terminal

if TYPE_CHECKING:
    from flows.process_workshop import Finished
    from flows.workshop import Folders


@click.command(options_metavar="[VALG]")
@workshops_and_folders
@click.option("--force", is_flag=True, help="Lav dokumenterne om, selv om intet er ændret.")
@click.option("--strict", is_flag=True, help="Udgiv intet, så længe noget skal ses på.")
@click.option("--final", is_flag=True, help="Afvis, hvis svaret har et sted, der skal udfyldes.")
@skip_option
@keep_option
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="ANTAL",
    help="Hvor mange workshops der køres ad gangen. Flere er kun hurtigere for store og på mange processorer.",
)
@click.option(
    "--task-runner",
    default="",
    metavar="dask[=ADRESSE]",
    help="Lad en Dask-klynge læse filerne og fordele og samle input. Uden ADRESSE: en på denne maskine.",
)
@click.option("--verbose", is_flag=True, help="Vis Prefects egne linjer.")
@click.pass_context
def run(
    ctx: click.Context,
    names: tuple[str, ...],
    inputs: Path,
    outputs: Path,
    categories: Path,
    force: bool,
    strict: bool,
    final: bool,
    skip_bad_files: bool,
    keep: int,
    jobs: int,
    task_runner: str,
    verbose: bool,
) -> None:
    """Lav dokumenterne for hver workshop (uden NAVN: alle).

    Eksempel: workshop run lgbt-beskaeftigelse
    """
    from flows.seen import digest_schemes
    from flows.workshop import Folders, find_workshops

    if task_runner:
        from flows.cluster import parse_task_runner

        parse_task_runner(task_runner)
    folders = Folders(inputs, outputs, categories)
    how = How(folders, force, strict, final, skip_bad_files, keep, verbose, task_runner)
    chosen = find_workshops(inputs, names)
    with _ended_by_a_signal():
        schemes = digest_schemes(categories)
        told = {
            name: _tell_without_prefect(name, how, schemes) for name in chosen
        }  # a bad one does not stop the others
        codes = _run(tuple(name for name in chosen if told[name] is None), how, jobs)
    for name in chosen:
        remind_of_deleting(inputs / name)
    ctx.exit(next((code for name in chosen if (code := codes.get(name) or told[name])), ExitCode.DONE))


@dataclass(frozen=True)
class How:
    """Where things are, and what is asked of the runs.

    Attributes:
        task_runner: As it was written.
        server: The address of the server that another process of this command has started; empty where none has.
    """

    folders: Folders
    force: bool
    strict: bool
    final: bool
    skip_bad_files: bool
    keep: int
    verbose: bool
    task_runner: str = ""
    server: str = ""


def _tell_without_prefect(name: str, how: How, schemes: str) -> ExitCode | None:
    """Tell that nothing changed, or what is wrong, where that can be told without Prefect; None where it can't."""
    from flows.overview import tell_failed, tell_made
    from flows.unchanged import find_unchanged, refuse_before_run
    from flows.workshop import open_workshop

    folders = how.folders
    try:
        if how.force:
            refuse_before_run(name, folders)
            return None
        if (
            find_unchanged(name, folders, skip_bad_files=how.skip_bad_files, final=how.final, schemes=schemes)
            is None
        ):
            return None
        tell_made(folders, name, unchanged=True)
        show_returned(open_workshop(name, folders))
        _show_published(folders.outputs / name, "Unchanged", None)
    except BrokenPipeError:
        raise
    except Exception as exc:
        tell_failed(folders, name, exc)
        return _tell_unpublished(exc, name, how)
    return ExitCode.DONE


def _run(names: Sequence[str], how: How, jobs: int) -> dict[str, ExitCode]:
    """Run the flow of each workshop, and tell what came of it, in their order.

    Raises:
        PrefectError: Its server is not reached, or a cluster is asked for and none is configured: that ends the
            command.
    """
    from flows.embedded_prefect import prepare_prefect

    if not names:
        return {}
    prepare_prefect(verbose=how.verbose)
    if how.task_runner:
        _refuse_without_server()
    most = min(jobs, len(names))
    return _run_side_by_side(names, how, most) if most > 1 else {name: _run_here(name, how) for name in names}


def _refuse_without_server() -> None:
    """Refuse a cluster where the run's own server would be started beside it: that one is nobody's to look at."""
    from flows.process_workshop import has_server

    if not has_server():
        raise PrefectError(
            "--task-runner dask: der er ingen Prefect-server. Start 'workshop serve' i denne mappe, eller sæt "
            "PREFECT_API_URL til den, der kører (fx http://127.0.0.1:4200/api), og kør igen."
        )


def _run_here(name: str, how: How) -> ExitCode:
    """Run the flow of one workshop in this process."""
    from flows.embedded_prefect import following

    with following(name, quiet=how.verbose):
        state = _process(name, how)
    outcome: Any = state.result(raise_on_failure=False)
    if isinstance(outcome, WorkshopError) or not state.is_completed():
        return _tell_unpublished(outcome, name, how)
    _show_published(how.folders.outputs / name, state.name or "", outcome)
    return ExitCode.DONE


def _tell_unpublished(error: Exception, name: str, how: How) -> ExitCode:
    """Tell why a run published nothing, and how it would; the overview does not name the command's options."""
    full = error.full if isinstance(error, WorkshopError) else error
    if isinstance(full, HeldBackError):
        _show_held_back(full, how.folders.outputs / name)
    if isinstance(full, WorkshopError):
        beside = _where_to_decide(full, how.folders.outputs / name)
        tell_beside(full, (*beside, *advise_skipping(full, name, "dokumenterne")))
    return tell(full, name)


def _where_to_decide(error: WorkshopError, folder: Path) -> tuple[str, ...]:
    """Say where the review workbook lies in which an error asks a person to decide; nothing of another error."""
    from flows.workbook import WORKBOOK

    asks = isinstance(error, HeldBackError | NoNotesError | UndecidedError)
    return (f"Gennemgangen ligger her: {folder / WORKBOOK}",) if asks and (folder / WORKBOOK).exists() else ()


def _show_held_back(error: HeldBackError, folder: Path) -> None:
    """Show what was read of an edition that is held back; of one that waits since an earlier run, by its files."""
    from flows.cli_report import open_console, show_read
    from flows.publish import WAITING, read_waiting
    from flows.record import RESULT

    result = error.result
    if result is None and isinstance(error, AwaitingApprovalError) and read_waiting(folder):
        with suppress(OSError, ValueError):
            result = json.loads((folder / WAITING / RESULT).read_bytes())
    if result is not None:
        console = open_console()
        show_read(console, result)
        console.print()


def _process(name: str, how: How) -> Any:
    """Run the flow and give its final state."""
    from flows.embedded_prefect import server_error
    from flows.process_workshop import process_workshop

    try:
        return process_workshop(
            name,
            how.folders.inputs,
            how.folders.outputs,
            how.folders.categories,
            force=how.force,
            strict=how.strict,
            skip_bad_files=how.skip_bad_files,
            final=how.final,
            keep=how.keep,
            task_runner=how.task_runner,
            return_state=True,
        )
    except Exception as exc:  # what the flow raises is in its state: this is Prefect's own
        raise server_error(exc, own=bool(how.server)) from exc


def _run_side_by_side(names: Sequence[str], how: How, most: int) -> dict[str, ExitCode]:
    """Run the flows in processes of their own, which all use one server; what each says is told as a whole."""
    from flows.embedded_prefect import counting
    from flows.overview import show
    from flows.side_by_side import SideBySide

    how = replace(how, server="" if os.environ.get("PREFECT_API_URL") else _start_server())
    codes: dict[str, ExitCode] = {}
    try:
        with (
            SideBySide(run_recorded, [(name, how) for name in names], most, say_beside_progress) as runs,
            counting(len(names), most, quiet=how.verbose) as told,
        ):
            for name, ran in zip(names, runs.results(), strict=True):
                with told():
                    codes[name] = _tell_recorded(name, how, ran)
    finally:  # of two that wrote the page at the same time, the later may not have known of the other
        with suppress(OSError):
            show(how.folders)
    return codes


def _start_server() -> str:
    """Start the server that all the runs use, and give its address."""
    from flows.embedded_prefect import server_error

    try:
        from flows.process_workshop import reach_server

        return reach_server()
    except Exception as exc:
        raise server_error(exc) from exc


@dataclass(frozen=True)
class Recorded:
    """What came of a run in another process.

    Attributes:
        said: In its order.
        unreached: What is to be told where Prefect's server was not reached; empty where it was.
    """

    code: ExitCode
    said: Sequence[Said]
    unreached: str = ""


def run_recorded(name: str, how: How) -> Recorded:
    """Run the flow of one workshop, and say nothing, but give what is to be said of it."""
    recorder = _recorder()
    try:
        _become_a_worker(how)
        code = _run_here(name, how)
    except PrefectError as exc:
        return Recorded(exc.exit_code, recorder.take(), str(exc))
    except Exception as exc:
        code = tell(exc, name)
    return Recorded(code, recorder.take())


@cache
def _recorder() -> Recorder:
    """Record, from now on, what this process says."""
    recorder = Recorder()
    recorder.install()
    return recorder


@cache
def _become_a_worker(how: How) -> None:
    """Prepare this process, once, for one run after another."""
    from flows.embedded_prefect import prepare_prefect
    from flows.worker_process import say_meanwhile

    if how.server:
        os.environ["PREFECT_API_URL"] = how.server
    prepare_prefect(verbose=how.verbose)
    say_what_is_waited_for(say_meanwhile)


def _tell_recorded(name: str, how: How, ran: Recorded | Exception) -> ExitCode:
    """Say what another process would have said of its run."""
    from flows.overview import tell_failed
    from flows.worker_process import LostProcessError

    if isinstance(ran, LostProcessError):
        lost = OutputError(
            f"{name}: kørslen stoppede brat, før den var færdig. Kør igen; er der for lidt hukommelse til flere ad "
            "gangen, så med --jobs 1."
        )
        tell_failed(how.folders, name, lost)
        return tell(lost, name)
    if isinstance(ran, Exception):
        raise ran
    for said in ran.said:
        click.echo(fit_terminal(said.text, sys.stderr) if said.err else said.text, nl=False, err=said.err)
    if ran.unreached:
        raise PrefectError(ran.unreached)
    return ran.code


@contextmanager
def _ended_by_a_signal() -> Iterator[None]:
    """Let whoever asks the process to end interrupt it like Ctrl+C does, so that it ends what it has started."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _show_published(folder: Path, state: str, finished: Finished | None) -> None:
    """Show what stands in the folder; that it can't be shown is no failure of the run."""
    try:
        _show_folder(folder, state, finished)
    except OSError as exc:
        if isinstance(exc, BrokenPipeError):
            raise
        click.echo(f"{folder.name}: dokumenterne er lavet, men kan ikke vises her ({exc.strerror}).", err=True)


def _show_folder(folder: Path, state: str, finished: Finished | None) -> None:
    from flows.cli_report import open_console, show_answers, show_summary
    from flows.exchange import say_kept
    from flows.record import MANIFEST, RESULT, EditionRecord
    from flows.workbook import WORKBOOK

    record = EditionRecord.read(folder)
    result = json.loads((folder / RESULT).read_bytes())
    published = [output.file for output in (record.outputs if record else ())]
    folders = (f"{file.rpartition('/')[0]}/" if "/" in file else file for file in published)
    files = [*dict.fromkeys(folders), MANIFEST, WORKBOOK]
    console = open_console()
    if finished is not None:
        show_answers(console, finished.told)
    for name in finished.kept if finished else ():
        click.echo(say_kept(folder / name))
    show_summary(console, result, state, folder, files)
