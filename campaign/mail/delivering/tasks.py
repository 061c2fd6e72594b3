"""Work of the platform that no visitor waits for."""

import time
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.db import connections

from campaign.mail.delivering import delivery, smtp_server
from campaign.mail.delivering.delivery import Delivered
from campaign.runtime.registry import provides
from campaign.runtime.tasks import stopping
from campaign.runtime.tasks.lanes import Lane, task_in
from campaign.runtime.tasks.task_queue import is_kept

SECONDS_AT_MOST = 50


@provides("campaign.mail.deliver_outbox")
@task_in(Lane.MAILS)
def deliver_outbox(name: str) -> dict[str, int]:
    """Deliver until nothing is due or the time is up; what is left is taken up by a task of its own."""
    if smtp_server.rests():
        _again_after(name, smtp_server.PROBE_EVERY)
        return {"sent": 0, "failed": 0}
    sent = failed = 0
    ends = time.monotonic() + SECONDS_AT_MOST
    while True:
        delivered = _deliver_together(name)
        sent, failed = sent + delivered.sent, failed + delivered.failed
        if delivered.paused:
            _again_after(name, smtp_server.PROBE_EVERY)
        elif delivered.left and (stopping.is_stopping() or time.monotonic() > ends):
            _again_after(name, 0)
        elif delivered.left:
            continue
        return {"sent": sent, "failed": failed}


def _deliver_together(name: str) -> Delivered:
    """One round of several connections to the mail server, each with its share of what is due."""
    outbox, lines = delivery.outbox_named(name), settings.MAIL_CONNECTIONS
    if lines == 1 or smtp_server.is_suspected():
        return delivery.deliver(outbox)

    def deliver(which: int) -> Delivered:
        try:
            return delivery.deliver(outbox, share=(which, lines))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(lines) as pool:
        rounds = list(pool.map(deliver, range(lines)))
    return Delivered(
        sent=sum(one.sent for one in rounds),
        failed=sum(one.failed for one in rounds),
        left=sum(one.left for one in rounds),
        paused=any(one.paused for one in rounds),
    )


def _again_after(name: str, seconds: float) -> None:
    """One task more, later, where tasks are kept; the schedule looks again otherwise."""
    if is_kept():
        delivery.put_in_line(name, after=seconds)
