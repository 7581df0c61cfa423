"""Why two notes do not say the same."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Weight(IntEnum):
    """What is told first where several things differ."""

    NUMBER = 1
    NEGATION = 2
    CONTRAST = 3
    WORD = 4
    ORDER = 5
    MISSING = 6
    MANY = 7


class Difference(NamedTuple):
    """Why two texts do not say the same, in Danish.

    Attributes:
        words_exist: Whether the texts differ in one word only, and both words exist: neither is a typing error.
    """

    weight: Weight
    text: str
    words_exist: bool = False

    @property
    def is_certain(self) -> bool:
        """Tell whether no third text can show that the two are the same after all."""
        return self.weight <= Weight.CONTRAST or self.words_exist
