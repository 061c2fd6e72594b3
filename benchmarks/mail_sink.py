"""A mail server that takes everything, and costs next to nothing itself: ``python -m benchmarks.mail_sink PORT FILE``.

It offers PIPELINING, notes a ``Message-ID`` a line, and keeps nothing else. ``SLOW=0.01`` waits so many seconds before
it says that a mail was taken.
"""

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

_ANSWERS = {
    b"EHLO": b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n",
    b"HELO": b"250 sink\r\n",
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 bye\r\n",
}
_END, _ID = b"\r\n.\r\n", b"\r\nMessage-ID: "


class Sink(asyncio.Protocol):
    def __init__(self, lines: TextIO, slow: float) -> None:
        self.lines, self.slow = lines, slow
        self.waiting, self.in_mail = bytearray(), False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self.transport.write(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while self._take():
            pass

    def _take(self) -> bool:
        """Take one command or one mail; False where more has to come first."""
        end = self.waiting.find(_END if self.in_mail else b"\r\n")
        if end < 0:
            return False
        if self.in_mail:
            self._note(self.waiting[: min(end, 4096)])
            del self.waiting[: end + len(_END)]
            self.in_mail = False
            self._say(b"250 taken\r\n")
            return True
        command = bytes(self.waiting[:4]).upper()
        del self.waiting[: end + 2]
        self.in_mail = command == b"DATA"
        self._say(_ANSWERS.get(command, b"250 OK\r\n"))
        if command == b"QUIT":
            self.transport.close()
        return True

    def _note(self, head: bytearray) -> None:
        start = head.find(_ID)
        found = head[start + len(_ID) :].split(b"\r\n", 1)[0] if start >= 0 else b"none"
        self.lines.write(f"{found.decode()}\n")

    def _say(self, answer: bytes) -> None:
        if self.slow and answer.startswith(b"250 taken"):
            asyncio.get_running_loop().call_later(self.slow, self.transport.write, answer)
        else:
            self.transport.write(answer)


async def serve(port: int, file: Path, slow: float) -> None:
    with file.open("a", buffering=1) as lines:
        server = await asyncio.get_running_loop().create_server(lambda: Sink(lines, slow), "127.0.0.1", port)
        async with server:
            await server.serve_forever()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2]), float(os.environ.get("SLOW", "0"))))
