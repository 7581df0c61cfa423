"""How the last run of a workshop ended, kept beside the output folders: never in a workshop's own."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter

from flows.errors import ApprovalRefusedError, AwaitingApprovalError, ExitCode, WorkshopError
from flows.replacing import replace_file

FOLDER = ".status"


class Ending(StrEnum):
    """How a run ended."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    HELD_BACK = "held_back"
    AWAITING = "awaiting"
    REFUSED = "refused"
    INPUT = "input"
    RULES = "rules"
    OUTPUT = "output"
    BUG = "bug"

    @classmethod
    def of(cls, error: WorkshopError) -> Ending:
        """Give how a run ended that published nothing."""
        if isinstance(error, AwaitingApprovalError):
            return cls.REFUSED if isinstance(error, ApprovalRefusedError) else cls.AWAITING
        return _ENDINGS.get(error.exit_code, cls.BUG)


_ENDINGS = {
    ExitCode.USAGE: Ending.INPUT,
    ExitCode.INPUT: Ending.INPUT,
    ExitCode.RULES: Ending.RULES,
    ExitCode.OUTPUT: Ending.OUTPUT,
    ExitCode.HELD_BACK: Ending.HELD_BACK,
}


@dataclass(frozen=True)
class Status:
    """How the last run of a workshop ended.

    Attributes:
        at: When, with its time zone.
        published: When documents were last published by a run that told of it; None where none did.
        message: What the run said where it failed; empty where it did not.
    """

    workshop: str
    ending: Ending
    at: datetime.datetime
    published: datetime.datetime | None
    message: str = ""


_STATUS = TypeAdapter(Status)


def keep_status(outputs: Path, status: Status) -> None:
    """Write it down.

    Raises:
        OSError: It can't be written.
    """
    path = _file(outputs, status.workshop)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, _STATUS.dump_json(status, indent=2))


def read_status(outputs: Path, workshop: str) -> Status | None:
    """Read it; None where there is none that can be read."""
    try:
        return _STATUS.validate_json(_file(outputs, workshop).read_bytes())
    except (OSError, ValueError):
        return None


def _file(outputs: Path, workshop: str) -> Path:
    return outputs / FOLDER / f"{workshop}.json"
