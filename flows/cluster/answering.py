"""What runs on a worker of a cluster.

Nothing is raised there: a worker logs what is raised, with its message, which may hold the text of a note. And
nothing is done where it would be spilled to a disk, or where another version of the program would do it.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any, Literal

from flows.errors import program_error
from flows.fingerprint import program_parts

_FASTEST = 1
_ONE_AT_A_TIME = Lock()  # a worker may have several threads; the stages are made for one


@dataclass(frozen=True)
class Done:
    """What a function returned."""

    result: Any


@dataclass(frozen=True)
class Raised:
    """What a function raised; an error of ours keeps its message, which its own pickle leaves out."""

    kind: type[BaseException]
    arguments: tuple[Any, ...]
    state: dict[str, Any]

    @classmethod
    def of(cls, error: Exception) -> Raised:
        """Take an error apart; one that is a bug is told by its kind and place."""
        expected = type(error).__module__.startswith("flows.")
        told = error if expected else program_error(error)
        return cls(type(told), told.args, dict(vars(told)))

    def error(self) -> BaseException:
        """Put the error together again."""
        error = self.kind.__new__(self.kind, *self.arguments)
        error.args = self.arguments
        vars(error).update(self.state)
        return error


@dataclass(frozen=True)
class Unfit:
    """Why a worker does nothing for this program."""

    why: Literal["spills", "other program"]


Answer = Done | Raised | Unfit


def ask(function: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    """Write a call for `answer`: as bytes that Dask does not search, and packed, for it may show how they begin."""
    return zlib.compress(pickle.dumps((function, arguments), pickle.HIGHEST_PROTOCOL), _FASTEST)


def answer(program: dict[str, str], call: bytes) -> bytes:
    """Do a call on a worker.

    Args:
        program: What decides a result beside the inputs, where the call comes from.
        call: As `ask` wrote it.

    Returns:
        The pickle of an `Answer`.
    """
    with _ONE_AT_A_TIME:
        try:
            return pickle.dumps(_answer(program, call), pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # the memory is full, or what came can't be read
            return pickle.dumps(Raised.of(error), pickle.HIGHEST_PROTOCOL)


def _answer(program: dict[str, str], call: bytes) -> Answer:
    from distributed import get_worker

    if type(get_worker().data) is not dict:  # with a limit of memory, Dask's own default writes results to a disk
        return Unfit("spills")
    if program_parts() != program:
        return Unfit("other program")
    function, arguments = pickle.loads(zlib.decompress(call))  # noqa: S301 - written by the program that this one is equal to
    try:
        return Done(function(*arguments))
    except Exception as error:
        return Raised.of(error)
