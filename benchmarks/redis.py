"""A Redis of a run's own, which keeps nothing."""

import contextlib
import subprocess
import time
from collections.abc import Iterator

from benchmarks.processes import accepts, free_port
from benchmarks.settings import WORKSHOP


@contextlib.contextmanager
def served() -> Iterator[str]:
    """Its address, until the block ends."""
    port = free_port()
    with (WORKSHOP / "redis.log").open("w") as log:
        command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        server = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 20
        while not accepts(port):
            if time.monotonic() > deadline or server.poll() is not None:
                raise RuntimeError(f"redis-server does not answer; see {log.name}")
            time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
