"""What a person said of an edition as a whole: whether it may be published."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Verdict = Literal[
    "approved",
    "refused",
    "withdrawn",  # it was said, and taken back: nobody has said anything now
]


class Approval(BaseModel):
    """A person's word about one edition.

    Attributes:
        edition: The mark that staff know the edition by.
        by: The initials of who said it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    edition: str
    verdict: Verdict
    by: str = ""
    remark: str = ""
