"""Folders for Prefect whose database is made already, which takes as long as three runs; and servers in them."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest.mock import patch

from filelock import FileLock

_UVICORN = "from flows.collector import search_seldom; search_seldom(); from uvicorn.main import main; main()"


def prefect_home(folder: Path) -> Path:
    """Make a folder for `PREFECT_HOME` with an empty database, as Prefect's first start in it would."""
    folder.mkdir()
    shutil.copyfile(_empty_database(), folder / "prefect.db")
    return folder


@contextmanager
def server_in(home: Path, **env: str) -> Iterator[dict[str, str]]:
    """Run the server that a flow would start for itself, in such a folder, for several processes.

    What it says stands in the folder, too. When the block has ended, all that it was told is in its database.

    Args:
        home: As `prefect_home` makes it.
        env: What the server alone is started with.

    Yields:
        The environment in which a process uses it.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    own = {"PREFECT_HOME": str(home), "PREFECT_LOGGING_COLORS": "false"}
    as_prefect_does = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
    app = ("--factory", "prefect.server.api.server:create_app", "--host", "127.0.0.1", "--port", port)
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(
            (sys.executable, "-c", _UVICORN, *app, "--log-level", "error", "--lifespan", "on"),
            env={**os.environ, **own, **as_prefect_does, **env},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    url = f"http://127.0.0.1:{port}/api"
    try:
        while not _answers(f"{url}/health"):
            assert process.poll() is None, (home / "server.log").read_text(errors="replace")
            time.sleep(0.2)
        yield {**own, "PREFECT_API_URL": url}
        process.terminate()
        process.wait(60)
    finally:
        process.kill()
        process.wait()


def _answers(url: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=30):
            return True
    except OSError:
        return False


@contextmanager
def harness_with_database() -> Iterator[None]:
    """Let Prefect's own harness for tests begin with such a database instead of making one."""
    folder = tempfile.mkdtemp(prefix="prefect-test-")
    shutil.copyfile(_empty_database(), Path(folder, "prefect-test.db"))
    with patch("prefect.testing.utilities.mkdtemp", lambda: folder):
        yield


@cache
def _empty_database() -> Path:
    """Make the database once a run of tests, for all its processes."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    home = Path(tempfile.gettempdir(), f"prefect-empty-{run}") if run else Path(tempfile.mkdtemp())
    made = home / "prefect.db"
    with FileLock(f"{home}.lock"):
        if not made.exists():
            staged = Path(tempfile.mkdtemp(prefix="prefect-empty-"))
            upgrade = (sys.executable, "-m", "prefect", "server", "database", "upgrade", "--yes")
            subprocess.run(
                upgrade, env={**os.environ, "PREFECT_HOME": str(staged)}, check=True, capture_output=True
            )
            home.mkdir(exist_ok=True)
            (staged / "prefect.db").rename(made)
    return made
