"""One turn of wrk against one side, with what it cost."""

import os
import re
import subprocess
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import databases, processes
from benchmarks.settings import CONNECTIONS

_SIGN = Path(__file__).with_name("sign.lua")


class MeasureError(Exception):
    """A turn that did not do what it measures: its line fails."""


@dataclass(frozen=True)
class Post:
    """What wrk posts: an address of its own is between ``before`` and ``after``.

    ``thanks`` is an address that is read after each post; the figures are then those of the two together.
    """

    paths: tuple[str, ...]
    before: str
    after: str
    content_type: str = "application/x-www-form-urlencoded"
    cookie: str = ""
    thanks: str = ""


@dataclass(frozen=True)
class Side:
    """A served site. ``post`` is None where the turn reads ``path``; ``rows`` counts what posting leaves."""

    url: str
    pid: int
    database: str = ""
    path: str = "/"
    post: Post | None = None
    rows: Callable[[], int] | None = None


@dataclass
class Turn:
    """Requests a second, and milliseconds of CPU a request."""

    rate: float
    application_ms: float = 0
    database_ms: float = 0
    extra: dict[str, float] = field(default_factory=dict)


def turn(side: Side, seconds: int) -> Turn:
    """Drive a side for some seconds. Raises MeasureError for wrong answers, or rows that do not match them."""
    time.sleep(0.5)  # what the last turn left under way is stored
    rows = side.rows() if side.rows else 0
    before = _used(side)
    began = time.monotonic()
    requests, failed, report = _run(side, seconds)
    elapsed = time.monotonic() - began
    is_followed = side.post is not None and bool(side.post.thanks)
    if is_followed:
        requests //= 2
    application, database = (
        processes.spent(old, new) / max(requests, 1) for old, new in zip(before, _used(side), strict=True)
    )
    if failed or not requests:
        raise MeasureError(f"{failed} of {requests} answers were wrong: {report}")
    if side.rows:
        grown = _settled(side.rows, rows + requests) - rows
        # Those that wrk did not wait for at its end may be stored as well; of those that are followed it does not
        # say how many it had answered.
        fewest = requests - CONNECTIONS if is_followed else requests
        if not fewest <= grown <= requests + 2 * CONNECTIONS:
            raise MeasureError(f"{requests} were thanked and {grown} stored")
    return Turn(requests / min(elapsed, seconds + 0.2), application, database)


def warm_up(side: Side) -> None:
    """Drive a side until its workers have imported and found what they need."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        requests, failed, _report = _run(side, 2)
        if requests > CONNECTIONS and not failed:
            return


def _settled(rows: Callable[[], int], expected: int) -> int:
    for _attempt in range(10):
        if (found := rows()) >= expected:
            break
        time.sleep(0.1)
    return found


def _used(side: Side) -> tuple[dict[int, float], dict[int, float]]:
    backends = databases.backends(side.database) if side.database else []
    return processes.cpu_ms(processes.tree(side.pid)), processes.cpu_ms(backends)


def _run(side: Side, seconds: int) -> tuple[int, int, str]:
    """Requests that were answered, those answered wrongly, and wrk's report."""
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s"]
    env = dict(os.environ)
    if post := side.post:
        command += ["-s", str(_SIGN)]
        env |= {
            "PATHS": " ".join(post.paths),
            "BODY_BEFORE": post.before,
            "BODY_AFTER": post.after,
            "CONTENT_TYPE": post.content_type,
            "RUN": uuid.uuid4().hex[:10],
        }
        env |= {"COOKIE": post.cookie} if post.cookie else {}
        env |= {"THANKS": post.thanks} if post.thanks else {}
    report = subprocess.run(
        [*command, side.url + side.path], env=env, capture_output=True, text=True, check=True
    ).stdout
    return *answers(report), report


def answers(report: str) -> tuple[int, int]:
    """Of wrk's report: requests that were answered, and those answered wrongly or not in time."""
    requests = re.search(r"(\d+) requests in", report)
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", report)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", report)
    failed = (int(wrong[1]) if wrong else 0) + (sum(map(int, broken.groups())) if broken else 0)
    return int(requests[1]) if requests else 0, failed
