"""How a cluster answers as a mapper, and what is said where it can't; without processes of its own."""

import importlib
import math
import pickle
import tempfile
import urllib.error
import urllib.request
from concurrent.futures import CancelledError
from contextlib import contextmanager

import pytest

from flows.cluster import connection, library, local, open_cluster
from flows.cluster.answering import Done, Raised, Unfit, answer, ask
from flows.cluster.connection import _Cluster
from flows.cluster.library import distributed
from flows.cluster.task_runner import TaskRunner
from flows.dedupe.join.string_pairs import TooManyPairsError, join_partition
from flows.errors import ClusterError, HeldBackError, InputError, ProgramError
from flows.fingerprint import program_parts


@contextmanager
def cluster_of(memory: str):
    """A cluster of a thread of this process."""
    with (
        distributed.LocalCluster(
            n_workers=1,
            threads_per_worker=2,
            processes=False,
            memory_limit=memory,
            dashboard_address="127.0.0.1:0",
        ) as in_a_thread,
        distributed.Client(in_a_thread, set_as_default=False) as client,
    ):
        yield _Cluster(client, "Klyngen")


@pytest.fixture(scope="module")
def cluster():
    with cluster_of("0") as mapper:
        yield mapper


def test_results_stand_in_the_order_of_the_calls(cluster):
    assert cluster.count == 1
    assert cluster.map(math.pow, [(2, number) for number in range(5)]) == [1, 2, 4, 8, 16]
    assert cluster.map(math.pow, []) == []


def test_what_a_function_may_raise_is_raised_here(cluster):
    with pytest.raises(TooManyPairsError, match="more than 3 pairs of 100 strings are alike"):
        cluster.map(join_partition, [(["aaaa"] * 100, 0, 0.9, 3)])


def test_a_worker_that_spills_to_a_disk_is_refused():
    with cluster_of("1 GB") as mapper, pytest.raises(ClusterError) as refused:
        mapper.map(math.sqrt, [(4,)])

    assert str(refused.value) == (
        "Klyngen: en af dens workere skriver tekst fra input i filer, når hukommelsen er knap. Start dem med "
        "--memory-limit 0, eller med DASK_DISTRIBUTED__WORKER__MEMORY__TARGET=False og "
        "DASK_DISTRIBUTED__WORKER__MEMORY__SPILL=False i miljøet, og kør igen. Intet er udgivet."
    )


def test_a_worker_with_another_version_of_the_program_is_refused(cluster, monkeypatch):
    monkeypatch.setattr(connection, "program_parts", lambda: {**program_parts(), "program_files": "other"})
    with pytest.raises(ClusterError, match="har en anden udgave af programmet, af Python eller af de biblioteker"):
        cluster.map(math.sqrt, [(4,)])


class Forgetful:
    """A future that ends in one way."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def result(self, timeout):
        raise self.error


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (CancelledError(), "dens scheduler svarer ikke mere. Start den og dens workere igen, og kør igen."),
        (
            distributed.KilledWorker.__new__(distributed.KilledWorker),
            "flere af dens workere døde under det samme. Se, om de har hukommelse nok, og kør igen.",
        ),
        (
            ModuleNotFoundError("No module named 'flows'"),
            "en af dens workere kan ikke køre programmet (ModuleNotFoundError). Installér det samme dér som her "
            "(-c constraints.txt), start den igen, og kør igen.",
        ),
    ],
)
def test_what_can_end_it_is_told(cluster, monkeypatch, error, told):
    monkeypatch.setattr(cluster, "_submit", lambda *_: Forgetful(error))
    with pytest.raises(ClusterError) as ended:
        cluster.map(math.sqrt, [(4,)])

    assert str(ended.value) == f"Klyngen: {told} Intet er udgivet."


def test_a_cluster_whose_workers_do_not_come_is_not_waited_for_for_ever(monkeypatch):
    monkeypatch.setattr(connection, "_WORKERS_WITHIN", 0.5)
    monkeypatch.setattr(connection, "_LOOKS_EVERY", 0.2)
    with (
        distributed.LocalCluster(n_workers=0, processes=False, dashboard_address="127.0.0.1:0") as in_a_thread,
        distributed.Client(in_a_thread, set_as_default=False) as client,
        pytest.raises(ClusterError) as ended,
    ):
        _Cluster(client, "Klyngen").map(math.sqrt, [(4,)])

    assert str(ended.value) == "Klyngen: den har ingen workere. Start dem, og kør igen. Intet er udgivet."


def test_a_cluster_of_the_runs_own_whose_workers_do_not_start_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(local, "_STARTS_WITHIN", 0.01)
    monkeypatch.setattr(local, "processors", lambda: 1)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with (
        pytest.raises(ClusterError, match="Dask kan ikke starte sine workere på denne maskine"),
        open_cluster(TaskRunner("")),
    ):
        pass

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "http://klynge:8786", "klynge"])
def test_an_address_where_no_cluster_is_is_told(monkeypatch, address):
    monkeypatch.setattr(connection, "_CONNECTS_WITHIN", 0.5)
    with pytest.raises(ClusterError) as ended, open_cluster(TaskRunner(address)):
        pass

    assert str(ended.value).startswith(f"Dask-klyngen på {address} kan ikke nås (")
    assert str(ended.value).endswith(
        "Se, om dens scheduler kører, og om adressen er dens, fx dask=tcp://10.0.0.5:8786, og kør igen."
    )


def with_a_file() -> InputError:
    error = InputError("bord-1.xlsx: filen er beskadiget.")
    error.file = "bord-1.xlsx"
    error.add_note("og mere")
    return error


@pytest.mark.parametrize("error", [with_a_file(), HeldBackError("Vent.", "Spørg Kaja"), TooManyPairsError("3")])
def test_an_error_of_ours_keeps_all_that_it_says(error):
    carried = pickle.loads(pickle.dumps(Raised.of(error))).error()

    assert (type(carried), str(carried), vars(carried)) == (type(error), str(error), vars(error))


def test_a_bug_is_told_by_its_kind_and_place_and_by_no_text():
    def look_up(texts: dict[str, int]) -> int:
        return texts["Spørg Kaja"]

    try:
        look_up({})
    except KeyError as error:
        carried = Raised.of(error).error()

    assert type(carried) is ProgramError
    assert str(carried).startswith("Fejl i programmet (KeyError")
    assert "Kaja" not in str(carried)


class OnWorker:
    def __init__(self, data: object) -> None:
        self.data = data


@pytest.mark.parametrize(
    ("data", "program", "answered"),
    [
        ({}, program_parts(), Done(2.0)),
        (object(), program_parts(), Unfit("spills")),
        ({}, {"program": "other"}, Unfit("other program")),
    ],
)
def test_a_worker_answers_in_bytes_whatever_becomes_of_a_call(monkeypatch, data, program, answered):
    monkeypatch.setattr("distributed.get_worker", lambda: OnWorker(data))

    assert pickle.loads(answer(program, ask(math.sqrt, (4,)))) == answered


def test_a_worker_raises_nothing_which_it_would_log(monkeypatch):
    monkeypatch.setattr("distributed.get_worker", lambda: OnWorker({}))

    raised = pickle.loads(answer(program_parts(), ask(math.sqrt, (-1,))))
    assert (type(raised), raised.kind) == (Raised, ProgramError)


def _lambda(_text: str) -> object:
    return lambda: None  # what no pickle can hold


@pytest.mark.parametrize("call", [ask(_lambda, ("Spørg Kaja",)), b"Kaja kommer"])
def test_what_goes_wrong_around_a_call_is_not_raised_on_a_worker(monkeypatch, call):
    monkeypatch.setattr("distributed.get_worker", lambda: OnWorker({}))

    raised = pickle.loads(answer(program_parts(), call))
    assert (type(raised), raised.kind) == (Raised, ProgramError)
    assert "Kaja" not in str(raised.error())


def test_a_call_shows_nothing_of_its_arguments():
    assert b"Kaja" not in ask(math.sqrt, ("Kaja " * 9,))


def test_a_scheduler_that_was_given_up_between_two_calls_is_told(cluster, monkeypatch):
    def closed(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("Tried to submit to a closed client")

    monkeypatch.setattr(cluster._client, "submit", closed)
    with pytest.raises(ClusterError, match="dens scheduler svarer ikke mere"):
        cluster.map(math.sqrt, [(4,)])


def test_a_cluster_of_the_runs_own_has_no_pages():
    with local.local_cluster() as own:
        for page in ("", "status", "info/main/workers.html"):
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(f"http://127.0.0.1:{own.scheduler.http_server.port}/{page}", timeout=5)
            assert refused.value.code == 404


def test_a_cluster_that_does_not_start_is_told(monkeypatch):
    def fails(**_options: object) -> None:
        raise OSError("no port")

    monkeypatch.setattr("distributed.LocalCluster", fails)
    with pytest.raises(ClusterError, match=r"Dask kan ikke startes .* \(OSError\)"), local.local_cluster():
        pass


def test_what_dask_registers_does_not_decide_what_is_kept_of_our_errors():
    error = HeldBackError("Vent.")
    error.add_note("Spørg Kaja")
    importlib.import_module("tblib.pickling_support").install()
    kept_by_dask = pickle.dumps(error)
    importlib.reload(library)

    assert b"Kaja" in kept_by_dask
    assert b"Kaja" not in pickle.dumps(error)
