"""Programs outside Python that some tests drive: where one is missing, a test is skipped, or fails if told to.

`WORKSHOP_REQUIRE_ALL=1` makes a missing program a failure: what checks a change sets it. Modules of Node are looked
for below `WORKSHOP_NODE_MODULES`; tests/package.json names them.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest


def program(*names: str) -> str:
    """Give the path of the first of these programs that is installed."""
    for name in names:
        if (found := shutil.which(name)) is not None:
            return found
    return _missing(names[0])


def node_modules(*names: str) -> Path:
    """Give the folder that holds these modules of Node."""
    folder = Path(os.environ.get("WORKSHOP_NODE_MODULES", Path.home() / ".cache/workshop-tests/node_modules"))
    for name in names:
        if not (folder / name).is_dir():
            return Path(_missing(f"{name} (npm)"))
    return folder


def _missing(name: str) -> str:
    if os.environ.get("WORKSHOP_REQUIRE_ALL") == "1":
        pytest.fail(f"{name} is not installed, and WORKSHOP_REQUIRE_ALL is set")
    pytest.skip(f"{name} is not installed")
