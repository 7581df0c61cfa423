"""How the steps of pipeline.py are run: called one after the other here; process_workshop.py has them as tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

from flows.gather import ReadOutcome, read_files
from flows.gather.decided import Decided
from flows.gather.settings import ColumnSettings
from flows.mapper import Mapper
from flows.theme_names import ThemeNames

_P = ParamSpec("_P")
_R = TypeVar("_R")


class Steps(Protocol):
    """How steps are run: called one after the other, or as tasks of Prefect."""

    @property
    def mapper(self) -> Mapper | None:
        """Who does what of a step can be divided; None where the step itself decides."""

    def __call__(self, name: str, function: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        """Run one step with its arguments, which are checked against the step's own."""
        ...

    def read_files(
        self, files: Sequence[Path], folder: Path, columns: ColumnSettings, themes: ThemeNames, decided: Decided
    ) -> list[ReadOutcome]:
        """Read files; one that can't be read does not stop the others."""
        ...


class _Called:
    """Steps that are called."""

    mapper = None

    def __call__(self, _name: str, function: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        return function(*args, **kwargs)

    def read_files(
        self, files: Sequence[Path], folder: Path, columns: ColumnSettings, themes: ThemeNames, decided: Decided
    ) -> list[ReadOutcome]:
        return read_files(files, folder, columns, themes, decided)


CALLED: Steps = _Called()
