"""A mail server that takes everything: ``python -m benchmarks.mail_sink PORT FILE`` notes a ``Message-ID`` a line."""

import sys
from contextlib import suppress
from email import message_from_bytes
from pathlib import Path
from threading import Event

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class _Sink:
    def __init__(self, file: Path) -> None:
        self.lines = file.open("a", buffering=1)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.lines.write(f"{message_from_bytes(envelope.content)['Message-ID']}\n")
        return "250 OK"


if __name__ == "__main__":
    Controller(_Sink(Path(sys.argv[2])), hostname="127.0.0.1", port=int(sys.argv[1])).start()
    with suppress(KeyboardInterrupt):
        Event().wait()
