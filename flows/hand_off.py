"""The flow that delivers the packages, to folders and by e-mail, each once; somebody starts it, no schedule."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.blocks.core import Block
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.states import Completed, Failed
from prefect.tasks import Task
from prefect.utilities.annotations import quote
from pydantic import Field, SecretStr

from flows.deliver.handing import Desk, deliver, note_delivered
from flows.deliver.mail import PORT, MailServer
from flows.deliver.plan import Planned
from flows.errors import FAILURES, DeliveryBusyError, ExitCode, WorkshopError, telling_no_text
from flows.handing_off import prepare
from flows.publish import folder_lock
from flows.workshop import Folders

logger = logging.getLogger(__name__)
_FAILURES = FAILURES | {ExitCode.OUTPUT: "Not delivered"}
BLOCK = "workshop"  # the name under which the mail server is kept


class MailServerBlock(Block):
    """Where e-mail is handed in, kept in Prefect: for a worker in whose environment no password may stand."""

    _block_type_name = "Workshop mail server"
    _block_type_slug = "workshop-mail-server"

    host: str = Field(min_length=1, description="The server's name.")
    port: int = Field(PORT, ge=1, le=65535, description="Of STARTTLS.")
    user: str = Field("", description="Empty: nobody logs in.")
    password: SecretStr = Field(SecretStr(""), description="Of the user.")


def find_mail_server() -> MailServer:
    """Find the mail server: the environment's where WORKSHOP_SMTP_HOST is set, else the one that Prefect keeps.

    Raises:
        DeliveryError: There is none.
    """
    if not os.environ.get("WORKSHOP_SMTP_HOST", "").strip():
        try:
            kept = MailServerBlock.load(BLOCK)
        except ValueError:  # there is no such block: the environment says what is missing
            return MailServer.from_environment()
        assert isinstance(kept, MailServerBlock)  # noqa: S101 - nothing awaits it here
        return MailServer(kept.host, kept.port, kept.user, kept.password.get_secret_value())
    return MailServer.from_environment()


@flow(name="hand-off", flow_run_name="hand-off-{workshop}", persist_result=False)
def hand_off(
    workshop: str,
    inputs: Path = Path("inputs"),
    outputs: Path = Path("outputs"),
    categories: Path = Path("categories"),
    again: Sequence[str] = (),
    delivered: Sequence[str] = (),
) -> State[Any]:
    """Deliver each package that its receiver has not got yet.

    One receiver that can't be reached does not stop the others; the run then ends as failed.

    Args:
        workshop: The name of a folder in `inputs`.
        inputs: A folder a workshop.
        outputs: Where the packages stand published.
        categories: A folder of category schemes, or one scheme for all.
        again: The ids of receivers that get theirs whatever they have.
        delivered: Those of which a person says that theirs arrived.

    Returns:
        A completed state named "Delivered" or "Unchanged", with what staff are told; or a failed one whose name
        says how, with the `WorkshopError`: what was delivered by then stands in the ledger.
    """
    try:
        with telling_no_text(), folder_lock(outputs, workshop, work="hand-off"):
            return _hand_off(workshop, Folders(inputs, outputs, categories), again, delivered)
    except WorkshopError as exc:  # raised, Prefect would keep a pickle of it
        return Failed(name=_FAILURES[exc.exit_code], message=str(exc), data=exc)


def _hand_off(workshop: str, folders: Folders, again: Sequence[str], delivered: Sequence[str]) -> State[Any]:
    """Deliver what is to be delivered; one that fails does not stop the others."""
    told: list[str] = []
    failed: list[WorkshopError] = []
    if delivered:
        noted = prepare(workshop, folders, delivered=delivered)
        told += note_delivered(noted.desk, noted.planned, delivered)
    prepared = prepare(workshop, folders, again)
    for planned in prepared.delivering:
        logger.info("step: %s", "deliver")
        try:
            told += _deliver(prepared.desk, planned)
        except WorkshopError as exc:
            failed.append(exc)
    if failed:
        failed[0].details = (*failed[0].details, *(str(each) for each in failed[1:]), *told)
        raise failed[0]
    prepared.refuse_maybe()
    name = "Delivered" if told else "Unchanged"
    return Completed(name=name, message=f"{len(prepared.delivering)} packages.", data=tuple(told))


def _deliver(desk: Desk, planned: Planned) -> tuple[str, ...]:
    as_task: Callable[..., tuple[str, ...]] = deliver_package.with_options(
        task_run_name=f"deliver {planned.receiver.id}"
    )
    try:
        return as_task(quote(desk), quote(planned))
    except WorkshopError as exc:
        raise exc.full from None


def _may_succeed_later(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Retry only what is known not to have arrived: what may have arrived, a person is asked about."""
    return isinstance(state.result(raise_on_failure=False), DeliveryBusyError)


@task(
    retries=3,
    retry_delay_seconds=[2, 10, 30],
    retry_condition_fn=_may_succeed_later,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def deliver_package(desk: Desk, planned: Planned) -> tuple[str, ...]:
    """Deliver one package; Prefect knows it by its receiver's id."""
    with telling_no_text():
        return deliver(desk, planned, find_mail_server)
