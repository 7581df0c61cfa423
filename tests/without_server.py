"""Runs of the main job without a server of Prefect's: its steps are called, and nobody is told."""

from __future__ import annotations

from unittest.mock import patch

from flows.editions import KEPT
from flows.steps import CALLED
from flows.workshop import Folders


def publish_workshop(name: str, folders: Folders) -> None:
    """Make and publish a workshop's documents, as the flow does."""
    from flows import process_workshop as flow

    asked = flow._Asked(force=False, strict=False, skip_bad_files=False, final=False, keep=KEPT)
    with patch.object(flow, "_Tasks", lambda _mapper: CALLED), patch.object(flow, "record_edition"):
        flow._process(name, folders, asked, None)
