"""What staff decided wins over what rules decide.

The book of decisions (`book`) is read, merged and written; `standing` finds what became of each decision, and
`apply` lays those that hold over the groups and placements. What staff wrote of a theme names the notes that it is
about: `fill_in` adds them, and `keep_book` writes them into the file. `memory` knows a file by that was lost.
"""

from flows.review.apply import Reviewed, apply_decisions
from flows.review.approval import Approval
from flows.review.book import Change, Conflict, Decision, DecisionBook, Revoked, merge
from flows.review.keeping import keep_book
from flows.review.memory import Memory, keep_memory, read_memory
from flows.review.read_book import check_book, read_book, read_decisions, unknown_themes
from flows.review.source_outcomes import (
    Facts,
    decided_of,
    find_cell_outcomes,
    find_facts,
    follow_cells,
    follow_files,
    set_aside,
    tell_sources,
)
from flows.review.staff_texts import fill_in
from flows.review.standing import Standing, standing_decisions

__all__ = [
    "Approval",
    "Change",
    "Conflict",
    "Decision",
    "DecisionBook",
    "Facts",
    "Memory",
    "Reviewed",
    "Revoked",
    "Standing",
    "apply_decisions",
    "check_book",
    "decided_of",
    "fill_in",
    "find_cell_outcomes",
    "find_facts",
    "follow_cells",
    "follow_files",
    "keep_book",
    "keep_memory",
    "merge",
    "read_book",
    "read_decisions",
    "read_memory",
    "set_aside",
    "standing_decisions",
    "tell_sources",
    "unknown_themes",
]
