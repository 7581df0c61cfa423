"""Folders for Prefect whose database is made already: making it takes as long as three runs."""

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path


def prefect_home(folder: Path) -> Path:
    """Make a folder for `PREFECT_HOME` with an empty database, as Prefect's first start in it would."""
    folder.mkdir()
    shutil.copyfile(_empty_database(), folder / "prefect.db")
    return folder


@cache
def _empty_database() -> Path:
    home = Path(tempfile.mkdtemp(prefix="prefect-empty-"))
    upgrade = (sys.executable, "-m", "prefect", "server", "database", "upgrade", "--yes")
    subprocess.run(upgrade, env={**os.environ, "PREFECT_HOME": str(home)}, check=True, capture_output=True)
    return home / "prefect.db"
