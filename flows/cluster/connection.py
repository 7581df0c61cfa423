"""A Dask cluster as a mapper: what of a run is divided is done by its workers, and nothing else of the run.

The steps stay tasks of Prefect in this process. As tasks of Prefect on the workers (prefect-dask), each would need
Prefect's server, or start one of its own, and texts of notes would be parameters and results that Prefect may keep.
"""

from __future__ import annotations

import logging
import pickle
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from flows.cluster.answering import Done, Raised, answer, ask
from flows.cluster.local import local_cluster
from flows.cluster.task_runner import TaskRunner
from flows.errors import ClusterError
from flows.fingerprint import program_parts
from flows.mapper import Mapper

if TYPE_CHECKING:
    from distributed import Client, Future

_Result = TypeVar("_Result")
_CONNECTS_WITHIN = 15.0  # seconds
_WORKERS_WITHIN = 30.0
_LOOKS_EVERY = 2.0
_NO_WARNING = "10 GiB"
_LOGGERS = ("distributed", "distributed.client", "tornado.application")
_MEMORY = "DASK_DISTRIBUTED__WORKER__MEMORY"
_UNFIT = {
    "spills": (
        "en af dens workere skriver tekst fra input i filer, når hukommelsen er knap. Start dem med "
        f"--memory-limit 0, eller med {_MEMORY}__TARGET=False og {_MEMORY}__SPILL=False i miljøet, og kør igen."
    ),
    "other program": (
        "en af dens workere har en anden udgave af programmet, af Python eller af de biblioteker, der afgør "
        "resultatet. Installér det samme dér (-c constraints.txt), start den igen, og kør igen."
    ),
}


@contextmanager
def open_cluster(asked: TaskRunner | None) -> Iterator[Mapper | None]:
    """Connect to a cluster while the block lasts; where none is asked for, there is none.

    Raises:
        ClusterError: It can't be reached; or, in the block, it has no workers, was lost or is not fit.
    """
    if asked is None:
        yield None
        return
    import dask

    from flows.cluster.library import distributed

    for name in _LOGGERS:  # what they would say is told in Danish
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with (
        dask.config.set({"distributed.admin.large-graph-warning-threshold": _NO_WARNING}),
        nullcontext(asked.address) if asked.address else local_cluster() as where,
    ):
        try:
            client = distributed.Client(where, timeout=_CONNECTS_WITHIN, set_as_default=False)
        except Exception as exc:
            raise ClusterError(
                f"Dask-klyngen på {asked.address} kan ikke nås ({type(exc).__name__}). Se, om dens scheduler "
                "kører, og om adressen er dens, fx dask=tcp://10.0.0.5:8786, og kør igen."
            ) from exc
        try:
            yield _Cluster(client, f"Dask-klyngen på {asked.address}" if asked.address else "Dask-klyngen")
        finally:
            with suppress(Exception):  # its scheduler may be gone
                client.close(timeout=_CONNECTS_WITHIN)


class _Cluster:
    """The workers of a cluster."""

    def __init__(self, client: Client, name: str) -> None:
        self._client, self._name = client, name
        self._deadline = time.monotonic() + _WORKERS_WITHIN
        self.count = max(1, self._workers())

    def map(self, function: Callable[..., _Result], calls: Iterable[tuple[Any, ...]]) -> list[_Result]:
        """Call a function of `flows` with each tuple of arguments; the results stand in the order of the calls."""
        futures = [self._submit(function, arguments) for arguments in calls]
        try:
            return [self._result_of(future) for future in futures]
        finally:
            with suppress(Exception):  # those that have not begun are not begun any more
                self._client.cancel(futures)

    def _submit(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Future[bytes]:
        key = f"{function.__name__.strip('_')}-{uuid4()}"
        call = ask(function, arguments)
        try:
            return self._client.submit(answer, program_parts(), call, key=key)
        except Exception as exc:  # the client has given its scheduler up
            raise self._lost() from exc

    def _result_of(self, future: Future[bytes]) -> Any:
        from concurrent.futures import CancelledError

        from distributed import KilledWorker

        while True:
            try:
                answered = pickle.loads(future.result(timeout=_LOOKS_EVERY))  # noqa: S301 - by a worker
                break
            except TimeoutError:
                self._refuse_without_workers()
            except CancelledError as exc:
                raise self._lost() from exc
            except KilledWorker as exc:
                raise self._error(
                    "flere af dens workere døde under det samme. Se, om de har hukommelse nok, og kør igen."
                ) from exc
            except Exception as exc:
                raise self._error(
                    f"en af dens workere kan ikke køre programmet ({type(exc).__name__}). Installér det samme dér "
                    "som her (-c constraints.txt), start den igen, og kør igen."
                ) from exc
        if isinstance(answered, Done):
            return answered.result
        if isinstance(answered, Raised):
            raise answered.error()
        raise self._error(_UNFIT[answered.why])

    def _refuse_without_workers(self) -> None:
        """Wait for a worker to come, or come back, but not for ever."""
        if self._workers():
            self._deadline = time.monotonic() + _WORKERS_WITHIN
        elif time.monotonic() > self._deadline:
            raise self._error("den har ingen workere. Start dem, og kør igen.")

    def _workers(self) -> int:
        """Count its workers."""
        try:
            return len(self._client.scheduler_info(n_workers=-1)["workers"])
        except Exception as exc:
            raise self._lost() from exc

    def _lost(self) -> ClusterError:
        return self._error("dens scheduler svarer ikke mere. Start den og dens workere igen, og kør igen.")

    def _error(self, why: str) -> ClusterError:
        return ClusterError(f"{self._name}: {why} Intet er udgivet.")
