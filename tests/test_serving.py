"""`workshop serve`: server, worker and watcher in one command, found by others, and gone when it stops."""

import os
import socket
import sys
import threading
import time
from pathlib import Path

import httpx
import psutil
import pytest

from flows import prefect_address
from flows.embedded_prefect import prepare_prefect
from flows.errors import ExitCode, UsageError
from flows.prefect_address import find_served, forget_address, keep_address
from flows.serving import Household, attend, serving
from flows.workshop import Folders
from tests.office import alive, office
from tests.prefect_homes import prefect_home
from tests.test_cli import workshop
from tests.test_deployment import project  # noqa: F401 - a fixture
from tests.test_watching import wait_for

STAYS = "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']); "


def test_an_office_drops_files_and_sees_documents_until_it_stops_and_then_no_process_is_left(project, tmp_path):  # noqa: F811
    home = prefect_home(tmp_path / "prefect")
    outputs, inputs = project / "outputs", project / "inputs"
    with office(project, home, "--quiet-for", "0.5") as serving:
        serving.wait_until_told("Filer i outputs")
        assert (outputs / "kantinen" / "bilag-1.docx").is_file()
        assert 'title: "kantinen"' in (inputs / "kantinen" / "workshop.yaml").read_text("utf-8")

        (inputs / "nyt").mkdir()
        missing = "nyt: mappen indeholder ingen regneark eller tekstfiler."
        serving.wait_until_told(missing)
        page = (outputs / "oversigt.html").read_text("utf-8")
        assert missing in page
        assert page.count("workshop.yaml er, som programmet lavede den") == 2

        beside = {name: value for name, value in serving.env.items() if name != "PYTHONPATH"}
        ran = workshop("run", "--force", "kantinen", cwd=project, **beside)
        assert (ran.returncode, ran.stderr) == (0, "")
        url = serving.url
        with httpx.Client(base_url=url, timeout=30, trust_env=False) as client:
            runs = client.post("/flow_runs/filter", json={}).json()
            names = {each["name"] for each in client.post("/deployments/filter", json={}).json()}
        assert [run["name"] for run in runs if run["state_name"] == "Published"] == ["process-kantinen"] * 2
        assert names == {"on-request", "working-days", "workshop"}
        second = workshop("serve", cwd=project, **beside)
        assert (second.returncode, second.stderr) == (
            ExitCode.USAGE, f"Fejl: 'workshop serve' kører allerede her, på {url}. Stop den først.\n",
        )  # fmt: skip

        family = serving.family()
        assert len(family) >= 3
        assert serving.stop() == ExitCode.DONE
        assert serving.log.read_text("utf-8").endswith("Stoppet.\n")
        assert alive(family) == []
        assert not (home / "workshop-serve.json").exists()


@pytest.fixture
def household(tmp_path, monkeypatch):
    """Processes of Python in the place of Prefect's."""
    monkeypatch.setattr("flows.serving._prefect", lambda code: (sys.executable, "-c", code))
    household = Household(tmp_path, dict(os.environ))
    yield household
    household.stop()


def test_what_a_process_has_started_ends_with_it(household):
    household.start("server", STAYS + "time.sleep(600)")
    me = psutil.Process()
    wait_for(lambda: len(me.children(recursive=True)) >= 2)
    family = me.children(recursive=True)
    household.stop()

    assert alive(family) == []


def test_one_that_ends_by_itself_is_told_and_what_it_left_ends_too(household):
    household.start("worker", STAYS + "time.sleep(4)")
    stop, me = threading.Event(), psutil.Process()
    attend(household, stop)
    wait_for(lambda: len(me.children(recursive=True)) >= 2)
    family = me.children(recursive=True)

    assert stop.wait(30)
    assert household.ended() == "worker"
    household.stop()
    assert alive(family) == []


def test_one_that_does_not_end_when_asked_is_killed(household, monkeypatch):
    monkeypatch.setattr("flows.serving._ENDS_WITHIN", 0.5)
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); "
    household.start("server", deaf + "time.sleep(600)")
    wait_for(lambda: "deaf" in household.log("server").read_text())
    began = time.monotonic()
    household.stop()

    assert time.monotonic() - began < 30


def test_a_port_that_is_taken_and_a_folder_that_is_none_of_a_project_are_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    with pytest.raises(UsageError, match="Stå i projektets mappe"), serving(Folders(), 0, {}):
        pass
    Path("prefect.yaml").touch()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=rf"Porten {port} er optaget"), serving(Folders(), port, {}):
            pass


@pytest.mark.parametrize(
    "kept", [b"", b"{}", b'{"url": "http://127.0.0.1:9/api", "pid": 1}', b'{"url": "x", "pid": 1}']
)
def test_an_address_that_nobody_answers_at_is_none(tmp_path, kept):
    (tmp_path / "workshop-serve.json").write_bytes(kept)

    assert find_served(tmp_path) == ""


def test_a_command_beside_uses_the_server_unless_another_is_configured(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "environ", {**os.environ, "PREFECT_HOME": str(tmp_path)})
    monkeypatch.setattr(prefect_address, "answers", lambda url: url == "http://127.0.0.1:4300/api")
    os.environ.pop("PREFECT_API_URL", None)
    keep_address(tmp_path, "http://127.0.0.1:4300/api")
    prepare_prefect(verbose=False)
    assert os.environ.pop("PREFECT_API_URL") == "http://127.0.0.1:4300/api"

    os.environ["PREFECT_API_URL"] = "http://prefect.example/api"
    prepare_prefect(verbose=False)
    assert os.environ.pop("PREFECT_API_URL") == "http://prefect.example/api"

    forget_address(tmp_path)
    prepare_prefect(verbose=False)
    assert "PREFECT_API_URL" not in os.environ
