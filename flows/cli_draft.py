"""The command that drafts a scheme for a subject that has none."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli_error import say_error, tell
from flows.cli_options import folder_option, skip_option
from flows.errors import InputError, OutputError, UsageError, advise_skipping, tell_beside


@click.command("draft-scheme", options_metavar="[VALG]")
@click.argument("name", metavar="NAVN")
@folder_option("inputs")
@folder_option("categories")
@skip_option
@click.pass_context
def draft_scheme(ctx: click.Context, name: str, inputs: Path, categories: Path, skip_bad_files: bool) -> None:
    """Lav et udkast til et skema ud fra en workshops egne input, til at rette i.

    Eksempel: workshop draft-scheme seniorliv
    """
    from flows.drafting import draft_for

    name = name.rstrip("/\\") or name  # a shell completes a folder's name with one
    path = (categories.parent if categories.is_file() else categories) / f"{name}.yaml"
    if path.exists():
        raise UsageError(f"Skemaet '{path}' er der allerede. Ret i det, eller giv det et andet navn først.")
    try:
        draft = draft_for(name, inputs, path.parent, skip_bad_files=skip_bad_files)
    except InputError as exc:
        tell_beside(exc, advise_skipping(exc, name, "udkastet", "draft-scheme"))
        ctx.exit(tell(exc, name))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(draft.text, encoding="utf-8", newline="\n")
    except OSError as exc:
        raise OutputError(
            f"Skemaet '{path}' kan ikke skrives ({exc.strerror or type(exc).__name__}). Se, om der må skrives der."
        ) from exc
    click.echo(f"Lavet: {path}")
    for message in draft.skipped:
        say_error(message)
    for title, placed in draft.themes:
        click.echo(f"  {placed:>4}  {title}")
    click.echo(f"  {draft.unplaced:>4}  uden tema")
    if draft.unplaced > sum(placed for _, placed in draft.themes):
        click.echo(
            "De fleste input står uden for grupperne: de er for få eller for korte til at dele ord. Brug\n"
            "grupperne som ideer, og skriv selv temaerne; har I en kodebog, så begynd med den."
        )
    click.echo(
        f"Ret titler og regler i filen, skriv 'categories: \"{name}\"' i workshop.yaml, og se, hvor input havner:\n"
        f'  workshop check "{name}" --rules'
    )
