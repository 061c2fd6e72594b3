"""``make lanes``: what readers wait for while MAILS=30000 are owed, a mail server that is away for OUTAGE=60 seconds,
and how soon a worker ends.

Real processes on PostgreSQL: web, worker, scheduler, and a mail server that takes everything. A page that is changed is
purged and indexed, one is published at a set time; first with nothing else to do, then while the mails go out.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from benchmarks import databases, product, rows
from benchmarks.mail_server import MailServer
from benchmarks.processes import free_port, waited
from benchmarks.settings import ROOT, WORKSHOP

DATABASE = "campaign_bench_lanes"
MAILS = int(os.environ.get("MAILS", "30000"))
OUTAGE = int(os.environ.get("OUTAGE", "60"))
ROUNDS = int(os.environ.get("ROUNDS", "6"))
# What is promised, in seconds.
DELIVERED_AGAIN, ENDED, PUBLISHED = 5, 10, 30


def main() -> int:
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    databases.drop(DATABASE)
    with ExitStack() as run:
        run.callback(databases.drop, DATABASE)
        product.make(DATABASE)
        product.collect_static_files()
        server, port = MailServer(), free_port()
        run.callback(server.stop)
        environment = {"EMAIL_URL": server.address, "FRONTEND_CACHE_URL": f"http://127.0.0.1:{port}"}
        environment["REDIS_URL"] = os.environ.get("REDIS_URL", "")
        run.enter_context(product.served(DATABASE, **environment))
        databases.change(DATABASE, "UPDATE petition_signature SET owed_mail = '', mail_due_at = NULL")
        worker = run.enter_context(_command("worker", environment))
        scheduler = run.enter_context(_command("scheduler", environment))
        failed = _readers(server, port, environment)
        failed += _outage(server)
        failed += _ends(worker, "worker") + _ends(scheduler, "scheduler")
        return failed + _once_each(server)


def _readers(server: MailServer, port: int, environment: dict[str, str]) -> int:
    quiet = _edit(2, port, environment)
    rows.owe_mails(DATABASE, MAILS)
    waited(lambda: bool(server.taken()), 60)
    before, began = len(server.taken()), time.monotonic()
    busy = _edit(ROUNDS, port, environment)
    rate = (len(server.taken()) - before) / (time.monotonic() - began)
    print(f"mails: {MAILS} owed, {rate:.0f} a second, {_owed()} left", flush=True)
    for what, seconds in busy.items():
        alone = f"{median(quiet[what]):.1f} s without mails"
        print(f"{what}: {median(seconds):.1f} s, {max(seconds):.1f} at most; {alone}", flush=True)
    held_up = max(map(max, busy.values())) > PUBLISHED
    return int(held_up or not _owed())


def _outage(server: MailServer) -> int:
    server.stop()
    most, ends = 0, time.monotonic() + OUTAGE
    while time.monotonic() < ends:
        most = max(most, _in_line())
        time.sleep(0.5)
    server.start()
    before = len(server.taken())
    back = waited(lambda: len(server.taken()) > before, 120)
    print(f"mail server back after {OUTAGE} s: mails go out {back:.1f} s later; {most} deliveries in line at most")
    return int(back > DELIVERED_AGAIN or most > 1)


def _ends(process: subprocess.Popen, name: str) -> int:
    began = time.monotonic()
    process.terminate()
    process.wait(timeout=60)
    seconds = time.monotonic() - began
    print(f"{name}: ended {seconds:.1f} s after SIGTERM", flush=True)
    return int(seconds > ENDED)


def _once_each(server: MailServer) -> int:
    taken, noted = server.taken(), databases.number(DATABASE, "SELECT sum(mails_sent) FROM petition_signature")
    twice = len(taken) - len(set(taken))
    print(f"{len(taken)} mails taken by the server, {twice} of them twice; {noted} noted as sent", flush=True)
    return int(len(set(taken)) != noted)


def _edit(rounds: int, port: int, environment: dict[str, str]) -> dict[str, list[float]]:
    return json.loads(product.run("-m", "benchmarks.editing", str(rounds), str(port), database=DATABASE, **environment))


def _owed() -> int:
    return databases.number(DATABASE, "SELECT count(*) FROM petition_signature WHERE owed_mail <> ''")


def _in_line() -> int:
    return databases.number(
        DATABASE,
        "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'READY' AND queue_name = 'mails' "
        "AND args_kwargs::text LIKE '%signatures%'",
    )


@contextmanager
def _command(name: str, environment: dict[str, str]) -> Iterator[subprocess.Popen]:
    whole = os.environ | product.environment(DATABASE) | environment
    with Path(WORKSHOP / f"{name}.log").open("w") as log:
        process = subprocess.Popen([sys.executable, "manage.py", name], cwd=ROOT, env=whole, stdout=log, stderr=log)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
