"""What staff decided wins over what rules decide."""

from flows.review.apply import Reviewed, Standing, apply_decisions, standing_decisions
from flows.review.decisions import DECISIONS_FILE, Decisions, read_decisions

__all__ = [
    "DECISIONS_FILE",
    "Decisions",
    "Reviewed",
    "Standing",
    "apply_decisions",
    "read_decisions",
    "standing_decisions",
]
