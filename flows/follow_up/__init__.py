"""What became of the notes that were handed off: the table a department fills in, and what came back in it.

`write_table` makes opfoelgning.xlsx, `collect_returned` reads what came back of it, and `merge_returned` lays that
over the book, which keeps what every file says and finds what holds of it.
"""

from flows.follow_up.book import FollowUpBook, HandReply, Reply, Standing, stand
from flows.follow_up.collecting import collect_returned, list_spreadsheets
from flows.follow_up.form import form
from flows.follow_up.keeping import keep_follow_up, read_follow_up
from flows.follow_up.mark import is_follow_up
from flows.follow_up.merging import Merged, merge_returned
from flows.follow_up.table import TableRow
from flows.follow_up.write import Asked, write_table

TABLE = form().file

__all__ = [
    "TABLE",
    "Asked",
    "FollowUpBook",
    "HandReply",
    "Merged",
    "Reply",
    "Standing",
    "TableRow",
    "collect_returned",
    "form",
    "is_follow_up",
    "keep_follow_up",
    "list_spreadsheets",
    "merge_returned",
    "read_follow_up",
    "stand",
    "write_table",
]
