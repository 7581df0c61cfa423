"""What staff decided wins over what rules decide."""

from flows.gather.folder import DECISIONS_FILE
from flows.review.apply import Reviewed, Standing, apply_decisions, standing_decisions
from flows.review.decisions import Decisions, read_decisions

__all__ = [
    "DECISIONS_FILE",
    "Decisions",
    "Reviewed",
    "Standing",
    "apply_decisions",
    "read_decisions",
    "standing_decisions",
]
