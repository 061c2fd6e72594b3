"""A mail server that takes everything, and costs next to nothing itself: ``python -m benchmarks.mail_sink PORT FILE``.

It offers PIPELINING, notes a ``Message-ID`` a line before it says that the mail was taken, and keeps nothing else.
"""

import sys
from contextlib import suppress
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import BinaryIO

_ANSWERS = {
    b"EHLO": b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n",
    b"HELO": b"250 sink\r\n",
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 bye\r\n",
}
_END, _ID = b"\r\n.\r\n", b"\r\nMessage-ID: "
_MOST_AT_ONCE = 1 << 18


class Line(BaseRequestHandler):
    """One client's line: a packet is heard, and all that is in it is answered in one."""

    server: "Sink"

    def handle(self) -> None:
        waiting, in_mail = b"", False
        with suppress(OSError):
            self.request.sendall(b"220 sink\r\n")
            while data := self.request.recv(_MOST_AT_ONCE):
                waiting += data
                said = []
                while (end := waiting.find(_END if in_mail else b"\r\n")) >= 0:
                    if in_mail:
                        self.server.lines.write(_message_id(waiting))
                        said.append(b"250 taken\r\n")
                        waiting, in_mail = waiting[end + len(_END) :], False
                    else:
                        command = waiting[:4].upper()
                        said.append(_ANSWERS.get(command, b"250 OK\r\n"))
                        waiting, in_mail = waiting[end + 2 :], command == b"DATA"
                if said:
                    self.request.sendall(b"".join(said))


class Sink(ThreadingTCPServer):
    daemon_threads, allow_reuse_address = True, True

    def __init__(self, port: int, lines: BinaryIO) -> None:
        super().__init__(("127.0.0.1", port), Line)
        self.lines = lines


def _message_id(mail: bytes) -> bytes:
    start = mail.find(_ID)
    return mail[start + len(_ID) : mail.find(b"\n", start + len(_ID)) + 1] if start >= 0 else b"none\n"


if __name__ == "__main__":
    with suppress(KeyboardInterrupt), Path(sys.argv[2]).open("ab", buffering=0) as file:
        Sink(int(sys.argv[1]), file).serve_forever()
