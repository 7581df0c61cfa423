"""By e-mail, to a real server with STARTTLS and login: sent once, and never said to be sent when it was not."""

import base64
import email
import email.policy
import hashlib
import re
import socket
from email.message import EmailMessage

import pytest

from flows.deliver.handing import deliver, note_delivered
from flows.deliver.ledger import read_deliveries
from flows.deliver.mail import MailServer
from flows.errors import DeliveryBusyError, DeliveryError, MaybeDeliveredError
from flows.handing_off import prepare
from tests.deliver.desk import HAND_OFF, NAME, desk_of, publish_now
from tests.deliver.mail_server import PASSWORD, USER, Fault, Post, make_certificate, serving
from tests.workbook.desk import Desk

TO = "madfolk@kommune.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Desk:
    settings = HAND_OFF.replace("id: mad\n", f"id: mad\n    deliver: {{email: {TO}}}\n")
    desk = desk_of(tmp_path_factory.mktemp("desk"), settings=settings)
    publish_now(desk)
    desk.run()
    return desk


@pytest.fixture
def desk(made, tmp_path) -> Desk:
    return made.copy_to(tmp_path)


@pytest.fixture
def post(certificate, monkeypatch):
    with serving(Post(), certificate) as served:
        for key, value in {"HOST": "localhost", "PORT": served.port, "USER": USER, "PASSWORD": PASSWORD}.items():
            monkeypatch.setenv(f"WORKSHOP_SMTP_{key}", str(value))
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        yield served


def hand_off(desk: Desk, **options) -> list[str]:
    prepared = prepare(NAME, desk.folders, **options)
    return [line for planned in prepared.delivering for line in deliver(prepared.desk, planned)]


def text_of(message: EmailMessage) -> str:
    return message.get_body().get_content().replace("\r\n", "\n")


def action(desk: Desk) -> str:
    return prepare(NAME, desk.folders).planned[0].action


def test_it_is_sent_once_encrypted_and_what_was_sent_is_in_the_ledger(desk, post):
    assert hand_off(desk) == [f"Madforvaltningen (mad): sendt til {TO}."]
    assert hand_off(desk) == []
    assert (len(post.box), post.to, post.encrypted) == (1, [TO], [True])
    assert action(desk) == "unchanged"
    sent = read_deliveries(desk.inputs).last_sent("mad")
    assert (sent.state, sent.how, sent.to) == ("sent", "email", TO)
    assert sent.message_id == email.message_from_bytes(post.box[0])["Message-ID"]


def test_attachments_and_names_arrive_intact_and_the_subject_tells_nothing(desk, post):
    hand_off(desk)
    message = email.message_from_bytes(post.box[0], policy=email.policy.default)
    package = desk.folders.outputs / NAME / "overdragelse" / "mad"

    attached = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert {name: raw if isinstance(raw, bytes) else raw.encode() for name, raw in attached.items()} == {
        path.name: path.read_bytes() for path in package.iterdir()
    }
    assert (message["Subject"], message["To"]) == ("Input til opfølgning", TO)
    assert message["From"] == "Ligestillingsenheden <ligestilling@kommune.example>"
    assert message["Date"].datetime.tzinfo is not None
    body = text_of(message)
    assert body.startswith("Til Madforvaltningen\n\nVedlagt er 3 input fra en workshop")
    assert ("kaffe" in body.lower(), "kantinen" in body) == (False, False)
    assert all(each.isascii() for each in attached)


def test_another_parser_reads_the_same_attachments(desk, post, tmp_path):
    """By the words of the standard alone: boundaries, headers and base64."""
    hand_off(desk)
    raw = post.box[0].replace(b"\r\n", b"\n")
    head, _, body = raw.partition(b"\n\n")
    boundary = head.partition(b'boundary="')[2].partition(b'"')[0]
    found = {}
    for part in body.split(b"--" + boundary)[1:-1]:
        headers, _, content = part.lstrip(b"\n").partition(b"\n\n")
        name = headers.partition(b'filename="')[2].partition(b'"')[0].decode()
        if name:
            found[name] = base64.b64decode(content) if b"base64" in headers.lower() else content
    package = desk.folders.outputs / NAME / "overdragelse" / "mad"
    for name in ("foelgebrev.docx", "bilag-1.docx", "opfoelgning.xlsx", "sammenfatning.docx"):
        assert hashlib.sha256(found[name]).digest() == hashlib.sha256((package / name).read_bytes()).digest()
    assert set(found) == {path.name for path in package.iterdir()}


BEFORE: list[Fault] = ["on_ehlo", "on_mail", "on_rcpt", "busy", "on_data"]


@pytest.mark.parametrize("fault", BEFORE)
def test_what_fails_before_the_content_was_given_is_not_sent_and_goes_later(desk, post, fault):
    post.fault, post.faults = fault, 1
    with pytest.raises(DeliveryBusyError, match=r"Intet er sendt"):
        hand_off(desk)
    assert (post.box, read_deliveries(desk.inputs).deliveries) == ([], ())
    assert action(desk) == "first"

    hand_off(desk)
    assert (len(post.box), action(desk)) == (1, "unchanged")


@pytest.mark.parametrize("fault", ["refused", "late_no"])
def test_a_no_is_a_no(desk, post, fault):
    post.fault = fault
    with pytest.raises(DeliveryError, match=r"tog ikke imod e-mailen .kode 55") as caught:
        hand_off(desk)
    assert not isinstance(caught.value, DeliveryBusyError)
    assert (post.box, action(desk)) == ([], "first")


@pytest.mark.parametrize(("fault", "arrived"), [("in_data", 0), ("after_data", 1)])
def test_where_the_answer_is_lost_a_person_is_asked_and_it_is_not_sent_again(desk, post, fault, arrived):
    post.fault = fault
    with pytest.raises(MaybeDeliveredError, match=r"er måske leveret .* --delivered mad eller --again mad"):
        hand_off(desk)
    assert len(post.box) == arrived
    assert read_deliveries(desk.inputs).last_sent("mad") is None
    post.fault = ""
    assert hand_off(desk) == []
    assert action(desk) == "maybe"
    with pytest.raises(MaybeDeliveredError, match=r"kantinen: Madforvaltningen .mad.: er måske leveret"):
        prepare(NAME, desk.folders).refuse_maybe()
    assert len(post.box) == arrived


def test_a_person_says_that_it_arrived(desk, post):
    post.fault = "after_data"
    with pytest.raises(MaybeDeliveredError):
        hand_off(desk)
    prepared = prepare(NAME, desk.folders, delivered=["mad"])
    note_delivered(prepared.desk, prepared.planned, ["mad"])
    post.fault = ""

    assert (hand_off(desk), action(desk), len(post.box)) == ([], "unchanged", 1)


def test_a_person_says_that_it_did_not_arrive(desk, post):
    post.fault = "in_data"
    with pytest.raises(MaybeDeliveredError):
        hand_off(desk)
    post.fault = "refused"  # and a no meanwhile answers nothing
    with pytest.raises(DeliveryError):
        hand_off(desk, again=["mad"])
    assert action(desk) == "maybe"
    post.fault = ""

    assert len(hand_off(desk, again=["mad"])) == 1
    assert (action(desk), len(post.box)) == ("unchanged", 1)


def test_what_is_sent_again_has_the_same_id_and_an_update_another(desk, post):
    post.fault, post.faults = "after_data", 1
    with pytest.raises(MaybeDeliveredError):
        hand_off(desk)
    hand_off(desk, again=["mad"])
    desk.note_down(["Mere te"])
    publish_now(desk)
    desk.run()
    hand_off(desk)
    first, again, update = (email.message_from_bytes(raw)["Message-ID"] for raw in post.box)

    assert re.fullmatch(r"<[0-9a-f]{32}@kommune\.example>", first)
    assert (again == first, update == first) == (True, False)


def test_a_run_that_was_killed_in_the_middle_is_asked_about(desk, post, monkeypatch):
    with monkeypatch.context() as killed:
        killed.setattr("flows.deliver.handing.send_message", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            hand_off(desk)
    assert action(desk) == "maybe"


def test_a_login_that_is_refused_is_told_without_the_password(desk, post, monkeypatch):
    monkeypatch.setenv("WORKSHOP_SMTP_PASSWORD", "forkert")
    monkeypatch.setattr("flows.deliver.mail._SECONDS", 2.0)  # this server is silent at a second try
    with pytest.raises(DeliveryError, match=r"afviste login .*Ret WORKSHOP_SMTP_USER") as caught:
        hand_off(desk)
    assert "forkert" not in str(caught.value)
    assert (post.box, action(desk)) == ([], "first")


def test_a_certificate_that_nobody_vouches_for_is_refused(desk, post, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(DeliveryError, match=r"har intet gyldigt certifikat"):
        hand_off(desk)
    assert post.box == []


def test_a_server_that_is_down_is_told(desk, post, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("WORKSHOP_SMTP_PORT", str(port))
    with pytest.raises(DeliveryBusyError, match=f"Mailserveren localhost:{port} kan ikke nås"):
        hand_off(desk)
    assert action(desk) == "first"


def test_on_this_machine_a_server_without_encryption_will_do(desk, monkeypatch):
    with serving(Post(), None, login=False) as plain:
        monkeypatch.setenv("WORKSHOP_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("WORKSHOP_SMTP_PORT", str(plain.port))
        hand_off(desk)
    assert plain.encrypted == [False]


def test_elsewhere_nothing_is_sent_unencrypted(desk, monkeypatch):
    with serving(Post(), None, login=False) as plain:
        monkeypatch.setenv("WORKSHOP_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("WORKSHOP_SMTP_PORT", str(plain.port))
        monkeypatch.setattr(MailServer, "is_near", property(lambda _: False))
        with pytest.raises(DeliveryError, match=r"tilbyder ikke kryptering"):
            hand_off(desk)
    assert plain.box == []


@pytest.mark.parametrize(
    ("host", "near"),
    [("localhost", True), ("127.0.0.9", True), ("::1", True), ("[::1]", True), ("mail.kommune.dk", False),
     ("10.0.0.1", False), ("localhost.kommune.dk", False)],
)  # fmt: skip
def test_what_is_on_this_machine(host, near):
    assert MailServer(host).is_near is near


def test_the_environment_says_where():
    named = {"WORKSHOP_SMTP_HOST": " mail.kommune.dk ", "WORKSHOP_SMTP_USER": "a", "WORKSHOP_SMTP_PASSWORD": "b "}

    assert MailServer.from_environment(named) == MailServer("mail.kommune.dk", 587, "a", "b ")
    assert "b " not in repr(MailServer.from_environment(named))
    with pytest.raises(DeliveryError, match=r"mailserveren er ikke sat"):
        MailServer.from_environment({})
    with pytest.raises(DeliveryError, match=r"WORKSHOP_SMTP_PORT er 'femogtyve'"):
        MailServer.from_environment({**named, "WORKSHOP_SMTP_PORT": "femogtyve"})


def test_a_line_that_begins_with_a_dot_and_a_danish_sender_arrive(desk, post):
    text = (desk.inputs / "workshop.yaml").read_text(encoding="utf-8")
    (desk.inputs / "workshop.yaml").write_text(
        text.replace("{name: Ligestillingsenheden,", '{name: ".Børn & Unge, Sæby",'),
        encoding="utf-8",
    )
    publish_now(desk)
    desk.run()
    hand_off(desk)
    message = email.message_from_bytes(post.box[0], policy=email.policy.default)

    assert message["From"].addresses[0].display_name == ".Børn & Unge, Sæby"
    assert text_of(message).rstrip().endswith("Venlig hilsen\n.Børn & Unge, Sæby")


def test_an_update_tells_what_is_new(desk, post):
    hand_off(desk)
    desk.note_down(["Mere te", "Bedre kaffe", "bedre kaffe!", "Stolene larmer"])
    publish_now(desk)
    desk.run()
    hand_off(desk)
    body = text_of(email.message_from_bytes(post.box[1], policy=email.policy.default))

    assert "Siden sidst:\n- ét input er nyt (nr. 1)\n- ét input er gået ud (før nr. 2)\n" in body
