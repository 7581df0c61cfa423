"""Folders for Prefect whose database is made already: making it takes as long as three runs."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest.mock import patch

from filelock import FileLock


def prefect_home(folder: Path) -> Path:
    """Make a folder for `PREFECT_HOME` with an empty database, as Prefect's first start in it would."""
    folder.mkdir()
    shutil.copyfile(_empty_database(), folder / "prefect.db")
    return folder


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
