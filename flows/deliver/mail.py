"""Sends a package by e-mail, and knows what may be said of it afterwards: sent, not sent, or nobody knows."""

from __future__ import annotations

import datetime
import ipaddress
import mimetypes
import os
import re
import smtplib
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from flows.errors import DeliveryBusyError, DeliveryError, MaybeDeliveredError

PORT = 587
_SECONDS = 60.0
_OK, _START, _TEMPORARY, _PERMANENT = 250, 354, 400, 500
_DOT = re.compile(rb"^\.", re.MULTILINE)


@dataclass(frozen=True)
class MailServer:
    """Where e-mail is handed in; without a user nobody logs in."""

    host: str
    port: int = PORT
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> MailServer:
        """Read WORKSHOP_SMTP_HOST, _PORT, _USER and _PASSWORD.

        Raises:
            DeliveryError: The host is missing, or the port is no number.
        """
        host, port = (environment.get(f"WORKSHOP_SMTP_{name}", "").strip() for name in ("HOST", "PORT"))
        if not host:
            raise DeliveryError(
                "Der skal sendes e-mail, men mailserveren er ikke sat. Sæt WORKSHOP_SMTP_HOST (og _PORT, _USER og "
                "_PASSWORD) i miljøet, eller lav blokken workshop-mail-server/workshop i Prefect, og kør igen."
            )
        if port and not (port.isascii() and port.isdigit() and 0 < int(port) < 1 << 16):
            raise DeliveryError(f"WORKSHOP_SMTP_PORT er '{port}'. Skriv et tal, fx 587, og kør igen.")
        user, password = (environment.get(f"WORKSHOP_SMTP_{name}", "") for name in ("USER", "PASSWORD"))
        return cls(host, int(port) if port else PORT, user.strip(), password)

    @property
    def is_near(self) -> bool:
        """Whether it is on this machine, so that nothing goes over a network."""
        try:
            return ipaddress.ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return self.host.casefold() == "localhost"


def make_message(
    sender: tuple[str, str],
    to: str,
    subject: str,
    body: str,
    files: Mapping[str, bytes],
    message_id: str,
    now: datetime.datetime,
) -> EmailMessage:
    """Make the e-mail: the text, and the files as attachments with their names.

    Args:
        sender: Name and address.
        to: The address.
        subject: On one line.
        body: Danish text.
        files: By names in ASCII.
        message_id: With its angle brackets.
        now: With its time zone.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = formataddr(sender) if sender[0].isascii() else _address(sender)
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = message_id
    message.set_content(body)
    for name, content in files.items():
        kind = mimetypes.guess_type(name, strict=False)[0] or ""
        if not kind or kind.startswith("text/"):  # else programs on the way may change its letters
            kind = "application/octet-stream"
        main, _, sub = kind.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message


def _address(sender: tuple[str, str]) -> str:
    from email.headerregistry import Address

    return str(Address(display_name=sender[0], addr_spec=sender[1]))


def send_message(server: MailServer, sender: str, to: str, message: EmailMessage) -> None:
    """Hand an e-mail in.

    Raises:
        DeliveryBusyError: It was not taken, and may be later.
        DeliveryError: It was not taken.
        MaybeDeliveredError: It was given, and the server's answer was lost.
    """
    try:
        smtp = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    except (OSError, smtplib.SMTPException) as exc:
        raise _busy(server, type(exc).__name__) from exc
    try:
        try:
            _open(smtp, server)
            _name(smtp, sender, to)
            _ask(smtp.docmd("DATA"), _START)
        except DeliveryError:  # itself an OSError, as smtplib's are
            raise
        except smtplib.SMTPServerDisconnected as exc:
            raise _busy(server, type(exc).__name__) from exc
        except smtplib.SMTPException as exc:
            raise _refused(server, str(getattr(exc, "smtp_code", type(exc).__name__))) from exc
        except ssl.SSLError as exc:
            raise DeliveryError(
                f"Mailserveren {server.host} har intet gyldigt certifikat ({exc.reason or type(exc).__name__}). "
                "Intet er sendt. Ret WORKSHOP_SMTP_HOST, eller bed IT om hjælp."
            ) from exc
        except OSError as exc:
            raise _busy(server, type(exc).__name__) from exc
        _give(smtp, server, message)
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()
    finally:
        smtp.close()


def _open(smtp: smtplib.SMTP, server: MailServer) -> None:
    """Greet, encrypt, and log in: without encryption only where the server is on this machine."""
    smtp.ehlo_or_helo_if_needed()
    if smtp.has_extn("starttls"):
        smtp.starttls(context=ssl.create_default_context())
        smtp.ehlo()
    elif not server.is_near:
        raise DeliveryError(
            f"Mailserveren {server.host} tilbyder ikke kryptering (STARTTLS). Intet er sendt. Brug en anden port "
            "eller server (WORKSHOP_SMTP_PORT, _HOST)."
        )
    if not server.user:
        return
    try:
        smtp.login(server.user, server.password)
    except smtplib.SMTPException as exc:  # also where the server hangs up: a wrong password is not tried again
        code = getattr(exc, "smtp_code", type(exc).__name__)
        raise DeliveryError(
            f"Mailserveren {server.host} afviste login ({code}). Intet er sendt. Ret WORKSHOP_SMTP_USER og "
            "_PASSWORD, og kør igen."
        ) from None


def _name(smtp: smtplib.SMTP, sender: str, to: str) -> None:
    _ask(smtp.mail(sender), _OK)
    _ask(smtp.rcpt(to), _OK)


def _ask(answer: tuple[int, bytes], wanted: int) -> None:
    code, said = answer
    if code < _TEMPORARY and code // 10 == wanted // 10:
        return
    raise smtplib.SMTPResponseException(code, said)


def _give(smtp: smtplib.SMTP, server: MailServer, message: EmailMessage) -> None:
    """Give the content; from the first byte on nobody knows what became of it until the server answers."""
    content = _DOT.sub(b"..", message.as_bytes(policy=SMTP))
    try:
        smtp.send(content + (b"" if content.endswith(b"\r\n") else b"\r\n") + b".\r\n")
        code, _ = smtp.getreply()
    except (OSError, smtplib.SMTPException) as exc:
        raise MaybeDeliveredError(
            f"Mailserveren {server.host} svarede ikke, efter at e-mailen var afleveret ({type(exc).__name__})."
        ) from exc
    if code >= _TEMPORARY or code // 100 != _OK // 100:
        raise _refused(server, str(code))


def _busy(server: MailServer, why: str) -> DeliveryBusyError:
    return DeliveryBusyError(
        f"Mailserveren {server.host}:{server.port} kan ikke nås ({why}). Intet er sendt. Se, om WORKSHOP_SMTP_HOST "
        "og _PORT er rigtige, og kør igen."
    )


def _refused(server: MailServer, code: str) -> DeliveryError:
    """Tell of an answer that is a no; of codes that begin with 4 the server says itself that it may change."""
    later = code.isdigit() and _TEMPORARY <= int(code) < _PERMANENT
    return (DeliveryBusyError if later else DeliveryError)(
        f"Mailserveren {server.host} tog ikke imod e-mailen (kode {code}). Intet er sendt. Se, om adresserne er "
        "rigtige, og kør igen."
    )
