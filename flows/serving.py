"""Prefect's server and worker as processes of their own: started together, and none is left when they stop."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import yaml

from flows.embedded_prefect import STARTUP_SECONDS
from flows.errors import PrefectError, UsageError
from flows.prefect_address import answers, find_kept, find_left_over, forget_address, keep_address
from flows.workshop import Folders

_HOST = "127.0.0.1"
_LAST_PORT = 65535
_POOL = "workshop"  # as in prefect.yaml
_DEPLOYMENTS = Path("prefect.yaml")
FINISHES_WITHIN = 60.0  # seconds for the runs of a worker that is to end: its end kills them
_ENDS_WITHIN = 20.0  # seconds from being asked to end until being killed
_LOOK_EVERY = 0.5  # seconds, until the server answers or the runs are finished
_ATTEND_EVERY = 2.0  # seconds
_APART = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # so that Ctrl+C reaches them through us alone


@dataclass
class Household:
    """The processes that are kept running.

    Attributes:
        home: Where their logs are.
        environment: What they are started with, `PREFECT_API_URL` among it.
    """

    home: Path
    environment: Mapping[str, str]
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _families: dict[str, list[psutil.Process]] = field(default_factory=dict)
    _noted: list[psutil.Process] = field(default_factory=list)

    def start(self, name: str, *arguments: str) -> None:
        """Start a command of Prefect's that stays."""
        self._running[name] = self._begin(name, *arguments)
        self.note()

    def note(self) -> None:
        """Note what runs, here and beside Prefect's database: the next start ends what a killed one leaves.

        Raises:
            OSError: It can't be written.
        """
        running = self.family()
        if running != self._noted:
            keep_address(self.home, self.environment["PREFECT_API_URL"], running)
            self._noted = running

    def do(self, name: str, *arguments: str, may_fail: bool = False) -> None:
        """Run a command of Prefect's to its end.

        Raises:
            PrefectError: It failed.
        """
        code = self._begin(name, "--no-prompt", *arguments).wait()
        if code and not may_fail:
            raise PrefectError(
                f"'prefect {' '.join(arguments[:2])}' mislykkedes (kode {code}). Se hvorfor i "
                f"'{self.log(name)}', og start igen."
            )

    def log(self, name: str) -> Path:
        """Give the file that holds what a process said, of its last start."""
        return self.home / f"workshop-serve.{name}.log"

    def ended(self) -> str:
        """Give the name of a process that has ended by itself; empty while all run."""
        self._note_families()
        return next((name for name, process in self._running.items() if process.poll() is not None), "")

    def family(self) -> list[psutil.Process]:
        """Give every process, and all that it is known to have started."""
        self._note_families()
        return [member for members in self._families.values() for member in members]

    def runs(self) -> Sequence[psutil.Process]:
        """Give what the worker has begun and not finished; nothing once a process has ended by itself."""
        return () if self.ended() else self._families.get("worker", [])[:-1]

    def stop(self) -> None:
        """End every process and all that it has started, the latest first, once its runs have had their time."""
        if self._running:
            with contextlib.suppress(OSError):  # whoever looks finds the address still
                keep_address(self.home, "", self.family())
        until = time.monotonic() + FINISHES_WITHIN
        while self.runs() and time.monotonic() < until:
            time.sleep(_LOOK_EVERY)
        for name in reversed(self._running):  # a worker tells its server how its runs ended
            end(self._families.get(name, []))
        for process in self._running.values():
            process.kill()  # where its family could never be told
            process.wait()
        self._running.clear()
        self._families.clear()

    def _begin(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        with self.log(name).open("wb") as log:
            return subprocess.Popen(  # noqa: S603 - of Prefect
                _prefect(*arguments),
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                creationflags=_APART,
            )

    def _note_families(self) -> None:
        """Note what each process has started while it runs: of one that has ended nobody can tell any more."""
        for name, process in self._running.items():
            if process.poll() is None and (family := family_of(process.pid)):
                self._families[name] = family


def end(processes: Sequence[psutil.Process], within: float = _ENDS_WITHIN) -> None:
    """Ask processes to end; what does not end in time, in seconds, is killed."""
    for process in processes:
        _tolerantly(process.terminate)
    for process in psutil.wait_procs(processes, within)[1]:
        _tolerantly(process.kill)


@contextmanager
def serving(folders: Folders, keep: int, port: int, environment: Mapping[str, str]) -> Iterator[Household]:
    """Keep Prefect's server, where none is configured, and a worker running, with what prefect.yaml deploys.

    Within the block `PREFECT_API_URL` is set, and commands beside it find the server.

    Args:
        folders: What the deployments work on.
        keep: How many editions of a workshop they keep.
        port: Where the server is to be; 0 for any that is free.
        environment: What the processes are started with; `PREFECT_API_URL` names a server that is used instead.

    Raises:
        PrefectError: It can't be started.
        UsageError: The port is taken, or the current folder is not the project's.
    """
    if not _DEPLOYMENTS.is_file():
        raise UsageError(f"Her er ingen {_DEPLOYMENTS}. Stå i projektets mappe, og start igen.")
    home = Path(os.environ["PREFECT_HOME"])
    if (kept := find_kept(home)) is not None:
        raise UsageError(
            f"'workshop serve' kører allerede her, på {kept}. Stop den først."
            if kept
            else "'workshop serve' er ved at stoppe her. Vent, til den er stoppet, og start igen."
        )
    end(find_left_over(home))
    configured = environment.get("PREFECT_API_URL", "")
    free = 0 if configured else _free_port(port)
    url = configured or f"http://{_HOST}:{free}/api"
    household = Household(home, {**environment, "PREFECT_API_URL": url})
    try:
        if not configured:
            household.start("server", "server", "start", "--host", _HOST, "--port", str(free))
        _wait_for(url, household)
        os.environ["PREFECT_API_URL"] = url
        # that it is there already is no failure
        household.do("work-pool", "work-pool", "create", _POOL, "--type", "process", may_fail=True)
        household.do("deploy", "deploy", "--all", "--prefect-file", str(_deployments_for(folders, keep, home)))
        household.start("worker", "worker", "start", "--pool", _POOL, "--type", "process")
        yield household
    finally:
        household.stop()
        forget_address(home)


def attend(household: Household, stop: threading.Event) -> Sequence[str]:
    """Set `stop` as soon as a process has ended by itself.

    Returns:
        What then holds its name, and nothing where somebody else stopped it all.
    """
    ended: list[str] = []

    def look() -> None:
        while not stop.wait(_ATTEND_EVERY):
            with contextlib.suppress(OSError):  # a full disk stops no server; the next look tries again
                household.note()
            if name := household.ended():
                ended.append(name)
                stop.set()

    threading.Thread(target=look, daemon=True).start()
    return ended


def _prefect(*arguments: str) -> Sequence[str]:
    return (sys.executable, "-m", "prefect", *arguments)


def _free_port(port: int) -> int:
    """Give the port, or any free one for 0.

    Raises:
        UsageError: Another program has it.
    """
    with socket.socket() as wanted:
        if os.name != "nt":  # a server that has just ended holds its port no more
            wanted.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            wanted.bind((_HOST, port))
        except OSError as exc:
            other = port + 1 if port < _LAST_PORT else port - 1
            raise UsageError(f"Porten {port} er optaget. Vælg en anden med --port, fx --port {other}.") from exc
        return int(wanted.getsockname()[1])


def _wait_for(url: str, household: Household) -> None:
    seconds = float(os.environ[STARTUP_SECONDS])
    until = time.monotonic() + seconds
    while not answers(url):
        if household.ended():
            raise PrefectError(
                f"Prefects server stoppede, mens den startede. Se hvorfor i '{household.log('server')}', og start "
                "igen."
            )
        if time.monotonic() > until:
            raise PrefectError(
                f"Prefects server på {url} svarede ikke inden for {seconds:g} sekunder. Se, om den kører; er "
                f"maskinen langsom, så sæt {STARTUP_SECONDS} højere."
            )
        time.sleep(_LOOK_EVERY)


def _deployments_for(folders: Folders, keep: int, home: Path) -> Path:
    """Give prefect.yaml, with the folders and the number of editions that are asked for."""
    told = yaml.safe_load(_DEPLOYMENTS.read_text(encoding="utf-8"))
    named = {"inputs": folders.inputs, "outputs": folders.outputs, "categories": folders.categories}
    asked = {"keep": keep, **{name: str(folder.resolve()) for name, folder in named.items()}}
    for deployment in told["deployments"]:
        taken = deployment["parameters"]  # what delivers keeps no editions
        deployment["parameters"] = {name: asked.get(name, value) for name, value in taken.items()}
    path = home / "workshop-serve.yaml"
    path.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def family_of(pid: int) -> list[psutil.Process]:
    """Give a process and all that it has started, the youngest first, so that none is left without a parent.

    Nothing where the system does not tell.
    """
    try:
        parent = psutil.Process(pid)
        return [*reversed(parent.children(recursive=True)), parent]
    except psutil.Error:
        return []


def _tolerantly(act: Callable[[], None]) -> None:
    with contextlib.suppress(psutil.Error):
        act()
