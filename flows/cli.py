"""The `workshop` command."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows import __version__
from flows.cli_compare import compare
from flows.cli_delete import delete
from flows.cli_draft import draft_scheme
from flows.cli_error import for_each, say_error, say_what_is_waited_for, tell
from flows.cli_hand_off import hand_off, show_returned
from flows.cli_options import folder_option, skip_option, workshops_and_folders
from flows.cli_restore import restore
from flows.cli_rules import evaluate, explain, suggest_rules
from flows.cli_run import run
from flows.cli_serve import serve
from flows.cli_status import status
from flows.cli_watch import watch
from flows.collector import search_seldom
from flows.danish_click import speak_danish
from flows.errors import ExitCode, HeldBackError, WorkshopError, advise_skipping, tell_beside

if TYPE_CHECKING:
    from flows.categorise import Scheme
    from flows.notes import Note


def main() -> None:
    """Run the command and end the process with its exit code."""
    search_seldom()
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who called
            setattr(sys, name, io.StringIO())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console in cp1252 has no arrow or emoji
    speak_danish()
    say_what_is_waited_for()
    try:
        code = workshop.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("Afbrudt.", err=True)
        code = ExitCode.INTERRUPTED
    except click.ClickException as exc:
        exc.show()
        code = exc.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        code = ExitCode.DONE
    except Exception as exc:
        code = tell(exc)
    sys.exit(code or ExitCode.DONE)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    options_metavar="[VALG]",
    subcommand_metavar="KOMMANDO ...",
)
@click.version_option(__version__, prog_name="workshop", help="Vis versionen.")
def workshop() -> None:
    """Fra en workshops sedler i regneark til Bilag 1."""


@workshop.command(options_metavar="[VALG]")
@workshops_and_folders
@skip_option
@click.option("--json", "as_json", is_flag=True, help="Skriv det, som resultat.json ville rumme.")
@click.option("--rules", is_flag=True, help="Vis også, hvad der kan rettes i skemaets regler.")
@click.option(
    "--notes",
    is_flag=True,
    help="Vis også hvert input, dets tema, og hvilke ord der gav det (står i --json i forvejen).",
)
@click.pass_context
def check(
    ctx: click.Context,
    names: tuple[str, ...],
    inputs: Path,
    outputs: Path,
    categories: Path,
    skip_bad_files: bool,
    as_json: bool,
    rules: bool,
    notes: bool,
) -> None:
    """Læs, gruppér og fordel på temaer, og vis det; intet bliver skrevet.

    Eksempel: workshop check lgbt-beskaeftigelse
    """
    from flows.approval import find_unapproved_now
    from flows.cli_hand_off import show_shares
    from flows.cli_notes import show_notes
    from flows.cli_report import open_console, show_answers, show_check
    from flows.pipeline import look_edition, read_answers
    from flows.screen import hide
    from flows.workshop import Folders, find_workshops, open_workshop
    from flows.write.result_json import result_data

    folders = Folders(inputs, outputs, categories)
    chosen = find_workshops(inputs, names)
    results = []

    def look(name: str) -> None:
        job = open_workshop(name, folders)
        settled = read_answers(job)
        job = open_workshop(name, folders, settled.book) if settled.changed else job
        try:
            edition, held = look_edition(job, skip_bad_files=skip_bad_files)
        except WorkshopError as exc:
            tell_beside(exc, advise_skipping(exc, name, "opgørelsen", "check"))
            raise
        results.append(result_data(hide(edition, job.names), job.settings))
        if not as_json:
            show_returned(job)
            console = open_console()
            show_answers(console, settled.preview_of(edition, job.facts))
            show_check(console, results[-1])
            show_shares(console, edition, job.settings.hand_off)
            if notes:
                show_notes(console, results[-1])
        if held := held or find_unapproved_now(job, settled, edition):
            _tell_held_back(held, name)
        if rules:
            _show_rule_warnings(job.scheme, edition.gathered.notes)

    code = for_each(chosen, look)
    if as_json and results:
        click.echo(json.dumps(results if len(chosen) > 1 else results[0], ensure_ascii=False, indent=2))
    ctx.exit(code)


@workshop.command(options_metavar="[VALG]")
@click.argument("name", metavar="NAVN")
@folder_option("inputs")
def new(name: str, inputs: Path) -> None:
    """Lav mappen til en ny workshop, med en workshop.yaml at rette i.

    Eksempel: workshop new seniorliv
    """
    from flows.new_workshop import make_workshop

    path = make_workshop(inputs, name)
    click.echo(f"Lavet: {path}")
    click.echo(
        f"Læg regnearkene i '{path.parent}', og ret i filen: er der flere skemaer i mappen 'categories', så vælg "
        "et dér på linjen med categories (uden # foran). Se så, hvad der bliver læst, med:\n"
        f'  workshop check "{path.parent.name}"'
    )


_RULES = (explain, evaluate, suggest_rules, draft_scheme)
for _command in (run, *_RULES, watch, serve, restore, hand_off, status, compare, delete):
    workshop.add_command(_command)


def _show_rule_warnings(scheme: Scheme, notes: Sequence[Note]) -> None:
    from flows.categorise.lint import lint_scheme

    warnings = lint_scheme(scheme, notes)
    for warning in warnings or (f"{scheme.source.name}: der er intet at bemærke om reglerne.",):
        say_error(warning)


def _tell_held_back(held: HeldBackError, name: str) -> None:
    """Say that a run would publish nothing, and why."""
    say_error(f"{name}: 'workshop run' ville holde udgivelsen tilbage.\n{held.on_console}")


if __name__ == "__main__":
    main()
