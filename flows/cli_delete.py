"""The command `workshop delete`, and the reminder of it."""

from __future__ import annotations

import datetime
from contextlib import suppress
from pathlib import Path

import click

from flows.cli_options import folder_option
from flows.errors import ExitCode, WorkshopError

_YES = {"j", "ja", "y", "yes"}
_OWN_SCHEME = " (skemaet med workshoppens navn; skal det blive, så svar nej, og giv filen et andet navn)"


@click.command(options_metavar="[VALG]")
@click.argument("name", metavar="NAVN")
@folder_option("inputs")
@folder_option("outputs")
@folder_option("categories")
@click.option("--yes", is_flag=True, help="Slet uden at spørge.")
@click.pass_context
def delete(ctx: click.Context, name: str, inputs: Path, outputs: Path, categories: Path, yes: bool) -> None:
    """Slet en workshop: input, dokumenter, ældre udgaver, eget skema og det, Prefect husker.

    Eksempel: workshop delete seniorliv
    """
    from flows.deleting import delete_workshop, plan_deletion
    from flows.embedded_prefect import prepare_prefect, server_error
    from flows.workshop import Folders

    folders = Folders(inputs, outputs, categories)
    plan = plan_deletion(name, folders)
    if not yes:
        listed = (f"  {path}{_OWN_SCHEME if path in plan.schemes.going else ''}" for path in plan.paths)
        click.echo("\n".join(("Det her bliver slettet og kan ikke fortrydes:", *listed, *plan.schemes.staying)))
        answer = click.prompt(f"Slet {plan.name}? [j/N]", default="n", show_default=False, prompt_suffix=" ")
        if answer.strip().casefold() not in _YES:
            ctx.exit(ExitCode.DONE)
    deleted = delete_workshop(plan, folders)
    went = (f"  {path}" for path in deleted.paths)
    told = f"Slettet: {plan.name}. Kvitteringen, uden tekst, ligger i {deleted.receipt}"
    click.echo("\n".join((told, *went, *plan.schemes.staying)))
    prepare_prefect(verbose=False)
    try:
        from flows.process_workshop import forget_runs

        forgotten = forget_runs(plan.name)
    except Exception as exc:  # Prefect's own: the files are gone
        raise server_error(exc) from exc
    click.echo(f"Slettet i Prefect: {forgotten} {'kørsel' if forgotten == 1 else 'kørsler'}.")


def remind_of_deleting(folder: Path) -> None:
    """Remind of deleting a workshop whose time has come; settings that can't be read were told of by the run."""
    from flows.settings import read_settings

    with suppress(WorkshopError):
        due = read_settings(folder).delete_after
        if due is not None and due <= datetime.date.today():  # noqa: DTZ011 - the day where staff are
            click.echo(
                f'{folder.name}: skulle slettes {due}. Slet den med: workshop delete "{folder.name}"', err=True
            )
