import math
import os
import subprocess

import pytest

from flows.dedupe import dedupe_notes, group_near_identical
from flows.dedupe.join import workers
from flows.dedupe.join.workers import Workers
from flows.notes import Note, Source


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


class Recording:
    """Does the calls here, last first, and remembers which there were."""

    count = 3

    def __init__(self):
        self.asked = []

    def map(self, function, calls):
        calls = list(calls)
        self.asked.append(function.__name__)
        return [function(*arguments) for arguments in reversed(calls)][::-1]


def test_who_does_the_work_can_be_handed_in_and_changes_nothing(monkeypatch):
    texts = ("Kurser om trivsel", "Kuser om trivsel", "Kurser om løn", "Bænke ved åen", "Bænke ved åen")
    notes = [Note(f"n{number}", text, Source("a.csv", "", f"A{number}")) for number, text in enumerate(texts)]
    alone = dedupe_notes(notes, 0.8)
    monkeypatch.setattr("flows.dedupe.grouping.Workers", None)
    mapper = Recording()

    assert dedupe_notes(notes, 0.8, mapper=mapper) == alone
    assert mapper.asked == ["_views", "join_partition", "judge_pairs"]
