"""Prefect as the command uses it: its own server in the process, quiet, no telemetry; and progress for a person."""

from __future__ import annotations

import logging
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from flows.errors import PrefectError
from flows.prefect_address import LOOPBACK, find_served

STARTUP_SECONDS = "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"
_STEPS = {
    "answers": "læser gennemgangen",
    "follow up": "læser svar fra modtagere",
    "keep follow up": "gemmer svar fra modtagere",
    "deliver": "sender pakker",
    "keep decisions": "gemmer beslutninger",
    "remember": "udfylder beslutninger",
    "remember decisions": "husker, hvad der er besluttet",
    "remember editions": "husker, hvad der er udgivet",
    "read": "læser filerne",
    "gather": "samler input",
    "decisions": "læser beslutninger",
    "dedupe": "finder næsten ens",
    "categorise": "fordeler på temaer",
    "review": "lægger beslutninger over",
    "screen": "leder efter personoplysninger",
    "gate": "ser, om noget venter på en person",
    "compare": "sammenligner med sidste udgave",
    "prove": "kontrollerer, at alt er med",
    "publish": "lægger filerne på plads",
    "await approval": "lægger filerne til godkendelse",
    "end waiting": "fjerner det, der ikke længere skal godkendes",
    "keep edition": "gemmer udgaven",
    "keep workbook": "lægger gennemgangen på plads",
}


def prepare_prefect(*, verbose: bool) -> None:
    """Set what Prefect reads when it is imported, where the environment has not set it.

    Without `PREFECT_API_URL` the server of a `workshop serve` beside is used, and else one is started for this run.
    It keeps its database in `.prefect` in the current folder, so that it meets no other version's.

    Raises:
        PrefectError: Where its folder can't be made.
    """
    defaults = {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_HOME": str(Path.cwd() / ".prefect"),
        "PREFECT_LOGGING_LEVEL": "INFO" if verbose else "CRITICAL",
        "PREFECT_SERVER_LOGGING_LEVEL": "INFO" if verbose else "CRITICAL",
        "PREFECT_INTERNAL_LOGGING_LEVEL": "ERROR" if verbose else "CRITICAL",
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
        STARTUP_SECONDS: "120",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
    _send_loopback_through_no_proxy()
    if not verbose:  # these loggers are none of Prefect's own tree, so that its settings do not reach them
        for worker in ("EventsWorker", "APILogWorker", "sqlalchemy.pool"):  # a pool tells what ends with its server
            logging.getLogger(worker).setLevel(logging.CRITICAL)
    home = Path(os.environ["PREFECT_HOME"])
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            pass
    except OSError as exc:
        raise PrefectError(
            f"Prefects mappe '{home}' kan ikke skrives ({exc.strerror}). "
            "Kør fra en mappe, der må skrives i, eller peg på en med PREFECT_HOME."
        ) from exc
    if "PREFECT_API_URL" not in os.environ and (served := find_served(home)):
        os.environ["PREFECT_API_URL"] = served


def _send_loopback_through_no_proxy() -> None:
    """Reach the server in the process directly where the environment names a proxy for all else."""
    listed = [os.environ[name] for name in ("no_proxy", "NO_PROXY") if os.environ.get(name)]
    spared = ",".join(dict.fromkeys((*",".join(listed).split(","), *LOOPBACK) if listed else LOOPBACK))
    os.environ |= {"no_proxy": spared, "NO_PROXY": spared}


def server_error(exc: Exception, *, own: bool = False) -> PrefectError:
    """Tell why a flow could not begin: its server is not reached, did not start, or did not start in time.

    Args:
        exc: What Prefect raised.
        own: Whether `PREFECT_API_URL` is that of a server which the command itself has started.
    """
    url = "" if own else os.environ.get("PREFECT_API_URL")
    if url:
        return PrefectError(
            f"Prefects server på {url} kan ikke nås ({type(exc).__name__}). Se, om den kører, eller fjern "
            "PREFECT_API_URL for at bruge den indbyggede."
        )
    home = os.environ.get("PREFECT_HOME", "")
    if ended := re.search(r"exited with code (-?\d+)", str(exc)):
        return PrefectError(
            f"Prefects indbyggede server stoppede, mens den startede (kode {ended[1]}). Se med --verbose hvorfor. "
            f"Den skriver i '{home}': se, om der er plads, og om en anden version af Prefect bruger mappen."
        )
    if "Timed out" in str(exc):
        seconds = os.environ.get(STARTUP_SECONDS, "")
        return PrefectError(
            f"Prefects indbyggede server svarede ikke inden for {seconds} sekunder. Se med --verbose, om den "
            f"melder en fejl. Gør den ikke det, er maskinen eller drevet langsomt: sæt {STARTUP_SECONDS} højere, "
            f"eller peg med PREFECT_HOME på en anden mappe på et lokalt drev (nu '{home}')."
        )
    return PrefectError(
        f"Prefect kunne ikke begynde ({type(exc).__name__}). Se med --verbose hvorfor. Dens mappe er '{home}'."
    )


@contextmanager
def following(name: str, *, quiet: bool) -> Iterator[None]:
    """Show on a terminal what the flow of a workshop is doing, until the block ends.

    Progress goes to stderr and is wiped, so that the results on stdout can be piped.
    """
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        shown = progress.add_task(f"{name}: starter Prefect", total=None)
        steps = _StepHandler(lambda step: progress.update(shown, description=f"{name}: {step}"))
        logger = logging.getLogger("flows")
        before = logger.level, logger.propagate
        logger.addHandler(steps)
        logger.setLevel(logging.INFO)
        logger.propagate = False  # else Prefect's console handler prints every step, too
        try:
            yield
        finally:
            logger.removeHandler(steps)
            logger.setLevel(before[0])
            logger.propagate = before[1]


@contextmanager
def counting(total: int, most: int, *, quiet: bool) -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """Show on a terminal how many of the workshops that run side by side are told of, until the block ends.

    Args:
        total: How many there are.
        most: How many run at a time.
        quiet: Whether to show nothing.

    Yields:
        What gives a context in which one is told of.
    """
    if quiet or not sys.stderr.isatty():
        yield nullcontext
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        shown = progress.add_task(f"{most} workshops ad gangen, færdige:", total=total)

        @contextmanager
        def told() -> Iterator[None]:
            progress.stop()  # what is told goes to the terminal, too
            yield
            progress.advance(shown)
            progress.start()

        yield told


class _StepHandler(logging.Handler):
    """Turns the flow's log lines into a line for a person."""

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__()
        self._show = show

    def emit(self, record: logging.LogRecord) -> None:
        if record.args and isinstance(record.args, tuple):
            step = str(record.args[0])
            self._show(_STEPS.get(step, step.replace("write ", "skriver ")))
