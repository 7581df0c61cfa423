import io
import logging
import os
import re
import sys

import pytest

from flows.embedded_prefect import STARTUP_SECONDS, counting, following, prepare_prefect, server_error
from flows.errors import ExitCode, PrefectError

ASIDE = ("DO_NOT_TRACK", "NO_PROXY", "no_proxy")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch, tmp_path):
    """An environment in which nobody has set anything of Prefect's."""
    for name in [name for name in os.environ if name.startswith("PREFECT_") or name in ASIDE]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    monkeypatch.chdir(tmp_path)


def set_by(*, verbose: bool) -> dict[str, str]:
    before = dict(os.environ)
    prepare_prefect(verbose=verbose)
    return {name: value for name, value in os.environ.items() if before.get(name) != value}


def test_nothing_is_sent_and_little_is_said_where_nobody_asked_otherwise(tmp_path):
    assert set_by(verbose=False) == {
        "DO_NOT_TRACK": "1",
        "NO_PROXY": "127.0.0.1,localhost,::1",
        "no_proxy": "127.0.0.1,localhost,::1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_HOME": str(tmp_path / ".prefect"),
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_INTERNAL_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    }
    assert (tmp_path / ".prefect").is_dir()


def test_verbose_shows_what_prefect_says_and_sends_nothing_either():
    found = set_by(verbose=True)

    assert (found["DO_NOT_TRACK"], found["PREFECT_SERVER_ANALYTICS_ENABLED"]) == ("1", "false")
    assert (found["PREFECT_LOGGING_LEVEL"], found["PREFECT_INTERNAL_LOGGING_LEVEL"]) == ("INFO", "ERROR")


def test_what_is_set_already_is_kept(tmp_path):
    os.environ |= {"PREFECT_HOME": str(tmp_path / "home"), STARTUP_SECONDS: "7"}

    assert set_by(verbose=False).keys().isdisjoint({"PREFECT_HOME", STARTUP_SECONDS})
    assert (tmp_path / "home").is_dir()


def test_loopback_is_sent_through_no_proxy_beside_what_is_spared_already():
    os.environ["NO_PROXY"] = "intern.example,localhost"
    prepare_prefect(verbose=False)

    assert os.environ["NO_PROXY"] == os.environ["no_proxy"] == "intern.example,localhost,127.0.0.1,::1"


def test_a_home_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / ".prefect").write_bytes(b"")

    with pytest.raises(PrefectError, match=r"Prefects mappe .* kan ikke skrives"):
        prepare_prefect(verbose=False)


@pytest.mark.parametrize(
    ("environment", "exception", "told"),
    [
        (
            {"PREFECT_API_URL": "http://prefect.example/api"},
            RuntimeError("Failed to reach API"),
            "Prefects server på http://prefect.example/api kan ikke nås (RuntimeError). Se, om den kører, eller "
            "fjern PREFECT_API_URL for at bruge den indbyggede.",
        ),
        (
            {STARTUP_SECONDS: "7"},
            RuntimeError("Timed out while attempting to connect to ephemeral Prefect API server."),
            "Prefects indbyggede server svarede ikke inden for 7 sekunder. Se med --verbose, om den melder en "
            "fejl. Gør den ikke det, er maskinen eller drevet langsomt: sæt "
            "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS højere, eller peg med PREFECT_HOME på en anden mappe "
            "på et lokalt drev (nu 'her').",
        ),
        (
            {},
            RuntimeError("Timed out while attempting to connect. Ephemeral server process exited with code 1."),
            "Prefects indbyggede server stoppede, mens den startede (kode 1). Se med --verbose hvorfor. Den "
            "skriver i 'her': se, om der er plads, og om en anden version af Prefect bruger mappen.",
        ),
        (
            {},
            KeyError("Bedre kaffe"),
            "Prefect kunne ikke begynde (KeyError). Se med --verbose hvorfor. Dens mappe er 'her'.",
        ),
    ],
)
def test_the_reason_is_told_and_nobody_is_asked_to_delete_a_database(environment, exception, told):
    os.environ |= {"PREFECT_HOME": "her", **environment}
    error = server_error(exception)

    assert str(error) == told
    assert error.exit_code == ExitCode.OUTPUT


def test_a_server_of_the_commands_own_is_not_called_a_configured_one():
    os.environ |= {"PREFECT_HOME": "her", "PREFECT_API_URL": "http://127.0.0.1:8123/api"}

    assert str(server_error(RuntimeError("Failed to reach API"), own=True)) == (
        "Prefect kunne ikke begynde (RuntimeError). Se med --verbose hvorfor. Dens mappe er 'her'."
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def shown(monkeypatch) -> list[str]:
    """What a terminal shows of the progress, line by line."""
    lines: list[str] = []
    monkeypatch.setattr("rich.progress.Progress.update", lambda _, __, *, description: lines.append(description))
    return lines


def announce(*steps: str) -> None:
    for step in steps:
        logging.getLogger("flows.process_workshop").info("step: %s", step)


def test_each_step_of_the_flow_is_shown_in_danish(shown, monkeypatch, root):
    monkeypatch.setattr(sys, "stderr", Terminal())
    source = "".join((root / "flows" / name).read_text() for name in ("process_workshop.py", "pipeline.py"))
    steps = re.findall(r'(?:step|_announce)\(\s*"([^"]+)"', source)
    with following("cykler", quiet=False):
        announce(*steps)
    assert len(shown) == len(steps) >= 14
    assert [line for line in shown if any(f"cykler: {step}" == line for step in steps)] == []


def test_what_the_flow_does_is_shown_on_a_terminal_until_it_ends(shown, monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    logger = logging.getLogger("flows")
    before = logger.level, logger.propagate, list(logger.handlers)
    with following("cykler", quiet=False):
        announce("read", "keep workbook", "write bilag-1.docx")
        logging.getLogger("flows.process_workshop").info("no step")
    announce("publish")
    assert shown == [
        "cykler: læser filerne",
        "cykler: lægger gennemgangen på plads",
        "cykler: skriver bilag-1.docx",
    ]
    assert (logger.level, logger.propagate, logger.handlers) == before


@pytest.mark.parametrize(("quiet", "terminal"), [(True, Terminal()), (False, io.StringIO())])
def test_nothing_is_shown_where_nobody_looks_or_wants_to(shown, monkeypatch, quiet, terminal):
    monkeypatch.setattr(sys, "stderr", terminal)
    with following("cykler", quiet=quiet):
        announce("read")
    assert (shown, terminal.getvalue()) == ([], "")


def test_how_many_are_done_is_shown_on_a_terminal_and_wiped_where_one_is_told_of(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    with counting(3, 2, quiet=False) as told:
        for name in ("aa", "bb"):
            with told():
                sys.stderr.write(f"({name})\n")

    wiped = "\x1b[2K"  # what stands on a line of its own, whatever was shown before
    shown = re.sub(r"\x1b\[\d+m", "", sys.stderr.getvalue())
    assert re.findall(r"\(\w+\)|\d/3", shown) == [
        "0/3", "0/3", "(aa)", "1/3", "1/3", "(bb)", "2/3", "2/3",
    ]  # fmt: skip
    assert "2 workshops ad gangen, færdige: 0/3" in shown
    assert all(f"{wiped}({name})\n" in shown for name in ("aa", "bb"))
    assert shown.endswith(wiped)


def test_a_pipe_is_told_of_no_counting(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with counting(3, 2, quiet=False) as told, told():
        pass

    assert sys.stderr.getvalue() == ""
