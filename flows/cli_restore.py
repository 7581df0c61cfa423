"""The command `workshop restore`."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from flows.cli_options import folder_option


@click.command(options_metavar="[VALG]")
@click.argument("name", metavar="NAVN")
@click.argument("edition", metavar="[UDGAVE]", default="")
@folder_option("inputs")
@folder_option("outputs")
def restore(name: str, edition: str, inputs: Path, outputs: Path) -> None:
    """Udgiv en ældre udgave igen (uden UDGAVE: vis dem).

    Den bliver stående, til input, regler eller beslutninger ændres.

    Eksempel: workshop restore seniorliv 0003
    """
    from flows.exchange import say_kept
    from flows.restoring import restore_edition
    from flows.workshop import Folders, find_workshops

    folders = Folders(inputs, outputs)
    (name,) = find_workshops(inputs, (name,))
    if not edition:
        _show_editions(name, folders.outputs)
        return
    restored, kept = restore_edition(name, edition, folders)
    for file in kept:
        click.echo(say_kept(outputs / name / file))
    click.echo(
        f"{name}: udgaven {restored.name} er udgivet igen. Den bliver stående, til input, regler, beslutninger "
        f'eller programmet ændres. Lav den nyeste igen med: workshop run --force "{name}"'
    )


def _show_editions(name: str, outputs: Path) -> None:
    from flows.editions import list_editions
    from flows.record import MANIFEST, EditionRecord

    editions = list_editions(outputs, name)
    if not editions:
        click.echo(f"{name}: ingen udgave er gemt.")
        return
    published = EditionRecord.read(outputs / name)
    click.echo(f"Gemte udgaver af {name}, den ældste øverst:")
    for edition in editions:
        at = datetime.datetime.fromtimestamp((edition.folder / MANIFEST).stat().st_mtime)  # noqa: DTZ006 - staff's
        stands = " (udgivet nu)" if edition.record == published else ""
        click.echo(f"  {edition.name}  {at:%d.%m.%Y %H.%M}  {edition.record.counts.get('notes', 0)} input{stands}")
    click.echo(f'Udgiv en af dem igen med: workshop restore "{name}" {editions[0].name.partition("-")[0]}')
