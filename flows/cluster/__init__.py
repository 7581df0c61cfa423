"""Hands work of the stages to a Dask cluster: `open_cluster` gives the mapper of one, where that is asked for."""

from flows.cluster.connection import open_cluster
from flows.cluster.task_runner import parse_task_runner

__all__ = ["open_cluster", "parse_task_runner"]
