"""What a text file's reader is told of the words in it: it knows none itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Hints(Protocol):
    """The words that tell a table from a list of lines, as the reader of the book knows them."""

    def count_known(self, fields: Iterable[str]) -> int:
        """Count the fields that are known as names of columns."""

    def names_a_list(self, line: str) -> bool:
        """Tell whether a first line alone names what stands below it, a line each."""

    def begins_item(self, line: str) -> bool:
        """Tell whether a line begins with a list's mark, so that indented lines below belong to it."""


class NoHints:
    """For what is known to be no text file: there is nothing to know."""

    def count_known(self, fields: Iterable[str]) -> int:  # noqa: ARG002
        """Know no heading."""
        return 0

    def names_a_list(self, line: str) -> bool:  # noqa: ARG002
        """Know no list."""
        return False

    def begins_item(self, line: str) -> bool:  # noqa: ARG002
        """Know no item."""
        return False
