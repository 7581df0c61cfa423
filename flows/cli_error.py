"""How the command tells of an error."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Callable, Iterable

import click

from flows.errors import ExitCode, WorkshopError, program_error
from flows.terminal import fit_terminal


def for_each(names: Iterable[str], act: Callable[[str], object]) -> ExitCode:
    """Do something for each workshop: one bad one does not stop the others.

    Returns:
        The exit code of the first that failed.
    """
    codes = []
    for name in names:
        try:
            act(name)
        except BrokenPipeError:  # whoever reads has read enough
            raise
        except Exception as exc:
            codes.append(tell(exc, name))
    return codes[0] if codes else ExitCode.DONE


def tell(exc: Exception, name: str = "") -> ExitCode:
    """Tell of an error, of a bug without its own message, and give the exit code."""
    if not isinstance(exc, WorkshopError):
        if os.environ.get("WORKSHOP_DEBUG"):
            traceback.print_exception(exc)
        exc = program_error(exc)
    exc = exc.full
    where = f" i {name}" if name and not str(exc).startswith(name) else ""
    beside = getattr(exc, "__notes__", ())
    say_error("\n".join((f"Fejl{where}: {exc.on_console}", *beside, *exc.details)))
    return exc.exit_code


def say_beside_progress(text: str) -> None:
    """Say something while a line of progress is shown."""
    # not by click, which would write into the line of progress: rich stands in for this stream meanwhile
    print(fit_terminal(text, sys.stderr), file=sys.stderr, flush=True)


def say_what_is_waited_for(say: Callable[[str], None] = say_beside_progress) -> None:
    """Say, from now on, where a command waits for another run of the same workshop, and to nobody else."""
    waits = logging.getLogger("flows.publish")
    waits.handlers = [_Saying(say)]
    waits.setLevel(logging.INFO)
    waits.propagate = False


class _Saying(logging.Handler):
    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__()
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        self._say(record.getMessage())


def say_error(text: str) -> None:
    """Say on standard error what staff are to know, as wide as a terminal there is."""
    click.echo(fit_terminal(text, sys.stderr), err=True)
