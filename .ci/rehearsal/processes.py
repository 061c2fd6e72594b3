"""Processes that run until a block ends, with all that they started."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from campaign.tests.serving import sooner_or_later

from .report import Failed

SECONDS_TO_START, SECONDS_TO_STOP = 90, 15


@contextmanager
def kept_running(
    command: list[str], *, log: Path, directory: Path, environment: dict[str, str], is_ready: Callable[[], bool]
) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=directory, env=environment, stdout=output, stderr=output, start_new_session=True
        )
    try:
        sooner_or_later(lambda: is_ready() or process.poll() is not None, SECONDS_TO_START)
        if process.poll() is not None or not is_ready():
            raise Failed(f"{' '.join(command)} does not run:\n{log.read_text(errors='replace')[-2000:]}")
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS_TO_STOP)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
