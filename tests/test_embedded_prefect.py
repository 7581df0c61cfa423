import os

import pytest

from flows.embedded_prefect import STARTUP_SECONDS, prepare_prefect, server_error
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
