"""prefect.yaml, for real: a server, a worker, the deployment, and a run that publishes."""

import os
import shutil
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from tests.prefect_homes import prefect_home

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
PATIENCE = 120.0
SCHEME = """
title: Kantinen
themes:
- id: mad
  title: Mad og drikke
  description: Hvad der serveres.
  rules: [kaffe]
  tests: {yes: [Bedre kaffe], no: [Flere stole]}
"""


@contextmanager
def running(*command: str, cwd: Path, env: dict[str, str], log: Path) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


class PatientClient(httpx.Client):
    """Asks a server that has not begun or is too busy again: nothing here does harm when it is asked twice."""

    def request(self, *args: Any, **options: Any) -> httpx.Response:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                answer = super().request(*args, **options)
                if not answer.is_server_error:
                    return answer
                if time.monotonic() > deadline:
                    pytest.fail(f"{answer.url}: {answer.status_code} {answer.text[:500]}")
            except httpx.TransportError:
                if time.monotonic() > deadline:
                    raise
            time.sleep(0.3)


def until(found, what: str, log: Path):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if (value := found()) is not None:
            return value
        time.sleep(0.3)
    pytest.fail(f"waited {PATIENCE:.0f} s for {what}\n{log.read_text(errors='replace')[-3000:]}")


SLEEPER = """
import time
from prefect import flow, tags

@flow
def sleeper():
    time.sleep(600)

with tags("workshop"):
    sleeper()
"""


def kill_a_run(client: httpx.Client, cwd: Path, env: dict[str, str], log: Path) -> str:
    """Begin a run tagged as the deployments' are, kill its process after a sign of life, and give its id."""
    asked = {"filter": {"event": {"name": ["prefect.flow-run.heartbeat"]}}}

    def lives() -> str | None:
        signs = client.post("/events/filter", json=asked).json()["events"]
        return signs[0]["resource"]["prefect.resource.id"].removeprefix("prefect.flow-run.") if signs else None

    with (
        log.open("wb") as said,
        subprocess.Popen(
            (sys.executable, "-c", SLEEPER), cwd=cwd, env=env, stdout=said, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            return until(lives, "a sign of life", log)
        finally:
            process.kill()


def shorten_patience(client: httpx.Client, automation: dict[str, Any], seconds: int) -> None:
    keys = ("name", "description", "enabled", "trigger", "actions", "actions_on_trigger", "actions_on_resolve")
    body = {key: automation[key] for key in keys}
    changed = {**body, "trigger": {**body["trigger"], "within": seconds}}
    client.put(f"/automations/{automation['id']}", json=changed).raise_for_status()


@pytest.fixture
def project(tmp_path, root) -> Path:
    """A project of one workshop with the real prefect.yaml and program, in a folder with a space in its name."""
    project = tmp_path / "et projekt"
    shutil.copytree(root / "flows", project / "flows", ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("prefect.yaml", ".prefect-automations.yaml"):
        shutil.copy(root / file, project)
    for folder in ("inputs/kantinen", "categories"):
        (project / folder).mkdir(parents=True)
    (project / "categories" / "kantinen.yaml").write_text(SCHEME, encoding="utf-8")
    (project / "inputs" / "kantinen" / "noter.csv").write_text(
        "Input\nBedre kaffe\nFlere stole\n", encoding="utf-8"
    )
    return project


def test_the_deployment_makes_the_documents_of_what_changed(project, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    home = prefect_home(tmp_path / "prefect")
    api = f"http://127.0.0.1:{port}/api"
    env = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    env |= {"PREFECT_HOME": str(home), "PREFECT_API_URL": api, "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    env |= {"PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "10"}
    env |= {"PREFECT_WORKER_QUERY_SECONDS": "1"}  # else it asks for work every ten seconds
    temporary = tmp_path / "temporary"  # a worker's folder below the machine's belongs to who ran one first
    temporary.mkdir()
    env |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    prefect = (sys.executable, "-m", "prefect")
    log, worker_log = tmp_path / "server.log", tmp_path / "worker.log"
    server = (*prefect, "server", "start", "--host", "127.0.0.1", "--port", port)
    with running(*server, cwd=project, env=env, log=log), PatientClient(base_url=api, timeout=30) as client:
        until(lambda: client.get("/health").is_success or None, "the server", log)
        automations = ("automation", "create", "--from-file", ".prefect-automations.yaml")
        for command in (("work-pool", "create", "workshop", "--type", "process"), ("deploy", "--all"), automations):
            done = subprocess.run(
                (*prefect, "--no-prompt", *command),
                cwd=project,
                env=env,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr
        deployment = client.get("/deployments/name/rerun-changed/working-days").json()
        (schedule,) = deployment["schedules"]
        assert schedule["active"] is True
        assert schedule["schedule"]["cron"] == "0 7,12,16 * * 1-5"
        assert schedule["schedule"]["timezone"] == "Europe/Copenhagen"

        loaded = {each["name"]: each for each in client.post("/automations/filter", json={}).json()}
        assert loaded.keys() == {"workshop-inputs-changed", "workshop-runs-without-life"}
        assert loaded["workshop-runs-without-life"]["trigger"]["within"] == 600
        shorten_patience(client, loaded["workshop-runs-without-life"], 10)  # Prefect allows no less
        killed = kill_a_run(client, project, env, tmp_path / "killed.log")
        main = client.get("/deployments/name/process-workshop/workshop").json()
        form = main["parameter_openapi_schema"]["properties"]
        assert [name for name, field in form.items() if not field.get("description")] == []
        assert (form["keep"]["minimum"], form["keep"]["maximum"]) == (1, 50)
        for each in (deployment, main):
            assert each["concurrency_options"]["collision_strategy"] == "ENQUEUE"
        by_hand = client.get("/deployments/name/hand-off/on-request").json()
        assert (by_hand["schedules"], by_hand["entrypoint"]) == ([], "flows/hand_off.py:hand_off")

        def scheduled() -> list[dict] | None:
            asked = {
                "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
                "deployments": {"id": {"any_": [deployment["id"]]}},
            }
            return client.post("/flow_runs/filter", json=asked).json() or None

        planned = until(scheduled, "a run of the schedule", log)
        assert {run["auto_scheduled"] for run in planned} == {True}
        starts = [datetime.fromisoformat(run["expected_start_time"]) for run in planned]
        local = {(start.astimezone(COPENHAGEN).hour, start.weekday() < 5) for start in starts}
        assert local <= {(7, True), (12, True), (16, True)}

        def run_once() -> tuple[str, str]:
            asked = {"idempotency_key": str(uuid.uuid4())}  # so one run, however often it is asked for

            run = client.post(f"/deployments/{deployment['id']}/create_flow_run", json=asked).json()["id"]

            def ended() -> tuple[str, str] | None:
                state = client.get(f"/flow_runs/{run}").json()["state"]
                over = state["type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")
                return (state["type"], state["name"]) if over else None

            return until(ended, "the run", worker_log)

        worker = (*prefect, "worker", "start", "--pool", "workshop", "--type", "process")
        with running(*worker, cwd=project, env=env, log=worker_log):
            assert run_once() == ("COMPLETED", "Published")
            assert (project / "outputs" / "kantinen" / "bilag-1.docx").is_file()
            assert run_once() == ("COMPLETED", "Unchanged")
            (project / "inputs" / "kantinen" / "flere.csv").write_text("Input\nMere te\n", encoding="utf-8")
            told = "from flows.rerun_changed import tell_changed; tell_changed('kantinen')"
            subprocess.run((sys.executable, "-c", told), cwd=project, env=env, check=True)

            def ran_by_event() -> tuple[str, str, str] | None:
                asked = {"deployments": {"id": {"any_": [main["id"]]}}}
                for run in client.post("/flow_runs/filter", json=asked).json():
                    if run["state"]["type"] in ("COMPLETED", "FAILED", "CRASHED"):
                        return run["name"], run["state"]["name"], run["created_by"]["type"]
                return None

            assert until(ran_by_event, "the run of the event", worker_log) == (
                "process-kantinen", "Published", "AUTOMATION",
            )  # fmt: skip
            (project / "inputs" / "kantinen" / "workshop.yaml").write_text("titel: x\n", encoding="utf-8")
            assert run_once() == ("FAILED", "Rules rejected")

        def crashed() -> str | None:
            state = client.get(f"/flow_runs/{killed}").json()["state"]
            return state["message"] if state["type"] == "CRASHED" else None

        assert until(crashed, "the end of a run without life", log) == "No sign of life for ten minutes."
        logged = worker_log.read_text(encoding="utf-8", errors="replace")
        assert "Bedre kaffe" not in logged
        assert "Rules rejected" in logged
        assert "Traceback" not in logged
