"""One line to a mail server, with as few waits as the protocol allows.

A mail's envelope is three commands in one packet where the server offers PIPELINING (RFC 2920), and goes out together
with the end of the mail before it. So each mail waits once for the server, and never begins before the mail before it
was noted as sent.
"""

import smtplib
from dataclasses import dataclass

from campaign.mailings.returns.statuses import Reply

_GO_ON, _HANGS_UP = 354, 421


class LineLostError(OSError):
    """The server hung up, or no answer came in time: ``silent`` then."""

    def __init__(self, words: str, *, silent: bool = False) -> None:
        super().__init__(words)
        self.silent = silent


class NotNowError(Exception):
    """The server takes no mail of ours at all, whomever it is for."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.status)
        self.reply = reply


@dataclass(frozen=True)
class Mail:
    """``sender`` and ``to``: the addresses of the envelope; ``data``: what ``Template.data`` made."""

    sender: str
    to: str
    data: bytes


class SmtpLine:
    """``server`` is connected, greeted and logged in."""

    def __init__(self, server: smtplib.SMTP) -> None:
        self.server = server
        self.pipelines = bool(server.has_extn("pipelining"))

    def ask(self, mail: Mail, *, after: Mail | None = None) -> Reply | None:
        """Offer the mail; with ``after``, end that one in the same packet, and answer what the server says to it.

        Raises LineLostError.
        """
        end = after.data + b".\r\n" if after else b""
        if self.pipelines:
            self._write(end + _envelope(mail))
            return self._reply() if after else None
        return self._said_to(end) if after else None

    def is_wanted(self, mail: Mail) -> Reply | None:
        """After ``ask``: None where the server waits for the mail itself, else why it does not take it.

        Raises NotNowError where that is not about this mail, and LineLostError.
        """
        if not self.pipelines:
            return self._asked_one_by_one(mail)
        sender = self._reply()
        if sender.code == _HANGS_UP:
            raise NotNowError(sender)
        receiver = self._reply()
        if receiver.code == _HANGS_UP:
            return receiver
        data = self._reply()
        if data.code == _GO_ON and not (sender.is_taken and receiver.is_taken):
            self._write(b".\r\n")  # it waits for a mail to nobody (RFC 2920, 3.1)
            self._reply()
        if not sender.is_taken:
            raise NotNowError(sender)
        if not receiver.is_taken:
            return receiver
        return None if data.code == _GO_ON else data

    def end(self, mail: Mail) -> Reply:
        """Send the mail itself; what the server says to it. Raises LineLostError."""
        return self._said_to(mail.data + b".\r\n")

    def _asked_one_by_one(self, mail: Mail) -> Reply | None:
        sender, receiver, data = _envelope(mail).splitlines(keepends=True)
        reply = self._said_to(sender)
        if not reply.is_taken:
            raise NotNowError(reply)
        reply = self._said_to(receiver)
        if reply.is_taken:
            reply = self._said_to(data)
        if reply.code == _GO_ON:
            return None
        if reply.code != _HANGS_UP:
            self._said_to(b"RSET\r\n")
        return reply

    def _said_to(self, command: bytes) -> Reply:
        self._write(command)
        return self._reply()

    def _write(self, packet: bytes) -> None:
        try:
            self.server.send(packet)
        except OSError as error:
            raise _lost(error) from error

    def _reply(self) -> Reply:
        try:
            code, said = self.server.getreply()
        except OSError as error:  # of which smtplib's errors are kinds
            raise _lost(error) from error
        if code == -1:
            raise LineLostError("The server said what is no SMTP.")
        if code == _HANGS_UP:
            self.server.close()
        return Reply(code, said.decode("utf-8", "replace"))


def _lost(error: OSError) -> LineLostError:
    silent = isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)
    return LineLostError(type(error).__name__, silent=silent)


def _envelope(mail: Mail) -> bytes:
    return f"MAIL FROM:<{mail.sender}>\r\nRCPT TO:<{mail.to}>\r\nDATA\r\n".encode("ascii")
