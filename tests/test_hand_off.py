"""The flow that hands off: wired with Prefect, tried again on faults, and nothing personal in what is kept."""

from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner
from prefect.client.orchestration import get_client
from pydantic import SecretStr

from flows.cli import workshop
from flows.deliver.ledger import read_deliveries
from flows.deliver.mail import MailServer
from flows.errors import DeliveryError, ExitCode, HeldBackError, MaybeDeliveredError
from flows.hand_off import BLOCK, MailServerBlock, deliver_package, find_mail_server, hand_off
from flows.process_workshop import forget_runs, process_workshop
from tests.deliver.desk import HAND_OFF, NAME, desk_of
from tests.deliver.mail_server import PASSWORD, USER, Post, make_certificate, serving
from tests.follow_up.desk import fill_in, held
from tests.workbook.desk import Desk

pytestmark = pytest.mark.usefixtures("prefect_backend")
TO = "madfolk@kommune.example"
SETTINGS = HAND_OFF.replace("id: mad\n", f"id: mad\n    deliver: {{email: {TO}}}\n").replace(
    "id: bygning\n", "id: bygning\n    deliver: {folder: delt}\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory, prefect_backend) -> Desk:
    root = tmp_path_factory.mktemp("desk")
    (root / "delt").mkdir()
    desk = desk_of(root, settings=SETTINGS)
    with chdir(root):
        assert run(desk).name == "Published"
    return desk


@pytest.fixture
def desk(made, tmp_path, monkeypatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("flows.hand_off.deliver_package", deliver_package.with_options(retry_delay_seconds=0))
    return made.copy_to(tmp_path)


@pytest.fixture
def post(tmp_path, monkeypatch):
    certificate = make_certificate(tmp_path)
    with serving(Post(), certificate) as served:
        for key, value in {"HOST": "localhost", "PORT": served.port, "USER": USER, "PASSWORD": PASSWORD}.items():
            monkeypatch.setenv(f"WORKSHOP_SMTP_{key}", str(value))
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        yield served


def run(desk: Desk):
    folders = desk.folders
    return process_workshop(NAME, folders.inputs, folders.outputs, folders.categories, return_state=True)


def send(desk: Desk, **options):
    folders = desk.folders
    return hand_off(NAME, folders.inputs, folders.outputs, folders.categories, **options, return_state=True)


def test_it_delivers_once_and_tries_again_what_may_succeed_later(desk, post):
    post.fault, post.faults = "on_rcpt", 2
    state = send(desk)

    assert (state.name, state.message) == ("Delivered", "2 packages.")
    assert state.result() == (
        f"Madforvaltningen (mad): sendt til {TO}.",
        "Bygningsforvaltningen (bygning): lagt i delt/kantinen.",
    )
    assert (len(post.box), post.talks) == (1, 3)
    assert (send(desk).name, len(post.box)) == ("Unchanged", 1)


@pytest.fixture
def block(post, monkeypatch):
    """Keep the mail server in Prefect instead of the environment."""
    for name in ("HOST", "PORT", "USER", "PASSWORD"):
        monkeypatch.delenv(f"WORKSHOP_SMTP_{name}")
    kept = MailServerBlock(host="localhost", port=post.port, user=USER, password=SecretStr(PASSWORD))
    kept.save(BLOCK, overwrite=True)
    yield kept
    MailServerBlock.delete(BLOCK)


def test_the_mail_server_may_be_kept_in_prefect_where_the_environment_has_none(desk, post, block):
    assert send(desk).message == "2 packages."
    assert (len(post.box), post.encrypted) == (1, [True])
    assert PASSWORD not in f"{block!r} {block} {block.model_dump_json()}"


def test_the_environment_wins_over_what_is_kept_in_prefect(block, monkeypatch):
    assert find_mail_server() == MailServer("localhost", block.port, USER, PASSWORD)
    monkeypatch.setenv("WORKSHOP_SMTP_HOST", "post.kommune.example")
    assert find_mail_server() == MailServer("post.kommune.example")


def test_without_any_mail_server_what_is_missing_is_told():
    with pytest.raises(DeliveryError) as caught:
        find_mail_server()
    assert str(caught.value) == (
        "Der skal sendes e-mail, men mailserveren er ikke sat. Sæt WORKSHOP_SMTP_HOST (og _PORT, _USER og "
        "_PASSWORD) i miljøet, eller lav blokken workshop-mail-server/workshop i Prefect, og kør igen."
    )


def test_one_that_fails_does_not_stop_the_others_and_the_run_fails(desk, post):
    post.fault = "refused"
    state = send(desk)

    assert (state.is_failed(), state.name) == (True, "Not delivered")
    with pytest.raises(DeliveryError, match="DeliveryError"):  # where Prefect keeps it, no address
        state.result()
    assert TO not in str(state)
    assert (Path("delt") / NAME / "opfoelgning.xlsx").is_file()
    post.fault = ""
    assert send(desk).message == "1 packages."


def test_where_the_answer_is_lost_it_is_not_tried_again_and_the_run_asks(desk, post):
    post.fault, post.faults = "after_data", 1
    assert isinstance(send(desk).result(raise_on_failure=False), MaybeDeliveredError)
    assert (len(post.box), post.talks) == (1, 1)
    assert isinstance(send(desk).result(raise_on_failure=False), MaybeDeliveredError)
    assert len(post.box) == 1

    state = send(desk, delivered=["mad"])
    assert (state.name, state.result()) == ("Delivered", ("Madforvaltningen (mad): er skrevet op som leveret.",))
    assert (send(desk).name, len(post.box)) == ("Unchanged", 1)


def test_nothing_is_delivered_of_what_is_not_current(desk, post):
    desk.note_down(["Bedre kaffe, siger Jens Hansen"])
    assert isinstance(send(desk).result(raise_on_failure=False), HeldBackError)
    assert isinstance(run(desk).result(raise_on_failure=False), HeldBackError)  # a stop is open
    assert isinstance(send(desk).result(raise_on_failure=False), HeldBackError)
    assert (post.box, read_deliveries(desk.inputs).deliveries) == ([], ())


def test_a_run_takes_in_what_came_back_from_where_it_was_delivered(desk, post):
    send(desk)
    there = Path("delt") / NAME / "opfoelgning.xlsx"
    fill_in(there, there, {"Stolene larmer": {"Status": "I gang", "Svar": "Filt"}})
    assert isinstance(send(desk).result(raise_on_failure=False), HeldBackError)  # first it is taken in

    state = run(desk)
    assert state.name == "Published"
    assert state.result().told[0] == (
        "Opfølgning fra Bygningsforvaltningen (opfølgningen, hvor den blev lagt): 2 nye svar."
    )
    assert held(desk) == {("bygning", "Stolene larmer"): {"status": "I gang", "answer": "Filt"}}
    assert run(desk).name == "Unchanged"
    assert send(desk).name == "Unchanged"  # what came back is no reason to deliver

    desk.note_down(["Bedre kaffe", "Stolene larmer", "Kage på et bord", "Et bord mere"])
    run(desk)
    assert send(desk).message == "2 packages."
    (kept,) = (desk.folders.outputs / ".udgaver" / NAME).glob("bygning-opfoelgning-*.xlsx")
    assert run(desk).name == "Unchanged"
    assert held(desk) == {("bygning", "Stolene larmer"): {"status": "I gang", "answer": "Filt"}}
    assert kept.is_file()


def test_what_prefect_keeps_of_it_is_forgotten_with_the_workshop(desk, post):
    def kept() -> set[str]:
        with get_client(sync_client=True) as client:
            return {run.name for run in client.read_flow_runs()}

    send(desk)
    assert "hand-off-kantinen" in kept()
    forget_runs(NAME)
    assert "hand-off-kantinen" not in kept()


def command(desk: Desk, *arguments: str):
    folders = desk.folders
    options = ("--inputs", folders.inputs, "--outputs", folders.outputs, "--categories", folders.categories)
    return CliRunner().invoke(workshop, ["hand-off", *arguments, *map(str, options)])


def test_the_command_shows_what_would_go_where_and_sends_nothing(desk, post):
    done = command(desk, "--dry-run")

    assert done.exit_code == 0
    assert done.output == (
        "kantinen:\n"
        "- Madforvaltningen (mad): ny, 3 input\n"
        f"  som e-mail til {TO}: bilag-1.docx, foelgebrev.docx, opfoelgning.xlsx, pakke.json, sammenfatning.docx, "
        "tavle.html\n"
        "- Bygningsforvaltningen (bygning): ny, 2 input\n"
        "  til mappen delt/kantinen: bilag-1.docx, foelgebrev.docx, opfoelgning.xlsx, pakke.json, "
        "sammenfatning.docx\n"
        "- Direktionen (alt): pakken er lavet, men deliver er ikke skrevet, så den bliver liggende.\n"
    )
    assert (post.talks, read_deliveries(desk.inputs).deliveries) == (0, ())


def test_the_command_says_where_the_mail_server_is_not_set(desk, monkeypatch):
    monkeypatch.delenv("WORKSHOP_SMTP_HOST", raising=False)

    assert command(desk, "--dry-run").output.splitlines()[-1] == (
        "WORKSHOP_SMTP_HOST er ikke sat her. Så bruges den mailserver, der er gemt i Prefect; er der ingen, bliver "
        "e-mail ikke sendt."
    )


def test_the_command_delivers_and_a_second_one_says_that_all_have_theirs(desk, post):
    done = command(desk, NAME)
    assert (done.exit_code, done.output.splitlines()[0]) == (
        0, f"kantinen: Madforvaltningen (mad): sendt til {TO}.",
    )  # fmt: skip
    again = command(desk)
    assert again.exit_code == 0
    assert "- Madforvaltningen (mad): har det hele; intet er nyt.\n" in again.output
    assert len(post.box) == 1


def test_the_command_ends_with_the_code_of_what_is_wrong(desk, post):
    post.fault = "refused"
    done = command(desk, NAME)
    assert done.exit_code == ExitCode.OUTPUT
    assert "tog ikke imod e-mailen (kode 550)" in done.output
    post.fault = "after_data"
    assert command(desk, NAME).exit_code == ExitCode.HELD_BACK
    asked = command(desk, NAME)
    assert (asked.exit_code, len(post.box)) == (ExitCode.HELD_BACK, 1)
    assert "--delivered mad eller --again mad" in asked.output
    assert command(desk, NAME, "--delivered", "mad").exit_code == 0
    assert command(desk, NAME, "--again", "skolen").exit_code == ExitCode.USAGE
