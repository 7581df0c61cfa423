"""A command and the processes beside it search seldom for circles of references: it took a fifth of their time."""

import gc

import pytest

from flows.worker_process import WorkerProcess
from tests.command import workshop_here


@pytest.fixture
def as_python_begins():
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_a_command_searches_seldom(as_python_begins, tmp_path):
    workshop_here("--version", cwd=tmp_path)

    assert gc.get_threshold() == (50_000, 20, 20)
    assert gc.isenabled()


def test_a_process_beside_it_searches_seldom():
    beside = WorkerProcess()
    try:
        assert beside.call(gc.get_threshold, ()) == (50_000, 20, 20)
    finally:
        beside.stop()
