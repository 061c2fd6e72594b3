"""A mail server on a free port that answers as a test says, and keeps what it took."""

import socket
import threading
from collections.abc import Callable
from contextlib import contextmanager, suppress
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import IO

HANG, HANG_UP = "hang", "hang up"


class MailServer:
    """``answers(stage, address)`` gives another answer than "yes" at MAIL, RCPT, DATA or END, or None.

    ``taken``: pairs of a recipient's address and the mail as it came.
    """

    def __init__(self, *, pipelining: bool = True) -> None:
        self.pipelining, self.taken, self.return_paths = pipelining, [], []
        self.answers: Callable[[str, str], str | None] = lambda stage, address: None
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.calls = []
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def addresses(self) -> list[str]:
        return [address for address, _data in self.taken]

    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(data, policy=default) for _address, data in self.taken]

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                call, _address = self.socket.accept()
                self.calls.append(call)
                threading.Thread(target=self._talk, args=(call,), daemon=True).start()

    def _talk(self, call: socket.socket) -> None:
        with suppress(OSError, EOFError):
            lines = call.makefile("rb")
            call.sendall(b"220 here\r\n")
            address = ""
            while line := lines.readline():
                command = line[:4].upper().strip()
                if command == b"EHLO":
                    call.sendall(b"250-here\r\n250-PIPELINING\r\n250 OK\r\n" if self.pipelining else b"250 here\r\n")
                elif command == b"MAIL":
                    self.return_paths.append(_address_in(line))
                    self._say(call, "MAIL", address, "250 OK")
                elif command == b"RCPT":
                    address = _address_in(line)
                    self._say(call, "RCPT", address, "250 OK")
                elif command == b"DATA":
                    refused = self.answers("RCPT", address) or self.answers("MAIL", address)
                    if not self._say(call, "DATA", address, "503 no recipient" if refused else "354 go on"):
                        continue
                    data = _mail_of(lines)
                    other = self.answers("END", address)
                    if other is None or other == HANG_UP:  # it took the mail, and its answer is never heard
                        self.taken.append((address, data))
                    self._say(call, "END", address, "250 taken")
                elif command == b"QUIT":
                    call.sendall(b"221 bye\r\n")
                    return
                else:
                    call.sendall(b"250 OK\r\n")

    def _say(self, call: socket.socket, stage: str, address: str, usual: str) -> bool:
        answer = self.answers(stage, address) or usual
        if answer == HANG:
            threading.Event().wait(30)
        if answer in (HANG, HANG_UP):
            call.close()
            raise EOFError
        call.sendall(f"{answer}\r\n".encode())
        return answer.startswith(("2", "3"))

    def close(self) -> None:
        self.socket.close()
        for call in self.calls:
            call.close()


@contextmanager
def mail_server(settings, **options):
    server = MailServer(**options)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 1
    try:
        yield server
    finally:
        server.close()


def _mail_of(lines: IO[bytes]) -> bytes:
    """Up to the line with the dot. Raises EOFError where the other side leaves before it."""
    mail = []
    while (line := lines.readline()) != b".\r\n":
        if not line:
            raise EOFError
        mail.append(line)
    return b"".join(mail).replace(b"\r\n..", b"\r\n.")


def _address_in(line: bytes) -> str:
    return line.decode().partition("<")[2].partition(">")[0]
