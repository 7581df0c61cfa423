"""The command without a process of its own, for what it says there too."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest

from flows.cli import main


def workshop_here(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that needs no Prefect in this process; tests of its own process stand in test_cli.py."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        chdir(cwd),
        patch.dict(os.environ),
        patch.object(sys, "argv", ["workshop", *arguments]),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    said = [stream.buffer.getvalue().decode("utf-8") for stream in (out, err)]
    return subprocess.CompletedProcess(arguments, int(ended.value.code or 0), *said)
