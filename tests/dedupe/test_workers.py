import math
import os
import subprocess

import pytest

from flows.dedupe import group_near_identical
from flows.dedupe.join import workers
from flows.dedupe.join.workers import Workers


@pytest.fixture
def two_processes(monkeypatch):
    monkeypatch.setattr(workers, "_WORTH_IT", 1)
    monkeypatch.setattr(workers, "processors", lambda: 2)


def test_results_stand_in_the_order_of_the_calls(two_processes):
    with Workers(1) as pool:
        assert pool.count == 2
        assert pool.map(math.pow, [(2, 1), (2, 2), (2, 3)]) == [2, 4, 8]


def test_an_error_in_a_process_is_raised_here(two_processes):
    with Workers(1) as pool, pytest.raises(ValueError, match="math domain"):
        pool.map(math.sqrt, [(4,), (-1,)])


def test_what_a_process_leaves_when_it_dies_is_done_here(two_processes):
    with Workers(1) as pool:
        for process in pool._started:
            process._process.kill()
            process._process.wait()
        assert pool.map(math.sqrt, [(4,), (9,), (16,)]) == [2, 3, 4]


def test_where_no_process_may_start_all_is_done_here(two_processes, monkeypatch):
    def refuse(*_args, **_options):
        raise PermissionError

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with Workers(1) as pool:
        assert pool.map(os.path.basename, [("a/b",), ("c/d",)]) == ["b", "d"]


def test_few_texts_start_no_process():
    with Workers(100) as pool:
        assert (pool.count, pool._started) == (1, [])


def test_groups_do_not_depend_on_the_processes(two_processes):
    texts = [
        f"{word} om {what}"
        for word in ("kurser", "kuser", "Kurser")
        for what in ("løn", "køn", "normer", "trivsel")
    ]
    assert group_near_identical(texts, 0.8) == [[0, 4, 8], [1, 5, 9], [2, 6, 10], [3, 7, 11]]
