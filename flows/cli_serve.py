"""The command that is all an office needs: server, schedule, watcher."""

from __future__ import annotations

import os
from pathlib import Path

import click

from flows.cli_watch import find_folders, run_apart, until_stopped, watching_options
from flows.errors import PrefectError


@click.command(options_metavar="[VALG]")
@watching_options
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=4200,
    show_default=True,
    metavar="PORT",
    help="Hvor Prefects server skal være (0: en ledig).",
)
@click.option("--verbose", is_flag=True, help="Vis Prefects egne linjer.")
def serve(
    inputs: Path,
    outputs: Path,
    categories: Path,
    quiet_for: float,
    every: float,
    keep: int,
    port: int,
    verbose: bool,
) -> None:
    """Start det hele: Prefects server, den faste tidsplan og øjet på mapperne.

    En ny mappe i inputmappen får en workshop.yaml at rette i. Er PREFECT_API_URL sat, bruges den server.
    Stop med Ctrl+C. En kørsel, som en ændring i mapperne har begyndt, bliver færdig. En, som tidsplanen eller
    Prefects sider har begyndt, får højst et minut; så afbrydes den, og den forrige udgave står urørt.

    Eksempel: workshop serve
    """
    from flows.embedded_prefect import prepare_prefect
    from flows.overview import PAGE, show
    from flows.serving import FINISHES_WITHIN, attend, serving
    from flows.watching import Watcher

    folders = find_folders(inputs, outputs, categories)
    before = dict(os.environ)
    prepare_prefect(verbose=verbose)
    stop = until_stopped()
    click.echo("Starter Prefects server. Det tager op til et minut.")
    with serving(folders, keep, port, _environment(before)) as household:
        show(folders)
        click.echo(f"Prefect: {os.environ['PREFECT_API_URL'].removesuffix('/api')}")
        click.echo(f"Oversigt: {folders.outputs / PAGE}")
        click.echo(f"Holder øje med '{inputs}'. Stop med Ctrl+C.")
        ended = attend(household, stop)
        Watcher(folders, run_apart(folders, keep, verbose=verbose), quiet_for, every).watch(stop)
        if household.runs():
            click.echo(f"Venter højst {FINISHES_WITHIN:g} sekunder på en kørsel, som Prefect har begyndt.")
    if ended:
        (name,) = ended
        raise PrefectError(
            f"Prefects {name} stoppede af sig selv. Se hvorfor i '{household.log(name)}', og start igen."
        )
    click.echo("Stoppet.")


def _environment(before: dict[str, str]) -> dict[str, str]:
    """Give what server and worker are started with: as prepared, but with the log that Prefect's pages show."""
    quiet = {name for name in os.environ.keys() - before.keys() if name.endswith("LOGGING_LEVEL")}
    return {name: value for name, value in os.environ.items() if name not in quiet}
