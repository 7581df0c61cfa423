"""What the house promises about itself: its top level, and stages that know nothing of Prefect."""

import ast
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.conftest import BEGUN_FIRST, pytest_collection_modifyitems

ROOT = Path(__file__).parent.parent
STAGES = sorted(path for path in (ROOT / "flows").iterdir() if path.is_dir() and path.name != "__pycache__")
ORCHESTRATION = {"hand_off.py", "process_workshop.py", "rerun_changed.py"}


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_only_the_flows_import_prefect():
    importing = {
        path.relative_to(ROOT / "flows").as_posix()
        for path in (ROOT / "flows").rglob("*.py")
        if any(name.split(".")[0] == "prefect" for name in imported(path))
    }

    assert importing == ORCHESTRATION


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_a_stage_runs_without_prefect_in_the_process(stage):
    code = f"import sys, flows.{stage.name}; sys.exit('prefect' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_top_level_is_the_one_agreed_upon():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    top = {name.split("/")[0] for name in listed.stdout.splitlines()}

    assert {name for name in top if not name.startswith(".")} == {
        "LICENSE", "README.md", "categories", "constraints.txt", "flows", "inputs", "outputs", "prefect.yaml",
        "pyproject.toml", "tests",
    }  # fmt: skip


def test_the_tests_that_begin_first_are_there_and_do():
    listed = [ROOT / "tests" / name for name in BEGUN_FIRST]
    items: list[Any] = [SimpleNamespace(path=path) for path in (Path(__file__), *reversed(listed))]
    pytest_collection_modifyitems(items)

    assert [path.name for path in listed if not path.is_file()] == []
    assert [item.path for item in items] == [*listed, Path(__file__)]


def test_no_file_is_long_to_hold_in_the_head():
    long = {
        path.name: lines
        for path in (ROOT / "flows").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }

    assert long == {}
