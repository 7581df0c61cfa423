"""The command that tells what became of what was handed off, and writes it down on demand."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.cli_error import for_each
from flows.cli_options import workshops_and_folders

if TYPE_CHECKING:
    from flows.workshop import Folders

_FOLDER = "opfoelgning"


@click.command(options_metavar="[VALG]")
@workshops_and_folders
@click.option("--documents", is_flag=True, help="Skriv også status, svaret til deltagerne og rykkere i Word.")
@click.pass_context
def status(
    ctx: click.Context, names: tuple[str, ...], inputs: Path, outputs: Path, categories: Path, documents: bool
) -> None:
    """Vis, hvad der er blevet af de input, der er sendt videre, det overskredne først.

    Eksempel: workshop status seniorliv --documents
    """
    from flows.workshop import Folders, find_workshops

    folders = Folders(inputs, outputs, categories)
    ctx.exit(for_each(find_workshops(inputs, names), lambda name: _show(name, folders, documents=documents)))


def _show(name: str, folders: Folders, *, documents: bool) -> None:
    from flows.becoming import read_becoming, write_documents
    from flows.exchange import say_kept
    from flows.follow_up.documents import tell_status, wording

    became = read_becoming(name, folders)
    click.echo(f"{name}:")
    if not became.statuses:
        click.echo(f"- {wording().told.none}")
        return
    today = datetime.date.today()  # noqa: DTZ011 - the day where staff are
    for line in (*tell_status(became.items, became.statuses, today, became.waiting), *became.told):
        click.echo(line)
    if documents:
        written = write_documents(became, folders.outputs / name / _FOLDER, today)
        folder, files = folders.outputs / name / _FOLDER, ", ".join(written.files)
        click.echo(wording().told.written.format(folder=folder, files=files))
        for kept in written.kept:
            click.echo(say_kept(folder / kept))
