"""Prefect's server with its database in PostgreSQL: a cluster of the test's own, a deployment and a run."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.office import office
from tests.programs import program
from tests.test_deployment import project, until  # noqa: F401 - a fixture
from tests.test_watching import wait_for

BIN = Path("/usr/lib/postgresql/15/bin")  # where Debian puts it
OWNER = "postgres"  # the account of Debian's package; PostgreSQL does not run as root


@dataclass(frozen=True)
class Cluster:
    port: int

    @property
    def url(self) -> str:
        return f"postgresql+asyncpg://prefect@127.0.0.1:{self.port}/prefect"

    def do(self, command: str, *arguments: str, by: str = "prefect") -> str:
        """Run a program of PostgreSQL's against the cluster."""
        where = ("-h", "127.0.0.1", "-p", str(self.port), "-U", by)
        return called(program(str(BIN / command)), *where, *arguments)


def called(*command: str, who: str | None = None) -> str:
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False, user=who, group=who)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def cluster(tmp_path) -> Iterator[Cluster]:
    """A cluster of an account without privileges, on a free port, with an empty database of an ordinary role."""
    initdb, postgres = program(str(BIN / "initdb")), program(str(BIN / "postgres"))
    who = OWNER if os.getuid() == 0 else None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = Path(tempfile.mkdtemp(prefix="pg-"))  # of a short name: a socket's path has an end
    if who:
        shutil.chown(place, who, who)
    data = str(place / "data")
    called(initdb, "-D", data, "-U", "admin", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", who=who)
    command = (postgres, "-D", data, "-p", str(port), "-k", str(place), "-c", "fsync=off", "-h", "127.0.0.1")
    with (tmp_path / "postgresql.log").open("wb") as log:
        process = subprocess.Popen(command, cwd="/", stdout=log, stderr=log, user=who, group=who)
    try:
        asks = (program(str(BIN / "pg_isready")), "-q", "-h", "127.0.0.1", "-p", str(port))
        wait_for(lambda: subprocess.run(asks, check=False).returncode == 0)
        running = Cluster(port)
        running.do("createuser", "prefect", by="admin")
        running.do("createdb", "--owner", "prefect", "prefect", by="admin")
        yield running
    finally:
        process.send_signal(signal.SIGINT)  # it then waits for no client
        process.wait(60)
        shutil.rmtree(place)


def test_the_server_keeps_its_runs_in_postgresql(project, tmp_path, cluster):  # noqa: F811
    home = tmp_path / "prefect"
    home.mkdir()
    database = {"PREFECT_SERVER_DATABASE_CONNECTION_URL": cluster.url, "PREFECT_WORKER_QUERY_SECONDS": "1"}
    with office(project, home, "--quiet-for", "900", **database) as serving:  # what changed is left to the worker
        serving.wait_until_told("Holder øje med")
        with httpx.Client(base_url=serving.url, timeout=120, trust_env=False) as client:
            deployment = client.get("/deployments/name/rerun-changed/working-days").json()["id"]
            run = client.post(f"/deployments/{deployment}/create_flow_run", json={}).json()["id"]

            def ended() -> str | None:
                state = client.get(f"/flow_runs/{run}").json()["state"]
                over = state["type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")
                return f"{state['type']} {state['name']}" if over else None

            assert until(ended, "the run", home / "workshop-serve.worker.log") == "COMPLETED Published"
        assert (project / "outputs" / "kantinen" / "bilag-1.docx").is_file()
        asked = "select name from flow_run where state_name = 'Published' order by name"
        kept = cluster.do("psql", "-d", "prefect", "-At", "-c", asked)
        assert kept.splitlines() == ["process-kantinen", "rerun-changed"]
        assert "COPY public.flow_run " in cluster.do("pg_dump", "-d", "prefect")
        assert not (home / "prefect.db").exists()
        assert serving.stop() == 0
