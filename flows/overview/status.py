"""How the last run of a workshop ended, kept beside the output folders: never in a workshop's own."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter

from flows.errors import ApprovalRefusedError, AwaitingApprovalError, ExitCode, WorkshopError
from flows.replacing import replace_file
from flows.workbook import Followed

STATUS_FOLDER = ".status"


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
class FollowUp:
    """What became of the notes that were handed off, each counted at each department that has it.

    Attributes:
        due: The days on which something is due, one for each.
    """

    unanswered: int
    open: int
    settled: int
    due: tuple[datetime.date, ...]

    @classmethod
    def of(cls, followed: Followed) -> FollowUp:
        """Count it."""
        counts = followed.count(followed.items)
        due = tuple(sorted(item.due for item in followed.items if item.due))
        return cls(counts["unanswered"], counts["open"], counts["settled"], due)


@dataclass(frozen=True)
class Status:
    """How the last run of a workshop ended.

    Attributes:
        at: When, with its time zone.
        published: When documents were last published by a run that told of it; None where none did.
        message: What the run said where it failed; empty where it did not.
        follow_up: What became of the notes when documents were last published; None where no run told of it.
    """

    workshop: str
    ending: Ending
    at: datetime.datetime
    published: datetime.datetime | None
    message: str = ""
    follow_up: FollowUp | None = None


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
    return outputs / STATUS_FOLDER / f"{workshop}.json"
