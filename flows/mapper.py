"""Who does the work of a stage that can be divided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar

_Result = TypeVar("_Result")


class Mapper(Protocol):
    """Who does the work that can be divided: this process, processes beside it, or other machines."""

    @property
    def count(self) -> int:
        """How many calls run at the same time; it decides how finely the work is divided, never the result."""

    def map(self, function: Callable[..., _Result], calls: Iterable[tuple[Any, ...]]) -> Sequence[_Result]:
        """Call a function of `flows` with each tuple of arguments; the results stand in the order of the calls."""
