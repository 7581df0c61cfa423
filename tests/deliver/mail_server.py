"""A real mail server on this machine, with STARTTLS and login, that can fail at any moment of a conversation."""

from __future__ import annotations

import asyncio
import datetime
import ipaddress
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Fault = Literal[
    "", "on_ehlo", "on_mail", "on_rcpt", "refused", "busy", "on_data", "in_data", "after_data", "late_no"
]
USER, PASSWORD = "ligestilling", "hemmelig"


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """Write a certificate for this machine, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName(
        [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "server.pem", folder / "server.key"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return paths


@dataclass
class Post:
    """What a server got, and how it is to fail."""

    fault: Fault = ""
    faults: int = 99
    box: list[bytes] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    talks: int = 0
    encrypted: list[bool] = field(default_factory=list)
    port: int = 0

    def fails(self, moment: Fault) -> bool:
        if self.fault != moment or not self.faults:
            return False
        self.faults -= 1
        return True

    async def handle_EHLO(self, server: Any, session: Any, _envelope: Any, hostname: str, lines: list[str]) -> Any:  # noqa: N802
        self.talks += session.ssl is None
        session.host_name = hostname
        if self.fails("on_ehlo"):
            server.transport.abort()
        return lines

    async def handle_MAIL(self, server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        if self.fails("on_mail"):
            server.transport.abort()
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        if self.fails("on_rcpt"):
            server.transport.abort()
        if self.fails("refused"):
            return "550 No such user"
        if self.fails("busy"):
            return "451 Try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.fails("late_no"):
            return "554 No"
        self.box.append(envelope.content)
        self.to += envelope.rcpt_tos
        self.encrypted.append(session.ssl is not None)
        if self.fails("after_data"):
            server.transport.abort()
        return "250 OK"


class _Server(SMTP):
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        post = self.event_handler
        if post.fails("on_data"):
            self.transport.abort()
        elif post.fails("in_data"):
            await self.push("354 End data with <CR><LF>.<CR><LF>")
            await self._reader.read(200)
            self.transport.abort()
        else:
            await super().smtp_DATA(arg)


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _Server(self.handler, **self.SMTP_kwargs)


@contextmanager
def serving(post: Post, certificate: tuple[Path, Path] | None, *, login: bool = True) -> Iterator[Post]:
    """Serve on a free port of this machine until the block ends."""

    def check(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        said = (data.login, data.password) if isinstance(data, LoginPassword) else None
        known = said == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=known)

    options: dict[str, Any] = {"auth_required": login, "authenticator": check, "enable_SMTPUTF8": False}
    if certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*certificate)
        options |= {"tls_context": context, "require_starttls": True}
    controller = _Controller(post, hostname="127.0.0.1", port=0, **options)
    loop = asyncio.new_event_loop()
    started = threading.Event()

    def run() -> None:
        asyncio.set_event_loop(loop)
        server = loop.run_until_complete(loop.create_server(controller.factory, "127.0.0.1", 0))
        post.port = server.sockets[0].getsockname()[1]
        started.set()
        loop.run_forever()
        server.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    started.wait(10)
    try:
        yield post
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
