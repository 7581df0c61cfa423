"""Loads Dask, and takes back what its import does to the whole process.

It registers a pickle for each kind of error that there is by then, ours too: with the traceback and what is told
beside the error, which Prefect would keep of a failed run. Ours say themselves what may be kept of them.
"""

from __future__ import annotations

import copyreg
from collections.abc import Iterator

import distributed

from flows.errors import WorkshopError


def _kinds(base: type[BaseException]) -> Iterator[type[BaseException]]:
    yield base
    for kind in base.__subclasses__():
        yield from _kinds(kind)


for _kind in _kinds(WorkshopError):
    copyreg.dispatch_table.pop(_kind, None)

__all__ = ["distributed"]
