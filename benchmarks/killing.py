"""Kills workers that deliver a mailing, for ``kills``; prints how many. Run it with the product's settings.

``python -m benchmarks.killing PK KILLS``. Each worker is a fork, which has imported all that it needs.
"""

import os
import random
import signal
import sys
import time

from benchmarks import mailing as turns  # it sets Django up  # isort: skip

from django.db import connection, connections

from campaign.mailings.models import Mailing, Recipient
from campaign.mailings.sending.templates import Templates

# Seconds for which a worker lives: a few hundred mails, or none.
_LIFE = (0.0, 0.8)


def main(pk: int, most: int) -> int:
    Templates(Mailing.objects.get(pk=pk))  # imports the rest
    kills = 0
    while _make_due(pk):
        kills += _round(pk, killed=kills < most)
    return kills


def _make_due(pk: int) -> int:
    """A killed worker's leases are over at once, not in three minutes; how many wait."""
    waiting = Recipient.objects.filter(mailing=pk, due_at__isnull=False)
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        (now,) = cursor.fetchone()
    number = waiting.update(due_at=now)
    connections.close_all()
    connection.close_pool()  # a fork would share it
    return number


def _round(pk: int, *, killed: bool) -> bool:
    worker = os.fork()
    if not worker:
        turns.deliver(pk, 600)
        os._exit(0)
    if killed:
        time.sleep(random.uniform(*_LIFE))
        os.kill(worker, signal.SIGKILL)
    _pid, status = os.waitpid(worker, 0)
    return os.WIFSIGNALED(status)


if __name__ == "__main__":
    print(main(*map(int, sys.argv[1:])))
