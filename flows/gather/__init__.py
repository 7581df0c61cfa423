"""Reads every spreadsheet of a workshop: notes, and what was set aside and why.

`gather_notes` does it all; who reads the files otherwise than one after the other uses `survey_folder`, `read_file`
and `settle_outcomes`.
"""

from flows.gather.files_to_notes import (
    ReadOutcome,
    gather_notes,
    read_file,
    read_files,
    refuse_without_files,
    refuse_without_notes,
    settle_outcomes,
    unread_files,
)
from flows.gather.folder import FolderSurvey, file_name, survey_folder
from flows.gather.ledger import check_ledger

__all__ = [
    "FolderSurvey",
    "ReadOutcome",
    "check_ledger",
    "file_name",
    "gather_notes",
    "read_file",
    "read_files",
    "refuse_without_files",
    "refuse_without_notes",
    "settle_outcomes",
    "survey_folder",
    "unread_files",
]
