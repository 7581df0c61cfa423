"""The command that waits for changes."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from flows.cli_options import folder_option, keep_option
from flows.errors import UsageError

if TYPE_CHECKING:
    from flows.workshop import Folders

_APART = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # so that Ctrl+C ends the watcher, not a run


def watching_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command that watches the folders, when it runs what changed, and how."""
    every = click.option(
        "--every",
        type=click.FloatRange(min=1),
        default=900.0,
        show_default=True,
        metavar="SEKUNDER",
        help="Hvor tit alt bliver set efter, også når intet er meldt.",
    )
    quiet_for = click.option(
        "--quiet-for",
        type=click.FloatRange(min=0.1),
        default=3.0,
        show_default=True,
        metavar="SEKUNDER",
        help="Hvor længe en mappe skal være i ro før en kørsel. I synkroniserede mapper fx 120.",
    )
    command = quiet_for(every(keep_option(command)))
    return folder_option("inputs")(folder_option("outputs")(folder_option("categories")(command)))


@click.command(options_metavar="[VALG]")
@watching_options
@click.option(
    "--tell-prefect",
    is_flag=True,
    help="Meld ændringer til Prefects server (PREFECT_API_URL), der så kører, i stedet for at køre her.",
)
@click.option("--verbose", is_flag=True, help="Vis Prefects egne linjer.")
def watch(
    inputs: Path,
    outputs: Path,
    categories: Path,
    quiet_for: float,
    every: float,
    keep: int,
    tell_prefect: bool,
    verbose: bool,
) -> None:
    """Hold øje med mapperne, og kør det, der ændrer sig.

    Stop med Ctrl+C. En kørsel, der er begyndt, bliver færdig.

    Eksempel: workshop watch --quiet-for 120
    """
    from flows.watching import Watcher

    folders = find_folders(inputs, outputs, categories)

    def tell(name: str) -> None:
        from flows.rerun_changed import tell_changed

        click.echo(f"[{datetime.datetime.now():%H.%M}] {name}: er ny eller ændret, så Prefect får besked.")  # noqa: DTZ005
        tell_changed(name)

    if tell_prefect:
        from flows.embedded_prefect import prepare_prefect

        if not os.environ.get("PREFECT_API_URL"):
            raise UsageError("--tell-prefect: sæt PREFECT_API_URL til adressen på Prefects server, og prøv igen.")
        prepare_prefect(verbose=verbose)
    stop = until_stopped()
    click.echo(f"Holder øje med '{inputs}'. Stop med Ctrl+C.")
    run = tell if tell_prefect else run_apart(folders, keep, verbose=verbose)
    Watcher(folders, run, quiet_for, every).watch(stop)
    click.echo("Stoppet.")


def find_folders(inputs: Path, outputs: Path, categories: Path) -> Folders:
    """Give the folders to watch.

    Raises:
        UsageError: There is no folder of inputs, or no scheme.
    """
    from flows.workshop import Folders, list_schemes, list_workshops

    list_workshops(inputs)
    list_schemes(categories)
    return Folders(inputs, outputs, categories)


def run_apart(folders: Folders, keep: int, *, verbose: bool) -> Callable[[str], None]:
    """Give what runs one workshop in a process of its own, which a Ctrl+C here does not end."""
    arguments = [
        "--inputs", str(folders.inputs), "--outputs", str(folders.outputs), "--categories", str(folders.categories),
        "--keep", str(keep), *(["--verbose"] if verbose else []),
    ]  # fmt: skip

    def run(name: str) -> None:
        click.echo(f"[{datetime.datetime.now():%H.%M}] {name}: er ny eller ændret, så den køres.")  # noqa: DTZ005
        command = (sys.executable, "-m", "flows.cli", "run", *arguments, "--", name)
        subprocess.run(command, check=False, start_new_session=True, creationflags=_APART)  # noqa: S603 - ourselves

    return run


def until_stopped() -> threading.Event:
    """Give what is set as soon as somebody asks the process to end."""
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, end)
    return stop
