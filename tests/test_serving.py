"""`workshop serve`: server, worker and watcher in one command, found by others, and gone when it stops."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import psutil
import pytest
import yaml

from flows.embedded_prefect import prepare_prefect
from flows.errors import ExitCode, UsageError
from flows.prefect_address import find_kept, find_left_over, find_served, forget_address, keep_address
from flows.serving import Household, _deployments_for, _free_port, attend, end, serving
from flows.workshop import Folders
from tests.office import alive, office
from tests.prefect_homes import prefect_home
from tests.test_cli import workshop
from tests.test_deployment import project  # noqa: F401 - a fixture
from tests.test_watching import wait_for

FOLDERS = ("inputs", "outputs", "categories")
SLEEPS = "import time; time.sleep(600)"
STAYS = "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']); "


def test_an_office_drops_files_and_sees_documents_until_it_stops_and_then_no_process_is_left(
    project,  # noqa: F811
    tmp_path,
    monkeypatch,
):
    home = prefect_home(tmp_path / "prefect")
    outputs, inputs = project / "outputs", project / "inputs"
    with office(project, home, "--quiet-for", "0.5") as running:
        running.wait_until_told("Filer i outputs")
        assert (outputs / "kantinen" / "bilag-1.docx").is_file()
        assert 'title: "kantinen"' in (inputs / "kantinen" / "workshop.yaml").read_text("utf-8")

        (inputs / "nyt").mkdir()
        missing = "nyt: mappen indeholder ingen regneark eller tekstfiler."
        running.wait_until_told(missing)
        page = (outputs / "oversigt.html").read_text("utf-8")
        assert missing in page
        assert page.count("workshop.yaml er, som programmet lavede den") == 2

        beside = {name: value for name, value in running.env.items() if name != "PYTHONPATH"}
        ran = workshop("run", "--force", "kantinen", cwd=project, **beside)
        assert (ran.returncode, ran.stderr) == (0, "")
        url = running.url
        with httpx.Client(base_url=url, timeout=120, trust_env=False) as client:
            runs = client.post("/flow_runs/filter", json={}).json()
            names = {each["name"] for each in client.post("/deployments/filter", json={}).json()}
        assert [run["name"] for run in runs if run["state_name"] == "Published"] == ["process-kantinen"] * 2
        assert names == {"on-request", "working-days", "workshop"}
        monkeypatch.chdir(project)
        monkeypatch.setenv("PREFECT_HOME", str(home))
        with pytest.raises(UsageError, match=f"kører allerede her, på {url}"), serving(Folders(), 5, 0, {}):
            pass

        family = running.family()
        assert len(family) >= 3
        assert running.stop() == ExitCode.DONE
        assert running.log.read_text("utf-8").endswith("Stoppet.\n")
        assert alive(family) == []
        assert not (home / "workshop-serve.json").exists()


@pytest.fixture
def household(tmp_path, monkeypatch):
    """Processes of Python in the place of Prefect's."""
    monkeypatch.setattr("flows.serving._prefect", lambda code: (sys.executable, "-c", code))
    household = Household(tmp_path, {**os.environ, "PREFECT_API_URL": "http://127.0.0.1:9/api"})
    yield household
    household.stop()


def test_what_a_process_has_started_ends_with_it(household):
    household.start("server", STAYS + "time.sleep(600)")
    wait_for(lambda: len(household.family()) == 2)
    family = household.family()
    household.stop()

    assert alive(family) == []


def test_one_that_ends_by_itself_is_told_and_what_it_left_ends_too(household):
    household.start("worker", STAYS + "time.sleep(4)")
    stop = threading.Event()
    ended = attend(household, stop)
    wait_for(lambda: len(household.family()) == 2)
    family = household.family()

    assert stop.wait(30)
    assert ended == ["worker"]
    household.stop()
    assert alive(family) == []


def test_what_the_system_refuses_to_tell_hides_no_end_and_leaves_no_process(household, monkeypatch):
    household.start("server", STAYS + "time.sleep(600)")
    wait_for(lambda: len(household.family()) == 2)
    family = household.family()

    def refuse(process, recursive=False):
        raise psutil.AccessDenied(process.pid)

    monkeypatch.setattr(psutil.Process, "children", refuse)
    household.start("worker", "import time; time.sleep(3)")
    stop = threading.Event()
    ended = attend(household, stop)

    assert stop.wait(30)
    assert ended == ["worker"]
    assert household.family() == family
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


def test_what_is_started_is_kept_from_the_first_process_on_and_refreshed_until_it_has_ended(
    household, tmp_path, monkeypatch
):
    monkeypatch.setattr("flows.serving.FINISHES_WITHIN", 0.5)  # what the worker started never finishes

    def kept() -> tuple[str, set[int]]:
        told = json.loads((tmp_path / "workshop-serve.json").read_bytes())
        return told["url"], {each["pid"] for each in told["started"]}

    household.start("server", SLEEPS)
    (server,) = household.family()
    assert kept() == ("http://127.0.0.1:9/api", {server.pid})

    household.start("worker", "import time; time.sleep(3); " + STAYS + "time.sleep(600)")
    stop = threading.Event()
    attend(household, stop)
    wait_for(lambda: len(kept()[1]) == 3)
    assert kept()[1] == {each.pid for each in household.family()}
    stop.set()
    household.stop()

    assert find_kept(tmp_path) == ""  # until it is forgotten it is about to stop


def test_one_that_runs_is_not_started_twice_though_it_answers_slowly_or_is_stopping(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    Path("prefect.yaml").touch()
    for url, told in (("http://127.0.0.1:9/api", "kører allerede her, på http"), ("", "er ved at stoppe her")):
        keep_address(tmp_path, url, ())
        with pytest.raises(UsageError, match=told), serving(Folders(), 5, 0, {}):
            pass
    assert find_kept(tmp_path) == ""


def test_the_address_of_another_is_not_forgotten(tmp_path):
    address = tmp_path / "workshop-serve.json"
    keep_address(tmp_path, "http://127.0.0.1:9/api", ())
    mine = address.read_bytes()
    others = json.loads(mine)
    others["keeper"]["pid"] = os.getppid()
    address.write_text(json.dumps(others), encoding="utf-8")
    forget_address(tmp_path)
    assert address.exists()

    address.write_bytes(mine)
    forget_address(tmp_path)
    assert not address.exists()


def test_what_the_worker_has_begun_is_finished_before_it_ends_and_its_server_after_it(household, tmp_path):
    household.start("server", SLEEPS)
    (server,) = household.family()
    finished = tmp_path / "finished"
    run = (
        "import pathlib, psutil, time; time.sleep(3); "
        f"pathlib.Path({str(finished)!r}).write_text(psutil.Process({server.pid}).status())"
    )
    household.start("worker", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {run!r}]); " + SLEEPS)
    wait_for(household.runs)
    family = household.family()
    household.stop()

    assert finished.read_text() == psutil.STATUS_SLEEPING
    assert alive(family) == []


def test_what_the_worker_has_begun_is_ended_when_its_time_is_over(household, monkeypatch):
    monkeypatch.setattr("flows.serving.FINISHES_WITHIN", 0.5)
    household.start("worker", STAYS + "time.sleep(600)")
    wait_for(household.runs)
    family = household.family()
    household.stop()

    assert len(family) == 2
    assert alive(family) == []


def test_a_port_that_is_taken_and_a_folder_that_is_none_of_a_project_are_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    with pytest.raises(UsageError, match="Stå i projektets mappe"), serving(Folders(), 5, 0, {}):
        pass
    Path("prefect.yaml").touch()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=rf"Porten {port} er optaget"), serving(Folders(), 5, port, {}):
            pass


def test_what_is_deployed_works_on_the_folders_and_keeps_the_editions_that_are_asked_for(
    root, tmp_path, monkeypatch
):
    monkeypatch.chdir(root)
    folders = Folders(tmp_path / "ind", tmp_path / "ud", tmp_path / "temaer")
    told = yaml.safe_load(_deployments_for(folders, 50, tmp_path).read_text("utf-8"))
    asked = {name: str(tmp_path / folder) for name, folder in zip(FOLDERS, ("ind", "ud", "temaer"), strict=True)}

    assert {each["entrypoint"]: each["parameters"] for each in told["deployments"]} == {
        "flows/rerun_changed.py:rerun_changed": {**asked, "keep": 50},
        "flows/process_workshop.py:process_workshop": {**asked, "keep": 50},
        "flows/hand_off.py:hand_off": asked,
    }
    told = yaml.safe_load(_deployments_for(Folders(), 7, tmp_path).read_text("utf-8"))
    assert told["deployments"][0]["parameters"] == {**{name: str(root / name) for name in FOLDERS}, "keep": 7}


@pytest.mark.parametrize(("port", "other"), [(4200, 4201), (65534, 65535), (65535, 65534)])
def test_another_port_that_is_advised_is_one(port, other, monkeypatch):
    def taken(_socket, _address):
        raise OSError

    monkeypatch.setattr("flows.serving.socket.socket.bind", taken)
    with pytest.raises(UsageError, match=rf"^Porten {port} er optaget\. .* --port {other}\.$"):
        _free_port(port)


class Health(BaseHTTPRequestHandler):
    """Answers as Prefect's server does where it is asked how it is, and as another program does elsewhere."""

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"true" if self.path == "/api/health" else b"<html>")

    def log_message(self, *_):
        """Nobody reads it."""


@pytest.fixture
def healthy() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Health) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_a_server_is_found_where_it_answers_whatever_proxy_there_is(tmp_path, monkeypatch, healthy):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    for url, found in (
        (f"{healthy}/api", f"{healthy}/api"),
        (healthy, ""),
        ("http://127.0.0.1:9/api", ""),
        ("x", ""),
    ):
        keep_address(tmp_path, url, ())
        assert find_served(tmp_path) == found


@pytest.mark.parametrize("kept", [b"", b"{}", b"[1]", b"\xff"])
def test_an_address_that_can_not_be_read_is_none(tmp_path, kept):
    (tmp_path / "workshop-serve.json").write_bytes(kept)

    assert (find_served(tmp_path), find_left_over(tmp_path)) == ("", [])


def test_a_command_beside_uses_the_server_unless_another_is_configured(tmp_path, monkeypatch, healthy):
    monkeypatch.setattr(os, "environ", {**os.environ, "PREFECT_HOME": str(tmp_path)})
    os.environ.pop("PREFECT_API_URL", None)
    keep_address(tmp_path, f"{healthy}/api", ())
    prepare_prefect(verbose=False)
    assert os.environ.pop("PREFECT_API_URL") == f"{healthy}/api"

    os.environ["PREFECT_API_URL"] = "http://prefect.example/api"
    prepare_prefect(verbose=False)
    assert os.environ.pop("PREFECT_API_URL") == "http://prefect.example/api"

    forget_address(tmp_path)
    prepare_prefect(verbose=False)
    assert "PREFECT_API_URL" not in os.environ


def test_what_one_that_was_killed_has_left_running_is_found_and_ended(tmp_path, healthy):
    left = subprocess.Popen((sys.executable, "-c", "import time; time.sleep(600)"))
    mine = psutil.Process(left.pid)
    keep_address(tmp_path, f"{healthy}/api", [mine])
    assert find_left_over(tmp_path) == []  # the process that keeps it runs
    code = (
        "import sys, psutil; from pathlib import Path; from flows.prefect_address import keep_address; "
        "keep_address(Path(sys.argv[1]), sys.argv[2], [psutil.Process(int(sys.argv[3]))])"
    )
    subprocess.run((sys.executable, "-c", code, str(tmp_path), f"{healthy}/api", str(left.pid)), check=True)

    assert find_served(tmp_path) == ""
    assert find_left_over(tmp_path) == [mine]
    address = tmp_path / "workshop-serve.json"
    kept = json.loads(address.read_bytes())
    kept["started"][0]["created"] -= 60  # of another process, whose number this one got
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / address.name).write_text(json.dumps(kept), encoding="utf-8")
    assert find_left_over(tmp_path / "later") == []
    end(find_left_over(tmp_path))
    assert alive([mine]) == []
    assert find_left_over(tmp_path) == []
