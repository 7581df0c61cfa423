"""What personal data in a note is called: found by screening, decided about by a person, printed or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Grade = Literal["stop", "warn"]
FindingKind = Literal[
    "cpr",
    "email",
    "phone",
    "account",
    "name",  # a given name and a surname
    "listed_name",  # of the list that the unit supplied, or of a column of participants
    "address",
    "special",  # a special category of the GDPR, told of somebody
    "single_name",
    "role",  # one that only one person has
    "initials",
]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Personal data, or what may be some, and where it stands in the verbatim text.

    Attributes:
        grade: Whether it stops what is published, or is only told of.
    """

    start: int
    end: int
    kind: FindingKind
    grade: Grade = "stop"
