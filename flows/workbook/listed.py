"""The names that can be chosen: those that the scheme has, and those that the workbook listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flows.theme_names import ThemeNames

_MOST_TOLD = 10


class UnclearNameError(ValueError):
    """A name means two things, nothing, or what the scheme has no more."""

    def __init__(self, fault: Literal["two", "unknown", "unlisted"]) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class Listed:
    """The ids and titles of themes, or of a theme's subthemes.

    Attributes:
        now: Those of the scheme.
        then: Those that the workbook listed.
    """

    now: ThemeNames
    then: ThemeNames

    def named(self, typed: str) -> frozenset[str]:
        """Give what is named without a slip, by its title now or then, and is there."""
        there = {each for each, _ in self.now.names}
        found = (self.now.find(typed), self.then.find(typed))
        return frozenset(each.id for each in found if each and each.exact and each.id in there)

    def find(self, typed: str) -> str:
        """Give the id of what is named; a slip is forgiven but where the name was listed as another's.

        Raises:
            UnclearNameError: It is none, or two.
        """
        named = self.named(typed)
        if len(named) > 1:
            raise UnclearNameError("two")
        if named:
            return next(iter(named))
        found, listed = self.now.find(typed), self.then.find(typed)
        if found is None or (listed and listed.exact):
            raise UnclearNameError("unknown" if set(self.now.names) == set(self.then.names) else "unlisted")
        return found.id

    def titles(self, more: str) -> str:
        """List what is there now; `more` says how many others there are."""
        titles = [title for _, title in self.now.names]
        rest = len(titles) - _MOST_TOLD
        return "; ".join(titles[:_MOST_TOLD]) + (more.format(count=rest) if rest > 0 else "")
