"""A file that a stranger made is decoded by a process of its own, with bounds of time and memory, that can be ended.

``python -m campaign.runtime.decoding.apart MODULE MEMORY SECONDS ARGUMENT…`` reads a file on its input and writes what
the module's ``decode(content, arguments)`` yields. It has none of the site's settings, secrets or connections.
"""

import fcntl
import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
MEGABYTE = 1024 * 1024
REFUSED = 3
SECONDS_BETWEEN_LOOKS = 0.05
# Where programs and packages are; nothing else of the environment is passed on.
PASSED_ON = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "TMPDIR")


class DecodingError(Exception):
    """The file took too long or too much, or its decoder broke; ``output`` is what came before that."""

    def __init__(self, reason: str, output: bytes = b"") -> None:
        super().__init__(reason)
        self.output = output


class BusyError(DecodingError):
    """As many files are being decoded as this machine should do at once."""


class RefusedError(DecodingError):
    """The decoder says by ``code`` what is wrong with the file."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Decoder:
    """``module`` has ``decode(content, arguments)``, which yields bytes or raises ValueError with a code.

    ``at_once`` processes of it run on a machine, whoever starts them: they take ``at_once * memory`` bytes at most.
    Who finds all taken waits for ``patience`` seconds.
    """

    module: str
    memory: int
    seconds: int
    at_once: int
    patience: float

    def decoded(self, content: bytes, *arguments: str) -> bytes:
        """What the module makes of the file. Raises DecodingError.

        With ``DECODE_APART`` off it is done here, as most tests do.
        """
        from django.conf import settings

        if not settings.DECODE_APART:
            return self._decoded_here(content, arguments)
        figures = (str(self.memory), str(self.seconds))
        command = [sys.executable, "-m", "campaign.runtime.decoding.apart", self.module, *figures, *arguments]
        environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        with self._turn():
            try:
                done = subprocess.run(
                    command, input=content, capture_output=True, timeout=self.seconds, cwd=ROOT, env=environment
                )
            except subprocess.TimeoutExpired as late:
                raise DecodingError("too slow", late.stdout or b"") from late
        if done.returncode == REFUSED:
            raise RefusedError(done.stderr.decode("ascii", "replace"))
        if done.returncode:
            raise DecodingError(f"ended with {done.returncode}", done.stdout)
        return done.stdout

    def _decoded_here(self, content: bytes, arguments: tuple[str, ...]) -> bytes:
        try:
            return b"".join(import_module(self.module).decode(BytesIO(content), arguments))
        except ValueError as refusal:
            raise RefusedError(str(refusal)) from refusal

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Holds one of ``at_once`` files, which the kernel lets go of when this process ends, however it ends."""
        folder = Path(tempfile.gettempdir()) / f"campaign-decoding-{os.getuid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
        until = time.monotonic() + self.patience
        with ExitStack() as held:
            files = [
                held.enter_context((folder / f"{self.module}-{number}").open("wb")) for number in range(self.at_once)
            ]
            while True:
                for file in files:
                    with suppress(BlockingIOError):
                        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        yield
                        return
                if time.monotonic() > until:
                    raise BusyError("all turns are taken")
                time.sleep(SECONDS_BETWEEN_LOOKS)


def main(module: str, memory: str, seconds: str, *arguments: str) -> int:
    for limit, most in (
        (resource.RLIMIT_AS, int(memory)),
        (resource.RLIMIT_CPU, int(seconds)),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(ValueError, OSError):  # where a system has no such limit
            resource.setrlimit(limit, (most, most))
    warnings.simplefilter("ignore")  # what is said there says why a file is refused
    decode = import_module(module).decode
    try:
        for piece in decode(BytesIO(sys.stdin.buffer.read()), arguments):
            sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
    except ValueError as refusal:
        sys.stderr.write(str(refusal))
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
