"""``make soak``: minutes of mixed load at a pace, told minute by minute; what it must not do is fail, lose or grow.

``MINUTES`` says how long. ``SIGNING`` is signatures a second, or a share of the measured peak where it is below 1.
Readers come beside the signers: four pages, counts and API answers a signature where it is few, a thousand a second at
most. ``DELIVERY=1`` lets the scheduler run too, with a mail server that takes everything.
"""

import os
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from json import load
from pathlib import Path

from benchmarks import databases, processes, product
from benchmarks.load import Side, answers, turn
from benchmarks.settings import ROOT, WORKSHOP

DATABASE = "campaign_bench_soak"
MINUTES = int(os.environ.get("MINUTES", "15"))
SIGNING = float(os.environ.get("SIGNING", "100"))
DELIVERY = os.environ.get("DELIVERY", "") not in ("", "0")
_PACED, _SIGN = Path(__file__).with_name("paced.lua"), Path(__file__).with_name("sign.lua")
_CONNECTIONS = 128  # many, so that what an answer takes is short beside the wait before the next


@dataclass
class Pacer:
    """wrk at so many requests a second, minute after minute; ``answered`` and ``failed`` so far."""

    url: str
    rate: float
    environment: dict[str, str]
    answered: int = 0
    failed: int = 0
    report: str = field(default="", repr=False)

    def started(self, seconds: int) -> subprocess.Popen:
        delay = str(_CONNECTIONS / self.rate * 1000)
        command = ["wrk", "-t1", f"-c{_CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "-s", str(_PACED), self.url]
        env = os.environ | self.environment | {"DELAY": delay, "SIGN": str(_SIGN), "RUN": uuid.uuid4().hex[:10]}
        return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)

    def ended(self, wrk: subprocess.Popen) -> None:
        self.report = wrk.communicate()[0]
        answered, failed = answers(self.report)
        self.answered += answered
        self.failed += failed


def main() -> int:
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    databases.drop(DATABASE)
    with ExitStack() as run:
        run.callback(databases.drop, DATABASE)
        product.make(DATABASE)
        product.collect_static_files()
        side = product.signing(run.enter_context(product.served(DATABASE)), petitions=2)
        rate = SIGNING if SIGNING >= 1 else SIGNING * turn(side, 15).rate
        scheduler = run.enter_context(_scheduler()) if DELIVERY else None
        return _soak(side, rate, scheduler)


def _soak(side: Side, rate: float, scheduler: subprocess.Popen | None) -> int:
    signers, readers = _signers(side, rate), _readers(side, min(4 * rate, 1000))
    print(f"# {MINUTES} minutes, aiming at {signers.rate:.0f} signatures and {readers.rate:.0f} reads a second")
    print("# minute: signatures and reads so far, failed; memory of the server, of the scheduler (MB)", flush=True)
    time.sleep(1)  # what warmed it up is stored
    rows_before, sizes = _rows(), []
    for minute in range(1, MINUTES + 1):
        under_way = [(pacer, pacer.started(60)) for pacer in (signers, readers)]
        for pacer, wrk in under_way:
            pacer.ended(wrk)
        size = [_megabytes(pid) for pid in (side.pid, scheduler.pid if scheduler else 0)]
        sizes.append(size)
        failed = signers.failed + readers.failed
        print(f"{minute}: {signers.answered} {readers.answered}, {failed}; {size[0]:.0f} {size[1]:.0f}", flush=True)
    time.sleep(3)
    rows, counted = _rows(), _counted(side)
    stored = rows - rows_before
    most = signers.answered + MINUTES * _CONNECTIONS  # what wrk did not wait for when a minute ended
    early = sizes[min(2, MINUTES - 1)]
    grown = [last / first - 1 if first else 0 for first, last in zip(early, sizes[-1], strict=True)]
    print(f"thanked {signers.answered}, stored {stored}; rows that count {rows}, counted {counted}")
    print(f"memory since the third minute: server {grown[0]:+.1%}, scheduler {grown[1]:+.1%}")
    right = signers.answered <= stored <= most and rows == counted and not signers.failed + readers.failed
    print("passed" if right else f"failed: {signers.report} {readers.report}")
    return 0 if right else 1


def _signers(side: Side, rate: float) -> Pacer:
    post = side.post
    environment = {"PATHS": " ".join(post.paths), "BODY_BEFORE": post.before, "BODY_AFTER": post.after}
    return Pacer(side.url, rate, environment | {"CONTENT_TYPE": post.content_type})


def _readers(side: Side, rate: float) -> Pacer:
    petition = product.petition_id(DATABASE)
    api = f"/api/campaign/v1/petitions/{petition}"
    paths = ["/", "/petition-1/", "/petition-2/thanks/", "/search/?q=fair", f"/embed/petition/{petition}/"]
    paths += [f"{api}/", f"{api}/signatures/", "/api/campaign/v1/petitions/", "/api/v2/pages/"]
    paths += [f"{api}/count/"] * 7  # what phones that wait ask for
    return Pacer(side.url, rate, {"PATHS": " ".join(paths)})


@contextmanager
def _scheduler() -> Iterator[subprocess.Popen]:
    environment = product.environment(DATABASE) | {"EMAIL_URL": "dummymail://"}
    with (WORKSHOP / "scheduler.log").open("w") as log:
        command = [sys.executable, "manage.py", "scheduler"]
        running = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=log, stderr=log)
    try:
        yield running
    finally:
        running.terminate()
        running.wait()


def _rows() -> int:
    """The rows that count, of the two petitions that are signed."""
    return databases.number(
        DATABASE,
        "SELECT count(*) FROM petition_signature JOIN wagtailcore_page page ON page.id = petition_id "
        "WHERE state = 'confirmed' AND slug IN ('petition-1', 'petition-2')",
    )


def _counted(side: Side) -> int:
    """The sum of both petitions' counts, as the API says it once its short memory has passed."""
    total = 0
    for place in (1, 2):
        number = product.petition_id(DATABASE, place)
        with urllib.request.urlopen(f"{side.url}/api/campaign/v1/petitions/{number}/count/") as answer:
            total += load(answer)["signatures"]
    return total


def _megabytes(pid: int) -> float:
    """What the process and its children hold in memory, each page that they share once (PSS)."""
    total = 0
    for one in processes.tree(pid) if pid else []:
        for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024


if __name__ == "__main__":
    sys.exit(main())
