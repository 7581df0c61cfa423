"""The scheduled flow: which workshops changed since their documents were made? Process those."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.events import emit_event
from prefect.states import Completed, Failed
from pydantic import Field

from flows.editions import KEPT, MOST_KEPT
from flows.errors import AwaitingApprovalError
from flows.process_workshop import process_workshop
from flows.seen import digest_schemes
from flows.slugs import slug_of
from flows.unchanged import is_unchanged
from flows.workshop import Folders, find_workshops

logger = logging.getLogger(__name__)


@flow(name="rerun-changed", flow_run_name="rerun-changed", persist_result=False)
def rerun_changed(
    inputs: Path = Path("inputs"),
    outputs: Path = Path("outputs"),
    categories: Path = Path("categories"),
    keep: Annotated[int, Field(ge=1, le=MOST_KEPT)] = KEPT,
) -> State[Any]:
    """Make the documents of every workshop whose inputs, rules or decisions changed.

    One workshop that fails does not stop the others; the run then ends as failed, so that it is seen.

    Args:
        inputs: A folder a workshop.
        outputs: Where a folder of documents a workshop is made.
        categories: A folder of category schemes, or one scheme for all.
        keep: How many editions of a workshop are kept to be restored, the newest among them.

    Returns:
        A completed state named "Published", "Awaiting approval" or "Unchanged", or a failed one that names the
        workshops that failed, and how where all failed alike.
    """
    folders = Folders(inputs, outputs, categories)
    waiting: list[str] = []
    schemes = digest_schemes(categories)
    changed = [name for name in find_workshops(inputs) if _has_changed(name, folders, schemes, waiting)]
    made: list[str] = []
    failed: dict[str, str] = {}
    for name in changed:
        state = process_workshop(name, inputs, outputs, categories, keep=keep, return_state=True)
        if not state.is_completed():
            failed[name] = state.name or "Failed"
            logger.error("failed: %s: %s", name, state.message)
        else:
            (made if state.name in ("Published", "Unchanged") else waiting).append(name)
    waits = f" Not approved: {', '.join(waiting)}." if waiting else ""
    if failed:
        alike = set(failed.values())
        return Failed(
            name=alike.pop() if len(alike) == 1 else "Failed",
            message=f"Failed: {', '.join(failed)}. Made: {len(made)}.{waits}",
        )
    if made:
        return Completed(name="Published", message=f"Made: {', '.join(made)}.{waits}")
    if waiting:
        return Completed(name="Awaiting approval", message=waits.strip())
    return Completed(name="Unchanged", message="No workshop has changed.")


def tell_changed(workshop: str) -> None:
    """Tell Prefect that a workshop's inputs changed: what prefect.yaml deploys then runs it."""
    resource = {"prefect.resource.id": f"workshop.inputs.{slug_of(workshop)}", "prefect.resource.name": workshop}
    emit_event(event="workshop.inputs.changed", resource=resource)


def _has_changed(name: str, folders: Folders, schemes: str, waiting: list[str]) -> bool:
    """Tell whether a workshop needs a run; one that can't be opened does, so that its message is seen.

    One that only awaits a person's word is noted as `waiting`.
    """
    try:
        return not is_unchanged(name, folders, while_open=True, schemes=schemes)
    except AwaitingApprovalError:
        waiting.append(name)
        return False
    except Exception:  # processing it tells what is wrong, and the others go on
        return True
