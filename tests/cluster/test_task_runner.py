"""What `--task-runner` may say, and what is said where Dask is not installed."""

import pytest

from flows.cluster import open_cluster, parse_task_runner, task_runner
from flows.cluster.task_runner import TaskRunner
from flows.errors import ExitCode, UsageError
from tests.command import workshop_here


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("", None),
        ("dask", TaskRunner("")),
        ("dask=tcp://10.0.0.5:8786", TaskRunner("tcp://10.0.0.5:8786")),
        ("dask= tls://klynge:8786 ", TaskRunner("tls://klynge:8786")),
    ],
)
def test_what_is_written_asks_for_a_cluster(written, asked):
    assert parse_task_runner(written) == asked


@pytest.mark.parametrize("written", ["ray", "dask=", "dask= ", "Dask", "=tcp://10.0.0.5:8786"])
def test_what_asks_for_nothing_that_is_known_is_refused(written):
    with pytest.raises(UsageError) as refused:
        parse_task_runner(written)

    assert str(refused.value) == (
        f"--task-runner {written}: det kendes ikke. Skriv dask (en klynge på denne maskine) eller dask=ADRESSE "
        "(en, der kører, fx dask=tcp://10.0.0.5:8786)."
    )


def test_where_dask_is_missing_the_command_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(task_runner, "find_spec", lambda _name: None)
    done = workshop_here("run", "--task-runner", "dask", cwd=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (
        ExitCode.USAGE,
        "",
        "Fejl: --task-runner dask: Dask er ikke installeret her. Kør fra programmets mappe: python -m pip install "
        "-c constraints.txt -e '.[dask]'\n",
    )


def test_no_cluster_is_opened_where_none_is_asked_for():
    with open_cluster(None) as mapper:
        assert mapper is None
