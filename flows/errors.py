"""The errors that are expected: one Danish message each (what, where, what to do) and an exit code."""

from __future__ import annotations

import os
import traceback
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Any, ClassVar

DAMAGED_ZIP = (  # what the standard library raises while it reads a zip that is damaged, or packed in its own way
    zipfile.BadZipFile,
    zlib.error,
    EOFError,  # it is cut off
    NotImplementedError,  # a way of packing that zipfile does not know
    ValueError,
    OSError,
    RuntimeError,  # it asks for a password
)


class ExitCode(IntEnum):
    """How the command ends; README's table has the same."""

    DONE = 0
    BUG = 1
    USAGE = 2
    INPUT = 3
    RULES = 4
    OUTPUT = 5
    HELD_BACK = 6
    INTERRUPTED = 130


FAILURES = {  # what Prefect calls a run that ended so
    ExitCode.BUG: "Bug",
    ExitCode.USAGE: "Input unreadable",
    ExitCode.INPUT: "Input unreadable",
    ExitCode.RULES: "Rules rejected",
    ExitCode.OUTPUT: "Output not written",
    ExitCode.HELD_BACK: "Held back",
}


class WorkshopError(Exception):
    """An expected failure; `str()` of it is the message for staff.

    A message never holds the text of a note: it may end in a log.

    Attributes:
        details: Lines with texts of notes, for the console only.
    """

    details: tuple[str, ...] = ()

    exit_code: ExitCode = ExitCode.BUG
    tells_names: ClassVar[bool] = True
    _full: WorkshopError | None = None

    @property
    def on_console(self) -> str:
        """The message as the console shows it, before what is told beside it and the details."""
        return str(self)

    @property
    def full(self) -> WorkshopError:
        """The error with its whole message, where this one is what may be kept of it."""
        return self._full or self

    def veiled(self) -> WorkshopError:
        """Give what may be kept of the error where runs are recorded: its kind, and none of what people named.

        A message for staff names files, sheets and what was typed. It goes to the console and the output folder,
        with `full`, in the memory of the process.
        """
        if self._full:
            return self
        brief = type(self).__new__(type(self))
        brief.__dict__.update(self.__dict__)
        for more in ("__notes__", "result", "shown"):  # what is told beside names files, too
            brief.__dict__.pop(more, None)
        if self.tells_names:
            kind = f"{type(self).__name__} (kode {self.exit_code})"
            brief.args = (f"{kind}. Hele beskeden står på skærmen og i oversigt.html.",)
        else:
            brief.args = self.args
        brief.details, brief._full = (), self
        return brief

    def __reduce__(self) -> tuple[Any, ...]:
        """Leave out all but what may be kept: Prefect keeps a pickle of what a run failed with."""
        return _rebuild, (type(self), str(self.veiled()))


def _rebuild(kind: type[WorkshopError], message: str) -> WorkshopError:
    error = kind.__new__(kind, message)
    error.args = (message,)
    return error


def tell_beside(error: WorkshopError, lines: Iterable[str]) -> None:
    """Let an error tell something more: lines without any text of a note, for the console after its message."""
    for line in lines:
        error.add_note(line)


def advise_skipping(error: WorkshopError, name: str, what: str, command: str = "run") -> tuple[str, ...]:
    """Say how a command goes on without the files that can't be read; nothing where that would not help.

    Args:
        error: Why it did not.
        name: The workshop.
        what: Is made of the other files then, in Danish.
        command: Which has `--skip-bad-files`.
    """
    if not isinstance(error, InputError) or isinstance(error, InputBusyError) or not error.others_hold_notes:
        return ()
    return (
        f"Skal {what} laves af de andre filer alene, så kør:",
        f'  workshop {command} "{name}" --skip-bad-files',
    )


class UsageError(WorkshopError, ValueError):
    """The command was called with something that is not there."""

    exit_code = ExitCode.USAGE


class InputError(WorkshopError, ValueError):
    """An input file can't be read, or no note was found.

    Attributes:
        file: The file, named as in all results; empty where it is about none or several.
        others_hold_notes: Whether a run without the files that can't be read would find notes in the others.
    """

    file: str = ""
    others_hold_notes: bool = False

    exit_code = ExitCode.INPUT


class InputBusyError(InputError):
    """An input file is locked or still being written: a later try may succeed."""


class NoNotesError(InputError):
    """There is no note in the files; what was set aside may be one."""


class RulesError(WorkshopError, ValueError):
    """A scheme, a word list, a template or `workshop.yaml` is rejected."""

    exit_code = ExitCode.RULES


class UndecidedError(RulesError):
    """It is not known which scheme a workshop has; the review workbook asks."""


class DecisionsError(RulesError):
    """`decisions.yaml` is rejected."""


class WorkbookError(DecisionsError):
    """The review workbook is rejected as a whole; nothing was changed, and no decision of it is in force.

    Attributes:
        shown: The message with what was typed, for the console only; empty where it is the same.
    """

    shown: str = ""

    def __init__(self, message: str, details: tuple[str, ...] = (), shown: str = "") -> None:
        super().__init__(message)
        self.details = details
        self.shown = shown

    @property
    def on_console(self) -> str:
        """The message with what was typed."""
        return self.shown or str(self)


class OutputError(WorkshopError, OSError):
    """A result could not be written; what was published before still stands."""

    exit_code = ExitCode.OUTPUT


class DeliveryError(OutputError):
    """A package was not delivered; what the receiver had before stands."""


class DeliveryBusyError(DeliveryError):
    """A package was not delivered now; a later try may succeed."""


class HeldBackError(WorkshopError):
    """Something awaits a person's decision; nothing was published.

    Attributes:
        result: What `resultat.json` would hold of what is held back; None where it was not made now.
        shown: The message with files, sheets and texts where it names cells, for the console only; empty where it
            names none.
    """

    result: dict[str, Any] | None = None
    shown: str = ""
    exit_code = ExitCode.HELD_BACK
    tells_names = False  # ids, cells and kinds only

    def __init__(self, message: str, shown: str = "") -> None:
        super().__init__(message)
        self.shown = shown

    @property
    def on_console(self) -> str:
        """The message with texts."""
        return self.shown or str(self)


class AwaitingApprovalError(HeldBackError):
    """An edition is made and nobody has approved it; what was published before still stands."""

    tells_names = True  # folders, and who said what


class ApprovalRefusedError(AwaitingApprovalError):
    """An edition is made and a person said that it is not to be published."""


class MaybeDeliveredError(HeldBackError):
    """It is not known whether a package was delivered: the server's answer was lost, and a person is asked."""


class PrefectError(WorkshopError, RuntimeError):
    """Prefect's server could not be started or reached; nothing was begun."""

    exit_code = ExitCode.OUTPUT


class ClusterError(WorkshopError, RuntimeError):
    """A Dask cluster can't be reached, was lost, or is not fit for what people wrote; nothing was published."""

    exit_code = ExitCode.OUTPUT


class LedgerError(WorkshopError, RuntimeError):
    """The sums do not hold: a bug of the program, so nothing is published."""


class ProgramError(WorkshopError, RuntimeError):
    """A bug of the program; nothing was published."""

    tells_names = False


@contextmanager
def telling_no_text() -> Iterator[None]:
    """Turn an exception into one that tells its kind only: what stands in a message is kept by Prefect.

    An expected error names files and what people typed; see `WorkshopError.full`. The message of an unexpected one,
    such as `KeyError`, may be a note's text: it says its type and place. With `WORKSHOP_DEBUG=1` it passes.
    """
    try:
        yield
    except WorkshopError as exc:
        raise exc.veiled() from None
    except Exception as exc:
        if os.environ.get("WORKSHOP_DEBUG"):
            raise
        raise program_error(exc) from None


def program_error(exc: BaseException) -> ProgramError:
    """Make the message for an exception that is a bug."""
    frames = traceback.extract_tb(exc.__traceback__)
    last = next((frame for frame in reversed(frames) if "flows" in Path(frame.filename).parts), None)
    place = f" i {Path(last.filename).name}, linje {last.lineno}" if last else ""
    return ProgramError(
        f"Fejl i programmet ({type(exc).__name__}{place}). Intet er udgivet. Meld den til IT; med WORKSHOP_DEBUG=1 "
        "vises det hele, også tekst fra input."
    )
