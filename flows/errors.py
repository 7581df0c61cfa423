"""The errors that are expected: one Danish message each (what, where, what to do) and an exit code."""

from __future__ import annotations


class WorkshopError(Exception):
    """An expected failure; `str()` of it is the message for staff.

    A message never holds the text of a note: it may end in a log.
    """

    exit_code = 1


class UsageError(WorkshopError, ValueError):
    """The command was called with something that is not there."""

    exit_code = 2


class InputError(WorkshopError, ValueError):
    """An input file can't be read, or no note was found.

    Attributes:
        file: The file, named as in all results; empty where it is about none or several.
    """

    file: str = ""

    exit_code = 3


class InputBusyError(InputError):
    """An input file is locked or still being written: a later try may succeed."""


class RulesError(WorkshopError, ValueError):
    """A scheme, a word list, a template or `workshop.yaml` is rejected."""

    exit_code = 4


class DecisionsError(RulesError):
    """`decisions.yaml` is rejected."""


class OutputError(WorkshopError, OSError):
    """A result could not be written; what was published before still stands."""

    exit_code = 5


class HeldBackError(WorkshopError):
    """Personal data awaits a person's decision; nothing was published."""

    exit_code = 6


class PrefectError(WorkshopError, RuntimeError):
    """Prefect's server could not be started or reached; nothing was begun."""

    exit_code = 1


class LedgerError(WorkshopError, RuntimeError):
    """The sums do not hold: a bug of the program, so nothing is published."""

    exit_code = 1
