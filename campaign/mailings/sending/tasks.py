"""The tasks that begin mailings and deliver them, in a lane of their own."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.db import connections
from django.utils import timezone

from campaign.mail.delivering import smtp_server
from campaign.mailings.models import Mailing
from campaign.mailings.sending import limits
from campaign.mailings.sending.beginning import BEGINNINGS, begin_due
from campaign.mailings.sending.delivering import Delivered, deliver, due_by
from campaign.mailings.sending.ending import end_if_done
from campaign.mailings.sending.templates import Templates
from campaign.runtime.tasks.lanes import Lane, task_in
from campaign.runtime.tasks.task_queue import is_in_line, is_kept

# After so long another mailing has its turn.
SECONDS_AT_MOST = 25
# A thread of a mailing steps back for whoever signs meanwhile on the same machine.
_NICENESS = 10


@task_in(Lane.MAILINGS)
def begin_mailings() -> int:
    """Begin what is due, and have it delivered."""
    begun = begin_due()
    for mailing in begun:
        put_in_line(mailing.pk)
    return len(begun)


@task_in(Lane.MAILINGS)
def deliver_mailing(pk: int) -> dict[str, int]:
    """Deliver for a while; what is left is taken up by a task of its own."""
    mailing = Mailing.objects.on_their_way().select_related("site__root_page").filter(pk=pk).first()
    if mailing is None:
        return {"sent": 0}
    if smtp_server.rests():
        put_in_line(pk, after=smtp_server.PROBE_EVERY)
        return {"sent": 0}
    rounds = _deliver_together(mailing)
    if any(one.paused for one in rounds):
        put_in_line(pk, after=smtp_server.PROBE_EVERY)
    elif not end_if_done(mailing, now=timezone.now()) and due_by(timezone.now(), mailing):
        put_in_line(pk)
    return {"sent": sum(one.sent for one in rounds)}


def put_in_line(pk: int, *, after: float = 0) -> None:
    """Let a task deliver the mailing, unless one waits already. Where tasks run at once, the schedule does it."""
    if is_kept() and not is_in_line(deliver_mailing, pk):
        deliver_mailing.using(run_after=timezone.now() + timedelta(seconds=after)).enqueue(pk)


def look_for_work() -> None:
    """Begin and deliver what no task does: its time has come, a worker was killed, a wait is over."""
    now = timezone.now()
    if BEGINNINGS.due(Mailing.objects.scheduled(), at=now).exists():
        if not is_kept():
            begin_mailings.call()
        elif not is_in_line(begin_mailings):
            begin_mailings.enqueue()
    for mailing in Mailing.objects.on_their_way():
        if limits.hold(mailing, now=now):  # reports may come while nobody's turn it is
            continue
        if is_kept():
            if due_by(now, mailing):
                put_in_line(mailing.pk)
            else:
                end_if_done(mailing, now=now)
        else:
            deliver_mailing.call(mailing.pk)


def _deliver_together(mailing: Mailing) -> list[Delivered]:
    """Over several lines to the mail server at once, each claiming for itself."""
    templates, lines = Templates(mailing), settings.MAIL_CONNECTIONS
    if lines == 1 or smtp_server.is_suspected() or not is_kept():
        return [deliver(mailing, templates, seconds=SECONDS_AT_MOST)]

    def one_line(_which: int) -> Delivered:
        _step_back()
        try:
            return deliver(mailing, templates, seconds=SECONDS_AT_MOST)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(lines) as pool:
        return list(pool.map(one_line, range(lines)))


def _step_back() -> None:
    """Linux schedules threads, not processes: this one alone is nice. Elsewhere nothing happens."""
    with suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
