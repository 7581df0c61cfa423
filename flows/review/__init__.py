"""What staff decided wins over what rules decide.

The book of decisions (`book`) is read, merged and written; `standing` finds what became of each decision, and
`apply` lays those that hold over the groups and placements.
"""

from flows.review.apply import Reviewed, apply_decisions
from flows.review.book import Change, Conflict, Decision, DecisionBook, Revoked, merge
from flows.review.read_book import read_decisions
from flows.review.standing import Standing, standing_decisions

__all__ = [
    "Change",
    "Conflict",
    "Decision",
    "DecisionBook",
    "Reviewed",
    "Revoked",
    "Standing",
    "apply_decisions",
    "merge",
    "read_decisions",
    "standing_decisions",
]
