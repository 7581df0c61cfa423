"""A Dask cluster of a run's own, on this machine, that ends with it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from flows.errors import ClusterError
from flows.worker_process import processors

if TYPE_CHECKING:
    from distributed import LocalCluster


_STARTS_WITHIN = 120.0  # seconds
# Dask shows pages to whoever asks, with or without keys.
_NO_PAGES: dict[str, list[str]] = {f"distributed.{node}.http.routes": [] for node in ("scheduler", "worker")}


@contextmanager
def local_cluster() -> Iterator[LocalCluster]:
    """Run a worker a processor while the block lasts.

    Nobody else on the machine can use it or listen to it: it is reached by keys that are made for it, and has no
    pages. Without a limit of memory its workers write nothing to a disk.

    Raises:
        ClusterError: It does not start, or its workers do not.
    """
    import dask

    with (
        TemporaryDirectory(prefix="workshop-dask-", ignore_cleanup_errors=True) as folder,
        dask.config.set({"temporary-directory": folder, **_NO_PAGES}),
        _scheduler() as cluster,
    ):
        cluster.scale(processors())
        try:
            cluster.wait_for_workers(processors(), timeout=_STARTS_WITHIN)
        except TimeoutError as exc:
            raise ClusterError(
                "Dask kan ikke starte sine workere på denne maskine. Se, om der er hukommelse nok, og kør igen, "
                "eller kør uden --task-runner."
            ) from exc
        yield cluster


def _scheduler() -> LocalCluster:
    """Start a cluster that has no workers yet, so that all are ended, whenever it is interrupted."""
    from flows.cluster.library import distributed

    try:
        return distributed.LocalCluster(
            n_workers=0,
            threads_per_worker=1,
            memory_limit=0,
            host="127.0.0.1",
            security=True,
            dashboard_address="127.0.0.1:0",
            scheduler_kwargs={"dashboard": False},
            silence_logs=logging.CRITICAL,
        )
    except Exception as exc:
        raise ClusterError(
            f"Dask kan ikke startes på denne maskine ({type(exc).__name__}). Kør uden --task-runner, eller brug en "
            "klynge, der kører: --task-runner dask=ADRESSE."
        ) from exc
