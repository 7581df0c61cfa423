"""The command that compares two workshops."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.cli_error import tell
from flows.cli_options import folder_option

if TYPE_CHECKING:
    from rich.console import Console

    from flows.compare import Comparison
    from flows.on_demand import Written
    from flows.workshop import Folders

_FOLDER = "sammenligning"


@click.command(options_metavar="[VALG]")
@click.argument("first", metavar="NAVN")
@click.argument("second", metavar="NAVN")
@folder_option("inputs")
@folder_option("outputs")
@folder_option("categories")
@click.option("--documents", is_flag=True, help="Skriv også sammenligningen i Word.")
@click.pass_context
def compare(
    ctx: click.Context, first: str, second: str, inputs: Path, outputs: Path, categories: Path, documents: bool
) -> None:
    """Vis, hvad der er anderledes i den anden workshop end i den første (samme skema, som udgivet).

    Eksempel: workshop compare seniorliv-2025 seniorliv-2026 --documents
    """
    from flows.workshop import Folders

    folders = Folders(inputs, outputs, categories)
    try:
        _compare(first.rstrip("/\\"), second.rstrip("/\\"), folders, documents=documents)
    except BrokenPipeError:
        raise
    except Exception as exc:
        ctx.exit(tell(exc, second))


def _compare(first: str, second: str, folders: Folders, *, documents: bool) -> None:
    from flows.cli_report import open_console
    from flows.compare import read_compared
    from flows.compare.wording import wording
    from flows.exchange import say_kept

    comparison = read_compared(first, second, folders)
    _show(open_console(), comparison)
    if documents:
        folder, written = _write(comparison, first, second, folders)
        click.echo(wording().told["written"].format(file=folder / written.files[0]))
        for kept in written.kept:
            click.echo(say_kept(folder / kept))


def _show(console: Console, comparison: Comparison) -> None:
    from rich.text import Text

    from flows.cli_report import make_table, show_item, show_line
    from flows.compare.telling import letters_and_names, marked, signed, tell_grown, tell_words
    from flows.compare.wording import wording
    from flows.write.wording import count

    says = wording()
    for named, notes in zip(letters_and_names(comparison), comparison.total.of, strict=True):
        show_line(console, says.told["workshop"].format(named=named, notes=count(notes)))
    heads = [says.told[key].format(letter=letter) for letter in says.letters for key in ("notes", "share")]
    table = make_table(says.column_theme, *((head, "right") for head in (*heads, says.column_gained)))
    for row in comparison.themes:
        numbers = [
            each for notes, share in zip(row.notes, row.shares, strict=True) for each in (marked(notes), str(share))
        ]
        table.add_row(*map(Text, (row.title, *numbers, signed(row.gained))))
    console.print(table)
    for lead, told in (tell_words(comparison), tell_grown(comparison)):
        show_line(console, lead)
        for line in told:
            show_item(console, line)
    if comparison.has_few:
        show_line(console, says.few)


def _write(comparison: Comparison, first: str, second: str, folders: Folders) -> tuple[Path, Written]:
    from flows.compare.document import write_comparison
    from flows.on_demand import put_documents
    from flows.slugs import slug_of
    from flows.workshop import open_workshop
    from flows.write.document_settings import heading_of, look_of

    job = open_workshop(second, folders)
    raw = write_comparison(comparison, heading_of(job.settings), look_of(job.settings, job.template))
    folder = folders.outputs / second / _FOLDER
    return folder, put_documents(folder, {f"sammenlignet-med-{slug_of(first)}.docx": raw})
