"""The review workbook: what staff see of an edition, and what they decide in it.

`write_workbook` makes it, `collect_answers` reads every copy that lies about, `settle` lays what was decided over
the book of decisions, and `keep` puts both on disk. What a decision does is not decided here but in `flows.review`.
"""

from flows.workbook.approval import Offer, shows
from flows.workbook.facts import mark_of_edition
from flows.workbook.followed import Followed
from flows.workbook.form import form
from flows.workbook.found import Answers, collect_answers
from flows.workbook.keep import keep_decisions, keep_workbook
from flows.workbook.mark import is_workbook
from flows.workbook.settle import Settled, other_themes, settle
from flows.workbook.write import write_workbook

WORKBOOK = form().file
PARENT_SHEET = form().parent

__all__ = [
    "PARENT_SHEET",
    "WORKBOOK",
    "Answers",
    "Followed",
    "Offer",
    "Settled",
    "collect_answers",
    "form",
    "is_workbook",
    "keep_decisions",
    "keep_workbook",
    "mark_of_edition",
    "other_themes",
    "settle",
    "shows",
    "write_workbook",
]
