"""Reads every spreadsheet of a workshop: notes, and what was set aside and why.

`gather_notes` does it all; a flow that reads the files one by one uses `list_input_files`, `read_file` and
`settle_outcomes`.
"""

from flows.gather.folder import file_name, list_input_files
from flows.gather.ledger import check_ledger
from flows.gather.reading import combine_readings, gather_notes, read_file, settle_outcomes

__all__ = [
    "check_ledger",
    "combine_readings",
    "file_name",
    "gather_notes",
    "list_input_files",
    "read_file",
    "settle_outcomes",
]
