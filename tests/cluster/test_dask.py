"""A run whose parts a real Dask cluster does: the same bytes, no text left on it, no server started by it."""

import shutil
import sys
import tempfile
from itertools import product
from pathlib import Path

import psutil
import pytest

from flows.cluster import connection
from flows.errors import ClusterError, ExitCode
from flows.overview.status import Ending, read_status
from flows.workshop import Folders
from tests.canary import pickles, plant, traces, words_of
from tests.cluster.real_cluster import real_cluster
from tests.test_cli import workshop
from tests.test_jobs import made
from tests.without_server import publish_workshop

ROOT = Path(__file__).parents[2]
LARGE, SMALL, MANY = "lgbt-beskaeftigelse", "trafik-ved-skolerne", "kantinen"
WORDS = words_of(11)
NOTES = [
    f"{what} {where}, {when}{end}"
    for what, where, when, end in product(
        ("Mere kaffe", "Mere kafe", "Flere stole", "Ro til at spise"),
        ("i kantinen", "ved vinduet", "i gården"),
        ("om morgenen", "efter frokost", "hver fredag", "hele året", "når det regner"),
        ("", "!", " for alle", " og ikke kun i dag"),
    )
]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with real_cluster(tmp_path_factory.mktemp("dask") / "cluster") as running:
        yield running


@pytest.fixture(scope="module")
def alone(tmp_path_factory) -> Path:
    """Both examples, and one with many notes in which words are planted, made without a cluster."""
    folder = tmp_path_factory.mktemp("alone") / "project"
    plant(folder, MANY, WORDS, *NOTES)
    shutil.copytree(ROOT / "categories", folder / "categories", dirs_exist_ok=True)
    for name in (LARGE, SMALL):
        shutil.copytree(ROOT / "inputs" / name, folder / "inputs" / name)
    shutil.copytree(folder, folder.parent / "inputs only")
    for name in (LARGE, SMALL, MANY):
        publish_workshop(name, folders_of(folder))
    return folder


@pytest.fixture
def project(alone, tmp_path, monkeypatch) -> Path:
    """The same, with nothing made yet; what this process writes for a moment goes beside it."""
    shutil.copytree(alone.parent / "inputs only", tmp_path / "project")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path / "project"


def folders_of(folder: Path) -> Folders:
    return Folders(folder / "inputs", folder / "outputs", folder / "categories")


def run(name: str, folder: Path, task_runner: str):
    from flows.process_workshop import process_workshop

    return process_workshop(
        name,
        folder / "inputs",
        folder / "outputs",
        folder / "categories",
        task_runner=task_runner,
        return_state=True,
    )


def made_of(folder: Path, *names: str) -> dict[str, bytes]:
    """Give what was published of some workshops, and kept of it, by file."""
    return {path: raw for path, raw in made(folder).items() if {*Path(path).parts} & {*names}}


def imports_prefect() -> bool:
    return "prefect" in sys.modules


@pytest.fixture
def left(cluster, project, prefect_backend) -> Path:
    """The project once the cluster has done the two large workshops."""
    for name in (LARGE, MANY):
        assert run(name, project, f"dask={cluster.address}").name == "Published"
    return project


def test_a_cluster_makes_the_same_leaves_no_text_and_starts_no_server(cluster, alone, left):
    assert made_of(left, LARGE, MANY) == made_of(alone, LARGE, MANY) != {}
    assert cluster.done() >= {"read_raw", "views", "join_partition", "judge_pairs", "place_groups"}
    outside = [cluster.folder, left.parent]
    assert traces(WORDS, outside, beside=[left]) == []
    assert [pickles(folder) for folder in (cluster.folder, left.parent / "temporary")] == [[], []]
    assert cluster.on_workers(imports_prefect) == [False, False]
    assert not (cluster.folder / "prefect").exists()
    started = [psutil.Process(each.pid).children(recursive=True) for each in (cluster.scheduler, *cluster.workers)]
    assert started == [[], [], []]


def test_the_command_hands_work_to_a_cluster(cluster, alone, project, served):
    home = {"PREFECT_HOME": str(project / "prefect")}
    done = workshop("run", SMALL, "--task-runner", f"dask={cluster.address}", cwd=project, **served, **home)

    assert (done.returncode, done.stderr) == (ExitCode.DONE, "")
    assert made_of(project, SMALL) == made_of(alone, SMALL) != {}
    assert not (project / "prefect" / "prefect.db").exists()


def test_the_command_refuses_a_cluster_without_a_server_of_prefects(project):
    home = {"PREFECT_HOME": str(project / "prefect")}
    done = workshop("run", SMALL, "--task-runner", "dask", cwd=project, **home)

    assert (done.returncode, done.stdout, done.stderr) == (
        ExitCode.OUTPUT,
        "",
        "Fejl: --task-runner dask: der er ingen Prefect-server. Start 'workshop serve' i denne mappe, eller sæt "
        "PREFECT_API_URL til den, der kører (fx http://127.0.0.1:4200/api), og kør igen.\n",
    )
    assert not (project / "outputs" / SMALL).exists()


def test_a_cluster_of_the_runs_own_makes_the_same_and_ends_with_it(alone, project, prefect_backend):
    assert run(SMALL, project, "dask").name == "Published"

    assert made_of(project, SMALL) == made_of(alone, SMALL)
    assert [path.name for path in (project.parent / "temporary").iterdir()] == []
    running = [each.cmdline() for each in psutil.Process().children(recursive=True)]
    assert [command for command in running if "spawn_main" in " ".join(command)] == []


def test_what_a_worker_was_doing_when_it_was_killed_another_one_does(
    cluster, alone, project, prefect_backend, monkeypatch
):
    kill_at(monkeypatch, "join_partition", victim := cluster.start_worker("doomed"))

    assert run(MANY, project, f"dask={cluster.address}").name == "Published"
    assert victim.wait(10) == -9
    assert made_of(project, MANY) == made_of(alone, MANY)


def test_a_cluster_that_is_lost_in_the_middle_ends_the_run_and_leaves_the_old_edition(
    alone, project, prefect_backend, monkeypatch, tmp_path
):
    shutil.copytree(alone / "outputs", project / "outputs")
    before = made_of(project, SMALL)
    (project / "inputs" / SMALL / "ny.csv").write_text("Input\nFlere cykelstativer\n", encoding="utf-8")
    with real_cluster(tmp_path / "cluster", count=1) as doomed:
        kill_at(monkeypatch, "place_groups", doomed.scheduler)
        state = run(SMALL, project, f"dask={doomed.address}")
    error = state.result(raise_on_failure=False)

    assert (state.name, type(error), error.exit_code) == (
        "Output not written", ClusterError, ExitCode.OUTPUT,
    )  # fmt: skip
    assert str(error.full) == (
        f"Dask-klyngen på {doomed.address}: dens scheduler svarer ikke mere. Start den og dens workere igen, og "
        "kør igen. Intet er udgivet."
    )
    assert read_status(project / "outputs", SMALL).ending == Ending.OUTPUT
    assert made_of(project, SMALL) == before != {}


def kill_at(monkeypatch: pytest.MonkeyPatch, name: str, process) -> None:
    """Kill a process of a cluster hard as soon as the cluster has been given a certain kind of work."""
    submit = connection._Cluster._submit

    def submit_and_kill(self, function, arguments):
        future = submit(self, function, arguments)
        if function.__name__ == name:
            process.kill()
        return future

    monkeypatch.setattr(connection._Cluster, "_submit", submit_and_kill)
