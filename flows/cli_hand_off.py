"""The command that hands packages off, and what `check` tells of who receives what."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.cli_error import for_each
from flows.cli_options import workshops_and_folders
from flows.errors import UsageError, WorkshopError

if TYPE_CHECKING:
    from rich.console import Console

    from flows.deliver import HandOffSettings
    from flows.handing_off import Prepared
    from flows.notes import Edition
    from flows.workshop import Folders, Workshop

_MOST = 20  # notes that are listed


def show_shares(console: Console, edition: Edition, settings: HandOffSettings) -> None:
    """Show how many notes each receiver gets, which nobody gets, and how many several get; no text of any."""
    from flows.cli_report import show_item, show_line
    from flows.deliver import count_shares

    if not settings.receivers:
        return
    shares = count_shares(edition, settings.receivers)
    show_line(console, "Overdragelse:")
    for receiver in settings.receivers:
        show_item(console, f"{receiver.name} ({receiver.id}): {shares.counts[receiver.id]} input")
    if shares.several:
        show_item(console, f"{shares.several} input går til flere modtagere.")
    if not shares.nobody:
        show_item(console, "Alle input har en modtager.")
    else:
        show_item(
            console,
            f"{len(shares.nobody)} input har ingen modtager. Vælg en i gennemgang.xlsx i kolonnen Modtager:",
        )
        for note in shares.nobody[:_MOST]:
            show_item(console, f"{note.source}: {note.id}")
        if len(shares.nobody) > _MOST:
            show_item(console, f"og {len(shares.nobody) - _MOST} til")
    console.print()


def show_returned(job: Workshop) -> None:
    """Show what came back of a workshop's packages; nothing where nothing did."""
    from flows.coming_back import take_in

    came = take_in(job)
    for line in (*came.told, *came.details):
        click.echo(line)


@click.command("hand-off", options_metavar="[VALG]")
@workshops_and_folders
@click.option("--dry-run", is_flag=True, help="Vis, hvad der ville blive sendt hvorhen; intet bliver sendt.")
@click.option("--again", multiple=True, metavar="MODTAGER", help="Send til modtageren, hvad den end har fået.")
@click.option("--delivered", multiple=True, metavar="MODTAGER", help="Pakken er kommet frem: send den ikke igen.")
@click.option("--verbose", is_flag=True, help="Vis Prefects egne linjer.")
@click.pass_context
def hand_off(
    ctx: click.Context,
    names: tuple[str, ...],
    inputs: Path,
    outputs: Path,
    categories: Path,
    dry_run: bool,
    again: tuple[str, ...],
    delivered: tuple[str, ...],
    verbose: bool,
) -> None:
    """Send pakkerne til dem, der ikke har fået dem (uden NAVN: alle workshops med modtagere).

    Eksempel: workshop hand-off seniorliv --dry-run
    """
    from flows.handing_off import prepare
    from flows.workshop import Folders, find_workshops

    if (again or delivered) and len(names) != 1:
        raise UsageError("--again og --delivered gælder én workshop. Skriv dens navn.")
    folders = Folders(inputs, outputs, categories)
    chosen = [name for name in find_workshops(inputs, names) if names or _hands_off(inputs / name)]

    def deliver(name: str) -> None:
        prepared = prepare(name, folders, again, delivered)
        if dry_run or not (prepared.delivering or delivered):
            _show_plan(prepared)
            if not dry_run:
                prepared.refuse_maybe()
        else:
            for line in _run(name, folders, again, delivered, verbose=verbose):
                click.echo(f"{name}: {line}")

    code = for_each(chosen, deliver)
    if not chosen:
        click.echo("Ingen workshop har modtagere. Skriv dem i workshop.yaml under hand_off.")
    ctx.exit(code)


def _hands_off(folder: Path) -> bool:
    """Tell whether a workshop has receivers; one whose settings can't be read is asked, so that it is told."""
    from flows.settings import read_settings

    try:
        return bool(read_settings(folder).hand_off.receivers)
    except WorkshopError:
        return True


def _show_plan(prepared: Prepared) -> None:
    from flows.deliver.wording import wording

    click.echo(f"{prepared.desk.workshop}:")
    for first, *others in prepared.told:
        click.echo("\n  ".join((f"- {first}", *others)))
    mails = any(each.receiver.delivered_by_mail for each in prepared.delivering)
    if mails and not os.environ.get("WORKSHOP_SMTP_HOST", "").strip():
        click.echo(wording().told.no_server)


def _run(
    name: str, folders: Folders, again: Sequence[str], delivered: Sequence[str], *, verbose: bool
) -> tuple[str, ...]:
    """Run the flow, and give what staff are told."""
    from flows.embedded_prefect import following, prepare_prefect, server_error

    prepare_prefect(verbose=verbose)
    with following(name, quiet=verbose):
        try:
            from flows.hand_off import hand_off as flow

            state = flow(
                name, folders.inputs, folders.outputs, folders.categories, again, delivered, return_state=True
            )
        except Exception as exc:  # what the flow raises is in its state: this is Prefect's own
            raise server_error(exc) from exc
    outcome: Any = state.result(raise_on_failure=False)
    if not state.is_completed():
        raise outcome
    told: tuple[str, ...] = outcome
    return told
