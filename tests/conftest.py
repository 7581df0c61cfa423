import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from flows.collector import search_seldom
from flows.worker_process import processors

search_seldom()  # as in a command

# A slow machine is no failure, and the same checkout gives the same answer twice.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")

# What a test starts in another process finds the program too, whether or not it is installed.
_ROOT = str(Path(__file__).parent.parent)
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (_ROOT, os.environ.get("PYTHONPATH"))))
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each of them compiles the whole program anew

# Prefect reads these when it is imported, so they stand before any test module is.
_HOME = tempfile.mkdtemp(prefix="prefect-")
os.environ.update(
    {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_HOME": _HOME,
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        # recording task runs locks SQLite for the next flow's first request, which is then tried again after 2 s
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_ENABLED": "false",
    }
)

# Those that take longest, the longest first: begun last, one of them would run on when all others are done.
BEGUN_FIRST = (
    "test_deployment.py", "test_canary.py", "test_cli.py", "test_process_workshop.py", "test_serving.py",
    "test_approval.py", "test_jobs.py", "test_postgresql.py", "review/test_staff_texts.py",
    "workbook/test_command.py", "test_hand_off.py", "test_watching.py", "test_deleting.py", "review/test_told.py",
    "workbook/test_round_trip.py", "write/test_validators.py", "write/test_board.py", "workbook/test_life.py",
    "workbook/test_laws.py", "sheets/test_apart.py", "test_pipeline_types.py", "follow_up/test_valid.py",
)  # fmt: skip


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: many tests wait for servers and for commands that they start."""
    return processors() + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest."""
    places = {Path(__file__).parent / name: place for place, name in enumerate(BEGUN_FIRST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.fixture(scope="session")
def prefect_backend() -> Iterator[None]:
    """A real Prefect server of the tests' own; without the heartbeat, whose thread costs a second a flow."""
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
    from prefect.testing.utilities import prefect_test_harness

    from tests.prefect_homes import harness_with_database

    with (
        harness_with_database(),
        prefect_test_harness(server_startup_timeout=120),
        temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}),
    ):
        yield


@pytest.fixture
def served(prefect_backend: None) -> dict[str, str]:
    """The environment in which a command of its own process uses that server, so that it need not start one."""
    from prefect.settings import PREFECT_API_URL

    return {"PREFECT_API_URL": str(PREFECT_API_URL.value())}


@pytest.fixture
def root() -> Path:
    """The project's folder."""
    return Path(__file__).parent.parent


@pytest.fixture
def workshop_folders(tmp_path: Path, root: Path):
    """An empty project: inputs and outputs of the test's own, the project's schemes."""
    from flows.workshop import Folders

    folders = Folders(tmp_path / "inputs", tmp_path / "outputs", root / "categories")
    folders.inputs.mkdir()
    return folders
