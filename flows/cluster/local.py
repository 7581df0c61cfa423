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


# Dask shows pages to whoever asks, with or without keys.
_NO_PAGES: dict[str, list[str]] = {f"distributed.{node}.http.routes": [] for node in ("scheduler", "worker")}


@contextmanager
def local_cluster() -> Iterator[LocalCluster]:
    """Run a worker a processor while the block lasts.

    Nobody else on the machine can use it or listen to it: it is reached by keys that are made for it, and has no
    pages. Without a limit of memory its workers write nothing to a disk.

    Raises:
        ClusterError: It can't be started.
    """
    import dask
    from distributed import LocalCluster

    with (
        TemporaryDirectory(prefix="workshop-dask-", ignore_cleanup_errors=True) as folder,
        dask.config.set({"temporary-directory": folder, **_NO_PAGES}),
    ):
        try:
            cluster = LocalCluster(
                n_workers=processors(),
                threads_per_worker=1,
                memory_limit=0,
                host="127.0.0.1",
                security=True,
                dashboard_address="127.0.0.1:0",
                silence_logs=logging.CRITICAL,
            )
        except Exception as exc:
            raise ClusterError(
                f"Dask kan ikke startes på denne maskine ({type(exc).__name__}). Kør uden --task-runner, eller "
                "brug en klynge, der kører: --task-runner dask=ADRESSE."
            ) from exc
        with cluster:
            yield cluster
