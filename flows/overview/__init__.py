"""Tells staff, in a page beside the documents, how the last run of every workshop ended and what it needs.

The page is no result: it may hold a time, and a run whose page can't be written has not failed.
"""

from __future__ import annotations

import contextlib
import datetime

from flows.errors import WorkshopError, program_error
from flows.overview.page import PAGE, write_page
from flows.overview.status import STATUS_FOLDER, Ending, FollowUp, Status, keep_status, read_status
from flows.replacing import replace_file
from flows.workshop import Folders

__all__ = ["PAGE", "STATUS_FOLDER", "Ending", "FollowUp", "show", "tell_failed", "tell_made", "write_page"]


def tell_made(folders: Folders, workshop: str, *, unchanged: bool, follow_up: FollowUp | None = None) -> None:
    """Tell of a run that published, or found that nothing changed.

    Args:
        folders: Where things are.
        workshop: Its name.
        unchanged: Whether nothing was published.
        follow_up: What became of its notes; without it what was told before still holds.
    """
    _tell(folders, workshop, Ending.UNCHANGED if unchanged else Ending.PUBLISHED, follow_up=follow_up)


def tell_failed(folders: Folders, workshop: str, exc: Exception) -> None:
    """Tell of a run that ended with an error, in its own words; of a bug without the words of its exception."""
    error = exc if isinstance(exc, WorkshopError) else program_error(exc)
    _tell(folders, workshop, Ending.of(error), str(error))


def _tell(
    folders: Folders, workshop: str, ending: Ending, message: str = "", follow_up: FollowUp | None = None
) -> None:
    now = datetime.datetime.now().astimezone().replace(microsecond=0)
    before = read_status(folders.outputs, workshop)
    published = now if ending is Ending.PUBLISHED else before.published if before else None
    follow_up = follow_up or (before.follow_up if before else None)
    with contextlib.suppress(OSError):  # the run itself has told how it ended
        keep_status(folders.outputs, Status(workshop, ending, now, published, message, follow_up))
        show(folders)


def show(folders: Folders) -> None:
    """Write the page anew.

    Raises:
        OSError: It can't be written.
    """
    folders.outputs.mkdir(parents=True, exist_ok=True)
    replace_file(folders.outputs / PAGE, write_page(folders.inputs, folders.outputs))
