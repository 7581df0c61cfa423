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


FindingState = Literal["open", "kept", "hidden"]
Span = tuple[int, int]
_SHOWN_DIGITS = 4  # of a CPR number: its day and month
_DIGITS_OF_CPR = 10


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Personal data, or what may be some, and where it stands in the verbatim text.

    Attributes:
        grade: Whether it stops what is published, or is only told of.
        state: Whether a person decided that it may stand, or is not printed.
    """

    start: int
    end: int
    kind: FindingKind
    grade: Grade = "stop"
    state: FindingState = "open"

    @property
    def stops(self) -> bool:
        """Whether nothing is published before a person has decided about it."""
        return self.grade == "stop" and self.state == "open"


def mask(words: str) -> str:
    """Give personal data as it may be shown elsewhere than in its note: "0707XX-XXXX", "Mxxxx Hxxxxx"."""
    digits = sum(map(str.isdigit, words))
    shown = _SHOWN_DIGITS if digits >= _DIGITS_OF_CPR else 0
    signs: list[str] = []
    before = ""
    for sign in words:
        if sign.isdigit():
            shown -= 1
            signs.append(sign if shown >= 0 else "X")
        elif sign.isalpha() and before.isalpha():
            signs.append("x")
        else:
            signs.append(sign)
        before = sign
    return "".join(signs)
