"""A mail server that keeps what it was sent, and wants TLS and a password where it has a certificate."""

import logging
import re
import ssl
import time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as default_policy
from types import TracebackType
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from campaign.tests.services import free_port

from .authority import Authority
from .report import Failed

SECONDS = 60

# It warns of a name of its own that is going to go.
logging.getLogger("mail.log").setLevel(logging.ERROR)


class Mailbox:
    """``messages`` in the order in which they came."""

    def __init__(self, authority: Authority | None = None) -> None:
        self.messages: list[EmailMessage] = []
        self.port = free_port()
        guards = _guards(authority) if authority else {}
        self._server = Controller(self, hostname="127.0.0.1", port=self.port, **guards)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.messages.append(message_from_bytes(envelope.content, policy=default_policy))
        return "250 OK"

    def newest(self, address: str, subject: str) -> EmailMessage:
        """The newest mail to the address with these words in its subject, waited for."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            for message in reversed(self.messages):
                if address in message["To"] and subject.lower() in message["Subject"].lower():
                    return message
            time.sleep(0.1)
        known = [f"{message['To']}: {message['Subject']}" for message in self.messages]
        raise Failed(f"no mail “{subject}” came to {address}; there are {known}")

    def link(self, address: str, subject: str, pattern: str) -> str:
        """The path in that mail's text which the pattern matches."""
        text = self.newest(address, subject).get_body(("plain",)).get_content()
        found = re.search(rf"https://[^/\s]+({pattern}\S*)", text)
        if not found:
            raise Failed(f"the mail to {address} has no link {pattern}:\n{text}")
        return found[1]

    def __enter__(self) -> "Mailbox":
        self._server.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.stop()


def _knows(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"user", b"password")
    return AuthResult(success=known)


def _guards(authority: Authority) -> dict[str, Any]:
    certificate, key = authority.folder / "mail.pem", authority.folder / "mail.key"
    authority.certify("localhost", certificate=certificate, key=key)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    return {"tls_context": tls, "require_starttls": True, "auth_required": True, "authenticator": _knows}
