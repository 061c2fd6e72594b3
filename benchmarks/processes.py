"""Processes: the CPU time they use, read from /proc, and servers that end with the run."""

import contextlib
import itertools
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks.settings import ROOT, WORKSHOP

_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def accepts(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def waited(holds: Callable[[], bool], at_most: float) -> float:
    """Wait until it holds, or so many seconds; how long it took."""
    began = time.monotonic()
    while not holds() and time.monotonic() - began < at_most:
        time.sleep(0.05)
    return time.monotonic() - began


def tree(pid: int) -> list[int]:
    """The process and all that it started."""
    found, waiting = [], [pid]
    while waiting:
        parent = waiting.pop()
        found.append(parent)
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                waiting += map(int, children.read_text().split())
    return found


def keep_to_cores(pid: int) -> None:
    """Give each worker of a server a core of its own, as deploy/systemd gives one to the unit of each."""
    _server, *workers = tree(pid)
    for worker, core in zip(workers, itertools.cycle(sorted(os.sched_getaffinity(0)))):
        for thread in Path(f"/proc/{worker}/task").iterdir():
            with contextlib.suppress(ProcessLookupError):  # it ended meanwhile
                os.sched_setaffinity(int(thread.name), {core})
                os.sched_setscheduler(int(thread.name), os.SCHED_BATCH, os.sched_param(0))


def cpu_ms(pids: Iterable[int]) -> dict[int, float]:
    """Milliseconds of user and system time that each process has used since it began."""
    used = {}
    for pid in pids:
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            used[pid] = (int(fields[11]) + int(fields[12])) * _TICK_MS
    return used


def spent(before: dict[int, float], after: dict[int, float]) -> float:
    return sum(used - before.get(pid, 0) for pid, used in after.items())


@contextlib.contextmanager
def serving(command: list[str], *, name: str, url: str, env: dict[str, str], cwd: Path = ROOT) -> Iterator[int]:
    """Run a server until the block ends; gives its process id once ``url`` answers."""
    log = WORKSHOP / f"{name}.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            command, env=os.environ | env, cwd=cwd, stdout=output, stderr=output, start_new_session=True
        )
    try:
        _wait_for(url, server, log)
        yield server.pid
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(timeout=5)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{url} does not answer; see {log}")
