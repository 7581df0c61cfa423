"""How the command tells of an error."""

from __future__ import annotations

import os
import traceback

import click

from flows.errors import ExitCode, WorkshopError, program_error


def tell(exc: Exception, name: str = "") -> ExitCode:
    """Tell of an error, of a bug without its own message, and give the exit code."""
    if not isinstance(exc, WorkshopError):
        if os.environ.get("WORKSHOP_DEBUG"):
            traceback.print_exception(exc)
        exc = program_error(exc)
    exc = exc.full
    where = f" i {name}" if name and not str(exc).startswith(name) else ""
    beside = getattr(exc, "__notes__", ())
    click.echo("\n".join((f"Fejl{where}: {exc}", *beside, *exc.details)), err=True)
    return exc.exit_code
